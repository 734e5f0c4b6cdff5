"""Files that may hold many articles, and the one that standard input is: opened, and read as they come."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Trouble
from newsctl.corpus.entry import Entry, OpenFile
from newsctl.corpus.files import open_file
from newsctl.corpus.formats.catalogue import DATABASE
from newsctl.corpus.formats.opening import entries_in
from newsctl.corpus.gauge import Gauge
from newsctl.corpus.mishaps import netted
from newsctl.corpus.options import Options
from newsctl.corpus.walking import STDIN, Found

if TYPE_CHECKING:
    from newsctl.corpus.prefilter import Prefilter

__all__ = ["entries_of_file", "in_vain", "is_database"]

_ALREADY_READ = "holds what was read before; --furniture changes nothing in it"
_NOT_REPORTED = "holds articles without their texts; --reported needs the files that they came from"

_BUFFER = 1024 * 1024


def entries_of_file(
    found: Found, options: Options, stdin: BinaryIO, prefilter: "Prefilter | None", gauge: Gauge
) -> Iterator[Entry | Trouble]:
    """Yield the entries of the file that was ``found``, up to the first error, and what that is.

    The ``gauge`` shows how much of it was read.
    """
    return netted(_entries_of_file(found, options, stdin, prefilter, gauge), found.path)


def _entries_of_file(
    found: Found, options: Options, stdin: BinaryIO, prefilter: "Prefilter | None", gauge: Gauge
) -> Iterator[Entry | Trouble]:
    path = printable(found.path)
    try:
        if found.path == STDIN:
            yield from entries_in(OpenFile(path, stdin), options)
            return
        descriptor = open_file(found.path, special=found.special)
        if isinstance(descriptor, Trouble):
            yield descriptor
            return
        with open(descriptor, "rb", buffering=_BUFFER) as stream:
            gauge.begin(stream)
            if _is_database(stream):
                if found.part is None:
                    yield from in_vain(path, options)
                yield from _entries_of_database(found, prefilter)
            else:
                yield from entries_in(OpenFile(path, stream, found.named, gauge), options)
    finally:
        gauge.end()


def _entries_of_database(found: Found, prefilter: "Prefilter | None") -> Iterator[Entry | Trouble]:
    """Yield the articles of a newsctl database: the part that was named, or what passes the ``prefilter``."""
    from newsctl.corpus.database.articles import articles, called
    from newsctl.corpus.database.opening import opened

    with opened(found.path) as connection:
        if found.part is not None:
            ids: Iterable[int] | None = called(found.part[len(found.path) + 1 :], connection)
        else:
            ids = prefilter.in_database(connection) if prefilter else None
        quotes = prefilter is None or prefilter.needs_quotes
        texts = prefilter is None or prefilter.needs_texts
        for number, article, source, fingerprint in articles(connection, ids, quotes=quotes, texts=texts):
            yield Entry(
                f"{printable(found.path)}#{article.path}",
                article=article,
                source=source,
                fingerprint=fingerprint,
                number=number,
            )


def in_vain(path: str, options: Options) -> Iterator[Trouble]:
    """Yield what was asked for and cannot be had of the database ``path``: it holds no texts."""
    if options.furniture:
        yield Trouble(path, _ALREADY_READ, notice=True, skipped=False)
    if options.reported:
        yield Trouble(path, _NOT_REPORTED, notice=True, skipped=False)


def is_database(path: str) -> bool:
    """Whether the file ``path`` is an SQLite database; no for what cannot be opened."""
    try:
        with open(path, "rb") as stream:
            return _is_database(stream)
    except OSError:
        return False


def _is_database(stream: BinaryIO) -> bool:
    if not stream.seekable():
        return False
    head = stream.read(len(DATABASE))
    stream.seek(0)
    return head == DATABASE
