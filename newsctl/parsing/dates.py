"""Dates of publication as a line states them; nothing is guessed that the text does not say."""

import re
from functools import cache, lru_cache

import msgspec

from newsctl.parsing.calendar import is_weekday, month_number
from newsctl.parsing.clock import Time, first_time, times_in
from newsctl.parsing.days import Day, days_in
from newsctl.parsing.lexicon import any_of, entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.places import is_city

__all__ = ["Stamp", "find_stamp", "stamp_of"]

LONGEST = 140
KEPT = 64  # lines whose reading is kept: several rules ask for one while an article is laid out
_YEAR_GLUED = r"((?:19|20)\d\d)(?=\d{1,2}:\d\d)"
_HAS_DIGIT = re.compile(r"\d")
_AGE = r"(?i)\d{1,2}\s(?:min|hour|hr|day|week|month|year)\w{0,5}(?:\s(?:ago|read))?\b"
_WORD = r"[^\W\d_]+(?:\.[^\W\d_])?"


class Stamp(msgspec.Struct, frozen=True):
    """What a line that holds nothing but a date, a time, or both, states."""

    day: str | None
    clock: str | None
    updated: bool
    american: str | None = None  # the day with the month first, where figures leave it open

    @property
    def iso(self) -> str | None:
        """The ISO date, or local date-time; None without a year, and where figures leave the day open."""
        if self.day is None or self.american is not None:
            return None
        return f"{self.day}T{self.clock}" if self.clock else self.day


@lru_cache(maxsize=KEPT)
def stamp_of(line: str) -> Stamp | None:
    """Return what a date line states, None for a line that holds anything else.

    The line may say "Published" or "Updated 2 hours ago"; of several dates the first
    that is no update counts.
    """
    if len(line) > LONGEST or not _HAS_DIGIT.search(line):
        return None
    first = compiled(_WORD).search(line)
    if first is not None and not _may_open(first[0].lower()):
        return None
    line = compiled(_word_glued()).sub(" ", compiled(_YEAR_GLUED).sub(r"\1 ", line))
    days = days_in(line)
    times = [time for time in times_in(line) if not any(day.start <= time.start < day.end for day in days)]
    words = _words_beside(
        line, [(day.start, day.end) for day in days] + [time.with_zone(line) for time in times]
    )
    others = " ".join([word for word in words if not _is_date_word(word)])
    if others and not (days and (is_city(others) or others in entries("agencies"))):
        return None
    if days:
        return _chosen(line, days, times)
    if times:
        return Stamp(None, times[0].clock, _is_update(line, times[0].start))
    return Stamp(None, None, True) if "ago" in words or "read" in words else None


def _chosen(line: str, days: list[Day], times: list[Time]) -> Stamp:
    """Return the first of the days that has a year and is no update, else of those that have a year."""
    full = [day for day in days if day.iso]
    original = next((day for day in full if not _is_update(line, day.start)), None)
    day = original or (full or days)[0]
    updated = original is None and _is_update(line, days[0].start)
    return Stamp(day.iso, _time_beside(line, day, times), updated, day.american)


@lru_cache(maxsize=KEPT)
def find_stamp(line: str) -> tuple[int, Stamp | None]:
    """Return where the first date, time or age in a line begins, and what it states.

    Without one, that is the line's end, and None.

    The words before it may be glued to it: ``Associated PressApril 28, 2023``, ``Ann Lee2 minutes ago``.
    """
    line = compiled(_YEAR_GLUED).sub(r"\1 ", line)
    days = days_in(line)
    age = compiled(_AGE).search(line)
    starts = [*[day.start for day in days], first_time(line), age.start() if age else -1]
    start = min([at for at in starts if at >= 0], default=-1)
    if start < 0:
        return len(line), None
    while found := compiled(_before_date()).search(line, max(0, start - 24), start):
        start = found.start()
    full = next((day for day in days if day.iso), None)
    if full is None:
        return start, None
    clock = _time_beside(line, full, times_in(line))
    return start, Stamp(full.iso, clock, _is_update(line, full.start), full.american)


@cache
def _word_glued() -> str:
    """Return the pattern of where white space is missing: ``2023Last``, ``NewsUpdated``, ``5 pmupdated``."""
    words = f"{any_of('publication-words')}|{any_of('update-words')}"
    return (
        r"(?<=(?:19|20)\d\d)(?=[A-Z][a-z])"
        rf"|(?<=[A-Za-z])(?=[A-Z])(?=(?i:{words})\b)|(?<=[ap]m)(?=first|last|{words})"
    )


@cache
def _before_date() -> str:
    """Return the pattern of the words that belong to the date behind them."""
    words = "|".join(map(any_of, ("weekdays", "publication-words", "update-words")))
    return rf"(?i)(?:{words}|on|at)[\s,:|.-]{{0,4}}$"


def _may_open(word: str) -> bool:
    """Whether a date line may open with a word: most lines of text are told by their first one."""
    return (
        _is_date_word(word)
        or month_number(word) is not None
        or word in entries("agencies")
        or word.startswith(_publication_words())
    )


@cache
def _publication_words() -> tuple[str, ...]:
    """Return the words to which a day may be glued: ``PublishedMay 4``."""
    return tuple(entries("publication-words") | entries("update-words"))


def _is_date_word(word: str) -> bool:
    return word in entries("date-words") or is_weekday(word)


def _words_beside(line: str, spans: list[tuple[int, int]]) -> list[str]:
    """Return the words of the line outside the spans, in small letters."""
    for start, end in spans:
        line = line[:start] + " " * (end - start) + line[end:]
    return [found[0].lower() for found in compiled(_WORD).finditer(line)]


def _time_beside(line: str, day: Day, times: list[Time]) -> str | None:
    """Return the time that goes with a day: the next after it in its clause, else the last before."""
    for time in times:
        if time.start >= day.end:
            between = line[day.end : time.start].lower()
            if _last(between, "publication-words") < 0 and _last(between, "update-words") < 0:
                return time.clock
            break
    return next((time.clock for time in reversed(times) if time.end <= day.start), None)


def _is_update(line: str, at: int) -> bool:
    """Whether the date at ``at`` is introduced as an update's."""
    before = line[:at].lower()
    return _last(before, "update-words") > _last(before, "publication-words")


def _last(words: str, name: str) -> int:
    """Return where the last entry of a list stands in ``words``, -1 without one."""
    return max(map(words.rfind, entries(name)))
