"""Organisations and groups: the full name of the one that is meant, and what it and they go on with."""

import re

from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.discourse import Discourse, Voice
from newsctl.parsing.speakers.mentions import head_noun, named
from newsctl.parsing.speakers.names import RUN, bare, is_given, is_role
from newsctl.parsing.speakers.pronouns import openings_in

__all__ = ["full_name", "goes_on"]

NEAR = 1500  # code points to a speaker that "it" and "they" go on with
SUBJECTS = 800  # and to the subject of a sentence before
FAR = 20_000  # to the full name of a body

_THE_BEFORE = re.compile(r"\b[Tt]he\s(?:[A-Z][\w.'’-]*\s){1,6}$")
_OWNER_BEFORE = re.compile(r"\b[Tt]he\s(?:[\w-]+\s)?[\w-]+['’]s?\s$")
_SUBJECT = re.compile(
    r"((?:The|An?|Some|Many|Several|Two|Three)\s(?:[\w’'&.-]+\s){0,7}?[\w’'&-]+"
    r"|[A-Z][\w’'&-]*(?:\s[A-Z][\w’'&-]*){0,5})(?:,\s([A-Z][^,.]{2,50}),)?"
    r"\s(?:[a-z]+ed|has|had|have|is|was|are|were|says?|said|will|would|did|does|do|told|wrote)\b"
)
_PLURAL = re.compile(
    r"(?:\b(?:the|some|many|several|two|three)\s)?(?:[\w’'-]+\s)??\b(\w+s|people|women|police)\b",
    re.IGNORECASE,
)
_BODY = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his)\s(?:[\w.&’'-]+\s){0,4}?([\w-]+)\b")


def full_name(text: str, mention: str, at: int) -> str:
    """Return the full name of the body that a mention at ``at`` is short for, else the mention.

    ``ANA`` stands for the words before ``(ANA)``; ``the institute`` for ``the ... Institute``, and ``the
    office`` for ``the mayor's office``.
    """
    words = mention.split()
    name = words[-1]
    if len(name) > 1 and name.isupper() and len(words) < 3:
        return _spelt_out(text, name, at) or mention
    if len(words) == 2 and words[0].lower() in ("the", "this", "that"):
        capitalised = name[0].upper() + name[1:]
        return (
            _longer(text, capitalised, at, _THE_BEFORE) or _longer(text, name, at, _OWNER_BEFORE) or mention
        )
    return mention


def _longer(text: str, name: str, at: int, before: re.Pattern[str]) -> str | None:
    """Return ``name`` with the words before it, from the last place where they are as wanted."""
    begin = max(0, at - FAR)
    found = text.rfind(name, begin, at)
    while found >= 0:
        lead = before.search(text, max(begin, found - 80), found)
        if lead and not text[found + len(name) : found + len(name) + 1].isalnum():
            return " ".join(text[lead.start() : found + len(name)].split())
        found = text.rfind(name, begin, found)
    return None


def _spelt_out(text: str, short: str, at: int) -> str | None:
    """Return the capitalised words before ``(ANA)`` that begin with its letter."""
    at = text.find(f"({short})", max(0, at - FAR), at + FAR)
    if at < 0:
        return None
    for run in RUN.finditer(text, max(0, at - 100), at):
        if run[0][0] == short[0] and "." not in text[run.end() : at]:
            return " ".join(text[run.start() : at].split())
    return None


def goes_on(discourse: Discourse, at: int, number: str) -> Voice | None:
    """Return what ``they`` (``people``) or ``it`` (``body``) is: who last spoke so, or did something."""
    text, voices = discourse.text, [voice for voice in discourse.voices[-3:] if voice.number == number]
    for opening in reversed(openings_in(discourse, at - SUBJECTS, at)):
        subject = _SUBJECT.match(text, opening, at)
        if subject and _number(subject) == number:
            return Voice(at, " ".join((subject[2] or subject[1]).split()), number=number)
        if voices and opening <= voices[-1].start < at:
            return Voice(at, voices[-1].name, number=number)
    if voices and at - voices[-1].start < NEAR:
        return Voice(at, voices[-1].name, number=number)
    last = None
    pattern, nouns = (_PLURAL, "plural-sources") if number == "people" else (_BODY, "group-nouns")
    for match in pattern.finditer(text, max(0, at - SUBJECTS), at):
        if match[1].lower() in entries(nouns):
            last = match
    return Voice(at, " ".join(last[0].split()), number=number) if last else None


def _number(subject: re.Match[str]) -> str:
    """Return whether a subject is one body or several people; empty for a person and for a mere thing."""
    words, name = subject[1], subject[2]
    noun, _ = head_noun(words)
    if noun in entries("plural-sources"):
        return "people"
    if name:
        return "" if is_given(bare(name.split()[0])) else "body"
    if noun in entries("group-nouns"):
        return "body"
    several = words[0] != "A" and noun.endswith("s") and is_role(noun[:-1])
    if several:
        return "people"
    return (
        "body"
        if " " in words and words.istitle() and not words.startswith("The ") and not named(words)[0]
        else ""
    )
