"""Reading an entry: its bytes, decoded, as a document ready to be parsed."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from newsctl.corpus.decoding import decode, has_nul, is_binary, plain, what_it_is
from newsctl.corpus.document import Document, Trouble
from newsctl.corpus.entry import Entry
from newsctl.corpus.files import read_file
from newsctl.corpus.mishaps import caught
from newsctl.corpus.options import Options
from newsctl.corpus.prefilter import Prefilter, may_hold

__all__ = ["Outcome", "Result", "perform", "read"]

T = TypeVar("T")

_NUL = "NUL bytes: no text, or UTF-16 without a byte order mark (then --encoding utf-16-le); left out"


# A tuple, because it is pickled ten times as fast as a class of its own.
Result = tuple[T, int]
"""What a run makes of one document, and the size of its text in code points."""


Outcome = Result[T] | Trouble | int
"""A result, or a trouble with reading; a number counts articles that did not pass the prefilter."""

_PASSED_OVER = 1


def perform(
    entry: Entry, work: Callable[[Document], T], options: Options, prefilter: Prefilter | None = None
) -> list[Outcome[T]]:
    """Return what ``work`` makes of the document that ``entry`` holds, and the troubles with reading it."""
    if prefilter is not None and not may_hold(entry, prefilter, options):
        return [_PASSED_OVER]
    try:
        return [
            found if isinstance(found, Trouble) else _worked(found, entry, work, options)
            for found in read(entry, options)
        ]
    except MemoryError as error:  # of the work, too: the next article may be smaller
        return [caught(error, entry.path)]


def _worked(document: Document, entry: Entry, work: Callable[[Document], T], options: Options) -> Result[T]:
    document.date_from, document.file = options.date_from, entry.file
    return work(document), len(document.text or "")


def read(entry: Entry, options: Options) -> list[Document | Trouble]:
    """Return the document that ``entry`` holds, after notices if there are any, or why it holds none."""
    try:
        found = _read(entry, options)
        remarks = [remark for document in found for remark in _remarks(document)]
    except Exception as error:  # the same net, for what is read in any process
        return [caught(error, entry.path)]
    return [*remarks, *found] if remarks else found


def _remarks(found: Document | Trouble) -> Iterator[Trouble]:
    """Yield what is odd about the text of a document."""
    if isinstance(found, Document) and found.text is not None:
        from newsctl.corpus.misgivings import misgivings  # which knows words, as the parser does

        for remark in misgivings(found.text):
            yield Trouble(found.path, remark, notice=True, skipped=False)


def _read(entry: Entry, options: Options) -> list[Document | Trouble]:
    if entry.article is not None:
        path = entry.article.path or entry.path
        return [Document(path, parsed=entry.article, origin=entry.path, source=entry.source)]
    if entry.form in ("record", "row"):
        from newsctl.corpus.formats.records import read_record

        record = read_record(entry, options)
        remark = None if entry.data.isascii() else _not_utf8(entry.data)
        return [Trouble(entry.path, remark, notice=True, skipped=False), record] if remark else [record]
    if entry.form == "html":
        from newsctl.corpus.formats.web_page import read_page

        return [read_page(entry)]
    data = entry.data
    if entry.file is not None:
        got = read_file(entry.file, max_size=options.max_size)
        if isinstance(got, Trouble):
            return [got]
        data = got
    text = plain(data) if options.encoding is None else None
    if text is None:
        return _read_odd(entry, data, options)
    return [Document(entry.path, text, entry.known)]


def _not_utf8(data: bytes) -> str | None:
    """Return what is said of a record that was not in UTF-8; None if it was."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return decode(data).remark
    return None


def _read_odd(entry: Entry, data: bytes, options: Options) -> list[Document | Trouble]:
    """Read what is not plain UTF-8, is empty, or was given an encoding."""
    if options.encoding in (None, "auto"):
        if has_nul(data) and not entry.named:
            return [Trouble(entry.path, what_it_is(data) or _NUL, notice=True)]
        if is_binary(data):
            return [Trouble(entry.path, what_it_is(data) or "a binary file, not text")]
    decoded = decode(data, options.encoding)
    if not decoded.text or decoded.text.isspace():
        return [Trouble(entry.path, "an empty file: no article in it", notice=True)]
    document = Document(entry.path, decoded.text, entry.known)
    if decoded.remark is None:
        return [document]
    return [Trouble(entry.path, decoded.remark, notice=True, skipped=False), document]
