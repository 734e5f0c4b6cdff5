"""Archives: the members of .zip and .tar, read one after another, never unpacked to disk.

A member's name is only ever shown (``news.zip#may/1.txt``), never opened, so that ``../`` in it does no harm.
"""

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Trouble
from newsctl.corpus.entries import cut_source
from newsctl.corpus.entry import Piece, Source
from newsctl.corpus.formats.catalogue import shape_of
from newsctl.corpus.formats.compressed import FREE, MAX_RATIO, bounded
from newsctl.corpus.formats.streams import sequential
from newsctl.corpus.mishaps import netted
from newsctl.corpus.options import Options
from newsctl.errors import InputError

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

__all__ = ["MAX_MEMBERS", "MAX_TOTAL", "cut_tar", "cut_zip"]

MAX_MEMBERS = 150_000
"""The most members of a .zip, whose table of contents is in memory, 700 bytes a member; a .tar has none."""

MAX_TOTAL = 256 * 1024**3
"""The most bytes that the members of one archive may expand to."""

_ENCRYPTED = 0x1


def cut_zip(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the pieces in a .zip in the order of their names."""
    archive, size = _opened(source)
    left = min(MAX_TOTAL, max(FREE, MAX_RATIO * size))
    seen = False
    taken = 0
    if source.gauge is not None:
        source.gauge.taken = lambda: taken
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        taken += info.compress_size
        path = f"{source.path}#{printable(info.filename)}"
        if not info.filename:
            seen = True
            yield Trouble(source.path, "a member without a name; left out")
        elif not info.is_dir() and _wanted(info.filename):
            seen = True
            left -= min(info.file_size, options.max_size) if shape_of(path) == "text" else info.file_size
            if left < 0:
                raise InputError(source.path, f"expands to over {MAX_RATIO} times its size; not read further")
            member = Source(path, source.stream, source.named)
            yield from netted(_cut_zipped(archive, info, member, options), path)
    if not seen:
        yield Trouble(source.path, _EMPTY)


def _cut_zipped(
    archive: "ZipFile", info: "ZipInfo", source: Source, options: Options
) -> Iterator[Piece | Trouble]:
    """Yield the pieces in the member ``info``, whose path is that of ``source``."""
    import zipfile
    import zlib

    if info.flag_bits & _ENCRYPTED:
        raise InputError(source.path, "encrypted; unpack the archive with its password first")
    try:
        with archive.open(info) as member:
            expand = member.read1  # type: ignore[attr-defined]  # typeshed has IO[bytes]
            source.stream = bounded(expand, lambda: info.compress_size, source.path)
            yield from _cut_member(source, options)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError) as error:
        raise InputError(source.path, f"damaged in the .zip: {error}") from None
    except OSError as error:  # for one, what is said to lie before the beginning of the file
        raise InputError(
            source.path, f"damaged in the .zip: {(error.strerror or str(error)).lower()}"
        ) from None


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
                    path = f"{source.path}#{printable(info.name)}"
                    # Its stream says that it can go back, but this one cannot.
                    stream = sequential(member)  # type: ignore[arg-type]  # typeshed has IO[bytes]
                    yield from netted(_cut_tarred(Source(path, stream, source.named), options), path)
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise InputError(source.path, f"a damaged .tar: {error}") from None
    if not seen:
        yield Trouble(source.path, _EMPTY)


def _cut_tarred(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the pieces in the member that ``source`` reads."""
    import tarfile

    try:
        yield from _cut_member(source, options)
    except (tarfile.TarError, EOFError) as error:
        raise InputError(source.path, f"damaged in the .tar: {error}") from None


_EMPTY = "no articles in this archive; --help says which names newsctl reads"


def _cut_member(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the pieces of one member, which may be a dump but not an archive again."""
    if shape_of(source.path) in ("zip", "tar"):
        yield Trouble(source.path, "an archive in an archive; unpack the outer one first")
    else:
        yield from cut_source(source, options)


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
