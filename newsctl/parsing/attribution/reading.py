"""An article's quotations in order, each with what was decided for it."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from newsctl.parsing.attribution.candidates import Candidate, Place, is_term
from newsctl.parsing.attribution.certain import surely
from newsctl.parsing.attribution.elsewhere import line_below
from newsctl.parsing.attribution.features import Look, features, look, nobody_features
from newsctl.parsing.attribution.joint import together
from newsctl.parsing.attribution.mentions import mention_of, shorten
from newsctl.parsing.attribution.model import Choice, Scorer, prefer, score
from newsctl.parsing.attribution.plain import read_plainly
from newsctl.parsing.attribution.scare_quotes import called, is_name, is_other_name
from newsctl.parsing.attribution.sieves import ABOVE, nearest, propose
from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.attribution.tagset import ACCORDING, HALFSTOP, SAYING, SPOKEN, STOP
from newsctl.parsing.attribution.transcripts import is_put_to, is_turn, label_inside
from newsctl.parsing.blocks import Block
from newsctl.parsing.bounds import quoting_end
from newsctl.parsing.quotations import Quotation, find_quotations

__all__ = ["Finding", "Step", "read_quotations"]

Step = Literal["plain", "name", "certain", "continued", "weights", "called", "turn"]
"""Where a quotation was decided, in this order: read straight off the text; a name, said by nobody; beyond
doubt by its tags; going on from the paragraph before; by the weights; by a clause that overrules them; by
whose turn it is, or by the same words elsewhere, where all else has found nobody."""


class Finding(msgspec.Struct, gc=False):
    """What was found out about a quotation.

    ``mention`` and ``cue`` are offsets; ``named`` are the words to name the speaker by: the mention with its
    titles, or what a mention "who" stands for; ``others`` name those who say it with the speaker. ``source``
    is the number of the quotation in another paragraph whose speaker it shares (-1: none). ``kept`` is
    false for words that are no quotation at all, a term or a title. ``step`` is where that was decided;
    ``choice`` what was weighed, if anything was.
    """

    quotation: Quotation
    rule: str = "unattributed"
    mention: tuple[int, int] | None = None
    others: list[tuple[int, int]] = []
    named: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    source: int = -1
    kept: bool = True
    step: Step = "weights"
    choice: Choice | None = None


FAR = 2000  # code points to the last quotation, whose speaker words that stand alone may have
LONG = 7  # blanks in such words
_NEAR = 400  # code points of a neighbouring paragraph that are read


def read_quotations(text: str, blocks: list[Block], scorer: Scorer = score) -> list[Finding]:
    """Return a finding for each quotation of an article; another ``scorer`` is passed in training.

    Where there are more than anybody wrote, those beyond :func:`quoting_end` are left out.
    """
    end = quoting_end(text)
    findings = [Finding(found) for found in find_quotations(text, blocks) if found.opened < end]
    reader = _Reader(text, blocks, findings, scorer)
    for first, after in _paragraphs(findings):
        if not reader.read_plainly(first, after):
            reader.read(first, after)
    return findings


class _Reader:
    """Goes through the article, paragraph by paragraph, and remembers who spoke last."""

    def __init__(self, text: str, blocks: list[Block], findings: list[Finding], scorer: Scorer) -> None:
        self.text, self.blocks, self.findings, self.scorer = text, blocks, findings, scorer
        self.last = -1  # the number of the last quotation with a speaker
        self.words: tuple[int, int] | None = None  # that name this speaker

    def read_plainly(self, first: int, after: int) -> bool:
        """Return whether the quotations ``first`` up to ``after`` were plain to attribute, and are done."""
        quotations = [finding.quotation for finding in self.findings[first:after]]
        plain = read_plainly(self.text, self.blocks[quotations[0].block].end, quotations)
        if plain is None:
            return False
        for finding, (rule, mention, cue) in zip(self.findings[first:after], plain, strict=True):
            finding.rule, finding.mention, finding.named, finding.cue = rule, mention, mention, cue
            finding.step = "plain"
        self.last, self.words = after - 1, plain[-1][1]
        return True

    def read(self, first: int, after: int) -> None:
        """Choose for the quotations ``first`` up to, not including, ``after``: those of one block."""
        quotations = [finding.quotation for finding in self.findings[first:after]]
        block = self.blocks[quotations[0].block]
        tagged = Tagged(self.text, block.start, block.end, quotations)
        spoken: Candidate | None = None
        before = -1
        for number, at in zip(range(first, after), tagged.at, strict=True):
            chained = None
            if before >= 0 and self.findings[number - 1].step == "name" and is_other_name(tagged, before, at):
                self.findings[number].step, self.findings[number].kept = "name", False
                before = at
                continue
            if spoken:
                between = tagged.tags[before + 1 : at]
                verbs = sum(map(between.count, SPOKEN + SAYING))
                chained = Candidate("chained", spoken.first, spoken.last, -1, between, verbs)
            sure = chained if spoken and spoken.cue > before else None
            chosen = self.decide(number, tagged, at, chained, sure)
            if chosen is not None:
                self.note(number, tagged, chosen)
                if chosen.tagged is None and chosen.rule != "carried-over":
                    spoken = chosen
            before = at

    def decide(
        self, number: int, tagged: Tagged, at: int, chained: Candidate | None, sure: Candidate | None
    ) -> Candidate | None:
        """Return who is quoted, None for nobody, and write down where that was decided.

        ``chained`` has the speaker of the quotation before; it is ``sure`` if a verb stands between the two.
        """
        finding = self.findings[number]
        quotation = finding.quotation
        if is_turn(tagged, at):
            finding.step = "turn"  # Q: "…"
            return None
        if is_name(tagged, quotation, at):
            self.weigh(number, tagged, at, chained)  # the weights are learned from names, too
            finding.step, finding.kept = "name", False
            return None
        finding.step = "certain"
        if label := label_inside(self.text, quotation):
            finding.rule, finding.mention, finding.named = "label", label, label
            self.last, self.words = number, label
            return None
        if chosen := surely(tagged, quotation, at, sure):
            return chosen
        if is_put_to(tagged, at):
            return None
        if quotation.continues and 0 <= self.last == number - 1:
            finding.step = "continued"
            return Candidate("carried-over", 0, 0, -1, "", 0)
        finding.step = "weights"
        chosen = self.weigh(number, tagged, at, chained)
        if chosen is None and finding.kept and at == 0 and _ends(tagged, at) and self.goes_on(quotation):
            finding.step = "continued"
            return Candidate("carried-over", 0, 0, -1, "", 0)
        if chosen and (caller := called(tagged, quotation, at)):
            finding.step = "called"
            return caller
        return chosen

    def weigh(self, number: int, tagged: Tagged, at: int, chained: Candidate | None) -> Candidate | None:
        """Return the candidate that the weights prefer, None for nobody."""
        finding = self.findings[number]
        quotation = finding.quotation
        place = Place(tagged, quotation, at, tagged.sentence(at), tagged.sentence_end(at))
        candidates = propose(place)
        if chained is not None:
            candidates.append(chained)
        elif at == place.since or not (candidates or is_term(place)):
            candidates.extend(self.elsewhere(quotation, tagged, at))
        seen = look(tagged, quotation, at)
        rows = [features(candidate.tagged or tagged, seen, candidate) for candidate in candidates]
        rows.append(nobody_features(tagged, place.since, at, seen))
        finding.choice = choice = Choice(quotation, tagged, at, candidates, rows, self.words)
        choice.sums = sums = self.scorer(choice)
        choice.winner = prefer(sums[:-1], sums[-1])
        if choice.winner < 0:
            finding.kept = _is_speech(seen, at == place.since, _ends_sentence(tagged, at))
            if finding.kept and seen[0] == "1" and (answers := _who_answers(candidates)):
                finding.step = "turn"
                return answers
            return None
        return nearest(tagged, at, candidates[choice.winner], candidates)

    def goes_on(self, quotation: Quotation) -> bool:
        """Whether words alone in their paragraph, with nobody near, are still the last speaker's."""
        if self.last < 0 or self.text.count(" ", quotation.start, quotation.end) < LONG:
            return False
        last = self.findings[self.last].quotation
        whole = quotation.continues or last.runs_on or not quotation.runs_on
        return whole and quotation.start - last.end < FAR

    def note(self, number: int, tagged: Tagged, chosen: Candidate) -> None:
        """Write down who was chosen for a quotation."""
        finding = self.findings[number]
        finding.rule = chosen.rule.removesuffix("-far")
        if chosen.rule == "carried-over":
            finding.source = self.last
            mention = self.findings[self.last].mention
            if mention and (finding.quotation.continues or self.is_near(finding.quotation.block, mention[0])):
                finding.mention = mention
        else:
            where = chosen.tagged or tagged
            words = shorten(where, chosen.first, chosen.last)
            finding.mention, finding.named = mention_of(where, chosen.first, chosen.last, words, chosen.cue)
            if chosen.relative >= 0:
                finding.mention = tagged.span(chosen.relative, chosen.relative + 1)
            if chosen.cue >= 0:
                finding.cue = where.span(chosen.cue, chosen.cue + 1 + (where.tags[chosen.cue] == ACCORDING))
            elif chosen.rule == "chained":
                finding.cue = self.findings[self.last].cue
            self.join(finding, where, words, chosen)
            self.words = finding.named
        self.last = number

    def join(self, finding: Finding, where: Tagged, words: tuple[int, int], chosen: Candidate) -> None:
        """Write down whom the speaker says it with, where more are named than one."""
        before = self.findings[self.last]
        if chosen.rule == "chained" and before.others:
            finding.mention, finding.named, finding.others = before.mention, before.named, before.others
        elif names := together(where, *words, inverted=chosen.rule.startswith("inverted")):
            finding.named, *finding.others = (where.span(*name) for name in names)
            finding.mention = finding.named[0], finding.others[-1][1]

    def elsewhere(self, quotation: Quotation, tagged: Tagged, at: int) -> Iterator[Candidate]:
        """Propose speakers of other paragraphs, for a quotation whose own has named nobody so far."""
        stands_alone = at == 0 and _ends(tagged, at)
        if self.last >= 0:
            apart = min(quotation.block - self.findings[self.last].quotation.block, 5)
            state = (
                ("+" if quotation.continues else "-")
                + ("^" if at == 0 else "")
                + ("$" if stands_alone else "")
            )
            yield Candidate("carried-over", 0, 0, -1, state, apart)
        if at == 0 and (beside := self.neighbour(quotation.block, -1)) and beside.tags:
            end = len(beside.tags)
            place = Place(beside, None, end, beside.sentence(end - 1), end)
            yield from (candidate for sieve in ABOVE for candidate in sieve(place))
        if stands_alone and (beside := self.neighbour(quotation.block, 1)):
            yield from line_below(beside)

    def is_near(self, number: int, at: int) -> bool:
        """Whether an offset stands in a block or in the paragraph before it."""
        before = self.beside(number, -1)
        return at >= self.blocks[number if before is None else before].start

    def beside(self, number: int, step: int) -> int | None:
        """Return the number of the paragraph before (``step`` -1) or after (1) a block, if there is one."""
        number += step
        while 0 <= number < len(self.blocks) and self.blocks[number].kind == "blank":
            number += step
        if not 0 <= number < len(self.blocks) or self.blocks[number].kind not in _NEIGHBOURS:
            return None
        return number

    def neighbour(self, number: int, step: int) -> Tagged | None:
        """Return what is read of that paragraph."""
        near = self.beside(number, step)
        if near is None:
            return None
        number, block = near, self.blocks[near]
        start = max(block.start, block.end - _NEAR) if step < 0 else block.start
        end = min(block.end, start + _NEAR)
        return Tagged(self.text, start, end, self.quoted(number, start, end) if step < 0 else [])

    def quoted(self, block: int, start: int, end: int) -> list[Quotation]:
        """Return the quotations of a block read before that stand between two offsets."""
        found = []
        for number in range(self.last, -1, -1):
            quotation = self.findings[number].quotation
            if quotation.block != block or quotation.opened < start:
                break
            if quotation.closed <= end:
                found.append(quotation)
        return found[::-1]


