"""Source tags: the outlet's own name or desk, with a colon, at the head of a paragraph."""

import re

from newsctl.article import Dateline
from newsctl.parsing.lexicon import entries

__all__ = ["read_source_tag"]

_TAG = re.compile(r"[A-Z][\w.'’-]*(?:[ /][\w.'’-]+){0,4}?(?P<colon>:)\s+(?=[^\W\d_\"“‘'])")
DESKS = (
    "commentary",
    "news",
    "agency",
    "press",
    "service",
    "desk",
    "report",
    "analysis",
    "newsroom",
    "online",
    "correspondent",
)
_FIRST_PERSON = re.compile(r"(?:I|We|You|My|Our|Well|Yes|No)\b")


def read_source_tag(text: str, start: int, end: int, dateline: Dateline | None) -> tuple[int, int] | None:
    """Return where the tag ends that opens ``text[start:end]``, without its colon and with it; None without one.

    A name and a colon may as well be a speaker, so the words must show that they are an outlet: they spell out the
    agency of the dateline, they are a known agency, or they end in the name of a desk.
    """
    found = _TAG.match(text, start, min(end, start + 60))
    if found is None or _FIRST_PERSON.match(text, found.end()):
        return None
    tag = text[start : found.start("colon")]
    words = tag.split()
    initials = "".join(word[0] for word in words).upper()
    agency = (dateline.agency if dateline else None) or ""
    spelled = len(agency) >= 2 and len(words) > 1 and agency.isupper() and initials.startswith(agency)
    known = tag.lower() in entries("agencies") or " ".join(words[:-1]).lower() in entries("agencies")
    desk = len(words) > 1 and words[-1].lower().endswith(DESKS) and words[-2][0].isupper() and known
    return (found.start("colon"), found.start("colon") + 1) if spelled or known or desk else None
