"""Reading a piece: its bytes, decoded, as a document ready to be parsed."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

import msgspec

from newsctl.corpus.decoding import decode, has_nul, is_binary, what_it_is
from newsctl.corpus.document import Document, Trouble
from newsctl.corpus.files import read_file
from newsctl.corpus.options import Options
from newsctl.corpus.pieces import Piece

__all__ = ["Result", "perform", "read"]

T = TypeVar("T")

_NUL = "NUL bytes: no text, or UTF-16 without a byte order mark (then --encoding utf-16-le); left out"


class Result(msgspec.Struct, Generic[T]):
    """What a run makes of one document: ``value``, and the ``size`` of its text in code points."""

    value: T
    size: int


def perform(piece: Piece, work: Callable[[Document], T], options: Options) -> Iterator[Result[T] | Trouble]:
    """Yield what ``work`` makes of the document that ``piece`` holds, and the troubles with reading it."""
    for document in read(piece, options):
        if isinstance(document, Trouble):
            yield document
        else:
            yield Result(work(document), len(document.text or ""))


def read(piece: Piece, options: Options) -> Iterator[Document | Trouble]:
    """Yield the document that ``piece`` holds, after a notice if there is one, or why it holds none."""
    if piece.form == "record":
        from newsctl.corpus.records import read_record

        yield from read_record(piece, options)
        return
    if piece.form == "html":
        from newsctl.corpus.web import read_page

        yield read_page(piece)
        return
    if piece.file is None:
        yield from _read_text(piece, piece.data, options)
        return
    data = read_file(piece.file, named=piece.named, max_size=options.max_size)
    if isinstance(data, Trouble):
        yield data
    else:
        yield from _read_text(piece, data, options)


def _read_text(piece: Piece, data: bytes, options: Options) -> Iterator[Document | Trouble]:
    path = piece.path
    if options.encoding in (None, "auto"):
        if has_nul(data) and not piece.named:
            yield Trouble(path, what_it_is(data) or _NUL, notice=True)
            return
        if is_binary(data):
            yield Trouble(path, what_it_is(data) or "a binary file, not text")
            return
    decoded = decode(data, options.encoding)
    if not decoded.text or decoded.text.isspace():
        yield Trouble(path, "an empty file: no article in it")
        return
    if decoded.remark:
        yield Trouble(path, decoded.remark, notice=True, skipped=False)
    yield Document(path, decoded.text, piece.known)
