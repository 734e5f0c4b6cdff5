"""The minister, the union, they: descriptions that the article has introduced with a name or in full before."""

import re
from functools import cache

from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.cast import Cast, Person
from newsctl.parsing.speakers.names import PREPOSITIONS, RUN, bare, is_role

__all__ = ["Introductions", "fuller_body", "is_definite", "is_person", "last_body", "last_people", "unnamed_before"]

_REACH = 1500
SAME_NOUN, SAME_MODIFIERS = 2.0, 2.0
_BEFORE_NAME = re.compile(r"((?:[\w’'-]+\s){1,4})$")
_APPOSED_BEFORE = re.compile(r"(?:^|[\s,])(?:an?|the|its|his|her|their|our)\s([^,.;:\n]{3,60}),\s$", re.IGNORECASE)
_APPOSED_AFTER = re.compile(
    r"(?:,?\s\(?\d{1,3}\)?)?,?\s(?:who\s)?(?:(?:is|was|are)\s)?(?:an?\s|the\s|its\s|his\s|her\s|their\s)?([^,.;:\n]{3,80})"
)
_MEMBERS = frozenset("republican democrat independent conservative liberal texan floridian californian".split())
_DEFINITE = re.compile(r"(?:the|this|that)\s", re.IGNORECASE)


def is_definite(mention: str) -> bool:
    """Whether a description points back: ``the senator``, not ``a senator`` or ``senators``."""
    return bool(_DEFINITE.match(mention))


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Each role with the short forms that it can be introduced by: senator, sen."""
    forms: dict[str, set[str]] = {}
    for line in entries("role-short-forms"):
        short, full = line.split(" = ")
        forms.setdefault(full, {full}).add(short)
    return {full: frozenset(short) for full, short in forms.items()}


class Introductions:
    """Which people the article introduces as what: made on the first description that points back."""

    __slots__ = ("_of",)

    def __init__(self, text: str, cast: Cast) -> None:
        self._of: list[tuple[int, set[str], Person]] = []
        for appearance in cast.appearances:
            words = {*appearance.person.titles} if appearance.start in appearance.person.seen[:1] else set()
            start, end = appearance.start, appearance.end
            if match := _BEFORE_NAME.search(text, max(0, start - 60), start):
                words.update(map(bare, _after_preposition(match[1].split())))
            if match := _APPOSED_BEFORE.search(text, max(0, start - 80), start):
                words.update(map(bare, _before_preposition(match[1].split())))
            if match := _APPOSED_AFTER.match(text, end, end + 100):
                words.update(map(bare, _before_preposition(match[1].split())))
            words.update(map(bare, text[start:end].split()[: -len(appearance.person.key.split())]))
            if any(map(is_role, words)):
                self._of.append((start, words, appearance.person))

    def people(self, noun: str, modifiers: list[str], before: int) -> dict[Person, float]:
        """Return the people who were introduced as ``noun`` before an offset, and how well the modifiers agree."""
        nouns = _short_forms().get(noun, frozenset((noun,)))
        wanted = {bare(word) for word in modifiers} - {"former"}
        found: dict[Person, float] = {}
        for start, words, person in self._of:
            if start < before and words & nouns:
                share = len(wanted & words) / len(wanted) if wanted else 1.0
                found[person] = max(found.get(person, 0.0), SAME_NOUN + SAME_MODIFIERS * share)
        return found


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


def unnamed_before(text: str, noun: str, at: int) -> tuple[str, int] | None:
    """Return the last indefinite description that turns on ``noun`` before ``at``, and where it stands.

    ``a flight attendant`` explains ``the flight attendant``.
    """
    pattern = re.compile(rf"\b(?:an?|one|another)\s(?:[\w’'-]+\s){{0,4}}{re.escape(noun)}\b", re.IGNORECASE)
    last = None
    for match in pattern.finditer(text, max(0, at - 4 * _REACH), at):
        last = match
    return (" ".join(last[0].split()), last.start()) if last else None


def fuller_body(text: str, mention: str, at: int) -> str:
    """Return the full name of a body that ``mention`` is short for, else the mention as it is.

    ``ANA`` stands for the words before ``(ANA)``; ``the institute`` for the last ``... Institute`` before.
    """
    words = mention.split()
    name = words[-1]
    if len(name) > 1 and name.isupper() and len(words) < 3:
        return _spelt_out(text, name) or mention
    if len(words) == 2 and is_definite(mention):
        return _last_run(text, name[0].upper() + name[1:], at) or mention
    return mention


def _spelt_out(text: str, short: str) -> str | None:
    at = text.find(f"({short})")
    if at < 0:
        return None
    last = None
    for run in RUN.finditer(text, max(0, at - 100), at):
        if run[0][0] == short[0]:
            last = run
            break
    if last is None or "." in text[last.end() : at]:
        return None
    return " ".join(text[last.start() : at].split())


def _last_run(text: str, noun: str, at: int) -> str | None:
    """The last name with a determiner before ``at`` that ends in ``noun``."""
    pattern = re.compile(rf"\b([Tt]he)\s((?:[A-Z][\w.'’-]*\s){{1,6}}{re.escape(noun)})\b")
    best: str | None = None
    for match in pattern.finditer(text, 0, at):
        best = " ".join(match[0].split())
    return best


def last_people(text: str, at: int) -> str | None:
    """Return the last plural description before ``at`` that can speak: ``the lawmakers``."""
    plural = entries("plural-sources")
    pattern = re.compile(r"(?:\b(?:the|some|many|several|two|three)\s)?(?:[\w’'-]+\s)??\b(\w+s|people|women|police)\b", re.IGNORECASE)
    last = None
    for match in pattern.finditer(text, max(0, at - 600), at):
        if match[1].lower() in plural:
            last = match
    return " ".join(last[0].split()) if last else None


def last_body(text: str, at: int) -> str | None:
    """Return the last definite description of a body or paper before ``at``: ``the commission``."""
    groups = entries("group-nouns")
    pattern = re.compile(r"\b[Tt]he\s((?:[\w.&’'-]+\s){0,4}?)([\w-]+)(?=\s(?:[a-z]+ed|has|had|is|was|says|said|will)\b)")
    last = None
    for match in pattern.finditer(text, max(0, at - 600), at):
        if match[2].lower() in groups:
            last = match
    return " ".join(last[0].split()) if last else None


def is_person(noun: str) -> bool:
    """Whether the head of a description, as :func:`bare` gives it, is one human being."""
    return is_role(noun) or noun in _MEMBERS or noun.endswith("-year-old")
