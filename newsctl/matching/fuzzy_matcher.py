"""Finds words that are spelled differently.

A pattern is some words, and so is a match: as many, one beside the other, each alike enough to its
counterpart. Words are runs of letters and digits, so that Khatib-Zadeh is two. What is one word here may be
two there and the other way about, which is tried as patterns of their own.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsctl.errors import FilterError, PatternError
from newsctl.matching.literals import Literals
from newsctl.matching.matcher import Hit
from newsctl.matching.spelling import Wordlist, likeness, skeleton
from newsctl.matching.words import WORD, fold

if TYPE_CHECKING:
    from newsctl.matching.vocabulary import Vocabulary

__all__ = ["FuzzyMatcher"]

_GAP = 3
"""Characters that may stand between two words of a match: a space, a hyphen, a full stop and a space."""
_REMEMBERED_WORDS = 100_000
_LONGEST_CUT = 64
"""Letters up to which a word is taken to be possibly two; there are as many ways to cut it."""


class FuzzyMatcher:
    """Finds each of some patterns where the words score at least ``least`` of 100."""

    literals: Literals | None = None
    ignore_case = True

    def __init__(self, patterns: Sequence[str], least: float) -> None:
        if not 0 < least <= 100:
            raise FilterError(f"the score of a fuzzy search is between 1 and 100, not {least:g}")
        spellings = dict.fromkeys(each for pattern in patterns for each in _spellings(pattern))
        self.spellings = list(spellings)
        """Words in the order in which they have to stand, as tuples; one of them has to be there."""
        self._words = list(dict.fromkeys(word for spelling in spellings for word in spelling))
        number = {word: number for number, word in enumerate(self._words)}
        self._sequences = [[number[word] for word in spelling] for spelling in spellings]
        self._fewest = min(map(len, spellings))
        self._least = least
        self._likes = _Likes(self._words, least)

    def find(self, text: str) -> list[Hit]:
        """Return the best hits in ``text``: where two overlap, the one with the higher score."""
        words = WORD.findall(text)
        likes = [*map(self._likes.__getitem__, words)] if len(words) >= self._fewest else []
        if not any(likes):
            return []
        spans = [match.span() for match in WORD.finditer(text)]
        hits = [
            hit
            for first, like in enumerate(likes)
            if like
            for sequence in self._sequences
            if sequence[0] in like and (hit := self._align(sequence, first, likes, spans))
        ]
        hits.sort(key=lambda hit: (-(hit.score or 0), hit.start, -hit.end))
        best: list[Hit] = []
        for hit in hits:
            if all(hit.end <= other.start or other.end <= hit.start for other in best):
                best.append(hit)
        return sorted(best)

    def ways(self, vocabulary: "Vocabulary") -> list[list[list[str]]] | None:
        """Return which words of a database a passage that matches has; see :class:`Matcher`."""
        return [vocabulary.words_like(spelling, self._least) for spelling in self.spellings]

    def _align(
        self, sequence: list[int], first: int, likes: list[dict[int, float]], spans: list[tuple[int, int]]
    ) -> Hit | None:
        """Lay ``sequence`` against the words from number ``first`` on."""
        if first + len(sequence) > len(likes):
            return None
        total = letters = 0.0
        for offset, number in enumerate(sequence):
            at = first + offset
            score = likes[at].get(number)
            if score is None or (offset and spans[at][0] - spans[at - 1][1] > _GAP):
                return None
            length = len(self._words[number])
            total += score * length
            letters += length
        return Hit(spans[first][0], spans[first + len(sequence) - 1][1], round(total / letters, 1))


class _Likes(dict[str, dict[int, float]]):
    """For a word of a text the ``wanted`` ones that it is like, by number, with the score of each.

    Worked out when first asked for, and remembered: a corpus has few words, many times.
    """

    def __init__(self, wanted: list[str], least: float) -> None:
        self._wanted = wanted
        self._list = Wordlist(wanted, [*map(skeleton, wanted)])
        self._least = least

    def __missing__(self, word: str) -> dict[int, float]:
        folded = fold(word)
        like = {
            number: likeness(self._wanted[number], folded, self._least)
            for number in self._list.near(folded, self._least)
        }
        if len(self) >= _REMEMBERED_WORDS:
            self.clear()
        self[word] = like
        return like


def _spellings(pattern: str) -> list[tuple[str, ...]]:
    """List the words of ``pattern``; then the same with two of them joined, or with one cut in two."""
    words = tuple(map(fold, WORD.findall(pattern)))
    if not words:
        raise PatternError(f"{pattern!r} has no letter to compare; a fuzzy search wants words")
    joined = [(*words[:i], words[i] + words[i + 1], *words[i + 2 :]) for i in range(len(words) - 1)]
    cut = [
        (*words[:i], word[:k], word[k:], *words[i + 1 :])
        for i, word in enumerate(words)
        if len(word) <= _LONGEST_CUT
        for k in range(1, len(word))
    ]
    return [words, *joined, *cut]
