"""The tables that an article gives: its columns, and a row for it or for each of what it holds."""

from collections.abc import Iterator

from newsctl.article import Article
from newsctl.export.format import Records, Settings
from newsctl.export.quotations import QUOTE_COLUMNS, cells_of, quotations

__all__ = ["COLUMNS", "NUMBERS", "Cell", "rows_of"]

Cell = str | int | None

COLUMNS: dict[Records, tuple[str, ...]] = {
    "articles": (
        *("path", "url", "headline", "subheadline"),
        *("dateline", "dateline_place", "dateline_agency", "dateline_date", "authors"),
        *("published", "date", "date_source", "label", "body", "quotes", "links", "words"),
    ),
    "quotes": QUOTE_COLUMNS,
    "links": ("path", "headline", "published", "date", "label", "title", "url", "start", "end"),
    "paragraphs": ("path", "headline", "published", "date", "paragraph", "text"),
}

NUMBERS = frozenset(("paragraph", "start", "end", "quotes", "links", "words"))
"""Columns of numbers, whatever the row is; all others are of text."""


def rows_of(article: Article, settings: Settings) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``article`` that ``settings`` ask for, in the order of the columns.

    The cells hold what the record holds: paragraphs parted by a blank line, authors by ``; ``, None where a
    field is null.
    """
    records = settings.records
    known = (article.path, article.headline, article.published, article.date)
    if records == "quotes":
        for quotation in quotations(article):
            quotation["person"] = settings.persons.get(quotation["speaker"])
            cells = cells_of(quotation, QUOTE_COLUMNS)
            yield tuple("; ".join(cell) if isinstance(cell, list) else cell for cell in cells)
    elif records == "links":
        for link in article.links:
            yield (*known, link.label, link.title, link.url, link.start, link.end)
    elif records == "paragraphs":
        for number, text in enumerate(article.body):
            yield (*known, number, text)
    else:
        dateline = article.dateline
        yield (
            *(article.path, article.url, article.headline, article.subheadline),
            *((dateline.text, dateline.place, dateline.agency, dateline.date) if dateline else (None,) * 4),
            *("; ".join(article.authors), article.published, article.date, article.date_source),
            *(article.label, "\n\n".join(article.body)),
            *(len(article.quotes), len(article.links), article.words),
        )
