"""From the names that were typed to the files behind them: files, folders, patterns, lists of names."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISREG, S_ISSOCK
from typing import BinaryIO

import msgspec

from newsctl.corpus.document import Trouble
from newsctl.corpus.shapes import FOUND, shape_of

__all__ = [
    "STDIN",
    "Found",
    "find",
    "find_listed",
    "names_or_default",
    "open_file",
    "read_file",
    "reason",
    "too_big",
]

STDIN = "-"
_CHUNK = 65_536  # most articles fit, and the interpreter gives back what is not used
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_OPEN_AT_ONCE = _OPEN | getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to would hold up the run
_SUFFIXES = "*.txt, *.text, *.md, *.jsonl, *.ndjson"


class Found(msgspec.Struct, frozen=True):
    """A file to be read, or ``-``; ``named`` on the command line, or else found in a folder."""

    path: str
    named: bool


def names_or_default(names: Sequence[str], environ: Mapping[str, str]) -> list[str]:
    """Return ``names``, else those in ``$NEWSCTL_CORPUS`` (like ``$PATH``), else the current folder."""
    listed = [name for name in environ.get("NEWSCTL_CORPUS", "").split(os.pathsep) if name]
    return list(names) or listed or [os.curdir]


def find(names: Iterable[str], output: str | None = None) -> Iterator[Found | Trouble]:
    """Yield the files behind ``names``, in the order given, then in the order of their paths.

    A folder yields its articles, at any depth, hidden ones left out, each folder once, so that a loop of
    symbolic links ends; never ``output``, the file that this run writes.
    """
    for name in names:
        if name == STDIN:
            yield Found(name, named=True)
        elif os.path.isdir(name):
            yield from _walk(name, output)
        elif any(letter in name for letter in "*?[") and not os.path.lexists(name):
            yield from _expand(name, output)
        else:
            yield Found(name, named=True)


def find_listed(
    stream: BinaryIO, *, nul_separated: bool, output: str | None = None
) -> Iterator[Found | Trouble]:
    """Yield the files whose names ``stream`` lists, a name a line or each ended by a NUL (``find -print0``).

    They are taken literally: no patterns, and ``-`` is a file. What names a folder is read as one.
    """
    for name in _split(stream, b"\0" if nul_separated else b"\n"):
        path = os.fsdecode(name)
        if os.path.isdir(path):
            yield from _walk(path, output)
        else:
            yield Found(path if path != STDIN else os.path.join(os.curdir, path), named=True)


def _split(stream: BinaryIO, separator: bytes) -> Iterator[bytes]:
    """Yield the names in ``stream`` as soon as they have come."""
    read = getattr(stream, "read1", stream.read)
    rest = b""
    while portion := read(_CHUNK):
        *names, rest = (rest + portion).split(separator)
        yield from _names(names, separator)
    yield from _names([rest], separator)


def _names(names: list[bytes], separator: bytes) -> Iterator[bytes]:
    return (name for line in names if (name := line.removesuffix(b"\r") if separator == b"\n" else line))


def open_file(path: str, *, named: bool) -> int | Trouble:
    """Return a descriptor of the file ``path``, open for reading, or why there is none.

    What a folder holds must be a regular file; a pipe or a device is opened when it was named.
    """
    try:
        descriptor = os.open(path, _OPEN if named else _OPEN_AT_ONCE)
    except OSError as error:
        return Trouble(path, reason(error, path))
    mode = os.fstat(descriptor).st_mode
    if S_ISREG(mode) or (named and not S_ISDIR(mode)):
        return descriptor
    os.close(descriptor)
    return Trouble(path, f"{_kind(mode)}, not a file; left out", notice=not named)


def read_file(path: str, *, named: bool, max_size: int) -> bytes | Trouble:
    """Return the bytes of the file ``path``, ``max_size`` at most, or why there are none."""
    descriptor = open_file(path, named=named)
    if isinstance(descriptor, Trouble):
        return descriptor
    try:
        data = os.read(descriptor, _CHUNK)
        if len(data) == _CHUNK or (data and named):  # a pipe gives what it has, a file all that fits
            data = _read_on(descriptor, data, max_size)
    except OSError as error:
        return Trouble(path, reason(error, path))
    finally:
        os.close(descriptor)
    if len(data) > max_size:
        return Trouble(path, too_big(max_size))
    return data


def too_big(max_size: int) -> str:
    """Return the reason given for an article of more than ``max_size`` bytes."""
    size = f"{max_size // 1024**2} MiB" if max_size >= 1024**2 else f"{max_size} bytes"
    return f"more than {size} for one article; --max-size lets larger ones in"


def reason(error: OSError, path: str) -> str:
    """Say in words why ``path`` could not be opened or read, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "a symbolic link to nothing" if os.path.islink(path) else "no such file or folder"
    if isinstance(error, PermissionError):
        return "permission denied; you may not read it"
    try:
        mode = os.stat(path).st_mode
    except OSError:
        mode = 0
    if S_ISSOCK(mode):
        return "a socket, not a file"
    return (error.strerror or str(error)).lower()


