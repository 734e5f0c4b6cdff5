"""How far a run has come, on standard error, for somebody who waits at a terminal."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from newsctl.cli.amounts import amount
from newsctl.cli.environment import Environment
from newsctl.corpus import Tally

__all__ = ["counted", "watched"]

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds that a run may take before it says how far it is."""

_EVERY = 0.2
_LOOKED_AT = 100  # items, of which each takes far less time


def watched(
    results: Iterable[T], tally: Tally, environment: Environment, *, held_back: bool = False
) -> Iterator[T]:
    """Yield ``results``; from the second second on show what ``tally`` says, and in the end what was read.

    Nothing shows unless standard error is a terminal, and nothing where the results appear on that terminal
    meanwhile: they do not when they are ``held_back`` till the end, or go to a file.
    """
    if not environment.stderr_is_terminal or environment.quiet or (environment.is_terminal and not held_back):
        yield from results
        return
    began = time.monotonic()
    due = began + PATIENCE
    expected = None
    for result in results:
        yield result
        now = time.monotonic()
        if now > due:
            if due == began + PATIENCE:
                expected = tally.expected()
            due = now + _EVERY
            environment.progress(_so_far(tally, now - began, expected))
    environment.progress("")
    if time.monotonic() > began + PATIENCE:
        environment.complain(_at_last(tally, time.monotonic() - began))


def _so_far(tally: Tally, seconds: float, expected: int | None) -> str:
    """Say what was read, how quickly, and how long the rest will take, when that is known."""
    read = (
        f"{tally.articles:,} of {amount(expected, 'article')}"
        if expected
        else amount(tally.articles, "article")
    )
    line = f"{read}, {tally.size / 1e6 / max(seconds, 0.1):,.1f} MB/s"
    done = (tally.articles + tally.skipped) / expected if expected else tally.portion()
    return f"{line}{_left(done, seconds)}"


def _left(done: float | None, seconds: float) -> str:
    """Say how long the rest will take, if what is ``done`` (of 1) took so many ``seconds``."""
    if not done:
        return ""
    left = round(seconds * max(0.0, 1 - done) / done)
    return f", {left // 60}:{left % 60:02} left"


def _at_last(tally: Tally, seconds: float) -> str:
    skipped = f", {tally.skipped:,} skipped" if tally.skipped else ""
    return f"{amount(tally.articles, 'article')} read{skipped}, {seconds:.1f} s"


def counted(
    items: Iterable[T], total: int, what: str, environment: Environment, *, held_back: bool = False
) -> Iterator[T]:
    """Yield ``items``; from the second second on show how many of ``total`` came, and the time left."""
    if not environment.stderr_is_terminal or environment.quiet or (environment.is_terminal and not held_back):
        yield from items
        return
    began = time.monotonic()
    due = began + PATIENCE
    for number, item in enumerate(items, 1):
        yield item
        if number % _LOOKED_AT == 0 and (now := time.monotonic()) > due:
            due = now + _EVERY
            environment.progress(f"{number:,} of {total:,} {what}{_left(number / total, now - began)}")
    environment.progress("")
