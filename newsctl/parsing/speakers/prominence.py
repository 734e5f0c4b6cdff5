"""How one of the people whom a sentence names stands out in it: as its subject, as the speaker, or aside.

The weights are hundredths, as those of :mod:`.salience` are.
"""

import re
from bisect import bisect_left, bisect_right

from newsctl.parsing.characters import APOSTROPHES, DASHES, LEFT_DOUBLE, RIGHT_SINGLE
from newsctl.parsing.lexicon import any_of, entries
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
DOUBTFUL = -200  # may be a place or an organisation
SENTENCE = 400  # code points of a sentence that are looked at before a name

_BESIDE = (
    r"(?:\s(?:of|from)\s[A-Z][\w.]*(?:\s[A-Z]\w+)?)?"
    rf"(?:\s?\([^)]{{2,40}}\)|,[^,.]{{2,80}},|\s[{DASHES}-]\s[^{DASHES}.]{{2,60}}\s[{DASHES}-])?"
)
_NEXT_WORD = re.compile(rf"{_BESIDE}\s+(?:\w+ly\s|also\s|now\s|then\s|who\s|never\s|still\s)?([a-z]+)")
_ANOTHERS = re.compile(r"\s(?:is|was|are|were|became|remains)\s(?:his|her)\b|,?\swhom?\ss?he\b")
_PARTICIPLE = re.compile(r"(?!According\s)(?:\w+ly\s)?[A-Z]?[a-z]+(?:ing|ed)\s")
# about his new team-mates Roe and; with Roe,
_BEHIND = re.compile(
    rf"\b(?i:{any_of('prepositions')})\s(?:[a-z][\w{APOSTROPHES}-]*\s){{0,3}}"
    rf"(?:[A-Z][\w{APOSTROPHES}.-]*(?:,?\sand\s|,?\s))*$"
)


def prominence(discourse: Discourse, index: int, here: list[Appearance], starts: list[int]) -> int:
    """Return how one of the people who appear ``here`` stands out in the sentence, in hundredths.

    ``starts`` are where the sentences of the block begin.
    """
    appearance = here[index]
    person = appearance.person
    opening = starts[max(0, bisect_right(starts, appearance.start) - 1)]
    words = discourse.text[max(opening, appearance.start - 48) : appearance.start].lower().split()
    titled = False
    while words and (is_role(bare(words[-1])) or words[-1].endswith(".")):
        words.pop()
        titled = True
    weight = min(person.count, TEN) * OFTEN + _apart(discourse.text, opening, appearance)
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
    opening = max(opening, start - SENTENCE)
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
