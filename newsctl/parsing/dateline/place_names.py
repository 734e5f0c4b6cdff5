"""What makes words the name of a place: the lists, and the form that places have in datelines."""

from functools import lru_cache

from newsctl.parsing.blocks import EDGES
from newsctl.parsing.calendar import is_weekday, month_number
from newsctl.parsing.characters import APOSTROPHES, LEFT_SINGLE
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.places import is_city, is_region

__all__ = ["has_region", "is_caps", "is_known", "is_label", "looks_like_place", "names_town"]

LONGEST = 90  # characters in a place
_OTHER_PLACE = r"\s*(?:[/&]|\band\b|\bAND\b|\by\b|\bund\b|\bet\b)\s*"


def is_caps(words: str) -> bool:
    """Whether the words are in capitals, but for a few letters: McALLEN, COEUR d'ALENE, 's-HERTOGENBOSCH."""
    if words.isupper() or words[1:4].islower():
        return words.isupper()
    small = sum(map(str.islower, words))
    return 0 < small <= 4 and sum(map(str.isupper, words)) >= 3 * small


def is_known(place: str) -> bool:
    """Whether the place is a state or country, or names a town as :func:`names_town` says."""
    return is_region(place) or names_town(place)


def names_town(place: str) -> bool:
    """Whether one of the places named is a town on the list, or stands with its region."""
    if has_region(place):
        return True
    if is_city(place):  # Montana is a town as well, but hardly ever that one
        return not is_region(place) or place.lower() in entries("dateline-places")
    return any(
        _is_on_list(part.split(",")[0].split("[")[0].split("(")[0])
        for part in compiled(_OTHER_PLACE).split(place)
    )


def _is_on_list(part: str) -> bool:
    """Whether a list knows a place, or the one behind a compass point or a preposition: NEAR KHERSON."""
    part = part.strip(f" .{APOSTROPHES}")
    if is_city(part):
        return True
    word, _, behind = part.partition(" ")
    if word.lower() not in entries("place-openers") or is_label(behind):
        return False
    return is_city(behind) or is_region(behind) or (" " in behind and _is_on_list(behind))


def is_label(words: str) -> bool:
    """Whether the words head a desk, a sport or a list: no town, though one may have that name."""
    small = words.lower()
    labels = entries("not-datelines")
    if small in labels or small in entries("sections"):
        return True
    parts = small.replace("/", " ").split()
    if len(parts) < 2 or is_known(words):
        return False
    return any(part.strip(f".,{APOSTROPHES}") in labels for part in parts)


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


@lru_cache(maxsize=1024)
def looks_like_place(place: str) -> bool:
    """Whether the form of the words lets them be a place."""
    words = place.split()
    if not words or len(words) > 10 or len(place) > LONGEST:
        return False
    if not place.lstrip(f"{APOSTROPHES}{LEFT_SINGLE}")[:1].isalpha():
        return False
    first = words[0].strip(",.").lower()
    if (
        first in entries("not-first-in-places")
        or is_weekday(first)
        or (len(words) == 1 and month_number(first))
    ):
        return (len(words) > 1 and is_caps(place)) or (len(words) <= 4 and is_city(place))
    if is_caps(place):
        return True
    capitals = sum([word[0].isupper() or not word[0].isalpha() for word in words])
    if capitals >= max(1, len(words) - 2) and place[0].isupper() and len(words) <= 5:
        return True
    return len(words) <= 4 and (is_region(place) or is_city(place))
