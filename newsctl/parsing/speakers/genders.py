"""Man or woman: what the words around an uncommon name tell of its bearer."""

import re

from newsctl.parsing.speakers.discourse import Discourse
from newsctl.parsing.speakers.name_words import bare, ends_description
from newsctl.parsing.speakers.people import Person

__all__ = ["look_at"]

GLANCES = 8  # occurrences of a name that are looked at
FAR = 20_000  # code points in which they are
REACH = 250  # code points after a name in which a pronoun may be this person's

# Not in "Roe said she had won": she may be somebody else.
_PRONOUN = re.compile(r"(?<!\bsaid )(?<!\bsays )\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|himself|herself)\b")


def look_at(discourse: Discourse, person: Person, at: int) -> None:
    """See by the roles before the name and the pronouns after it, near ``at``, what a person is."""
    if person.count:
        return
    text = discourse.text
    word = person.words[-1]
    begin, stop = max(0, at - FAR), at + FAR
    person.count = text.count(word, begin, stop) + 1
    for _ in range(GLANCES):
        if person.gender and person.is_surely_one:
            break
        found = text.find(word, begin, stop)
        if found < 0:
            break
        begin = found + len(word)
        if not (text[found - 1 : found].isalnum() or text[begin : begin + 1].isalnum()):
            _look(discourse, person, found, begin)


def _look(discourse: Discourse, person: Person, at: int, end: int) -> None:
    """See it where the last word of the name stands."""
    text = discourse.text
    before = text[max(0, at - 60) : at].split()
    first = person.words[0]
    if first in before[-3:]:
        before = before[: before.index(first, -3)]
    last = before[-1:]
    person.entitle(tuple(map(bare, last)))
    if person.gender or len(person.words) == 1 or (last and (last[0] == "the" or ends_description(last[0]))):
        return
    edge = end + REACH
    for other in discourse.appearances.between(end, edge):
        if other.person is not person:
            edge = other.start
            break
    match = _PRONOUN.search(text, end, edge)
    if match and not discourse.is_quoted(match.start()):
        person.shown = "m" if match[0].lower() in ("he", "his", "himself") else "f"
