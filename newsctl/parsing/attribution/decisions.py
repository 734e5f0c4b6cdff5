"""Why a quotation is whose it is: what was weighed for it, and which weights told.

Nothing is decided here. What is told was left in the findings by the code that decided.
"""

from collections.abc import Iterator

import msgspec

from newsctl.parsing.attribution.candidates import Candidate
from newsctl.parsing.attribution.glosses import CANDIDATE_FORMS, NOBODY_FORMS, gloss, tag_name
from newsctl.parsing.attribution.model import Choice
from newsctl.parsing.attribution.reading import Finding, Step
from newsctl.parsing.attribution.weights import weights
from newsctl.parsing.blocks import flatten

__all__ = ["MARKS", "Decision", "TaggedWord", "Telling", "Weighed", "decisions"]

MARKS = frozenset(("quote", "comma", "semicolon", "colon", "dash", "open", "close", "stop"))
"""Tags that the mark itself says."""

_BEFORE, _AFTER = 14, 8  # tags


class TaggedWord(msgspec.Struct, frozen=True):
    """A word or mark beside a quotation, and the archetype of its tag.

    ``…`` stands for a quotation, and for the end of a sentence that it may have brought with it (halfstop).
    """

    word: str
    tag: str


class Weighed(msgspec.Struct, frozen=True):
    """A candidate with the sum of its weights, in hundredths of a log odds.

    ``source`` are the words that name the speaker, None for nobody; ``cue`` is the verb, where there is one.
    """

    rule: str
    source: str | None
    cue: str | None
    sum: int
    chosen: bool


class Telling(msgspec.Struct, frozen=True):
    """A feature that the chosen candidate and the second best do not share.

    ``weight`` is what it gives to the chosen one over the other, in hundredths of a log odds. It is a feature
    ``of`` the one or the other; ``says`` is the feature in words.
    """

    feature: str
    says: str
    of: str
    weight: int


class Decision(msgspec.Struct):
    """Why the quotation at ``start`` to ``end`` is whose it is.

    ``step`` is where that was decided, and ``rule`` the rule of the quote; where it is no quote at all, as a
    term or a title is not, ``kept`` is false. Where it was weighed there are the ``tags`` around it in its
    sentence, the ``candidates`` with the greatest sum first, and what is ``telling``, the greatest difference
    first; else these are empty. The rule is not the chosen candidate's where another verb of the same speaker
    stands nearer, or at the step ``called``.
    """

    start: int
    end: int
    step: Step
    rule: str
    kept: bool
    tags: list[TaggedWord] = []
    candidates: list[Weighed] = []
    telling: list[Telling] = []


def decisions(findings: list[Finding]) -> list[Decision]:
    """Return why each quotation was decided so, in order."""
    return [_decision(finding) for finding in findings]


def _decision(finding: Finding) -> Decision:
    quotation, choice = finding.quotation, finding.choice
    decision = Decision(quotation.start, quotation.end, finding.step, finding.rule, finding.kept)
    if choice and finding.step in ("weights", "called"):
        order = _order(choice)
        decision.tags = list(_tags(choice))
        decision.candidates = [_weighed(choice, number) for number in order]
        decision.telling = _telling(choice, order)
    return decision


def _order(choice: Choice) -> list[int]:
    """Return the numbers of the candidates, nobody's among them, greatest sum first; the chosen of equals."""
    won = choice.winner % len(choice.sums)
    return sorted(range(len(choice.sums)), key=lambda number: (-choice.sums[number], number != won))


def _tags(choice: Choice) -> Iterator[TaggedWord]:
    """Yield the words around a quotation, as far as its sentence goes."""
    tagged, at = choice.tagged, choice.at
    first = max(tagged.sentence(at), at - _BEFORE)
    last = min(tagged.sentence_end(at) + 1, at + 1 + _AFTER, len(tagged.tags))
    for number in range(first, last):
        tag = tag_name(tagged.tags[number])
        word = tagged.words[number] if tag != "halfstop" else ""
        yield TaggedWord(word or "…", tag)


def _weighed(choice: Choice, number: int) -> Weighed:
    total, chosen = round(choice.sums[number]), number == choice.winner % len(choice.sums)
    if number == len(choice.candidates):
        return Weighed("nobody", None, None, total, chosen)
    candidate = choice.candidates[number]
    tagged = candidate.tagged or choice.tagged
    cue = tagged.words[candidate.cue] if candidate.cue >= 0 else None
    return Weighed(candidate.rule, _source(choice, candidate), cue, total, chosen)


def _source(choice: Choice, candidate: Candidate) -> str | None:
    """Return the words that name the speaker."""
    tagged = candidate.tagged or choice.tagged
    if candidate.rule == "carried-over":
        words = choice.carried
    else:
        words = tagged.span(candidate.first, candidate.last)
    return words and flatten(tagged.text[slice(*words)])


def _telling(choice: Choice, order: list[int]) -> list[Telling]:
    """Return what the chosen candidate has and the best of the others has not, and the other way round."""
    won = choice.winner % len(choice.sums)
    others = [number for number in order if number != won]
    if not others:
        return []
    sides = (("chosen", won, 1), ("second", others[0], -1))
    shared = set(choice.features[won]).intersection(choice.features[others[0]])
    found = []
    for of, number, sign in sides:
        forms = NOBODY_FORMS if number == len(choice.candidates) else CANDIDATE_FORMS
        for feature, form in zip(choice.features[number], forms, strict=True):
            if feature not in shared and (weight := weights().get(feature)):
                found.append(Telling(feature, gloss(feature, form), of, sign * weight))
    return sorted(found, key=lambda telling: -abs(telling.weight))
