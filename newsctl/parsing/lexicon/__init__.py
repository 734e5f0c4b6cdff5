"""The word lists: what newsctl knows of news and of the world, one entry a line, beside the code."""

import re
from functools import cache
from os.path import dirname

__all__ = ["any_of", "entries", "list_text"]

_HOME = dirname(__file__)  # noqa: PTH120 - pathlib would double the start-up


@cache
def entries(name: str) -> frozenset[str]:
    """Return the entries of ``name``.txt: every line below the ``#`` comments on top that is not empty."""
    _, _, lines = f"\n{list_text(name)}".rpartition("\n#")
    return frozenset(filter(None, lines.split("\n")[1:]))


@cache
def any_of(name: str) -> str:
    """Return a pattern of the entries of ``name``.txt, the longest first: ``wednesday|monday|…|mon``."""
    return "|".join(map(re.escape, sorted(entries(name), key=lambda entry: (-len(entry), entry))))


@cache
def list_text(name: str) -> str:
    """Return ``name``.txt as it stands, for long lists in which few entries are ever looked up."""
    # As bytes, unbuffered: thirty lists are read at start-up, and as text each takes three times as long.
    with open(f"{_HOME}/{name}.txt", "rb", buffering=0) as file:  # noqa: PTH123 - a Path takes longer
        return file.read().decode()
