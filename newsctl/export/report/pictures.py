"""The timeline of a report: bars by month, or by year where there are many, empty ones shown."""

import re
from collections import Counter
from collections.abc import Mapping

import msgspec

__all__ = ["Bar", "timeline"]

MOST_MONTHS = 120
_MONTH = re.compile("[0-9]{4}-(?:0[1-9]|1[0-2])")  # records may come from others, with any words for a date
HEIGHT = 120  # of the tallest bar, in the units of the picture


class Bar(msgspec.Struct, frozen=True):
    """The articles of a month or year, and how high its bar is, from 0 to HEIGHT."""

    time: str
    count: int
    height: int


def timeline(months: Mapping[str, int]) -> list[Bar]:
    """Return a bar for each month (``2024-05``) or, of more than ten years, each year from first to last."""
    known = {time: count for time, count in months.items() if _MONTH.fullmatch(time)}
    if not known:
        return []
    first, last = min(known), max(known)
    span = _months(first, last)
    counts: Mapping[str, int] = known
    if len(span) > MOST_MONTHS:
        by_year: Counter[str] = Counter()
        for time, count in known.items():
            by_year[time[:4]] += count
        span, counts = [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)], by_year
    most = max(counts.values())
    return [Bar(time, counts.get(time, 0), -(-HEIGHT * counts.get(time, 0) // most)) for time in span]


def _months(first: str, last: str) -> list[str]:
    start, stop = (12 * int(time[:4]) + int(time[5:]) - 1 for time in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, stop + 1)]
