"""What speaks for a town that no list knows, and against a name that a list does know."""

import re

from newsctl.parsing.blocks import EDGES
from newsctl.parsing.dateline.evidence import is_known, is_weekday
from newsctl.parsing.dateline.head import Head
from newsctl.parsing.lexicon import entries

__all__ = ["could_be_town", "is_label", "is_somebody", "reads_like_news"]

GIVEN_NAMES = ("given-names-male", "given-names-female", "given-names-either")
_SHORT_SENTENCE = r"\w+(?: \w+)?[.,]"
ABSTRACT = ("tion", "ment", "ness", "ity", "ism", "ics", "ing", "ers", "virus", "ance", "ence", "ship")
_CAPS_LABEL = r"(?m)^[A-Z][A-Z ]{2,30}(?::| [—–-]) "


def is_label(words: str) -> bool:
    """Whether the words head a desk, a sport or a list: no town, though one may have that name."""
    small = words.lower()
    labels = entries("not-datelines")
    if small in labels or small in entries("sections"):
        return True
    parts = small.replace("/", " ").split()
    return len(parts) > 1 and not is_known(words) and any(part.strip(".,'’") in labels for part in parts)


def could_be_town(head: Head, name: str) -> bool:
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
    return _is_named_in(head.text, name, head.end) or _is_only_town(head, name)


def _is_only_town(head: Head, name: str) -> bool:
    """Whether nothing in a news story speaks against the name: it is no word, acronym or person in it."""
    text, small = head.text, name.lower()
    if (
        len(name) < 5
        or not name.isalpha()
        or not reads_like_news(head)
        or re.match(_SHORT_SENTENCE, head.rest)
        or _is_about_firm(head.rest)
        or small.endswith(ABSTRACT)
    ):
        return False
    if any(small in entries(known) for known in ("not-personal", "roles", *GIVEN_NAMES)):
        return False
    return (
        f" {small}" not in text
        and text.find(name, head.last.after) < 0
        and re.search(_CAPS_LABEL, text[head.last.after :]) is None
    )


def _is_about_firm(rest: str) -> bool:
    """Whether the words behind a name say what it is: ``The carmaker``, ``The smaller club``."""
    words = rest.split(None, 3)
    return words[:1] == ["The"] and any(
        word.endswith("maker") or word in entries("firm-nouns") for word in words[1:3]
    )


def reads_like_news(head: Head) -> bool:
    """Whether the paragraph names a weekday, an authority or says "here"."""
    start = head.last.after
    words = head.text[start : min(head.end, start + 400)].lower().split()
    known = entries("news-words")
    return any(word.rstrip(",.") in known or is_weekday(word.rstrip(",.")) for word in words)


def _is_named_in(text: str, town: str, after: int) -> bool:
    """Whether the story speaks of being in the town: a place too small for the list."""
    name = town.title()
    return len(town) > 3 and any(
        text.find(f" {word} {name}", after - 2000 if after > 2000 else 0) >= 0
        for word in ("in", "near", "of", "to", "from", "around", "outside")
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
        if word and any(word in entries(given) for given in GIVEN_NAMES):
            return True
        if word.rstrip(".") in entries("titles-before-names"):
            return True
        at = text.find(name, at + 1)
    return False
