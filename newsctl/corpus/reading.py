"""Reading a piece: its bytes, decoded, as a document ready to be parsed."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from newsctl.corpus.decoding import decode, has_nul, is_binary, plain, what_it_is
from newsctl.corpus.document import Document, Trouble
from newsctl.corpus.downloads import articles_in
from newsctl.corpus.files import read_file
from newsctl.corpus.mishaps import caught
from newsctl.corpus.options import Options
from newsctl.corpus.pieces import Piece
from newsctl.corpus.sifting import Sieve, may_hold

__all__ = ["Outcome", "Result", "perform", "read", "read_text"]

T = TypeVar("T")

_NUL = "NUL bytes: no text, or UTF-16 without a byte order mark (then --encoding utf-16-le); left out"


# A tuple, because it is pickled ten times as fast as a class of its own.
Result = tuple[T, int]
"""What a run makes of one document, and the size of its text in code points."""


Outcome = Result[T] | Trouble | int
"""A result, or a trouble with reading; a number counts articles that did not pass the sieve."""

_PASSED_OVER = 1


def perform(
    piece: Piece, work: Callable[[Document], T], options: Options, sieve: Sieve | None = None
) -> list[Outcome[T]]:
    """Return what ``work`` makes of the document that ``piece`` holds, and the troubles with reading it."""
    if sieve is not None and not may_hold(piece, sieve, options):
        return [_PASSED_OVER]
    try:
        return [
            found if isinstance(found, Trouble) else _worked(found, piece, work, options)
            for found in read(piece, options)
        ]
    except MemoryError as error:  # of the work, too: the next article may be smaller
        return [caught(error, piece.path)]


def _worked(document: Document, piece: Piece, work: Callable[[Document], T], options: Options) -> Result[T]:
    document.date_from, document.file = options.date_from, piece.file
    return work(document), len(document.text or "")


def read(piece: Piece, options: Options) -> list[Document | Trouble]:
    """Return the documents that ``piece`` holds, after notices if there are any, or why it holds none."""
    try:
        found = _read(piece, options)
        remarks = [remark for document in found for remark in _remarks(document)]
    except Exception as error:  # the same net, for what is read in any process
        return [caught(error, piece.path)]
    return [*remarks, *found] if remarks else found


def _remarks(found: Document | Trouble) -> Iterator[Trouble]:
    """Yield what is odd about the text of a document."""
    if isinstance(found, Document) and found.text is not None:
        from newsctl.corpus.misgivings import misgivings  # which knows words, as the parser does

        for remark in misgivings(found.text):
            yield Trouble(found.path, remark, notice=True, skipped=False)


def _read(piece: Piece, options: Options) -> list[Document | Trouble]:
    if piece.article is not None:
        path = piece.article.path or piece.path
        return [Document(path, parsed=piece.article, origin=piece.path, source=piece.source)]
    if piece.form in ("record", "row"):
        from newsctl.corpus.records import read_record

        record = read_record(piece, options)
        remark = None if piece.data.isascii() else _not_utf8(piece.data)
        return [Trouble(piece.path, remark, notice=True, skipped=False), record] if remark else [record]
    if piece.form == "html":
        from newsctl.corpus.web import read_page

        return [read_page(piece)]
    if piece.form == "article":
        return [Document(piece.path, piece.data.decode("utf-8", "surrogatepass"), piece.known)]
    return read_text(piece, options)


def read_text(piece: Piece, options: Options) -> list[Document | Trouble]:
    """Return the document that a plain text is, or the several that a download of a news database holds.

    The path of each of several ends in ``#`` and its number, from 1. Notices come first; a trouble alone says
    why there is no document.
    """
    data = piece.data
    if piece.file is not None:
        got = read_file(piece.file, max_size=options.max_size)
        if isinstance(got, Trouble):
            return [got]
        data = got
    text = plain(data) if options.encoding is None else None
    if text is None:
        return _read_odd(piece, data, options)
    return _articles(piece, text)


def _articles(piece: Piece, text: str) -> list[Document | Trouble]:
    articles = articles_in(text)
    if len(articles) == 1:
        return [Document(piece.path, text, piece.known)]
    return [
        Document(f"{piece.path}#{number}", article, piece.known) for number, article in enumerate(articles, 1)
    ]


def _not_utf8(data: bytes) -> str | None:
    """Return what is said of a record that was not in UTF-8; None if it was."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return decode(data).remark
    return None


def _read_odd(piece: Piece, data: bytes, options: Options) -> list[Document | Trouble]:
    """Read what is not plain UTF-8, is empty, or was given an encoding."""
    if options.encoding in (None, "auto"):
        if has_nul(data) and not piece.named:
            return [Trouble(piece.path, what_it_is(data) or _NUL, notice=True)]
        if is_binary(data):
            return [Trouble(piece.path, what_it_is(data) or "a binary file, not text")]
    decoded = decode(data, options.encoding)
    if not decoded.text or decoded.text.isspace():
        return [Trouble(piece.path, "an empty file: no article in it", notice=True)]
    found = _articles(piece, decoded.text)
    if decoded.remark is not None:
        found.insert(0, Trouble(piece.path, decoded.remark, notice=True, skipped=False))
    return found
