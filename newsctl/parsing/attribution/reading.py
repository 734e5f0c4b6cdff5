"""An article's quotations in order, each with the candidate that was chosen for it."""

from collections.abc import Callable, Iterator
from itertools import repeat

import msgspec

from newsctl.parsing.attribution.mentions import shorten
from newsctl.parsing.attribution.plain import read_plainly
from newsctl.parsing.attribution.shapes import Shape
from newsctl.parsing.attribution.sieves import Candidate, Place, line_below, nearest, paragraph_before, propose, surely
from newsctl.parsing.attribution.weighing import NOBODY, choose, condense, features, look, nobody_features, weights
from newsctl.parsing.blocks import Block
from newsctl.parsing.quotations import Quotation, find_quotations

__all__ = ["Choice", "Finding", "read_quotations"]


class Finding(msgspec.Struct, gc=False):
    """What was found out about a quotation.

    ``named`` are the words to name the speaker by: the mention, or what a mention "who" stands for.
    ``kept`` is false for words that are no quotation at all, a term or a title.
    ``source`` is the number of the quotation in an earlier paragraph whose speaker it shares (-1: none).
    """

    quotation: Quotation
    rule: str = "unattributed"
    kept: bool = True
    mention: tuple[int, int] | None = None
    named: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    source: int = -1


class Choice(msgspec.Struct, gc=False):
    """A quotation with its candidates and their features, before one is chosen.

    ``carried`` are the words that name whoever spoke last.
    """

    shape: Shape
    at: int
    candidates: list[Candidate]
    features: list[list[str]]
    nobody: list[str]
    carried: tuple[int, int] | None


NEAR = 400  # code points of a neighbouring paragraph that are read

Chooser = Callable[[Finding, Choice], int]


def read_quotations(text: str, blocks: list[Block], chooser: Chooser | None = None) -> list[Finding]:
    """Return a finding for each quotation of the article; ``chooser`` stands in for the weights when training."""
    findings = [Finding(quotation) for quotation in find_quotations(text, blocks)]
    reader = _Reader(text, blocks, findings, chooser or _weigh)
    for first, after in _paragraphs(findings):
        if not reader.read_plainly(first, after):
            reader.read(first, after)
    return findings


