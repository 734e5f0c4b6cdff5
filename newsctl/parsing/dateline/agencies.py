"""What makes words an agency: the list, and the form that names of agencies and outlets have."""

from newsctl.parsing.calendar import month_number
from newsctl.parsing.characters import APOSTROPHES, EN_DASH
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.places import is_region

__all__ = ["could_be_agency", "is_agency", "is_listed", "is_outlet_name", "is_site"]

_NAME_MARKS = str.maketrans("", "", f".&{APOSTROPHES}/")  # besides letters, figures and hyphens
_CALL_SIGN = r"[WKC][A-Z]{2,3}(?:[- ]?(?:TV|DT|FM|AM|\d{1,2}))*$"


def is_listed(words: str) -> bool:
    """Whether the words are an agency on the list, or open with one: Reuters, CNN Indonesia."""
    small = " ".join(words.strip(f" .-{EN_DASH}").lower().split())
    listed = entries("agencies")
    if small in listed:
        return True
    first, _, behind = small.partition(" ")
    return behind != "" and first in listed and words[:2].isupper() and behind.count(" ") < 2


def is_agency(words: str) -> bool:
    """Whether words in a bracket are an agency or two of the list, or an American station's call letters."""
    words = words.strip(f" .-{EN_DASH}\n")
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
            or any(word in words.lower() for word in entries("outlet-syllables"))
        )
    return any(part.lower() in entries("outlet-words") or part[:1].isdigit() for part in parts) or (
        parts[0] == "The" and len(parts) > 2
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
