"""It and they: the body, the paper or the people that they go on with."""

import re

import msgspec

from newsctl.parsing.characters import APOSTROPHES, DASHES, DOUBLE_MARKS
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import any_of, entries
from newsctl.parsing.speakers.discourse import Discourse, Voice
from newsctl.parsing.speakers.mentions import head_noun, named
from newsctl.parsing.speakers.name_words import bare, gender_of_role, is_role
from newsctl.parsing.speakers.organisations import full_name
from newsctl.parsing.speakers.verbs import is_speech_verb

__all__ = ["goes_on"]

NEAR = 1500  # code points to a speaker that they go on with
SUBJECTS = 800  # and to the subject of a sentence before

_MANY = r"(?:[Dd]ozens|[Hh]undreds|[Tt]housands|[Ss]cores|[Cc]rowds|[Gg]roups|[Mm]embers)\sof"
_NO_NAME = r"(?:He|I|It|She|That|There|These|They|This|Those|We|What|Who|You)"
_SUBJECT = re.compile(
    rf"(?:(?i:{any_of('prepositions')})\s[^,.;:{DASHES}{DOUBLE_MARKS}\n]{{1,80}}?,\s)?"
    rf"((?:(?:[Tt]he|[Aa]n?|[Aa]ll|[Ss]ome|[Mm]any|[Ss]everal|[Tt]wo|[Tt]hree|{_MANY})\s"
    rf"(?:[\w{APOSTROPHES}&.-]+\s){{0,7}}?)[\w{APOSTROPHES}&-]+"
    rf"|(?!{_NO_NAME}\s)[A-Z][\w{APOSTROPHES}&-]*(?:\s[A-Z][\w{APOSTROPHES}&-]*){{0,5}})(?:,\s([A-Z][^,.]{{2,50}}),)?"
    rf"\s([a-z]+ed|[a-z]+[a-rt-z]es|say|says|denies|insists|did|does|do|told|wrote|{any_of('irregular-pasts')}"
    rf"|{any_of('finite-verbs')})\b"
)
_PLURAL = re.compile(
    rf"(?:\b(?:the|some|many|several|two|three)\s)?(?:[\w{APOSTROPHES}-]+\s)??\b(\w+s|people|women|police)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(
    rf"(?:[A-Z][\w.{APOSTROPHES}-]*\s){{1,3}}and\s"
    rf"[A-Z][\w.{APOSTROPHES}-]*(?:\s[A-Z][\w{APOSTROPHES}-]*){{1,2}}"
)
_ORGANISATION = re.compile(rf"\b(?:[Tt]he|[Aa]n?|[Tt]his)\s(?:[\w.&{APOSTROPHES}-]+\s){{0,4}}?([\w-]+)\b")
_OF_MANY = re.compile(rf"{_MANY}\s(?:[\w{APOSTROPHES}-]+\s)*?(\w+s|people|women|police)\b")
_RELATIVES = tuple(f" {word}" for word in entries("relative-pronouns"))
_ARE_MANY = frozenset(("are", "do", "have", "say", "were"))


class _Subject(msgspec.Struct):
    """Who opens a sentence: the words, what they are (as a :class:`.Voice` has it), and the verb."""

    words: str
    number: str
    verb: str


def goes_on(discourse: Discourse, at: int, number: str) -> Voice | None:
    """Return what ``they`` (``people``) or ``it`` (``organisation``) is: who last spoke so or acted.

    They may be a body that speaks or has a verb in the plural, and somebody without a name and neither he
    nor she.
    """
    voices = [voice for voice in discourse.voices[-3:] if _agrees(voice, number)]
    for opening in reversed(discourse.sentence_starts(at - SUBJECTS, at)):
        subject = _subject(discourse, opening, at)
        if subject and _may_be(subject, number):
            return Voice(at, _fuller(discourse, subject.words, at), number=subject.number)
        if voices and opening <= voices[-1].start < at:
            return Voice(at, voices[-1].name, number=voices[-1].number)
    if voices and at - voices[-1].start < NEAR:
        return Voice(at, voices[-1].name, number=voices[-1].number)
    return _last_of(discourse.text, at, number)


def _agrees(voice: Voice, number: str) -> bool:
    """Whether who has spoken may come back as ``it`` or ``they``."""
    if number == "organisation":
        return voice.number == number
    return voice.number != "person" or (voice.person is None and not voice.gender)


def _may_be(subject: _Subject, number: str) -> bool:
    """Whether the subject of a sentence may come back as ``it`` or ``they``."""
    if subject.number == number:
        return True
    if number == "organisation" or not subject.number:
        return False
    return is_speech_verb(subject.verb) or (subject.number == "organisation" and subject.verb in _ARE_MANY)


def _fuller(discourse: Discourse, words: str, at: int) -> str:
    """Return the longest words that a description was spoken of with: ``The organiser`` of what."""
    noun, modifiers = head_noun(words)
    if not modifiers and words.lower().startswith("the "):
        for voice in discourse.voices:
            if voice.person is None and len(voice.name) > len(words) and head_noun(voice.name)[0] == noun:
                return voice.name
        return full_name(discourse.text, words, at)
    return words


def _subject(discourse: Discourse, opening: int, at: int) -> _Subject | None:
    """Return the subject of the sentence that opens there."""
    match = _SUBJECT.match(discourse.text, opening, at)
    if match is None:
        return None
    words, name, verb = match[1], match[2], match[3]
    if words.split(None, 1)[0].lower() in entries("subordinators"):
        return None
    if words.endswith(_RELATIVES):
        words = words.rpartition(" ")[0]  # The firm | that
    number = _number(discourse, words, name, verb)
    return _Subject(" ".join((words if number == "person" else name or words).split()), number, verb)


def _number(discourse: Discourse, words: str, name: str | None, verb: str) -> str:
    """Return what a subject is, as a voice has it; empty for a person with a name and for a mere thing."""
    noun, _ = head_noun(words)
    if noun in entries("plural-sources") or _OF_MANY.match(words):
        return "people"
    if name:
        return "" if is_given_name(bare(name.split()[0])) else "organisation"
    if noun in entries("group-nouns") or noun in entries("roles-of-bodies"):
        return "organisation"
    if words[0] not in "Aa" and noun.endswith("s") and is_role(noun[:-1]):
        return "people"
    if words.startswith(("A ", "a ")) and is_role(noun) and not gender_of_role(noun):
        return "person"
    if words.istitle() and not words.startswith("The "):
        return "organisation" if _is_body(discourse, words, verb) else ""
    return ""


def _is_body(discourse: Discourse, words: str, verb: str) -> bool:
    """Whether a name is that of no person: two words or more that name none, or one that speaks."""
    if " " in words:
        return verb in _ARE_MANY or not named(words)[0]
    person = discourse.cast.find((words,))
    return (person is None or not person.is_surely_one) and is_speech_verb(verb)


def _last_of(text: str, at: int, number: str) -> Voice | None:
    """Return the last people, or the last body, that the words before an offset tell of at all."""
    last = None
    pattern, nouns = (_PLURAL, "plural-sources") if number == "people" else (_ORGANISATION, "group-nouns")
    for match in pattern.finditer(text, max(0, at - SUBJECTS), at):
        noun = match[1].lower()
        if noun in entries(nouns) or (number == "people" and is_role(noun.removesuffix("s"))):
            last = match
    if last is None and number == "people":
        last = next(_PAIR.finditer(text, max(0, at - NEAR), at), None)
    return Voice(at, " ".join(last[0].split()), number=number) if last else None
