"""How one of the people whom a sentence names stands out in it: as its subject, as the speaker, or aside.

The weights are hundredths, as those of :mod:`.salience` are.
"""

import re
from bisect import bisect_left, bisect_right

from newsctl.parsing.characters import DASHES, LEFT_DOUBLE, RIGHT_SINGLE
from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.appearances import Appearance, start_of
from newsctl.parsing.speakers.discourse import Discourse
from newsctl.parsing.speakers.name_words import bare, ends_description, is_role
from newsctl.parsing.speakers.verbs import is_speech_verb, may_be_verb

__all__ = ["DOUBTFUL", "MOST_PROMINENT", "SPEAKS", "prominence"]

LEADS = 80  # is the first person of a sentence, or the first after its subordinate clause
ACTS = 50  # stands before a verb
SAYS = 130  # stands beside a verb of speech
OFTEN = 3  # for each time the article names the person, up to ten
TEN = 10  # times a name may count
SPEAKS = LEADS + ACTS + SAYS  # is the subject of a verb of speech
MOST_PROMINENT = SPEAKS + TEN * OFTEN
AFTER_PREPOSITION = -90
POSSESSIVE = -40
MODIFIER = -300  # the Roe campaign
ASIDE = -600  # stands in brackets
SHARES_SUBJECT = -300  # in a clause whose subject the main clause names: Speaking of Roe, he
ANOTHERS = -300  # Roe was his first client; Roe, who he
BEFORE = 80  # code points before a name that are read
REACH = 8  # words of them that may be titles
MODIFIERS = 3  # words between a preposition and the name that it governs
DOUBTFUL = -200  # may be a place or an organisation
SENTENCE = 400  # code points of a sentence that are looked at before a name

_PREPOSITIONS = entries("prepositions")
_BESIDE = (
    r"(?:\s(?:of|from)\s[A-Z][\w.]*(?:\s[A-Z]\w+)?)?"
    rf"(?:\s?\([^)]{{2,40}}\)|,[^,.]{{2,80}},|\s[{DASHES}-]\s[^{DASHES}.]{{2,60}}\s[{DASHES}-])?"
)
_NEXT_WORD = re.compile(rf"{_BESIDE}\s+(?:\w+ly\s|also\s|now\s|then\s|who\s|never\s|still\s)?([a-z]+)")
_ANOTHERS = re.compile(r"\s(?:is|was|are|were|became|remains)\s(?:his|her)\b|,?\swhom?\ss?he\b")
_PARTICIPLE = re.compile(r"(?!According\s)(?:\w+ly\s)?[A-Z]?[a-z]+(?:ing|ed)\s")


def prominence(discourse: Discourse, index: int, here: list[Appearance], starts: list[int]) -> int:
    """Return how one of the people who appear ``here`` stands out in the sentence, in hundredths.

    ``starts`` are where the sentences of the block begin.
    """
    appearance = here[index]
    person = appearance.person
    opening = starts[max(0, bisect_right(starts, appearance.start) - 1)]
    text = discourse.text
    before = text[max(opening, appearance.start - BEFORE) : appearance.start].split()
    words = [word.lower() for word in before[-REACH:]]
    titled = False
    while words and (is_role(bare(words[-1])) or words[-1].endswith(".")):
        words.pop()
        titled = True
    verb = _weight_of_verb(text, appearance.end)
    weight = min(person.count, TEN) * OFTEN + _apart(text, opening, appearance, verb)
    if words[-1:] in (["the"], ["a"], ["an"]) and not titled and _is_one_word(text, appearance):
        weight += MODIFIER
    elif words[-2:] == ["according", "to"]:
        weight += SAYS
    elif (words and ends_description(words[-1])) or (not verb and _is_behind_preposition(before)):
        weight += AFTER_PREPOSITION
    elif _leads(discourse, index, here, opening):
        weight += LEADS
    weight += verb
    if verb in (0, ACTS) and words and is_speech_verb(words[-1]):
        weight += SAYS
    if not person.is_surely_one:
        weight += DOUBTFUL if weight < ACTS else DOUBTFUL // 2
    return weight


def _apart(text: str, opening: int, appearance: Appearance, verb: int) -> int:
    """Return what it tells that a name stands apart from the clause whose subject ``he`` may go on with."""
    start = appearance.start
    opening = max(opening, start - SENTENCE)
    if text.rfind("(", opening, start) > text.rfind(")", opening, start):
        return ASIDE
    if _ANOTHERS.match(text, appearance.end):
        return ANOTHERS
    if _PARTICIPLE.match(text, opening) and text.find(",", opening, start) < 0:
        return 0 if verb else SHARES_SUBJECT
    return 0


def _is_behind_preposition(words: list[str]) -> bool:
    """Whether a preposition governs the name behind the words: with | Roe, about his mates Poe and | Roe."""
    modifiers = 0
    for word in reversed(words):
        if word.lower() in _PREPOSITIONS:
            return True
        if word[0].isupper() or (word == "and" and not modifiers):
            if modifiers:
                return False
        elif modifiers == MODIFIERS or not word[0].islower() or word[-1] in ",;:":
            return False
        else:
            modifiers += 1
    return False


def _is_one_word(text: str, appearance: Appearance) -> bool:
    return " " not in text[appearance.start : appearance.end]


def _weight_of_verb(text: str, end: int) -> int:
    """Return what the verb tells that follows a name which ends here."""
    if text.startswith(("'", RIGHT_SINGLE), end):
        return POSSESSIVE
    following = _NEXT_WORD.match(text, end)
    after = following[1] if following else ""
    weight = ACTS if may_be_verb(after) else 0
    return weight + SAYS if is_speech_verb(after) else weight


def _leads(discourse: Discourse, index: int, here: list[Appearance], opening: int) -> bool:
    """Whether an appearance is the first person outside quotes in the sentence that opens there."""
    words = discourse.text[opening : opening + 12].lstrip(f'"{LEFT_DOUBLE}').split(None, 1)
    if words and words[0].istitle() and words[0].lower() in entries("subordinators"):
        return discourse.text.startswith(", ", here[index].start - 2)
    first = bisect_left(here, opening, key=start_of)
    return all(discourse.is_quoted(earlier.start) for earlier in here[first:index])
