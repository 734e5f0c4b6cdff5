"""From the names of a corpus to chunks: as much of it as one worker reads at a time, in order."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from newsctl.cluster.places import OutputFolder, is_url, opened, remote
from newsctl.corpus import Options, Trouble
from newsctl.corpus.containers import is_database
from newsctl.corpus.decoding import marked, printable
from newsctl.corpus.files import reason
from newsctl.corpus.formats.catalogue import (
    JSON_LINES,
    compression_by_name,
    format_by_name,
)
from newsctl.corpus.selection import Selection
from newsctl.corpus.walking import STDIN, find
from newsctl.errors import InputError, OutputError

__all__ = ["Source", "chunks_of", "halves_of", "ranges_of", "sources_behind"]

FILES = 2_000
"""Files of a chunk at most: opening them takes time, too."""


class Source(msgspec.Struct, frozen=True):
    """A file, here or at an address, or the range of a JSON Lines file from ``start`` to before ``stop``.

    Offsets are bytes; a line belongs to the range in which it begins, and ``lines`` stand before the range.
    ``state`` changes when the file does.
    """

    path: str
    size: int
    state: str
    named: bool = True
    start: int = 0
    stop: int | None = None
    lines: int = 0

    @property
    def shown(self) -> str:
        """The path as it is shown, that of its first record for a range."""
        path = printable(self.path)
        return path if self.stop is None else f"{path}#{self.lines + 1}"


def sources_behind(names: Iterable[str], options: Options, output: str) -> Iterator[Source | Trouble]:
    """Yield the files behind ``names`` in order, and troubles with finding them.

    The folder ``output`` is passed over where another holds it. Raises InputError for a database and for
    standard input, which are no files that others can read, and OutputError where ``output`` is a name.
    """
    folder = OutputFolder(output)
    for name in names:
        if folder.holds(name):
            raise OutputError(output, "is one of the inputs; write to another folder")
        within = OutputFolder(name).holds(output)
        for found in _listed(name, options.selection) if is_url(name) else _found(name, options):
            if isinstance(found, Trouble) or not (within and folder.holds(found.path)):
                yield found


def _found(name: str, options: Options) -> Iterator[Source | Trouble]:
    """Yield the files of this machine behind ``name``."""
    for found in find([name], options.output, options.selection):
        if isinstance(found, Trouble):
            yield found
            continue
        if found.path == STDIN or found.special or found.part is not None:
            raise InputError(found.path, "a cluster reads whole files; leave --cluster out for this one")
        if found.named and is_database(found.path):
            raise InputError(found.path, "a database is read where it is; leave --cluster out")
        try:
            status = Path(found.path).stat()
        except OSError as error:
            yield Trouble(printable(found.path), reason(error, found.path))
            continue
        yield Source(found.path, status.st_size, str(status.st_mtime_ns), found.named)


def _listed(url: str, selection: Selection) -> Iterator[Source | Trouble]:
    """Yield the files at an address: itself, what it holds as a folder, or what a pattern finds."""
    try:
        system, path = remote(url)
        if any(letter in path for letter in "*?["):
            found = system.glob(path, detail=True)
            named = True
        elif system.isdir(path):
            found = system.find(path, detail=True)
            named = False
        else:
            found = {path: system.info(path)}
            named = True
    except InputError as error:
        yield Trouble(url, error.reason)
        return
    except FileNotFoundError:
        yield Trouble(url, "no such file or folder")
        return
    except Exception as error:  # each object store has errors of its own
        yield Trouble(url, f"cannot be reached: {' '.join(str(error).split())[:200]}")
        return
    files = [(name, info) for name, info in sorted(found.items()) if info.get("type", "file") == "file"]
    wanted = [
        (name, info)
        for name, info in files
        if named or _is_wanted(name.removeprefix(path).lstrip("/"), selection)
    ]
    for name, info in wanted:
        yield Source(system.unstrip_protocol(name), info.get("size") or 0, _state(info), named)
    if not wanted:
        yield Trouble(url, "no articles there")
    elif len(wanted) < len(files):
        yield Trouble(
            url,
            f"passed over {len(files) - len(wanted)} files; name them to read them",
            notice=True,
            skipped=False,
        )


def _is_wanted(path: str, selection: Selection) -> bool:
    """Whether a folder yields the file ``path`` below it; hidden ones are left out."""
    *folders, name = path.split("/")
    return (
        selection.takes(path)
        and not any(part.startswith(".") for part in (*folders, name))
        and all(selection.enters("/".join(folders[:end])) for end in range(1, len(folders) + 1))
    )


def _state(info: dict[str, Any]) -> str:
    known = (info.get(key) for key in ("ETag", "etag", "LastModified", "mtime", "updated", "size"))
    return " ".join(str(value) for value in known if value is not None)


def ranges_of(source: Source, options: Options, size: int) -> list[Source]:
    """Return ``source`` cut into ranges of ``size`` bytes, if it can be.

    Only JSON Lines can that are UTF-8 and not compressed.
    """
    if (
        source.size <= size
        or format_by_name(source.path) is not JSON_LINES
        or compression_by_name(source.path) is not None
        or options.encoding is not None
    ):
        return [source]
    with opened(source.path) as stream:
        if marked(stream.read(4)) is not None:
            return [source]
    starts = range(0, source.size, size)
    return [
        msgspec.structs.replace(source, start=start, stop=min(start + size, source.size)) for start in starts
    ]


def halves_of(source: Source, options: Options) -> list[Source]:
    """Return ``source`` cut in two ranges, or nothing if it cannot be."""
    if source.stop is None:
        halves = ranges_of(source, options, (source.size + 1) // 2 or 1)
        return halves if len(halves) > 1 else []
    middle = (source.start + source.stop) // 2
    return [
        msgspec.structs.replace(source, stop=middle),
        msgspec.structs.replace(source, start=middle),
    ]


def chunks_of(sources: Iterable[Source], most: int) -> Iterator[list[Source]]:
    """Yield runs of ``sources`` that come to ``most`` bytes, or of one that is larger."""
    chunk: list[Source] = []
    size = 0
    for source in sources:
        weight = source.size if source.stop is None else source.stop - source.start
        if chunk and (size + weight > most or len(chunk) >= FILES):
            yield chunk
            chunk, size = [], 0
        chunk.append(source)
        size += weight
    if chunk:
        yield chunk
