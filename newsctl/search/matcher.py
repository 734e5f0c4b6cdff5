"""One matcher behind every kind of search: words as they stand, regular expressions, and misspellings."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from newsctl.errors import PatternError
from newsctl.search.engine import Engine, engine_for, engine_for_strings
from newsctl.search.expression import has_capital, invisible, parse
from newsctl.search.literals import Literals, literals
from newsctl.search.typewriter import retype, retyped

if TYPE_CHECKING:
    from newsctl.search.vocabulary import Vocabulary

__all__ = ["Hit", "Matcher", "PatternMatcher", "compile_matcher"]

_SPECIAL = frozenset(".^$*+?{}[]()|\\")
"""Characters that mean something in a regular expression; a pattern without them is a plain string."""

_TELLING = 1000
"""Literals up to which looking for them takes less time than looking for the match itself."""


class Hit(NamedTuple):
    """What was found: ``text[start:end]``, in code points; ``score`` is 0 to 100, None unless fuzzy."""

    start: int
    end: int
    score: float | None = None


class Matcher(Protocol):
    """Finds in a text what the user asked for."""

    literals: Literals | None
    """A text that matches has at least one of these strings in it; None when that cannot be told."""
    ignore_case: bool
    """Whether the literals may stand in other cases."""

    def find(self, text: str) -> list[Hit]:
        """Return the hits in ``text``, in order and without overlap."""

    def ways(self, vocabulary: "Vocabulary") -> list[list[list[str]]] | None:
        """Return the ways in which words of a database make a match: each is lists of words, one of each.

        A passage that matches has such words; None when that cannot be told.
        """


def compile_matcher(
    patterns: Sequence[str],
    *,
    fixed: bool = False,
    ignore_case: bool = False,
    smart_case: bool = False,
    word: bool = False,
    fuzzy: float | None = None,
    exact: bool = False,
) -> Matcher:
    """Return the matcher that finds any of ``patterns``.

    ``fixed`` takes them as they stand instead of as regular expressions, ``ignore_case`` lets letters differ
    in case, and so does ``smart_case`` if no pattern has a capital letter; ``word`` wants no word character
    on either side of a match. ``fuzzy`` is the least score, of 100, at which words that are spelled
    differently still match; the others mean nothing then. Characters that a reader cannot tell apart are the
    same, see newsctl.search.typewriter, unless they are to be ``exact``.

    Raises PatternError for a pattern that is empty or no regular expression, FilterError for a score out of
    range.
    """
    if not patterns:
        raise PatternError("there is no pattern to search for")
    try:
        if fuzzy is not None:
            from newsctl.search.fuzzy import FuzzyMatcher

            return _Retyping(FuzzyMatcher([*map(_retyped, patterns)], fuzzy))
        if smart_case and not any(_has_capital(pattern, fixed=fixed) for pattern in patterns):
            ignore_case = True
        matcher = PatternMatcher(patterns, fixed=fixed, ignore_case=ignore_case, word=word, exact=exact)
    except (MemoryError, OverflowError, RecursionError):
        raise PatternError("the regular expression is too large or too deep; make it simpler") from None
    return matcher if exact else _Retyping(matcher)


def _has_capital(pattern: str, *, fixed: bool) -> bool:
    # A string that is all small letters has no capital as an expression either.
    return pattern.lower() != pattern and (fixed or not pattern or has_capital(parse(pattern).parts))


def _meets(before: Hit | None, hit: Hit) -> bool:
    return before is not None and hit.start < before.end


def _retyped(pattern: str) -> str:
    retyped = retype(pattern)
    if pattern and not retyped:
        raise invisible(pattern)
    return retyped


class _Retyping:
    """Shows texts to a matcher as they are retyped, and finds the place of its hits in what is written."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self.literals = matcher.literals
        self.ignore_case = matcher.ignore_case
        self.ways = matcher.ways

    def find(self, text: str) -> list[Hit]:
        """Return the hits in ``text`` as it is written."""
        plain, places = retyped(text)
        hits = self._matcher.find(plain)
        if places is None:
            return hits
        written = [Hit(*places.of(hit.start, hit.end), hit.score) for hit in hits]
        # Two hits may each have a part of one letter, and each be the whole of it as written.
        return [
            hit for hit, before in zip(written, [None, *written], strict=False) if not _meets(before, hit)
        ]


class PatternMatcher:
    """Finds plain strings and regular expressions: in retyped texts unless ``exact``."""

    def __init__(
        self, patterns: Sequence[str], *, fixed: bool, ignore_case: bool, word: bool, exact: bool
    ) -> None:
        strings = [pattern for pattern in patterns if pattern and (fixed or _SPECIAL.isdisjoint(pattern))]
        rest = dict.fromkeys(patterns) if len(strings) < len(patterns) else {}
        for string in strings:
            rest.pop(string, None)
        trees = [parse(each, ignore_case=ignore_case, exact=exact) for each in rest]
        if not exact:
            strings = [*map(_retyped, strings)]
        known = [literals(tree) for tree in trees]
        tells = all(known) and sum(map(len, filter(None, known)), len(strings)) <= _TELLING
        self.literals = frozenset(strings).union(*filter(None, known)) if tells else None
        self.ignore_case = ignore_case or any(tree.ignore_case for tree in trees)
        self._engines: list[Engine] = [engine_for(tree, word=word) for tree in trees]
        if strings:
            self._engines.append(engine_for_strings(strings, ignore_case=ignore_case, word=word))

    def find(self, text: str) -> list[Hit]:
        """Return the hits in ``text``; an empty one, as ``^`` has, only when there is no other."""
        if len(self._engines) == 1:
            spans = self._engines[0](text)
        else:
            spans = _without_overlap(span for engine in self._engines for span in engine(text))
        hits = [Hit(start, end) for start, end in spans if start < end]
        return hits or [Hit(*span) for span in spans[:1]]

    def ways(self, vocabulary: "Vocabulary") -> list[list[list[str]]] | None:
        """Return which words of a database a passage that matches has; see :class:`Matcher`."""
        ways = []
        for literal in self.literals or ():
            groups = vocabulary.words_with(literal, ignore_case=self.ignore_case)
            if groups is None:
                return None
            ways.append(groups)
        return ways or None


def _without_overlap(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of spans in any order, those that begin first, and of these the longest."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
