"""Cutting the names of a corpus into pieces: files are opened when their turn comes, containers streamed."""

import io
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import chain
from typing import Any, BinaryIO

from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Trouble
from newsctl.corpus.files import open_file, reason, too_big
from newsctl.corpus.options import Options
from newsctl.corpus.pieces import Form, Piece, Source
from newsctl.corpus.shapes import PLAIN, Shape, compression_of, shape_of, sniff, sniff_compression
from newsctl.corpus.walking import STDIN, Found, find, find_listed
from newsctl.errors import InputError

__all__ = ["cut", "cut_source"]

Cutter = Callable[[Source, Options], Iterator[Piece | Trouble]]

_BUFFER = 1024 * 1024
_HEAD = 8192


def cut(names: Iterable[str], options: Options, stdin: BinaryIO) -> Iterator[Piece | Trouble]:
    """Yield the pieces behind ``names`` in order, then those of ``options.files_from``; and the troubles."""
    for found in chain(find(names, options.output), _listed(options, stdin)):
        if isinstance(found, Trouble):
            yield found
        elif found.path.endswith(PLAIN):
            yield Piece(printable(found.path), file=found.path, named=found.named)
        else:
            yield from _cut_file(found, options, stdin)


def cut_source(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the pieces of one open file or stream; its name tells what it is, or else how it begins.

    Raises InputError for what makes the whole of it unreadable, OSError for what the system says.
    """
    shape, compression = shape_of(source.path), compression_of(source.path)
    if shape is None and compression is None:
        compression = sniff_compression(_head(source))
    if compression is not None:
        from newsctl.corpus.compressed import decompress

        source = Source(source.path, decompress(source.stream, compression, source.path), source.named)
    if shape is None:
        shape = sniff(_head(source), options.text_field)
    elif shape == "json" and sniff(_head(source)) == "lines":
        shape = "lines"  # many a dump named .json is one
    yield from _cutter(shape)(source, options)


def _listed(options: Options, stdin: BinaryIO) -> Iterator[Found | Trouble]:
    """Yield the files that the list named by the user names."""
    path = options.files_from
    if path is None:
        return
    if path == STDIN:
        yield from find_listed(stdin, nul_separated=options.nul_separated, output=options.output)
        return
    descriptor = open_file(path, named=True)
    if isinstance(descriptor, Trouble):
        yield descriptor
        return
    with open(descriptor, "rb") as stream:
        yield from find_listed(stream, nul_separated=options.nul_separated, output=options.output)


def _cut_file(found: Found, options: Options, stdin: BinaryIO) -> Iterator[Piece | Trouble]:
    path = printable(found.path)
    try:
        if found.path == STDIN:
            yield from cut_source(Source(path, stdin), options)
            return
        descriptor = open_file(found.path, named=found.named)
        if isinstance(descriptor, Trouble):
            yield descriptor
            return
        with open(descriptor, "rb", buffering=_BUFFER) as stream:
            yield from cut_source(Source(path, stream, found.named), options)
    except InputError as error:
        yield Trouble(error.path, error.reason)
    except OSError as error:
        yield Trouble(path, reason(error, found.path))


def _cut_text(source: Source, options: Options, form: Form = "text") -> Iterator[Piece | Trouble]:
    """Yield the one article that the stream holds."""
    data = _read_up_to(source.stream, options.max_size + 1)
    if len(data) > options.max_size:
        yield Trouble(source.path, too_big(options.max_size))
    else:
        yield Piece(source.path, data=data, form=form, named=source.named)


def _cut_page(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    return _cut_text(source, options, "html")


_CUTTERS: dict[Shape, Cutter | tuple[str, str]] = {
    "text": _cut_text,
    "html": _cut_page,
    "lines": ("newsctl.corpus.records", "cut_lines"),
    "json": ("newsctl.corpus.arrays", "cut_array"),
    "table": ("newsctl.corpus.tables", "cut_table"),
    "warc": ("newsctl.corpus.web", "cut_warc"),
    "zip": ("newsctl.corpus.archives", "cut_zip"),
    "tar": ("newsctl.corpus.archives", "cut_tar"),
}


def _cutter(shape: Shape) -> Cutter:
    """Return the function that cuts a ``shape`` into pieces, imported now if plain text does not need it."""
    cutter = _CUTTERS[shape]
    if isinstance(cutter, tuple):
        module, name = cutter
        cutter = getattr(import_module(module), name)
    return cutter


def _head(source: Source) -> bytes:
    """Return how the stream begins, and put it back."""
    if source.stream.seekable():
        start = source.stream.tell()
        head = _read_up_to(source.stream, _HEAD)
        source.stream.seek(start)
    else:
        head = _read_up_to(source.stream, _HEAD)
        source.stream = io.BufferedReader(_Again(head, source.stream), _BUFFER)
    return head


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    """Return ``size`` bytes of ``stream``, fewer only at its end: a pipe gives them in portions."""
    parts = []
    while size > 0 and (part := stream.read(min(size, _BUFFER))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class _Again(io.RawIOBase):
    """``head``, which was read already to see what it is, and then the rest of ``stream``."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        part = part or self._stream.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)
