"""What makes words a place or an agency: their form, the lists, and what the rest of the text says."""

from functools import lru_cache

from newsctl.parsing.blocks import EDGES
from newsctl.parsing.calendar import is_weekday, month_number
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.places import is_city, is_region

__all__ = [
    "could_be_agency",
    "has_region",
    "is_agency",
    "is_caps",
    "is_known",
    "is_label",
    "is_listed",
    "is_outlet_name",
    "is_site",
    "looks_like_place",
    "names_town",
]

_NAME_MARKS = str.maketrans("", "", ".&'’/")  # besides letters, figures and hyphens
LONGEST = 90  # characters in a place
_OTHER_PLACE = r"\s*(?:[/&]|\band\b|\bAND\b|\by\b|\bund\b|\bet\b)\s*"
_CALL_SIGN = r"[WKC][A-Z]{2,3}(?:[- ]?(?:TV|DT|FM|AM|\d{1,2}))*$"


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
        _is_listed(part.split(",")[0].split("[")[0].split("(")[0])
        for part in compiled(_OTHER_PLACE).split(place)
    )


def _is_listed(part: str) -> bool:
    """Whether a list knows a place, or the one behind a compass point or a preposition: NEAR KHERSON."""
    part = part.strip(" .'’")
    if is_city(part):
        return True
    word, _, behind = part.partition(" ")
    if word.lower() not in entries("place-openers") or is_label(behind):
        return False
    return is_city(behind) or is_region(behind) or (" " in behind and _is_listed(behind))


def is_label(words: str) -> bool:
    """Whether the words head a desk, a sport or a list: no town, though one may have that name."""
    small = words.lower()
    labels = entries("not-datelines")
    if small in labels or small in entries("sections"):
        return True
    parts = small.replace("/", " ").split()
    return len(parts) > 1 and not is_known(words) and any(part.strip(".,'’") in labels for part in parts)


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
    if not words or len(words) > 10 or len(place) > LONGEST or not place.lstrip("'’‘")[:1].isalpha():
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


def is_listed(words: str) -> bool:
    """Whether the words are an agency on the list, or open with one: Reuters, CNN Indonesia."""
    small = " ".join(words.strip(" .-–").lower().split())
    listed = entries("agencies")
    if small in listed:
        return True
    first, _, behind = small.partition(" ")
    return behind != "" and first in listed and words[:2].isupper() and behind.count(" ") < 2


def is_agency(words: str) -> bool:
    """Whether words in a bracket are an agency or two of the list, or an American station's call letters."""
    words = words.strip(" .-–\n")
    if is_listed(words) or compiled(_CALL_SIGN).match(words):
        return True
    parts = words.replace("-", "/").split("/")
    return len(parts) > 1 and any(map(is_listed, parts))


def could_be_agency(words: str) -> bool:
    """Whether words that no list knows may be an agency where one is expected: FOX 9, dpa/lno."""
    parts = words.split()
    aside = entries("not-agencies")
    if not 1 <= len(parts) <= 5 or not 2 <= len(words) <= 50 or words.isdigit() or words[1] == "-":
        return False
    if words.lower() in aside or parts[0].lower() in aside or month_number(parts[0]) or is_region(words):
        return False
    if len(parts) == 1 and words.islower() and not any(map(str.isdigit, words)):
        return len(words) <= 8 and words.replace("/", "").replace("-", "").isalpha()
    return words.lower() != words.upper() and all(
        _is_name_word(part, opens=number == 0) for number, part in enumerate(parts)
    )


def _is_name_word(word: str, *, opens: bool) -> bool:
    """Whether a word may stand in an outlet's name: with a capital or a figure, or a small one inside."""
    if word == "&":
        return not opens
    if not word.replace("-", "a").translate(_NAME_MARKS).isalnum():
        return False
    if word[0].isupper() or word.isdigit():
        return len(word) <= 2 or not word.isdigit()
    if word[0].isdigit() or any(map(str.isdigit, word)):
        return len(word) <= 7
    return not opens and (word in entries("name-joiners") or word.startswith("al-"))


def is_site(words: str) -> bool:
    """Whether the words are the address of a site, as some outlets sign: TEMPO.CO, KOMPAS.com."""
    name, _, domain = words.rpartition(".")
    return len(name) > 2 and 2 <= len(domain) <= 4 and domain.isalpha() and " " not in words


def is_outlet_name(words: str) -> bool:
    """Whether words that no list knows are named as outlets are: RNS, RTTNews, FOX 9, The Center Square."""
    parts = words.split()
    letters = parts[0].replace("/", "").replace("-", "")
    if len(parts) == 1:
        return (
            letters.isupper()
            or not letters[1:].islower()
            or any(word in words.lower() for word in ("news", "press", "media", "tv"))
        )
    return any(part.lower() in entries("outlet-words") or part[:1].isdigit() for part in parts) or (
        parts[0] == "The" and len(parts) > 2
    )
