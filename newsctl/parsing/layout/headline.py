"""The headline: which of the first pieces it is."""

import re

from newsctl.parsing.blocks import Piece
from newsctl.parsing.byline import is_desk
from newsctl.parsing.dateline import read_dateline
from newsctl.parsing.layout.dated import is_dated

__all__ = ["find_headline", "repeats_title"]

MARKUP = 12  # characters by which a title may differ where it stands twice
MOST_KICKERS = 2
WIDEST = 40  # characters of a kicker that is no list of topics
LONGEST = 18  # words of a headline under a kicker
JOINERS = frozenset(("&", "and", "of", "the"))
_TOLD = re.compile(
    r"\b(?:said|told|announced|yesterday|today|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def find_headline(text: str, pieces: list[Piece], letters: str, first: int) -> int | None:
    """Return the number of the headline among the pieces from ``first`` on, None when there is none."""
    at = _below(pieces, letters, first, "dswxub_")
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
    return _below_kickers(text, pieces, letters, at)


def _below_kickers(text: str, pieces: list[Piece], letters: str, at: int) -> int:
    """Return the number of the headline: ``at`` itself, or one below a byline or kickers that come first."""
    if letters[at] == "n" and letters[at + 1 : at + 2] in ("s", "d"):
        title = _below(pieces, letters, at + 1, "sd")  # the byline comes first
        if letters[title : title + 1] == "t" and len(pieces[title].text.split()) > 3:
            return title
    for _ in range(MOST_KICKERS):
        if letters[at] not in "tng" or at + 1 == len(letters) or pieces[at + 1].indent >= 2:
            break
        if len(pieces[at].text) > WIDEST and ", " not in pieces[at].text:
            break
        title = _below(pieces, letters, at + 1, "d")
        if not (
            title < len(letters)
            and pieces[title].text[0] != "("
            and _is_kicker(pieces, letters, at, title)
            and read_dateline(text, pieces[title].start, pieces[title].end) is None
        ):
            break
        at = title
    return at


def _below(pieces: list[Piece], letters: str, at: int, skipped: str) -> int:
    """Return the number of the first piece from ``at`` on that is no date and has none of these letters."""
    while at < len(letters) and (
        letters[at] in skipped or (letters[at] in "tnq" and is_dated(pieces[at].text))
    ):
        at += 1
    return at


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


def _is_kicker(pieces: list[Piece], letters: str, at: int, title: int) -> bool:
    """Whether a line is the kicker or the section above the headline: a few words, a full title below.

    A headline of two or three words may stand there as well, with its standfirst below. So the
    line is a kicker only where it is a list of topics, is set with a bar or stroke, names an outlet, or
    has below it both a title and a standfirst, or a title and the date or byline; or where the date
    stands between it and the title.
    """
    line, below = pieces[at].text, letters[title]
    words = len(line.split())
    if below not in "tqp" or line[-1] in "?!.:’”'\"":
        return False
    length = len(pieces[title].text.split())
    if below == "p" and (length > LONGEST or not _is_in_capitals(pieces[title].text.split())):
        return False
    if below == "t" and length >= 4 and _is_topics(line):
        return True
    after = letters[title + 1 : title + 6].lstrip("cg")
    standfirst = any(letter in "dbn" for letter in after[1:])
    if 2 <= words <= 4 and line.isupper() and after[:1] in ("t", "q") and standfirst:
        text = pieces[title].text
        return not text.isupper() and (below == "t" or _is_in_capitals(text.split()))
    if words > 5 or not words < length <= LONGEST or length < 4:
        return False
    if " | " in line or " / " in line or is_desk(line.partition(" (")[0]):
        return True
    if title > at + 1:
        ends = after[:1] in ("", "d", "b")
        return words <= 3 and below == "t" and (not ends or _is_set_as_title(line, pieces[title].text))
    if words > 3 or after[:1] not in ("t", "q", "p", "d", "b", "n"):
        return False
    if after[0] in "tqp":
        least = length if after[0] == "p" else min(length, 5)
        return len(pieces[title + 1].text.split()) > least and standfirst
    return words <= 2 and below == "t" and length <= 14


def _is_set_as_title(line: str, below: str) -> bool:
    """Whether a line is set small, or the one below it as headlines are, with capitals."""
    return line.islower() or (_is_in_capitals(below.split()) and not below.isupper())


def _is_topics(line: str) -> bool:
    """Whether a line lists what the story is about: ``Farming, Water & Soil, Latin America``."""
    topics = line.split(", ")
    return len(topics) >= 3 and all(
        len(words := topic.split()) <= 5 and all(word[0].isupper() or word in JOINERS for word in words)
        for topic in topics
    )
