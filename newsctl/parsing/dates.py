"""Dates and times as articles state them; nothing is guessed that the text does not say."""

import re
from functools import cache, lru_cache

import msgspec

from newsctl.article import is_day
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.places import is_city

__all__ = ["DAY", "Day", "Stamp", "day_of", "find_stamp", "month_number", "stamp_of"]

# A day in words. Whether the word is a month is looked up: an alternation of 150 month names costs more.
DAY = (
    r"(?:(?P<month>[^\W\d_]{3,10})\.?\s{0,3}(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|:\d)"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]{0,3}(?:of |de )?(?P<month2>[^\W\d_]{3,10})\.?)"
    r"(?:(?:,|[-/]| de| )?\s{0,3}(?P<year>(?:19|20)\d\d)(?!\d(?!\d?:\d\d)))?"
)
LONGEST = 140
KEPT = 64  # lines whose reading is kept: several rules ask for one while an article is laid out
_YEAR_GLUED = re.compile(r"((?:19|20)\d\d)(?=\d{1,2}:\d\d)")
_WORD_GLUED = re.compile(
    r"(?<=(?:19|20)\d\d)(?=[A-Z][a-z])|(?<=[A-Za-z])(?=(?:Updated|Published|Posted|Modified|UPDATED|PUBLISHED|POSTED)\b)|(?<=[ap]m)(?=first|last|publish|updat)"
)
_HAS_DIGIT = re.compile(r"\d")
_NUMERIC = (
    r"(?<![\d/.-])(?:(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<t>[-/.])(?P<b>\d{1,2})(?P=t)(?P<y2>(?:19|20)\d\d|(?<=/)\d\d))(?!\d)"
)
_AMERICAN = r"\b(?:[ECMP][SD]?T|AM|PM)\b"
_TIME = (
    r"(?i)(?<![\d:.])(?P<h>[01]?\d|2[0-4])(?:[:.h](?P<m>[0-5]\d)(?:[:.][0-5]\d(?:\.\d+)?)?)?\s?(?P<half>[ap]\.?\s?m\b\.?)"
    r"|(?<![\d:.])(?P<h2>[01]?\d|2[0-4])[:h](?P<m2>[0-5]\d)(?!\d)"
    r"|(?<![\d:.])(?P<h3>[01]?\d|2[0-3])\.(?P<m3>[0-5]\d)(?=\s*(?:$|h\b|hrs|hours|[a-z]{3,4}\b))"
    r"|(?<![\d:.])(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)\s?(?=hrs|hours|GMT|UTC|IST|h\b)"
)
_ZONE = r"\s?\(?([A-Z][A-Za-z]?[A-Z]{1,3})(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\b\)?"
_AGE = r"(?i)\d{1,2}\s(?:min|hour|hr|day|week|month|year)\w{0,5}(?:\s(?:ago|read))?\b"
_BEFORE_DATE = (
    r"(?i)(?:(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?|published|updated|posted|on|at)"
    r"[\s,:|.-]{0,4}$"
)
_WORD = r"[^\W\d_]+(?:\.[^\W\d_])?"
WEEKDAYS = frozenset(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))


class Day(msgspec.Struct, frozen=True):
    """A day found at ``start`` to ``end``: ``iso`` when its year is stated, else None."""

    iso: str | None
    start: int
    end: int


@cache
def _months() -> dict[str, int]:
    pairs = (entry.split() for entry in entries("months"))
    return {name: int(number) for name, number in pairs}


def month_number(word: str) -> int | None:
    """Return 1 to 12 for a month's name or abbreviation in any of the known languages, else None."""
    return _months().get(word.lower())


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
    return _iso(year, month, day)


def _clock(found: re.Match[str]) -> str:
    """``HH:MM`` of a time of day."""
    hour = int(found["h"] or found["h2"] or found["h3"] or found["h4"])
    minute = found["m"] or found["m2"] or found["m3"] or found["m4"] or "00"
    half = (found["half"] or "")[:1].lower()
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"{hour % 24:02}:{minute}"


class Stamp(msgspec.Struct, frozen=True):
    """What a line that holds nothing but a date, a time, or both, states."""

    day: str | None
    clock: str | None
    updated: bool

    @property
    def iso(self) -> str | None:
        """The ISO date, or local date-time, None without a year."""
        return self.day and (f"{self.day}T{self.clock}" if self.clock else self.day)


