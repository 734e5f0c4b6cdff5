"""Speakers in turn: questions and answers, and words that stand elsewhere in the article with their speaker.

This comes after all quotations have been read, for those that nobody is named for beside them.
"""

from collections.abc import Iterator

from newsctl.parsing.attribution.reading import Finding
from newsctl.parsing.blocks import Block
from newsctl.parsing.characters import APOSTROPHES
from newsctl.parsing.patterns import compiled

__all__ = ["take_turns"]

_ASIDE = frozenset(("headline", "subheadline", "caption", "subhead"))
_SPOKEN = frozenset(("paragraph", "subhead"))
_ECHO = 3  # words, at least, that tell one quotation from another
_ROUND = 6  # quotations back, in which the other of two speakers must have had his turn
_PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we", "who"))
_NO_LETTER = r"[\W_]+"
_NAME = rf"(?:^|[\s(])((?:[A-Z][\w{APOSTROPHES}-]+\s){{1,2}}[A-Z][\w{APOSTROPHES}-]*[a-z])\b"
_ASKED = r"^(?:Q|Question)[:.]\s"
_ANSWERED = r"^(?:A|Answer)[:.]\s"


def take_turns(text: str, blocks: list[Block], findings: list[Finding]) -> None:
    """Find a speaker for the quotations that have none, by what stands in other paragraphs."""
    if all(finding.rule != "unattributed" for finding in findings):
        return
    _hear_echoes(text, blocks, findings)
    round_ = _Round(text, blocks, findings)
    for number, finding in enumerate(findings):
        if finding.rule == "unattributed" and finding.step != "name" and round_.is_alone(number):
            round_.give_turn(number)


def _hear_echoes(text: str, blocks: list[Block], findings: list[Finding]) -> None:
    """Give the words of a headline, a caption or a pull quote the speaker that they have in the story."""
    spoken: dict[int, str] = {}
    for number, finding in enumerate(findings):
        aside = blocks[finding.quotation.block].kind in _ASIDE
        if finding.step == "name" or not (aside or (finding.kept and finding.rule == "unattributed")):
            continue
        words = _plain(text, finding)
        if words.count(" ") <= _ECHO:
            continue
        spoken = spoken or {
            other: _plain(text, one)
            for other, one in enumerate(findings)
            if one.rule != "unattributed" and blocks[one.quotation.block].kind == "paragraph"
        }
        source = next((other for other, whole in spoken.items() if words in whole and other != number), -1)
        if source >= 0:
            _follow(finding, source, "echo")


def _plain(text: str, finding: Finding) -> str:
    """Return the words of a quotation in small letters, without any marks, between spaces."""
    words = text[finding.quotation.start : finding.quotation.end]
    return f" {compiled(_NO_LETTER).sub(' ', words).strip().lower()} "


def _follow(finding: Finding, source: int, rule: str) -> None:
    """Write down that a quotation has the speaker of another one."""
    finding.rule, finding.step, finding.source, finding.kept = rule, "turn", source, True
    finding.mention = finding.named = finding.cue = None


class _Round:
    """Who speaks in turn with whom."""

    def __init__(self, text: str, blocks: list[Block], findings: list[Finding]) -> None:
        self.text, self.blocks, self.findings = text, blocks, findings

    def is_alone(self, number: int) -> bool:
        """Whether a quotation is all of its paragraph, or all but a Q or A before it."""
        quotation = self.findings[number].quotation
        block = self.blocks[quotation.block]
        before = self.text[block.start : quotation.opened]
        if block.kind not in _SPOKEN or self.text[quotation.closed : block.end].strip():
            return False
        return not before.strip() or self._is_marked(before, _ASKED) or self._is_marked(before, _ANSWERED)

    def give_turn(self, number: int) -> None:
        """Give a lone quotation to the other of two speakers, where it asks or answers."""
        quotation = self.findings[number].quotation
        block = self.blocks[quotation.block]
        if self._is_marked(self.text[block.start : quotation.opened], _ASKED):
            return
        above = self._above(quotation.block)
        if above is None:
            return
        if self._is_marked(self.text[block.start : quotation.opened], _ANSWERED):
            self._answer(number)
            return
        spoken = [other for other in range(number) if self.findings[other].quotation.block == above]
        if spoken:
            before = spoken[-1]
            asks, asked = self._asks(number), self._asks(before)
            other = self._other(before) if asks or asked else -1
            if other >= 0:
                _follow(self.findings[number], other, "turn")
        elif self.text[self.blocks[above].start : self.blocks[above].end].rstrip().endswith("?"):
            self._answer(number)

    def _answer(self, number: int) -> None:
        """Give the answer to a reporter's question to whom the interview is with."""
        finding = self.findings[number]
        for other in range(number - 1, -1, -1):
            if self.findings[other].rule == "turn" or self._name(other):
                _follow(finding, other, "turn")
                return
        if found := self._interviewed():
            finding.rule, finding.step, finding.kept = "turn", "turn", True
            finding.named = found

    def _interviewed(self) -> tuple[int, int] | None:
        """Return the first full name in the story, or in its headline."""
        for kinds in (("paragraph",), ("headline", "subheadline")):
            for block in self.blocks:
                if block.kind in kinds and (
                    name := compiled(_NAME).search(self.text, block.start, block.end)
                ):
                    return name.span(1)
        return None

    def _is_marked(self, before: str, mark: str) -> bool:
        return bool(before) and compiled(mark).match(before) is not None

    def _asks(self, number: int) -> bool:
        return self.text[self.findings[number].quotation.end - 1] == "?"

    def _above(self, number: int) -> int | None:
        """Return the number of the block above, if it is a paragraph of the story."""
        for above in range(number - 1, -1, -1):
            if self.blocks[above].kind != "blank":
                return above if self.blocks[above].kind in _SPOKEN else None
        return None

    def _other(self, number: int) -> int:
        """Return the last quotation before of another speaker than that of ``number``, -1 without one."""
        name = self._name(number)
        if not name:
            return -1
        for other in range(number - 1, max(-1, number - _ROUND), -1):
            if (known := self._name(other)) and known != name:
                return other
        return -1

    def _name(self, number: int) -> str:
        """Return the last word that names who speaks, empty where it is a pronoun or nobody."""
        for finding in self._sources(number):
            if finding.named:
                word = self.text[slice(*finding.named)].split()[-1]
                return "" if word.lower() in _PRONOUNS else word
        return ""

    def _sources(self, number: int) -> Iterator[Finding]:
        while number >= 0:
            yield self.findings[number]
            number = self.findings[number].source
