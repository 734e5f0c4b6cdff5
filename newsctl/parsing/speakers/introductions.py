"""How the people of an article were introduced: whom ``the economist`` may point back to."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from newsctl.parsing.characters import APOSTROPHES
from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.appearances import Appearance, start_of
from newsctl.parsing.speakers.discourse import Discourse
from newsctl.parsing.speakers.name_words import bare, ends_description
from newsctl.parsing.speakers.people import Person
from newsctl.parsing.speakers.verbs import is_speech_verb

__all__ = ["BESIDE", "introduced"]

# Hundredths, as salience has.
SAME_NOUN = 200  # the person was introduced as an economist, and "the economist" speaks
SAME_MODIFIERS = 200  # and as a chief one
FEW = 8  # occurrences of a word that are looked at
BESIDE = 150  # code points between a name and the word that it is introduced with
FAR = 20_000  # to a person's introduction

_LAST_WORDS = re.compile(rf"(?:[\w{APOSTROPHES}-]++\s){{1,4}}$")
_APPOSED_BEFORE = re.compile(
    r"(?:^|[\s,])(?:an?|the|its|his|her|their|our)\s([^,.;:\n]{3,60}),\s$", re.IGNORECASE
)
_CLOSES = frozenset((",", ".", ";", ")", "\n", ""))
_OPENS = re.compile(r"(?:^|[.\n]\s*)((?!In\b|At\b|On\b)[A-Z][^,.;:\n]{3,140}),\s$")
_APPOSED_AFTER = re.compile(
    r"(?:,?\s\(?\d{1,3}\)?)?(?:,\s(?:who\s(?:is|was)\s)?|\s(?:is|was)\s)"
    r"(?:(?:an?|the|its|his|her|their)\s)?([^,.;:\n]{3,80})"
)


def introduced(
    discourse: Discourse, noun: str, modifiers: list[str], at: int, *, ahead: bool = False
) -> tuple[dict[Person, int], int]:
    """Return who was introduced as ``noun`` before an offset and how well the words agree; and where last.

    ``ahead`` looks for who is only introduced so after it.
    """
    if noun.endswith("-year-old"):
        return _of_age(discourse, noun.partition("-")[0], at)
    found: dict[Person, int] = {}
    last = -1
    wanted = {bare(word) for word in modifiers} - {"former"}
    roles = [form for role in _short_forms().get(noun, (noun,)) for form in _spellings(role)]
    for role in roles:
        for offset in (_after if ahead else _before)(discourse.text, role, at):
            for appearance in _around(discourse, offset, offset + BESIDE if ahead else at):
                if appearance.beside is None:
                    appearance.beside = _beside(discourse.text, appearance)
                if role.lower() in appearance.beside:
                    shared = len(wanted & appearance.beside)
                    score = SAME_NOUN + (SAME_MODIFIERS * shared // len(wanted) if wanted else SAME_MODIFIERS)
                    found[appearance.person] = max(found.get(appearance.person, 0), score)
                    last = max(last, appearance.start)
    return found, last


def _spellings(role: str) -> tuple[str, ...]:
    """Return how a role may be written before a name: senator, Senator; MP."""
    return (role, role.capitalize()) if len(role) > 2 else (role.upper(), role.capitalize())


def _around(discourse: Discourse, offset: int, stop: int) -> list[Appearance]:
    """Return who is named next to an offset, on both sides, as far as ``stop``."""
    near = discourse.appearances.between(offset - BESIDE, min(stop, offset + BESIDE))
    index = bisect_left(near, offset, key=start_of)
    return near[max(0, index - 1) : index + 1]


def _of_age(discourse: Discourse, age: str, at: int) -> tuple[dict[Person, int], int]:
    """Return whose age is given as so many years: ``Jane Roe, 52,``."""
    for offset in _before(discourse.text, age, at):
        for appearance in discourse.appearances.between(offset - BESIDE, offset):
            if discourse.text[appearance.end : offset].strip(" ,(") in ("", "aged"):
                return {appearance.person: SAME_NOUN}, appearance.start
    return {}, -1


def _before(text: str, word: str, before: int) -> Iterator[int]:
    """Find the last few occurrences: where ``word`` stands before an offset."""
    begin = max(0, before - FAR)
    at = before
    for _ in range(FEW):
        at = text.rfind(word, begin, at)
        if at < 0:
            break
        yield at


def _after(text: str, word: str, after: int) -> Iterator[int]:
    """Find the first few occurrences: where ``word`` stands after an offset."""
    at = after
    for _ in range(FEW):
        at = text.find(word, at + 1, after + FAR)
        if at < 0:
            break
        yield at


def _beside(text: str, appearance: Appearance) -> frozenset[str]:
    """Return the words that introduce a person where one appears: titles, and what is put beside the name."""
    start, end = appearance.start, appearance.end
    words = text[start:end].split()
    if match := _LAST_WORDS.search(text, max(0, start - 60), start):
        words += _after_preposition(match[0].split())
    # Found before it is read: the pattern, without regard to case, is slow to fail. "After he saw the doctor,
    # Roe left" does not say that Roe is one.
    comma = "," in text[max(0, start - 3) : start] and text[end : end + 1] in _CLOSES
    if comma and (match := _APPOSED_BEFORE.search(text, max(0, start - 80), start)):
        words += _before_preposition(match[1].split())
    if comma and (match := _OPENS.search(text, max(0, start - 150), start)):
        words += _before_preposition(match[1].split())
    if match := _APPOSED_AFTER.match(text, end, end + 100):
        words += _before_preposition(match[1].split())
    if text.startswith(". ", start - 2):
        words += text[max(0, start - 8) : start].split()[-1:]
    return frozenset(map(bare, words))


def _before_preposition(words: list[str]) -> list[str]:
    for at, word in enumerate(words):
        if ends_description(word):
            return words[:at]
    return words


def _after_preposition(words: list[str]) -> list[str]:
    for at in range(len(words) - 1, -1, -1):
        word = words[at].lower()
        if ends_description(word) or word in ("and", "or") or _is_verb(word, at + 1 == len(words)):
            return words[at + 1 :]
    return words


def _is_verb(word: str, is_last: bool) -> bool:
    """Whether a word is a verb: of the judge that sentenced Roe it does not tell what Roe is."""
    if word in entries("irregular-pasts") or word in entries("auxiliaries") or is_speech_verb(word):
        return True
    return is_last and word.endswith("ed")


@cache
def _short_forms() -> dict[str, list[str]]:
    """Each role with the words that introduce it, always in one order: senator with sen."""
    forms: dict[str, list[str]] = {}
    for line in sorted(entries("role-short-forms")):
        short, full = line.split(" = ")
        forms.setdefault(full, [full]).append(short)
    return forms
