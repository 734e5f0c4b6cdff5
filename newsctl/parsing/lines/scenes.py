"""Captions without a credit, told from standfirsts: they show a scene, or close with who took the picture."""

import re

from newsctl.parsing.characters import APOSTROPHES, DASHES
from newsctl.parsing.dates import find_stamp
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled

__all__ = ["is_credited", "is_scene", "shares_words"]

REACH = 9  # words among which a caption has its verb
_NAME_IN_BRACKETS = rf"\((?:[A-Z][\w.{APOSTROPHES}-]+ ){{1,3}}[A-Z][\w.{APOSTROPHES}-]+\)$"
_WHEN = (
    r"(?:\b(?:on|in|since) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|(?:19|20)\d\d)"
    r"|\blast (?:week|month|year|spring|summer|autumn|fall|winter)|\((?:left|right|centre|center)\))\.?$"
)
MOST_VERBLESS = 10  # words
WHERE = frozenset(("at", "in", "on", "of", "near", "outside", "inside", "along", "during", "beside", "off"))
AUXILIARIES = frozenset((
    "is", "are", "was", "were", "be", "has", "have", "had", "do", "does", "did", "not", "how", "why", "what",
    "to",
))  # fmt: skip
_DASHES = f"{DASHES}-"
_ON_DAY = (  # Hirosaki, Aomori Prefecture, on Oct. 12.
    r"[a-z], on (?:[A-Z][a-z]+day, )?"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}\.?$"
)
_SHOWS = (
    r"(?:(?:In )?[Tt]h(?:is|ese) |(?:An? )?(?:[Uu]ndated|[Ff]ile|[Hh]andout|[Aa]erial) ){1,2}"
    r"(?:photo|picture|image|photograph|screenshot)s?(?:,| shows?\b| (?:taken|provided|released)\b)"
    r"|(?:An? )?(?:[Uu]ndated|[Ff]ile|[Hh]andout) (?:photo|picture|image|photograph)s? of\b"
)
_PLAIN_WORD = re.compile(r"[^\W\d_]{4,}")


def is_credited(line: str) -> bool:
    """Whether a line above the body closes as only captions do, with a name in brackets, an agency or a date.

    Or whether it says itself that it is about a picture: ``This photo shows …``.
    """
    if line[-1] == ")":
        inside = line[line.rfind("(") + 1 : -1]
        if inside.lower() in entries("agencies") or compiled(_NAME_IN_BRACKETS).search(line):
            return True
    dash = max(line.rfind(f"{mark} ", -24) for mark in _DASHES)
    if dash > 0 and line[dash + 2 :].lower() in entries("agencies"):
        return True
    if line[0] in "TtIiUuFfHhAa" and compiled(_SHOWS).match(line):
        return True
    if line[-3:].strip(" .").isdigit() and compiled(_ON_DAY).search(line):
        return True
    return line[-5:].strip(".").isdigit() and ". " not in line[:-30] and find_stamp(line[-30:])[1] is not None


def is_scene(line: str) -> bool:
    """Whether a line shows somebody or something doing something: ``Volunteers shift eggs to a hatchery``."""
    words = line.split(None, REACH)[1:REACH]
    if any(word in entries("scene-verbs") for word in words):
        return True
    if not entries("telling-verbs").isdisjoint(line.lower().split()):
        return False
    return _closes_with_when(line) or _is_verbless(line)


def _is_verbless(line: str) -> bool:
    """Whether a few words name what is to be seen and where: ``Tailors at work in the market``."""
    words = line.lower().rstrip(".").split()
    if (
        not MOST_VERBLESS >= len(words) >= 3
        or not WHERE.isdisjoint(words[:1])
        or WHERE.isdisjoint(words[1:4])
    ):
        return False
    return AUXILIARIES.isdisjoint(words) and not any(word.endswith("ed") for word in words)


def _closes_with_when(line: str) -> bool:
    """Whether a line closes with the time of the scene: ``… on Monday``, ``… last month.``, ``(left)``."""
    return compiled(_WHEN).search(line[-30:]) is not None


def shares_words(line: str, other: str) -> tuple[int, int]:
    """Return how many plain words of ``line`` stand in ``other`` as well, and how many it has."""
    plain = set(_PLAIN_WORD.findall(line.lower()))
    return len(plain & set(_PLAIN_WORD.findall(other.lower()))), len(plain)
