"""Opening and reading files, and saying in words why one cannot be read."""

import os
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISREG, S_ISSOCK

from newsctl.corpus.document import Trouble

__all__ = ["OPEN_AT_ONCE", "kind_of", "no_file", "open_file", "read_file", "reason", "size_of", "too_big"]

_CHUNK = 65_536  # most articles fit, and the interpreter gives back what is not used
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)

OPEN_AT_ONCE = _OPEN | getattr(os, "O_NONBLOCK", 0)
"""How to open what may have become a pipe: one that nobody writes to would hold up the run."""


def open_file(path: str, *, special: bool = False) -> int | Trouble:
    """Return a descriptor of the file ``path``, open for reading, or why there is none.

    It must be a regular file, whatever it was when it was found; a ``special`` one, a pipe or a device that
    was named as such, is waited for.
    """
    try:
        descriptor = os.open(path, _OPEN) if special else _opened(path)
    except OSError as error:
        return Trouble(path, reason(error, path))
    mode = os.fstat(descriptor).st_mode
    if S_ISREG(mode) or (special and not S_ISDIR(mode)):
        return descriptor
    os.close(descriptor)
    return Trouble(path, no_file(_kind(mode)))


def read_file(path: str, *, max_size: int) -> bytes | Trouble:
    """Return the bytes of the regular file ``path``, ``max_size`` at most, or why there are none."""
    try:
        descriptor = _opened(path)
        try:
            data = os.read(descriptor, _CHUNK)
            if not _ends_at(descriptor, len(data)):
                return _read_patiently(descriptor, path, max_size)
        finally:
            os.close(descriptor)
    except OSError as error:
        return Trouble(path, reason(error, path))
    return data if len(data) <= max_size else Trouble(path, too_big(max_size))


def _ends_at(descriptor: int, place: int) -> bool:
    """Whether what is open is a file of that many bytes: a cheaper question than for its status."""
    try:
        return os.lseek(descriptor, 0, os.SEEK_END) == place
    except OSError:  # a pipe, or a file below /proc
        return False


def _read_patiently(descriptor: int, path: str, max_size: int) -> bytes | Trouble:
    """Return all of an open file if it is a regular one, and stays as it is meanwhile."""
    status = os.fstat(descriptor)
    if not S_ISREG(status.st_mode):
        return Trouble(path, no_file(_kind(status.st_mode)))
    os.lseek(descriptor, 0, os.SEEK_SET)
    parts = []
    left = max_size + 1
    while left > 0 and (part := os.read(descriptor, min(left, 16 * _CHUNK))):
        parts.append(part)
        left -= len(part)
    if not left:
        return Trouble(path, too_big(max_size))
    data = b"".join(parts)
    if len(data) != status.st_size and status.st_size:  # those below /proc have no size
        return Trouble(path, "changed while it was read; left out, so read it again")
    return data


def too_big(max_size: int) -> str:
    """Return the reason given for an article of more than ``max_size`` bytes."""
    size = f"{max_size // 1024**2} MiB" if max_size >= 1024**2 else f"{max_size} bytes"
    return f"more than {size} for one article; --max-size lets larger ones in"


def no_file(kind: str | None) -> str:
    """Return the reason given for what is no regular file, but of the :func:`kind_of` it is."""
    return f"{kind}, not a file; left out"


def reason(error: OSError, path: str) -> str:
    """Say in words why ``path`` could not be opened or read, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "a symbolic link to nothing" if os.path.islink(path) else "no such file or folder"
    if isinstance(error, PermissionError):
        return "permission denied; you may not read it"
    if (kind := kind_of(path)) is None:
        return (error.strerror or str(error)).lower()
    return no_file(kind)


def _opened(path: str) -> int:
    """Return a descriptor of ``path``, without waiting for anybody to write to it, should it be a pipe."""
    try:
        return os.open(path, OPEN_AT_ONCE)
    except BlockingIOError:  # a file server has lent it to somebody, and gets it back for who waits
        if kind_of(path) is not None:
            raise
        return os.open(path, _OPEN)


def size_of(path: str) -> int:
    """Return the bytes of the file ``path``; 0 when there is none."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def kind_of(path: str) -> str | None:
    """Say what ``path`` is when it is no regular file; None when it is one, or cannot be asked."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return None
    return _kind(mode)


def _kind(mode: int) -> str | None:
    kinds = (
        (S_ISDIR, "a folder"),
        (S_ISFIFO, "a named pipe"),
        (S_ISSOCK, "a socket"),
        (S_ISCHR, "a device"),
        (S_ISBLK, "a device"),
    )
    return next((words for test, words in kinds if test(mode)), None)
