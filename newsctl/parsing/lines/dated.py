"""Date lines that say more than the date: the outlet, the section or the place beside it."""

from newsctl.parsing.byline import is_desk
from newsctl.parsing.calendar import is_weekday
from newsctl.parsing.characters import BULLET, DASHES, MIDDLE_DOT
from newsctl.parsing.dates import find_stamp, stamp_of
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.places import is_city, is_region

__all__ = ["is_dated"]

LONGEST = 120
SIDE = 4  # words of a part beside the date
_BETWEEN = rf"(\s*[|{MIDDLE_DOT}{BULLET}●]\s*|\s+[-{DASHES}/]\s+|,\s+|\s+(?=\())"
# The figures that every full date has, in either order.
_YEAR_AND_DAY = r"\d\D.{0,80}?(?:19|20)\d\d|(?:19|20)\d\d\D.{0,80}?\d|\d/\d\d?/\d\d"
# | Source: Ellery Mining Corp.
_SOURCE = rf"\s*[|{MIDDLE_DOT}{BULLET}{DASHES}-]?\s*\bS(?:ource|OURCE)\s?: ?.{{2,60}}$"


def is_dated(line: str) -> bool:
    """Whether a line is a full date and, beyond bars or dashes, short parts about the page.

    ``May 14, 2024 - Energy & Environment``; a part behind a comma must be a known outlet, section or place.
    """
    if len(line) > LONGEST:
        return False
    if "ource:" in line or "OURCE:" in line:
        line = compiled(_SOURCE).sub("", line)
    if line[-1:] in '.!?:”"' or compiled(_YEAR_AND_DAY).search(line) is None:
        return False
    stamp = find_stamp(line)[1]
    if stamp is None or stamp.day is None:
        return False
    parts = compiled(_BETWEEN).split(line)
    separator = ","
    for number in range(0, len(parts), 2):
        if _is_date(parts[number]):
            separator = ","
            continue
        beside = (parts[number - 1] if number else parts[1] if len(parts) > 1 else ",").strip()
        separator = beside if beside != "," else separator  # a part beyond a bar may have a comma itself
        if not _goes_along(parts[number], separator):
            return False
    return True


def _is_date(part: str) -> bool:
    if not part.strip("0123456789 ") or is_weekday(part) or part.lower().strip(".") in entries("date-words"):
        return True
    return stamp_of(part) is not None


def _goes_along(part: str, separator: str) -> bool:
    """Whether a part may stand beside a date: a known name, or a few words behind more than a comma."""
    part = part.strip("()")
    small = part.lower()
    if small in entries("agencies") or small in entries("sections") or is_city(part) or is_region(part):
        return True
    return is_desk(part) or (separator != "," and len(part.split()) <= SIDE and part[:1].isupper())
