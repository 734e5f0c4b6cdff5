"""The rows of CSV and TSV as people have them: any line ends, and quotation marks that nobody closes.

A mark that is not closed makes one row of all that follows, up to the next mark. So a row is read strictly
first. If that fails, and a line in it is a row by itself, what stands before that line is the row, and from
that line on all is read again.
"""

import csv
from collections import deque
from collections.abc import Callable, Iterator
from sys import maxsize
from typing import Any, BinaryIO, TypeVar

import msgspec

from newsctl.corpus.decoding import decode_line
from newsctl.corpus.files import too_big
from newsctl.corpus.formats.streams import universal_lines

__all__ = ["Row", "TableRows"]

T = TypeVar("T")

_READ_ON = "a quotation mark in this row is not closed; what follows it is read as rows of their own"
_NOT_CLOSED = (
    "a quotation mark in this row is not closed, or not doubled inside a cell; see whether all is there"
)

_LINE_END = 2

_INTEREST = 4
"""How many characters may be read again for each that was read: what is paid for keeps the work linear."""


class Row(msgspec.Struct):
    """The cells of a row, and what is wrong with it, if anything."""

    cells: list[str]
    remark: str | None = None


class TableRows:
    """The rows of the table in ``stream`` below its ``header``; in place of one that is too large, why.

    It ``is_empty`` when there is not even a header.
    """

    def __init__(self, stream: BinaryIO, max_size: int) -> None:
        self._max_size = max_size
        self._feed = feed = _Feed(universal_lines(stream, max_size))
        while (first := feed.peek()) is not None and not first.strip():
            next(feed)
        delimiter = _delimiter(first or "")
        self._strict = csv.reader(feed, delimiter=delimiter, strict=True)
        self._lenient = csv.reader(feed, delimiter=delimiter)
        self._dialect = self._strict.dialect
        self._ends_in_cr = bool(first and first.endswith("\r"))
        self._credit = max_size
        self.is_empty = feed.is_at_end
        feed.begin(lines=1)
        self.header = [] if first is None else self._within_limit(next, self._lenient)

    @property
    def remark(self) -> str | None:
        """What is said of the first line so far that was not in UTF-8."""
        return self._feed.remark

    def __iter__(self) -> Iterator[Row | str]:
        while (row := self._within_limit(self._row)) is not None:
            if isinstance(row, str) or row.cells:
                yield row
            self._credit = min(self._max_size, self._credit + _INTEREST * self._feed.size)

    def _within_limit(self, read: Callable[..., T], *args: Any) -> T:
        """Return ``read(*args)``, with csv's limit on cells, which is all the process's, out of the way."""
        before = csv.field_size_limit(2 * self._max_size + 2)
        try:
            return read(*args)
        finally:
            csv.field_size_limit(before)

    def _row(self) -> Row | str | None:
        """Return the next row, or why there is none; None at the end."""
        self._feed.begin(room=max(self._credit, 1))
        try:
            cells = next(self._strict)
        except StopIteration:
            return None
        except _TooLarge:
            return too_big(self._max_size)
        except csv.Error:
            return self._mended()
        if self._feed.size > self._max_size + _LINE_END:
            return too_big(self._max_size)
        if cells and self._feed.taken[-1].endswith("\r") and not self._ends_in_cr:
            self._go_on(cells)
        return Row(cells)

    def _mended(self) -> Row | str:
        """Return the row that was just tried in vain, read less strictly, and perhaps not to its end."""
        taken = self._feed.taken
        lines = next(
            (number for number, line in enumerate(taken) if number and self._is_row(line)), len(taken)
        )
        remark = _NOT_CLOSED if lines == len(taken) else _READ_ON
        if lines == len(taken) and self._feed.size > self._max_size:
            return too_big(self._max_size)
        self._credit -= self._feed.size
        self._feed.give_back()
        self._feed.begin(lines=lines)
        return Row(next(self._lenient), remark)

    def _go_on(self, cells: list[str]) -> None:
        """Add to ``cells`` what follows a lone CR in a table whose rows end otherwise, unless it is a row."""
        size = self._feed.size
        while size < self._max_size and (line := self._feed.peek()) is not None and not self._is_row(line):
            self._feed.begin(lines=1)
            first, *others = next(self._lenient) or [""]
            cells[-1] += f"\r{first}"
            cells += others
            size += self._feed.size
            if not line.endswith("\r"):
                break

    def _is_row(self, line: str) -> bool:
        """Whether ``line`` has all the cells of a row; prose has spaces behind its commas."""
        try:
            cells = next(csv.reader([line], self._dialect))
        except csv.Error:
            return False
        return len(cells) == len(self.header) and not any(cell.startswith(" ") for cell in cells[1:])


class _TooLarge(Exception):  # noqa: N818 -- a signal of the feed to who reads from it through csv
    """A line is larger than a whole article may be."""


class _Feed:
    """Lines for a csv reader, which takes as many as a row needs; what was ``taken`` can be given back."""

    def __init__(self, lines: Iterator[str | None]) -> None:
        self.taken: list[str] = []
        self.size = 0
        self.remark: str | None = None
        self._lines = lines
        self._again: deque[str | None] = deque()
        self._room = self._left = maxsize

    def begin(self, *, room: int = maxsize, lines: int = maxsize) -> None:
        """Begin a row, of so many ``lines`` at most, and of no further line when the ``room`` is used up."""
        self.taken = []
        self.size = 0
        self._room = room
        self._left = lines

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.size >= self._room or len(self.taken) >= self._left:
            raise StopIteration
        line = self._again.popleft() if self._again else self._fresh()
        if line is None and self.taken:  # a row of its own, whatever mark is open
            self._again.appendleft(line)
            raise StopIteration
        if line is None:
            raise _TooLarge
        self.taken.append(line)
        self.size += len(line)
        return line

    def peek(self) -> str | None:
        """Return the next line without taking it; None at the end, or when it is too large."""
        if not self._again:
            try:
                self._again.append(self._fresh())
            except StopIteration:
                return None
        return self._again[0]

    @property
    def is_at_end(self) -> bool:
        """Whether there is no further line, not even one that is too large."""
        return self.peek() is None and not self._again

    def give_back(self) -> None:
        """Let what was taken be read again."""
        self._again.extendleft(reversed(self.taken))

    def _fresh(self) -> str | None:
        line = next(self._lines)
        if line is None or line.isascii():
            return line
        decoded = decode_line(line.encode("latin-1"))  # by itself: one from elsewhere does not spoil the rest
        self.remark = self.remark or decoded.remark
        return decoded.text


def _delimiter(header: str) -> str:
    """Return what stands between the columns: Excel writes a semicolon where the decimal point is a comma."""
    return max("\t,;|", key=header.count) if header else ","
