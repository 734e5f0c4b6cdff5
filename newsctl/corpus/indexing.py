"""Building a newsctl database, and bringing one up to date: only what has changed is parsed again.

A run is one transaction: readers see the state before or after it, and so does everybody after a crash.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count

import msgspec

from newsctl.article import from_json, to_json
from newsctl.corpus.database import APPLICATION_ID, SCHEMA, SCHEMA_VERSION, explain, version_of
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
from newsctl.corpus.sources import Changes, Sources
from newsctl.corpus.walking import Found
from newsctl.errors import OutputError

__all__ = ["Index", "Parsed", "parsed", "updating"]

_PATIENCE = 10.0
"""Seconds to wait for another writer."""

_BLOCK = 50_000
"""Words that are written down together."""

_WORDS_HELD = 16 * 1024 * 1024
"""Bytes of new words that FTS5 holds before it writes them: with the one megabyte of its own choice, it
spends a third of the time on merging, and leaves free pages behind."""

_CACHE = 64 * 1024
"""KiB of the database that are kept in memory while it is written."""


class Parsed(msgspec.Struct):
    """What a worker makes of a document: its record, as JSON, and where in the corpus it was found."""

    origin: str
    record: bytes


def parsed(document: Document) -> Parsed:
    """Parse ``document``, in whichever process this is."""
    return Parsed(document.origin or document.path, to_json(document.article))


@contextmanager
def updating(path: str, sound: Callable[[str], str], *, phrases: bool = False) -> Iterator["Index"]:
    """Open the database ``path`` for writing, made if there is none; it changes when the block ends well.

    ``sound`` is how a word sounds, for searches that let spellings differ. With ``phrases``, the full-text
    index knows where in a text its words stand from now on. newsctl asks the text instead, which saves a
    sixth of the database; but SQL needs it for ``MATCH '"night train"'``, and Datasette for ``US-Iran``.
    Raises OutputError when it cannot be written, InputError when it is not newsctl's.
    """
    is_new = not os.path.lexists(path)
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection:
            _begin(connection, path)
            if phrases:
                _add_phrases(connection)
            yield Index(connection, sound)  # after an error, closing takes everything back
            connection.execute("COMMIT")
    except BaseException as error:  # an interrupted run, too, leaves no half-made database
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
    connection.execute("INSERT INTO passages_fts (passages_fts, rank) VALUES ('hashsize', ?)", (_WORDS_HELD,))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _add_phrases(connection: sqlite3.Connection) -> None:
    (statement,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'passages_fts'").fetchone()
    if "detail=none" in statement:
        connection.execute("DROP TABLE passages_fts")
        connection.execute(statement.replace("detail=none", "detail=full"))
        connection.execute("INSERT INTO passages_fts (passages_fts) VALUES ('rebuild')")


class Index:
    """A database that is being brought up to date.

    :meth:`wants` is asked for each file that there is, :meth:`add` given the articles of those it wants, and
    :meth:`finish` called at the end.
    """

    def __init__(self, connection: sqlite3.Connection, sound: Callable[[str], str]) -> None:
        self._sources = Sources(connection, self._drop)
        self._connection = connection
        self._sound = sound
        self._article = self._last("articles")
        self._passage = self._old_passages = self._last("passages")

    def _last(self, table: str) -> int:
        (last,) = self._connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
        return int(last)

    def in_place(self, names: Iterable[str]) -> Iterator[str]:
        """Yield ``names``; the files that are found before the next one have its place in the order."""
        for self._sources.place, name in enumerate(names):
            yield name

    def wants(self, found: Found) -> bool:
        """Whether the file is new or has changed since it was read; its old articles are dropped then."""
        return self._sources.wants(found.path)

    def add(self, item: Parsed) -> None:
        """Put an article down, after those of its source that were added before."""
        article = from_json(item.record)
        self._article += 1
        write = self._connection.executemany
        write(INSERT_ARTICLE, [(self._article, self._sources.number_of(item.origin), *article_row(article))])
        passages = [
            (self._passage + n, self._article, *row) for n, row in enumerate(passage_rows(article), 1)
        ]
        self._passage += len(passages)
        write(INSERT_PASSAGE, passages)
        write(
            INSERT_QUOTE, [(self._article, self._speaker(name), *row) for name, *row in quote_rows(article)]
        )
        write(INSERT_LINK, [(self._article, *row) for row in link_rows(article)])
        self._sources.changes.articles += 1

    def finish(self) -> Changes:
        """Drop the files that are gone, bring the full-text index up to date, and say what was done."""
        self._sources.forget_unseen()
        changes = self._sources.changes
        if changes.added or changes.changed or changes.gone:
            # What could not be read is tried again, and complained about, next time.
            self._connection.execute("DELETE FROM sources WHERE id NOT IN (SELECT source FROM articles)")
            self._connection.execute(
                "INSERT INTO passages_fts (rowid, text) SELECT id, text FROM passages WHERE id > ?",
                (self._old_passages,),
            )
            self._write_vocabulary()
        return changes

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
