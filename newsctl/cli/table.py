"""Rows on a terminal: a table that fits its width, or where no table fits, a wrapped line for each row.

Paths are to be copied, so they are never cut: where they leave the other columns too little room, they stand
below the row.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar

from rich.cells import cell_len, set_cell_size

from newsctl.cli.amounts import amount
from newsctl.cli.columns import NUMBERS, PATHS, Cell, written_row
from newsctl.cli.environment import Environment
from newsctl.cli.page import Line, Style
from newsctl.cli.terminal import show_rows

__all__ = ["fitting", "show_table"]

T = TypeVar("T")

_GAP = "  "
_BELOW = 4  # columns by which paths are set in below their row
_MEASURED = 200
_NARROW = {"headline": 18, "subheadline": 18, "title": 18, "text": 18, "date": 12, "kind": 13}
_NARROWEST = 8
_EASY = 30
"""Columns of a headline, title or text that a path in the same row has to leave."""

_WEIGHTS = {
    **dict.fromkeys(("headline", "subheadline", "title"), 2.0),
    **dict.fromkeys(("text", "context"), 4.0),
}
_STYLES: dict[str, Style] = {
    "headline": "headline",
    "speaker": "speaker",
    "date": "aside",
    **dict.fromkeys(PATHS, "aside"),
}
_COUNTED = {"words": "word", "quotes": "quote", "links": "link", "articles": "article"}


def show_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], environment: Environment) -> None:
    """Write ``rows`` under the names of their ``columns``, which are measured on the first rows alone.

    What is longer than the screen goes through the pager, which has the head on every screen.
    """
    texts = (written_row(columns, row) for row in rows)
    first = list(islice(texts, _MEASURED))
    if not first:
        return
    naturals = [max(map(cell_len, (name, *cells))) for name, *cells in zip(columns, *first, strict=True)]
    head: Line | None = None
    apart: list[int] = []
    widths = fitting(columns, naturals, environment.width, easy=True)
    if widths is None:
        apart = [number for number, name in enumerate(columns) if name in PATHS]
        widths = fitting(_without(columns, apart), _without(naturals, apart), environment.width)
    if widths is None:
        lines = (line for row in chain(first, texts) for line in _sentence(columns, row))
    else:
        beside = _without(columns, apart)
        head = Line([(_set(beside, beside, widths).rstrip(), "aside")])
        lines = (
            line
            for row in chain(first, texts)
            for line in (
                _row(beside, _without(row, apart), widths),
                *_paths(columns, row, apart, named=len(apart) > 1),
            )
        )
    show_rows(lines, environment, head=head, wrap=head is None)


def fitting(
    columns: Sequence[str], naturals: Sequence[int], width: int, *, easy: bool = False
) -> list[int] | None:
    """Return widths for ``columns`` that together fit ``width``, or None when they could not be read.

    Numbers and paths keep their natural width; of the others, the widest gives way first, the headline last.
    Where it is to be ``easy``, headlines are not narrowed much.
    """
    if not columns:
        return None
    widths = list(naturals)
    floors = [
        natural if name in NUMBERS or name in PATHS else min(natural, _floor(name, easy=easy))
        for name, natural in zip(columns, naturals, strict=True)
    ]
    room = width - len(_GAP) * (len(columns) - 1)
    if sum(floors) > room:
        return None
    while sum(widths) > room:
        giving = [number for number, floor in enumerate(floors) if widths[number] > floor]
        widths[max(giving, key=lambda number: widths[number] / _WEIGHTS.get(columns[number], 1.0))] -= 1
    return widths


def _floor(name: str, *, easy: bool) -> int:
    return _EASY if easy and name in _WEIGHTS else _NARROW.get(name, _NARROWEST)


def _without(cells: Sequence[T], apart: Sequence[int]) -> list[T]:
    return [cell for number, cell in enumerate(cells) if number not in apart]


def _row(columns: Sequence[str], cells: Sequence[str], widths: Sequence[int]) -> Line:
    runs = [
        (_set([name], [cell], [width]) + _GAP, _STYLES.get(name, "text"))
        for name, cell, width in zip(columns, cells, widths, strict=True)
    ]
    return Line([*runs[:-1], (runs[-1][0].rstrip(), runs[-1][1])])


def _paths(
    columns: Sequence[str], cells: Sequence[str], apart: Sequence[int], *, named: bool
) -> Iterator[Line]:
    """Yield a line for each path of a row, with the name of its column where there are several."""
    for number in apart:
        if cells[number]:
            name = f"{columns[number]} " if named else ""
            yield Line([(name + cells[number], "aside")], indent=_BELOW, whole=True)


def _set(columns: Sequence[str], cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return ``cells`` side by side, each in its width: numbers to the right."""
    return _GAP.join(_fitted(*cell) for cell in zip(columns, cells, widths, strict=True))


def _fitted(name: str, text: str, width: int) -> str:
    if cell_len(text) > width:
        if name in PATHS:  # longer than those that were measured
            return text
        text = set_cell_size(text, width - 1).rstrip() + "…"
    return " " * (width - cell_len(text)) + text if name in NUMBERS else set_cell_size(text, width)


def _sentence(columns: Sequence[str], cells: Sequence[str]) -> Iterator[Line]:
    """Yield a row as one line to be wrapped, without what is empty, and its paths below."""
    runs: list[tuple[str, Style]] = []
    for name, cell in zip(columns, cells, strict=True):
        if cell and name not in PATHS:
            runs += [(" · ", "aside")] if runs else []
            runs.append((_told(name, cell), _STYLES.get(name, "text")))
    apart = [number for number, name in enumerate(columns) if name in PATHS]
    if runs:
        yield Line(runs, mark="- ")
    yield from _paths(columns, cells, apart, named=len(apart) > 1)


def _told(name: str, cell: str) -> str:
    """Return ``cell`` as it stands in a sentence: a number with what it counts."""
    if name in _COUNTED and cell.isdecimal():
        return amount(int(cell), _COUNTED[name])
    return f"{name} {cell}" if name in NUMBERS and name != "count" else cell
