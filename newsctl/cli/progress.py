"""How far a run has come, on standard error, for somebody who waits at a terminal."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from newsctl.cli.environment import Environment
from newsctl.corpus import Tally

__all__ = ["watched"]

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds that a run may take before it says how far it is."""

_EVERY = 0.2


def watched(
    results: Iterable[T], tally: Tally, environment: Environment, *, held_back: bool = False
) -> Iterator[T]:
    """Yield ``results``, and from the second second on show what ``tally`` says has been read.

    Nothing shows unless standard error is a terminal, and nothing where the results appear on that terminal
    meanwhile: they do not when they are ``held_back`` till the end, or go to a file.
    """
    if not environment.stderr_is_terminal or environment.quiet or (environment.is_terminal and not held_back):
        yield from results
        return
    due = time.monotonic() + PATIENCE
    for result in results:
        yield result
        if time.monotonic() > due:
            due += _EVERY
            environment.progress(f"{tally.articles:,} articles, {tally.size / 1e6:,.1f} MB")
    environment.progress("")
