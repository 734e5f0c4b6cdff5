"""An article's quotations in order, each with the candidate that was chosen for it."""

from collections.abc import Callable, Iterator

import msgspec

from newsctl.parsing.attribution.shapes import Shape
from newsctl.parsing.attribution.sieves import SIEVES, Candidate, Place
from newsctl.parsing.attribution.weighing import NOBODY, choose, features, look, nobody_features, weights
from newsctl.parsing.blocks import Block
from newsctl.parsing.quotations import Quotation, find_quotations

__all__ = ["Finding", "read_quotations"]


class Finding(msgspec.Struct, gc=False):
    """What was found out about a quotation; ``source`` is the number of the one whose speaker it shares."""

    quotation: Quotation
    rule: str = "unattributed"
    mention: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    source: int = -1
    kept: bool = True


class Choice(msgspec.Struct, gc=False):
    """A quotation with its candidates and their features, before one is chosen."""

    shape: Shape
    at: int
    candidates: list[Candidate]
    features: list[list[str]]
    nobody: list[str]


Chooser = Callable[[Finding, Choice, list[Finding]], int]


def read_quotations(text: str, blocks: list[Block], chooser: Chooser | None = None) -> list[Finding]:
    """Return a finding for each quotation of the article; ``chooser`` stands in for the weights when training."""
    findings = [Finding(quotation) for quotation in find_quotations(text, blocks)]
    last = -1  # the last quotation with a speaker
    for first, after in _paragraphs(findings):
        block = blocks[findings[first].quotation.block]
        shape = Shape(text, block.start, block.end, [finding.quotation for finding in findings[first:after]])
        spoken: tuple[int, int, int] | None = None  # words of the last mention in the paragraph, and whose
        for number in range(first, after):
            finding = findings[number]
            at = shape.at[number - first]
            until = shape.letters.find(".", at)
            place = Place(shape, at, shape.sentence(at), until if until >= 0 else len(shape.letters))
            candidates = [candidate for _, sieve in SIEVES for candidate in sieve(place)]
            if spoken is not None:
                before = shape.at[number - first - 1]
                between = shape.letters[before + 1 : at]
                candidates.append(Candidate("chained", spoken[0], spoken[1], -1, between, sum(map(between.count, "CEG"))))
            elif last >= 0:
                apart = min(findings[number].quotation.block - findings[last].quotation.block, 5)
                state = ("+" if finding.quotation.continues else "-") + ("^" if at == 0 else "") + ("$" if at + 2 >= len(shape.letters) else "")
                closing = "Q" if findings[first - 1].quotation.block < findings[first].quotation.block else ""
                candidates.append(Candidate("carried-over", 0, 0, -1, state + closing, apart))
            seen = look(shape, at)
            choice = Choice(shape, at, candidates, [features(shape, at, seen, c) for c in candidates], nobody_features(shape, at, seen))
            winner = (chooser or _weigh)(finding, choice, findings[:last + 1] if chooser else findings)
            if winner == NOBODY:
                continue
            chosen = candidates[winner]
            finding.rule = chosen.rule
            if chosen.rule == "carried-over":
                finding.source = last
            else:
                finding.mention = shape.span(chosen.first, chosen.last)
                if chosen.cue >= 0:
                    finding.cue = shape.span(chosen.cue, chosen.cue + 1)
                spoken = chosen.first, chosen.last, number
            last = number
    return findings


def _weigh(finding: Finding, choice: Choice, _: list[Finding]) -> int:
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
