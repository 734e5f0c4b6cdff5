"""Who a mention means: from the words beside a quote to the fullest name that the article gives."""

from newsctl.article import Quote, Span
from newsctl.parsing.blocks import Block
from newsctl.parsing.speakers.cast import Cast, Person
from newsctl.parsing.speakers.mentions import fold, named
from newsctl.parsing.speakers.pronouns import GENDERS, Discourse, Voice

__all__ = ["name_speakers"]

_NOBODY = frozenset(("i", "me", "my", "we", "us", "our", "you", "your", "who", "which", "that"))


def name_speakers(text: str, blocks: list[Block], quotes: list[Quote]) -> list[str | None]:
    """Return the speaker of each quote by its mention: None without one, or where the article does not say.

    ``blocks`` tile ``text``, ``quotes`` stand in its order. A name is the fullest that the article gives,
    without title; a description stays one unless the article introduces a person with it. Both are words of
    the article, with white space folded.
    """
    if not any(quote.mention for quote in quotes):
        return [None] * len(quotes)
    discourse = Discourse(text, Cast(text, blocks), quotes)
    known: dict[int, str | None] = {}
    speakers: list[str | None] = []
    for quote in quotes:
        mention = quote.mention
        if mention and mention.start not in known:
            known[mention.start] = _who(discourse, mention)
        speakers.append(known[mention.start] if mention else None)
    return speakers


def _who(discourse: Discourse, mention: Span) -> str | None:
    words = fold(mention.text)
    gender = GENDERS.get(words.lower())
    if not words or words.lower() in _NOBODY:
        return None
    if gender:
        voice = _the_person(discourse, mention.start, gender)
    else:
        voice = _by_name(discourse, words, mention.start)
        if voice is None:
            # Read when first needed: most articles name people, and its patterns slow the start.
            from newsctl.parsing.speakers.descriptions import described

            voice = described(discourse, words, mention.start, mention.end)
    if voice is None:
        return None
    discourse.voices.append(voice)
    return voice.name


def _the_person(discourse: Discourse, at: int, gender: str) -> Voice | None:
    who, _ = discourse.most_salient(at, gender)
    if isinstance(who, Person):
        who.shown = who.shown or gender
        return Voice(at, who.name, who, gender)
    return Voice(at, who.name, None, gender) if who else None


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
