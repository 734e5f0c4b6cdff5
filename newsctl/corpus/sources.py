"""The files that a newsctl database was made of: which of them are new, changed or gone."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from stat import S_ISREG

import msgspec

from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Trouble
from newsctl.corpus.shapes import PLAIN
from newsctl.corpus.stamps import NOWHERE, Placed, Stamp, stamped
from newsctl.corpus.walking import Found

__all__ = ["Changes", "Sources", "hash_of"]

_AHEAD = 1024
"""Rows that are fetched together when files come in the order of their paths."""

_PORTION = 65_536
"""Bytes of a file that are hashed at once."""

Row = tuple[int, str, int, int, int, bytes]
"""Number, path, place, size, time of change, hash: a row of the table."""


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
    the names given to the run the next files are found. They come in the order of their paths, mostly: their
    rows are fetched ahead, up to a thousand at a time. A file is written down with its first article, so that
    one that cannot be read is tried again, and complained about, next time.
    """

    def __init__(self, connection: sqlite3.Connection, drop: Callable[[int], None]) -> None:
        self.changes = Changes()
        self.place = 0
        self._connection = connection
        self._drop = drop
        self._last, self._stored, self._highest = connection.execute(
            "SELECT coalesce(max(id), 0), count(*), coalesce(max(path), '') FROM sources"
        ).fetchone()
        self._seen = bytearray(self._last + 1)  # a flag for each: a large corpus must fit in little memory
        self._met = 0
        self._known: dict[str, tuple[int, int, int, int]] = {}  # by path: id, place, size and time of change
        self._first, self._end = "", ""  # of the paths of which all is in there
        self._ahead = 1
        self._awaited: dict[str, Row] = {}  # by path: what was wanted, and has had no article so far
        self._current = ""  # the path of the last article
        self._number = 0
        self._rows: list[Row] = []  # still to be written

    def changed(self, files: Iterable[Found | Trouble]) -> Iterator[Found | Trouble]:
        """Yield the ``files`` that are new or have changed since they were read, and all troubles.

        Of those that have changed, the old articles are dropped.
        """
        placed = ((found, self.place) for found in files)
        for block, stamps in stamped(placed, alone=not self._stored):
            if not self._are_as_they_were(block, stamps):
                for (found, place), now in zip(block, stamps, strict=True):
                    if isinstance(found, Trouble) or self._wants(found.path, (place, *now)):
                        yield found

    def _are_as_they_were(self, block: list[Placed], stamps: list[Stamp]) -> bool:
        """Whether all of ``block``, in the order of their paths, are known and unchanged; then that is noted.

        In most updates it settles next to all files, and takes a fraction of the time of asking for each.
        """
        if not self._stored:
            return False
        files = [(printable(found.path), place) for found, place in block if isinstance(found, Found)]
        rows = (
            self._connection.execute(
                "SELECT path, place, size, modified, id FROM sources WHERE path BETWEEN ? AND ? ORDER BY path"
                " LIMIT ?",
                (files[0][0], files[-1][0], len(block) + 1),
            ).fetchall()
            if files
            else []
        )
        if len(rows) != len(block) or NOWHERE in stamps:
            return False
        paths, places, sizes, times, numbers = zip(*rows, strict=True)
        if (
            files != [*zip(paths, places, strict=True)]
            or stamps != [*zip(sizes, times, strict=True)]
            or any(map(self._seen.__getitem__, numbers))
        ):
            return False
        for number in numbers:
            self._seen[number] = True
        self._met += len(numbers)
        self.changes.unchanged += len(numbers)
        return True

    def _wants(self, file: str, now: tuple[int, int, int]) -> bool:
        """Whether to read ``file``, whose place, size and time of change are those of ``now``."""
        path = printable(file)
        known = self._known.get(path) or self._look_up(path)
        if known is None:
            if path in self._awaited or path == self._current:
                return False  # named twice
            self.changes.added += 1
            self._last += 1
            self._seen.append(True)
            self._await(self._last, path, now, _hash_of_container(file))
            return True
        number = known[0]
        if self._seen[number]:
            return False  # likewise
        self._seen[number] = True
        self._met += 1
        if now[1:] == NOWHERE or (known[2:] != now[1:] and not self._has_hash(number, _hash_of_file(file))):
            self.changes.changed += 1
            self._forget(number)
            self._await(number, path, now, _hash_of_container(file))
            return True
        self.changes.unchanged += 1
        if known[1:] != now:
            self._connection.execute(
                "UPDATE sources SET place = ?, size = ?, modified = ? WHERE id = ?", (*now, number)
            )
        return False

    def number_of(self, origin: str, text_hash: bytes) -> int:
        """Return the file that ``origin``, perhaps with a record's place behind ``#``, is or is in.

        ``text_hash`` is the :func:`hash_of` the text that was read there.
        """
        path = origin
        while path != self._current and path not in self._awaited:
            path, mark, _ = path.rpartition("#")
            assert mark, "an article is of a file that was wanted"
        if path in self._awaited:
            self._current = path
            row = self._awaited.pop(path)
            self._number = row[0]
            self._rows.append((*row[:-1], row[-1] or text_hash))
        return self._number

    def write(self) -> None:
        """Write down the files whose articles were asked about."""
        self._connection.executemany("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?)", self._rows)
        self._rows.clear()

    def forget_unseen(self) -> None:
        """Drop the files that were not among those to be read: they are gone."""
        if self._met == self._stored:
            return
        for (number,) in self._connection.execute("SELECT id FROM sources").fetchall():
            if not self._seen[number]:
                self.changes.gone += 1
                self._forget(number)

    def _forget(self, number: int) -> None:
        self._drop(number)
        self._connection.execute("DELETE FROM sources WHERE id = ?", (number,))

    def _has_hash(self, number: int, file_hash: bytes) -> bool:
        (before,) = self._connection.execute("SELECT hash FROM sources WHERE id = ?", (number,)).fetchone()
        return bool(file_hash) and file_hash == before

    def _await(self, number: int, path: str, now: tuple[int, int, int], file_hash: bytes) -> None:
        self._awaited[path] = (number, path, *now, file_hash)
        self._highest = max(self._highest, path)
        if self._first <= path <= self._end:
            self._known[path] = (number, *now)

    def _look_up(self, path: str) -> tuple[int, int, int, int] | None:
        """Return what is known of ``path``, and fetch what comes behind it if that is likely to be next."""
        if path > self._highest or self._first <= path <= self._end:
            return None
        self.write()
        self._ahead = min(2 * self._ahead, _AHEAD) if path > self._end else 1
        rows = self._connection.execute(
            "SELECT path, id, place, size, modified FROM sources WHERE path >= ? ORDER BY path LIMIT ?",
            (path, self._ahead),
        ).fetchall()
        self._known = {row[0]: row[1:] for row in rows}
        self._first, self._end = path, rows[-1][0] if rows else path
        return self._known.get(path)


def hash_of(text: str) -> bytes:
    """Return the hash of a text: that of its file, if this is UTF-8 and has nothing else in it."""
    from hashlib import blake2b  # with all of OpenSSL, which is seldom needed

    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _hash_of_container(file: str) -> bytes:
    """Return the hash of a file that may hold several texts; an empty one if it is one text.

    Of the latter, whoever reads the text makes the hash.
    """
    return b"" if file.endswith(PLAIN) else _hash_of_file(file)


def _hash_of_file(file: str) -> bytes:
    """Return the hash of a file's bytes; an empty one for what cannot be read twice."""
    from hashlib import blake2b

    try:
        if not S_ISREG(os.stat(file).st_mode):
            return b""
        digest = blake2b(digest_size=16)
        with open(file, "rb", buffering=0) as stream:
            while portion := stream.read(_PORTION):
                digest.update(portion)
        return digest.digest()
    except OSError:
        return b""
