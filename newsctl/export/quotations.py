"""A quote by itself: its record, with what its article says of where it stands."""

from collections.abc import Iterator
from typing import Any

import msgspec

from newsctl.article import Article, Quote

__all__ = ["QUOTE_COLUMNS", "cells_of", "quotations"]

QUOTE_COLUMNS = (
    *(
        "path",
        "headline",
        "published",
        "date",
        "place",
        "agency",
        "url",
        "person",
        "speaker",
        "text",
        "words",
    ),
    *("kind", "paragraph", "also", "mention", "cue", "start", "end", "rule", "context"),
)
"""What can be told of a quote in a row."""


def quotations(article: Article) -> Iterator[dict[str, Any]]:
    """Yield the quotes of ``article`` as records by themselves.

    Each has the keys of its article that say where it is from, ``person``, which is for who knows the corpus
    to fill in, the quote's own, the number of its ``words``, and the paragraph around it as ``context``.
    """
    dateline = article.dateline
    head = {
        "path": article.path,
        "headline": article.headline,
        "published": article.published,
        "date": article.date,
        "place": dateline.place if dateline else None,
        "agency": dateline.agency if dateline else None,
        "url": article.url,
        "person": None,
    }
    for quote in article.quotes:
        context = _paragraph(article, quote)
        record: dict[str, Any] = msgspec.to_builtins(quote)
        yield {**head, **record, "words": len(quote.text.split()), "context": context}


def _paragraph(article: Article, quote: Quote) -> str | None:
    number = quote.paragraph
    return article.body[number] if number is not None and 0 <= number < len(article.body) else None


def cells_of(quotation: dict[str, Any], columns: tuple[str, ...]) -> list[Any]:
    """Return what a row says of a record of :func:`quotations`: of mention and cue, the words."""
    return [cell["text"] if isinstance(cell := quotation[name], dict) else cell for name in columns]
