"""How far the reading of containers has come, in bytes as they lie on the disk."""

import os
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Gauge"]


def _nothing() -> int:
    return 0


class Gauge:
    """Counts the bytes of the files that were read to their end, and those ``taken`` of the one in hand.

    ``taken`` is asked when somebody wants to know; whoever does not read a file from its beginning to its
    end, as with a .zip, puts a better answer in its place.
    """

    def __init__(self) -> None:
        self.taken: Callable[[], int] = _nothing
        self._done = 0
        self._size = 0

    @property
    def read(self) -> int:
        """The bytes read so far."""
        return self._done + min(self.taken(), self._size)

    def begin(self, stream: BinaryIO) -> None:
        """Take up the file that ``stream`` reads."""
        self._size = os.fstat(stream.fileno()).st_size
        self.taken = stream.tell if stream.seekable() else _nothing

    def end(self) -> None:
        """Count the file in hand as read."""
        self._done += self._size
        self._size = 0
        self.taken = _nothing
