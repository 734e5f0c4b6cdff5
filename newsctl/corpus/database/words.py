"""The words of a database, as its full-text index has them, where a search looks before it reads a text."""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import count

__all__ = ["Block", "blocks_of_words", "write_words"]

_BLOCK = 50_000
"""Words that are written down together."""

Block = tuple[int, str, str]
"""A row of the table: its number from 0, words one a line, and how each sounds."""


def write_words(connection: sqlite3.Connection, sound: Callable[[str], str]) -> None:
    """Write down which words there are, one a line, and how each sounds."""
    connection.execute("DELETE FROM vocabulary")
    connection.executemany("INSERT INTO vocabulary VALUES (?, ?, ?)", blocks_of_words(connection, sound))


def blocks_of_words(connection: sqlite3.Connection, sound: Callable[[str], str]) -> Iterator[Block]:
    """Yield what the table of words is to hold."""
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, passages_fts, row)")
    # FTS5 cuts a word that is too long at a byte, which may be in a character.
    found = connection.execute("SELECT CAST(term AS BLOB) FROM temp.terms")
    for block in count():
        terms = [term.decode(errors="ignore") for (term,) in found.fetchmany(_BLOCK)]
        if not terms:
            break
        yield block, "\n".join(terms), "\n".join(map(sound, terms))
    connection.execute("DROP TABLE temp.terms")
