"""The tables of a newsctl database for others: without what newsctl needs to search and to update it."""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import count, repeat

from newsctl.corpus.database.connecting import explain
from newsctl.corpus.database.people import FindPeople, write_people
from newsctl.corpus.database.rows import INSERT_LINK, INSERT_PASSAGE, INSERT_QUOTE, unpack
from newsctl.corpus.database.schema import INDEXES, STATEMENTS
from newsctl.corpus.database.speakers import Speakers

__all__ = ["HANDED_ON", "write_tables"]

HANDED_ON = 0x6E777378
"""``nwsx``: what SQLite's header says of such a file, which is no corpus of newsctl's."""

_OWN = ("about", "corpora", "sources", "passages_fts", "fingerprints", "vocabulary")
_SOURCE = re.compile(r"\n *source_id .*")  # of an article: a table that is not there
_INSERT_ARTICLE = f"INSERT INTO articles VALUES (?, {', '.join('?' * 18)})"


def write_tables(path: str, articles: Iterable[bytes], find_people: FindPeople) -> None:
    """Write ``articles``, which ``rows.pack`` has packed, into the empty file ``path``.

    ``find_people`` finds the persons behind the speakers. Raises OSError when it cannot be written.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")  # the file is a draft, which is thrown away
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(f"PRAGMA application_id = {HANDED_ON}")
            connection.execute("BEGIN")
            for statement in STATEMENTS:
                if statement and statement not in INDEXES and _table(statement) not in _OWN:
                    connection.execute(_SOURCE.sub("", statement))
            _fill(connection, articles)
            for statement in INDEXES:
                if "(source_id)" not in statement:
                    connection.execute(statement)
            write_people(connection, find_people)
            connection.execute("DROP TABLE name_words")  # by which newsctl alone looks for names
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise OSError(explain(error)) from error


def _table(statement: str) -> str:
    found = re.match(r"CREATE (?:VIRTUAL )?(?:TABLE|VIEW) (\w+)", statement)
    return found[1] if found else ""


def _fill(connection: sqlite3.Connection, articles: Iterable[bytes]) -> None:
    speakers = Speakers(connection)
    passage = 0
    for number, packed in enumerate(articles, 1):
        rows = unpack(packed)
        own = repeat(number)
        said = [speakers[name] for name in rows.speakers]
        # Numbers go on for as long as there are rows.
        passages = zip(count(passage + 1), own, *rows.passages, strict=False)
        passage += len(rows.passages[0])
        connection.execute(_INSERT_ARTICLE, (number, *rows.article))
        connection.executemany(INSERT_PASSAGE, passages)
        connection.executemany(INSERT_QUOTE, zip(own, said, *rows.quotes, strict=False))
        connection.executemany(INSERT_LINK, zip(own, *rows.links, strict=False))
