"""Making a newsctl database, and bringing one up to date: only what has changed is parsed again.

A run is one transaction: readers see the state before or after it, and so does everybody after a crash.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

from msgspec import structs

from newsctl import __version__
from newsctl.corpus.database.connecting import UNFORESEEN, explain, parser_of, version_of
from newsctl.corpus.database.full_text import has_phrases, make_full_text
from newsctl.corpus.database.indexing import CACHE, Index
from newsctl.corpus.database.opening import explain_damage
from newsctl.corpus.database.people import FindPeople
from newsctl.corpus.database.provenance import Keeping, Provenance, recall, remember, settle, unlike
from newsctl.corpus.database.schema import APPLICATION_ID, INDEXES, SCHEMA_VERSION, STATEMENTS
from newsctl.corpus.document import Trouble
from newsctl.corpus.files import reason
from newsctl.corpus.output import Output
from newsctl.corpus.walking import STDIN, find
from newsctl.errors import InputError, NewsctlError, OutputError

__all__ = ["updating"]

_PATIENCE = 10.0
"""Seconds to wait for another writer."""


@contextmanager
def updating(
    path: str,
    named: Provenance,
    sound: Callable[[str], str],
    find_people: FindPeople,
    *,
    keeping: Keeping = "same",
    phrases: bool | None = None,
    notice: Callable[[str, str], None],
) -> Iterator[Index]:
    """Open the database ``path`` for writing, made if there is none; it changes when the block ends well.

    ``named`` is what it is to be made of, nothing for what it was made of before; ``keeping`` says what
    becomes of that if it is something else. In the block, the current folder is the one from which that was
    named.

    ``sound`` is how a word sounds, for searches that let spellings differ; ``find_people`` finds the persons
    behind the speakers. ``phrases`` says
    whether the full-text index knows where in a text its words stand from now on; None leaves it as it is,
    and a new one has them as long as its texts are not large.
    ``notice`` hears why all that there is is parsed again, if it is.

    Raises OutputError when the database cannot be written or would lose what it was made of, InputError when
    that is not there, or the database is not newsctl's.
    """
    existed = os.path.lexists(path)
    try:
        with (
            closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection,
            _transaction(connection, path) as version,
        ):
            known = recall(connection) if version == SCHEMA_VERSION else None
            provenance = settle(path, named, known, keeping)
            if words := version and _why_again(connection, version, provenance, known):
                notice(path, f"{words}; all is parsed again")
            elsewhere = "" if provenance.folder == os.getcwd() else provenance.folder
            if elsewhere:
                output = Output(os.path.abspath(path), passed_over=True)
                provenance = structs.replace(
                    provenance, options=structs.replace(provenance.options, output=output)
                )
            with _in(elsewhere, provenance):
                _look_for(provenance, elsewhere, f"; {path} is as it was" if version else "")
                is_new = not version or bool(words)
                had_phrases = has_phrases(connection)
                if phrases is None and version == SCHEMA_VERSION:
                    phrases = had_phrases
                held = _made_anew(connection) if is_new else set[str]()
                if is_new or (phrases is not None and phrases != had_phrases):
                    make_full_text(connection, phrases=phrases is not False)
                remember(connection, provenance)
                yield Index(
                    connection,
                    path,
                    provenance,
                    sound,
                    find_people,
                    is_new=is_new,
                    may_drop_phrases=is_new and phrases is None,
                    held=held,
                    elsewhere=elsewhere,
                )
    except BaseException as error:  # an interrupted run, too, leaves no half-made database
        if not existed:
            _remove_empty(path)
        if isinstance(error, sqlite3.Error):
            raise OutputError(path, explain(error)) from error
        if isinstance(error, UNFORESEEN) and (words := explain_damage(path)):
            raise OutputError(path, words) from error
        raise


@contextmanager
def _transaction(connection: sqlite3.Connection, path: str) -> Iterator[int]:
    """Be the one who writes, and give the version of the schema that there is; an error takes all back.

    At the end nothing is left beside the file, which so opens where nothing can be written.
    """
    version = _begin(connection, path)
    try:
        yield version
        connection.execute("COMMIT")
    finally:
        with suppress(sqlite3.Error):  # somebody reads just now: the next run will do it
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA journal_mode = DELETE")


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
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    connection.execute("BEGIN IMMEDIATE")
    if not os.path.lexists(path):
        raise OutputError(path, "was deleted by another newsctl that made it, and failed; try again")
    return version_of(connection, path)  # another one may have filled it in the meantime


def _why_again(
    connection: sqlite3.Connection, version: int, provenance: Provenance, known: Provenance | None
) -> str | None:
    """Say why articles that are there must be parsed again; None if they need not."""
    if version != SCHEMA_VERSION:
        return f"made by an older newsctl (schema {version})"
    parser = parser_of(connection)
    if parser != __version__:
        return f"parsed by newsctl {parser or 'unknown'}, and this is {__version__}"
    if known is not None and (options := unlike(provenance, known)):
        return f"read with another {' and '.join(options)} before"
    return None


@contextmanager
def _in(folder: str, provenance: Provenance) -> Iterator[None]:
    """Be in ``folder`` for a while, if it is said and what ``provenance`` names is seen from there."""
    if not folder or all(map(os.path.isabs, provenance.corpora.values())):
        yield
        return
    before = os.getcwd()
    try:
        os.chdir(folder)
    except OSError as error:
        raise InputError(folder, reason(error, folder)) from error
    try:
        yield
    finally:
        os.chdir(before)


def _look_for(provenance: Provenance, elsewhere: str, consequence: str) -> None:
    """Raise InputError when something that was named is not there."""
    for name in provenance.names:
        if name != STDIN and not os.path.exists(name) and (words := _why_missing(name)):
            raise InputError(os.path.join(elsewhere, name), words + consequence)


def _why_missing(name: str) -> str | None:
    """Say why nothing is behind ``name``, which no file has; None if it is a pattern or a part of a file."""
    found = next(iter(find([name])))
    if isinstance(found, Trouble):
        return found.reason
    try:
        os.stat(found.path)
    except OSError as error:
        return reason(error, found.path)
    return None


def _made_anew(connection: sqlite3.Connection) -> set[str]:
    """Make the tables, in place of those there are; return the paths of the files that these held."""
    held: set[str] = set()
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall()
    if ("sources",) in tables:
        held.update(path for (path,) in connection.execute("SELECT path FROM sources"))
    for statement in reversed(STATEMENTS):
        if found := re.match(r"CREATE (?:VIRTUAL )?(TABLE|VIEW) (\w+)", statement):
            connection.execute(f"DROP {found[1]} IF EXISTS {found[2]}")
    for statement in STATEMENTS:
        if statement not in INDEXES and "USING fts5" not in statement:
            connection.execute(statement)
    connection.execute("INSERT INTO about VALUES (?, '', '')", (__version__,))
    _sign(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return held


def _sign(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _remove_empty(path: str) -> None:
    """Remove the database that this run began to make, if it is still empty; another may have filled it."""
    with (
        suppress(sqlite3.Error, OSError, NewsctlError),
        closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection,
    ):
        connection.execute("BEGIN IMMEDIATE")
        if not version_of(connection, path):
            os.unlink(path)
