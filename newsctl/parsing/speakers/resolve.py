"""Whom one mention means: by the kind of words that it is, a pronoun, a name or a description."""

from functools import cache

from newsctl.article import Span
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.discourse import Discourse, Voice
from newsctl.parsing.speakers.mentions import fold, named
from newsctl.parsing.speakers.name_words import bare
from newsctl.parsing.speakers.names import RUN, personal_part

__all__ = ["who_speaks"]

_FEW = 8  # occurrences of a name that are looked at
_LONGEST = 80  # code points before a family name, with titles
_ASIDE = 60  # code points between a name and the age beside it


def who_speaks(discourse: Discourse, mention: Span) -> str | None:
    """Return the name of whom a mention means, or the description; None where it cannot be told."""
    words = fold(mention.text)
    if words.isdecimal() or words in entries("number-words"):
        words = _named_before(discourse, mention) or words
    owner, _, owned = words.lower().partition(" ")
    meant = _pronouns().get(owner if owned in entries("utterances") else words.lower(), "")
    if meant == "writer":
        return discourse.writer
    if not words or meant == "nobody":
        return None
    # What the rarer kinds need is read when they first come: its patterns slow the start.
    if meant in ("f", "m"):
        from newsctl.parsing.speakers.pronouns import pronounced

        voice = pronounced(discourse, mention.start, meant)
    elif meant:
        from newsctl.parsing.speakers.plurals import goes_on

        voice = goes_on(discourse, mention.start, meant)
    else:
        voice = _by_name(discourse, words, mention.start)
        if voice is None:
            from newsctl.parsing.speakers.descriptions import described

            voice = described(discourse, words, mention.start, mention.end)
    if voice is None:
        return None
    discourse.voices.append(voice)
    return voice.name


def _named_before(discourse: Discourse, age: Span) -> str:
    """Return the name that an age stands beside: ``Jane Roe, 44,``."""
    for appearance in discourse.appearances.between(age.start - _ASIDE, age.start):
        if discourse.text[appearance.end : age.start].strip(" ,(") == "":
            return appearance.person.name
    return ""


def _by_name(discourse: Discourse, words: str, at: int) -> Voice | None:
    """Return the person whom a mention names; None for a description, and for initials of an organisation."""
    name, titles = named(words)
    if not name:
        # A family name that is a common word too: Cuban, after Mark Cuban.
        person = discourse.cast.find((words,)) if words.istitle() and " " not in words else None
        return Voice(at, person.name, person, person.gender) if person else None
    person = discourse.cast.find(name, titles)
    if person is None and words.isupper():
        return None
    person = person or discourse.cast.introduce(name)
    if len(person.words) == 1 and (full := _in_full(discourse.text, name[-1])):
        person.call(full)
    return Voice(at, person.name, person, person.gender)


def _in_full(text: str, family: str) -> tuple[str, ...]:
    """Return the full name that only stands outside the body, in a line taken for one of the page."""
    at = -1
    for _ in range(_FEW):
        at = text.find(f" {family}", at + 1)
        if at < 0:
            break
        begin = max(0, at - _LONGEST)
        begin = max(begin, text.rfind("\n", begin, at) + 1)
        runs = list(RUN.finditer(text, begin, at + 1 + len(family)))
        name, titles = personal_part(runs[-1][0]) if runs else ((), ())
        if len(name) > 1 and name[-1] == family and (titles or is_given_name(bare(name[0]))):
            return name
    return ()


@cache
def _pronouns() -> dict[str, str]:
    """Return whom each pronoun means, in the words of pronouns.txt."""
    return dict(line.split() for line in entries("pronouns"))
