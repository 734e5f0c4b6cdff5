"""What a format is: how one article is written, and what stands before, between and after them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from newsctl.article import Article

__all__ = ["Format", "Records", "Settings", "stream"]

Records = Literal["articles", "quotes", "links"]


class Settings(msgspec.Struct, frozen=True):
    """What the user said about writing.

    ``ascii_only`` escapes what is not ASCII in JSON. In tables, ``records`` says what a row is, and
    ``excel_safe`` that no cell may run as a formula; ``persons`` has the persons behind the speakers of the
    article at hand, where they are known.
    """

    ascii_only: bool = False
    excel_safe: bool = False
    records: Records = "articles"
    persons: Mapping[str, str] = {}


class Format(msgspec.Struct, frozen=True):
    """A format that articles can be written in one by one, so that a corpus of any size passes through.

    ``encode`` returns an article as bytes, empty for one that the format has nothing to say about;
    ``opening`` returns what stands before the first one. ``is_json`` says that characters can
    be written as escapes.
    """

    name: str
    suffixes: tuple[str, ...]
    encode: Callable[[Article, Settings], bytes]
    opening: Callable[[Settings], bytes] = lambda settings: b""
    separator: bytes = b""
    closing: bytes = b""
    is_json: bool = False


def stream(form: Format, articles: Iterable[bytes], settings: Settings) -> Iterator[bytes]:
    """Yield the pieces of the file that holds ``articles``, which ``form`` has encoded."""
    yield form.opening(settings)
    lead = b""
    for article in articles:
        if article:
            yield lead + article
            lead = form.separator
    yield form.closing
