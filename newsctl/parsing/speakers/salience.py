"""Who is on stage at one place of an article, and how clearly.

Salience after Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994), cut to what the
words show without a parse: how many sentences ago, whether as a subject, whether as the speaker, and whether
the gender agrees. The weights are hundredths, set by hand, and rounded after a search over pronouns
beside quotes.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from newsctl.parsing.characters import APOSTROPHES, CLOSING_MARKS, DASHES, LEFT_DOUBLE, RIGHT_SINGLE
from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.appearances import Appearance, start_of
from newsctl.parsing.speakers.discourse import Discourse, Voice
from newsctl.parsing.speakers.genders import look_at
from newsctl.parsing.speakers.name_words import bare, ends_description, is_role
from newsctl.parsing.speakers.people import Person
from newsctl.parsing.speakers.strangers import stranger_at
from newsctl.parsing.speakers.verbs import is_speech_verb, may_be_verb

__all__ = ["agreement_of", "most_salient"]

WINDOW = 2000  # code points before a pronoun in which it finds its person
AHEAD = 300  # and after it, where there is nobody before
OLDER = -180  # for each sentence between
GOES_ON = -60  # likewise, if he or she is its subject
SPOKE = 220  # was found to speak
ALSO = 150  # was the last to speak, and he also said, or added
LEADS = 80  # is the first person of a sentence, or the first after its subordinate clause
ACTS = 50  # stands before a verb
SAYS = 130  # stands beside a verb of speech
OFTEN = 3  # for each time the article names the person, up to ten
MOST = LEADS + ACTS + SAYS + 10 * OFTEN
AFTER_PREPOSITION = -90
POSSESSIVE = -40
MODIFIER = -300  # the Roe campaign
ASIDE = -600  # stands in brackets
SHARES_SUBJECT = -300  # in a clause whose subject the main clause names: Speaking of Roe, he
ANOTHERS = -300  # Roe was his first client; Roe, who he
DOUBTFUL = -200  # may be a place or an organisation
GENDER_UNKNOWN = -30
NOT_YET = -9900  # is only named further on

_BESIDE = (
    r"(?:\s(?:of|from)\s[A-Z][\w.]*(?:\s[A-Z]\w+)?)?"
    rf"(?:\s?\([^)]{{2,40}}\)|,[^,.]{{2,80}},|\s[{DASHES}-]\s[^{DASHES}.]{{2,60}}\s[{DASHES}-])?"
)
_NEXT_WORD = re.compile(rf"{_BESIDE}\s+(?:\w+ly\s|also\s|now\s|then\s|who\s|never\s|still\s)?([a-z]+)")
_GOES_ON = {"m": re.compile(r"\b[Hh]e\s"), "f": re.compile(r"\b[Ss]he\s")}
_ALSO = re.compile(r"\w+\s(?:also\s|(?:added|adds|continued|continues|concluded|went\son)[,.:;])")
_ANOTHERS = re.compile(r"\s(?:is|was|are|were|became|remains)\s(?:his|her)\b|,?\swhom?\ss?he\b")
_PARTICIPLE = re.compile(r"(?!According\s)(?:\w+ly\s)?[A-Z]?[a-z]+(?:ing|ed)\s")
# about his new team-mates Roe and; with Roe,
_BEHIND = re.compile(
    rf"\b(?i:{'|'.join(sorted(entries('prepositions')))})\s(?:[a-z][\w{APOSTROPHES}-]*\s){{0,3}}"
    rf"(?:[A-Z][\w{APOSTROPHES}.-]*(?:,?\sand\s|,?\s))*$"
)


def most_salient(
    discourse: Discourse, at: int, gender: str, favoured: dict[Person, int] | None = None
) -> tuple[Person | Voice | None, int]:
    """Return who of ``gender`` is on stage at offset ``at``, and how clearly.

    ``favoured`` says what else speaks for some people. Without anybody before, it is who comes next.
    """
    strangers = favoured is None
    favoured = favoured or {}
    most = MOST + max(favoured.values(), default=0)
    best: Person | Voice | None = None
    top = NOT_YET
    age = 0  # of the last sentence before what was read so far
    for start, end, here in discourse.appearances.before(at):
        begin, end = max(start, at - WINDOW), min(end, at)
        starts = discourse.sentence_starts(begin, end)
        ages, age = _ages(discourse, starts, end, gender, age)
        for weight, told_at, who in _candidates(discourse, at, begin, end, gender, here, starts):
            score = weight + ages[bisect_right(starts, told_at) - 1]
            if isinstance(who, Person):
                score += favoured.get(who, 0)
            if score > top:
                best, top = who, score
        for opening, old in zip(starts, ages, strict=True) if strangers else ():
            score = LEADS + ACTS + SAYS + old
            stranger = stranger_at(discourse.text, opening, end) if score > top else None
            agreement = agreement_of(stranger.gender, gender) if stranger else None
            if agreement is not None and score + agreement > top:
                best, top = stranger, score + agreement
        if start < at - WINDOW or top > most + age:
            break
    return (best, top) if best else (_next(discourse, at, gender), NOT_YET)


def _ages(
    discourse: Discourse, starts: list[int], end: int, gender: str, age: int
) -> tuple[list[int], int]:
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
    """Whether a pronoun is the subject of the sentence: the first word, or after a quote or fronted clause."""
    lead = discourse.text[opening:at]
    if not lead or lead in ("And ", "But ", "Then "):
        return True
    if discourse.is_quoted(at):
        return False
    first = lead.split(None, 1)[0].lower()
    fronted = ends_description(first) or first in entries("subordinators")
    return (fronted and lead.endswith(", ")) or lead[-2:-1] in CLOSING_MARKS


def _candidates(
    discourse: Discourse, at: int, begin: int, end: int, gender: str, here: list[Appearance], starts: list[int]
) -> Iterator[tuple[int, int, Person | Voice]]:
    """Find who may be meant in a block: the weight without age, where told, the person."""
    for index in range(bisect_left(here, begin, key=start_of), bisect_left(here, end, key=start_of)):
        appearance = here[index]
        look_at(discourse, appearance.person, begin)
        agreement = agreement_of(appearance.person.gender, gender)
        if agreement is not None and not discourse.is_quoted(appearance.start):
            if appearance.weight is None:
                appearance.weight = _weight(discourse, index, here, starts)
            yield agreement + appearance.weight, appearance.start, appearance.person
    last = discourse.voices[-1] if discourse.voices and _ALSO.match(discourse.text, at) else None
    for voice in discourse.voices[-4:]:
        agreement = agreement_of(voice.gender, gender)
        if agreement is not None and voice.number == "person" and begin <= voice.start < end:
            weight = SPOKE + agreement + (ALSO if voice is last else 0)
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


def _weight(discourse: Discourse, index: int, here: list[Appearance], starts: list[int]) -> int:
    """Return how one of the people who appear ``here`` stands out in the sentence."""
    appearance = here[index]
    person = appearance.person
    opening = starts[max(0, bisect_right(starts, appearance.start) - 1)]
    words = discourse.text[max(opening, appearance.start - 48) : appearance.start].lower().split()
    titled = False
    while words and (is_role(bare(words[-1])) or words[-1].endswith(".")):
        words.pop()
        titled = True
    weight = min(person.count, 10) * OFTEN + _apart(discourse.text, opening, appearance)
    if words[-1:] in (["the"], ["a"], ["an"]) and not titled and _is_one_word(discourse.text, appearance):
        weight += MODIFIER
    elif words[-2:] == ["according", "to"]:
        weight += SAYS
    elif _is_behind_preposition(discourse.text, opening, appearance, words):
        weight += AFTER_PREPOSITION
    elif _leads(discourse, index, here, opening):
        weight += LEADS
    weight += _weight_of_verb(discourse.text, appearance.end, words[-1] if words else "")
    if not person.is_surely_one:
        weight += DOUBTFUL if weight < ACTS else DOUBTFUL // 2
    return weight


def _apart(text: str, opening: int, appearance: Appearance) -> int:
    """Return what it tells that a name stands apart from the clause whose subject ``he`` may go on with."""
    start = appearance.start
    if text.rfind("(", opening, start) > text.rfind(")", opening, start):
        return ASIDE
    if _ANOTHERS.match(text, appearance.end):
        return ANOTHERS
    if _PARTICIPLE.match(text, opening) and text.find(",", opening, start) < 0:
        return 0 if _weight_of_verb(text, appearance.end, "") else SHARES_SUBJECT
    return 0


def _is_behind_preposition(text: str, opening: int, appearance: Appearance, words: list[str]) -> bool:
    """Whether a preposition governs a name: with Roe, about his old friends Brandt and Roe."""
    if words and ends_description(words[-1]):
        return True
    behind = _BEHIND.search(text, max(opening, appearance.start - 80), appearance.start)
    return behind is not None and not _weight_of_verb(text, appearance.end, "")


def _is_one_word(text: str, appearance: Appearance) -> bool:
    return " " not in text[appearance.start : appearance.end]


def _weight_of_verb(text: str, end: int, before: str) -> int:
    """Return what the verb beside a name that ends here tells; ``before`` is the word before the name."""
    if text.startswith(("'", RIGHT_SINGLE), end):
        return POSSESSIVE
    following = _NEXT_WORD.match(text, end)
    after = following[1] if following else ""
    weight = ACTS if may_be_verb(after) else 0
    return weight + SAYS if is_speech_verb(after) or is_speech_verb(before) else weight


def _leads(discourse: Discourse, index: int, here: list[Appearance], opening: int) -> bool:
    """Whether an appearance is the first person outside quotes in the sentence that opens there."""
    words = discourse.text[opening : opening + 12].lstrip(f'"{LEFT_DOUBLE}').split(None, 1)
    if words and words[0].istitle() and words[0].lower() in entries("subordinators"):
        return discourse.text.startswith(", ", here[index].start - 2)
    first = bisect_left(here, opening, key=start_of)
    return all(discourse.is_quoted(earlier.start) for earlier in here[first:index])


def agreement_of(known: str, wanted: str) -> int | None:
    """Return how well a known gender agrees with the wanted one; None where it does not."""
    if not wanted or known == wanted:
        return 0
    return None if known else GENDER_UNKNOWN
