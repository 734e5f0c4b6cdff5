"""CSV and TSV: a row for an article, or for each of its quotations or links.

The cells hold what the record holds: paragraphs parted by a blank line, authors by ``; ``, nothing where a
field is null. Both are quoted as RFC 4180 has it, for TSV as well, since paragraphs hold line breaks.
"""

import csv
from collections.abc import Iterator

from newsctl.article import Article
from newsctl.export.format import Format, Records, Settings
from newsctl.export.quotations import QUOTE_COLUMNS, cells_of, quotations

__all__ = ["CSV", "TSV"]

Cell = str | int | None

_COLUMNS: dict[Records, tuple[str, ...]] = {
    "articles": (
        *(
            "path",
            "url",
            "headline",
            "subheadline",
            "dateline",
            "dateline_place",
            "dateline_agency",
            "dateline_date",
            "authors",
        ),
        *("published", "date", "date_source", "label", "body", "quotes", "links", "words"),
    ),
    "quotes": QUOTE_COLUMNS,
    "links": ("path", "headline", "published", "date", "label", "title", "url", "start", "end"),
}

_END = "\r\n"  # before Python 3.13, a cell with another line end than its row's would not be quoted

# What a spreadsheet may take for a formula, by OWASP's list and with the full-width forms that Excel takes.
_FULLWIDTH = (
    "\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *_FULLWIDTH)


def _rows(article: Article, settings: Settings) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``article`` in the order of the columns."""
    records = settings.records
    if records == "quotes":
        for quotation in quotations(article):
            quotation["person"] = settings.persons.get(quotation["speaker"])
            yield (*cells_of(quotation, QUOTE_COLUMNS),)
    elif records == "links":
        for link in article.links:
            target = (link.label, link.title, link.url, link.start, link.end)
            yield (article.path, article.headline, article.published, article.date, *target)
    else:
        dateline = article.dateline
        yield (
            *(article.path, article.url, article.headline, article.subheadline),
            *((dateline.text, dateline.place, dateline.agency, dateline.date) if dateline else (None,) * 4),
            *("; ".join(article.authors), article.published, article.date, article.date_source),
            *(article.label, "\n\n".join(article.body)),
            *(len(article.quotes), len(article.links), article.words),
        )


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
        return written(iter([_COLUMNS[settings.records]]))

    def encode(article: Article, settings: Settings) -> bytes:
        rows = _rows(article, settings)
        return written((*map(_defused, row),) if settings.excel_safe else row for row in rows)

    return Format(name, (f".{name}",), encode, opening)


CSV = _table("csv", ",")
TSV = _table("tsv", "\t")
