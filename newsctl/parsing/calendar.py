"""The names of months and weekdays."""

from functools import cache

from newsctl.parsing.lexicon import entries

__all__ = ["is_weekday", "month_number"]


@cache
def _months() -> dict[str, int]:
    pairs = (entry.split() for entry in entries("months"))
    return {name: int(number) for name, number in pairs}


def month_number(word: str) -> int | None:
    """Return 1 to 12 for a month's name or abbreviation in any of the known languages, else None."""
    return _months().get(word.lower())


def is_weekday(word: str) -> bool:
    """Whether the word is an English name of a day, abbreviated or not: ``Monday``, ``Tues.``."""
    return word.rstrip(".").lower() in entries("weekdays")
