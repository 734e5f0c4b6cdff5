"""What of an article can be searched: the fields of its record that hold words, in the record's order."""

from collections.abc import Callable, Sequence

from newsctl.article import Article

__all__ = ["SEARCHABLE"]


def _one(text: str | None) -> Sequence[str]:
    return () if text is None else (text,)


SEARCHABLE: dict[str, Callable[[Article], Sequence[str]]] = {
    "url": lambda article: _one(article.url),
    "headline": lambda article: _one(article.headline),
    "subheadline": lambda article: _one(article.subheadline),
    "dateline": lambda article: _one(article.dateline.text if article.dateline else None),
    "authors": lambda article: article.authors,
    "published": lambda article: _one(article.published),
    "label": lambda article: _one(article.label),
    "body": lambda article: article.body,
    "quotes": lambda article: [quote.text for quote in article.quotes],
    "links": lambda article: [link.title for link in article.links],
}
"""For each field the texts that an article has in it."""
