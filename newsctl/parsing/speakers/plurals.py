"""It and they: the organisation, the paper or the people that they go on with."""

import re

from newsctl.parsing.characters import APOSTROPHES
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.discourse import Discourse, Voice
from newsctl.parsing.speakers.mentions import head_noun, named
from newsctl.parsing.speakers.name_words import bare, is_role

__all__ = ["goes_on"]

NEAR = 1500  # code points to a speaker that they go on with
SUBJECTS = 800  # and to the subject of a sentence before

_SUBJECT = re.compile(
    rf"((?:The|An?|Some|Many|Several|Two|Three)\s(?:[\w{APOSTROPHES}&.-]+\s){{0,7}}?[\w{APOSTROPHES}&-]+"
    rf"|[A-Z][\w{APOSTROPHES}&-]*(?:\s[A-Z][\w{APOSTROPHES}&-]*){{0,5}})(?:,\s([A-Z][^,.]{{2,50}}),)?"
    r"\s(?:[a-z]+ed|has|had|have|is|was|are|were|says?|said|will|would|did|does|do|told|wrote)\b"
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


def goes_on(discourse: Discourse, at: int, number: str) -> Voice | None:
    """Return what ``they`` (``people``) or ``it`` (``organisation``) is: who last spoke so or acted."""
    text, voices = discourse.text, [voice for voice in discourse.voices[-3:] if voice.number == number]
    for opening in reversed(discourse.sentence_starts(at - SUBJECTS, at)):
        subject = _SUBJECT.match(text, opening, at)
        if subject and _number(subject) == number:
            return Voice(at, " ".join((subject[2] or subject[1]).split()), number=number)
        if voices and opening <= voices[-1].start < at:
            return Voice(at, voices[-1].name, number=number)
    if voices and at - voices[-1].start < NEAR:
        return Voice(at, voices[-1].name, number=number)
    last = None
    pattern, nouns = (_PLURAL, "plural-sources") if number == "people" else (_ORGANISATION, "group-nouns")
    for match in pattern.finditer(text, max(0, at - SUBJECTS), at):
        noun = match[1].lower()
        if noun in entries(nouns) or (number == "people" and is_role(noun.removesuffix("s"))):
            last = match
    if last is None and number == "people":
        last = next(_PAIR.finditer(text, max(0, at - NEAR), at), None)
    return Voice(at, " ".join(last[0].split()), number=number) if last else None


def _number(subject: re.Match[str]) -> str:
    """Return whether a subject is ``organisation`` or ``people``; empty for a person and for a mere thing."""
    words, name = subject[1], subject[2]
    noun, _ = head_noun(words)
    if noun in entries("plural-sources"):
        return "people"
    if name:
        return "" if is_given_name(bare(name.split()[0])) else "organisation"
    if noun in entries("group-nouns"):
        return "organisation"
    several = words[0] != "A" and noun.endswith("s") and is_role(noun[:-1])
    if several:
        return "people"
    return (
        "organisation"
        if " " in words and words.istitle() and not words.startswith("The ") and not named(words)[0]
        else ""
    )
