"""Runs a pattern over a text in bounded time.

Patterns are Python's regular expressions. They run on RE2, whose time is linear in the text, when it is
installed (the extra ``newsctl[re2]``) and can say the same; otherwise on Python's own engine, which
backtracks, under a limit of time for each text.
"""

import re
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from newsctl.errors import PatternError
from newsctl.search.expression import Tree, for_re2

__all__ = ["TIME_LIMIT", "Engine", "backtracking", "engine_for", "linear", "literal"]

Span = tuple[int, int]
Engine = Callable[[str], list[Span]]
"""From a text to the spans of its matches in code points, in order and without overlap."""

TIME_LIMIT = 1.0
"""Seconds that a pattern gets for one paragraph. An honest one takes less than a thousandth of it."""

_INLINE_FLAGS = re.compile(r"\A\(\?[aiLmsux]+\)")
"""Flags for the whole pattern; they stand at its beginning only, and are among the parse's flags as well."""


def engine_for(tree: Tree, *, word: bool) -> Engine:
    """Return the engine for the pattern of ``tree``; ``word`` wants no word character on either side."""
    # RE2 has no look-around, by which words are told.
    return (None if word else linear(tree)) or backtracking(tree, word=word)


def literal(strings: list[str], *, ignore_case: bool, word: bool) -> Engine:
    """Return the engine for any of ``strings``, the longest first; it does not backtrack, so has no limit."""
    pattern = "|".join(map(re.escape, sorted(strings, key=len, reverse=True)))
    find = re.compile(_as_word(pattern) if word else pattern, re.IGNORECASE if ignore_case else 0).finditer
    return lambda text: [match.span() for match in find(text)]


def linear(tree: Tree) -> Engine | None:
    """Return an engine of linear time; None when RE2 is not installed or cannot say the same."""
    expression = for_re2(tree)
    if expression is None:
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
    """Return Python's engine, which raises PatternError when a text takes it longer than TIME_LIMIT."""
    pattern = _INLINE_FLAGS.sub("", tree.pattern)
    find = re.compile(_as_word(pattern) if word else pattern, tree.flags).finditer

    def spans(text: str) -> list[Span]:
        with _time_limit(tree):
            return [match.span() for match in find(text)]

    return spans


def _as_word(pattern: str) -> str:
    return rf"(?<!\w)(?:{pattern})(?!\w)"


@contextmanager
def _time_limit(tree: Tree) -> Iterator[None]:
    """Raise PatternError in here after TIME_LIMIT; re looks for signals while it backtracks.

    Only the main thread of a process can be stopped so, and not on Windows; there is no limit elsewhere.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: Any) -> NoReturn:
        remedy = ", or `pip install newsctl[re2]`, which tries all ways at once" if for_re2(tree) else ""
        raise PatternError(
            f"{tree.pattern!r} takes too long: there are more ways to match than can be tried;"
            f" take repeats out of repeats{remedy}"
        )

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, TIME_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
