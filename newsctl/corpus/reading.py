"""Reading an entry: its bytes, decoded, as a document ready to be parsed."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec import UNSET

from newsctl.corpus.decoding import decode
from newsctl.corpus.document import Document, Trouble
from newsctl.corpus.entry import Entry
from newsctl.corpus.formats.plain_text import read_text
from newsctl.corpus.mishaps import caught
from newsctl.corpus.options import Options
from newsctl.corpus.prefilter import Prefilter, may_hold

__all__ = ["Outcome", "Result", "perform", "read"]

T = TypeVar("T")


# A tuple, because it is pickled ten times as fast as a class of its own.
Result = tuple[T, int]
"""What a run makes of one document, and the size of its text in code points."""


Outcome = Result[T] | Trouble | int
"""A result, or a trouble with reading; a number counts articles that did not pass the prefilter."""

_PASSED_OVER = 1
_ALREADY_READ = "a record without its text; --furniture changes nothing in it"
_NOT_REPORTED = "a record without its text; --reported needs the file that the article came from"


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
    document.furniture, document.reported = options.furniture, options.reported
    return work(document), len(document.text or "")


def read(entry: Entry, options: Options) -> list[Document | Trouble]:
    """Return the documents that ``entry`` holds, after notices if there are any, or why it holds none."""
    try:
        found = _read(entry, options)
        remarks = [remark for document in found for remark in _remarks(document, entry, options)]
    except Exception as error:  # the same net, for what is read in any process
        return [caught(error, entry.path)]
    return [*remarks, *found] if remarks else found


def _remarks(found: Document | Trouble, entry: Entry, options: Options) -> Iterator[Trouble]:
    """Yield what is odd about the text of a document, or what is looked for in vain where it has none."""
    if isinstance(found, Trouble):
        return
    if found.text is None:
        if entry.article is not None:
            return  # of a database it was said once
        if options.furniture:
            yield Trouble(found.path, _ALREADY_READ, notice=True, skipped=False)
        if options.reported and found.parsed is not None and found.parsed.reported is UNSET:
            yield Trouble(found.path, _NOT_REPORTED, notice=True, skipped=False)
    else:
        from newsctl.corpus.misgivings import misgivings  # which knows words, as the parser does

        for remark in misgivings(found.text):
            yield Trouble(found.path, remark, notice=True, skipped=False)


def _read(entry: Entry, options: Options) -> list[Document | Trouble]:
    if entry.article is not None:
        path = entry.article.path or entry.path
        return [
            Document(
                path,
                parsed=entry.article,
                origin=entry.path,
                source=entry.source,
                number=entry.number,
                fingerprint=entry.fingerprint,
            )
        ]
    if entry.form in ("record", "row"):
        from newsctl.corpus.formats.records import read_record

        record = read_record(entry, options)
        remark = None if entry.data.isascii() else _not_utf8(entry.data)
        return [Trouble(entry.path, remark, notice=True, skipped=False), record] if remark else [record]
    if entry.form == "html":
        from newsctl.corpus.formats.web_page import read_page

        return [read_page(entry)]
    if entry.form == "article":
        return [Document(entry.path, entry.data.decode("utf-8", "surrogatepass"), entry.known)]
    return read_text(entry, options)


def _not_utf8(data: bytes) -> str | None:
    """Return what is said of a record that was not in UTF-8; None if it was."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return decode(data).remark
    return None
