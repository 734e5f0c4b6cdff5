"""Days as articles write them, in words and in figures: ``May 4``, ``4th of May 2023``, ``04/05/2023``."""

import re

import msgspec

from newsctl.article import is_day
from newsctl.parsing.calendar import month_number
from newsctl.parsing.patterns import compiled

__all__ = ["DAY", "Day", "day_of", "days_in", "puts_month_first"]

# A day in words. Whether the word is a month is looked up: an alternation of 150 month names costs more.
DAY = (
    r"(?:(?P<month>[^\W\d_]{3,10})\.?\s{0,3}(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|:\d)"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]{0,3}(?:of |de )?(?P<month2>[^\W\d_]{3,10})\.?)"
    r"(?:(?:,|[-/]| de| )?\s{0,3}(?P<year>(?:19|20)\d\d)(?!\d(?!\d?:\d\d)))?"
)
_NUMERIC = (
    r"(?<![\d/.-])(?:(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<t>[-/.])(?P<b>\d{1,2})(?P=t)(?P<y2>(?:19|20)\d\d|(?<=/)\d\d))(?!\d)"
)
_AMERICAN = r"\b(?:[ECMP][SD]?T|AM|PM)\b"


class Day(msgspec.Struct, frozen=True):
    """A day found at ``start`` to ``end``: ``iso`` when its year is stated, else None.

    Where it is in figures that leave open which is the month, ``iso`` takes the first for the day, and
    ``american`` is the same day with the month first.
    """

    iso: str | None
    start: int
    end: int
    american: str | None = None


def day_of(found: re.Match[str]) -> Day | None:
    """Return the day that a match of :data:`DAY` names, None when its word is no month."""
    first, number_name = ("month", "day") if found["month"] else ("day2", "day2")
    month = month_number(found["month"] or found["month2"])
    number = int(found[number_name])
    if month is None or not 1 <= number <= 31:
        return None
    iso = _iso(found["year"], month, number) if found["year"] else None
    return Day(iso, found.start(first), found.end())


def _iso(year: str, month: int, day: int) -> str | None:
    """Return the day as ISO; None for a misprint: no calendar has a 30 February."""
    if not (1 <= month <= 12 and 1 <= day <= 31 and is_day(year, f"{month:02}", f"{day:02}")):
        return None
    return f"{year}-{month:02}-{day:02}"


def _numeric(found: re.Match[str], line: str) -> Day:
    """Return a day in figures; a number beyond twelve, else the clock's country, tells its order."""
    start, end = found.span()
    if found["y"]:
        return Day(_iso(found["y"], int(found["m"]), int(found["d"])), start, end)
    year, day, month = found["y2"], int(found["a"]), int(found["b"])
    if len(year) == 2:
        year = ("19" if year >= "70" else "20") + year
    if month > 12 or (day <= 12 and found["t"] == "/" and compiled(_AMERICAN).search(line)):
        return Day(_iso(year, day, month), start, end)
    is_open = day <= 12 and day != month
    return Day(_iso(year, month, day), start, end, _iso(year, day, month) if is_open else None)


def puts_month_first(text: str, iso: str, american: str) -> bool | None:
    """Return whether a text writes its days in figures with the month first; None where nothing tells.

    What tells is a day in figures with a number beyond twelve, or one in words that is one of the two
    that the day may be.
    """
    for other in days_in(text):
        if other.american is None and other.iso is not None and other.iso in (iso, american):
            return other.iso == american
    for found in compiled(_NUMERIC).finditer(text):
        if not found["y"] and (int(found["a"]) > 12) != (int(found["b"]) > 12):
            return int(found["b"]) > 12
    return None


def days_in(line: str) -> list[Day]:
    """Return every day that a line names, in order."""
    days = [_numeric(found, line) for found in compiled(_NUMERIC).finditer(line)]
    at = 0
    while found := compiled(DAY).search(line, at):
        day = day_of(found)
        at = found.end() if day else found.start() + 1
        within = next((other.end for other in days if day and other.start <= day.start < other.end), 0)
        if within:
            at = within  # 26/01/2023January 26
        elif day:
            days.append(day)
    return sorted(days, key=lambda day: day.start)
