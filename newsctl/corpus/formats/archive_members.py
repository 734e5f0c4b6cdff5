"""The members of an archive, of whatever format: which of them are read, and as what.

A member's name is only ever shown (``news.zip#may/1.txt``), never opened, so that ``../`` in it does no harm.
"""

from collections.abc import Iterator

from newsctl.corpus.document import Trouble
from newsctl.corpus.entry import Entry, OpenFile
from newsctl.corpus.formats.catalogue import format_by_name
from newsctl.corpus.formats.opening import entries_in
from newsctl.corpus.options import Options

__all__ = ["EMPTY", "MAX_TOTAL", "entries_of_member", "is_wanted"]

MAX_TOTAL = 256 * 1024**3
"""The most bytes that the members of one archive may expand to."""

EMPTY = "no articles in this archive; --help says which names newsctl reads"
"""Said of an archive of which no member is read."""


def entries_of_member(file: OpenFile, options: Options) -> Iterator[Entry | Trouble]:
    """Yield the entries of one member, which may be a dump but not an archive again."""
    form = format_by_name(file.path)
    if form is not None and form.archive:
        yield Trouble(file.path, "an archive in an archive; unpack the outer one first")
    else:
        yield from entries_in(file, options)


def is_wanted(name: str) -> bool:
    """Whether the member ``name`` is in a known format, and not hidden or a Macintosh's notes on a file."""
    parts = name.split("/")
    hidden = any(part.startswith(".") and part.strip(".") for part in parts) or parts[0] == "__MACOSX"
    return not hidden and format_by_name(name) is not None
