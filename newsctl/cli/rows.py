"""Rows of a command as they are wanted: in an order, as JSON, as a table on a terminal, between tabs."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import click

from newsctl.cli.columns import Cell, written, written_row
from newsctl.cli.environment import Environment

__all__ = ["Row", "at_most", "columns_among", "in_order", "write_rows"]

Row = list[Cell]
T = TypeVar("T")

ReadColumns = Callable[[click.Context, click.Parameter, str | None], tuple[str, ...] | None]


def columns_among(known: Collection[str]) -> ReadColumns:
    """Return what reads the columns that are asked for, ``date,path``; it refuses what is not known."""

    def read(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
        if value is None:
            return None
        names = tuple(name.strip() for name in value.split(","))
        for name in names:
            if name not in known:
                raise click.BadParameter(f"no column {name!r}; there are {', '.join(known)}.")
        return names

    return read


def at_most(limit: int | None, items: Iterable[T]) -> Iterator[T]:
    """Return the first items, all without a ``limit``."""
    return islice(items, limit and min(limit, sys.maxsize))


def in_order(items: Iterable[T], cell: Callable[[T], Cell], *, reverse: bool) -> list[T]:
    """Return ``items`` in the order of a ``cell`` of each; those where it is empty come last."""
    everything = list(items)
    filled = [item for item in everything if cell(item) not in (None, [])]
    empty = [item for item in everything if cell(item) in (None, [])]
    return sorted(filled, key=lambda item: _rank(cell(item)), reverse=reverse) + empty


def _rank(cell: Cell) -> int | str:
    return cell if isinstance(cell, int) else written(cell).casefold()


def write_rows(
    columns: Sequence[str], rows: Iterable[Row], environment: Environment, *, as_json: bool
) -> None:
    """Write ``rows`` as JSON, as a table on a terminal, else with tabs between their cells."""
    if as_json:
        for row in rows:
            environment.write_json(dict(zip(columns, row, strict=True)))
    elif environment.is_terminal:
        from newsctl.cli.table import show_table

        show_table(columns, rows, environment)
    else:
        for row in rows:
            line = "\t".join(written_row(columns, row))
            environment.write(line.encode("utf-8", "backslashreplace") + b"\n")
