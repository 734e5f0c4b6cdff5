"""Finds plain strings and regular expressions."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from newsctl.matching.engine import Engine, engine_for, engine_for_strings
from newsctl.matching.expression import parse, retype_string
from newsctl.matching.literals import literals
from newsctl.matching.matcher import Hit

if TYPE_CHECKING:
    from newsctl.matching.vocabulary import Vocabulary

__all__ = ["PatternMatcher"]

_SPECIAL = frozenset(".^$*+?{}[]()|\\")
"""Characters that mean something in a regular expression; a pattern without them is a plain string."""

_TELLING = 1000
"""Literals up to which looking for them takes less time than looking for the match itself."""


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
            strings = [*map(retype_string, strings)]
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
