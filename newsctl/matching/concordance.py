"""Concordance lines: a word with what stands left and right of it ("key word in context", Luhn 1960)."""

from collections.abc import Iterable, Iterator
from typing import Literal
from unicodedata import combining, east_asian_width

import msgspec

from newsctl.matching.query import Answer

__all__ = ["Order", "Row", "cut_left", "cut_right", "rows", "sorted_rows", "width_of"]

Order = Literal["order", "score", "left", "right"]

_SORTED_WORDS = 5
"""How many words to either side decide the order; more than a line shows would look like no order at all."""


class Row(msgspec.Struct, frozen=True):
    """A hit in its surroundings; ``reference`` is where it stands, as in ``paper.txt:2``."""

    reference: str
    left: str
    keyword: str
    right: str
    score: float | None = None


def rows(answer: Answer) -> Iterator[Row]:
    """Yield a row for each hit of ``answer``."""
    for finding in answer.findings:
        text = finding.passage.text
        for start, end, score in finding.hits:
            yield Row(
                f"{answer.path}:{finding.passage.reference}", text[:start], text[start:end], text[end:], score
            )


def sorted_rows(found: Iterable[Row], order: Order) -> list[Row]:
    """Return rows by the words on the left (nearest first), on the right, by score, or as they are."""
    if order == "left":
        return sorted(found, key=lambda row: row.left.casefold().split()[: -_SORTED_WORDS - 1 : -1])
    if order == "right":
        return sorted(found, key=lambda row: row.right.casefold().split()[:_SORTED_WORDS])
    if order == "score":
        return sorted(found, key=lambda row: -(row.score or 0.0))
    return list(found)


def cut_left(text: str, width: int) -> str:
    """Return the end of ``text``, set against the right edge of a column ``width`` wide."""
    kept, used = [], 0
    for char in reversed(text[-width:]):
        used += width_of(char)
        if used > width:
            used -= width_of(char)
            break
        kept.append(char)
    return " " * (width - used) + "".join(reversed(kept))


def cut_right(text: str, width: int) -> str:
    """Return the beginning of ``text``, filled up to ``width`` columns."""
    kept, used = [], 0
    for char in text:
        if used + width_of(char) > width:
            break
        used += width_of(char)
        kept.append(char)
    return "".join(kept) + " " * (width - used)


def width_of(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes: two for wide characters of East Asia (UAX 11)."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
