"""From what was typed to the one matcher that finds it: strings, regular expressions, words misspelled."""

from collections.abc import Sequence

from newsctl.errors import PatternError
from newsctl.matching.expression import has_capital, parse, retype_string
from newsctl.matching.matcher import Hit, Matcher
from newsctl.matching.pattern_matcher import PatternMatcher
from newsctl.matching.typewriter import retyped

__all__ = ["compile_matcher"]


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
    same, see newsctl.matching.typewriter, unless they are to be ``exact``.

    Raises PatternError for a pattern that is empty or no regular expression, FilterError for a score out of
    range.
    """
    if not patterns:
        raise PatternError("there is no pattern to search for")
    try:
        if fuzzy is not None:
            from newsctl.matching.fuzzy_matcher import FuzzyMatcher

            return _Retyping(FuzzyMatcher([*map(retype_string, patterns)], fuzzy))
        if smart_case and not any(_has_capital(pattern, fixed=fixed) for pattern in patterns):
            ignore_case = True
        matcher = PatternMatcher(patterns, fixed=fixed, ignore_case=ignore_case, word=word, exact=exact)
    except (MemoryError, OverflowError, RecursionError):
        raise PatternError("the regular expression is too large or too deep; make it simpler") from None
    return matcher if exact else _Retyping(matcher)


def _has_capital(pattern: str, *, fixed: bool) -> bool:
    # A string that is all small letters has no capital as an expression either.
    return pattern.lower() != pattern and (fixed or not pattern or has_capital(parse(pattern).parts))


class _Retyping:
    """Shows texts to a matcher as they are retyped, and finds the place of its hits in what is written."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self.literals = matcher.literals
        self.ignore_case = matcher.ignore_case
        self.ways = matcher.ways

    def find(self, text: str) -> list[Hit]:
        """Return the hits in ``text`` as it is written."""
        plain, offsets = retyped(text)
        hits = self._matcher.find(plain)
        if offsets is None:
            return hits
        written = [Hit(*offsets.of(hit.start, hit.end), hit.score) for hit in hits]
        # Two hits may each have a part of one letter, and each be the whole of it as written.
        return [
            hit for hit, before in zip(written, [None, *written], strict=False) if not _meets(before, hit)
        ]


def _meets(before: Hit | None, hit: Hit) -> bool:
    return before is not None and hit.start < before.end
