"""Concordance lines: a word with what stands left and right of it ("key word in context", Luhn 1960)."""

from collections.abc import Iterable, Iterator
from typing import Literal
from unicodedata import combining, east_asian_width

import msgspec

from newsctl.matching.matches import as_matches
from newsctl.matching.passages import reference
from newsctl.matching.query import Answer

__all__ = ["Order", "Row", "cut_left", "cut_right", "rows", "sorted_rows", "width_of"]

Order = Literal["order", "score", "left", "right"]

_SORTED_WORDS = 5
"""How many words to either side decide the order; more than a line shows would look like no order at all."""


class Row(msgspec.Struct, frozen=True):
    """A hit in its surroundings, as a flat record.

    The fields are those of newsctl.matching.matches.Match, but that its text is in three: what stands
    ``left`` of the match, the ``match``, and what stands ``right`` of it.
    """

    path: str | None
    headline: str | None
    field: str
    paragraph: int | None
    start: int
    end: int
    left: str
    match: str
    right: str
    speaker: str | None
    score: float | None

    @property
    def reference(self) -> str:
        """Where the hit stands in its article: the paragraph, from 1, or the name of another field."""
        return reference(self.field, self.paragraph)


def rows(answer: Answer) -> Iterator[Row]:
    """Yield a row for each hit of ``answer``."""
    for finding in answer.findings:
        for match in as_matches(answer.path, answer.headline, finding):
            yield Row(
                path=match.path,
                headline=match.headline,
                field=match.field,
                paragraph=match.paragraph,
                start=match.start,
                end=match.end,
                left=match.text[: match.start],
                match=match.match,
                right=match.text[match.end :],
                speaker=match.speaker,
                score=match.score,
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
