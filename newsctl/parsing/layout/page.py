"""What is counted once over all lines of a text, before each is looked at in its place."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from newsctl.parsing.byline import bare_byline, read_byline
from newsctl.parsing.lines.signs import Line

__all__ = ["LONGEST", "Page", "read_page"]

LONGEST = 45  # words of a line that may be of the page
MOST_TOLD = 6_000  # characters of the story in which words of a line are looked for


class Page(msgspec.Struct):
    """What is counted once over all lines of a text."""

    lines: list[Line]
    long_before: list[int]  # long paragraphs above each line, and above the end
    prose_before: list[int]  # lines of prose, likewise
    story: tuple[int, int]  # the first and last line of the densest stretch of prose
    told: str  # the words of that stretch, in small letters
    names: frozenset[str]  # of those whom lines near the top name, in small letters
    name_lengths: frozenset[int]  # characters of those of several words
    counts: Counter[str]  # how often each short line stands in the text
    first: dict[str, int]
    apart: int  # of a hundred lines, how many have a blank line above


def read_page(lines: list[Line]) -> Page:
    """Return what is counted over all of ``lines``, at least one."""
    long_before, prose_before = [0], [0]
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for number, line in enumerate(lines):
        long_before.append(long_before[-1] + line.is_long)
        prose_before.append(prose_before[-1] + line.is_prose)
        if line.count <= LONGEST:
            counts[line.piece.text] += 1
            first.setdefault(line.piece.text, number)
    start, end = _densest(lines)
    told = " ".join(line.piece.text for line in lines[start : end + 1])[:MOST_TOLD].lower()
    apart = 100 * sum(line.piece.apart for line in lines) // len(lines)
    names = _names(lines, next((number for number, line in enumerate(lines) if line.is_long), len(lines)) + 4)
    lengths = frozenset(len(name) for name in names if " " in name)
    return Page(lines, long_before, prose_before, (start, end), told, names, lengths, counts, first, apart)


def _densest(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the first and last line of the stretch with the most prose, other lines counting against it."""
    best, found, total, start = 0, (0, 0), 0, 0
    for number, line in enumerate(lines):
        if total <= 0:
            total, start = 0, number
        total += min(len(line.piece.text), 400) if line.is_prose else -100
        if total > best:
            best, found = total, (start, number)
    return found


def _names(lines: Sequence[Line], stop: int) -> frozenset[str]:
    names: list[str] = []
    for line in lines[:stop]:
        if line.form == "byline":
            byline = read_byline(line.piece.text)
        elif line.form == "names":
            byline = bare_byline(line.piece.text)
        else:
            continue
        names += byline.authors if byline else ()
    return frozenset(name.lower() for name in names)
