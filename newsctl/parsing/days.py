"""Days as articles write them, in words and in figures: ``May 4``, ``4th of May 2023``, ``04/05/2023``."""

import re

import msgspec

from newsctl.parsing.calendar import month_number
from newsctl.parsing.patterns import compiled

__all__ = ["DAY", "Day", "day_of", "days_in"]

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
    """A day found at ``start`` to ``end``: ``iso`` when its year is stated, else None."""

    iso: str | None
    start: int
    end: int


def day_of(found: re.Match[str]) -> Day | None:
    """Return the day that a match of :data:`DAY` names, None when its word is no month."""
    first, number_name = ("month", "day") if found["month"] else ("day2", "day2")
    month = month_number(found["month"] or found["month2"])
    number = int(found[number_name])
    if month is None or not 1 <= number <= 31:
        return None
    year = found["year"]
    iso = f"{year}-{month:02}-{number:02}" if year else None
    return Day(iso, found.start(first), found.end())


def _numeric(found: re.Match[str], line: str) -> str | None:
    """Return a numeric date as ISO; a day beyond twelve, else the clock's country, tells its order."""
    if found["y"]:
        year, month, day = found["y"], int(found["m"]), int(found["d"])
    else:
        year, day, month = found["y2"], int(found["a"]), int(found["b"])
        if len(year) == 2:
            year = ("19" if year >= "70" else "20") + year
        american = compiled(_AMERICAN).search(line) is not None and found["t"] == "/"
        if month > 12 or (american and day <= 12):
            day, month = month, day
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def days_in(line: str) -> list[Day]:
    """Return every day that a line names, in order."""
    days = [
        Day(_numeric(found, line), found.start(), found.end()) for found in compiled(_NUMERIC).finditer(line)
    ]
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
