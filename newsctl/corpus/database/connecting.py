"""Connecting to a newsctl database for reading, and saying why that fails."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from newsctl.corpus.database.schema import APPLICATION_ID, SCHEMA_VERSION
from newsctl.errors import InputError

__all__ = ["UNFORESEEN", "connected", "damaged", "explain", "parser_of", "version_of"]

UNFORESEEN = (ArithmeticError, AssertionError, LookupError, MemoryError, TypeError, ValueError)
"""What Python code meets in tables that do not hold what newsctl wrote, or in newsctl's own bugs."""


@contextmanager
def connected(path: str) -> Iterator[sqlite3.Connection]:
    """Open the database ``path`` for reading; what the tables hold is one state, whoever writes meanwhile.

    Raises InputError when it is damaged, no database of newsctl, or one of a newer or an older newsctl.
    """
    try:
        with closing(_connect(path)) as connection:
            version = version_of(connection, path)
            if version == 0:
                raise InputError(path, "an empty database; `newsctl index` fills it")
            if version < SCHEMA_VERSION:
                raise InputError(
                    path, f"made by an older newsctl (schema {version}); `newsctl index` makes it again"
                )
            connection.execute("BEGIN")
            yield connection
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter for words of SQLite's that are damaged
        raise InputError(path, explain(error)) from error


def _connect(path: str) -> sqlite3.Connection:
    address = _address(path)
    try:
        return _connected_at(f"{address}?mode=ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK:
            # Whoever made it was killed; the first to come takes back what was written, if they may.
            return _connected_at(f"{address}?mode=rw")
        # In a folder where nothing may be written, SQLite cannot put the file by which readers and writers
        # agree; but there are no writers there either.
        if os.access(os.path.dirname(os.path.abspath(path)), os.W_OK):
            raise
        return _connected_at(f"{address}?mode=ro&immutable=1")


def _connected_at(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA schema_version")
    except BaseException:  # Ctrl-C too must leave it closed
        connection.close()
        raise
    return connection


def _address(path: str) -> str:
    """Return the URI of the database (sqlite.org/uri.html, which names what to escape)."""
    path = os.path.abspath(path).replace(os.sep, "/")
    for mark in "%?#":
        path = path.replace(mark, f"%{ord(mark):02x}")
    return f"file:{'' if path.startswith('/') else '/'}{path}"


_PLACES = (
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)
"""SQLite's errors that are about where the file lies."""


def explain(error: Exception) -> str:
    """Say what is wrong with a database and what to do.

    newsctl's SQL fits the tables that it made, so that what SQLite does not understand is damage.
    """
    words = " ".join(str(error).split())
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF  # above that are details
    if code == sqlite3.SQLITE_NOTADB:
        return "no SQLite database"
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "another newsctl is writing this database; try again when it is done"
    if code == sqlite3.SQLITE_FULL:
        return "no space left on the disk; the database is as it was"
    if code in _PLACES:
        return f"may not be written to, or not made in this folder ({words})"
    if "no such module" in words:  # fts5
        return f"this Python's SQLite cannot read it ({words})"
    return damaged(words)


def damaged(words: str) -> str:
    """Return what is said of a damaged database, of which ``words`` are a sign."""
    return f"a damaged database ({words}); delete it and build it again with `newsctl index`"


def version_of(connection: sqlite3.Connection, path: str) -> int:
    """Return the version of a database's schema, 0 if it is empty.

    Raises InputError when the database is not newsctl's, or of a newer one, and sqlite3.DatabaseError when it
    is damaged.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID and tables:
        raise InputError(path, "an SQLite database, but none of newsctl's; `newsctl index` makes one")
    if version > SCHEMA_VERSION:
        raise InputError(
            path,
            f"made by a newer newsctl (schema {version}, this one knows {SCHEMA_VERSION}); upgrade newsctl",
        )
    return int(version) if tables else 0


def parser_of(connection: sqlite3.Connection) -> str | None:
    """Return the version of newsctl that parsed what a database holds; None when it does not say."""
    try:
        row = connection.execute("SELECT newsctl FROM about").fetchone()
    except sqlite3.OperationalError:  # no such table: the first schema had none
        return None
    return row and str(row[0])
