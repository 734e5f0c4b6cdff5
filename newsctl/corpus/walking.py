"""From the names that were typed to the files behind them: files, folders, patterns, lists of names."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

import msgspec

from newsctl.corpus.document import Trouble
from newsctl.corpus.files import kind_of, no_file, reason
from newsctl.corpus.shapes import FOUND, PLAIN, shape_of

__all__ = [
    "STDIN",
    "Found",
    "default_names",
    "find",
    "find_listed",
    "is_read_with",
    "names_or_default",
    "same_file",
]

STDIN = "-"
_SUFFIXES = "*.txt, *.text, *.md, *.jsonl, *.ndjson"
_PORTION = 65_536


class Found(msgspec.Struct, frozen=True, gc=False):
    """A file to be read, or ``-``; ``named`` on the command line, or else found in a folder.

    Of a container, only the ``part`` of that name may be wanted: ``dump.jsonl#17``. What was named and is
    ``special``, a pipe or a device, is read as it flows; nothing else that turns out to be one is waited for.
    """

    path: str
    named: bool
    part: str | None = None
    special: bool = False


def names_or_default(names: Sequence[str], environ: Mapping[str, str]) -> list[str]:
    """Return ``names``, else those in ``$NEWSCTL_CORPUS``, else the current folder."""
    return list(names) or default_names(environ) or [os.curdir]


def default_names(environ: Mapping[str, str]) -> list[str]:
    """Return the names in ``$NEWSCTL_CORPUS``, which is written like ``$PATH``."""
    return [name for name in environ.get("NEWSCTL_CORPUS", "").split(os.pathsep) if name]


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
        elif any(letter in name for letter in "*?[#") and not os.path.lexists(name):
            yield from _interpret(name, output)
        else:
            yield Found(name, named=True, special=kind_of(name) is not None)


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
    while portion := read(_PORTION):
        *names, rest = (rest + portion).split(separator)
        yield from _names(names, separator)
    yield from _names([rest], separator)


def _names(names: list[bytes], separator: bytes) -> Iterator[bytes]:
    return (name for line in names if (name := line.removesuffix(b"\r") if separator == b"\n" else line))


def _interpret(name: str, output: str | None) -> Iterator[Found | Trouble]:
    """Yield what a name that no file has stands for: a part of a container, or a pattern."""
    container = name.partition("#")[0]
    if container != name and os.path.isfile(container):
        yield Found(container, named=True, part=name)
    elif any(letter in name for letter in "*?["):
        yield from _expand(name, output)
    else:
        yield Found(name, named=True)


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


def _walk(folder: str, output: str | None) -> Iterator[Found | Trouble]:
    """Yield the articles below ``folder`` in the order of their paths."""
    own = os.path.basename(output) if output else ""
    # "." goes without saying; the others are joined as typed.
    prefix = "" if folder == os.curdir else os.path.join(folder, "")
    seen: set[tuple[int, int] | None] = set()
    special: set[str] = set()
    empty = True
    # A stack of listings, not recursion: folders nest deeper than Python's stack.
    stack = [iter([prefix])]
    while stack:
        path = next(stack[-1], None)
        if path is None:
            stack.pop()
        elif path and path[-1] != "/":
            if path in special:
                yield Trouble(path, no_file(kind_of(path)), notice=True)
            elif output is None or not (path.endswith(own) and same_file(path, output)):
                empty = False
                yield Found(path, named=False)
        elif (identity := _identity(path or os.curdir)) is None or identity not in seen:
            seen.add(identity)
            try:
                stack.append(iter(_listing(path, special)))
            except OSError as error:
                empty = False
                yield Trouble(path or folder, reason(error, path))
    if empty:
        yield Trouble(folder, f"no articles in this folder ({_SUFFIXES}); name other files to read them")


def _listing(prefix: str, special: set[str]) -> list[str]:
    """Return the paths of the articles and, ending in a slash, of the folders in ``prefix``, sorted.

    With the slash at its end, a folder stands where its files do when whole paths are sorted: after
    ``a-b.txt`` and ``a.txt`` comes what is in ``a/``. Pipes, devices and sockets also go to ``special``.
    """
    paths = []
    with os.scandir(prefix or os.curdir) as entries:
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            try:
                is_folder, is_file = entry.is_dir(), entry.is_file()
            except OSError:  # a symbolic link that leads to itself: opening it will tell
                is_folder, is_file = False, True
            if is_folder:
                paths.append(f"{prefix}{name}/")
            elif name.endswith(PLAIN) or shape_of(name) in FOUND:
                path = prefix + name
                paths.append(path)
                if not is_file and (not entry.is_symlink() or kind_of(path)):
                    special.add(path)
    paths.sort()
    return paths


def is_read_with(folder: str, path: str) -> bool:
    """Whether the file ``path``, existing or to be made, is among those that ``folder`` yields."""
    inner = os.path.relpath(os.path.realpath(path), os.path.realpath(folder))
    parts = inner.split(os.sep)
    return not any(part.startswith(".") for part in parts) and shape_of(parts[-1]) in FOUND


def same_file(path: str, other: str) -> bool:
    """Whether both names lead to one file that exists."""
    return (identity := _identity(path)) is not None and identity == _identity(other)


def _identity(path: str) -> tuple[int, int] | None:
    """Return what tells the file behind ``path`` from all others; None when there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
