"""The full-text index of a newsctl database, with phrases or without."""

import sqlite3

from newsctl.corpus.database.schema import STATEMENTS

__all__ = ["MOST_WITH_PHRASES", "has_phrases", "make_full_text", "set_full_text"]

MOST_WITH_PHRASES = 100_000_000
"""Characters of text up to which phrases are searched unless the user says otherwise."""

_WORDS_HELD = 16 * 1024 * 1024
"""Bytes of new words that FTS5 holds before it writes them: with the one megabyte of its own choice, it
spends a third of the time on merging, and leaves free pages behind."""

_STATEMENT = next(each for each in STATEMENTS if each.startswith("CREATE VIRTUAL TABLE passages_fts"))


def make_full_text(connection: sqlite3.Connection, *, phrases: bool) -> None:
    """Make the full-text index, in place of one that there is, of all passages that there are.

    With ``phrases`` it knows where in a text its words stand. newsctl asks the text instead, which saves a
    sixth of the database; but SQL needs it for ``MATCH '"night train"'``, and Datasette for ``US-Iran``.
    """
    connection.execute("DROP TABLE IF EXISTS passages_fts")
    connection.execute(_STATEMENT if phrases else _STATEMENT.replace("detail=full", "detail=none"))
    set_full_text(connection, "hashsize", _WORDS_HELD)
    connection.execute("INSERT INTO passages_fts (passages_fts) VALUES ('rebuild')")


def has_phrases(connection: sqlite3.Connection) -> bool:
    """Whether phrases can be searched."""
    row = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'passages_fts'").fetchone()
    return row is not None and "detail=none" not in row[0]


def set_full_text(connection: sqlite3.Connection, name: str, value: int) -> None:
    """Set what FTS5 calls ``name`` for the full-text index."""
    connection.execute("INSERT INTO passages_fts (passages_fts, rank) VALUES (?, ?)", (name, value))
