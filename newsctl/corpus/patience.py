"""How long a regular expression of the user's may take on Python's own engine, which backtracks."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from newsctl.errors import PatternError

__all__ = ["HONEST", "RUN_LIMIT", "TIME_LIMIT", "Patience"]

TIME_LIMIT = 1.0
"""Seconds that a pattern gets for one paragraph. An honest one takes less than a thousandth of it."""

RUN_LIMIT = 10.0
"""Seconds that a pattern gets in one process beyond what is HONEST: not every text may take its limit."""

HONEST = 1e-5
"""Seconds a character: ten times what the slowest of honest patterns take."""


class Patience:
    """How long a pattern may take: TIME_LIMIT for a text, RUN_LIMIT for what honest patterns do not need.

    ``shown`` is the pattern as messages have it, ``remedy()`` what may be done besides making it simpler.
    """

    def __init__(self, shown: str, remedy: Callable[[], str] = str) -> None:
        self._shown = shown
        self._remedy = remedy
        self._left = RUN_LIMIT

    @contextmanager
    def over(self, text: str) -> Iterator[None]:
        """Raise PatternError in here when the time is up; re looks for signals while it backtracks.

        Only the main thread of a process can be stopped so, and not on Windows; there is no limit elsewhere.
        """
        if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGALRM, self._stop)
        began = time.thread_time()
        signal.setitimer(signal.ITIMER_REAL, min(TIME_LIMIT, self._left))
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        spent = time.thread_time() - began - len(text) * HONEST
        if spent > 0:
            self._left -= spent
            if self._left <= 0:
                self._stop()

    def _stop(self, *_: Any) -> NoReturn:
        raise PatternError(
            f"{self._shown} takes too long: there are more ways to match than can be tried;"
            f" take repeats out of repeats{self._remedy()}"
        )
