"""What a search asks a newsctl database before it reads an article: its words, its speakers, who has them."""

import sqlite3
from collections.abc import Iterable, Iterator

from newsctl.corpus.database.tokens import LONG, TOKENIZER

__all__ = ["Tokenizer", "articles_quoting", "articles_with", "sounds_of", "speakers_of", "words_of"]


def words_of(connection: sqlite3.Connection) -> str:
    """Return the words of all texts as the full-text index has them, one a line."""
    return _joined(connection.execute("SELECT words FROM vocabulary ORDER BY id"))


def sounds_of(connection: sqlite3.Connection) -> str:
    """Return how each of the words sounds, in the same order, one a line."""
    return _joined(connection.execute("SELECT sounds FROM vocabulary ORDER BY id"))


def articles_with(connection: sqlite3.Connection, groups: Iterable[Iterable[str]]) -> set[int]:
    """Return the articles of which some text has a word of each of ``groups``.

    Words are quoted, never syntax. Of one that is longer than the index keeps, the beginning is looked for.
    """
    rows = connection.execute(
        "SELECT DISTINCT article_id FROM passages"
        " WHERE id IN (SELECT rowid FROM passages_fts WHERE passages_fts MATCH ?)",
        (" AND ".join(f"({' OR '.join(map(_quoted, group))})" for group in groups),),
    )
    return {number for (number,) in rows}


def speakers_of(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Yield the numbers and names of all who are quoted."""
    yield from connection.execute("SELECT id, name FROM speakers")


def articles_quoting(connection: sqlite3.Connection, speakers: Iterable[int]) -> set[int]:
    """Return the articles that quote one of ``speakers``, given by their numbers."""
    rows = connection.execute(
        "SELECT DISTINCT article_id FROM quotes WHERE speaker_id IN (SELECT value FROM json_each(?))",
        (f"[{','.join(map(str, speakers))}]",),
    )
    return {number for (number,) in rows}


class Tokenizer:
    """Cuts text into words as the full-text index does; to be closed."""

    def __init__(self) -> None:
        self._memory = sqlite3.connect(":memory:")
        self._memory.execute(f'CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = "{TOKENIZER}")')
        self._memory.execute("CREATE VIRTUAL TABLE terms USING fts5vocab (texts, row)")

    def words(self, text: str) -> list[str]:
        """Return the different words of ``text``, sorted."""
        self._memory.execute("DELETE FROM texts")
        self._memory.execute("INSERT INTO texts VALUES (?)", (text,))
        return [term for (term,) in self._memory.execute("SELECT term FROM terms")]

    def close(self) -> None:
        """Give back the memory that it took."""
        self._memory.close()


def _joined(blocks: Iterable[tuple[str]]) -> str:
    return "\n".join(block for (block,) in blocks)


def _quoted(word: str) -> str:
    quoted = word[:LONG].replace('"', '""')
    return f'"{quoted}"*' if len(word) >= LONG else f'"{quoted}"'
