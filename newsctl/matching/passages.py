"""An article as passages: the pieces of text that are searched, each a paragraph or the value of a field."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from newsctl.article import Article
from newsctl.corpus.searchable import SEARCHABLE
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


ALL_FIELDS = tuple(SEARCHABLE)
"""In the record's order, which is the order of the results as well."""

DEFAULT_FIELDS = ("headline", "subheadline", "body", "links")


def read_fields(names: Iterable[str]) -> tuple[str, ...]:
    """Return fields in the record's order; each of ``names`` is one or several with commas between them.

    Raises FilterError for an unknown one.
    """
    wanted = {name.strip() for several in names for name in several.split(",")} - {""}
    for name in sorted(wanted.difference(SEARCHABLE)):
        raise FilterError(f"there is no field {name!r} to search in; there are {', '.join(SEARCHABLE)}")
    return tuple(field for field in SEARCHABLE if field in wanted)


def passages(article: Article, fields: Sequence[str]) -> Iterator[Passage]:
    """Yield the passages of ``fields`` in ``article``, in the order of ``fields``; an empty value is none."""
    for field in fields:
        if field == "body":
            for paragraph, text in enumerate(article.body):
                yield Passage(field, text, paragraph)
        elif field == "quotes":
            for quote in article.quotes:
                yield Passage(field, quote.text, quote.paragraph, quote.speaker)
        else:
            yield from (Passage(field, text) for text in SEARCHABLE[field](article) if text)
