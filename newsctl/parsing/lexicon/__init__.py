"""The word lists: what newsctl knows of news and of the world, one entry a line, beside the code."""

from functools import cache

__all__ = ["entries"]

_HOME = __file__.removesuffix("__init__.py")


@cache
def entries(name: str) -> frozenset[str]:
    """Return the entries of ``name``.txt: every line that is neither empty nor a ``#`` comment."""
    with open(f"{_HOME}{name}.txt", encoding="utf-8") as file:  # noqa: PTH123 - pathlib would double the start-up
        return frozenset(line for line in file.read().split("\n") if line and line[0] != "#")
