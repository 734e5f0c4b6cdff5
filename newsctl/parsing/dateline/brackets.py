"""What stands in brackets or between slashes in a dateline: (AP), /TASS/, [Syria], (Kyiv, May 4, 2022)."""

import re

from newsctl.parsing.dateline.evidence import could_be_agency, has_region, is_agency
from newsctl.parsing.dateline.field import BLANKS, Field, field_at
from newsctl.parsing.dates import DAY, day_of
from newsctl.parsing.places import is_city, is_region

__all__ = ["CLOSERS", "enclosed_fields"]

LONGEST = 60  # characters in a bracket
CLOSERS = {"(": ")", "[": "]", "/": "/"}
_DAY = re.compile(DAY)
_INITIALS = re.compile(r"[A-Z]/[A-Z]")  # of a region, as Ghana's agency gives them


def enclosed_fields(text: str, at: int, end: int, last: Field | None, kinds: str) -> list[Field]:
    """Return what a bracket or a pair of slashes holds: ``(AP)``, ``/TASS/``, ``(Kyiv, May 4)``."""
    closer = CLOSERS[text[at]]
    close = text.find(closer, at + 1, min(at + LONGEST, end))
    words = text[at + 1 : max(close, at)].strip()
    if not words or (closer == "/" and text[at + 1].isspace()):
        return []
    if (
        last
        and last.kind in "pr"
        and not last.is_cut_off
        and (is_region(words) or _INITIALS.fullmatch(words))
    ):
        return [field_at("r", text, at, close + 1, end, after=close + 1)]
    if closer == "]" or "a" in kinds or "u" in kinds:
        return []
    placed = "p" in kinds
    found = _DAY.search(text, at + 1, close)
    day = day_of(found) if found and "d" not in kinds else None
    if day is None:
        agency, bar, town = words.partition("|")
        if bar and not placed and is_city(town.strip()) and could_be_agency(agency.strip()):
            middle = text.index("|", at)
            return [
                Field("u", at + 1, middle, "", middle),
                field_at("p", text, middle + 1, close, end, after=close + 1),
            ]
        kind = _kind_enclosed(words, placed=placed)
        return [field_at(kind, text, at + 1, close, end, after=close + 1)] if kind else []
    head, tail = (
        text[at + 1 : day.start].strip(BLANKS + "/,-–|"),
        text[day.end : close].strip(BLANKS + "/,-–|"),
    )
    words = head or tail
    if not words:
        return [field_at("d", text, day.start, day.end, end, after=close + 1, iso=day.iso)]
    kind = "" if head and tail else _kind_enclosed(words, placed=placed)
    start = text.index(words, at + 1 if head else day.end)
    beside = Field(kind, start, start + len(words), "", start)
    return (
        [beside, field_at("d", text, day.start, day.end, end, after=close + 1, iso=day.iso)] if kind else []
    )


def _kind_enclosed(words: str, *, placed: bool) -> str:
    """Return the kind of what stands in a bracket, alone or beside a date; empty for an aside."""
    if is_agency(words):
        return "a"
    if is_city(words) or has_region(words):
        return "" if placed else "p"
    return "u" if could_be_agency(words) else ""
