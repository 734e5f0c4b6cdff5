"""An article as passages: the pieces of text that are searched, each a paragraph or the value of a field."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from newsctl.article import Article
from newsctl.errors import FilterError

__all__ = ["ALL_FIELDS", "DEFAULT_FIELDS", "Passage", "passages", "read_fields"]


class Passage(msgspec.Struct, frozen=True, gc=False):
    """A ``text`` that is searched, the record's ``field`` that holds it, and the index of its ``paragraph``.

    ``paragraph`` is None outside the body, except for a quote: there it is the paragraph the quote stands in,
    and ``speaker`` who says it.
    """

    field: str
    text: str
    paragraph: int | None = None
    speaker: str | None = None

    @property
    def reference(self) -> str:
        """Where the passage stands in its article: the paragraph, from 1, or the name of another field."""
        return str(self.paragraph + 1) if self.field == "body" and self.paragraph is not None else self.field


def _body(article: Article) -> Iterator[Passage]:
    for paragraph, text in enumerate(article.body):
        yield Passage("body", text, paragraph)


def _quotes(article: Article) -> Iterator[Passage]:
    for quote in article.quotes:
        yield Passage("quotes", quote.text, quote.paragraph, quote.speaker)


def _of(field: str, values: Iterable[str | None]) -> Iterator[Passage]:
    return (Passage(field, text) for text in values if text)


_FIELDS: dict[str, Callable[[Article], Iterator[Passage]]] = {
    "url": lambda article: _of("url", [article.url]),
    "headline": lambda article: _of("headline", [article.headline]),
    "subheadline": lambda article: _of("subheadline", [article.subheadline]),
    "dateline": lambda article: _of("dateline", [article.dateline.text if article.dateline else None]),
    "authors": lambda article: _of("authors", article.authors),
    "published": lambda article: _of("published", [article.published]),
    "label": lambda article: _of("label", [article.label]),
    "body": _body,
    "quotes": _quotes,
    "links": lambda article: _of("links", (link.title for link in article.links)),
}
"""In the record's order, which is the order of the results as well."""

ALL_FIELDS = tuple(_FIELDS)
DEFAULT_FIELDS = ("headline", "subheadline", "body", "links")


def read_fields(names: Iterable[str]) -> tuple[str, ...]:
    """Return fields in the record's order; each of ``names`` is one or several with commas between them.

    Raises FilterError for an unknown one.
    """
    wanted = {name.strip() for several in names for name in several.split(",")} - {""}
    for name in sorted(wanted.difference(_FIELDS)):
        raise FilterError(f"there is no field {name!r} to search in; there are {', '.join(_FIELDS)}")
    return tuple(field for field in _FIELDS if field in wanted)


def passages(article: Article, fields: Sequence[str]) -> Iterator[Passage]:
    """Yield the passages of ``fields`` in ``article``, in the order of ``fields``, without empty ones."""
    for field in fields:
        yield from _FIELDS[field](article)
