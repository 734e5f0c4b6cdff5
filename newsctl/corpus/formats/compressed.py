"""Compressed streams, read as they come, never unpacked to disk, and never more than a sane archive holds."""

import io
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO

from newsctl.errors import InputError

__all__ = ["FREE", "MAX_RATIO", "bounded", "decompress"]

MAX_RATIO = 200
"""How many times its size a compressed file may expand: news text comes to 3 to 10, zeros to 1,000."""

FREE = 64 * 1024 * 1024
"""Below so many bytes of text, the ratio does not matter."""

FREE_ENDS = 250_000
"""Below so many places where a line or an object ends, it does not matter how few bytes they take."""

_ENDS = (b"\n", b"\r", b"}")
_PORTION = 262_144


def decompress(stream: BinaryIO, compression: str, path: str) -> BinaryIO:
    """Return a stream of what the compressed ``stream`` holds; ``path`` is for messages.

    Raises InputError, now or when read, for damaged data, for data that expands beyond all measure (see
    :func:`bounded`), and for zstd without the extra ``newsctl[zstd]``.
    """
    source = _Metered(stream)
    opened, errors = _opened(source, compression, path)

    def expand(size: int) -> bytes:
        try:
            # Not read(), which would keep what stands before a damaged place to itself.
            part: bytes = opened.read1(size)
        except EOFError:
            raise InputError(path, f"the {compression} data ends too early; a broken copy?") from None
        except errors as error:
            raise InputError(path, f"damaged {compression} data: {error}") from None
        return part

    return bounded(expand, lambda: source.taken, path)


def bounded(expand: Callable[[int], bytes], taken: Callable[[], int], path: str) -> BinaryIO:
    """Return a stream of what ``expand(size)`` gives, as long as it stays sane.

    ``taken()`` is how many compressed bytes that took. Raises InputError when read on beyond MAX_RATIO, or
    when there are more ends of lines and of objects than compressed bytes: no text packs as small as that.
    """
    return io.BufferedReader(_Bounded(expand, taken, path), _PORTION)


class _Metered(io.RawIOBase):
    """``stream``, counting what was taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.taken = 0
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self._stream.read(len(buffer))
        buffer[: len(part)] = part
        self.taken += len(part)
        return len(part)


class _Bounded(io.RawIOBase):
    """What :func:`bounded` describes; an error, once raised, is raised at each further try."""

    def __init__(self, expand: Callable[[int], bytes], taken: Callable[[], int], path: str) -> None:
        self._expand = expand
        self._taken = taken
        self._path = path
        self._given = 0
        self._ends = 0
        self._failure: InputError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._failure is not None:  # once told, it stays: who looked ahead has not passed it on
            raise self._failure
        try:
            part = self._expand(min(len(buffer), _PORTION))
            self._measure(part)
        except InputError as error:
            self._failure = error
            raise
        buffer[: len(part)] = part
        return len(part)

    def _measure(self, part: bytes) -> None:
        self._given += len(part)
        self._ends += sum(map(part.count, _ENDS))
        if self._given > max(FREE, MAX_RATIO * self._taken()):
            raise InputError(self._path, f"expands to over {MAX_RATIO} times its size; not read further")
        if self._ends > max(FREE_ENDS, self._taken()):
            raise InputError(self._path, "expands to more lines than it has bytes; not read further")


def _opened(source: _Metered, compression: str, path: str) -> tuple[Any, tuple[type[Exception], ...]]:
    """Return a reader of ``source`` and the errors that it raises for damaged data."""
    if compression == "gzip":
        import gzip
        import zlib

        return gzip.GzipFile(fileobj=io.BufferedReader(source)), (OSError, zlib.error)
    if compression == "bzip2":
        import bz2

        return bz2.BZ2File(io.BufferedReader(source)), (OSError,)
    if compression == "xz":
        import lzma

        return lzma.LZMAFile(io.BufferedReader(source)), (lzma.LZMAError,)
    zstd = _zstd()
    if zstd is None:
        raise InputError(path, "compressed by zstd, which needs: pip install 'newsctl[zstd]'")
    return zstd.ZstdFile(io.BufferedReader(source)), (zstd.ZstdError,)


def _zstd() -> Any:
    """Return the module that knows zstd, Python's own from 3.14 on; None where there is none."""
    for name in ("compression.zstd", "backports.zstd"):
        with suppress(ImportError):
            return import_module(name)
    return None
