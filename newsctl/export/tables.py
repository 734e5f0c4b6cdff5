"""CSV and TSV: a row for an article, or for each of its quotations, links or paragraphs.

Both are quoted as RFC 4180 has it, for TSV as well, since paragraphs hold line breaks.
"""

import csv
from collections.abc import Iterable
from typing import BinaryIO

from newsctl.article import Article
from newsctl.export.format import Format, Settings
from newsctl.export.rows import COLUMNS, Cell, chosen_rows, columns_of

__all__ = ["CSV", "TSV"]

_LONGEST_HEAD = 1_000
_END = "\r\n"  # before Python 3.13, a cell with another line end than its row's would not be quoted

# What a spreadsheet may take for a formula, by OWASP's list and with the full-width forms that Excel takes.
_FULLWIDTH = (
    "\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *_FULLWIDTH)


def _defused(cell: Cell) -> Cell:
    """Return ``cell`` with an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


class _Lines(list[str]):
    """What :func:`csv.writer` writes, a row at a time, each ending in a line feed."""

    def write(self, row: str) -> None:
        self.append(f"{row.removesuffix(_END)}\n")


def _table(name: str, delimiter: str) -> Format:
    def written(rows: Iterable[tuple[Cell, ...]]) -> bytes:
        lines = _Lines()
        csv.writer(lines, delimiter=delimiter, lineterminator=_END).writerows(rows)
        return "".join(lines).encode()

    def opening(settings: Settings) -> bytes:
        # Without the mark, Excel takes UTF-8 for the code page of the country.
        mark = b"\xef\xbb\xbf" if settings.excel_safe else b""
        return mark + written([settings.fields or columns_of(settings)])

    def rows_of(article: Article, settings: Settings) -> Iterable[tuple[Cell, ...]]:
        rows = chosen_rows(article, settings)
        return ((*map(_defused, row),) for row in rows) if settings.excel_safe else rows

    def wrote(file: BinaryIO) -> bool:
        head = file.readline(_LONGEST_HEAD).decode("utf-8-sig", "replace")
        columns = head.removesuffix("\n").split(delimiter)
        return any(set(columns) <= set(known) for known in COLUMNS.values())

    return Format(
        name=name,
        suffixes=(f".{name}",),
        encode=lambda article, settings: written(rows_of(article, settings)),
        opening=opening,
        encode_rows=lambda article, settings: [written([row]) for row in rows_of(article, settings)],
        fields_of=columns_of,
        wrote=wrote,
        has_parts=True,
    )


CSV = _table("csv", ",")
TSV = _table("tsv", "\t")
