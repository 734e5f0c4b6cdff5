"""What one article may cost: it takes a second to name the speakers of some thousand quotations."""

from newsctl.parsing.characters import ANGLES, APOSTROPHES, DOUBLE_MARKS, LEFT_SINGLE
from newsctl.parsing.patterns import compiled

__all__ = ["MOST_MARKS", "quoting_end"]

MOST_MARKS = 50_000
"""Quotation marks of one article that are read: a long novel has ten thousand, with its apostrophes."""

_MARK = f"[{DOUBLE_MARKS}{ANGLES}{APOSTROPHES}{LEFT_SINGLE}]"


def quoting_end(text: str) -> int:
    """Return where quotations are no longer looked for: at the end, unless the marks are too many."""
    if len(text) <= MOST_MARKS:
        return len(text)
    marks = compiled(_MARK).finditer(text)
    last = next((mark.start() for number, mark in enumerate(marks) if number == MOST_MARKS), None)
    return len(text) if last is None else last
