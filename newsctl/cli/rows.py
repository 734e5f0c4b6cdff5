"""Rows of cells on standard output: JSON, a table on a terminal, else lines with tabs between the cells."""

from collections.abc import Iterable, Sequence

from newsctl.cli.columns import Cell, written_row
from newsctl.cli.environment import Environment

__all__ = ["write_rows"]


def write_rows(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], environment: Environment, *, as_json: bool = False
) -> None:
    """Write ``rows``, each a cell for each of ``columns``, as they come."""
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
