"""WARC files such as Common Crawl's news, of many web pages: the extra ``newsctl[web]``."""

from collections.abc import Iterator
from typing import BinaryIO

from newsctl.corpus.document import Known, Trouble
from newsctl.corpus.entry import Entry, OpenFile
from newsctl.corpus.files import too_big
from newsctl.corpus.formats.web_page import NEEDS
from newsctl.corpus.options import Options
from newsctl.errors import InputError

__all__ = ["entries"]


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
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            if "html" not in (record.http_content_type or ""):
                continue
            number += 1
            path = f"{file.path}#{number}"
            data = record.reader.read(options.max_size + 1)
            whole = len(data) > options.max_size or len(data) >= record.content_length
            if len(data) > options.max_size:
                yield Trouble(path, too_big(options.max_size))
            elif not whole:
                yield Trouble(path, "cut short: the WARC data ends in this page; a broken copy?")
            else:
                known = Known(url=record.headers.get("WARC-Target-URI"))
                yield Entry(path, data=data, form="html", named=False, known=known)
    except OSError as error:
        if error.errno is not None:
            raise
        raise InputError(file.path, f"damaged WARC data, {_after(number)}: {str(error).lower()}") from None
    if whole and stream.tail.strip():
        yield Trouble(file.path, f"the WARC data ends too early, {_after(number)}; a broken copy?")
    elif not number:
        yield Trouble(file.path, "no web pages in this WARC file")


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
