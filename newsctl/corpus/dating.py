"""The day of an article that states none, from its file: ``--date-from path``, ``mtime`` or a pattern.

Archives often say in the name of a file or folder what their articles leave out. That is only asked where the
user says so, since a number in a name may be anything.
"""

import os
import re
import time
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from newsctl.article import Article, is_day
from newsctl.corpus.patience import Patience
from newsctl.parsing.lexicon import entries

__all__ = ["DateFrom"]

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH, _DAY = r"(?P<month>0?[1-9]|1[0-2])", r"(?P<day>0?[1-9]|[12]\d|3[01])"
_TIME = r"(?:T?\d{4}(?:\d\d)?Z?)?"
_SURE_DAY = r"(?P<day>1[3-9]|2\d|3[01])"


class DateFrom(msgspec.Struct, frozen=True):
    """What gives a date to an article that states none.

    ``source`` is ``path``, the names of its file and folders, or ``mtime``, when the file was last changed,
    in local time. A regular expression as ``pattern`` says where in the path the date stands: as its groups
    ``year``, ``month`` and ``day``, or as its first group, or as all that it matches.
    """

    source: Literal["path", "mtime"]
    pattern: str | None = None

    def complete(self, article: Article, file: str) -> None:
        """Give ``article``, which came from ``file``, its ``date``, unless it states one.

        A dateline that has a day without a year (``Aug. 10``) gets the year that is nearest to what the file
        says, or the last before its change.
        """
        if article.date is not None:
            return
        given = self._from_path(article.path, file) if self.source == "path" else _changed(file)
        if given is not None:
            filed = article.dateline.date if article.dateline else None
            article.date = _filed(filed, given, may_follow=self.source == "path") or given
            article.date_source = self.source

    def _from_path(self, *paths: str | None) -> str | None:
        found = (self._in_path(path) for path in paths if path)
        return next(filter(None, found), None)

    def _in_path(self, path: str) -> str | None:
        stem, mark, number = path.rpartition("#")
        path = stem if mark and number.isdecimal() else path  # the number of a record is no year
        if self.pattern is None:
            return _finest(_dates(path))
        with _patience(self.pattern).over(path):
            match = re.search(self.pattern, path)
        if match is None:
            return None
        if "year" in match.re.groupindex:
            return _iso({name: value for name, value in match.groupdict().items() if value})
        return _finest(_dates(match[1] if match.re.groups else match[0]))


@cache
def _patience(pattern: str) -> Patience:
    """Return the patience of this process with a pattern."""
    return Patience(repr(pattern))


@cache
def _months() -> dict[str, str]:
    """Return the number of each month's name in English, shortened or not."""
    names = entries("english-months")
    numbers = (line.split() for line in entries("months"))
    return {name: number for name, number in numbers if any(month.startswith(name) for month in names)}


@cache
def _forms() -> tuple[str, ...]:
    """Return the patterns of the forms in which names of files write a day."""
    name = rf"(?P<name>{'|'.join(sorted(_months(), reverse=True))})\.?"
    return (
        # 2016-08-10, 2016/8/10, 2016_08; then 20160810 and 201608, perhaps with a time of day behind.
        rf"(?<!\d){_YEAR}(?P<mark>[-_./ ]){_MONTH}(?:(?P=mark){_DAY})?(?!\d)",
        rf"(?<!\d){_YEAR}(?P<month>0[1-9]|1[0-2])(?:(?P<day>0[1-9]|[12]\d|3[01]){_TIME})?(?!\d)",
        # 2016-Aug-10, 2016/august; 10 Aug 2016; August 10, 2016; aug-2016.
        rf"(?<!\d){_YEAR}[-_./ ]?{name}(?:[-_./ ]?(?P<day>\d\d?))?(?!\d)",
        rf"(?<![\da-z])(?:(?P<day>\d\d?)[-_. ]?)?{name}[-_., /]{{0,2}}{_YEAR}(?!\d)",
        rf"(?<![\da-z]){name}[-_. ]?(?P<day>\d\d?)[-_., ]{{1,2}}{_YEAR}(?!\d)",
        # 25.12.2016 and 12-25-2016, where one number can only be a day.
        rf"(?<!\d){_SURE_DAY}(?P<mark>[-_.]){_MONTH}(?P=mark){_YEAR}(?!\d)",
        rf"(?<!\d){_MONTH}(?P<mark>[-_.]){_SURE_DAY}(?P=mark){_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}(?!\d)",
    )


def _dates(text: str) -> Iterator[tuple[int, str]]:
    """Yield all dates in ``text``, each after the place where it begins."""
    for form in _forms():
        for match in re.finditer(form, text, re.IGNORECASE):
            if date := _iso({name: value for name, value in match.groupdict().items() if value}):
                yield match.start(), date


def _finest(dates: Iterator[tuple[int, str]]) -> str | None:
    """Return a day before a month before a year, and of several the last, which is nearest to the file."""
    return max(dates, key=lambda found: (len(found[1]), found[0]), default=(0, None))[1]


def _iso(parts: dict[str, str]) -> str | None:
    """Return the ISO date of ``year``, ``month`` (or its ``name``) and ``day``, as far as they make one."""
    year, month, day = parts["year"], parts.get("month", ""), parts.get("day", "")
    month = _months().get((parts.get("name") or month)[:3].lower(), month)
    if not (year.isdecimal() and len(year) == 4):
        return None
    if not month.isdecimal() or not 1 <= int(month) <= 12:
        return year
    month = f"{int(month):02}"
    if not day.isdecimal() or not 1 <= int(day) <= 31 or not is_day(year, month, day):
        return f"{year}-{month}"
    return f"{year}-{month}-{int(day):02}"


def _filed(written: str | None, given: str, *, may_follow: bool) -> str | None:
    """Return the day of a dateline, ``written`` without its year, which ``given`` tells; None for no day."""
    from newsctl.parsing.calendar import month_number
    from newsctl.parsing.days import DAY

    found = re.search(DAY, written) if written else None
    month = month_number(found["month"] or found["month2"]) if found else None
    if found is None or month is None:
        return None
    day = found["day"] or found["day2"]
    year = int(given[:4])
    if given[5:]:
        months = month - int(given[5:7])
        if not may_follow:
            year -= (month, int(day)) > (int(given[5:7]), int(given[8:]))
        elif abs(months) > 6:  # a story of December in a folder of January
            year -= 1 if months > 0 else -1
    iso = (str(year), f"{month:02}", f"{int(day):02}")
    return "-".join(iso) if int(day) and is_day(*iso) else None


def _changed(file: str) -> str | None:
    """Return the day on which ``file``, perhaps with a record's place behind ``#``, was last changed."""
    while True:
        try:
            return time.strftime("%Y-%m-%d", time.localtime(os.stat(file).st_mtime))
        except (OSError, ValueError, OverflowError):
            file, mark, _ = file.rpartition("#")
            if not mark:
                return None
