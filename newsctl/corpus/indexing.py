"""Building a newsctl database, and bringing one up to date: only what has changed is parsed again.

All of a run is one transaction: readers see the state before or after it, and so does everybody after a crash.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path

import msgspec

from newsctl.article import Article, from_json, to_json
from newsctl.corpus.database import APPLICATION_ID, SCHEMA, SCHEMA_VERSION, explain, version_of
from newsctl.corpus.document import Document
from newsctl.corpus.files import Found
from newsctl.errors import OutputError

__all__ = ["Changes", "Index", "Parsed", "parsed", "updating"]

_PATIENCE = 10.0
"""Seconds to wait for another writer."""

_CACHE = 64 * 1024
"""KiB of the database that are kept in memory while it is written."""


class Parsed(msgspec.Struct):
    """What a worker makes of a document: its record, as JSON, and the piece of the corpus that it came from."""

    origin: str
    record: bytes


def parsed(document: Document) -> Parsed:
    """Parse ``document``, in whichever process this is."""
    return Parsed(document.origin, to_json(document.article))


class Changes(msgspec.Struct):
    """What an update did, in sources (files)."""

    added: int = 0
    changed: int = 0
    gone: int = 0
    unchanged: int = 0
    articles: int = 0


class _Source(msgspec.Struct):
    id: int
    size: int
    modified: int
    hash: bytes
    place: int
    seen: bool = False


@contextmanager
def updating(path: str) -> Iterator["Index"]:
    """Open the database ``path`` for writing, made if there is none; what was done counts when the block ends well.

    Raises OutputError when it cannot be written, InputError when it is not newsctl's.
    """
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            connection.execute("BEGIN IMMEDIATE")
            if version_of(connection, path) == 0:
                _create(connection)
            try:
                yield Index(connection)
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise OutputError(path, explain(error)) from error


def _create(connection: sqlite3.Connection) -> None:
    # Not executescript(), which ends the transaction.
    for statement in SCHEMA.split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


class Index:
    """A database that is being brought up to date.

    First :meth:`wants` is asked for each file that there is; then its articles are given to :meth:`add`, and at
    the end :meth:`finish` drops what was not asked for.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.changes = Changes()
        self._connection = connection
        self._sources = {
            path: _Source(*row)
            for path, *row in connection.execute("SELECT path, id, size, modified, hash, place FROM sources")
        }
        (self._first_passage,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM passages").fetchone()
        (self._article,) = connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()
        self._passage = self._first_passage
        self._speakers: dict[str, int] = dict(connection.execute("SELECT name, id FROM speakers"))
"""
