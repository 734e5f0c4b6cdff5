"""From the names that were typed to the files behind them: files, folders, patterns, lists of names."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

import msgspec

from newsctl.corpus.document import Trouble
from newsctl.corpus.files import kind_of, no_file, reason
from newsctl.corpus.formats.catalogue import PLAIN, is_found_in_folders
from newsctl.corpus.naming import STDIN, container_of, meant
from newsctl.corpus.output import Output, identity_of
from newsctl.corpus.passing_over import PassedOver
from newsctl.corpus.selection import EVERYTHING, Selection

__all__ = [
    "STDIN",
    "Found",
    "default_names",
    "find",
    "find_listed",
    "is_read_with",
    "names_or_default",
]

_BESIDE_A_DATABASE = ("-journal", "-wal", "-shm")
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


def find(
    names: Iterable[str], output: Output | None = None, selection: Selection = EVERYTHING
) -> Iterator[Found | Trouble]:
    """Yield the files behind ``names``, in the order given, then in the order of their paths.

    A folder yields its articles, or what the ``selection`` says, at any depth, hidden ones left out, each
    folder once, so that a loop of symbolic links ends. At its end comes a notice of what was passed over, by
    kind. Raises OutputError when it holds the ``output`` that this run writes, unless that is to be passed
    over without a word.
    """
    for name in map(meant, names):
        if name == STDIN:
            yield Found(name, named=True)
        elif os.path.isdir(name):
            yield from _Walk(name, output, selection).files()
        elif any(letter in name for letter in "*?[#") and not os.path.lexists(name):
            yield from _interpret(name, output, selection)
        else:
            yield Found(name, named=True, special=kind_of(name) is not None)


def find_listed(
    stream: BinaryIO, *, nul_separated: bool, output: Output | None = None, selection: Selection = EVERYTHING
) -> Iterator[Found | Trouble]:
    """Yield the files whose names ``stream`` lists, a name a line or each ended by a NUL (``find -print0``).

    They come in the order of the list and are taken literally: no patterns, and ``-`` is a file. What names a
    folder is read as one; ``dump.jsonl#17``, as newsctl prints it, is a record, unless a file is called so.
    """
    for name in _split(stream, b"\0" if nul_separated else b"\n"):
        path = meant(os.fsdecode(name))
        if os.path.isdir(path):
            yield from _Walk(path, output, selection).files()
        elif path == STDIN:
            yield Found(os.path.join(os.curdir, path), named=True)
        else:
            part = _part(path) if "#" in path and not os.path.lexists(path) else None
            yield part or Found(path, named=True)


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


def _interpret(name: str, output: Output | None, selection: Selection) -> Iterator[Found | Trouble]:
    """Yield what a name that no file has stands for: a part of a container, or a pattern."""
    if part := _part(name):
        yield part
    elif any(letter in name for letter in "*?["):
        yield from _expand(name, output, selection)
    else:
        yield Found(name, named=True)


def _part(name: str) -> Found | None:
    """Return the part of a container that ``name``, which no file has, stands for; None when it does not."""
    container = container_of(name)
    return Found(container, named=True, part=name) if container else None


def _expand(pattern: str, output: Output | None, selection: Selection) -> Iterator[Found | Trouble]:
    """Yield the files that ``pattern`` matches, ``**`` crossing folders, as the shell would have done."""
    import glob

    paths = sorted(glob.iglob(pattern, recursive=True))
    if not paths:
        yield Trouble(pattern, "no file matches this pattern")
    for path in paths:
        if os.path.isdir(path):
            yield from _Walk(path, output, selection).files()
        else:
            yield Found(path, named=True)


class _Walk:
    """A way through all that lies below ``folder``, and what is passed over on it."""

    def __init__(self, folder: str, output: Output | None, selection: Selection) -> None:
        self._folder = folder
        self._selection = selection
        self._output = output
        self._own = output.identity if output else None
        # "." goes without saying; the others are joined as typed.
        self._prefix = "" if folder == os.curdir else os.path.join(folder, "")
        self._root = os.path.join(os.path.realpath(folder), "")
        self._special: set[str] = set()
        self._passed_over = PassedOver()

    def files(self) -> Iterator[Found | Trouble]:
        """Yield the articles in the order of their paths, and at last what was passed over."""
        seen: set[tuple[int, int] | None] = set()
        empty = True
        # A stack of listings, not recursion: folders nest deeper than Python's stack.
        stack = [iter([self._prefix])]
        while stack:
            path = next(stack[-1], None)
            if path is None:
                stack.pop()
            elif path and path[-1] != "/":
                if path in self._special:
                    yield Trouble(path, no_file(kind_of(path)), notice=True)
                else:
                    empty = False
                    yield Found(path, named=False)
            elif (identity := _identity(path or os.curdir)) is None or identity not in seen:
                seen.add(identity)
                try:
                    stack.append(iter(self._listing(path)))
                except OSError as error:
                    empty = False
                    yield Trouble(path or self._folder, reason(error, path))
        if empty:
            yield Trouble(self._folder, self._passed_over.why_empty(self._selection))
        elif self._passed_over:
            yield Trouble(self._folder, self._passed_over.told(), notice=True, skipped=False)

    def _listing(self, prefix: str) -> list[str]:
        """Return the paths of the articles and, ending in a slash, of the folders in ``prefix``, sorted.

        With the slash at its end, a folder stands where its files do when whole paths are sorted: after
        ``a-b.txt`` and ``a.txt`` comes what is in ``a/``. Pipes, devices and sockets are also noted.
        """
        paths = []
        usual = not (self._selection.include or self._selection.exclude)
        with os.scandir(prefix or os.curdir) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                try:
                    is_folder, is_file = entry.is_dir(), entry.is_file()
                except OSError:  # a symbolic link that leads to itself: opening it will tell
                    is_folder, is_file = False, True
                # What begins with a dash would be an option where it is given back.
                path = prefix + name if prefix or name[0] != "-" else f"./{name}"
                if not (usual and name.endswith(PLAIN)) and not self._wants(path, is_folder=is_folder):
                    continue
                is_link = entry.is_symlink()
                if is_link and not self._follows(path):
                    continue
                if self._own and self._is_output(entry):
                    continue
                paths.append(f"{path}/" if is_folder else path)
                if not (is_folder or is_file) and (not is_link or kind_of(path)):
                    self._special.add(path)
        paths.sort()
        return paths

    def _wants(self, path: str, *, is_folder: bool) -> bool:
        """Whether ``path`` is to be read or looked into; what is in another format than usual is counted."""
        selection = self._selection
        if selection.include or selection.exclude:
            below = path.removeprefix(self._prefix or "./")
            return selection.enters(below) if is_folder else selection.takes(below)
        if is_folder or is_found_in_folders(path):
            return True
        if not (self._is_written(path) or _is_beside_a_database(path)):
            self._passed_over.count(path)
        return False

    def _follows(self, link: str) -> bool:
        """Whether to go where ``link`` leads: out of the folder only if asked to; else it is counted."""
        if self._selection.follow or os.path.join(os.path.realpath(link), "").startswith(self._root):
            return True
        self._passed_over.links += 1
        return False

    def _is_output(self, entry: os.DirEntry[str]) -> bool:
        """Whether ``entry`` is the file that this run writes; raises OutputError if it may not be."""
        if self._output is None or self._own is None:
            return False
        name = os.path.basename(self._output.name)
        if entry.inode() != self._own[1] and not entry.is_symlink() and entry.name != name:
            return False  # as nearly all are: no file need be asked
        if identity_of(entry.path) != self._own:
            return False
        if not self._output.passed_over:
            raise self._output.refused()
        return True

    def _is_written(self, path: str) -> bool:
        """Whether ``path`` is the file that this run writes."""
        if self._output is None or self._own is None:
            return False
        return path.endswith(os.path.basename(self._output.name)) and identity_of(path) == self._own


def _is_beside_a_database(path: str) -> bool:
    """Whether ``path`` is what SQLite keeps beside a database that is in use, which nobody would name."""
    return path.endswith(_BESIDE_A_DATABASE) and os.path.isfile(path[: path.rindex("-")])


def is_read_with(folder: str, path: str, selection: Selection = EVERYTHING) -> bool:
    """Whether the file ``path``, existing or to be made, is among those that ``folder`` yields."""
    inner = os.path.relpath(os.path.realpath(path), os.path.realpath(folder))
    parts = inner.split(os.sep)
    return (
        not any(part.startswith(".") for part in parts)
        and all(selection.enters(os.sep.join(parts[:end])) for end in range(1, len(parts)))
        and selection.takes(inner)
    )


def _identity(path: str) -> tuple[int, int] | None:
    """Return what tells the file behind ``path`` from all others; None when there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
