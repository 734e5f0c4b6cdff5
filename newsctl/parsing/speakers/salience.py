"""He and she: who is on stage where a pronoun stands.

Salience after Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994), cut to what the
words show without a parse: how many sentences ago, whether as a subject, whether as the speaker, and whether
the gender agrees. The weights were set by hand, and rounded after a search over pronouns beside quotes.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.cast import Appearance, Person, start_of
from newsctl.parsing.speakers.discourse import Discourse, Voice
from newsctl.parsing.speakers.genders import look_at
from newsctl.parsing.speakers.names import PREPOSITIONS, bare, gender_of_role, is_role

__all__ = ["most_salient", "pronounced"]

WINDOW = 800  # code points before a pronoun in which it finds its person
FAR = 6000  # and the last one in focus
AHEAD = 300  # and after it, where there is nobody before
OLDER = -1.8  # for each sentence between
SPOKE = 2.2  # was found to speak
LEADS = 0.8  # is the first person of a sentence, or the first after its subordinate clause
ACTS = 0.5  # stands before a verb
SAYS = 1.3  # stands beside a verb of speech
OFTEN = 0.03  # for each time the article names the person, up to ten
MOST = LEADS + ACTS + SAYS + 10 * OFTEN
AFTER_PREPOSITION = -0.9
POSSESSIVE = -0.4
MODIFIER = -3.0  # the Roe campaign
DOUBTFUL = -2.0  # may be a place or a body
GENDER_UNKNOWN = -0.3
NOT_YET = -99.0  # is only named further on

_SUBORDINATORS = frozenset(
    (
        "While", "When", "As", "Although", "Though", "After", "Before", "If", "Since", "Because", "Asked",
        "Unlike", "Despite",
    )
)  # fmt: skip
_ASIDE = (
    r"(?:\s(?:of|from)\s[A-Z][\w.]*(?:\s[A-Z]\w+)?)?"
    r"(?:\s?\([^)]{2,40}\)|,[^,.]{2,80},|\s[–—-]\s[^–—.]{2,60}\s[–—-])?"
)
_NEXT_WORD = re.compile(rf"{_ASIDE}\s+(?:\w+ly\s|also\s|then\s|who\s|never\s)?([a-z]+)")
_AUXILIARIES = frozenset(
    (
        "is", "was", "has", "had", "will", "would", "could", "can", "may", "might", "should", "did", "does",
        "went", "made", "took", "got", "gave", "came", "began", "kept", "held", "led", "won", "lost", "ran",
        "spoke", "met", "knew", "felt", "left", "sat", "stood", "became", "brought",
        "thought", "found", "sold",
    )
)  # fmt: skip


def pronounced(discourse: Discourse, at: int, gender: str) -> Voice | None:
    """Return whom ``he`` or ``she`` at offset ``at`` means; None where the article names nobody at all.

    Without anybody of that gender in sight, it is who was in focus last, however long ago.
    """
    who, _ = most_salient(discourse, at, gender)
    who = who or _in_focus(discourse, at, gender)
    if isinstance(who, Person):
        who.shown = who.shown or gender
        return Voice(at, who.name, who, gender)
    return Voice(at, who.name, None, gender) if who else None


def _in_focus(discourse: Discourse, at: int, gender: str) -> Person | Voice | None:
    """Return the last person before ``at`` whom a pronoun may mean, else of whom the article tells first."""
    for start, _, here in discourse.cast.before(at):
        if start < at - FAR:
            break
        for appearance in reversed(here):
            person = appearance.person
            look_at(discourse, person, at)
            agrees = _agreement(person.gender, gender) is not None
            if agrees and person.is_surely_one and appearance.start < at:
                return person
    return discourse.cast.first(gender)


def most_salient(
    discourse: Discourse, at: int, gender: str, favoured: dict[Person, float] | None = None
) -> tuple[Person | Voice | None, float]:
    """Return who of ``gender`` is on stage at offset ``at``, and how clearly.

    ``favoured`` says what else speaks for some people. Without anybody before, it is who comes next.
    """
    strangers = favoured is None
    favoured = favoured or {}
    most = MOST + max(favoured.values(), default=0.0)
    best: Person | Voice | None = None
    top = NOT_YET
    since = 0  # sentences that begin after the block, up to here
    for start, end, here in discourse.cast.before(at):
        begin = max(start, at - WINDOW)
        openings = discourse.openings(begin, min(end, at))
        for weight, told_at, who in _candidates(discourse, begin, min(end, at), gender, here, openings):
            score = weight + OLDER * (since + len(openings) - bisect_right(openings, told_at))
            if isinstance(who, Person):
                score += favoured.get(who, 0.0)
            if score > top:
                best, top = who, score
        for number, opening in enumerate(openings if strangers else (), 1):
            score = LEADS + ACTS + SAYS + OLDER * (since + len(openings) - number)
            stranger = _stranger(discourse.text, opening) if score > top else None
            agreement = _agreement(stranger.gender, gender) if stranger else None
            if agreement is not None and score + agreement > top:
                best, top = stranger, score + agreement
        since += len(openings)
        if start < at - WINDOW or top > most + OLDER * since:
            break
    return (best, top) if best else (_next(discourse, at, gender), NOT_YET)


def _candidates(
    discourse: Discourse, begin: int, end: int, gender: str, here: list[Appearance], openings: list[int]
) -> Iterator[tuple[float, int, Person | Voice]]:
    """Find who may be meant in a block: the weight without age, where told, the person."""
    for index in range(bisect_left(here, begin, key=start_of), bisect_left(here, end, key=start_of)):
        appearance = here[index]
        look_at(discourse, appearance.person, begin)
        agreement = _agreement(appearance.person.gender, gender)
        if agreement is not None and not discourse.is_quoted(appearance.start):
            if appearance.weight is None:
                appearance.weight = _weight(discourse, index, here, openings)
            yield agreement + appearance.weight, appearance.start, appearance.person
    for voice in discourse.voices[-4:]:
        agreement = _agreement(voice.gender, gender)
        if agreement is not None and voice.number == "person" and begin <= voice.start < end:
            weight = SPOKE + agreement
            if voice.person and len(voice.person.words) < 2 and not voice.person.is_surely_one:
                weight += DOUBTFUL
            yield weight, voice.start, voice.person or voice


def _stranger(text: str, opening: int) -> Voice | None:
    """Return who has no name but opens a sentence and speaks there: ``A spokesman for the port said``."""
    if not text.startswith(("A ", "An ", "Another "), opening):
        return None
    noun = 0  # the number of words up to the one that says what the stranger is
    words = text[opening : opening + 120].split()
    for number, word in enumerate(words[:-1], 1):
        plain = bare(word)
        if noun and plain[-1:] in ("s", "d") and plain in _speech_verbs():
            return Voice(opening, " ".join(words[: number - 1]), None, gender_of_role(bare(words[noun - 1])))
        if not noun and is_role(plain) and not is_role(bare(words[number])):
            noun = number
        elif word[-1] in ",.;:" or (noun == number - 1 and noun and plain not in PREPOSITIONS):
            return None
    return None


def _next(discourse: Discourse, at: int, gender: str) -> Person | None:
    """Return who opens the main clause that comes: ``After he won, Roe ...``."""
    for appearance in discourse.cast.between(at, at + AHEAD):
        person = appearance.person
        look_at(discourse, person, at)
        opens = discourse.text.startswith(", ", appearance.start - 2)
        if opens and person.is_surely_one and _agreement(person.gender, gender) is not None:
            return person
    return None


def _weight(discourse: Discourse, index: int, here: list[Appearance], openings: list[int]) -> float:
    """Return how one of the people who appear ``here`` stands out in the sentence."""
    text = discourse.text
    appearance = here[index]
    start, end, person = appearance.start, appearance.end, appearance.person
    opening = openings[max(0, bisect_right(openings, start) - 1)]
    weight = min(person.count, 10) * OFTEN
    words_before = text[max(opening, start - 48) : start].lower().split()
    titled = False
    while words_before and (is_role(bare(words_before[-1])) or words_before[-1].endswith(".")):
        words_before.pop()
        titled = True
    before = words_before[-1] if words_before else ""
    if before in ("the", "a", "an") and not titled and " " not in text[start:end]:
        weight += MODIFIER
    elif words_before[-2:] == ["according", "to"]:
        weight += SAYS
    elif before in PREPOSITIONS:
        weight += AFTER_PREPOSITION
    elif _leads(discourse, index, here, opening):
        weight += LEADS
    if text.startswith(("'", "’"), end):
        weight += POSSESSIVE
    else:
        following = _NEXT_WORD.match(text, end)
        after = following[1] if following else ""
        if after in _AUXILIARIES or after.endswith(("ed", "s")) or after in _speech_verbs():
            weight += ACTS
        if after in _speech_verbs() or before in _speech_verbs():
            weight += SAYS
    if not person.is_surely_one:
        weight += DOUBTFUL if weight < ACTS else DOUBTFUL / 2
    return weight


def _leads(discourse: Discourse, index: int, here: list[Appearance], opening: int) -> bool:
    """Whether an appearance is the first person outside quotes in the sentence that opens there."""
    head = discourse.text[opening : opening + 12].lstrip('"“').split(None, 1)
    if head and head[0] in _SUBORDINATORS:
        return discourse.text.startswith(", ", here[index].start - 2)
    first = bisect_left(here, opening, key=start_of)
    return all(discourse.is_quoted(earlier.start) for earlier in here[first:index])


def _agreement(known: str, wanted: str) -> float | None:
    if not wanted or known == wanted:
        return 0.0
    return None if known else GENDER_UNKNOWN


@cache
def _speech_verbs() -> frozenset[str]:
    """Verbs of speech in the forms that have a subject: says, said."""
    return frozenset(
        form for line in entries("speech-verbs") for form in line.split() if not form.endswith("ing")
    )
