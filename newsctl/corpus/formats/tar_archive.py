"""Archives in .tar: their members are read as they come, so that one may flow in through a pipe."""

from collections.abc import Iterator

from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Trouble
from newsctl.corpus.entry import Entry, OpenFile
from newsctl.corpus.formats.archive_members import EMPTY, MAX_TOTAL, entries_of_member, is_wanted
from newsctl.corpus.formats.streams import sequential
from newsctl.corpus.mishaps import netted
from newsctl.corpus.options import Options
from newsctl.errors import InputError

__all__ = ["entries"]


def entries(file: OpenFile, options: Options) -> Iterator[Entry | Trouble]:
    """Yield the entries in a .tar in the order in which they stand in it."""
    import tarfile

    seen = False
    total = 0
    try:
        with tarfile.open(fileobj=file.stream, mode="r|") as archive:
            for info in archive:
                archive.members = []  # type: ignore[attr-defined]  # or memory would grow with the archive
                total += info.size
                if total > MAX_TOTAL:
                    raise InputError(
                        file.path, f"expands to over {MAX_TOTAL // 1024**3} GiB; not read further"
                    )
                if not info.isfile() or not is_wanted(info.name):
                    continue
                seen = True
                member = archive.extractfile(info)
                if member is not None:
                    path = f"{file.path}#{printable(info.name)}"
                    # Its stream says that it can go back, but this one cannot.
                    stream = sequential(member)  # type: ignore[arg-type]  # typeshed has IO[bytes]
                    yield from netted(_entries_of_member(OpenFile(path, stream, file.named), options), path)
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise InputError(file.path, f"a damaged .tar: {error}") from None
    if not seen:
        yield Trouble(file.path, EMPTY)


def _entries_of_member(file: OpenFile, options: Options) -> Iterator[Entry | Trouble]:
    """Yield the entries in the member that ``file`` reads."""
    import tarfile

    try:
        yield from entries_of_member(file, options)
    except (tarfile.TarError, EOFError) as error:
        raise InputError(file.path, f"damaged in the .tar: {error}") from None
