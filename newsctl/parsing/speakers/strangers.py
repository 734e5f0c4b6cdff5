"""People without a name: who is only known by a description, and speaks or is spoken of again."""

import re

from newsctl.parsing.characters import APOSTROPHES, CLOSING_MARKS
from newsctl.parsing.speakers.discourse import Voice
from newsctl.parsing.speakers.name_words import bare, ends_description, gender_of_role, is_role
from newsctl.parsing.speakers.verbs import is_speech_verb

__all__ = ["stranger_at", "unnamed"]

FEW = 8  # occurrences of a word that are looked at
SENTENCE = 400  # code points in which somebody without a name is looked for
REACH = 6000  # code points back to an indefinite description

_ARTICLE_BEFORE = re.compile(rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?:[\w{APOSTROPHES}()&-]+\s){{0,6}}$")
_COMMA_AND_ARTICLE = re.compile(rf"[,{CLOSING_MARKS}]\s(?=an?\s)")
_WORD_GOES_ON = re.compile(r"\w|,?\s[A-Z]")


def stranger_at(text: str, opening: int, end: int) -> Voice | None:
    """Return who has no name but speaks in the sentence that opens there, before ``end``.

    ``A spokesman for the port said``; ``The lock is shut, a spokesman for the port said``.
    """
    if text.startswith(("A ", "An ", "Another "), opening):
        return _stranger(text, opening)
    for comma in _COMMA_AND_ARTICLE.finditer(text, opening, min(end, opening + SENTENCE)):
        if stranger := _stranger(text, comma.end()):
            return stranger
    return None


def _stranger(text: str, at: int) -> Voice | None:
    """Return the one without a name who speaks, if the words from an offset on begin so."""
    noun = 0  # the number of words up to the one that says what the stranger is
    words = text[at : at + 120].split()
    for number, word in enumerate(words[:-1], 1):
        plain = bare(word)
        ends = plain.endswith("ed") or word[-1] in ",.;:"
        if noun and plain[-1:] in ("s", "d") and is_speech_verb(plain):
            return Voice(at, " ".join(words[: number - 1]), None, gender_of_role(bare(words[noun - 1])))
        if not noun and is_role(plain) and not is_role(bare(words[number])):
            noun = number
        elif ends or (noun and noun == number - 1 and not ends_description(plain)):
            return None
    return None


def unnamed(text: str, noun: str, at: int) -> tuple[str, int]:
    """Return the last ``a flight attendant`` before ``the attendant``, and where it stands; else nothing."""
    begin = max(0, at - REACH)
    end = text.rfind(noun, begin, at)
    for _ in range(FEW):
        if end < 0:
            break
        if not _WORD_GOES_ON.match(text, end + len(noun)):
            article = _ARTICLE_BEFORE.search(text, max(begin, end - 80), end)
            if article:
                return " ".join(text[article.start() : end + len(noun)].split()), article.start()
        end = text.rfind(noun, begin, end)
    return "", -1
