"""The headline: which of the first pieces it is."""

import re

from newsctl.parsing.blocks import Piece
from newsctl.parsing.byline import is_desk
from newsctl.parsing.dateline import read_dateline

__all__ = ["find_headline", "repeats_title"]

MARKUP = 12  # characters by which a title may differ where it stands twice
LONGEST = 18  # words of a headline under a kicker
_BEFORE = re.compile(r"[dswxub_]*")
_TOLD = re.compile(
    r"\b(?:said|told|announced|yesterday|today|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def find_headline(text: str, pieces: list[Piece], letters: str, first: int) -> int | None:
    """Return the number of the headline among the pieces from ``first`` on, None when there is none."""
    skipped = _BEFORE.match(letters, first)
    at = skipped.end() if skipped else first
    section = letters.find("s", first, at)
    if at >= len(letters):
        return first if first < len(letters) and letters[first] in "sx" else None
    letter = letters[at]
    if section >= 0 and not _is_title(pieces, letters, at):
        return section  # what reads like the name of a section is a headline of one word
    if letter in "pq" and (
        read_dateline(text, pieces[at].start, pieces[at].end)
        or not _is_headline_sentence(pieces[at].text, letters[at + 1 : at + 2])
        or at + 1 >= len(letters)
    ):
        return None
    if letter in "ez_":
        return None
    return at + 1 if letter in "tn" and _is_kicker(pieces, letters, at) else at


def repeats_title(line: str, title: str) -> bool:
    """Whether a line says the title again that stands above it or in the metadata."""
    if abs(len(line) - len(title)) > MARKUP:
        return False
    return _letters_only(line) == _letters_only(title) != ""


def _letters_only(line: str) -> str:
    return "".join(filter(str.isalnum, line)).casefold()


def _is_title(pieces: list[Piece], letters: str, at: int) -> bool:
    """Whether a piece below the name of a section reads like a headline and not like the lede."""
    if letters[at] in "pq":
        return _is_in_capitals(pieces[at].text.split()) or letters[at + 1 : at + 2] in ("d", "b", "n")
    return letters[at] in "tikr" or (letters[at] == "n" and len(pieces[at].text.split()) > 3)


def _is_in_capitals(words: list[str]) -> bool:
    return sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _is_headline_sentence(line: str, following: str) -> bool:
    """Whether a line with a full stop is a headline and not the lede of a story without one."""
    words = line.split()
    if len(words) > 32:
        return False
    if _is_in_capitals(words):
        return True
    if len(words) <= 10 or (len(words) <= 25 and following and following in "dbn"):
        return True
    return len(words) <= 20 and _TOLD.search(line) is None


def _is_kicker(pieces: list[Piece], letters: str, at: int) -> bool:
    """Whether a line is the kicker or the section above the headline: a few words, a full title below.

    A headline of two or three words may stand there as well, with its standfirst below. So the
    line is a kicker only where it is set with a bar or stroke, names an outlet, or has below it both
    a title and a standfirst, or a title and the date or byline.
    """
    line, below = pieces[at].text, letters[at + 1 : at + 2]
    words = len(line.split())
    if words > 5 or below not in ("t", "q") or line[-1] in "?!.:’”'\"":
        return False
    title = len(pieces[at + 1].text.split())
    if not words < title <= LONGEST or title < 4:
        return False
    if " | " in line or " / " in line or is_desk(line):
        return True
    after = letters[at + 2 : at + 7]
    if words > 3 or after[:1] not in ("t", "q", "p", "d", "b"):
        return False
    if after[0] in "tqp":
        return len(pieces[at + 2].text.split()) > title and any(letter in "dbn" for letter in after[1:])
    return words <= 2 and below == "t" and title <= 14
