"""The minister, the union, they: descriptions, and the people and bodies that they point back to."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.cast import Appearance, Person, start_of
from newsctl.parsing.speakers.discourse import Discourse, Voice
from newsctl.parsing.speakers.mentions import head_noun
from newsctl.parsing.speakers.names import PREPOSITIONS, RUN, bare, gender_of_role, is_role, personal_part
from newsctl.parsing.speakers.pronouns import most_salient

__all__ = ["described"]

SAME_NOUN = 2.0  # the person was introduced as an economist, and "the economist" speaks
SAME_MODIFIERS = 2.0  # and as a chief one
CLEAR = 0.5  # how clearly somebody must be on stage for a description that nobody was introduced with
CLEAR_BY_GENDER = -5.0  # likewise when it tells man or woman
REACH = 6000  # code points back to an indefinite description
FAR = 20_000  # to a person's introduction, and to the full name of a body
FEW = 12  # places of a word that are looked at
BESIDE = 100  # code points between a name and the word that it is introduced with
NEAR = 1500  # and to a speaker that "it" and "they" go on with

_DEFINITE = re.compile(r"(?:the|this|that)\s", re.IGNORECASE)
_MEMBERS = frozenset(
    ("republican", "democrat", "independent", "conservative", "liberal", "texan", "floridian")
)
_LAST_WORDS = re.compile(r"(?:[\w’'-]+\s){1,4}$")
_APPOSED_BEFORE = re.compile(
    r"(?:^|[\s,])(?:an?|the|its|his|her|their|our)\s([^,.;:\n]{3,60}),\s$", re.IGNORECASE
)
_APPOSED_AFTER = re.compile(
    r"(?:,?\s\(?\d{1,3}\)?)?(?:,\s(?:who\s(?:is|was)\s)?|\s(?:is|was)\s)"
    r"(?:(?:an?|the|its|his|her|their)\s)?([^,.;:\n]{3,80})"
)
_TO_APPOSITION = re.compile(r"(?:\s(?:of|on|for|at|in|with|from)\s[^,.;:\"“”\n]{1,60})?,\s")
_ARTICLE_BEFORE = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?:[\w’'-]+\s){0,4}$")
_WORD_GOES_ON = re.compile(r"\w|,?\s[A-Z]")
_THE_BEFORE = re.compile(r"\b[Tt]he\s(?:[A-Z][\w.'’-]*\s){1,6}$")
_PLURAL = re.compile(
    r"(?:\b(?:the|some|many|several|two|three)\s)?(?:[\w’'-]+\s)??\b(\w+s|people|women|police)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b[Tt]he\s(?:[\w.&’'-]+\s){0,4}?([\w-]+)(?=\s(?:[a-z]+ed|has|had|is|was|says|said|will)\b)"
)


def described(discourse: Discourse, words: str, at: int, end: int) -> Voice | None:
    """Return whom a description from ``at`` to ``end`` means: a person of the cast, or nobody but itself.

    None stands for ``it`` and ``they`` with nothing before. A name that is put beside it decides. Otherwise
    an indefinite description stays, and a definite one is, in this order, a person introduced so, what an
    earlier indefinite description said in more words, whoever is clearly on stage, or itself.
    """
    if words.lower() in ("they", "them", "their"):
        return _goes_on(discourse, at, "people", _PLURAL, entries("plural-sources"))
    if words.lower() in ("it", "its"):
        return _goes_on(discourse, at, "body", _BODY, entries("group-nouns"))
    noun, modifiers = head_noun(words)
    if noun in entries("plural-sources"):
        return Voice(at, words, number="people")
    if not (is_role(noun) or noun in _MEMBERS or noun.endswith("-year-old")):
        return Voice(at, _full_name(discourse.text, words, at), number="body")
    gender = gender_of_role(noun)
    if person := _apposed(discourse, end):
        return Voice(at, person.name, person, person.gender or gender)
    if not _DEFINITE.match(words):
        return Voice(at, words, None, gender)
    people, introduced = _introduced(discourse, noun, modifiers, at)
    who, clearness = most_salient(discourse, at, gender, people)
    known = isinstance(who, Person) and who in people
    unnamed, where = _unnamed(discourse.text, noun, at)
    if unnamed and not (known and where < introduced + BESIDE):
        return Voice(at, max(words, unnamed, key=len), None, gender)
    if who and (known or clearness > (CLEAR_BY_GENDER if gender else CLEAR)):
        return Voice(at, who.name, who if isinstance(who, Person) else None, gender)
    return Voice(at, words, None, gender)


def _apposed(discourse: Discourse, end: int) -> Person | None:
    """Return the person named after a description: ``an expert on trade, Jane Roe,``."""
    text = discourse.text
    if comma := _TO_APPOSITION.match(text, end):
        run = RUN.match(text, comma.end())
        name = personal_part(run[0])[0] if run else ()
        if run and len(name) > 1 and text[run.end() : run.end() + 1] in (",", ".", ";", " ", "\n", ""):
            return discourse.cast.find(name)
    return None


def _introduced(
    discourse: Discourse, noun: str, modifiers: list[str], before: int
) -> tuple[dict[Person, float], int]:
    """Return who was introduced as ``noun`` before an offset and how well the words agree; and where last."""
    text = discourse.text
    wanted = {bare(word) for word in modifiers} - {"former"}
    found: dict[Person, float] = {}
    last = -1
    for role in _short_forms().get(noun, (noun,)):
        for at in (*_places(text, role, before), *_places(text, role.capitalize(), before)):
            near = discourse.cast.between(at - BESIDE, min(before, at + BESIDE))
            index = bisect_left(near, at, key=start_of)
            for appearance in near[max(0, index - 1) : index + 1]:
                words = _beside(text, appearance)
                if role in words:
                    share = len(wanted & words) / len(wanted) if wanted else 1.0
                    score = SAME_NOUN + SAME_MODIFIERS * share
                    found[appearance.person] = max(found.get(appearance.person, 0.0), score)
                    last = max(last, appearance.start)
    return found, last


def _places(text: str, word: str, before: int) -> Iterator[int]:
    """Find the last few places where ``word`` stands before an offset."""
    begin = max(0, before - FAR)
    at = before
    for _ in range(FEW):
        at = text.rfind(word, begin, at)
        if at < 0:
            break
        yield at


def _beside(text: str, appearance: Appearance) -> set[str]:
    """Return the words that introduce a person at one place: titles, and what is put beside the name."""
    start, end = appearance.start, appearance.end
    words = text[start:end].split()
    if match := _LAST_WORDS.search(text, max(0, start - 60), start):
        words += _after_preposition(match[0].split())
    if match := _APPOSED_BEFORE.search(text, max(0, start - 80), start):
        words += _before_preposition(match[1].split())
    if match := _APPOSED_AFTER.match(text, end, end + 100):
        words += _before_preposition(match[1].split())
    if text.startswith(". ", start - 2):
        words += text[max(0, start - 8) : start].split()[-1:]
    return set(map(bare, words))


def _before_preposition(words: list[str]) -> list[str]:
    for at, word in enumerate(words):
        if word.lower() in PREPOSITIONS:
            return words[:at]
    return words


def _after_preposition(words: list[str]) -> list[str]:
    for at in range(len(words) - 1, -1, -1):
        if words[at].lower() in PREPOSITIONS or words[at].lower() in ("and", "or", "said", "says"):
            return words[at + 1 :]
    return words


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Each role with the words that introduce it: senator with sen."""
    forms: dict[str, set[str]] = {}
    for line in entries("role-short-forms"):
        short, full = line.split(" = ")
        forms.setdefault(full, {full}).add(short)
    return {full: frozenset(short) for full, short in forms.items()}


