"""Who a mention means: from the words beside a quote to the fullest name that the article gives."""

from collections.abc import Callable

from newsctl.article import Quote, Span
from newsctl.parsing.blocks import Block
from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.cast import Cast, Person
from newsctl.parsing.speakers.descriptions import fuller_body, is_definite, is_person, last_body, last_people, unnamed_before
from newsctl.parsing.speakers.mentions import fold, head_noun, named
from newsctl.parsing.speakers.names import gender_of_role
from newsctl.parsing.speakers.pronouns import GENDERS, Discourse, Voice

__all__ = ["name_speakers"]

NEAR = 1500
CLEAR, CLEAR_BY_GENDER = 0.5, -0.5


def name_speakers(text: str, blocks: list[Block], quotes: list[Quote]) -> list[str | None]:
    """Return the speaker of each quote by its mention; None without a mention, or where the article does not say.

    ``blocks`` tile ``text``, ``quotes`` stand in its order. A name is the fullest that the article gives, without
    title; a description stays one unless the article introduces a person with it. Both are words of the
    article, with white space folded.
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
    lower = words.lower()
    at = mention.start
    if lower in GENDERS:
        voice = _pronoun(discourse, at, lower)
    elif lower in ("they", "their", "them"):
        voice = _others(discourse, at, "people", last_people)
    elif lower in ("it", "its"):
        voice = _others(discourse, at, "body", last_body)
    elif lower in ("i", "we", "our", "my", "you", "one"):
        voice = None
    else:
        voice = _named(discourse, words, at) or _described(discourse, words, at)
    if voice is None:
        return None
    discourse.voices.append(voice)
    return voice.name


def _pronoun(discourse: Discourse, at: int, pronoun: str) -> Voice | None:
    gender = GENDERS[pronoun]
    who, _ = discourse.most_salient(at, gender)
    if who is None:
        return None
    if isinstance(who, Person):
        who.shown = who.shown or gender
        return Voice(at, who.name, who, gender)
    return Voice(at, who.name, None, gender)


def _others(discourse: Discourse, at: int, number: str, last: Callable[[str, int], str | None]) -> Voice | None:
    """It and they: who spoke so before, else the last body or group of people in the text."""
    for voice in reversed(discourse.voices[-3:]):
        if voice.number == number and at - voice.start < NEAR:
            return Voice(at, voice.name, number=number)
    name = last(discourse.text, at)
    return Voice(at, name, number=number) if name else None


def _named(discourse: Discourse, words: str, at: int) -> Voice | None:
    name, titles = named(words)
    if not name and " " not in words and words[:1].isupper():
        # A family name that is a common word too: Cuban, after Mark Cuban.
        name = (words,)
        if not discourse.cast.find(name, at):
            return None
    if not name:
        return None
    person = discourse.cast.find(name, at, titles)
    if person is None and len(name) == 1 and not titles:
        words = fuller_body(discourse.text, words, at)
        if " " in words:
            return Voice(at, words, number="body")
    person = person or discourse.cast.introduce(name)
    return Voice(at, person.name, person, person.gender)


def _described(discourse: Discourse, words: str, at: int) -> Voice | None:
    noun, modifiers = head_noun(words)
    if noun in entries("plural-sources"):
        return Voice(at, words, number="people")
    if not is_person(noun):
        return Voice(at, fuller_body(discourse.text, words, at), number="body")
    gender = gender_of_role(noun)
    if not is_definite(words):
        return Voice(at, words, None, gender)
    people = discourse.introductions.people(noun, modifiers, at)
    unnamed = unnamed_before(discourse.text, noun, at)
    who, clearness = discourse.most_salient(at, gender, people)
    if unnamed and not (isinstance(who, Person) and who in people and unnamed[1] < max(who.seen, default=0)):
        return Voice(at, max(words, unnamed[0], key=len), None, gender)
    if who is None and people:
        who = list(people)[-1]
    if who and (people or clearness > (CLEAR_BY_GENDER if gender else CLEAR)):
        return Voice(at, who.name, who if isinstance(who, Person) else None, gender)
    return Voice(at, words, None, gender)
