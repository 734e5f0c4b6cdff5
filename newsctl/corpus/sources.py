"""The files that a newsctl database was made of: which of them are new, changed or gone."""

import os
import sqlite3
from collections.abc import Callable
from stat import S_ISREG

import msgspec

from newsctl.corpus.decoding import printable

__all__ = ["Changes", "Sources", "stamp"]

_AHEAD = 1024
"""Rows that are fetched together when files come in the order of their paths."""

_PORTION = 65_536
"""Bytes of a file that are hashed at once."""

_NOWHERE = (-1, -1)


class Changes(msgspec.Struct):
    """What an update did, in sources (files)."""

    added: int = 0
    changed: int = 0
    gone: int = 0
    unchanged: int = 0
    articles: int = 0


class Sources:
    """The table of files in a database that is being brought up to date, and what changed in it.

    ``drop`` is called with the number of a file whose articles hold no longer. ``place`` says under which of
    the names given to the run the files asked about were found. They are asked about in the order of their
    paths, mostly: their rows are fetched ahead, up to a thousand at a time.
    """

    def __init__(self, connection: sqlite3.Connection, drop: Callable[[int], None]) -> None:
        self.changes = Changes()
        self.place = 0
        self._connection = connection
        self._drop = drop
        (self._last,) = connection.execute("SELECT coalesce(max(id), 0) FROM sources").fetchone()
        self._seen = bytearray(self._last + 1)  # a flag for each: a large corpus must fit in little memory
        self._known: dict[str, tuple[int, int, int, int]] = {}  # by path: id, place, size and time of change
        self._first, self._end = "", ""  # of the paths of which all is in there
        self._ahead = 1

    def wants(self, file: str) -> bool:
        """Whether ``file`` is new or has changed since it was read."""
        path = printable(file)
        known = self._known.get(path) or self._look_up(path)
        size, modified = stamp(file)
        if known is None:
            self.changes.added += 1
            self._last += 1
            self._seen.append(True)
            self._write(self._last, path, size, modified, _hash(file))
            return True
        number = known[0]
        if self._seen[number]:
            return False  # named twice
        self._seen[number] = True
        if known[1:] == (self.place, size, modified):
            self.changes.unchanged += 1
            return False
        digest = _hash(file)
        (before,) = self._connection.execute("SELECT hash FROM sources WHERE id = ?", (number,)).fetchone()
        self._write(number, path, size, modified, digest)
        if digest == before:
            self.changes.unchanged += 1
            return False
        self.changes.changed += 1
        self._drop(number)
        return True

    def number_of(self, origin: str) -> int:
        """Return the file that ``origin``, perhaps with a record's place behind ``#``, is or is in."""
        while True:
            row = self._connection.execute("SELECT id FROM sources WHERE path = ?", (origin,)).fetchone()
            if row is not None:
                return int(row[0])
            origin, mark, _ = origin.rpartition("#")
            assert mark, "an article is of a file that was wanted"

    def forget_unseen(self) -> None:
        """Drop the files that nobody has asked about: they are gone."""
        (stored,) = self._connection.execute("SELECT count(*) FROM sources").fetchone()
        if self._seen.count(True) == stored:
            return
        for (number,) in self._connection.execute("SELECT id FROM sources").fetchall():
            if not self._seen[number]:
                self.changes.gone += 1
                self._drop(number)
                self._connection.execute("DELETE FROM sources WHERE id = ?", (number,))

    def _look_up(self, path: str) -> tuple[int, int, int, int] | None:
        """Return what is known of ``path``, and fetch what comes behind it if that is likely to be next."""
        if self._first <= path <= self._end:
            return None
        self._ahead = min(2 * self._ahead, _AHEAD) if path > self._end else 1
        rows = self._connection.execute(
            "SELECT path, id, place, size, modified FROM sources WHERE path >= ? ORDER BY path LIMIT ?",
            (path, self._ahead),
        ).fetchall()
        self._known = {row[0]: row[1:] for row in rows}
        self._first, self._end = path, rows[-1][0] if rows else path
        return self._known.get(path)

    def _write(self, number: int, path: str, size: int, modified: int, digest: bytes) -> None:
        self._known[path] = number, self.place, size, modified
        self._connection.execute(
            "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?)",
            (number, path, self.place, size, modified, digest),
        )


def stamp(path: str) -> tuple[int, int]:
    """Return size and time of change of a file; (-1, -1), which no file has, for what is none."""
    try:
        status = os.stat(path)
    except OSError:
        return _NOWHERE
    return (status.st_size, status.st_mtime_ns) if S_ISREG(status.st_mode) else _NOWHERE


def _hash(path: str) -> bytes:
    """Return the hash of a file's bytes; an empty one for what cannot be read twice."""
    from hashlib import blake2b  # with all of OpenSSL, which is seldom needed

    try:
        if not S_ISREG(os.stat(path).st_mode):
            return b""
        digest = blake2b(digest_size=16)
        with open(path, "rb", buffering=0) as file:
            while portion := file.read(_PORTION):
                digest.update(portion)
        return digest.digest()
    except OSError:
        return b""
