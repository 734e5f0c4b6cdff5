"""Reading articles out of a newsctl database: their rows, put together again."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

from newsctl.article import Article, Dateline, DateSource, Link, Quote, QuoteKind, Span
from newsctl.corpus.decoding import printable
from newsctl.corpus.fingerprint import Fingerprint
from newsctl.corpus.naming import SourceState, unescaped

__all__ = ["articles", "called", "fingerprints", "read"]

_BATCH = 400  # articles whose rows are fetched together
_FIGURES = 18  # of a number that SQLite takes in any case

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
    connection: sqlite3.Connection,
    ids: Iterable[int] | None = None,
    *,
    quotes: bool = True,
    texts: bool = True,
) -> Iterator[tuple[int, Article, SourceState, Fingerprint | None]]:
    """Yield the articles with ``ids``, or all, in the order in which a scan of their sources meets them.

    Before each comes its number, behind it the file that it was made of. Without ``quotes`` their lists of
    quotes are empty: these are a third of what is read of the disk. Without ``texts`` all their lists are,
    and the fingerprint of the body comes in their place. Raises sqlite3.DatabaseError at the end when there
    were some that are damaged, or missing.
    """
    chosen = "" if ids is None else "WHERE articles.id IN (SELECT value FROM json_each(?))"
    wanted = None if ids is None else set(ids)
    found = connection.execute(
        f"SELECT articles.id, sources.path, size, modified {_IN_ORDER} {chosen} {_ORDER}",
        () if wanted is None else (_as_json(wanted),),
    )
    sound = there = 0
    while batch := list(islice(found, _BATCH)):
        there += len(batch)
        numbers = [article for article, *_ in batch]
        made = read(connection, numbers, quotes=quotes, texts=texts)
        prints = {} if texts else fingerprints(connection, numbers)
        for article, (number, path, size, modified) in zip(made, batch, strict=True):
            if article is not None and isinstance(path, str) and (texts or number in prints):
                sound += 1
                yield number, article, (path, size, modified), prints.get(number)
    total = max(there, _number(connection) if wanted is None else len(wanted))
    if sound != total:
        raise sqlite3.DatabaseError(f"malformed: {total - sound:,} of {total:,} articles cannot be read")


def _number(connection: sqlite3.Connection) -> int:
    """Return how many articles the files are said to hold."""
    (number,) = connection.execute("SELECT coalesce(sum(articles), 0) FROM sources").fetchone()
    return int(number)


def read(
    connection: sqlite3.Connection, ids: list[int], *, quotes: bool = True, texts: bool = True
) -> list[Article | None]:
    """Return the articles with ``ids``, with or without ``quotes`` and ``texts``.

    It is None for each whose rows are damaged.
    """
    try:
        return list(_batch(connection, ids, quoting=quotes and texts, reading=texts))
    except _DAMAGE:
        if len(ids) == 1:
            return [None]
        half = len(ids) // 2
        return [
            article
            for some in (ids[:half], ids[half:])
            for article in read(connection, some, quotes=quotes, texts=texts)
        ]


def fingerprints(connection: sqlite3.Connection, ids: list[int]) -> dict[int, Fingerprint]:
    """Return the fingerprints of the articles with ``ids``, but of those whose rows are damaged."""
    try:
        rows = _rows(connection, _FINGERPRINTS, _Printed, ids)
    except _DAMAGE:
        if len(ids) == 1:
            return {}
        half = len(ids) // 2
        return fingerprints(connection, ids[:half]) | fingerprints(connection, ids[half:])
    return {number: Fingerprint(*fingerprint) for number, *fingerprint in rows}


_DAMAGE = (sqlite3.Error, msgspec.ValidationError, UnicodeDecodeError, LookupError, MemoryError)


def _as_json(ids: Iterable[int]) -> str:
    return f"[{','.join(map(str, ids))}]"


def _batch(
    connection: sqlite3.Connection, ids: list[int], *, quoting: bool, reading: bool
) -> Iterator[Article]:
    heads = {number: row for number, *row in _rows(connection, _HEADS, _Head, ids)}
    texts = _grouped(_rows(connection, _TEXTS, _Text, ids) if reading else [])
    quoted = [number for number in ids if quoting and heads[number][-2]]
    quotes = _grouped(_rows(connection, _QUOTES, _Quoted, quoted))
    linking = [number for number in ids if reading and heads[number][-1]]
    links = _grouped(_rows(connection, _LINKS, _Linked, linking))
    for number in ids:
        *head, in_body, in_quotes, in_links = heads[number]
        path, url, headline, subheadline, *dateline, published, date, date_source, label, words = head
        body = [text for field, text in texts[number] if field == "body"]
        found = len(body), len(quotes[number]) if quoting else in_quotes, len(links[number])
        if reading and found != (in_body, in_quotes, in_links):  # a page of zeros has no rows, SQLite thinks
            raise sqlite3.DatabaseError("malformed: an article that has lost some of its rows")
        yield Article(
            path=path,
            url=url,
            headline=headline,
            subheadline=subheadline,
            dateline=Dateline(*dateline) if _is_there(dateline[0], *dateline[-2:]) else None,
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


_HEADS = """
SELECT id, path, url, headline, subheadline, dateline, place, agency, dateline_date, dateline_start,
    dateline_end, published, date, date_source, label, words, paragraphs, quotes, links
