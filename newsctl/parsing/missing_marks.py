"""Where a quotation ends whose closing mark is missing."""

from collections.abc import Iterator
from functools import cache

from newsctl.parsing.characters import APOSTROPHES
from newsctl.parsing.lexicon import any_of
from newsctl.parsing.patterns import compiled

__all__ = ["unclosed"]

_FINAL = frozenset(".?!")


def unclosed(text: str, opened: int, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield a quotation of the words from ``start``, whose mark stands at ``opened``, if it is one.

    It goes up to who said it, or to ``end``: there its paragraph ends, or the next quotation begins. In the
    middle of a sentence it is none, for the mark that opened it may be the mistake. The four are the start
    of the mark and of the words, and the end of the words twice over, for no mark follows.
    """
    said = compiled(_attributed()).search(text, start, end)
    last = said.end() if said else end
    if said or text[last : last + 1] in "\r\n" or text[start:last].rstrip()[-1:] in _FINAL:
        yield opened, start, last, last


@cache
def _attributed() -> str:
    """Return the pattern of a comma before the reporter's own words: | Jane Roe, the mayor, said."""
    cues = f"(?:{any_of('plain-cues')})"
    name = rf"[A-Z][\w.{APOSTROPHES}-]+"
    who = rf"(?:he|she|(?:{name}\s){{0,3}}{name}(?:,[^.?!]{{1,80}},)?)"
    return rf",(?=\s(?:{who}\s{cues}\b|(?:{any_of('inverted-cues')})\s(?:he\b|she\b|[A-Z])))"