def _read_on(descriptor: int, data: bytes, max_size: int) -> bytes:
    """Return ``data`` and what follows it, up to one byte more than ``max_size``."""
    parts = [data]
    left = max_size + 1 - len(data)
    while left > 0 and (part := os.read(descriptor, min(left, 16 * _CHUNK))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _kind(mode: int) -> str:
    kinds: tuple[tuple[Callable[[int], bool], str], ...] = (
        (S_ISDIR, "a folder"),
        (S_ISFIFO, "a named pipe"),
        (S_ISSOCK, "a socket"),
        (S_ISCHR, "a device"),
        (S_ISBLK, "a device"),
    )
    return next((words for test, words in kinds if test(mode)), "something special")


def _walk(folder: str, output: str | None) -> Iterator[Found | Trouble]:
    """Yield the articles below ``folder`` in the order of their paths."""
    # "." goes without saying; the others are joined as typed.
    prefix = "" if folder == os.curdir else os.path.join(folder, "")
    written = _identity(output) if output else None
    seen: set[tuple[int, int] | None] = set()
    empty = True
    # A stack of listings, not recursion: folders nest deeper than Python's stack.
    stack = [iter([prefix])]
    while stack:
        path = next(stack[-1], None)
        if path is None:
            stack.pop()
        elif path and not path.endswith("/"):
            if written is None or _identity(path) != written:
                empty = False
                yield Found(path, named=False)
        elif (identity := _identity(path or os.curdir)) is None or identity not in seen:
            seen.add(identity)
            try:
                stack.append(iter(_listing(path)))
            except OSError as error:
                empty = False
                yield Trouble(path or folder, reason(error, path))
    if empty:
        yield Trouble(folder, f"no articles in this folder ({_SUFFIXES}); name other files to read them")


def _listing(prefix: str) -> list[str]:
    """Return the paths of the articles and, ending in a slash, of the folders in ``prefix``, sorted.

    With the slash at its end, a folder stands where its files do when whole paths are sorted: after
    ``a-b.txt`` and ``a.txt`` comes what is in ``a/``.
    """
    with os.scandir(prefix or os.curdir) as entries:
        names = []
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            if _is_folder(entry):
                names.append(f"{prefix}{name}/")
            elif shape_of(name) in FOUND:
                names.append(prefix + name)
    names.sort()
    return names


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a symbolic link that leads to itself: opening it will tell
        return False


def _identity(path: str) -> tuple[int, int] | None:
    """Return what tells the file behind ``path`` from all others; None when there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _expand(pattern: str, output: str | None) -> Iterator[Found | Trouble]:
    """Yield the files that ``pattern`` matches, ``**`` crossing folders, as the shell would have done."""
    import glob

    paths = sorted(glob.iglob(pattern, recursive=True))
    if not paths:
        yield Trouble(pattern, "no file matches this pattern")
    for path in paths:
        if os.path.isdir(path):
            yield from _walk(path, output)
        else:
            yield Found(path, named=True)