FROM articles WHERE id IN (SELECT value FROM json_each(?))
"""
_Words = str | None
_Place = int | None
_Head = tuple[
    int, _Words, _Words, _Words, _Words, _Words, _Words, _Words, _Words, _Place, _Place,
    _Words, _Words, DateSource | None, _Words, int, int, int, int,
]  # fmt: skip

_TEXTS = """
SELECT article, field, text FROM passages WHERE article IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_Text = tuple[int, str, str]

# A speaker who has no name is a row that was lost: 0 stands for that, which is no name either.
_QUOTES = """
SELECT article, text, start, "end", paragraph, kind, iif(speaker IS NULL, NULL, ifnull(speakers.name, 0)),
    also, mention, mention_start, mention_end, cue, cue_start, cue_end, rule
FROM quotes LEFT JOIN speakers ON speakers.id = speaker
WHERE article IN (SELECT value FROM json_each(?)) ORDER BY quotes.id
"""
_Quoted = tuple[
    int, str, int, int, _Place, QuoteKind, _Words, _Words, _Words, _Place, _Place, _Words, _Place, _Place, str
]

_LINKS = """
SELECT article, title, url, label, start, "end"
FROM links WHERE article IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_Linked = tuple[int, str, _Words, _Words, int, int]

_FINGERPRINTS = """
SELECT article, words, numbers, sum FROM fingerprints WHERE article IN (SELECT value FROM json_each(?))
"""
_Printed = tuple[int, bytes, bytes, int]


def _rows(connection: sqlite3.Connection, query: str, kind: Any, ids: Iterable[int]) -> list[Any]:
    """Return the rows of the articles ``ids``; raises ValidationError when they are not of their ``kind``."""
    rows = connection.execute(query, (_as_json(ids),)).fetchall()
    return msgspec.convert(rows, list[kind])


def _grouped(rows: list[Any]) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for number, *row in rows:
        grouped[number].append(row)
    return grouped


def _quote(row: list[Any]) -> Quote:
    text, start, end, paragraph, kind, speaker, also, *spans, rule = row
    mention, cue = spans[:3], spans[3:]
    return Quote(
        text=text,
        start=start,
        end=end,
        paragraph=paragraph,
        kind=kind,
        speaker=speaker,
        also=also.split("\n") if also else [],
        mention=Span(*mention) if _is_there(*mention) else None,
        cue=Span(*cue) if _is_there(*cue) else None,
        rule=rule,
    )


def _is_there(text: str | None, start: int | None, end: int | None) -> bool:
    """Whether there are such words and their place; raises sqlite3.DatabaseError for one of both."""
    if (text is None) != (start is None) or (text is None) != (end is None):
        raise sqlite3.DatabaseError("malformed: words without their place")
    return text is not None
