"""The signs of one line: what it says by itself about what it may be, read once.

A sign is a few words, ``title of 9 to 12 words``; the model of the layout has weights for them. Where the
line stands in its text adds others: see layout/standing.py.
"""

import re
from bisect import bisect_left

import msgspec

from newsctl.parsing.blocks import BULLETS, Piece
from newsctl.parsing.byline import bare_byline, is_desk
from newsctl.parsing.characters import (
    APOSTROPHES,
    BULLET,
    DASHES,
    DOUBLE_MARKS,
    LEFT_ANGLE,
    LEFT_DOUBLE,
    LEFT_SINGLE,
    MIDDLE_DOT,
    RIGHT_ANGLE,
    RIGHT_DOUBLE,
    RIGHT_SINGLE,
)
from newsctl.parsing.dates import find_stamp, stamp_of
from newsctl.parsing.lexicon import entries
from newsctl.parsing.lines.dated import is_dated
from newsctl.parsing.lines.furniture import addresses_reader, is_credit, is_sign_off, speaks_of_page
from newsctl.parsing.lines.scenes import is_credited, is_scene
from newsctl.parsing.patterns import compiled

__all__ = ["PROSE", "Line", "add_own_signs", "end_of", "length_of"]

PROSE = frozenset(("prose", "sentence"))
OPEN = frozenset(("prose", "sentence", "title", "names", "item"))  # forms that leave much open
SHORT = 30  # words of a line whose capitals and small words tell a title from a sentence
FEW_WORDS = 8  # words of a line of which each is a sign
LONGEST = 45  # words of a line that may be of the page
LENGTHS = (1, 2, 3, 4, 6, 8, 12, 18, 25, 40, 70)
_WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}.-][^\W_]+)*|©")
_AGO = (
    r"\b(?:\d+|an?)\s?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?|yrs?)\b"
    r"(?:\s(?:ago|read))|\bjust now\b"
)
_DURATION = r"(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)"
_YEAR = r"\b(?:19|20)\d\d\b"
_TIMES = (("ago", _AGO), ("duration", _DURATION), ("year", _YEAR))
_MARKS = f"|{BULLET}{MIDDLE_DOT}/{RIGHT_ANGLE}>›@#&→▶✓"
KINDS = {
    "service": "service-words", "share": "share-words", "comment": "comment-words",
    "related": "related-words", "picture": "picture-words", "copyright": "copyright-words",
    "tag": "tag-words", "writer": "writer-words",
}  # fmt: skip


class Line(msgspec.Struct, gc=False):
    """A piece of the text and its form; ``certain`` names the rule that settles what it is, if one does."""

    piece: Piece
    form: str
    certain: str
    count: int
    dateline: bool
    signs: list[str] = []

    @property
    def is_prose(self) -> bool:
        """Whether the line reads like a paragraph, be it the story's or the page's."""
        return self.form == "prose" or (self.count >= 12 and self.form in ("sentence", "boilerplate"))

    @property
    def is_long(self) -> bool:
        """Whether the line is a paragraph of some length and form."""
        return self.count >= 20 and self.form in PROSE


def length_of(count: int) -> int:
    """Return the number of the class of lengths that ``count`` words fall in."""
    return bisect_left(LENGTHS, count)


def add_own_signs(line: Line) -> None:
    """Write down in ``line`` what it says by itself."""
    words = line.piece.text
    small = words.lower().replace(RIGHT_SINGLE, "'")
    known = set(_WORD.findall(small)) if line.count <= LONGEST else set(small.split())
    signs = _signs_of_form(line)
    if line.count < SHORT:
        _add_signs_of_title(line, known, signs)
    if line.count <= LONGEST:
        _add_kinds_of_words(known, signs)
    if line.count <= FEW_WORDS:
        signs += [f"word {word}" for word in known]
    _add_marks(words, small, known, signs)
    if _opens_note(small):
        signs.append("opens a note")
    if line.dateline:
        signs.append("dateline")
    if line.piece.indent >= 2:
        signs.append("indent")
    _add_dates(line, small, signs)
    if is_sign_off(words):
        signs.append("like a sign-off")
    if line.form in OPEN:
        _add_readings(line, small, signs)
    line.signs = signs


def _signs_of_form(line: Line) -> list[str]:
    words, form, count = line.piece.text, line.form, line.count
    length, ends, starts = length_of(count), end_of(words), _start(words)
    return [
        form, f"{count} words" if count < 4 else f"length {length}", f"{form} of length {length}",
        f"ends {ends}", f"starts {starts}", f"{starts} to {ends}", *_capitals(words, length),
    ]  # fmt: skip


