"""What a database knows of the files it was made of, by path, fetched ahead: they come in order."""

import sqlite3
from collections.abc import Callable

__all__ = ["KnownFile", "KnownFiles"]

_AHEAD = 1024
"""Rows that are fetched together when files come in the order of their paths."""

KnownFile = tuple[int, int, int, int]
"""The number of a file, its place, its size and its time of change."""


class KnownFiles:
    """The rows of the table of files; ``write``, called first, puts down those that are still to be."""

    def __init__(self, connection: sqlite3.Connection, write: Callable[[], None]) -> None:
        self._connection = connection
        self._write = write
        (self._highest,) = connection.execute("SELECT coalesce(max(path), '') FROM sources").fetchone()
        self._fetched: dict[str, KnownFile] = {}
        self._first, self._end = "", ""  # of the paths of which all is in there
        self._ahead = 1

    def get(self, path: str) -> KnownFile | None:
        """Return what is known of ``path``, and fetch what comes behind it if that is likely to be next."""
        if path > self._highest or self._first <= path <= self._end:
            return self._fetched.get(path)
        self._write()
        self._ahead = min(2 * self._ahead, _AHEAD) if path > self._end else 1
        rows = self._connection.execute(
            "SELECT path, id, place, size, modified FROM sources WHERE path >= ? ORDER BY path LIMIT ?",
            (path, self._ahead),
        ).fetchall()
        self._fetched = {row[0]: row[1:] for row in rows}
        self._first, self._end = path, rows[-1][0] if rows else path
        return self._fetched.get(path)

    def between(self, first: str, last: str, most: int) -> list[tuple[str, int, int, int, int]]:
        """Return the paths from ``first`` to ``last`` in their order, ``most`` at most, each with its row."""
        return self._connection.execute(
            "SELECT path, id, place, size, modified FROM sources WHERE path BETWEEN ? AND ? ORDER BY path"
            " LIMIT ?",
            (first, last, most),
        ).fetchall()

    def note(self, path: str, known: KnownFile) -> None:
        """Take note of a file that will be written down."""
        self._highest = max(self._highest, path)
        if self._first <= path <= self._end:
            self._fetched[path] = known
