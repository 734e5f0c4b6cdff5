"""A newsctl database: articles in plain SQLite tables, with a full-text index, as one more shape of a corpus.

Written by :mod:`newsctl.corpus.indexing`; here it is opened and read.
"""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from typing import Any

from newsctl.article import Article, Dateline, Link, Quote, Span
from newsctl.corpus.decoding import printable
from newsctl.corpus.naming import SourceStamp, unescaped
from newsctl.corpus.tokens import TOKENIZER
from newsctl.errors import InputError

__all__ = [
    "APPLICATION_ID",
    "SCHEMA",
    "SCHEMA_VERSION",
    "articles",
    "called",
    "explain",
    "opened",
    "parser_of",
    "version_of",
]

APPLICATION_ID = 0x6E777363
"""``nwsc``: by it (in SQLite's header) newsctl and ``file`` tell its databases from others."""

SCHEMA_VERSION = 3

SCHEMA = f"""
CREATE TABLE about (
    newsctl TEXT NOT NULL        -- the version that parsed all there is
);
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,   -- the file, as it was named
    place INTEGER NOT NULL,      -- under which of the names given to index it was found, from 0
    size INTEGER NOT NULL,       -- in bytes
    modified INTEGER NOT NULL,   -- nanoseconds since 1970
    hash BLOB NOT NULL           -- BLAKE2b of its bytes, as UTF-8 if it is one text
);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources (id),
    path TEXT, url TEXT, headline TEXT, subheadline TEXT,
    dateline TEXT, place TEXT, agency TEXT, dateline_date TEXT, -- as written, or ISO
    dateline_start INTEGER, dateline_end INTEGER,
    published TEXT,
    date TEXT, date_source TEXT, -- the day to sort and filter by, and what states it
    label TEXT,
    words INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL, quotes INTEGER NOT NULL, links INTEGER NOT NULL, -- how many it has
    title TEXT AS (coalesce(headline, path))  -- takes no space; Datasette shows it where an article is named
);
CREATE INDEX articles_source ON articles (source);
CREATE INDEX articles_path ON articles (path);
CREATE TABLE passages (          -- all that is searched: paragraphs, headlines, authors, titles of links
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    field TEXT NOT NULL,         -- the key of the record that holds it
    number INTEGER NOT NULL,     -- within its field, from 0
    text TEXT NOT NULL
);
CREATE INDEX passages_article ON passages (article);
CREATE VIRTUAL TABLE passages_fts USING fts5 (
    text, content="passages", content_rowid="id", detail=none, columnsize=0, -- as Datasette looks for it
    tokenize="{TOKENIZER}"
);
CREATE TABLE speakers (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE quotes (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    paragraph INTEGER,           -- of the body, from 0
    speaker INTEGER REFERENCES speakers (id),
    text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    mention TEXT, mention_start INTEGER, mention_end INTEGER,
    cue TEXT, cue_start INTEGER, cue_end INTEGER,
    rule TEXT NOT NULL
);
CREATE INDEX quotes_article ON quotes (article);
CREATE INDEX quotes_speaker ON quotes (speaker);
CREATE TABLE links (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    title TEXT NOT NULL, url TEXT, label TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX links_article ON links (article);
CREATE TABLE vocabulary (        -- the words of passages_fts in blocks, one a line, and how each sounds
    id INTEGER PRIMARY KEY,
    words TEXT NOT NULL,
    sounds TEXT NOT NULL
);
CREATE VIEW paragraphs AS
    SELECT passages.id, passages.article, articles.path, articles.headline, number, text
    FROM passages JOIN articles ON articles.id = passages.article WHERE field = 'body';
CREATE VIEW authors AS
    SELECT text AS name, passages.article, articles.path, articles.headline
    FROM passages JOIN articles ON articles.id = passages.article WHERE field = 'authors';
CREATE VIEW who_said_what AS
    SELECT speakers.name AS speaker, quotes.text, cue, articles.path, articles.headline, articles.place,
        articles.date, quotes.id, quotes.article
    FROM quotes
    JOIN articles ON articles.id = quotes.article
    LEFT JOIN speakers ON speakers.id = quotes.speaker;
"""

_BATCH = 400  # articles whose rows are fetched together
_FIGURES = 18  # of a number that SQLite takes in any case


