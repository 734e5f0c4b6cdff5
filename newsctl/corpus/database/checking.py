"""Whether a newsctl database is sound: its pages, its references, its counts, its full-text index, its words.

Nothing is written to it, and it may lie where nothing can be.
"""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice, zip_longest

from newsctl.corpus.database.articles import fingerprints, read
from newsctl.corpus.database.connecting import UNFORESEEN, connected, explain
from newsctl.corpus.database.provenance import recall
from newsctl.corpus.database.rows import passages_of
from newsctl.corpus.database.schema import STATEMENTS
from newsctl.corpus.database.words import blocks_of_words
from newsctl.corpus.fingerprint import fingerprint_of

__all__ = ["faults"]

_FEW = 10  # faults of one kind that are told
_BATCH = 400  # articles that are looked at together


def faults(path: str, sound: Callable[[str], str] | None = None) -> list[str]:
    """Return what is wrong with the database ``path``; nothing for one that is sound.

    Whether the words sound as it says is looked at where ``sound`` tells how. Raises InputError for what
    cannot be read at all, or is none of newsctl's.
    """
    found: list[str] = []
    with connected(path) as connection:
        for check in (_pages, _types, _references, _counts, _persons, _places, _origin, _articles):
            found += _met(check(connection))
        found += _met(_words(connection, sound))
        found += _met(
            _full_text(connection)
        )  # at last: it puts tables of its own before those of the database
    return found


def _met(found: Iterator[str]) -> Iterator[str]:
    """Yield the first of the faults that are ``found``, and the error that ends the search for them."""
    try:
        yield from islice(found, _FEW)
    except sqlite3.Error as error:
        yield explain(error)
    except UNFORESEEN as error:
        yield f"what it holds is not what newsctl wrote ({type(error).__name__})"


def _pages(connection: sqlite3.Connection) -> Iterator[str]:
    for (words,) in connection.execute(f"PRAGMA integrity_check({_FEW})"):
        if words != "ok":
            yield words


def _types(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield which values are not of the type that their column has."""
    tables = (
        "about",
        "corpora",
        "sources",
        "articles",
        "passages",
        "speakers",
        "persons",
        "spellings",
        "meant",
        "name_words",
        "quotes",
        "links",
        "fingerprints",
        "vocabulary",
    )
    for table in tables:
        for _, column, kind, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
            query = f"SELECT rowid FROM {table} WHERE typeof(\"{column}\") NOT IN (lower(?), 'null')"
            for (row,) in connection.execute(query, (kind,)) if kind else ():
                yield f"row {row} of {table} has something else than {kind} as its {column}"


def _references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} belongs to a row that is not there"
    query = "SELECT id FROM speakers WHERE NOT EXISTS (SELECT 1 FROM quotes WHERE speaker = speakers.id)"
    for (speaker,) in connection.execute(query):
        yield f"row {speaker} of speakers is the speaker of no quote"


def _counts(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield which files and articles have other numbers of rows than they say."""
    for table, column, rows in (
        ("sources", "articles", "articles WHERE source = sources.id"),
        ("articles", "paragraphs", "passages WHERE article = articles.id AND field = 'body'"),
        ("articles", "quotes", "quotes WHERE article = articles.id"),
        ("articles", "links", "links WHERE article = articles.id"),
    ):
        counted = f"SELECT id, {column} AS said, (SELECT count(*) FROM {rows}) AS there FROM {table}"
        for row, said, there in connection.execute(f"SELECT * FROM ({counted}) WHERE said IS NOT there"):
            yield f"row {row} of {table} has {there} {column}, not {said}"


def _persons(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield which persons have other numbers of quotes than their spellings."""
    counted = "SELECT coalesce(sum(quotes), 0) FROM spellings WHERE person = persons.id"
    for (row,) in connection.execute(f"SELECT id FROM persons WHERE quotes IS NOT ({counted})"):
        yield f"row {row} of persons has another number of quotes than its spellings"


def _places(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what stands at no place that a text has."""
    for table, columns in (
        ("articles", ("dateline_start", "dateline_end")),
        ("quotes", ("start", "end")),
        ("quotes", ("mention_start", "mention_end")),
        ("quotes", ("cue_start", "cue_end")),
        ("links", ("start", "end")),
    ):
        start, end = (f'{table}."{column}"' for column in columns)
        for (row,) in connection.execute(f"SELECT id FROM {table} WHERE {start} < 0 OR {end} < {start}"):
            yield f"row {row} of {table} has {columns[0]} and {columns[1]} that are no place"
    query = """
        SELECT quotes.id FROM quotes JOIN articles ON articles.id = article
        WHERE paragraph < 0 OR paragraph >= paragraphs
    """
    for (row,) in connection.execute(query):
        yield f"row {row} of quotes stands in a paragraph that is not there"


def _origin(connection: sqlite3.Connection) -> Iterator[str]:
    if recall(connection) is None:
        yield "it does not say what it was made of"


def _articles(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield which articles cannot be put together, or, taken apart again, are not what is there."""
    ids = connection.execute("SELECT id FROM articles ORDER BY id")
    while batch := [number for (number,) in ids.fetchmany(_BATCH)]:
        there: dict[int, list[tuple[str, int, str]]] = {number: [] for number in batch}
        for number, *passage in connection.execute(
            "SELECT article, field, number, text FROM passages WHERE article BETWEEN ? AND ? ORDER BY id",
            (batch[0], batch[-1]),
        ):
            there[number].append(tuple(passage))
        prints = fingerprints(connection, batch)
        for number, article in zip(batch, read(connection, batch), strict=True):
            if article is None:
                yield f"row {number} of articles cannot be read as an article"
            elif sorted(passages_of(article)) != sorted(there[number]):
                yield f"row {number} of articles has other passages than its text"
            elif prints.get(number) != fingerprint_of(article):
                yield f"row {number} of articles has the fingerprint of another text"


def _words(connection: sqlite3.Connection, sound: Callable[[str], str] | None) -> Iterator[str]:
    """Yield which blocks of words are not those of the full-text index."""
    stored = connection.execute("SELECT id, words, sounds FROM vocabulary ORDER BY id")
    wanted = blocks_of_words(connection, sound or str)
    compared = 3 if sound else 2  # columns
    for there, block in zip_longest(stored, wanted):
        if there is None or block is None or there[:compared] != block[:compared]:
            yield "the vocabulary is not that of the full-text index"
            return


def _full_text(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield whether FTS5 finds the full-text index in order, and its words those of the texts.

    It asks for its check as for a change. So it is asked of a copy of the index among the temporary tables,
    which takes the texts for its own.
    """
    (known,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'passages_fts'").fetchone()
    statement = next(each for each in STATEMENTS if each.startswith("CREATE VIRTUAL TABLE passages_fts"))
    if "detail=none" not in known:
        statement = statement.replace("detail=none", "detail=full")
    connection.execute("CREATE TEMP VIEW passages AS SELECT id, text FROM main.passages")
    connection.execute(statement.replace("passages_fts", "temp.passages_fts", 1))
    for part in ("data", "idx"):
        connection.execute(f"DELETE FROM temp.passages_fts_{part}")
        connection.execute(f"INSERT INTO temp.passages_fts_{part} SELECT * FROM main.passages_fts_{part}")
    try:
        # With 1 it compares the index with the texts.
        connection.execute("INSERT INTO temp.passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        yield "the full-text index is not that of the texts"
