"""Archives in .zip: their members are read in the order of their names, never unpacked to disk."""

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Trouble
from newsctl.corpus.entry import Entry, OpenFile
from newsctl.corpus.formats.archive_members import EMPTY, MAX_TOTAL, entries_of_member, is_wanted
from newsctl.corpus.formats.catalogue import TEXT, format_by_name
from newsctl.corpus.formats.compressed import FREE, MAX_RATIO, bounded
from newsctl.corpus.mishaps import netted
from newsctl.corpus.options import Options
from newsctl.errors import InputError

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

__all__ = ["MAX_MEMBERS", "entries"]

MAX_MEMBERS = 150_000
"""The most members of a .zip, whose table of contents is in memory, 700 bytes a member; a .tar has none."""

_ENCRYPTED = 0x1


def entries(file: OpenFile, options: Options) -> Iterator[Entry | Trouble]:
    """Yield the entries in a .zip in the order of their names."""
    archive, size = _opened(file)
    left = min(MAX_TOTAL, max(FREE, MAX_RATIO * size))
    seen = False
    taken = 0
    if file.gauge is not None:
        file.gauge.taken = lambda: taken
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        taken += info.compress_size
        path = f"{file.path}#{printable(info.filename)}"
        if not info.filename:
            seen = True
            yield Trouble(file.path, "a member without a name; left out")
        elif not info.is_dir() and is_wanted(info.filename):
            seen = True
            left -= min(info.file_size, options.max_size) if format_by_name(path) is TEXT else info.file_size
            if left < 0:
                raise InputError(file.path, f"expands to over {MAX_RATIO} times its size; not read further")
            member = OpenFile(path, file.stream, file.named)
            yield from netted(_entries_of_member(archive, info, member, options), path)
    if not seen:
        yield Trouble(file.path, EMPTY)


def _entries_of_member(
    archive: "ZipFile", info: "ZipInfo", file: OpenFile, options: Options
) -> Iterator[Entry | Trouble]:
    """Yield the entries in the member ``info``, whose path is that of ``file``."""
    import zipfile
    import zlib

    if info.flag_bits & _ENCRYPTED:
        raise InputError(file.path, "encrypted; unpack the archive with its password first")
    try:
        with archive.open(info) as member:
            expand = member.read1  # type: ignore[attr-defined]  # typeshed has IO[bytes]
            file.stream = bounded(expand, lambda: info.compress_size, file.path)
            yield from entries_of_member(file, options)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError) as error:
        raise InputError(file.path, f"damaged in the .zip: {error}") from None
    except OSError as error:  # for one, what is said to lie before the beginning of the file
        raise InputError(
            file.path, f"damaged in the .zip: {(error.strerror or str(error)).lower()}"
        ) from None


def _opened(file: OpenFile) -> "tuple[ZipFile, int]":
    """Return the .zip that ``file`` reads, and its size in bytes."""
    import zipfile

    stream = file.stream
    if not stream.seekable():
        raise InputError(file.path, "a .zip cannot be read from a pipe; name the file, or use .tar.gz")
    size = stream.seek(0, 2)
    if (members := _members(stream, size)) > MAX_MEMBERS:
        raise InputError(
            file.path, f"{members:,} members are more than {MAX_MEMBERS:,}; unpack it, or make it a .tar"
        )
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError) as error:
        raise InputError(file.path, f"a damaged .zip: {error}") from None
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
