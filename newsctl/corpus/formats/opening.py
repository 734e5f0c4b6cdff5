"""An open file of any format: decompressed, recognised, made UTF-8, and handed to the format's module."""

from collections.abc import Callable, Iterator
from importlib import import_module

from newsctl.corpus.decoding import marked
from newsctl.corpus.document import Trouble
from newsctl.corpus.entry import Entry, OpenFile
from newsctl.corpus.formats.catalogue import (
    JSON,
    JSON_LINES,
    Format,
    compression_by_beginning,
    compression_by_name,
    format_by_beginning,
    format_by_name,
)
from newsctl.corpus.formats.streams import head_of, recoded
from newsctl.corpus.options import Options

__all__ = ["entries_in"]

_HEAD = 8192


def entries_in(file: OpenFile, options: Options) -> Iterator[Entry | Trouble]:
    """Yield the entries of one open file or stream; its name tells what it is, or else how it begins.

    Raises InputError for what makes the whole of it unreadable, OSError for what the system says.
    """
    form, compression = format_by_name(file.path), compression_by_name(file.path)
    head, stream = head_of(file.stream, _HEAD)
    if form is None and compression is None:
        compression = compression_by_beginning(head)
    if not head:
        yield Trouble(file.path, "an empty file: no article in it", notice=True)
        return
    if compression is not None:
        from newsctl.corpus.formats.compressed import decompress

        head, stream = head_of(decompress(stream, compression, file.path), _HEAD)
    form = _format(form, head, options)
    encoding = marked(head) if options.encoding in (None, "auto") else options.encoding
    if encoding is not None and form.recoded:
        stream = recoded(stream, encoding)
    yield from _entries_of(form)(OpenFile(file.path, stream, file.named, file.gauge), options)


def _format(told: Format | None, head: bytes, options: Options) -> Format:
    """Return the format of what begins with ``head``, given what its name has ``told``."""
    if told is None:
        return format_by_beginning(head, options.text_field)
    if told is JSON and format_by_beginning(head) is JSON_LINES:
        return JSON_LINES  # many a dump that is named .json is one
    return told


def _entries_of(form: Format) -> Callable[[OpenFile, Options], Iterator[Entry | Trouble]]:
    """Return the function of the module of ``form``, imported now: plain text needs few of them."""
    module = import_module(f"newsctl.corpus.formats.{form.module}")
    entries: Callable[[OpenFile, Options], Iterator[Entry | Trouble]] = module.entries
    return entries
