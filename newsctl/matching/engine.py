"""Runs a pattern over a text in bounded time.

Patterns are Python's regular expressions. They run on RE2, whose time is linear in the text, when it is
installed (the extra ``newsctl[re2]``) and can say the same; otherwise on Python's own engine, which
backtracks, under a limit of time for each text and one for all.
"""

import re
from collections.abc import Callable

from newsctl.corpus.patience import Patience
from newsctl.matching.expression import Tree, shown
from newsctl.matching.re2_syntax import for_re2

__all__ = [
    "Engine",
    "backtracking",
    "engine_for",
    "engine_for_strings",
    "linear",
]

Span = tuple[int, int]
Engine = Callable[[str], list[Span]]
"""From a text to the spans of its matches in code points, in order and without overlap."""

_LARGE = 10_000
"""Characters of an expression for RE2, whose time is linear in that too, and which nothing stops."""

_RE2_HELPS = ", or `pip install newsctl[re2]`, which tries all ways at once"

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
    patience = Patience(shown(tree.pattern), lambda: _RE2_HELPS if for_re2(tree) else "")

    def spans(text: str) -> list[Span]:
        with patience.over(text):
            return [match.span() for match in find(text)]

    return spans
