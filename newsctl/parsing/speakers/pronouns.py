"""He, she, it and they: who was spoken of last, and most.

The choice is salience after Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994), cut to
what words without a parse can show: how many sentences ago, whether as a subject, whether it was the speaker,
and whether gender and number agree.
"""

import re
from bisect import bisect_left
from functools import cache

import msgspec

from newsctl.article import Quote
from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.cast import Appearance, Cast, Person
from newsctl.parsing.speakers.descriptions import Introductions
from newsctl.parsing.speakers.names import PREPOSITIONS

__all__ = ["GENDERS", "Discourse", "Voice"]

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}

WINDOW = 2000
AGE, VOICE, LEADS, SUBJECT, OBJECT, POSSESSIVE, UNSURE, UNKNOWN, FREQUENT, SPEAKS, MODIFIER = 1.2, 3.0, 1.0, 1.0, 1.0, 0.7, 2.0, 0.5, 0.05, 1.5, 2.0
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)[.?!][\"”’')\]]*\s+(?=[^a-z\s])"
)
_APART = r"(?:\s?\([^)]{2,40}\)|,[^,.]{2,80},|\s[–—-]\s[^–—.]{2,60}\s[–—-])?"
_VERB_NEXT = re.compile(
    rf"{_APART}\s+(?:\w+ly\s|also\s|then\s|who\s|never\s)?"
    r"(?:is|was|has|had|will|would|could|can|may|might|should|did|does|said|told|wrote|went|made|took|got|gave|came"
    r"|began|kept|held|led|won|lost|ran|saw|put|[a-z]+ed|[a-z]{2,}s)\b"
)


_SUBORDINATE = re.compile(r"[\"“]?(?:While|When|As|Although|Though|After|Before|If|Since|Because|Asked|Unlike|Despite)\b")
_NEXT_WORD = re.compile(rf"{_APART}\s+([a-z]+)")


class Voice(msgspec.Struct, gc=False):
    """Somebody who was found to speak: the answer given, and the person, where it is one of the cast.

    ``number`` is ``person`` for one human being, ``body`` for an organisation or a paper, ``people`` for several.
    """

    start: int
    name: str
    person: Person | None = None
    gender: str = ""
    number: str = "person"


class Discourse:
    """The story up to some point: who is on stage."""

    __slots__ = ("_looked", "_quoted", "_introductions", "_quoted_ends", "cast", "text", "voices")

    def __init__(self, text: str, cast: Cast, quotes: list[Quote]) -> None:
        self.text = text
        self.cast = cast
        self.voices: list[Voice] = []
        self._looked = False
        self._introductions: Introductions | None = None
        self._quoted = [quote.start for quote in quotes]
        self._quoted_ends = [quote.end for quote in quotes]

    @property
    def introductions(self) -> Introductions:
        """Which people were introduced as what, read when first asked for."""
        if self._introductions is None:
            self._introductions = Introductions(self.text, self.cast)
        return self._introductions

    def in_quote(self, at: int) -> bool:
        """Whether offset ``at`` stands inside a quote."""
        index = bisect_left(self._quoted, at + 1) - 1
        return index >= 0 and at < self._quoted_ends[index]

    def most_salient(self, at: int, gender: str, favoured: dict[Person, float] | None = None) -> tuple[Person | Voice | None, float]:
        """Return who of ``gender`` is on stage at offset ``at``, and how clearly.

        ``favoured`` says what else speaks for some people.
        """
        if not self._looked:
            self._looked = True
            self.cast.look_closer(self.text)
        best: Person | Voice | None = None
        top = -99.0
        starts = self._sentences(at)
        for score, who in self._candidates(at, gender, starts):
            if favoured and isinstance(who, Person):
                score += favoured.get(who, 0)
            if score > top:
                best, top = who, score
        return best, top

    def _sentences(self, at: int) -> list[int]:
        """Where sentences begin in the stretch before ``at``."""
        begin = max(0, at - WINDOW)
        return [
            match.end()
            for match in _SENTENCE_END.finditer(self.text, begin, at)
            if not self.in_quote(match.end() - 1)
        ]

    def _candidates(self, at: int, gender: str, starts: list[int]) -> list[tuple[float, Person | Voice]]:
        found: list[tuple[float, Person | Voice]] = []
        appearances = self.cast.appearances
        high = bisect_left(appearances, at, key=_start)
        low = bisect_left(appearances, at - WINDOW, key=_start)
        sentence = -1
        subordinate = False
        for appearance in appearances[low:high]:
            if self.in_quote(appearance.start):
                continue
            opened = bisect_left(starts, appearance.start + 1)
            leads = opened != sentence
            if leads:
                head = starts[opened - 1] if opened else appearance.start
                subordinate = bool(_SUBORDINATE.match(self.text, head))
            if subordinate:
                leads = self.text.startswith(", ", appearance.start - 2)
            sentence = opened
            fit = _agreement(appearance.person.gender, gender)
            if fit is not None:
                found.append((fit + self._prominence(appearance, leads) - AGE * (len(starts) - opened), appearance.person))
        for voice in self.voices[-4:]:
            if not at - WINDOW < voice.start < at or voice.number != "person":
                continue
            fit = _agreement(voice.gender, gender)
            if fit is not None:
                age = AGE * (len(starts) - bisect_left(starts, voice.start + 1))
                doubt = UNSURE if voice.person and not voice.person.is_surely_one and len(voice.person.words) < 2 else 0
                found.append((fit + VOICE - age - doubt, voice.person or voice))
        return found

    def _prominence(self, appearance: Appearance, leads: bool) -> float:
        text = self.text
        person = appearance.person
        score = min(person.count, 10) * FREQUENT
        head = text[max(0, appearance.start - 24) : appearance.start].split()
        last = head[-1].lower() if head else ""
        # In "Secretary of State N." and "the Leader of the Revolution N." what stands before is title.
        titled = not text.startswith(person.words[0], appearance.start)
        if last in ("the", "a", "an") and not titled and " " not in text[appearance.start : appearance.end]:
            score -= MODIFIER
        elif last in PREPOSITIONS and not (titled and last == "of"):
            score -= OBJECT
        elif leads:
            score += LEADS
        if text.startswith(("'", "’"), appearance.end):
            score -= POSSESSIVE
        elif _VERB_NEXT.match(text, appearance.end):
            score += SUBJECT
        if _speaks(last) or _speaks(_word_after(text, appearance.end)):
            score += SPEAKS
        if not person.is_surely_one:
            score -= UNSURE
        return score


def _start(appearance: Appearance) -> int:
    return appearance.start


def _speaks(word: str) -> bool:
    return word in _speech_verbs()


@cache
def _speech_verbs() -> frozenset[str]:
    """Speech verbs in the forms that have a subject: says, said."""
    return frozenset(form for line in entries("speech-verbs") for form in line.split() if not form.endswith("ing"))


def _word_after(text: str, end: int) -> str:
    match = _NEXT_WORD.match(text, end)
    return match[1] if match else ""


def _agreement(known: str, wanted: str) -> float | None:
    if not wanted or known == wanted:
        return 0.0
    return None if known else -UNKNOWN
