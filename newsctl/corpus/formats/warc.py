"""WARC files such as Common Crawl's news, of many web pages: the extra ``newsctl[web]``."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsctl.corpus.document import Known, Trouble
from newsctl.corpus.entry import Entry, OpenFile
from newsctl.corpus.files import too_big
from newsctl.corpus.formats.http_bodies import body_of
from newsctl.corpus.formats.web_page import NEEDS
from newsctl.corpus.options import Options
from newsctl.errors import InputError

__all__ = ["entries"]

_OK = 200  # the HTTP status of a page that is what was asked for


def entries(file: OpenFile, options: Options) -> Iterator[Entry | Trouble]:
    """Yield the HTML pages of a WARC stream, the path of each ending in ``#`` and its number, from 1.

    Raises InputError when fastwarc is not installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise InputError(file.path, NEEDS) from None
    stream = _Counted(file.stream)
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
            yield _page(record, data, f"{file.path}#{number}", options, whole=whole)
    except OSError as error:
        if error.errno is not None:
            raise
        raise InputError(file.path, f"damaged WARC data, {_after(number)}: {str(error).lower()}") from None
    if whole and stream.tail.strip():
        yield Trouble(file.path, f"the WARC data ends too early, {_after(number)}; a broken copy?")
    elif not number:
        yield Trouble(file.path, "no web pages in this WARC file")
    if others:
        yield Trouble(file.path, _left_out(others), notice=True, skipped=False)


def _page(record: Any, data: bytes, path: str, options: Options, *, whole: bool) -> Entry | Trouble:
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
    return Entry(path, data=body, form="html", named=False, known=known)


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
