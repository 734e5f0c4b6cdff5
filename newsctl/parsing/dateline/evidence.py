"""What makes words a place or an agency: their form, the lists, and what the rest of the text says."""

import re

from newsctl.parsing.blocks import EDGES
from newsctl.parsing.dateline.opening import REACH, Opening, folded
from newsctl.parsing.dates import WEEKDAYS, month_number
from newsctl.parsing.lexicon import entries
from newsctl.parsing.places import is_city, is_region

__all__ = [
    "could_be_agency",
    "has_region",
    "is_agency",
    "is_apposition",
    "is_caps",
    "is_known",
    "is_named_in",
    "is_somebody",
    "looks_like_place",
    "opens_sentence",
    "trimmed",
]

_OTHER_PLACE = re.compile(r"\s*(?:/|&|\band\b)\s*")
_CALL_SIGN = re.compile(r"[WKC][A-Z]{2,3}(?:[- ]?(?:TV|DT|FM|\d{1,2}))?$")
TITLES = ("mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "senator", "secretary")


def is_caps(words: str) -> bool:
    """Whether the words are in capitals, but for a prefix: McALLEN, DeKALB."""
    return words.isupper() or (words[:2] in ("Mc", "Mac", "De") and words[3:].isupper())


def trimmed(place: str) -> str:
    """Return a place without separators at its ends and without a weekday behind it."""
    place = place.strip(EDGES + "\n,-–—―*")
    head, _, last = place.rpartition(",")
    if head and last.strip().lower()[:3] in WEEKDAYS and last.strip().lower().endswith("day"):
        return head.strip()
    return place


def is_known(place: str) -> bool:
    """Whether one of the places named is on a list, or stands with its region."""
    return (
        has_region(place)
        or is_region(place)
        or any(is_city(part.split(",")[0].strip(" .")) for part in _OTHER_PLACE.split(place))
    )


def has_region(place: str) -> bool:
    """Whether a town stands with its state or country: behind a comma or in brackets."""
    town, _, region = place.rpartition(",")
    if town:
        return is_region(region.strip(EDGES + "\n,")) and town[:1].isupper() and len(town.split()) <= 8
    for opened, closed in (("[", "]"), ("(", ")")):
        town, _, region = place.partition(opened)
        if town and region.endswith(closed):
            return is_region(region[:-1])
    return False


def looks_like_place(place: str) -> bool:
    """Whether a date or agency beside them may make these words a place."""
    words = place.split()
    if not words or len(words) > 10 or len(place) > REACH or not place[0].isalpha():
        return False
    if any(character in place for character in ':;"“”!?…'):
        return False
    town = place.split(",")[0].split("[")[0].split("(")[0].strip()
    first = words[0].strip(",.").lower()
    if (
        first in entries("not-first-in-places")
        or (first[:3] in WEEKDAYS and first.endswith("day"))
        or (month_number(first) and len(words) == 1)
    ):
        return is_city(town)
    if is_caps(town) or is_region(town):
        return True
    capitals = sum(word[0].isupper() or not word[0].isalpha() for word in town.split())
    if capitals >= max(1, len(town.split()) - 2) and town[0].isupper() and len(town.split()) <= 5:
        return True
    return is_city(town)


def is_agency(words: str) -> bool:
    """Whether the words are an agency on the list or the call letters of an American station."""
    small = folded(words).strip(" .-–").lower()
    return small in entries("agencies") or _CALL_SIGN.match(words.strip()) is not None


def could_be_agency(words: str) -> bool:
    """Whether a known place or a date beside them may make these words an agency."""
    return (
        1 < len(words) <= 50
        and len(words.split()) <= 5
        and words[0].isalpha()
        and any(map(str.isupper, words))
        and not any(character.isdigit() or character in ':;"“”' for character in words)
    )


def opens_sentence(rest: str) -> bool:
    """Whether a text goes on after a dateline like a new sentence: it does not with a small letter."""
    return not rest[:1].islower()


def is_named_in(text: str, town: str, after: int) -> bool:
    """Whether the story speaks of being in the town: a place too small for the list."""
    name = town.title()
    return len(town) > 3 and any(
        text.find(f" {word} {name}", after - 2000 if after > 2000 else 0) >= 0
        for word in ("in", "near", "of")
    )


def is_somebody(text: str, town: str) -> bool:
    """Whether the story has a person of that name: Clinton and Houston are towns as well."""
    name = f" {town.title()}"
    at = text.find(name)
    for _ in range(20):
        if at < 0:
            break
        before = text[max(0, at - 20) : at].lstrip(EDGES).split()
        word = before[-1].lower() if before and before[-1][0].isupper() else ""
        if word and any(word in entries(f"given-names-{kind}") for kind in ("male", "female", "either")):
            return True
        if word.rstrip(".") in TITLES:
            return True
        at = text.find(name, at + 1)
    return False


def is_apposition(opening: Opening, dash: str, at: int) -> bool:
    """Whether the dash is the first of a pair."""
    stop = min(at + 120, opening.end)
    second = opening.text.find(f" {dash} ", at, stop)
    return second >= 0 and "." not in opening.text[at:second]
