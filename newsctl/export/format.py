"""What a format is: how one article is written, and how the file grows of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO, Literal

import msgspec

from newsctl.article import Article

__all__ = ["Folder", "Format", "Records", "Settings", "Stream", "stream"]

Records = Literal["articles", "quotes", "links", "paragraphs"]


class Settings(msgspec.Struct, frozen=True):
    """What the user said about writing.

    ``ascii_only`` escapes what is not ASCII in JSON. In tables, ``records`` says what a row is, and
    ``excel_safe`` that no cell may run as a formula; ``persons`` has the persons behind the speakers of the
    article at hand, where they are known. ``reported`` says that reported speech was asked for.
    """

    ascii_only: bool = False
    excel_safe: bool = False
    records: Records = "articles"
    reported: bool = False
    persons: Mapping[str, str] = {}


Stream = Callable[[BinaryIO, Iterable[bytes], Settings], None]
"""Writes the file of articles, which the format has encoded, to an open file."""

Folder = Callable[[str, Iterable[bytes], Settings], int]
"""Writes the files of articles into a folder that is there, and returns how many articles they hold."""


class Format(msgspec.Struct, frozen=True):
    """A format that articles can be written in one by one, so that a corpus of any size passes through.

    ``encode`` returns an article as bytes, empty for one that the format has nothing to say about; it is
    called in many processes. Of text, ``opening`` returns what stands before the first article; what is no
    text is put together by ``write``, and what is no file but a folder of them by ``fill``. ``is_json`` says
    that characters can be written as escapes, ``has_tables`` that rows may be quotes, links or paragraphs,
    ``takes_reported`` that there is a place for reported speech; ``needs`` says what must be installed, None
    for nothing, and may import it.
    """

    name: str
    suffixes: tuple[str, ...]
    encode: Callable[[Article, Settings], bytes]
    opening: Callable[[Settings], bytes] = lambda settings: b""
    separator: bytes = b""
    closing: bytes = b""
    is_json: bool = False
    has_tables: bool = False
    takes_reported: bool = False
    write: Stream | None = None
    fill: Folder | None = None
    needs: Callable[[], str | None] = lambda: None

    def fills(self, path: str) -> bool:
        """Whether ``path`` is to be a folder of files: where the format can be both, a suffix is a file's."""
        return self.fill is not None and (self.write is None or not path.lower().endswith(self.suffixes))

    @property
    def is_text(self) -> bool:
        """Whether the file can be read as it stands, and compressed."""
        return self.write is None and self.fill is None


def stream(form: Format, articles: Iterable[bytes], settings: Settings) -> Iterator[bytes]:
    """Yield the pieces of the text file that holds ``articles``, which ``form`` has encoded."""
    yield form.opening(settings)
    lead = b""
    for article in articles:
        if article:
            yield lead + article
            lead = form.separator
    yield form.closing
