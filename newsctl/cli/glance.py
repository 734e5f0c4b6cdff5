"""The page of ``newsctl stats``: figures in a line, a bar for each month, the commonest names."""

from collections.abc import Iterator
from itertools import groupby

from newsctl.across.stats import Counts, Named
from newsctl.cli.amounts import amount
from newsctl.cli.page import Line, Run, blank

__all__ = ["glance"]

_SHOWN = 8  # names
_WIDEST = 40  # columns of a bar
_BESIDE_A_BAR = 10  # columns: the margins of a page, and what is between time, number and bar
_MOST_MONTHS = 60
"""Of which each has a bar; a longer time has one for each year."""

_LONGEST_GAP = 12  # times without an article, which one line can say as well
_BAR, _HALF = "\N{FULL BLOCK}", "\N{LEFT HALF BLOCK}"


def glance(counts: Counts, width: int) -> Iterator[Line]:
    """Yield the lines of the page; bars keep within ``width`` columns."""
    figures = {
        "article": counts.articles, "word": counts.words, "quote": counts.quotes, "link": counts.links
    }  # fmt: skip
    yield Line([(", ".join(amount(count, what) for what, count in figures.items()), "headline")])
    if not counts.articles:
        return
    yield blank()
    yield from _time(counts, width)
    for title, names in {
        "Places": counts.places,
        "Agencies": counts.agencies,
        "Authors": counts.authors,
        "Speakers": counts.speakers,
        "Languages": counts.languages,
    }.items():
        yield _row(title, _names(names))
    yield _row("Copies", f"{counts.copies:,}")
    yield _row("Without", "; ".join(f"{name} {count:,}" for name, count in counts.missing.items()))


def _row(title: str, text: str) -> Line:
    return Line([(text, "text")], mark=f"{title:11}")


def _names(names: list[Named]) -> str:
    """Return the commonest of ``names`` with their counts, and how many there are if not all are shown."""
    if not names:
        return "none"
    shown = "; ".join(f"{each.name} {each.count:,}" for each in names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown}; … {len(names):,} in all"


def _time(counts: Counts, width: int) -> Iterator[Line]:
    """Yield a bar for each month from the first to the last, or of a long time for each year."""
    if counts.first is None:
        yield _row("Dates", "none")
        yield blank()
        return
    yield _row("Dates", counts.first if counts.first == counts.last else f"{counts.first} to {counts.last}")
    times = counts.months if len(counts.months) <= _MOST_MONTHS else _years(counts.months)
    most = max(each.count for each in times)
    digits = len(f"{most:,}")
    widest = min(_WIDEST, max(width - len(f"{times[0].name}") - digits - _BESIDE_A_BAR, 1))
    for empty, group in groupby(times, key=lambda each: not each.count):
        run = list(group)
        if empty and len(run) > _LONGEST_GAP:
            yield Line([(f"{run[0].name} to {run[-1].name}: none", "aside")], indent=2)
            continue
        for each in run:
            bar = _bar(each.count, most, widest)
            count = f"{each.count:>{digits},}"
            runs: list[Run] = [(f"{each.name}  ", "aside"), (count, "text"), (f"  {bar}", "quote")]
            yield Line(runs if bar else runs[:2], indent=2)
    yield blank()


def _years(months: list[Named]) -> list[Named]:
    return [
        Named(year, sum(each.count for each in group))
        for year, group in groupby(months, key=lambda each: each.name[:4])
    ]


def _bar(count: int, most: int, widest: int) -> str:
    """Return a bar of a block for each of ``count``, or where ``most`` has more than ``widest``, in scale.

    What there is at all has half a block at least.
    """
    halves = max(round(2 * count * min(1, widest / most)), 1 if count else 0)
    return _BAR * (halves // 2) + _HALF * (halves % 2)
