"""How ``newsctl similar`` shows groups: a row an article, or a JSON object a group; and paths alone."""

from collections.abc import Iterable, Iterator
from typing import Any

from newsctl.across.similar import Group, Pair
from newsctl.cli.columns import Cell, written_row
from newsctl.cli.environment import Environment
from newsctl.cli.visible import visible_name

__all__ = ["show_groups", "show_paths"]

_COLUMNS = ("group", "kind", "contained", "date", "words", "headline", "path")
_WITH_WHY = (*_COLUMNS[:-1], "why", "path")


def show_groups(groups: Iterable[Group], environment: Environment, *, why: bool, as_json: bool) -> None:
    """Write ``groups`` as JSON, as a table on a terminal, else as rows with tabs between the cells."""
    if as_json:
        for group in groups:
            environment.write_json(_record(group, why=why))
        return
    columns = _WITH_WHY if why else _COLUMNS
    rows = _rows(groups, columns)
    if environment.is_terminal:
        from newsctl.cli.table import show_table

        show_table(columns, rows, environment)
        return
    for row in rows:
        line = "\t".join(written_row(columns, row))
        environment.write(line.encode("utf-8", "backslashreplace") + b"\n")


def show_paths(paths: Iterable[str], environment: Environment, *, null_output: bool) -> None:
    """Write ``paths``, one a line, or each ended by NUL."""
    for path in paths:
        if null_output:
            environment.write_name(path)
        else:
            environment.write(visible_name(path).encode("utf-8", "backslashreplace") + b"\n")


def _rows(groups: Iterable[Group], columns: tuple[str, ...]) -> Iterator[list[Cell]]:
    """Yield a row for each article of each group; the first has nothing that it is compared with."""
    for number, group in enumerate(groups, 1):
        for text, pair in zip(group.texts, [None, *group.pairs], strict=True):
            cells: dict[str, Cell] = {
                "group": number,
                "kind": pair.kind if pair else group.kind,
                "contained": f"{pair.contained:.2f}" if pair else None,
                "date": text.date,
                "words": text.words,
                "headline": text.headline,
                "why": _reason(pair) if pair else None,
                "path": text.path,
            }
            yield [cells[name] for name in columns]


def _reason(pair: Pair) -> str:
    """Say in words what the two texts of ``pair`` have in common."""
    found = pair.why
    if found is None:
        return "word for word"
    reason = f"{found.shared:,} of {found.shingles:,} shingles"
    if found.numbers:
        reason += f", {found.numbers - found.missing:,} of {found.numbers:,} numbers"
    return reason + (f", {found.common:,} common shingles left out" if found.common else "")


def _record(group: Group, *, why: bool) -> dict[str, Any]:
    return {
        "kind": group.kind,
        "articles": [
            {"path": text.path, "headline": text.headline, "date": text.date, "words": text.words}
            for text in group.texts
        ],
        "pairs": [_pair_record(pair, why=why) for pair in group.pairs],
    }


def _pair_record(pair: Pair, *, why: bool) -> dict[str, Any]:
    record: dict[str, Any] = {
        "a": pair.a,
        "b": pair.b,
        "kind": pair.kind,
        "contained": pair.contained,
        "numbers_lost": pair.numbers_lost,
    }
    return {**record, "why": pair.why} if why else record
