"""Patterns that few articles need: each is compiled when the first one does, so that no start pays for it."""

import re
from functools import cache

__all__ = ["compiled"]


@cache
def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of ``source``, a constant of the module that asks."""
    return re.compile(source, flags)
