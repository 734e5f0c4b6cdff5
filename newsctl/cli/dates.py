"""Dates as people write them, for what people read; records and tables keep ISO 8601."""

import re

__all__ = ["spoken_date"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d)(?:T(\d\d:\d\d).*)?)?)?")


def spoken_date(date: str) -> str:
    """Return ``6 March 2024, 08:30`` for ``2024-03-06T08:30``; what is not ISO stands as it was written."""
    parts = _ISO.fullmatch(date)
    if parts is None:
        return date
    year, month, day, time = parts.groups()
    words = [day.lstrip("0")] if day else []
    words += [_MONTHS[int(month) - 1]] if month else []
    return " ".join([*words, year]) + (f", {time}" if time else "")
