"""Writing articles down in a newsctl database that is being made or brought up to date."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, count, repeat
from typing import Any

from newsctl.corpus.database.hashing import hash_of
from newsctl.corpus.database.people import FindPeople, write_people
from newsctl.corpus.database.provenance import Provenance
from newsctl.corpus.database.rows import (
    INSERT_ARTICLE,
    INSERT_FINGERPRINT,
    INSERT_LINK,
    INSERT_PASSAGE,
    INSERT_QUOTE,
    pack,
    unpack,
)
from newsctl.corpus.database.schema import INDEXES
from newsctl.corpus.database.sources import Changes, Sources
from newsctl.corpus.database.words import write_words
from newsctl.corpus.document import Document, Trouble
from newsctl.corpus.walking import Found
from newsctl.errors import InputError, OutputError

__all__ = ["CACHE", "Index", "packed", "set_full_text"]

_BATCH = 128 * 1024
"""Bytes of packed articles that are written together: about thirty, while the processor has them at hand."""

_MERGED_AS_USUAL = 4  # parts of the full-text index at a time, as FTS5 says

CACHE = 64 * 1024
"""KiB of the database that are kept in memory while it is written; a quarter, while SQLite needs as much
again for sorting."""


def packed(document: Document) -> bytes:
    """Parse ``document``, in whichever process this is, and return what :meth:`Index.add` wants of it."""
    text_hash = b"" if document.text is None else hash_of(document.text)
    return pack(document.article, document.origin or document.path, text_hash)


class _Speakers(dict[str | None, int | None]):
    """The numbers of speakers by name; one that is new gets a number when it is first asked for."""

    _REMEMBERED = 100_000

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self[None] = None

    def __missing__(self, name: str) -> int:
        row = self._connection.execute("SELECT id FROM speakers WHERE name = ?", (name,)).fetchone()
        if row is None:
            row = self._connection.execute(
                "INSERT INTO speakers (name) VALUES (?) RETURNING id", (name,)
            ).fetchone()
        if len(self) > self._REMEMBERED:
            self.clear()
            self[None] = None
        self[name] = number = int(row[0])
        return number


class Index:
    """A database that is being brought up to date.

    It is made of what its ``provenance`` says. :meth:`changed` chooses among the files that there are,
    :meth:`add` is given the articles of those it chose, in their order, :meth:`heed` all troubles in between,
    and :meth:`finish` is called at the end. One that is new is made from nothing; ``held`` are the paths of
    the files that it held before, if it is made again. ``elsewhere`` is the folder from which its corpora
    were named, if the user is in another now.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: str,
        provenance: Provenance,
        sound: Callable[[str], str],
        find_people: FindPeople,
        *,
        is_new: bool,
        held: Iterable[str] = (),
        elsewhere: str = "",
    ) -> None:
        self.provenance = provenance
        self._path = path
        self._elsewhere = elsewhere
        self._named = {name.rstrip("/") for name in provenance.corpora.values()}
        self._sources = Sources(connection, self._drop, held=held, by_time=provenance.is_dated_by_time)
        self._connection = connection
        self._sound = sound
        self._find_people = find_people
        self._is_new = is_new
        if is_new:
            set_full_text(connection, "automerge", 0)  # until all is there
        self._article = self._last("articles")
        self._passage = self._old_passages = self._last("passages")
        self._speakers = _Speakers(connection)
        self._held = 0
        self._articles: list[tuple[Any, ...]] = []
        self._passages: list[Iterable[tuple[Any, ...]]] = []
        self._quotes: list[Iterable[tuple[Any, ...]]] = []
        self._links: list[Iterable[tuple[Any, ...]]] = []
        self._fingerprints: list[tuple[int, bytes, bytes, int]] = []

    def _last(self, table: str) -> int:
        (last,) = self._connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
        return int(last)

    def changed(self, files: Iterable[Found | Trouble]) -> Iterator[Found | Trouble]:
        """Yield those ``files`` that are new or have changed since they were read, and all troubles.

        Raises InputError when what was named is itself the trouble: it may be a disk that is not there now.
        """
        for found in self._sources.changed(files):
            if isinstance(found, Trouble) and not found.notice and found.path.rstrip("/") in self._named:
                as_it_was = f"; {self._path} is as it was" if self._sources.total else ""
                raise InputError(self.shown(found.path), found.reason + as_it_was)
            yield found

    def shown(self, path: str) -> str:
        """Return ``path`` as the user sees it, who may be elsewhere now than when the corpora were named."""
        return os.path.join(self._elsewhere, path)

    def heed(self, trouble: Trouble) -> None:
        """Take note of what could not be read, so that what there is of it stays."""
        self._sources.heed(trouble)

    def add(self, article: bytes) -> None:
        """Put a :func:`packed` article down, after those of its source that were added before."""
        rows = unpack(article)
        self._article += 1
        number = repeat(self._article)
        source = self._sources.number_of(rows.origin, rows.hash)
        self._articles.append((self._article, source, *rows.article))
        # Numbers go on for as long as there are rows.
        self._passages.append(zip(count(self._passage + 1), number, *rows.passages, strict=False))
        self._passage += len(rows.passages[0])
        speakers = [self._speakers[name] for name in rows.speakers]
        self._quotes.append(zip(number, speakers, *rows.quotes, strict=False))
        self._links.append(zip(number, *rows.links, strict=False))
        self._fingerprints.append((self._article, *rows.fingerprint))
        self._held += len(article)
        if self._held > _BATCH:
            self._write()

    def _write(self) -> None:
        """Write down the articles added since the last time."""
        self._sources.write()
        write = self._connection.executemany
        write(INSERT_ARTICLE, self._articles)
        self._articles.clear()
        write(INSERT_FINGERPRINT, self._fingerprints)
        self._fingerprints.clear()
        for statement, rows in (
            (INSERT_PASSAGE, self._passages),
            (INSERT_QUOTE, self._quotes),
            (INSERT_LINK, self._links),
        ):
            write(statement, chain.from_iterable(rows))
            rows.clear()
        self._connection.execute(
            "INSERT INTO passages_fts (rowid, text) SELECT id, text FROM passages WHERE id > ?",
            (self._old_passages,),
        )
        self._old_passages = self._passage
        self._held = 0

    def finish(self, *, prune: bool = False) -> Changes:
        """Drop the files that are gone, bring the full-text index up to date, and say what was done.

        Raises OutputError when it would lose much, unless it is to ``prune``, or when there is nothing in it.
        """
        gone = self._sources.settle()
        self._write()
        changes = self._sources.changes
        if not prune:
            self._object()
        elif self._is_new:  # from nothing: what could not be read is not there to be kept
            changes.gone, changes.unread = changes.gone + changes.unread, 0
        self._sources.forget(gone)
        if not self._connection.execute("SELECT EXISTS (SELECT 1 FROM sources)").fetchone()[0]:
            raise OutputError(self._path, "there is no article to put into it; nothing was written")
        if changes.changed or changes.gone:
            self._connection.execute(
                "DELETE FROM speakers WHERE NOT EXISTS (SELECT 1 FROM quotes WHERE speaker = speakers.id)"
            )
        if self._is_new:
            self._connection.execute("INSERT INTO passages_fts (passages_fts) VALUES ('optimize')")
            set_full_text(self._connection, "automerge", _MERGED_AS_USUAL)
            self._connection.execute(f"PRAGMA cache_size = -{CACHE // 4}")
            for statement in INDEXES:
                self._connection.execute(statement)
        if changes.added or changes.changed or changes.gone:
            write_words(self._connection, self._sound)
            write_people(self._connection, self._find_people)
        return changes

    def _object(self) -> None:
        """Raise OutputError when much would be lost."""
        total, changes = self._sources.total, self._sources.changes
        if self._is_new and changes.unread:
            lost = f"{changes.unread:,} of its {total:,} files cannot be read, where all is parsed again"
        elif 2 * changes.gone > total:
            lost = f"{changes.gone:,} of its {total:,} files are no longer there"
        else:
            return
        raise OutputError(self._path, f"{lost}; --prune drops them; it is as it was")

    def _drop(self, source: int) -> None:
        if any(row[1] == source for row in self._articles):
            self._write()
        old = "SELECT id FROM articles WHERE source = ?"
        self._connection.execute(
            "INSERT INTO passages_fts (passages_fts, rowid, text)"
            f" SELECT 'delete', id, text FROM passages WHERE article IN ({old})",
            (source,),
        )
        for table in ("passages", "quotes", "links", "fingerprints"):
            self._connection.execute(f"DELETE FROM {table} WHERE article IN ({old})", (source,))
        self._connection.execute("DELETE FROM articles WHERE source = ?", (source,))


def set_full_text(connection: sqlite3.Connection, name: str, value: int) -> None:
    """Set what FTS5 calls ``name`` for the full-text index."""
    connection.execute("INSERT INTO passages_fts (passages_fts, rank) VALUES (?, ?)", (name, value))
