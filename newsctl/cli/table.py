"""Rows on a terminal: a table that fits its width, or where no table fits, a wrapped line for each row."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice

from rich.cells import cell_len, set_cell_size

from newsctl.cli.columns import NUMBERS, PATHS, Cell, written_row
from newsctl.cli.environment import Environment
from newsctl.cli.page import Line, Style
from newsctl.cli.terminal import wrapped

__all__ = ["fitting", "show_table"]

_GAP = "  "
_MEASURED = 200
_NARROW = {"headline": 18, "subheadline": 18, "title": 18, "text": 18, "date": 12, "kind": 13}
_NARROWEST = 8
_WEIGHTS = {
    **dict.fromkeys(("headline", "subheadline", "title"), 2.0),
    **dict.fromkeys(("text", "context"), 4.0),
    **dict.fromkeys(PATHS, 1.5),
}
_STYLES: dict[str, Style] = {
    "headline": "headline",
    "speaker": "speaker",
    "date": "aside",
    **dict.fromkeys(PATHS, "aside"),
}


def show_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], environment: Environment) -> None:
    """Write ``rows`` under the names of their ``columns``, which are measured on the first rows alone."""
    texts = (written_row(columns, row) for row in rows)
    first = list(islice(texts, _MEASURED))
    naturals = [max(map(cell_len, (name, *cells))) for name, *cells in zip(columns, *first, strict=True)]
    widths = fitting(columns, naturals, environment.width)
    if not first:
        return
    if widths is None:
        lines: Iterable[Line] = (_sentence(columns, row) for row in chain(first, texts))
    else:
        head = Line([(_set(columns, columns, widths), "aside")])
        lines = chain([head], (_row(columns, row, widths) for row in chain(first, texts)))
    for row in wrapped(lines, environment, wrap=widths is None):
        environment.write(row)


def fitting(columns: Sequence[str], naturals: Sequence[int], width: int) -> list[int] | None:
    """Return widths for ``columns`` that together fit ``width``, or None when they could not be read.

    Numbers keep their natural width; of the others, the widest gives way first, the headline last.
    """
    widths = list(naturals)
    floors = [
        natural if name in NUMBERS else min(natural, _NARROW.get(name, _NARROWEST))
        for name, natural in zip(columns, naturals, strict=True)
    ]
    room = width - len(_GAP) * (len(columns) - 1)
    if sum(floors) > room:
        return None
    while sum(widths) > room:
        giving = [number for number, floor in enumerate(floors) if widths[number] > floor]
        widths[max(giving, key=lambda number: widths[number] / _WEIGHTS.get(columns[number], 1.0))] -= 1
    return widths


def _row(columns: Sequence[str], cells: Sequence[str], widths: Sequence[int]) -> Line:
    runs = [
        (_set([name], [cell], [width]) + _GAP, _STYLES.get(name, "text"))
        for name, cell, width in zip(columns, cells, widths, strict=True)
    ]
    return Line([*runs[:-1], (runs[-1][0].rstrip(), runs[-1][1])])


def _set(columns: Sequence[str], cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return ``cells`` side by side, each in its width: numbers to the right, paths cut at the front."""
    return _GAP.join(_fitted(*cell) for cell in zip(columns, cells, widths, strict=True))


def _fitted(name: str, text: str, width: int) -> str:
    if cell_len(text) > width:
        if name in PATHS:
            return "…" + set_cell_size(text[::-1], width - 1)[::-1]
        text = set_cell_size(text, width - 1).rstrip() + "…"
    return " " * (width - cell_len(text)) + text if name in NUMBERS else set_cell_size(text, width)


def _sentence(columns: Sequence[str], cells: Sequence[str]) -> Line:
    """Return a row as one line to be wrapped: without what is empty, numbers with what they count."""
    runs: list[tuple[str, Style]] = []
    for name, cell in zip(columns, cells, strict=True):
        if cell:
            runs += [(" · ", "aside")] if runs else []
            runs.append((f"{cell} {name}" if name in NUMBERS else cell, _STYLES.get(name, "text")))
    return Line(runs, mark="- ")
