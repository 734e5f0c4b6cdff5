"""A paragraph in which somebody may be reported: its tags, and where each word and quotation stands."""

from functools import cache

from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.attribution.tagset import HALFSTOP, SEMICOLON
from newsctl.parsing.lexicon import entries
from newsctl.parsing.quotations import Quotation

__all__ = ["Passage", "may_report"]

_LONGEST = 400  # words of a sentence that are read
_FEWEST = 5  # words: "Roe said" and a clause
_BEHIND = ("", ",", ".", ":", ";")


class Passage(Tagged):
    """The tags of a paragraph, all of whose words are looked up at once when one is.

    So many statements in one long paragraph take no longer than it is long.
    """

    __slots__ = ("_ends", "_quotations", "_starts")

    def __init__(self, text: str, start: int, end: int, quotations: list[Quotation]) -> None:
        super().__init__(text, start, end, quotations)
        self._quotations = quotations
        self._starts: list[int] = []
        self._ends: dict[int, int] = {}

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words ``first`` up to ``last`` stand, quotations with their marks."""
        if not self._starts:
            self._look_up()
        end = self._ends.get(last - 1)
        return self._starts[first], end or self._starts[last - 1] + len(self.words[last - 1])

    def _look_up(self) -> None:
        """Find where each word begins, and where what is no word ends."""
        starts, ends, find = self._starts, self._ends, self.text.find
        for number, (first, after, here, _) in enumerate(self._stretches):
            while len(starts) < first:  # the quotation before, and the end of the sentence that it brings
                quotation = self._quotations[number - 1]
                ends[len(starts)] = quotation.closed
                starts.append(quotation.opened if not self.words[len(starts)] else quotation.closed)
            for word in self.words[first:after]:
                here = find(word, here)
                starts.append(here)
                here += len(word)

    def opening(self, at: int) -> int:
        """Return the index where the sentence of ``tags[at]`` begins, or its part behind a semicolon."""
        since, find = self.sentence(at), self.tags.rfind
        while since > 1 and self._runs_on(since) and at - since < _LONGEST:
            since = self.sentence(since - 1)
        return max(since, find(SEMICOLON, since, at) + 1, find(HALFSTOP, since, at) + 1)

    def closing(self, at: int) -> int:
        """Return the index of what ends the sentence of ``tags[at]``, or its part before a semicolon."""
        until, find = self.sentence_end(at), self.tags.find
        while until + 1 < len(self.tags) and self._runs_on(until + 1) and until - at < _LONGEST:
            until = self.sentence_end(until + 1)
        for mark in (SEMICOLON, HALFSTOP):
            until = found if (found := find(mark, at, until)) >= 0 else until
        return until

    def _runs_on(self, at: int) -> bool:
        """Whether the full stop before a word ends no sentence: at 10 p.m. | local time."""
        return self.words[at - 1] == "." and self.words[at][:1].islower()


def may_report(text: str, start: int, end: int, quotations: list[Quotation]) -> bool:
    """Whether a paragraph has enough words outside of marks to report somebody, and one that does."""
    words: list[str] = []
    alone = False
    for quotation in quotations:
        between = text[start : quotation.opened]
        words += _own_words(between, alone=alone)
        start = quotation.closed
        alone = text[quotation.end - 1] in ",?!" and between.rstrip()[-1:] in ("", ".", "?", "!")
    words += _own_words(text[start:end], alone=alone)
    return len(words) >= _FEWEST and not _signs().isdisjoint(words)


def _own_words(between: str, *, alone: bool) -> list[str]:
    """Return the words between two quotations, none where they only say whose the one before is.

    This is so where it has opened its sentence ``alone``, in one sentence with one verb of speech.
    """
    words = between.split()
    if alone and between.find(". ", 0, -1) < 0 and sum(map(_signs().__contains__, words)) < 2:
        return []
    return words


@cache
def _signs() -> frozenset[str]:
    """Return the words that report somebody, each with the marks that may stand right behind it."""
    words = entries("reporting-verbs") | {"according"}
    return frozenset(f"{form}{mark}" for word in words for form in (word, word.title()) for mark in _BEHIND)
