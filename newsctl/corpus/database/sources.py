"""The files that a newsctl database was made of: which of them are new, changed or gone.

Nothing is dropped but what is certainly gone, or was read again whole: what is in a file, or below a folder,
that cannot be read now stays as it was.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import msgspec

from newsctl.corpus.database.hashing import hash_of_container, hash_of_file
from newsctl.corpus.database.known_files import KnownFiles
from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Trouble
from newsctl.corpus.file_states import NO_FILE, FileState, state_of
from newsctl.corpus.walking import Found

__all__ = ["Changes", "Sources"]

Placed = tuple[Found | Trouble, str, int]
"""What was found, the name by which it is known, and its place."""

_BLOCK = 250
"""Files that are asked for their state together, and compared with what is known of them."""

_NUMBERS = 100_000_000
"""More than that many files were never in a database, nor changed in one; a number beyond is damage."""


class Changes(msgspec.Struct):
    """What an update did, in sources (files); ``unread`` are those that stay as they were for that."""

    added: int = 0
    changed: int = 0
    gone: int = 0
    unchanged: int = 0
    unread: int = 0
    articles: int = 0


class _Source(msgspec.Struct):
    """A file that is to be read: its row to be; the number it had ``before``, 0 for one that is new."""

    number: int
    path: str
    state: tuple[int, int, int]  # place, size, time of change
    hash: bytes
    before: int
    articles: int = 0


_NONE = _Source(0, "", (0, 0, 0), b"", 0)


class Sources:
    """The table of files in a database that is being brought up to date, and what changed in it.

    ``drop`` is called with the number of a file whose articles hold no longer. A file is written down when
    all its articles have come, and never if it has none, so that one that cannot be read is tried again, and
    complained about, next time. ``held`` are the paths of what a database held that is made again from
    nothing. With ``by_time`` a file whose bytes are the same has changed, if the time has.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        drop: Callable[[int], None],
        *,
        held: Iterable[str] = (),
        by_time: bool = False,
    ) -> None:
        self.changes = Changes()
        self._connection = connection
        self._drop = drop
        self._held = set(held)
        self._total = len(self._held)
        self._by_time = by_time
        self._last, self._stored = connection.execute(
            "SELECT coalesce(max(id), 0), count(*) FROM sources"
        ).fetchone()
        if not 0 <= self._last < _NUMBERS:
            raise sqlite3.DatabaseError(f"malformed: a file of the number {self._last}")
        self._seen = bytearray(self._last + 1)  # a flag for each: a large corpus must fit in little memory
        self._met = 0
        self._known = KnownFiles(connection, self.write)
        self._awaited: dict[str, _Source] = {}  # by path: what was wanted, and has had no article so far
        self._current = _NONE  # whose articles are coming
        self._failed: set[str] = set()  # what was wanted and could not be read, or not to its end
        self._closed: list[str] = []  # what else could not be read: folders, with all that is below
        self._rows: list[tuple[int, str, int, int, int, bytes, int]] = []  # still to be written

    @property
    def total(self) -> int:
        """How many files the database held before."""
        return int(self._stored) or self._total

    def changed(self, files: Iterable[Found | Trouble]) -> Iterator[Found | Trouble]:
        """Yield the ``files`` that are new or have changed since they were read, and all troubles."""
        placed = _placed(files)
        while block := list(islice(placed, _BLOCK)):
            states = [state_of(found.path) if isinstance(found, Found) else NO_FILE for found, *_ in block]
            if not self._are_as_they_were(block, states):
                for (found, name, place), now in zip(block, states, strict=True):
                    if isinstance(found, Trouble) or self._wants(found, name, (place, *now)):
                        yield found

    def _are_as_they_were(self, block: list[Placed], states: list[FileState]) -> bool:
        """Whether all of ``block``, in the order of their paths, are known and unchanged; then that is noted.

        In most updates it settles next to all files, and takes a fraction of the time of asking for each.
        """
        if not self._stored or NO_FILE in states:
            return False
        files = [(name, place) for _, name, place in block]
        rows = self._known.between(files[0][0], files[-1][0], len(block) + 1)
        if len(rows) != len(block):
            return False
        paths, numbers, places, sizes, times = zip(*rows, strict=True)
        if (
            files != [*zip(paths, places, strict=True)]
            or states != [*zip(sizes, times, strict=True)]
            or any(map(self._seen.__getitem__, numbers))
        ):
            return False
        for number in numbers:
            self._seen[number] = True
        self._met += len(numbers)
        self.changes.unchanged += len(numbers)
        return True

    def _wants(self, found: Found, path: str, now: tuple[int, int, int]) -> bool:
        """Whether to read what was ``found``, whose place, size and time of change are those of ``now``."""
        known = self._known.get(path)
        if known is None:
            if path in self._awaited or path == self._current.path:
                return False  # named twice
            self._await(found, path, now, before=0)
            return True
        number = known[0]
        if self._seen[number]:
            return False  # likewise
        self._seen[number] = True
        self._met += 1
        is_same = known[2:] == now[1:] or (not self._by_time and self._has_hash(number, found.path))
        if now[1:] == NO_FILE or not is_same:
            self._await(found, path, now, before=number)
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
        while path != self._current.path and path not in self._awaited:
            path, mark, _ = path.rpartition("#")
            assert mark, "an article is of a file that was wanted"
        if path in self._awaited:
            self.close()
            self._current = self._awaited.pop(path)
            self._current.hash = self._current.hash or text_hash
        self._current.articles += 1
        return self._current.number

    def heed(self, trouble: Trouble) -> None:
        """Take note of what could not be read."""
        if not trouble.skipped:
            return
        path = name = printable(trouble.path)
        while path != self._current.path and path not in self._awaited:
            path, mark, _ = path.rpartition("#")
            if not mark:
                self._closed.append(name)
                return
        if path == name:
            self._failed.add(path)  # but a record that is none costs itself

    def close(self) -> None:
        """Settle the file whose articles have come: they replace what there was, if they are all of them."""
        source, self._current = self._current, _NONE
        if source is _NONE:
            return
        if source.before and source.path in self._failed:
            self.changes.unread += 1
            self._drop(source.number)
            return
        self.changes.articles += source.articles
        if source.path not in self._failed:
            self._held.discard(source.path)
        if source.before:
            self.changes.changed += 1
            self._forget(source.before)
        else:
            self.changes.added += 1
        self._rows.append((source.number, source.path, *source.state, source.hash, source.articles))

    def write(self) -> None:
        """Write down the files that are settled."""
        self._connection.executemany("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)", self._rows)
        self._rows.clear()

    def settle(self) -> list[int]:
        """Settle all files; return the numbers of those that are gone: not read, nor among the unread.

        Of a database that is made again, what is gone, and what could not be read, is only counted.
        """
        self.close()
        self.write()
        for source in self._awaited.values():
            if source.before:
                self.changes.unread += 1
        if self._met == self._stored:
            gone = []
        else:
            rows = self._connection.execute("SELECT id, path FROM sources WHERE id <= ?", (self._last,))
            unseen = [(number, path) for number, path in rows if not self._seen[number]]
            gone = [number for number, path in unseen if not self._is_closed(path)]
            self.changes.unread += len(unseen) - len(gone)
        tried = self._failed.union(self._awaited)
        unread = sum(path in tried or self._is_closed(path) for path in self._held)
        self.changes.unread += unread
        self.changes.gone = len(gone) + len(self._held) - unread
        return gone

    def forget(self, numbers: Iterable[int]) -> None:
        """Drop files with their articles."""
        for number in numbers:
            self._forget(number)

    def _is_closed(self, path: str) -> bool:
        """Whether ``path`` is what could not be read, or lies below that."""
        return any(path == name or path.startswith(f"{name.rstrip('/')}/") for name in self._closed)

    def _forget(self, number: int) -> None:
        self._drop(number)
        self._connection.execute("DELETE FROM sources WHERE id = ?", (number,))

    def _has_hash(self, number: int, file: str) -> bool:
        (before,) = self._connection.execute("SELECT hash FROM sources WHERE id = ?", (number,)).fetchone()
        file_hash = hash_of_file(file)
        return bool(file_hash) and file_hash == before

    def _await(self, found: Found, path: str, now: tuple[int, int, int], *, before: int) -> None:
        self._last += 1
        self._seen.append(True)
        self._awaited[path] = _Source(self._last, path, now, hash_of_container(found.path), before)
        self._known.note(path, (before or self._last, *now))


def _placed(files: Iterable[Found | Trouble]) -> Iterator[Placed]:
    """Yield ``files`` with the names and places by which they are found again in this order.

    The place is the next one where a name does not come after the one before it.
    """
    place, last = 0, ""
    for found in files:
        if isinstance(found, Trouble):
            yield found, "", place
            continue
        name = printable(found.part or found.path)
        if name < last:
            place += 1
        last = name
        yield found, name, place
