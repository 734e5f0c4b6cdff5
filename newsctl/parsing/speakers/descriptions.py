"""The minister, the union: descriptions, and the people and bodies that they point back to."""

import re

from newsctl.parsing.characters import DOUBLE_MARKS
from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.discourse import Discourse, Voice
from newsctl.parsing.speakers.mentions import head_noun
from newsctl.parsing.speakers.name_words import gender_of_role, is_role
from newsctl.parsing.speakers.names import RUN, personal_part
from newsctl.parsing.speakers.people import Person

__all__ = ["described"]

# How salient somebody must be for a description that nobody was introduced with, in hundredths.
CLEAR = 50
CLEAR_BY_GENDER = -500  # likewise when it tells man or woman

_DEFINITE = re.compile(r"(?:the|this|that)\s", re.IGNORECASE)
_TO_APPOSITION = re.compile(rf"(?:\s(?:of|on|for|at|in|with|from)\s[^,.;:{DOUBLE_MARKS}\n]{{1,60}})?,\s")


def described(discourse: Discourse, words: str, at: int, end: int) -> Voice:
    """Return whom a description from ``at`` to ``end`` means: a person of the cast, or nobody but itself.

    A name that is put beside it decides. Otherwise
    an indefinite description stays, and a definite one is, in this order, a person introduced so, what an
    earlier indefinite description said in more words, whoever is clearly on stage, or itself.
    """
    noun, _ = head_noun(words)
    if noun in entries("plural-sources"):
        return Voice(at, words, number="people")
    if not (is_role(noun) or noun in entries("members") or "-year-old" in words):
        from newsctl.parsing.speakers.organisations import full_name

        return Voice(at, full_name(discourse.text, words, at), number="organisation")
    gender = gender_of_role(noun)
    if person := _apposed(discourse, end):
        return Voice(at, person.name, person, person.gender or gender)
    if not _DEFINITE.match(words):
        return Voice(at, words, None, gender)
    return _definite(discourse, words, at, gender)


def _definite(discourse: Discourse, words: str, at: int, gender: str) -> Voice:
    """Return whom ``the economist`` means."""
    from newsctl.parsing.speakers.introductions import BESIDE, introduced
    from newsctl.parsing.speakers.salience import most_salient
    from newsctl.parsing.speakers.strangers import unnamed

    noun, modifiers = head_noun(words)
    aged = [word for word in (noun, *modifiers) if word.endswith("-year-old")]
    stranger, where = unnamed(discourse.text, noun, at)
    people, named_at = introduced(discourse, aged[0] if aged else noun, modifiers, at)
    if not (people or stranger or aged):
        people, named_at = introduced(discourse, noun, modifiers, at, ahead=True)
    who, clearness = most_salient(discourse, at, gender, people)
    known = isinstance(who, Person) and who in people
    if people and not known and clearness <= CLEAR:
        known = True
        who = max(people, key=lambda person: people[person])
    if stranger and not (known and where < named_at + BESIDE):
        return Voice(at, max(words, stranger, key=len), None, gender)
    if not known and noun in entries("roles-of-the-unnamed"):
        return Voice(at, words, None, gender)
    # Who speaks "for the company" is not just any woman on stage.
    tells = gender or aged or _tells_origin(noun, modifiers)
    enough = CLEAR_BY_GENDER if tells and " for " not in words else CLEAR
    if who and (known or clearness > enough):
        return Voice(at, who.name, who if isinstance(who, Person) else None, gender)
    return Voice(at, words, None, gender)


def _tells_origin(noun: str, modifiers: list[str]) -> bool:
    """Whether a description says where somebody comes from: the Italian, the Lagos-born singer."""
    if any(word.endswith("-born") for word in modifiers):
        return True
    return noun in entries("members") and all(word[0].isupper() for word in modifiers)


def _apposed(discourse: Discourse, end: int) -> Person | None:
    """Return the person named after a description: ``an expert on trade, Jane Roe,``."""
    text = discourse.text
    if comma := _TO_APPOSITION.match(text, end):
        run = RUN.match(text, comma.end())
        name = personal_part(run[0])[0] if run else ()
        if run and len(name) > 1 and text[run.end() : run.end() + 1] in (",", ".", ";", " ", "\n", ""):
            return discourse.cast.find(name)
    return None
