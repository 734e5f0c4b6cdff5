"""How ``newsctl grep --kwic`` shows a concordance: in columns, or as records."""

from collections.abc import Iterable, Iterator

from msgspec import structs

from newsctl.cli.environment import Environment
from newsctl.cli.grep_options import Display
from newsctl.cli.page import Line, blank
from newsctl.cli.paging import write_rows_of
from newsctl.cli.visible import visible_name
from newsctl.matching.concordance import Row, cut_left, cut_right, rows, sorted_rows, width_of
from newsctl.matching.query import Answer

__all__ = ["show_concordance"]

_LONGEST_KEYWORD = 40
_NARROWEST_CONTEXT = 15


def show_concordance(answers: Iterable[Answer], environment: Environment, display: Display) -> None:
    """Write a row for each hit of ``answers``, sorted as ``display`` says."""
    found = sorted_rows((row for answer in answers for row in rows(answer)), display.sort)
    if display.as_json:
        for row in found:
            environment.write_json(_cut(row, display.kwic), ascii_only=display.ascii_only)
        return
    widest = environment.width // 3 if environment.is_terminal else None
    write_rows_of(_lines(found, environment.width, display.kwic, widest), environment)


def _cut(row: Row, width: int | None) -> Row:
    """Return ``row`` with ``width`` characters left and right of the match at most; all of them for 0."""
    if not width:
        return row
    return structs.replace(row, left=row.left[-width:], right=row.right[:width])


def _lines(found: list[Row], width: int, context: int | None, widest: int | None) -> Iterator[Line]:
    """Yield a line for each row: left context, match, right context and, in a column, where it stands.

    There is ``context`` on both sides, or what ``width`` has room for. Where paths are so long that places
    would be wider than ``widest``, a number stands for each, and below the rows is which path it means.
    """
    paths = {row.path: visible_name(row.path or "") for row in found}
    room = max((len(_place(row, paths)) for row in found), default=0)
    legend: dict[str | None, str] = {}
    if widest is not None and room > widest:
        legend, paths = paths, {path: str(number) for number, path in enumerate(paths, 1)}
        room = max(len(_place(row, paths)) for row in found)
    keyword = min(max((width_of(row.match) for row in found), default=0), _LONGEST_KEYWORD)
    half = context or max((width - keyword - room - 2) // 2, _NARROWEST_CONTEXT)
    for row in found:
        # The match begins in one column; what it does not fill, the right context has.
        shown = cut_right(row.match, keyword).rstrip() if width_of(row.match) > keyword else row.match
        rest = cut_right(row.right, half + keyword - width_of(shown))
        yield Line(
            [
                (cut_left(row.left, half), "text"),
                (shown, "match"),
                (f"{rest}  ", "text"),
                (_place(row, paths), "path"),
            ]
        )
    if legend:
        yield blank()
    for path, name in legend.items():
        yield Line([(name, "path")], mark=f"{paths[path]:>{len(str(len(legend)))}}  ")


def _place(row: Row, paths: dict[str | None, str]) -> str:
    return f"{paths[row.path]}:{row.reference}"
