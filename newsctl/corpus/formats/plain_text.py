"""Plain text: one article a file, or a download of several."""

from collections.abc import Iterator

from newsctl.corpus.decoding import decode, has_nul, is_binary, plain, what_it_is
from newsctl.corpus.document import Document, Trouble
from newsctl.corpus.entry import Entry, Form, OpenFile
from newsctl.corpus.files import read_file, too_big
from newsctl.corpus.formats.downloads import articles_in
from newsctl.corpus.formats.streams import read_up_to
from newsctl.corpus.options import Options

__all__ = ["entries", "read_text", "whole"]

_NUL = "NUL bytes: no text, or UTF-16 without a byte order mark (then --encoding utf-16-le); left out"


def entries(file: OpenFile, options: Options) -> Iterator[Entry | Trouble]:
    """Yield the one article that ``file`` holds, or those of a download."""
    entry = whole(file, options, "text")
    found = [] if isinstance(entry, Trouble) else read_text(entry, options)
    documents = [document for document in found if isinstance(document, Document)]
    if len(documents) < 2:
        yield entry
        return
    yield from (trouble for trouble in found if isinstance(trouble, Trouble))
    for document in documents:
        data = (document.text or "").encode("utf-8", "surrogatepass")
        yield Entry(document.path, data=data, form="article", named=file.named)


def whole(file: OpenFile, options: Options, form: Form) -> Entry | Trouble:
    """Return all that ``file`` holds as one entry of that ``form``."""
    data = read_up_to(file.stream, options.max_size + 1)
    if len(data) > options.max_size:
        return Trouble(file.path, too_big(options.max_size))
    return Entry(file.path, data=data, form=form, named=file.named)


def read_text(entry: Entry, options: Options) -> list[Document | Trouble]:
    """Return the document that a plain text is, or the several that a download of a news database holds.

    The path of each of several ends in ``#`` and its number, from 1. Notices come first; a trouble alone says
    why there is no document.
    """
    data = entry.data
    if entry.file is not None:
        got = read_file(entry.file, max_size=options.max_size)
        if isinstance(got, Trouble):
            return [got]
        data = got
    text = plain(data) if options.encoding is None else None
    if text is None:
        return _read_odd(entry, data, options)
    return _articles(entry, text)


def _articles(entry: Entry, text: str) -> list[Document | Trouble]:
    articles = articles_in(text)
    if len(articles) == 1:
        return [Document(entry.path, text, entry.known)]
    return [
        Document(f"{entry.path}#{number}", article, entry.known) for number, article in enumerate(articles, 1)
    ]


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
    found = _articles(entry, decoded.text)
    if decoded.remark is not None:
        found.insert(0, Trouble(entry.path, decoded.remark, notice=True, skipped=False))
    return found
