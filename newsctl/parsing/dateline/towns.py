"""What speaks for a town that no list knows, and against a name that a list does know."""

import re

from newsctl.parsing.blocks import EDGES
from newsctl.parsing.dateline.evidence import is_known
from newsctl.parsing.dateline.head import Head
from newsctl.parsing.lexicon import entries

__all__ = ["could_be_town", "is_label", "is_somebody", "reads_like_news"]

GIVEN_NAMES = ("given-names-male", "given-names-female", "given-names-either")
_SHORT_SENTENCE = re.compile(r"\w+(?: \w+)?[.,]")
_BODY = re.compile(
    r"The (?:[\w-]+ )?(?:\w*maker|company|firm|group|bank|club|team|side|giant|band|alliance|agency|union"
    r"|league|show|series|film|party|airline|retailer|carrier|operator|brand|star)\b"
)
_ABSTRACT = ("tion", "ment", "ness", "ity", "ism", "ics", "ing", "ers", "virus", "ance", "ence", "ship")
_CAPS_LABEL = re.compile(r"^[A-Z][A-Z ]{2,30}(?::| [—–-]) ", re.MULTILINE)
_NEWS = re.compile(
    r"\b(?:here|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:[Pp]olice|[Cc]ourt|[Mm]inist(?:er|ry)|[Dd]istrict"
    r"|[Oo]fficials?|[Rr]esidents|[Aa]uthorit(?:y|ies)|[Gg]overnment|[Mm]ayor|[Cc]ouncil|[Vv]illage(?:rs)?))\b"
)


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
        or _SHORT_SENTENCE.match(head.rest)
        or _BODY.match(head.rest)
        or small.endswith(_ABSTRACT)
    ):
        return False
    if any(small in entries(known) for known in ("not-personal", "roles", *GIVEN_NAMES)):
        return False
    return (
        f" {small}" not in text
        and text.find(name, head.last.after) < 0
        and _CAPS_LABEL.search(text, head.last.after) is None
    )


def reads_like_news(head: Head) -> bool:
    """Whether the paragraph names a weekday, an authority or says "here"."""
    return _NEWS.search(head.text, head.last.after, min(head.end, head.last.after + 400)) is not None


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