def _unnamed(text: str, noun: str, at: int) -> tuple[str, int]:
    """Return the last ``a flight attendant`` before ``the attendant``, and where it stands; else nothing."""
    begin = max(0, at - REACH)
    end = text.rfind(noun, begin, at)
    while end >= 0:
        if not _WORD_GOES_ON.match(text, end + len(noun)):
            article = _ARTICLE_BEFORE.search(text, max(begin, end - 60), end)
            if article:
                return " ".join(text[article.start() : end + len(noun)].split()), article.start()
        end = text.rfind(noun, begin, end)
    return "", -1


def _full_name(text: str, mention: str, at: int) -> str:
    """Return the full name of the body that a mention at ``at`` is short for, else the mention.

    ``ANA`` stands for the words before ``(ANA)``; ``the institute`` for ``the ... Institute``.
    """
    words = mention.split()
    name = words[-1]
    if len(name) > 1 and name.isupper() and len(words) < 3:
        return _spelt_out(text, name, at) or mention
    if len(words) == 2 and _DEFINITE.match(mention):
        name = name[0].upper() + name[1:]
        begin = max(0, at - FAR)
        found = text.rfind(name, begin, at)
        while found >= 0:
            the = _THE_BEFORE.search(text, max(begin, found - 80), found)
            if the and not text[found + len(name) : found + len(name) + 1].isalnum():
                return " ".join(text[the.start() : found + len(name)].split())
            found = text.rfind(name, begin, found)
    return mention


def _spelt_out(text: str, short: str, at: int) -> str | None:
    """Return the capitalised words before ``(ANA)`` that begin with its letter."""
    at = text.find(f"({short})", max(0, at - FAR), at + FAR)
    if at < 0:
        return None
    for run in RUN.finditer(text, max(0, at - 100), at):
        if run[0][0] == short[0] and "." not in text[run.end() : at]:
            return " ".join(text[run.start() : at].split())
    return None


def _goes_on(
    discourse: Discourse, at: int, number: str, pattern: re.Pattern[str], nouns: frozenset[str]
) -> Voice | None:
    """Return what ``they`` or ``it`` is: who spoke so before, else the last that the text tells of."""
    for voice in reversed(discourse.voices[-3:]):
        if voice.number == number and at - voice.start < NEAR:
            return Voice(at, voice.name, number=number)
    last = None
    for match in pattern.finditer(discourse.text, max(0, at - 600), at):
        if match[1].lower() in nouns:
            last = match
    return Voice(at, " ".join(last[0].split()), number=number) if last else None
