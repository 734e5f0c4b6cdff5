"""Runs a pattern over a text in bounded time.

Patterns are Python's regular expressions. They run on RE2, whose time is linear in the text, when it is
installed (the extra ``newsctl[re2]``) and can say the same; otherwise on Python's own engine, which
backtracks, under a limit of time for each text and one for all.
"""

import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from newsctl.errors import PatternError
from newsctl.matching.expression import Tree, shown
from newsctl.matching.re2_syntax import for_re2

__all__ = [
    "HONEST",
    "RUN_LIMIT",
    "TIME_LIMIT",
    "Engine",
    "backtracking",
    "engine_for",
    "engine_for_strings",
    "linear",
]

Span = tuple[int, int]
Engine = Callable[[str], list[Span]]
"""From a text to the spans of its matches in code points, in order and without overlap."""

TIME_LIMIT = 1.0
"""Seconds that a pattern gets for one paragraph. An honest one takes less than a thousandth of it."""

RUN_LIMIT = 10.0
"""Seconds that a pattern gets in one process beyond what is HONEST: not every text may take its limit."""

HONEST = 1e-5
"""Seconds a character: ten times what the slowest of honest patterns take."""

_LARGE = 10_000
"""Characters of an expression for RE2, whose time is linear in that too, and which nothing stops."""

_FEW = 20
"""Strings up to which re, which tries each in turn, takes less time than looking up what the text has."""


def engine_for(tree: Tree, *, word: bool) -> Engine:
    """Return the engine for the pattern of ``tree``; ``word`` wants no word character on either side."""
    # RE2 has no look-around, by which words are told.
    return (None if word else linear(tree)) or backtracking(tree, word=word)


def engine_for_strings(strings: list[str], *, ignore_case: bool, word: bool) -> Engine:
    """Return the engine for any of ``strings``, the longest first; it does not backtrack, so has no limit."""
    if len(strings) > _FEW:
        from newsctl.matching.strings import Strings

        return Strings(strings, ignore_case=ignore_case, word=word).spans
    pattern = "|".join(map(re.escape, sorted(strings, key=len, reverse=True)))
    if word:
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    find = re.compile(pattern, re.IGNORECASE if ignore_case else 0).finditer
    return lambda text: [match.span() for match in find(text)]


def linear(tree: Tree) -> Engine | None:
    """Return an engine of linear time; None when RE2 is not installed or cannot say the same."""
    expression = for_re2(tree)
    if expression is None or len(expression) > _LARGE:
        return None
    try:
        import re2  # type: ignore[import-untyped]  # it has no stubs
    except ImportError:
        return None
    options = re2.Options()
    options.log_errors = False
    options.never_capture = True
    try:
        find = re2.compile(expression, options).finditer
    except re2.error:  # too large for it
        return None

    def spans(text: str) -> list[Span]:
        try:
            return [match.span() for match in find(text)]
        except UnicodeEncodeError:  # half a surrogate pair, which UTF-8 cannot write
            return [match.span() for match in find(text.encode("utf-8", "replace").decode())]

    return spans


def backtracking(tree: Tree, *, word: bool = False) -> Engine:
    """Return Python's engine; it raises PatternError when a text, or all of them, take it too long."""
    find = tree.compiled(word=word).finditer
    patience = _Patience(tree)

    def spans(text: str) -> list[Span]:
        with patience.over(text):
            return [match.span() for match in find(text)]

    return spans


class _Patience:
    """How long a pattern may take: TIME_LIMIT for a text, RUN_LIMIT for what honest patterns do not need."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
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
        remedy = (
            ", or `pip install newsctl[re2]`, which tries all ways at once" if for_re2(self._tree) else ""
        )
        raise PatternError(
            f"{shown(self._tree.pattern)} takes too long: there are more ways to match than can be tried;"
            f" take repeats out of repeats{remedy}"
        )