def _add_signs_of_title(line: Line, known: set[str], signs: list[str]) -> None:
    """Add what tells a title from a sentence: small words, a finite verb, how it ends."""
    small_words = min(3, len(known & entries("small-words")))
    verb = not entries("finite-verbs").isdisjoint(known)
    signs += (f"small words {small_words}", f"verb {verb}")
    if 4 <= line.count <= 25:
        signs.append(f"like a title {min(2, small_words)} {end_of(line.piece.text)} {verb}")


def _add_kinds_of_words(known: set[str], signs: list[str]) -> None:
    for kind, name in KINDS.items():
        if found := len(known & entries(name)):
            signs += (
                f"{kind} words",
                f"{kind} words {bisect_left((10, 30, 60), 100 * found // len(known))}",
            )
    if not known.isdisjoint(("you", "your", "you're")):
        signs.append("you")
    if not known.isdisjoint(("our", "us", "we")):
        signs.append("we")


def _add_marks(words: str, small: str, known: set[str], signs: list[str]) -> None:
    if not known.isdisjoint(entries("reporting-words")):
        signs.append("said")
    if any(mark in words for mark in DOUBLE_MARKS):
        signs.append("quotation mark")
    signs += [f"has {mark}" for mark in _MARKS if mark in words]
    if "http" in small or "www." in small or ".com" in small:
        signs.append("address in it")
    if any(f" {mark} " in words for mark in DASHES):
        signs.append("dash")
    if ": " in words[:30]:
        signs.append("colon")


def _opens_note(small: str) -> bool:
    """Whether a line, in small letters, opens as the notes below a story do: ``About Acme``, ``doi: …``."""
    first = small.lstrip("*([ ").split(None, 4)[:4]
    notes = entries("end-notes")
    return any(" ".join(first[:count]).rstrip(":.?,") in notes for count in range(1, len(first) + 1))


def _add_dates(line: Line, small: str, signs: list[str]) -> None:
    """Add figures, and what is known of dates and times, where the form of the line leaves it open."""
    words, form = line.piece.text, line.form
    digits = sum(map(str.isdigit, words))
    if not digits:
        return
    signs.append(f"figures {bisect_left((3, 10, 25, 50), 100 * digits // len(words))}")
    signs += [name for name, pattern in _TIMES if line.count < SHORT and compiled(pattern).search(small)]
    if form == "date" and (stamp := stamp_of(words)):
        signs.append(f"date of day {bool(stamp.day)} clock {bool(stamp.clock)} update {stamp.updated}")
    elif form == "names" and (byline := bare_byline(words)) and byline.stamp:
        signs.append("names and a date")
    if form in OPEN and len(words) < 160:
        if is_dated(words):
            signs.append("dated")
        elif find_stamp(words)[1]:
            signs.append("date in it")


def _add_readings(line: Line, small: str, signs: list[str]) -> None:
    """Add what is known of credits, captions and pages."""
    words = line.piece.text
    if len(words) < 160 and is_desk(words):
        signs.append("desk")
    if is_credit(words):
        signs.append("like a credit")
    if 2 < line.count <= 70:
        if is_credited(words):
            signs.append("credited")
        if is_scene(words):
            signs.append("scene")
    if speaks_of_page(words):
        signs.append("speaks of the page")
    elif addresses_reader(small):
        signs.append("addresses the reader")


def _capitals(line: str, length: int) -> tuple[str, ...]:
    """How many of the longer words have capitals: all of the line, all words, most, some, few."""
    if line.isupper():
        return ("all capitals",)
    words = [word[0].isupper() for word in line.split(None, 60) if word[0].isalpha() and len(word) > 3]
    if not words:
        return ()
    share = sum(words) / len(words)
    name = "every" if share > 0.99 else "most" if share > 0.6 else "some" if share > 0.25 else "few"
    return f"{name} capitals", f"{name} capitals {length // 2}"


def end_of(line: str) -> str:
    """Return how a line ends, in a word."""
    last = line[-1]
    if last == ".":
        return "dots" if line.endswith("...") else "stop"
    if last == "…":
        return "dots"
    if last in "?!:":
        return last
    inner = line.rstrip(f"\"'{RIGHT_DOUBLE}{RIGHT_SINGLE})]{RIGHT_ANGLE}")[-1:]
    if last in f"\"'{RIGHT_DOUBLE}{RIGHT_SINGLE}{RIGHT_ANGLE}":
        return "closed stop" if inner and inner in ".?!,…" else "closed"
    if last in ",;":
        return "comma"
    if last in ")]":
        return "bracket stop" if inner and inner in ".?!" else "bracket"
    return "figure" if last.isdigit() else "letter" if last.isalpha() else "sign"


def _start(line: str) -> str:
    first = line[0]
    if line.startswith(BULLETS):
        return "bullet"
    if first.isdigit():
        return "figure"
    if first in f"\"'{LEFT_DOUBLE}{LEFT_SINGLE}{LEFT_ANGLE}„":
        return "mark"
    if first in "([#":
        return first
    return "capital" if first.isupper() else "small" if first.islower() else "sign"
