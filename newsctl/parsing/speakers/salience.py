"""Who is on stage at one place of an article, and how clearly.

Salience after Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994), cut to what the
words show without a parse: how many sentences ago, whether as a subject, whether as the speaker, and whether
the gender agrees. The weights are hundredths, set by hand: on pronouns beside quotes, weights learned by
folds over outlets do no better, and a change of any one does not help.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from newsctl.parsing.characters import CLOSING_MARKS
from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.appearances import Appearance, start_of
from newsctl.parsing.speakers.discourse import Discourse, Voice
from newsctl.parsing.speakers.genders import look_at
from newsctl.parsing.speakers.name_words import ends_description
from newsctl.parsing.speakers.people import Person
from newsctl.parsing.speakers.prominence import DOUBTFUL, MOST_PROMINENT, SPEAKS, prominence
from newsctl.parsing.speakers.strangers import stranger_at

__all__ = ["agreement_of", "most_salient"]

WINDOW = 1200  # code points before a pronoun in which it finds its person
AHEAD = 300  # and after it, where there is nobody before
OLDER = -180  # for each sentence between
GOES_ON = -60  # likewise, if he or she is its subject
SPOKE = 220  # was found to speak
ALSO = 150  # was the last to speak, and he also said, or added
GENDER_UNKNOWN = -30
NOT_YET = -9900  # is only named further on

_GOES_ON = {"m": re.compile(r"\b[Hh]e\s"), "f": re.compile(r"\b[Ss]he\s")}
_ALSO = re.compile(r"\w+\s(?:also\s|(?:added|adds|continued|continues|concluded|went\son)[,.:;])")


def most_salient(
    discourse: Discourse, at: int, gender: str, favoured: dict[Person, int] | None = None
) -> tuple[Person | Voice | None, int]:
    """Return who of ``gender`` is on stage at offset ``at``, and how clearly.

    ``favoured`` says what else speaks for some people. Without anybody before, it is who comes next.
    """
    strangers = favoured is None
    favoured = favoured or {}
    adds = ALSO if _ALSO.match(discourse.text, at) else 0
    most = max(MOST_PROMINENT, SPOKE + adds) + max(favoured.values(), default=0)
    best: Person | Voice | None = None
    top = NOT_YET
    age = 0  # of the last sentence before what was read so far
    for start, end, here in discourse.appearances.before(at):
        begin, end = max(start, at - WINDOW), min(end, at)
        starts = discourse.sentence_starts(begin, end)
        ages, age = _ages(discourse, starts, end, gender, age)
        for weight, told_at, who in _candidates(discourse, (begin, end), gender, adds, here, starts):
            score = weight + ages[bisect_right(starts, told_at) - 1]
            if isinstance(who, Person):
                score += favoured.get(who, 0)
            if score > top:
                best, top = who, score
        for opening, old in zip(starts, ages, strict=True) if strangers else ():
            score = SPEAKS + old
            stranger = stranger_at(discourse.text, opening, end) if score > top else None
            agreement = agreement_of(stranger.gender, gender) if stranger else None
            if agreement is not None and score + agreement > top:
                best, top = stranger, score + agreement
        if start < at - WINDOW or top > most + age:
            break
    return (best, top) if best else (_next(discourse, at, gender), NOT_YET)


def _ages(discourse: Discourse, starts: list[int], end: int, gender: str, age: int) -> tuple[list[int], int]:
    """Return what the age of each sentence takes away, where it is ``age`` behind the last; and before them.

    A sentence that goes on with ``he`` ages those before it less.
    """
    goes_on = set()
    if gender:
        for match in _GOES_ON[gender].finditer(discourse.text, starts[0], end):
            number = bisect_right(starts, match.start()) - 1
            if _is_subject(discourse, starts[number], match.start()):
                goes_on.add(number)
    ages = []
    for number in range(len(starts) - 1, -1, -1):
        ages.append(age)
        age += GOES_ON if number in goes_on else OLDER
    return ages[::-1], age


def _is_subject(discourse: Discourse, opening: int, at: int) -> bool:
    """Whether a pronoun is the subject: the first word, or behind a quote or a fronted clause."""
    lead = discourse.text[opening:at].lstrip()
    if not lead or lead in ("And ", "But ", "Then "):
        return True
    if discourse.is_quoted(at):
        return False
    first = lead.split(None, 1)[0].lower()
    fronted = ends_description(first) or first in entries("subordinators")
    return (fronted and lead.endswith(", ")) or lead[-2:-1] in CLOSING_MARKS


def _candidates(
    discourse: Discourse,
    within: tuple[int, int],
    gender: str,
    adds: int,
    here: list[Appearance],
    starts: list[int],
) -> Iterator[tuple[int, int, Person | Voice]]:
    """Find who may be meant in a part of a block: the weight without age, where told, the person.

    ``adds`` is what it tells for the last voice that the pronoun goes on with.
    """
    begin, end = within
    for index in range(bisect_left(here, begin, key=start_of), bisect_left(here, end, key=start_of)):
        appearance = here[index]
        look_at(discourse, appearance.person, begin)
        agreement = agreement_of(appearance.person.gender, gender)
        if agreement is not None and not discourse.is_quoted(appearance.start):
            if appearance.weight is None:
                appearance.weight = prominence(discourse, index, here, starts)
            yield agreement + appearance.weight, appearance.start, appearance.person
    for voice in discourse.voices[-4:]:
        agreement = agreement_of(voice.gender, gender)
        if agreement is not None and voice.number == "person" and begin <= voice.start < end:
            weight = SPOKE + agreement + (adds if voice is discourse.voices[-1] else 0)
            if voice.person and len(voice.person.words) < 2 and not voice.person.is_surely_one:
                weight += DOUBTFUL
            yield weight, voice.start, voice.person or voice


def _next(discourse: Discourse, at: int, gender: str) -> Person | None:
    """Return who opens the main clause that comes: ``After he won, Roe ...``."""
    for appearance in discourse.appearances.between(at, at + AHEAD):
        person = appearance.person
        look_at(discourse, person, at)
        opens = discourse.text.startswith(", ", appearance.start - 2)
        if opens and person.is_surely_one and agreement_of(person.gender, gender) is not None:
            return person
    return None


def agreement_of(known: str, wanted: str) -> int | None:
    """Return how well a known gender agrees with the wanted one; None where it does not."""
    if not wanted or known == wanted:
        return 0
    return None if known else GENDER_UNKNOWN
