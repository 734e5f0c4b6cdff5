"""Source tags: the outlet's own name or desk, with a colon, at the head of a paragraph."""

from functools import cache

from newsctl.article import Dateline
from newsctl.parsing.characters import APOSTROPHES, OPENING_MARKS
from newsctl.parsing.lexicon import any_of, entries
from newsctl.parsing.patterns import compiled

__all__ = ["read_source_tag"]

REACH = 60  # characters that a tag may have
_WORD = rf"[\w.{APOSTROPHES}-]"
_TAG = rf"[A-Z]{_WORD}*(?:[ /]{_WORD}+){{0,4}}?(?P<colon>:)\s+(?=[^\W\d_{OPENING_MARKS}])"


def read_source_tag(text: str, start: int, end: int, dateline: Dateline | None) -> tuple[int, int] | None:
    """Return where the tag that opens ``text[start:end]`` ends, without its colon and with it, or None.

    A name and a colon may as well be a speaker, so the words must show that they are an outlet: they are an
    agency on the list, their initials spell the agency of the dateline, or an outlet's word runs into the
    name of a desk: ``Ellery Pressanalysis``.
    """
    stop = min(end, start + REACH)
    if text.find(":", start, stop) < 0:
        return None
    found = compiled(_TAG).match(text, start, stop)
    if found is None or compiled(_speaker()).match(text, found.end()):
        return None
    tag = text[start : found.start("colon")]
    words = tag.split()
    agency = (dateline.agency if dateline else None) or ""
    initials = "".join(word[0] for word in words).upper()
    spelled = len(agency) >= 2 and len(words) > 1 and agency.isupper() and initials.startswith(agency)
    glued = len(words) > 1 and any(_is_glued(word) for word in words[1:])
    known = {tag.lower(), " ".join(words[:-1]).lower()} & entries("agencies")
    return (found.start("colon"), found.end("colon")) if spelled or glued or known else None


@cache
def _speaker() -> str:
    """Return the pattern of a word that nobody but a speaker opens a sentence with."""
    return rf"(?:{any_of('speaker-openers')})\b"


def _is_glued(word: str) -> bool:
    """Whether a word is one of outlets with a section, or another name, run into it."""
    return any(
        word[:cut].lower() in entries("outlet-words")
        and (word[cut:] in entries("sections") or (word[cut].isupper() and not word.isupper()))
        for cut in range(3, len(word) - 2)
    )
