"""Pieces: articles that are known of but not yet read, cut from files and containers one after another.

Finding pieces is cheap and done in one process, in order; reading them, which means decoding and parsing, is
dear and done wherever there is a core to spare. What stands between the two is small and can be sent to
another process.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Literal

import msgspec

from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Known, Trouble
from newsctl.corpus.files import STDIN, Found, find, open_file, reason, too_big
from newsctl.corpus.options import Options
from newsctl.corpus.shapes import compression_of, shape_of, sniff

__all__ = ["Piece", "Source", "cut"]

_BUFFER = 1024 * 1024
_HEAD = 8192


class Piece(msgspec.Struct, frozen=True, gc=False):
    """One article not yet read: the ``file`` that holds it, still to be opened, or else its ``data``.

    ``path`` is what its record will say; ``form`` what the bytes are: the text itself, a JSON object, or
    HTML.
    """

    path: str
    file: str | None = None
    data: bytes = b""
    form: Literal["text", "record", "html"] = "text"
    named: bool = True
    known: Known | None = None


class Source(msgspec.Struct):
    """An open file or stream: ``path`` as it is shown, and whether it was ``named`` or found in a folder."""

    path: str
    stream: BinaryIO
    named: bool = True


def cut(names: Sequence[str], options: Options, stdin: BinaryIO) -> Iterator[Piece | Trouble]:
    """Yield the pieces behind ``names`` in order, and the troubles with finding them."""
    for found in find(names, options.output):
        if isinstance(found, Trouble):
            yield found
        elif shape_of(found.path) == "text" and compression_of(found.path) is None:
            yield Piece(printable(found.path), file=found.path, named=found.named)
        else:
            yield from _cut_file(found, options, stdin)


def _cut_file(found: Found, options: Options, stdin: BinaryIO) -> Iterator[Piece | Trouble]:
    try:
        if found.path == STDIN:
            yield from cut_source(Source(STDIN, stdin), options)
            return
        descriptor = open_file(found.path, named=found.named)
        if isinstance(descriptor, Trouble):
            yield descriptor
            return
        with open(descriptor, "rb", buffering=_BUFFER) as stream:
            yield from cut_source(Source(printable(found.path), stream, found.named), options)
    except OSError as error:
        yield Trouble(found.path, reason(error, found.path))


def cut_source(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the pieces of one open file or stream, its shape told by its name or else by how it begins."""
    shape = shape_of(source.path)
    if shape is None:
        head = source.stream.read(_HEAD)
        source.stream = io.BufferedReader(_Again(head, source.stream), _BUFFER)
        shape = sniff(head)
    if shape == "lines":
        from newsctl.corpus.records import cut_lines

        yield from cut_lines(source, options)
    else:
        yield from cut_text(source, options)


def cut_text(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the one article that the stream holds."""
    data = _read_up_to(source.stream, options.max_size + 1)
    if len(data) > options.max_size:
        yield Trouble(source.path, too_big(options.max_size))
    else:
        yield Piece(source.path, data=data, named=source.named)


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
        size = len(buffer)
        part, self._head = self._head[:size], self._head[size:]
        part = part or self._stream.read(size)
        buffer[: len(part)] = part
        return len(part)
