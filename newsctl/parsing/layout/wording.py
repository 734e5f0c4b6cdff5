"""The signs that the words of a line give by standing elsewhere: in the story, the lede, another line."""

import re
from bisect import bisect_left

from newsctl.parsing.layout.page import LONGEST, Page
from newsctl.parsing.lexicon import entries
from newsctl.parsing.lines.signs import PROSE, Line

__all__ = ["add_words"]

SHARES = (0, 20, 40, 60, 80, 99)
TITLES = frozenset(("title", "sentence"))
_PLAIN_WORD = re.compile(r"[^\W\d_]{4,}")


def add_words(page: Page, number: int, where: str, signs: list[str]) -> None:
    """Add where else the words of a line stand: in the story, the lede, the title, another line."""
    lines, line = page.lines, page.lines[number]
    text = line.piece.text
    if page.counts[text] > 1:
        signs += ("repeated", f"repeated {min(4, page.counts[text])}")
        signs.append("stands above as well" if page.first[text] < number else "stands below as well")
    words = _plain_words(line)
    if words and line.count <= LONGEST:
        told = 100 * sum(_is_told(page.told, word, own=where == "within") for word in words) // len(words)
        signs.append(f"told {bisect_left(SHARES, told)}")
        if 4 <= line.count <= 30:
            signs.append(f"{where}, told {bisect_left(SHARES[1:5], told)}, {line.count > 8}")
        lede = next((at for at in range(number + 1, min(len(lines), number + 9)) if lines[at].is_long), None)
        if lede is not None:
            _add_shared(page, number, lede, words, signs)
        if page.long_before[number] == 0:
            _add_title_above(page, number, words, signs)
    if line.count <= 20 and number < 15 and len(text) > 8:
        _add_ends(page, number, signs)
    _add_writer(page, line, signs)


def _add_shared(page: Page, number: int, lede: int, words: set[str], signs: list[str]) -> None:
    """Add how much a line shares with the next long paragraph below it."""
    small = page.lines[lede].piece.text.lower()
    shared = sum(word in small for word in words)
    signs.append(f"shared with lede {min(4, shared)}")
    signs.append(f"shared {bisect_left((0, 25, 50, 75), 100 * shared // len(words))}")
    if page.long_before[number] == 0 and page.lines[number].form in PROSE:
        _add_standfirst(page, number, lede, signs)


def _add_ends(page: Page, number: int, signs: list[str]) -> None:
    """Add whether a line near the top is the end of another, as the headline is of a breadcrumb."""
    text = page.lines[number].piece.text
    for other in (line.piece.text for line in page.lines[max(0, number - 5) : number + 6]):
        if other != text and len(other) > 8 and text.endswith(other):
            signs.append("a later line ends it")
        elif other != text and len(text) > 12 and other.endswith(text):
            signs.append("ends another line")


def _add_writer(page: Page, line: Line, signs: list[str]) -> None:
    small = line.piece.text.lower()
    # By their lengths, since a page may name as many people as it has lines.
    if any(len(small) > length + 12 and small[:length] in page.names for length in page.name_lengths):
        signs.append("opens with the writer")
    elif line.count <= 6 and small.strip(" .|") in page.names:
        signs.append("names the writer")


def _is_told(told: str, word: str, *, own: bool) -> bool:
    """Whether the story has the word, and once more where the line itself is ``own`` to it."""
    at = told.find(word)
    return at >= 0 and (not own or told.find(word, at + 1) >= 0)


def _plain_words(line: Line) -> set[str]:
    return set(_PLAIN_WORD.findall(line.piece.text.lower())) - entries("small-words")


def _add_title_above(page: Page, number: int, words: set[str], signs: list[str]) -> None:
    """Add how much a line above the story shares with the nearest one above it that may be the headline."""
    for at in range(number - 1, max(-1, number - 8), -1):
        other = page.lines[at]
        if other.form in TITLES and 4 <= other.count <= (25 if other.form == "title" else 18):
            title = _plain_words(other)
            shared = len(words & title)
            signs += (
                f"shared with title {min(3, shared)}",
                f"of title {bisect_left((0, 25, 50), 100 * shared // max(1, len(title)))}",
                f"{page.lines[number].form}, title {min(4, number - at)} above",
            )
            return
    signs += ("no title above", f"no title above {page.lines[number].form}")


def _add_standfirst(page: Page, number: int, lede: int, signs: list[str]) -> None:
    """Add what tells a standfirst from the lede: how long each is, and what stands between."""
    line, below = page.lines[number], page.lines[lede]
    beside = page.lines[number + 1].form
    size = bisect_left((8, 14, 20, 28, 40), line.count)
    signs += (
        f"opening {size}, {bisect_left((20, 30, 45), below.count)}, {min(3, lede - number)} {beside}",
        f"opening by {bisect_left((40, 60, 80, 110, 160), 100 * line.count // below.count)}",
        f"opening {'said' in line.signs} {'quotation mark' in line.signs}",
        f"opening with weekday {any(word.strip('.,').endswith('day') for word in line.piece.text.split())}",
    )
