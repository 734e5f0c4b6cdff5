"""Whom one mention means: by the kind of words that it is, a pronoun, a name or a description."""

from newsctl.article import Span
from newsctl.parsing.speakers.discourse import Discourse, Voice
from newsctl.parsing.speakers.mentions import fold, named

__all__ = ["who_speaks"]

_WRITER = frozenset(("i", "me", "my"))
_NOBODY = frozenset(("we", "us", "our", "you", "your", "who", "which", "that"))
_PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}

_SMALL_NUMBERS = frozenset(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
)
_ASIDE = 60  # code points between a name and the age beside it


def who_speaks(discourse: Discourse, mention: Span) -> str | None:
    """Return the name of whom a mention means, or the description; None where it cannot be told."""
    words = fold(mention.text)
    if (words.isdecimal() or words in _SMALL_NUMBERS) and (whose := _named_before(discourse, mention)):
        words = whose
    small = words.lower()
    if small in _WRITER:
        return discourse.writer
    if not words or small in _NOBODY:
        return None
    # What the rarer kinds need is read when they first come: its patterns slow the start.
    if gender := _PRONOUNS.get(small):
        from newsctl.parsing.speakers.salience import pronounced

        voice = pronounced(discourse, mention.start, gender)
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
    for appearance in discourse.cast.between(age.start - _ASIDE, age.start):
        if discourse.text[appearance.end : age.start].strip(" ,(") == "":
            return appearance.person.name
    return ""


def _by_name(discourse: Discourse, words: str, at: int) -> Voice | None:
    """Return the person whom a mention names; None for a description, and for initials of a body."""
    name, titles = named(words)
    if not name:
        # A family name that is a common word too: Cuban, after Mark Cuban.
        person = discourse.cast.find((words,)) if words.istitle() and " " not in words else None
        return Voice(at, person.name, person, person.gender) if person else None
    person = discourse.cast.find(name, titles)
    if person is None and words.isupper():
        return None
    person = person or discourse.cast.introduce(name)
    return Voice(at, person.name, person, person.gender)
