"""An article's quotations in order, each with the candidate that was chosen for it."""

from collections.abc import Callable, Iterator

import msgspec

from newsctl.parsing.attribution.shapes import Shape
from newsctl.parsing.attribution.sieves import SIEVES, Candidate, Place, line_below, paragraph_before
from newsctl.parsing.attribution.weighing import NOBODY, choose, condense, features, look, nobody_features, weights
from newsctl.parsing.blocks import Block
from newsctl.parsing.quotations import Quotation, find_quotations

__all__ = ["Finding", "read_quotations"]


class Finding(msgspec.Struct, gc=False):
    """What was found out about a quotation.

    ``named`` are the words to name the speaker by: the mention, or what a mention "who" stands for.
    ``source`` is the number of the quotation in an earlier paragraph whose speaker it shares (-1: none).
    """

    quotation: Quotation
    rule: str = "unattributed"
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
        reader.read(first, after)
    return findings


class _Reader:
    """Goes through the article, paragraph by paragraph, and remembers who spoke last."""

    def __init__(self, text: str, blocks: list[Block], findings: list[Finding], chooser: Chooser) -> None:
        self.text, self.blocks, self.findings, self.chooser = text, blocks, findings, chooser
        self.last = -1  # the number of the last quotation with a speaker
        self.words: tuple[int, int] | None = None  # that name this speaker

    def read(self, first: int, after: int) -> None:
        """Choose for the quotations ``first`` up to, not including, ``after``: those of one block."""
        findings = self.findings
        block = self.blocks[findings[first].quotation.block]
        shape = Shape(self.text, block.start, block.end, [finding.quotation for finding in findings[first:after]])
        spoken: Candidate | None = None
        for number in range(first, after):
            finding = findings[number]
            at = shape.at[number - first]
            until = shape.letters.find(".", at)
            place = Place(shape, at, shape.sentence(at), until if until >= 0 else len(shape.letters))
            candidates = [candidate for _, sieve in SIEVES for candidate in sieve(place)]
            before = shape.at[number - first - 1] if number > first else -1
            if spoken is not None:
                between = shape.letters[before + 1 : at]
                candidates.append(Candidate("chained", spoken.first, spoken.last, -1, between, sum(map(between.count, "CEG"))))
            else:
                candidates.extend(self.elsewhere(number, shape, at))
            sibling = "-"
            if before >= 0:
                sibling = condense(shape.letters[before + 1 : at]) if at - before < 5 else "far"
                sibling += "0" if findings[number - 1].rule == "unattributed" else "1"
            seen = look(shape, at)
            rows = [features(candidate.shape or shape, at, seen, candidate) for candidate in candidates]
            nobody = nobody_features(shape, at, seen, sibling)
            winner = self.chooser(finding, Choice(shape, at, candidates, rows, nobody, self.words))
            if winner == NOBODY:
                continue
            chosen = candidates[winner]
            finding.rule = chosen.rule
            if chosen.rule == "carried-over":
                finding.source = self.last
            else:
                self.words = finding.mention = finding.named = (chosen.shape or shape).span(chosen.first, chosen.last)
                if chosen.relative >= 0:
                    finding.mention = shape.span(chosen.relative, chosen.relative + 1)
                if chosen.cue >= 0:
                    finding.cue = (chosen.shape or shape).span(chosen.cue, chosen.cue + 1)
                if chosen.shape is None:
                    spoken = chosen
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
    scored = [sum([weight(feature, 0.0) for feature in names]) for names in choice.features]
    return choose(scored, sum([weight(feature, 0.0) for feature in choice.nobody]))


def _paragraphs(findings: list[Finding]) -> Iterator[tuple[int, int]]:
    """The numbers of the first and after the last quotation of each block."""
    first = 0
    for number in range(1, len(findings) + 1):
        if number == len(findings) or findings[number].quotation.block != findings[first].quotation.block:
            yield first, number
            first = number