_NEIGHBOURS = frozenset(("paragraph", "caption", "subhead", "byline"))


def _ends(tagged: Tagged, at: int) -> bool:
    """Whether a quotation is the last of its paragraph, with nothing but a stop after it."""
    return at + 2 >= len(tagged.tags)


def _who_answers(candidates: list[Candidate]) -> Candidate | None:
    """Return who answers with a single word: Asked again, | Roe | had one word. ``"No."``."""
    return next((one for one in candidates if one.rule.startswith("sentence-before")), None)


def _ends_sentence(tagged: Tagged, at: int) -> bool:
    """Whether nothing of its sentence follows a quotation."""
    return tagged.tags[at + 1 : at + 2] in ("", STOP, HALFSTOP)


def _is_speech(seen: Look, opens: bool, ends: bool) -> bool:
    """Whether words that nobody is named for are speech all the same: long, or a sentence by themselves.

    They open one, and a single word must end it too: ``"No."``
    """
    length, head, tail, _, _ = seen
    sentence = opens and head == "U" and tail in ".?!" and (ends or length != "1")
    return head != "T" and (length in "6sl" or sentence)


def _paragraphs(findings: list[Finding]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the first and after the last quotation of each block."""
    first = 0
    for number in range(1, len(findings) + 1):
        if number == len(findings) or findings[number].quotation.block != findings[first].quotation.block:
            yield first, number
            first = number
