"""Building a newsctl database, and bringing one up to date: only what has changed is parsed again.

A run is one transaction: readers see the state before or after it, and so does everybody after a crash.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from itertools import count
from stat import S_ISREG

import msgspec

from newsctl.article import from_json, to_json
from newsctl.corpus.database import APPLICATION_ID, SCHEMA, SCHEMA_VERSION, explain, version_of
from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Document
from newsctl.corpus.rows import (
    INSERT_ARTICLE,
    INSERT_LINK,
    INSERT_PASSAGE,
    INSERT_QUOTE,
    article_row,
    link_rows,
    passage_rows,
    quote_rows,
)
from newsctl.corpus.walking import Found
from newsctl.errors import OutputError

__all__ = ["Changes", "Index", "Parsed", "parsed", "stamp", "updating"]

_PATIENCE = 10.0
"""Seconds to wait for another writer."""

_PORTION = 65_536
"""Bytes of a file that are hashed at once."""

_BLOCK = 50_000
"""Words that are written down together."""

_CACHE = 64 * 1024
"""KiB of the database that are kept in memory while it is written."""


class Parsed(msgspec.Struct):
    """What a worker makes of a document: its record, as JSON, and where in the corpus it was found."""

    origin: str
    record: bytes


def parsed(document: Document) -> Parsed:
    """Parse ``document``, in whichever process this is."""
    return Parsed(document.origin or document.path, to_json(document.article))


class Changes(msgspec.Struct):
    """What an update did, in sources (files)."""

    added: int = 0
    changed: int = 0
    gone: int = 0
    unchanged: int = 0
    articles: int = 0


@contextmanager
def updating(path: str, sound: Callable[[str], str]) -> Iterator["Index"]:
    """Open the database ``path`` for writing, made if there is none; it changes when the block ends well.

    ``sound`` is how a word sounds, for searches that let spellings differ.
    Raises OutputError when it cannot be written, InputError when it is not newsctl's.
    """
    is_new = not os.path.lexists(path)
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection:
            _begin(connection, path)
            yield Index(connection, sound)  # after an error, closing takes everything back
            connection.execute("COMMIT")
    except BaseException as error:
        if is_new:
            for name in (path, f"{path}-wal", f"{path}-shm"):
                with suppress(OSError):
                    os.unlink(name)
        if isinstance(error, sqlite3.Error):
            raise OutputError(path, explain(error)) from error
        raise


def _begin(connection: sqlite3.Connection, path: str) -> None:
    version_of(connection, path)  # before anything is changed in what may be somebody else's
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    connection.execute("BEGIN IMMEDIATE")
    if version_of(connection, path) == 0:
        _create(connection)


def _create(connection: sqlite3.Connection) -> None:
    for statement in SCHEMA.split(";\n"):  # not executescript(), which ends the transaction
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


class Index:
    """A database that is being brought up to date.

    :meth:`wants` is asked for each file that there is, :meth:`add` given the articles of those it wants, and
    :meth:`finish` called at the end.
    """

    def __init__(self, connection: sqlite3.Connection, sound: Callable[[str], str]) -> None:
        self.changes = Changes()
        self._place = 0
        self._connection = connection
        self._sound = sound
        self._seen = bytearray()  # a flag for each source: a large corpus must fit in little memory
        self._source = self._last("sources")
        self._article = self._last("articles")
        self._passage = self._old_passages = self._last("passages")

    def _last(self, table: str) -> int:
        (last,) = self._connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
        return int(last)

    def in_place(self, names: Iterable[str]) -> Iterator[str]:
        """Yield ``names``; the files that are found before the next one have its place in the order."""
        for self._place, name in enumerate(names):
            yield name

    def wants(self, found: Found) -> bool:
        """Whether the file is new or has changed since it was read; its old articles are dropped then."""
        path = printable(found.path)
        size, modified = stamp(found.path)
        known = self._connection.execute(
            "SELECT id, place, size, modified, hash FROM sources WHERE path = ?", (path,)
        ).fetchone()
        if known is None:
            self.changes.added += 1
            self._source += 1
            self._write_source(self._source, path, size, modified, _hash(found.path))
            return True
        number, *stamped, digest = known
        if self._is_seen(number):
            return False  # named twice
        self._see(number)
        if stamped == [self._place, size, modified]:
            self.changes.unchanged += 1
            return False
        now = _hash(found.path)
        self._write_source(number, path, size, modified, now)
        if now == digest:
            self.changes.unchanged += 1
            return False
        self.changes.changed += 1
        self._drop(number)
        return True

    def _write_source(self, number: int, path: str, size: int, modified: int, digest: bytes) -> None:
        self._see(number)
        self._connection.execute(
            "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?)",
            (number, path, self._place, size, modified, digest),
        )

    def _see(self, source: int) -> None:
        if source >= len(self._seen):
            self._seen.extend(bytes(source + 1))
        self._seen[source] = True

    def _is_seen(self, source: int) -> bool:
        return source < len(self._seen) and bool(self._seen[source])

    def add(self, item: Parsed) -> None:
        """Put an article down, after those of its source that were added before."""
        article = from_json(item.record)
        self._article += 1
        write = self._connection.executemany
        write(INSERT_ARTICLE, [(self._article, self._source_of(item.origin), *article_row(article))])
        passages = [
            (self._passage + n, self._article, *row) for n, row in enumerate(passage_rows(article), 1)
        ]
        self._passage += len(passages)
        write(INSERT_PASSAGE, passages)
        write(
            INSERT_QUOTE, [(self._article, self._speaker(name), *row) for name, *row in quote_rows(article)]
        )
        write(INSERT_LINK, [(self._article, *row) for row in link_rows(article)])
        self.changes.articles += 1

    def finish(self) -> Changes:
        """Drop the files that are gone, bring the full-text index up to date, and say what was done."""
        sources = self._connection.execute("SELECT id FROM sources")
        gone = [source for (source,) in sources if not self._is_seen(source)]
        for source in gone:
            self._drop(source)
            self._connection.execute("DELETE FROM sources WHERE id = ?", (source,))
        self.changes.gone = len(gone)
        if self.changes.added or self.changes.changed or self.changes.gone:
            # What could not be read is tried again, and complained about, next time.
            self._connection.execute("DELETE FROM sources WHERE id NOT IN (SELECT source FROM articles)")
            self._connection.execute(
                "INSERT INTO passages_fts (rowid, text) SELECT id, text FROM passages WHERE id > ?",
                (self._old_passages,),
            )
            self._write_vocabulary()
        return self.changes

    def _source_of(self, origin: str) -> int:
        """Return the file that ``origin``, perhaps with a record's place behind ``#``, is or is in."""
        while True:
            row = self._connection.execute("SELECT id FROM sources WHERE path = ?", (origin,)).fetchone()
            if row is not None:
                return int(row[0])
            origin, mark, _ = origin.rpartition("#")
            assert mark, "an article is of a file that was wanted"

    def _drop(self, source: int) -> None:
        old = "SELECT id FROM articles WHERE source = ?"
        self._connection.execute(
            "INSERT INTO passages_fts (passages_fts, rowid, text)"
            f" SELECT 'delete', id, text FROM passages WHERE article IN ({old})",
            (source,),
        )
        for table in ("passages", "quotes", "links"):
            self._connection.execute(f"DELETE FROM {table} WHERE article IN ({old})", (source,))
        self._connection.execute("DELETE FROM articles WHERE source = ?", (source,))

    def _speaker(self, name: str | None) -> int | None:
        if name is None:
            return None
        row = self._connection.execute("SELECT id FROM speakers WHERE name = ?", (name,)).fetchone()
        if row is None:
            row = self._connection.execute(
                "INSERT INTO speakers (name) VALUES (?) RETURNING id", (name,)
            ).fetchone()
        return int(row[0])

    def _write_vocabulary(self) -> None:
        """Write down which words there are, one a line, and how each sounds: a search looks here first."""
        self._connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, passages_fts, row)")
        self._connection.execute("DELETE FROM vocabulary")
        found = self._connection.execute("SELECT term FROM temp.terms")
        for block in count():
            terms = [term for (term,) in found.fetchmany(_BLOCK)]
            if not terms:
                break
            self._connection.execute(
                "INSERT INTO vocabulary VALUES (?, ?, ?)",
                (block, "\n".join(terms), "\n".join(map(self._sound, terms))),
            )
        self._connection.execute("DROP TABLE temp.terms")


def stamp(path: str) -> tuple[int, int]:
    """Return size and time of change of a file; (-1, -1), which no file has, for what is none."""
    try:
        status = os.stat(path)
    except OSError:
        return -1, -1
    return (status.st_size, status.st_mtime_ns) if S_ISREG(status.st_mode) else (-1, -1)


def _hash(path: str) -> bytes:
    """Return the hash of a file's bytes; an empty one for what cannot be read twice."""
    try:
        if not S_ISREG(os.stat(path).st_mode):
            return b""
        digest = blake2b(digest_size=16)
        with open(path, "rb", buffering=0) as file:
            while portion := file.read(_PORTION):
                digest.update(portion)
        return digest.digest()
    except OSError:
        return b""
