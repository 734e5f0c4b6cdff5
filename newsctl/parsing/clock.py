"""Times of day as articles write them: ``3.15 p.m.``, ``15:15 GMT``, ``1515hrs``."""

import re

import msgspec

from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled

__all__ = ["Time", "first_time", "times_in"]

_TIME = (
    r"(?i)(?<![\d:.])(?P<h>[01]?\d|2[0-4])(?:[:.h](?P<m>[0-5]\d)(?:[:.][0-5]\d(?:\.\d+)?)?)?\s?(?P<half>[ap]\.?\s?m\b\.?)"
    r"|(?<![\d:.])(?P<h2>[01]?\d|2[0-4])[:h](?P<m2>[0-5]\d)(?!\d)"
    r"|(?<![\d:.])(?P<h3>[01]?\d|2[0-3])\.(?P<m3>[0-5]\d)(?=\s*(?:$|h\b|hrs|hours|[a-z]{3,4}\b))"
    r"|(?<![\d:.])(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)\s?(?=hrs|hours|GMT|UTC|IST|h\b)"
)
_ZONE = r"\s?\(?([A-Z][A-Za-z]?[A-Z]{1,3})(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\b\)?"


class Time(msgspec.Struct, frozen=True):
    """A time of day found at ``start`` to ``end``: ``clock`` is ``HH:MM``."""

    clock: str
    start: int
    end: int

    def with_zone(self, line: str) -> tuple[int, int]:
        """Return the span with the zone behind it, which is any few capitals: ``MYT``, ``GMT+7``."""
        zone = compiled(_ZONE).match(line, self.end)
        is_zone = zone is not None and zone[1].lower() not in entries("agencies")
        return self.start, zone.end() if zone and is_zone else self.end


def times_in(line: str) -> list[Time]:
    """Return every time of day that a line states, in order."""
    return [Time(_clock(found), found.start(), found.end()) for found in compiled(_TIME).finditer(line)]


def first_time(line: str) -> int:
    """Return where the first time of day begins in a line, -1 without one."""
    found = compiled(_TIME).search(line)
    return found.start() if found else -1


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