class _Reader:
    """Goes through the article, paragraph by paragraph, and remembers who spoke last."""

    def __init__(self, text: str, blocks: list[Block], findings: list[Finding], chooser: Chooser) -> None:
        self.text, self.blocks, self.findings, self.chooser = text, blocks, findings, chooser
        self.last = -1  # the number of the last quotation with a speaker
        self.words: tuple[int, int] | None = None  # that name this speaker

    def read_plainly(self, first: int, after: int) -> bool:
        """Whether the quotations ``first`` up to ``after`` are plain to attribute; if so, it is done."""
        quotations = [finding.quotation for finding in self.findings[first:after]]
        plain = read_plainly(self.text, self.blocks[quotations[0].block].end, quotations)
        if plain is None:
            return False
        for finding, (rule, mention, cue) in zip(self.findings[first:after], plain, strict=True):
            finding.rule, finding.mention, finding.named, finding.cue = rule, mention, mention, cue
        self.last, self.words = after - 1, plain[-1][1]
        return True

    def read(self, first: int, after: int) -> None:
        """Choose for the quotations ``first`` up to, not including, ``after``: those of one block."""
        quotations = [finding.quotation for finding in self.findings[first:after]]
        block = self.blocks[quotations[0].block]
        shape = Shape(self.text, block.start, block.end, quotations)
        letters = shape.letters
        spoken: Candidate | None = None
        for number in range(first, after):
            at = shape.at[number - first]
            before = shape.at[number - first - 1] if number > first else -1
            chained = None
            if spoken is not None:
                between = letters[before + 1 : at]
                chained = Candidate("chained", spoken.first, spoken.last, -1, between, sum(map(between.count, "CEG")))
            chosen = surely(shape, at, chained if spoken is not None and spoken.cue > before else None)
            if chosen is None:
                chosen = self.weigh(number, shape, at, before, chained)
            if chosen is not None:
                self.note(number, shape, chosen)
                if chosen.shape is None and chosen.rule != "carried-over":
                    spoken = chosen

    def weigh(self, number: int, shape: Shape, at: int, before: int, chained: Candidate | None) -> Candidate | None:
        """The candidate that the weights prefer, None for nobody; ``before`` is where the quotation before stands."""
        finding = self.findings[number]
        until = shape.letters.find(".", at)
        place = Place(shape, at, shape.sentence(at), until if until >= 0 else len(shape.letters))
        candidates = propose(place)
        if chained is not None:
            candidates.append(chained)
        elif at == place.since or not candidates:
            candidates.extend(self.elsewhere(number, shape, at))
        sibling = "-"
        if before >= 0:
            sibling = condense(shape.letters[before + 1 : at]) if at - before < 5 else "far"
            sibling += "0" if self.findings[number - 1].rule == "unattributed" else "1"
        seen = look(shape, at)
        rows = [features(candidate.shape or shape, seen, candidate) for candidate in candidates]
        nobody = nobody_features(shape, at, seen, sibling)
        winner = self.chooser(finding, Choice(shape, at, candidates, rows, nobody, self.words))
        if winner == NOBODY:
            finding.kept = seen[0] in "6sl" and seen[1] != "T"
            return None
        chosen = candidates[winner]
        return nearest(shape, at, chosen, candidates) if -1 < chosen.cue < at else chosen

    def note(self, number: int, shape: Shape, chosen: Candidate) -> None:
        """Write down who was chosen for a quotation."""
        finding = self.findings[number]
        finding.rule = chosen.rule.removesuffix("-far")
        if chosen.rule == "carried-over":
            finding.source = self.last
        else:
            where = chosen.shape or shape
            first, last = shorten(where, chosen.first, chosen.last)
            finding.mention = finding.named = where.span(first, last)
            if first > chosen.first and last <= chosen.last and "P" not in where.letters[chosen.first : first]:
                finding.named = where.span(chosen.first, last)  # with the titles: they tell more of the person
            if chosen.relative >= 0:
                finding.mention = shape.span(chosen.relative, chosen.relative + 1)
            if chosen.cue >= 0:
                finding.cue = where.span(chosen.cue, chosen.cue + 1)
            self.words = finding.named
        self.last = number

    def elsewhere(self, number: int, shape: Shape, at: int) -> Iterator[Candidate]:
        """Candidates from other paragraphs, for a quotation whose own has named nobody so far."""
        quotation = self.findings[number].quotation
        if self.last >= 0:
            apart = min(quotation.block - self.findings[self.last].quotation.block, 5)
            state = "+" if quotation.continues else "-"
            state += "^" if at == 0 else ""
            state += "$" if at + 2 >= len(shape.letters) else ""
            yield Candidate("carried-over", 0, 0, -1, state, apart)
        if at == 0:
            beside = self.neighbour(quotation.block, -1)
            if beside is not None:
                place = Place(beside, len(beside.letters), beside.sentence(len(beside.letters) - 1), len(beside.letters))
                yield from paragraph_before(place)
            if at + 2 >= len(shape.letters):
                beside = self.neighbour(quotation.block, 1)
                if beside is not None:
                    yield from line_below(beside)

    def neighbour(self, number: int, step: int) -> Shape | None:
        """The shape of the paragraph before or after a block, or None when none is there or it is quoted itself."""
        number += step
        while 0 <= number < len(self.blocks) and self.blocks[number].kind == "blank":
            number += step
        if not 0 <= number < len(self.blocks) or self.blocks[number].kind not in ("paragraph", "caption", "subhead", "byline"):
            return None
        block = self.blocks[number]
        start = max(block.start, block.end - NEAR) if step < 0 else block.start
        quoted = [f.quotation for f in self.findings if f.quotation.block == number and f.quotation.start >= start]
        return Shape(self.text, start, min(block.end, start + NEAR), quoted)


def _weigh(_: Finding, choice: Choice) -> int:
    weight = weights().get
    none = repeat(0.0)
    return choose([sum(map(weight, row, none)) for row in choice.features], sum(map(weight, choice.nobody, none)))


def _paragraphs(findings: list[Finding]) -> Iterator[tuple[int, int]]:
    """The numbers of the first and after the last quotation of each block."""
    first = 0
    for number in range(1, len(findings) + 1):
        if number == len(findings) or findings[number].quotation.block != findings[first].quotation.block:
            yield first, number
            first = number
