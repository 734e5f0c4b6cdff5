"""Rows in an order of their own: each is encoded by itself, behind what it is sorted by."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from newsctl.article import Article
from newsctl.export.format import Format, Settings
from newsctl.export.rows import Cell, columns_of, rows_of

__all__ = ["SortedRow", "in_order", "sorted_by"]

SortedRow = tuple[Cell, bytes]
"""What a row is sorted by, and the row itself, encoded."""


def sorted_by(column: str | None, form: Format, article: Article, settings: Settings) -> list[SortedRow]:
    """Return the rows of ``article`` in the format ``form``, each behind its cell of ``column``, if any.

    Where a format holds articles with all that is in them, that is one row.
    """
    rows = form.encode_rows(article, settings) if form.encode_rows else [form.encode(article, settings)]
    if column is None:
        return [(None, row) for row in rows]
    place = columns_of(settings).index(column)
    return list(zip((row[place] for row in rows_of(article, settings)), rows, strict=True))


def in_order(rows: Iterable[SortedRow], spool: BinaryIO, *, reverse: bool) -> Iterator[bytes]:
    """Yield ``rows`` by what they are sorted by, those without it last; equal ones as they come.

    They wait in ``spool``, so that memory holds only what they are sorted by, and no cell longer than its
    beginning.
    """
    filled: list[tuple[int | str, int, int]] = []
    blank: list[tuple[int | str, int, int]] = []
    at = 0
    for cell, row in rows:
        spool.write(row)
        key = cell[:_TOLD].casefold() if isinstance(cell, str) else cell
        (blank if key is None or key == "" else filled).append((key or 0, at, len(row)))
        at += len(row)
    filled.sort(key=_key, reverse=reverse)
    for _, start, length in (*filled, *blank):
        spool.seek(start)
        yield spool.read(length)


_TOLD = 200  # characters of a cell by which it is sorted


def _key(row: tuple[int | str, int, int]) -> int | str:
    return row[0]
