"""Streams that give back what was looked at, or UTF-8 for another encoding."""

import codecs
import io
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from typing import Any, BinaryIO

from newsctl.errors import InputError

__all__ = ["head_of", "read_up_to", "recoded", "sequential", "universal_lines"]

_BUFFER = 1024 * 1024


def sequential(stream: BinaryIO, head: bytes = b"") -> BinaryIO:
    """Return a stream of ``head``, which was read already, and the rest of ``stream``; it cannot seek."""
    return io.BufferedReader(_Again(head, stream), _BUFFER)


def recoded(stream: BinaryIO, encoding: str) -> BinaryIO:
    """Return what ``stream`` holds in ``encoding`` as UTF-8; what cannot be decoded becomes U+FFFD."""
    return io.BufferedReader(_Recoded(stream, encoding), _BUFFER)


def head_of(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """Return how ``stream`` begins, and a stream that begins there."""
    if stream.seekable():
        start = stream.tell()
        head = read_up_to(stream, size)
        stream.seek(start)
        return head, stream
    head = b"".join(_portions(stream, size, to_damage=True))
    return head, sequential(stream, head)


def read_up_to(stream: BinaryIO, size: int) -> bytes:
    """Return ``size`` bytes of ``stream``, fewer only at its end: a pipe gives them in portions."""
    return b"".join(_portions(stream, size))


def universal_lines(stream: BinaryIO, max_size: int) -> Iterator[str | None]:
    """Yield the lines of ``stream`` with what ends them: LF, CRLF or a lone CR; None for one too large.

    They are in Latin-1, which has a character for each byte: ``line.encode("latin-1")`` is what was there.
    """
    # What closes when it is no longer needed is the stream made here, not the one that was given.
    text = io.TextIOWrapper(sequential(stream), "latin-1", newline="")
    limit = max_size + 2
    while line := text.readline(limit):
        if len(line) < limit or line.endswith(("\n", "\r")):
            yield line
            continue
        while (rest := text.readline(limit)) and not rest.endswith(("\n", "\r")):
            pass
        yield None


def _portions(stream: BinaryIO, size: int, *, to_damage: bool = False) -> Iterator[bytes]:
    """Yield ``size`` bytes of ``stream`` as they come; fewer at its end or, if asked, where it is damaged.

    Whoever reads on is told of the damage.
    """
    read = getattr(stream, "read1", stream.read)
    with suppress(InputError) if to_damage else nullcontext():
        while size > 0 and (part := read(min(size, _BUFFER))):
            yield part
            size -= len(part)


class _Again(io.RawIOBase):
    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._read = getattr(stream, "read1", stream.read)  # whatever there is before damage, or in a pipe

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        part = part or self._read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


class _Recoded(io.RawIOBase):
    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            data = self._stream.read(_BUFFER)
            self._ready = self._decoder.decode(data, final=not data).encode("utf-8", "replace")
            if not data:
                break
        part, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)
