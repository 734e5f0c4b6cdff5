"""What a newsctl database holds, and whether it is sound."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from newsctl.corpus.database import explain, opened, parser_of
from newsctl.corpus.stamps import NOWHERE, stamp

__all__ = ["faults", "holdings", "parser"]

_TABLES = ("articles", "paragraphs", "quotes", "speakers", "links")


def holdings(path: str) -> Iterator[tuple[str, int]]:
    """Yield what the database ``path`` holds, and how many of its files have changed or gone since.

    Raises InputError when it cannot be read.
    """
    with opened(path) as connection:
        for table in _TABLES:
            yield table, connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        changed = gone = files = 0
        for source, size, modified in connection.execute("SELECT path, size, modified FROM sources"):
            now = stamp(source)
            files += 1
            gone += now == NOWHERE != (size, modified)
            changed += now not in (NOWHERE, (size, modified))
        yield from (("files", files), ("changed since", changed), ("gone since", gone))


def parser(path: str) -> str | None:
    """Return which version of newsctl parsed what the database ``path`` holds; None when it does not say.

    Raises InputError when it cannot be read.
    """
    with opened(path) as connection:
        return parser_of(connection)


def faults(path: str) -> list[str]:
    """Return what is wrong with the database ``path``: its pages, its references, its full-text index."""
    try:
        with opened(path) as connection:
            found = [words for (words,) in connection.execute("PRAGMA integrity_check(10)") if words != "ok"]
            lost = connection.execute("PRAGMA foreign_key_check").fetchmany(10)
            found += [f"row {row} of {table} belongs to a row that is not there" for table, row, *_ in lost]
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            # FTS5 asks for its own check as for a change; with 1 it compares the index with the texts.
            connection.execute("BEGIN")
            connection.execute("INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)")
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        return [explain(error)]
    return found
