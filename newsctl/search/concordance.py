"""Concordance lines: a word with what stands left and right of it ("key word in context", Luhn 1960)."""

from collections.abc import Iterable, Iterator
from typing import Literal
from unicodedata import combining, east_asian_width

import msgspec

from newsctl.search.query import Answer

__all__ = ["Order", "Row", "columns", "cut_left", "cut_right", "rows", "sorted_rows"]

Order = Literal["order", "score", "left", "right"]

_SORTED_WORDS = 5
"""How many words to either side decide the order; more than a line shows would look like no order at all."""


class Row(msgspec.Struct, frozen=True):
    """A hit in its surroundings; ``place`` is its path and paragraph, from 1, or field: ``paper.txt:2``."""

    place: str
    left: str
    keyword: str
    right: str
    score: float | None = None


def rows(answer: Answer) -> Iterator[Row]:
    """Yield a row for each hit of ``answer``."""
    for finding in answer.findings:
        passage = finding.passage
        where = (
            passage.field if passage.field != "body" or passage.paragraph is None else passage.paragraph + 1
        )
        for hit in finding.hits:
            left, keyword, right = (
                passage.text[: hit.start],
                passage.text[hit.start : hit.end],
                passage.text[hit.end :],
            )
            yield Row(f"{answer.path}:{where}", left, keyword, right, hit.score)


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
        used += columns(char)
        if used > width:
            used -= columns(char)
            break
        kept.append(char)
    return " " * (width - used) + "".join(reversed(kept))


def cut_right(text: str, width: int) -> str:
    """Return the beginning of ``text``, filled up to ``width`` columns."""
    kept, used = [], 0
    for char in text:
        if used + columns(char) > width:
            break
        used += columns(char)
        kept.append(char)
    return "".join(kept) + " " * (width - used)


def columns(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes: two for wide characters of East Asia (UAX 11)."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
