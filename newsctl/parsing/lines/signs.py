"""The signs of one line: what it says by itself about what it may be, read once.

A sign is a few words, ``title of 9 to 12 words``; the model of the layout has weights for them. Where the
line stands in its text adds others: see layout/standing.py.
"""

import re
from bisect import bisect_left

import msgspec

from newsctl.parsing.blocks import BULLETS, Piece
from newsctl.parsing.byline import bare_byline, is_desk, read_byline
from newsctl.parsing.dates import find_stamp, stamp_of
from newsctl.parsing.lexicon import entries
from newsctl.parsing.lines.dated import is_dated
from newsctl.parsing.lines.furniture import addresses_reader, is_credit, is_sign_off, speaks_of_page
from newsctl.parsing.lines.scenes import is_credited, is_scene

__all__ = ["PROSE", "Line", "length_of", "read_line"]

PROSE = frozenset(("prose", "sentence"))
SHORT = 30  # words of a line whose capitals and small words tell a title from a sentence
LONGEST = 45  # words of a line that may be of the page
LENGTHS = (1, 2, 3, 4, 6, 8, 12, 18, 25, 40, 70)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|©")
_AGO = (
    r"\b(?:\d+|an?)\s?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?|yrs?)\b"
    r"(?:\s(?:ago|read))|\bjust now\b"
)
_DURATION = r"(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MARKS = "|•·/»>›@#&→▶✓"
SMALL = frozenset((
    "the", "a", "an", "of", "to", "in", "and", "for", "on", "with", "at", "by", "from", "as", "is", "was",
    "are", "were", "be", "that", "it", "his", "her", "their", "they", "i", "he", "she", "its", "this", "has",
    "have", "had", "will", "would", "not", "but", "who", "which", "when", "after", "before", "over", "into",
    "than", "about",
))  # fmt: skip
VERBS = frozenset((
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "says", "said", "say",
    "may", "might", "must", "should", "does", "did", "do", "been", "be",
))  # fmt: skip
CUES = frozenset(("said", "says", "told", "added", "according", "wrote", "asked", "announced", "stated"))
KINDS = {
    "service": "service-words", "share": "share-words", "comment": "comment-words",
    "related": "related-words", "picture": "picture-words", "copyright": "copyright-words",
    "tag": "tag-words", "writer": "writer-words",
}  # fmt: skip


class Line(msgspec.Struct, gc=False):
    """A piece of the text, its form, its words in small letters, and the signs that it has by itself."""

    piece: Piece
    form: str
    words: list[str]
    count: int
    signs: list[str]

    @property
    def is_prose(self) -> bool:
        return self.form == "prose" or (self.count >= 12 and self.form in ("sentence", "boilerplate"))

    @property
    def is_long(self) -> bool:
        return self.count >= 20 and self.form in PROSE


def length_of(count: int) -> int:
    """Return the number of the class of lengths that ``count`` words fall in."""
    return bisect_left(LENGTHS, count)


def read_line(text: str, piece: Piece, form: str, *, opens_with_dateline: bool) -> Line:
    """Return what the line of one piece says by itself."""
    line = piece.text
    small = line.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    words = _WORD.findall(small)
    count = line.count(" ") + 1
    known = set(words)
    length = length_of(count)
    ends, starts = _end(line), _start(line)
    signs = [
        form, f"{count if count < 4 else length} words", f"{form} of length {length}", f"ends {ends}",
        f"starts {starts}", f"{starts} to {ends}",
    ]  # fmt: skip
    signs += _capitals(line, length)
    digits = sum(map(str.isdigit, line))
    if digits:
        signs.append(f"figures {bisect_left((3, 10, 25, 50), 100 * digits // len(line))}")
        if _YEAR.search(line):
            signs.append("year")
    if count < SHORT:
        small_words = min(3, sum(word in SMALL for word in words))
        verb = not VERBS.isdisjoint(known)
        signs += (f"small words {small_words}", f"verb {verb}")
        if 4 <= count <= 25:
            signs.append(f"like a title {min(2, small_words)} {ends} {verb}")
        if digits:
            _add_times(line, small, signs)
    if count <= LONGEST:
        for kind, name in KINDS.items():
            found = len(known & entries(name))
            if found:
                signs.append(f"{kind} words {bisect_left((10, 30, 60), 100 * found // len(known))}")
                signs.append(f"{kind} words")
        if not known.isdisjoint(("you", "your", "you're")):
            signs.append("you")
        if not known.isdisjoint(("our", "us", "we")):
            signs.append("we")
    if not known.isdisjoint(CUES):
        signs.append("said")
    if any(mark in line for mark in '"“”'):
        signs.append("quotation mark")
    signs += [f"has {mark}" for mark in _MARKS if mark in line]
    if "http" in small or "www." in small or ".com" in small:
        signs.append("address in it")
    if " - " in line or " – " in line or " — " in line:
        signs.append("dash")
    if ": " in line[:30]:
        signs.append("colon")
    if opens_with_dateline:
        signs.append("dateline")
    if piece.indent >= 2:
        signs.append("indent")
    _add_readings(line, small, count, digits > 0, signs)
    return Line(piece, form, words, count, signs)


def _add_times(line: str, small: str, signs: list[str]) -> None:
    if re.search(_AGO, small):
        signs.append("ago")
    if re.search(_DURATION, line):
        signs.append("duration")


def _add_readings(line: str, small: str, count: int, has_digits: bool, signs: list[str]) -> None:
    """Add what those who know dates, names, credits and pages read in the line."""
    if len(line) < 160:
        if read_byline(line):
            signs.append("says by")
        if bare := bare_byline(line):
            signs.append("only names" if bare.stamp is None else "only names and a date")
        if is_desk(line):
            signs.append("desk")
        if stamp := stamp_of(line):
            signs += ("only a date", f"only a date {bool(stamp.day)} {bool(stamp.clock)} {stamp.updated}")
        elif is_dated(line):
            signs.append("dated")
        elif has_digits and find_stamp(line)[1]:
            signs.append("date in it")
        if is_sign_off(line):
            signs.append("like a sign-off")
    if is_credit(line):
        signs.append("like a credit")
    if 2 < count <= 70:
        if is_credited(line):
            signs.append("credited")
        if is_scene(line):
            signs.append("scene")
    if speaks_of_page(line):
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


def _end(line: str) -> str:
    last = line[-1]
    if last == ".":
        return "dots" if line.endswith("...") else "stop"
    if last == "…":
        return "dots"
    if last in "?!:":
        return last
    inner = line.rstrip("\"'”’)]»")[-1:]
    if last in "\"'”’»":
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
    if first in "\"'“‘«„":
        return "mark"
    if first in "([#":
        return first
    return "capital" if first.isupper() else "small" if first.islower() else "sign"