@lru_cache(maxsize=KEPT)
def stamp_of(line: str) -> Stamp | None:
    """Return what a date line states, None for a line that holds anything else.

    The line may say "Published" or "Updated 2 hours ago"; of several dates the first
    that is no update counts.
    """
    if len(line) > LONGEST or not _HAS_DIGIT.search(line):
        return None
    first = compiled(_WORD).search(line)
    known = entries("date-words")
    if first is not None and not _may_open(first[0], known):
        return None
    line = _WORD_GLUED.sub(" ", _YEAR_GLUED.sub(r"\1 ", line))
    days = _days(line)
    times = [
        (found.start(), found.end(), _clock(found))
        for found in compiled(_TIME).finditer(line)
        if not any(start <= found.start() < end for start, end, _ in days)
    ]
    words = _words_beside(
        line, [(start, end) for start, end, _ in days] + [_with_zone(line, *time) for time in times]
    )
    others = [word for word in words if not _is_date_word(word, known)]
    if others and not (days and (is_city(" ".join(others)) or " ".join(others) in entries("agencies"))):
        return None
    if not days:
        if not times:
            return Stamp(None, None, True) if "ago" in words or "read" in words else None
        return Stamp(None, times[0][2], _is_update(line, times[0][0]))
    full = [day for day in days if day[2]]
    chosen = next((day for day in full if not _is_update(line, day[0])), None)
    updated = chosen is None and _is_update(line, days[0][0])
    chosen = chosen or (full or days)[0]
    return Stamp(chosen[2], _time_beside(line, chosen, times), updated)


def _may_open(word: str, known: frozenset[str]) -> bool:
    """Whether a date line may open with a word: most lines of text are told by their first one."""
    small = word.lower()
    return (
        _is_date_word(small, known)
        or month_number(small) is not None
        or small in entries("agencies")
        or small.startswith(("publish", "update", "posted"))
    )


def _is_date_word(word: str, known: frozenset[str]) -> bool:
    return word in known or (word[:3] in WEEKDAYS and len(word) <= 9)


@lru_cache(maxsize=KEPT)
def find_stamp(line: str) -> tuple[int, Stamp | None]:
    """Return where the first date, time or age in a line begins, and what it states.

    Without one, that is the line's end, and None.

    The words before it may be glued to it: ``Associated PressApril 28, 2023``, ``Ann Lee2 minutes ago``.
    """
    line = _YEAR_GLUED.sub(r"\1 ", line)
    days = _days(line)
    starts = [start for start, _, _ in days] + [
        found.start() for pattern in (_TIME, _AGE) if (found := compiled(pattern).search(line))
    ]
    if not starts:
        return len(line), None
    start = min(starts)
    while found := compiled(_BEFORE_DATE).search(line, max(0, start - 24), start):
        start = found.start()
    full = next((day for day in days if day[2]), None)
    if full is None:
        return start, None
    times = [(found.start(), found.end(), _clock(found)) for found in compiled(_TIME).finditer(line)]
    return start, Stamp(full[2], _time_beside(line, full, times), _is_update(line, full[0]))


def _days(line: str) -> list[tuple[int, int, str | None]]:
    """Every day that the line names, in order: start, end, ISO date where its year is stated."""
    days = [
        (found.start(), found.end(), _numeric(found, line)) for found in compiled(_NUMERIC).finditer(line)
    ]
    at = 0
    while found := compiled(DAY).search(line, at):
        day = day_of(found)
        at = found.end() if day else found.start() + 1
        within = next((end for start, end, _ in days if day and start <= day.start < end), 0)
        if within:
            at = within  # 26/01/2023January 26
        elif day:
            days.append((day.start, day.end, day.iso))
    return sorted(days, key=lambda day: day[0])


def _with_zone(line: str, start: int, end: int, _: str) -> tuple[int, int]:
    """Return the span of a time with the zone behind it, which is any few capitals: ``MYT``, ``GMT+7``."""
    zone = compiled(_ZONE).match(line, end)
    return (start, zone.end()) if zone and zone[1].lower() not in entries("agencies") else (start, end)


def _words_beside(line: str, spans: list[tuple[int, int]]) -> list[str]:
    """Return the words of the line outside the spans, in small letters."""
    for start, end in spans:
        line = line[:start] + " " * (end - start) + line[end:]
    return [found[0].lower() for found in compiled(_WORD).finditer(line)]


def _time_beside(
    line: str, day: tuple[int, int, str | None], times: list[tuple[int, int, str]]
) -> str | None:
    """Return the time that goes with a day: the next after it in its clause, else the last before."""
    for start, _, clock in times:
        if start >= day[1]:
            between = line[day[1] : start].lower()
            if not any(word in between for word in ("updat", "publish", "modif", "post", "edit")):
                return clock
            break
    return next((clock for _, end, clock in reversed(times) if end <= day[0]), None)


def _is_update(line: str, at: int) -> bool:
    """Whether the date at ``at`` is introduced as an update's."""
    before = line[:at].lower()
    update = max(
        before.rfind("update"), before.rfind("modified"), before.rfind("revised"), before.rfind("upd")
    )
    return update > max(before.rfind("publish"), before.rfind("posted"), before.rfind("created"))
