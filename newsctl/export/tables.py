"""CSV and TSV: a row for an article, or for each of its quotations, links or paragraphs.

Both are quoted as RFC 4180 has it, for TSV as well, since paragraphs hold line breaks.
"""

import csv
from collections.abc import Iterator

from newsctl.article import Article
from newsctl.export.format import Format, Settings
from newsctl.export.rows import COLUMNS, Cell, rows_of

__all__ = ["CSV", "TSV"]

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
    def written(rows: Iterator[tuple[Cell, ...]]) -> bytes:
        lines = _Lines()
        csv.writer(lines, delimiter=delimiter, lineterminator=_END).writerows(rows)
        return "".join(lines).encode()

    def opening(settings: Settings) -> bytes:
        # Without the mark, Excel takes UTF-8 for the code page of the country.
        mark = b"\xef\xbb\xbf" if settings.excel_safe else b""
        return mark + written(iter([COLUMNS[settings.records]]))

    def encode(article: Article, settings: Settings) -> bytes:
        rows = rows_of(article, settings)
        return written((*map(_defused, row),) if settings.excel_safe else row for row in rows)

    return Format(name, (f".{name}",), encode, opening, has_tables=True)


CSV = _table("csv", ",")
TSV = _table("tsv", "\t")
