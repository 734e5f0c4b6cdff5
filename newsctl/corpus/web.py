"""Web pages, single or in WARC files such as Common Crawl's news: the extra ``newsctl[web]``.

trafilatura finds the article in a page; what it gives is the text that is parsed and that offsets point into.
Of the links, those that have a line of their own ("Read more: …") keep their address, as ``[title](url)``.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsctl.corpus.document import Document, Known, Trouble
from newsctl.corpus.files import too_big
from newsctl.corpus.http_bodies import body_of
from newsctl.corpus.options import Options
from newsctl.corpus.pieces import Piece, Source
from newsctl.errors import InputError

__all__ = ["cut_warc", "read_page"]

_LINK = re.compile(r"\[([^\[\]\n]{1,400})\]\(([^()\s]{1,2000})\)")
_LABEL = 4  # words beside a link that is no part of a sentence: "Read more on this:"
_OK = 200  # the HTTP status of a page that is what was asked for
_NEEDS = "web pages need trafilatura and fastwarc: pip install 'newsctl[web]'"


def read_page(piece: Piece) -> Document | Trouble:
    """Return the article in the HTML of ``piece`` with what the page says of it, or why there is none."""
    try:
        from trafilatura import bare_extraction
    except ImportError:
        return Trouble(piece.path, _NEEDS)
    url = piece.known.url if piece.known else None
    page = bare_extraction(
        piece.data, url=url, with_metadata=True, include_links=True, include_comments=False
    )
    if page is None or isinstance(page, dict) or not page.text:
        return Trouble(piece.path, "no article in this page", notice=not piece.named)
    title = page.title or None
    lines = [_unlinked(line) for line in page.text.split("\n")]
    if title and lines[0] != title:
        lines.insert(0, title)
    known = Known(
        title, page.date, [name for name in (page.author or "").split("; ") if name], page.url or url
    )
    return Document(piece.path, "\n\n".join(lines), known)


def cut_warc(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the HTML pages of a WARC stream, the path of each ending in ``#`` and its number, from 1.

    Raises InputError when fastwarc is not installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise InputError(source.path, _NEEDS) from None
    stream = _Counted(source.stream)
    number = 0
    whole = True
    others: list[int] = []  # the statuses of pages that are no articles
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            if "html" not in (record.http_content_type or ""):
                continue
            number += 1
            status = record.http_headers.status_code
            if status not in (None, _OK):
                others.append(status)
                continue
            data = record.reader.read(options.max_size + 1)
            whole = len(data) > options.max_size or len(data) >= record.content_length
            yield _page(record, data, f"{source.path}#{number}", options, whole=whole)
    except OSError as error:
        if error.errno is not None:
            raise
        raise InputError(source.path, f"damaged WARC data, {_after(number)}: {str(error).lower()}") from None
    if whole and stream.tail.strip():
        yield Trouble(source.path, f"the WARC data ends too early, {_after(number)}; a broken copy?")
    elif not number:
        yield Trouble(source.path, "no web pages in this WARC file")
    if others:
        yield Trouble(source.path, _left_out(others), notice=True, skipped=False)


def _page(record: Any, data: bytes, path: str, options: Options, *, whole: bool) -> Piece | Trouble:
    """Return the page whose body was sent as ``data``, or why it cannot be had."""
    if len(data) > options.max_size:
        return Trouble(path, too_big(options.max_size))
    if not whole:
        return Trouble(path, "cut short: the WARC data ends in this page; a broken copy?")
    headers = {name.lower(): value for name, value in record.http_headers.asdict().items()}
    transfer, encoding = headers.get("transfer-encoding", ""), headers.get("content-encoding", "")
    try:
        body = body_of(data, transfer, encoding, options.max_size + 1, path)
    except InputError as error:
        return Trouble(path, error.reason)
    if len(body) > options.max_size:
        return Trouble(path, too_big(options.max_size))
    known = Known(url=record.headers.get("WARC-Target-URI"))
    return Piece(path, data=body, form="html", named=False, known=known)


def _left_out(statuses: list[int]) -> str:
    counted = (f"{count:,} with {status}" for status, count in sorted(Counter(statuses).items()))
    return f"pages left out for their HTTP status: {', '.join(counted)}"


def _after(number: int) -> str:
    return f"after page {number}" if number else "before the first page"


class _Counted:
    """A stream as fastwarc wants it: one that knows how far it has come, though it cannot go back.

    ``tail`` is how it ends: with two empty lines, as every record does (WARC 1.1, section 4).
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)  # whatever there is before a damaged place
        self._at = 0
        self.tail = b""

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._read(size)
        self._at += len(data)
        self.tail = (self.tail + data[-4:])[-4:]
        return data

    def close(self) -> None:
        """Leave the stream to who opened it."""

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        raise OSError("this stream cannot go back")


def _unlinked(line: str) -> str:
    """Return ``line`` with the links that stand within a sentence as their words alone."""
    if "](" not in line:
        return line
    beside = _LINK.sub("", line)
    return line if len(beside.split()) <= _LABEL else _LINK.sub(r"\1", line)