@contextmanager
def opened(path: str) -> Iterator[sqlite3.Connection]:
    """Open the database ``path`` for reading; what the tables hold is one state, whoever writes meanwhile.

    Raises InputError when it is damaged, no database of newsctl, or one of a newer newsctl.
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
    except sqlite3.DatabaseError as error:
        raise InputError(path, explain(error)) from error


def _connect(path: str) -> sqlite3.Connection:
    address = _address(path)
    try:
        return _connected(f"{address}?mode=ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK:
            # Whoever made it was killed; the first to come takes back what was written, if they may.
            return _connected(f"{address}?mode=rw")
        # In a folder where nothing may be written, SQLite cannot put the file by which readers and writers
        # agree; but there are no writers there either.
        if os.access(os.path.dirname(os.path.abspath(path)), os.W_OK):
            raise
        return _connected(f"{address}?mode=ro&immutable=1")


def _connected(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _address(path: str) -> str:
    """Return the URI of the database (sqlite.org/uri.html, which names what to escape)."""
    path = os.path.abspath(path).replace(os.sep, "/")
    for mark in "%?#":
        path = path.replace(mark, f"%{ord(mark):02x}")
    return f"file:{'' if path.startswith('/') else '/'}{path}"


_SIGNS_OF_DAMAGE = ("malformed", "corrupt", "vtable constructor failed", "invalid fts5 file format")


def explain(error: sqlite3.Error) -> str:
    """Say what is wrong with a database and what to do."""
    words = str(error)
    if "not a database" in words:
        return "no SQLite database"
    if any(sign in words for sign in _SIGNS_OF_DAMAGE):
        return f"a damaged database ({words}); delete it and build it again with `newsctl index`"
    if "locked" in words or "busy" in words:
        return "another newsctl is writing this database; try again when it is done"
    if "full" in words:
        return "no space left on the disk; the database is as it was"
    if "readonly" in words or "unable to open" in words:
        return f"may not be written to, or not made in this folder ({words})"
    return f"SQLite says: {words}"


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


_IN_ORDER = "FROM articles LEFT JOIN sources ON sources.id = source"
_ORDER = "ORDER BY sources.place, sources.path, articles.id"


def called(name: str, connection: sqlite3.Connection) -> list[int]:
    """Return the articles whose path is ``name``, as newsctl prints it; if none is, the one of that number.

    Articles are counted from 1, in the order of :func:`articles`.
    """
    for path in (name, unescaped(name)):
        rows = connection.execute("SELECT id FROM articles WHERE path = ?", (printable(path),)).fetchall()
        if rows:
            return [number for (number,) in rows]
    if not (name.isascii() and name.isdecimal() and len(name) <= _FIGURES and int(name) > 0):
        return []
    rows = connection.execute(
        f"SELECT articles.id {_IN_ORDER} {_ORDER} LIMIT 1 OFFSET ?", (int(name) - 1,)
    ).fetchall()
    return [number for (number,) in rows]


def articles(
    connection: sqlite3.Connection, ids: Iterable[int] | None = None, *, quotes: bool = True
) -> Iterator[tuple[Article, SourceStamp]]:
    """Yield the articles with ``ids``, or all, in the order in which a scan of their sources meets them.

    With each comes the file that it was made of. Without ``quotes`` their lists of quotes are empty: these
    are a third of what is read of the disk.
    """
    chosen = "" if ids is None else "WHERE articles.id IN (SELECT value FROM json_each(?))"
    values = () if ids is None else (_as_json(ids),)
    found = connection.execute(
        f"SELECT articles.id, sources.path, size, modified {_IN_ORDER} {chosen} {_ORDER}", values
    )
    while batch := {number: source for number, *source in islice(found, _BATCH)}:
        if any(path is None for path, _, _ in batch.values()):
            raise sqlite3.DatabaseError("malformed: an article of no file")
        made = _batch(connection, list(batch), quoting=quotes)
        yield from zip(made, map(tuple, batch.values()), strict=True)


def _as_json(ids: Iterable[int]) -> str:
    return f"[{','.join(map(str, ids))}]"


def _batch(connection: sqlite3.Connection, ids: list[int], *, quoting: bool) -> Iterator[Article]:
    def rows(columns: str, tables: str, of: list[int] = ids) -> dict[int, list[Any]]:
        grouped: dict[int, list[Any]] = defaultdict(list)
        table = tables.partition(" ")[0]
        key = "id" if table == "articles" else "article"
        for number, *row in connection.execute(
            f"SELECT {table}.{key}, {columns} FROM {tables}"
            f" WHERE {table}.{key} IN (SELECT value FROM json_each(?)) ORDER BY {table}.id",
            (_as_json(of),),
        ):
            grouped[number].append(row)
        return grouped

    heads = rows(
        "path, url, headline, subheadline, dateline, place, agency, dateline_date, dateline_start,"
        " dateline_end, published, date, date_source, label, words, paragraphs, quotes, links",
        "articles",
    )
    texts = rows("field, text", "passages")
    quotes = rows(
        'text, start, "end", paragraph, kind, speakers.name, mention, mention_start, mention_end,'
        " cue, cue_start, cue_end, rule",
        "quotes LEFT JOIN speakers ON speakers.id = speaker",
        [number for number in ids if quoting and heads[number][0][-2]],
    )
    linking = [number for number in ids if heads[number][0][-1]]
    links = rows('title, url, label, start, "end"', "links", linking)
    for number in ids:
        *head, paragraphs, quoted, linked = heads[number][0]
        path, url, headline, subheadline, *dateline, published, date, date_source, label, words = head
        body = [text for field, text in texts[number] if field == "body"]
        found = len(body), len(quotes[number]) if quoting else quoted, len(links[number])
        if found != (paragraphs, quoted, linked):  # a page of zeros has no rows, SQLite thinks
            raise sqlite3.DatabaseError("malformed: an article that has lost some of its rows")
        yield Article(
            path=path,
            url=url,
            headline=headline,
            subheadline=subheadline,
            dateline=None if dateline[0] is None else Dateline(*dateline),
            authors=[text for field, text in texts[number] if field == "authors"],
            published=published,
            date=date,
            date_source=date_source,
            label=label,
            body=body,
            quotes=[_quote(row) for row in quotes[number]],
            links=[Link(*row) for row in links[number]],
            words=words,
        )


def _quote(row: list[Any]) -> Quote:
    text, start, end, paragraph, kind, speaker, *spans, rule = row
    mention, cue = spans[:3], spans[3:]
    return Quote(
        text=text,
        start=start,
        end=end,
        paragraph=paragraph,
        kind=kind,
        speaker=speaker,
        mention=None if mention[0] is None else Span(*mention),
        cue=None if cue[0] is None else Span(*cue),
        rule=rule,
    )
