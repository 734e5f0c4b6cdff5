"""The literals of a pattern: strings of which each text that matches has one, to look for before matching."""

from collections.abc import Iterable
from typing import Any

from newsctl.matching.expression import REPEATS, Tree, inner_parts

__all__ = ["Literals", "literals"]

Literals = frozenset[str]
"""A text that matches has at least one of these strings in it."""


def literals(tree: Tree) -> Literals | None:
    """Return strings of which every match has at least one; None when nothing can be told.

    Case counts only where ``tree.ignore_case`` is false.
    """
    return _literals(tree.parts)


def _literals(parts: Iterable[Any]) -> Literals | None:
    """Choose among the literals of parts that all have to match: the longest."""
    found: list[Literals] = []
    run = ""
    for op, value in parts:
        name = str(op)
        if name == "LITERAL":
            run += chr(value)
            continue
        if name == "AT":
            continue
        if run:
            found.append(frozenset([run]))
            run = ""
        inner = _inner_literals(name, value)
        if inner:
            found.append(inner)
    if run:
        found.append(frozenset([run]))
    return max(found, key=lambda strings: min(map(len, strings)), default=None)


def _inner_literals(name: str, value: Any) -> Literals | None:
    if name in ("ASSERT_NOT", "GROUPREF_EXISTS") or (name in REPEATS and value[0] == 0):
        return None
    found = [_literals(parts) for parts in inner_parts(name, value)]
    return frozenset().union(*(each for each in found if each)) if all(found) else None
