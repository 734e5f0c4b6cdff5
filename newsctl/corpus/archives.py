"""Archives: the members of .zip and .tar, read one after another, never unpacked to disk.

A member's name is only ever shown (``news.zip#may/1.txt``), never opened, so that ``../`` in it does no harm.
"""

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from newsctl.corpus.compressed import FREE, MAX_RATIO
from newsctl.corpus.cutting import cut_source
from newsctl.corpus.document import Trouble
from newsctl.corpus.options import Options
from newsctl.corpus.pieces import Piece, Source
from newsctl.corpus.shapes import shape_of
from newsctl.corpus.streams import sequential
from newsctl.errors import InputError

if TYPE_CHECKING:
    from zipfile import ZipFile

__all__ = ["MAX_MEMBERS", "MAX_TOTAL", "cut_tar", "cut_zip"]

MAX_MEMBERS = 150_000
"""The most members of a .zip, whose table of contents is in memory, 700 bytes a member; a .tar has none."""

MAX_TOTAL = 256 * 1024**3
"""The most bytes that the members of one archive may expand to."""

_ENCRYPTED = 0x1


def cut_zip(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the pieces in a .zip in the order of their names."""
    import zipfile
    import zlib

    archive, size = _opened(source)
    left = min(MAX_TOTAL, max(FREE, MAX_RATIO * size))
    seen = False
    taken = 0
    if source.gauge is not None:
        source.gauge.taken = lambda: taken
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        taken += info.compress_size
        path = f"{source.path}#{info.filename}"
        if info.is_dir() or not _wanted(info.filename):
            continue
        seen = True
        if info.flag_bits & _ENCRYPTED:
            yield Trouble(path, "encrypted; unpack the archive with its password first")
            continue
        left -= min(info.file_size, options.max_size) if shape_of(path) == "text" else info.file_size
        if left < 0:
            raise InputError(source.path, f"expands to over {MAX_RATIO} times its size; not read further")
        try:
            with archive.open(info) as member:
                inside = Source(path, member, source.named)  # type: ignore[arg-type]  # typeshed has IO[bytes]
                yield from _cut_member(inside, options)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            yield Trouble(path, f"damaged in the .zip: {error}")
    if not seen:
        yield Trouble(source.path, _EMPTY)


def cut_tar(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the pieces in a .tar in the order in which they stand in it."""
    import tarfile

    seen = False
    total = 0
    try:
        with tarfile.open(fileobj=source.stream, mode="r|") as archive:
            for info in archive:
                archive.members = []  # type: ignore[attr-defined]  # or memory would grow with the archive
                total += info.size
                if total > MAX_TOTAL:
                    raise InputError(
                        source.path, f"expands to over {MAX_TOTAL // 1024**3} GiB; not read further"
                    )
                if not info.isfile() or not _wanted(info.name):
                    continue
                seen = True
                member = archive.extractfile(info)
                if member is not None:
                    path = f"{source.path}#{info.name}"
                    # Its stream says that it can go back, but this one cannot.
                    stream = sequential(member)  # type: ignore[arg-type]  # typeshed has IO[bytes]
                    yield from _cut_member(Source(path, stream, source.named), options)
    except (tarfile.TarError, EOFError) as error:
        raise InputError(source.path, f"a damaged .tar: {error}") from None
    if not seen:
        yield Trouble(source.path, _EMPTY)


_EMPTY = "no articles in this archive; --help says which names newsctl reads"


def _cut_member(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the pieces of one member, which may be a dump but not an archive again."""
    if shape_of(source.path) in ("zip", "tar"):
        yield Trouble(source.path, "an archive in an archive; unpack the outer one first")
    else:
        try:
            yield from cut_source(source, options)
        except InputError as error:
            yield Trouble(error.path, error.reason)


def _wanted(name: str) -> bool:
    """Whether the member ``name`` is of a known kind, and not hidden or a Macintosh's notes on a file."""
    parts = name.split("/")
    hidden = any(part.startswith(".") and part.strip(".") for part in parts) or parts[0] == "__MACOSX"
    return not hidden and shape_of(name) is not None


def _opened(source: Source) -> "tuple[ZipFile, int]":
    """Return the .zip that ``source`` reads, and its size in bytes."""
    import zipfile

    stream = source.stream
    if not stream.seekable():
        raise InputError(source.path, "a .zip cannot be read from a pipe; name the file, or use .tar.gz")
    size = stream.seek(0, 2)
    if (members := _members(stream, size)) > MAX_MEMBERS:
        raise InputError(
            source.path, f"{members:,} members are more than {MAX_MEMBERS:,}; unpack it, or make it a .tar"
        )
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError) as error:
        raise InputError(source.path, f"a damaged .zip: {error}") from None
    return archive, size


def _members(stream: BinaryIO, size: int) -> int:
    """Return how many members the end of a .zip says it has (APPNOTE.TXT 4.3.14 and 4.3.16)."""
    stream.seek(max(0, size - 66_000))
    tail = stream.read()
    end = tail.rfind(b"PK\x05\x06")
    large = tail.rfind(b"PK\x06\x06")
    if large >= 0 and len(tail) >= large + 40:
        return int.from_bytes(tail[large + 32 : large + 40], "little")
    return int.from_bytes(tail[end + 10 : end + 12], "little") if end >= 0 else 0
