"""The speakers of a newsctl database that is being written, each with a number."""

import sqlite3

__all__ = ["Speakers"]


class Speakers(dict[str | None, int | None]):
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
