"""Organisations and groups: the full name of the one that is meant, and what it and they go on with."""

import re

from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.discourse import Discourse, Voice
from newsctl.parsing.speakers.names import RUN

__all__ = ["full_name", "goes_on"]

NEAR = 1500  # to a speaker that "it" and "they" go on with
FAR = 20_000  # code points to the full name of a body

_THE_BEFORE = re.compile(r"\b[Tt]he\s(?:[A-Z][\w.'’-]*\s){1,6}$")
_PLURAL = re.compile(
    r"(?:\b(?:the|some|many|several|two|three)\s)?(?:[\w’'-]+\s)??\b(\w+s|people|women|police)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b[Tt]he\s(?:[\w.&’'-]+\s){0,4}?([\w-]+)(?=\s(?:[a-z]+ed|has|had|is|was|says|said|will)\b)"
)


def full_name(text: str, mention: str, at: int) -> str:
    """Return the full name of the body that a mention at ``at`` is short for, else the mention.

    ``ANA`` stands for the words before ``(ANA)``; ``the institute`` for ``the ... Institute``.
    """
    words = mention.split()
    name = words[-1]
    if len(name) > 1 and name.isupper() and len(words) < 3:
        return _spelt_out(text, name, at) or mention
    if len(words) == 2 and words[0].lower() in ("the", "this", "that"):
        name = name[0].upper() + name[1:]
        begin = max(0, at - FAR)
        found = text.rfind(name, begin, at)
        while found >= 0:
            the = _THE_BEFORE.search(text, max(begin, found - 80), found)
            if the and not text[found + len(name) : found + len(name) + 1].isalnum():
                return " ".join(text[the.start() : found + len(name)].split())
            found = text.rfind(name, begin, found)
    return mention


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
    """Return what ``they`` or ``it`` is: who spoke so before, else the last that the text tells of."""
    for voice in reversed(discourse.voices[-3:]):
        if voice.number == number and at - voice.start < NEAR:
            return Voice(at, voice.name, number=number)
    last = None
    pattern, nouns = (_BODY, "group-nouns") if number == "body" else (_PLURAL, "plural-sources")
    for match in pattern.finditer(discourse.text, max(0, at - 600), at):
        if match[1].lower() in entries(nouns):
            last = match
    return Voice(at, " ".join(last[0].split()), number=number) if last else None
