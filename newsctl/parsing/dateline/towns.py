"""What speaks for a town that no list knows, and against a name that a list does know."""

from newsctl.parsing.blocks import EDGES
from newsctl.parsing.calendar import is_weekday
from newsctl.parsing.characters import DASHES
from newsctl.parsing.dateline.openings import Opening
from newsctl.parsing.dateline.place_names import is_label
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled

__all__ = ["SHORT_SENTENCE", "could_be_town", "is_somebody", "reads_like_news"]

TITLES = ("honorifics", "title-abbreviations", "titles-before-names")
SHORT_SENTENCE = r"\w+(?: \w+)?[.,]"
_CAPS_LABEL = rf"(?m)^[A-Z][A-Z ]{{2,30}}(?::| [{DASHES}-]) "


def could_be_town(opening: Opening, name: str) -> bool:
    """Whether a name in capitals that no list knows is a town's, by its form or by what the story says."""
    if is_label(name) or len(name.split()) > 3:
        return False
    small = name.lower()
    if " " in small and (
        small.split()[0] in entries("town-openers") or small.split()[-1] in entries("town-nouns")
    ):
        return True
    endings = entries("town-endings")
    if " " not in small and any(small[-length:] in endings for length in range(2, min(9, len(small) - 1))):
        return True
    return _is_named_in(opening.text, name, opening.end) or _is_only_town(opening, name)


def _is_only_town(opening: Opening, name: str) -> bool:
    """Whether nothing in a news story speaks against the name: it is no word, acronym or person in it."""
    text, small = opening.text, name.lower()
    if (
        len(name) < 5
        or not name.isalpha()
        or not _is_local(opening)
        or compiled(SHORT_SENTENCE).match(opening.rest)
        or _is_about_firm(opening.rest)
        or small.endswith(tuple(entries("abstract-endings")))
    ):
        return False
    if small in entries("not-personal") or small in entries("roles") or is_given_name(small):
        return False
    return (
        f" {small}" not in text
        and text.find(name, opening.last.after) < 0
        and compiled(_CAPS_LABEL).search(text[opening.last.after :]) is None
    )


def _is_about_firm(rest: str) -> bool:
    """Whether the words behind a name say what it is: ``The carmaker``, ``The smaller club``."""
    words = rest.split(None, 3)
    return words[:1] == ["The"] and any(
        word.endswith("maker") or word in entries("firm-nouns") for word in words[1:3]
    )


def reads_like_news(opening: Opening) -> bool:
    """Whether the paragraph names a weekday or an authority, or reports what was said or done."""
    return any(word in entries("news-words") or is_weekday(word) for word in _words_behind(opening))


def _is_local(opening: Opening) -> bool:
    """Whether the paragraph speaks of the place where it was written: here, villagers, the district."""
    return any(word in entries("local-words") for word in _words_behind(opening))


def _words_behind(opening: Opening) -> list[str]:
    start = opening.last.after
    return [word.rstrip(",.") for word in opening.text[start : min(opening.end, start + 400)].lower().split()]


def _is_named_in(text: str, town: str, after: int) -> bool:
    """Whether the story speaks of being in the town: a place too small for the list."""
    name = town.title()
    return len(town) > 3 and any(
        text.find(f" {word} {name}", max(0, after - 2000)) >= 0 for word in entries("town-prepositions")
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
        if word and is_given_name(word):
            return True
        if any(word.rstrip(".") in entries(titles) for titles in TITLES):
            return True
        at = text.find(name, at + 1)
    return False
