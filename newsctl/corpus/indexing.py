"""Building a newsctl database, and bringing one up to date: only what has changed is parsed again.

A run is one transaction: readers see the state before or after it, and so does everybody after a crash.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import chain, count, repeat
from typing import Any

from newsctl import __version__
from newsctl.corpus.database import APPLICATION_ID, SCHEMA, SCHEMA_VERSION, explain, parser_of, version_of
from newsctl.corpus.document import Document, Trouble
from newsctl.corpus.rows import INSERT_ARTICLE, INSERT_LINK, INSERT_PASSAGE, INSERT_QUOTE, pack, unpack
from newsctl.corpus.sources import Changes, Sources, hash_of
from newsctl.corpus.walking import Found
from newsctl.errors import OutputError

__all__ = ["Index", "packed", "updating"]

_PATIENCE = 10.0
"""Seconds to wait for another writer."""

_BATCH = 128 * 1024
"""Bytes of packed articles that are written together: about thirty, while the processor has them at hand."""

_BLOCK = 50_000
"""Words that are written down together."""

_WORDS_HELD = 16 * 1024 * 1024
"""Bytes of new words that FTS5 holds before it writes them: with the one megabyte of its own choice, it
spends a third of the time on merging, and leaves free pages behind."""

_MERGED_AS_USUAL = 4  # parts of the full-text index at a time, as FTS5 says

_CACHE = 64 * 1024
"""KiB of the database that are kept in memory while it is written; a quarter, while SQLite needs as much
again for sorting."""

_STATEMENTS = [statement.strip() for statement in SCHEMA.split(";\n")]
_INDEXES = [statement for statement in _STATEMENTS if statement.startswith("CREATE INDEX")]
"""Which are quicker to make, and take the room that merging the full-text index leaves, at the end."""


def packed(document: Document) -> bytes:
    """Parse ``document``, in whichever process this is, and return what :meth:`Index.add` wants of it."""
    text_hash = b"" if document.text is None else hash_of(document.text)
    return pack(document.article, document.origin or document.path, text_hash)


@contextmanager
def updating(
    path: str, sound: Callable[[str], str], *, phrases: bool = False, notice: Callable[[str, str], None]
) -> Iterator["Index"]:
    """Open the database ``path`` for writing, made if there is none; it changes when the block ends well.

    ``sound`` is how a word sounds, for searches that let spellings differ. With ``phrases``, the full-text
    index knows where in a text its words stand from now on. newsctl asks the text instead, which saves a
    sixth of the database; but SQL needs it for ``MATCH '"night train"'``, and Datasette for ``US-Iran``.
    ``notice`` hears that another version of newsctl parsed what there is, so that all is parsed again.
    Raises OutputError when the database cannot be written, InputError when it is not newsctl's.
    """
    existed, is_new = os.path.lexists(path), False
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection:
            is_new = _begin(connection, path) == 0
            again = not is_new and _is_of_another(connection, path, notice)
            if again:
                phrases = _drop_all(connection) or phrases
            if is_new or again:
                _create(connection)
            if phrases:
                _add_phrases(connection)
            yield Index(connection, sound, is_new=is_new or again)
            connection.execute("COMMIT")  # after an error, closing takes all back
            is_new = False
            connection.execute("PRAGMA busy_timeout = 0")
            with suppress(sqlite3.OperationalError):  # somebody reads already: the next run will do it
                connection.execute("PRAGMA journal_mode = WAL")
    except BaseException as error:  # an interrupted run, too, leaves no half-made database
        if is_new and not existed:
            for ending in ("", "-journal", "-wal", "-shm"):
                with suppress(OSError):
                    os.unlink(path + ending)
        if isinstance(error, sqlite3.Error):
            raise OutputError(path, explain(error)) from error
        raise


def _begin(connection: sqlite3.Connection, path: str) -> int:
    """Become the one who writes, and return the version of the schema that there is; 0 for none.

    With write-ahead logging, readers go on reading the old state meanwhile. What is new has none: its pages
    are written once, in their place, instead of twice.
    """
    if version_of(connection, path):  # before anything is changed in what may be somebody else's
        connection.execute("PRAGMA journal_mode = WAL")
    else:
        connection.execute("PRAGMA journal_mode = DELETE")
        _sign(connection)  # by which readers know what it is going to be
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    connection.execute("BEGIN IMMEDIATE")
    if not os.path.lexists(path):
        raise OutputError(path, "was deleted by another newsctl that made it, and failed; try again")
    return version_of(connection, path)  # another one may have filled it in the meantime


def _is_of_another(connection: sqlite3.Connection, path: str, notice: Callable[[str, str], None]) -> bool:
    """Whether another version of newsctl made the articles, or the tables."""
    parser = parser_of(connection)
    if parser != __version__:
        notice(
            path, f"parsed by newsctl {parser or 'unknown'}; this is {__version__}, which parses all again"
        )
    return parser != __version__ or version_of(connection, path) != SCHEMA_VERSION


def _drop_all(connection: sqlite3.Connection) -> bool:
    """Drop what a schema of newsctl makes; return whether the full-text index knows phrases."""
    (known,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'passages_fts'").fetchone()
    for statement in reversed(_STATEMENTS):
        if found := re.match(r"CREATE (?:VIRTUAL )?(TABLE|VIEW) (\w+)", statement):
            connection.execute(f"DROP {found[1]} IF EXISTS {found[2]}")
    return "detail=none" not in known


def _create(connection: sqlite3.Connection) -> None:
    for statement in _STATEMENTS:  # not executescript(), which ends the transaction
        if statement not in _INDEXES:
            connection.execute(statement)
    _set_full_text(connection, "hashsize", _WORDS_HELD)
    connection.execute("INSERT INTO about VALUES (?)", (__version__,))
    _sign(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _sign(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _set_full_text(connection: sqlite3.Connection, name: str, value: int) -> None:
    connection.execute("INSERT INTO passages_fts (passages_fts, rank) VALUES (?, ?)", (name, value))


def _add_phrases(connection: sqlite3.Connection) -> None:
    (statement,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'passages_fts'").fetchone()
    if "detail=none" in statement:
        connection.execute("DROP TABLE passages_fts")
        connection.execute(statement.replace("detail=none", "detail=full"))
        _set_full_text(connection, "hashsize", _WORDS_HELD)
        connection.execute("INSERT INTO passages_fts (passages_fts) VALUES ('rebuild')")


class _Speakers(dict[str | None, int | None]):
    """The numbers of speakers by name; one that is new gets a number when it is first asked for."""

    _REMEMBERED = 100_000

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self[None] = None

    def __missing__(self, name: str) -> int:
        row = self._connection.execute("SELECT id FROM speakers WHERE name = ?", (name,)).fetchone()
        if row is None:
            row = self._connection.execute(
                "INSERT INTO speakers (name) VALUES (?) RETURNING id", (name,)
            ).fetchone()
        if len(self) > self._REMEMBERED:
            self.clear()
            self[None] = None
        self[name] = number = int(row[0])
        return number


class Index:
    """A database that is being brought up to date.

    :meth:`changed` chooses among the files that there are, :meth:`add` is given the articles of those it
    chose, in their order, and :meth:`finish` is called at the end.
    """

    def __init__(self, connection: sqlite3.Connection, sound: Callable[[str], str], *, is_new: bool) -> None:
        self._sources = Sources(connection, self._drop)
        self._connection = connection
        self._sound = sound
        self._is_new = is_new
        if is_new:
            _set_full_text(connection, "automerge", 0)  # until all is there
        self._article = self._last("articles")
        self._passage = self._old_passages = self._last("passages")
        self._speakers = _Speakers(connection)
        self._held = 0
        self._articles: list[tuple[Any, ...]] = []
        self._passages: list[Iterable[tuple[Any, ...]]] = []
        self._quotes: list[Iterable[tuple[Any, ...]]] = []
        self._links: list[Iterable[tuple[Any, ...]]] = []

    def _last(self, table: str) -> int:
        (last,) = self._connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
        return int(last)

    def in_place(self, names: Iterable[str]) -> Iterator[str]:
        """Yield ``names``; the files that are found before the next one have its place in the order."""
        for self._sources.place, name in enumerate(names):
            yield name

    def changed(self, files: Iterable[Found | Trouble]) -> Iterator[Found | Trouble]:
        """Yield those ``files`` that are new or have changed since they were read, and all troubles."""
        return self._sources.changed(files)

    def add(self, article: bytes) -> None:
        """Put a :func:`packed` article down, after those of its source that were added before."""
        rows = unpack(article)
        self._article += 1
        number = repeat(self._article)
        source = self._sources.number_of(rows.origin, rows.hash)
        self._articles.append((self._article, source, *rows.article))
        # Numbers go on for as long as there are rows.
        self._passages.append(zip(count(self._passage + 1), number, *rows.passages, strict=False))
        self._passage += len(rows.passages[0])
        speakers = [self._speakers[name] for name in rows.speakers]
        self._quotes.append(zip(number, speakers, *rows.quotes, strict=False))
        self._links.append(zip(number, *rows.links, strict=False))
        self._sources.changes.articles += 1
        self._held += len(article)
        if self._held > _BATCH:
            self._write()

    def _write(self) -> None:
        """Write down the articles added since the last time."""
        self._sources.write()
        write = self._connection.executemany
        write(INSERT_ARTICLE, self._articles)
        self._articles.clear()
        for statement, rows in (
            (INSERT_PASSAGE, self._passages),
            (INSERT_QUOTE, self._quotes),
            (INSERT_LINK, self._links),
        ):
            write(statement, chain.from_iterable(rows))
            rows.clear()
        self._connection.execute(
            "INSERT INTO passages_fts (rowid, text) SELECT id, text FROM passages WHERE id > ?",
            (self._old_passages,),
        )
        self._old_passages = self._passage
        self._held = 0

    def finish(self) -> Changes:
        """Drop the files that are gone, bring the full-text index up to date, and say what was done."""
        self._write()
        self._sources.forget_unseen()
        changes = self._sources.changes
        if changes.changed or changes.gone:
            self._connection.execute(
                "DELETE FROM speakers WHERE NOT EXISTS (SELECT 1 FROM quotes WHERE speaker = speakers.id)"
            )
        if self._is_new:
            self._connection.execute("INSERT INTO passages_fts (passages_fts) VALUES ('optimize')")
            _set_full_text(self._connection, "automerge", _MERGED_AS_USUAL)
            self._connection.execute(f"PRAGMA cache_size = -{_CACHE // 4}")
            for statement in _INDEXES:
                self._connection.execute(statement)
        if changes.added or changes.changed or changes.gone:
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

    def _write_vocabulary(self) -> None:
        """Write down which words there are, one a line, and how each sounds: a search looks here first."""
        self._connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, passages_fts, row)")
        self._connection.execute("DELETE FROM vocabulary")
        # FTS5 cuts a word that is too long at a byte, which may be in a character.
        found = self._connection.execute("SELECT CAST(term AS BLOB) FROM temp.terms")
        for block in count():
            terms = [term.decode(errors="ignore") for (term,) in found.fetchmany(_BLOCK)]
            if not terms:
                break
            self._connection.execute(
                "INSERT INTO vocabulary VALUES (?, ?, ?)",
                (block, "\n".join(terms), "\n".join(map(self._sound, terms))),
            )
        self._connection.execute("DROP TABLE temp.terms")
