"""The signs of a line in its place: what stands around it, how dense prose is there, what repeats it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

import msgspec

from newsctl.parsing.byline import bare_byline, read_byline
from newsctl.parsing.lines.signs import PROSE, SMALL, Line, add_own_signs, length_of

__all__ = ["Page", "read_page", "signs_in_place"]

FEW = (0, 1, 2, 4, 8)
COUNTS = (3, 8, 15, 30)
SHARES = (0, 20, 40, 60, 80, 99)
LONGEST = 45  # words of a line that may be of the page
MOST_TOLD = 6_000  # characters of the story in which words of a line are looked for
REACH = 5  # lines on each side among which prose is counted
NEAR = frozenset((
    "dateline", "like a credit", "ago", "speaks of the page",
    "addresses the reader", "service words", "share words", "comment words", "related words",
    "picture words", "copyright words", "writer words", "tag words", "opens a note", "all capitals",
    "every capitals", "most capitals", "some capitals", "few capitals",
))  # fmt: skip
TITLES = frozenset(("title", "sentence"))
FURNITURE = frozenset((
    "boilerplate", "label", "caption", "rule", "sign-off", "desk-credit", "section", "picture-credit",
))  # fmt: skip
_PLAIN_WORD = re.compile(r"[^\W\d_]{4,}")
_OPENS_COMMENTS = re.compile(
    r"(?:leave|post|add|write) a (?:reply|comment)|join the (?:conversation|discussion)"
    r"|\d+ (?:comments?|responses?|replies)\b|comments?(?: ?\(?\d+\)?)?$|.{2,30} says:?$"
    r"|(?:view|show|read)(?: all)? comments|sort by",
    re.IGNORECASE,
)


class Page(msgspec.Struct):
    """What is counted once over all lines of a text."""

    lines: list[Line]
    long_before: list[int]  # long paragraphs above each line, and above the end
    story: tuple[int, int]  # the first and last line of the densest stretch of prose
    told: str  # the words of that stretch, in small letters
    names: frozenset[str]  # of those whom lines near the top name, in small letters
    name_lengths: frozenset[int]  # characters of those of several words
    counts: Counter[str]  # how often each short line stands in the text
    first: dict[str, int]
    apart: int  # of a hundred lines, how many have a blank line above


def read_page(lines: list[Line]) -> Page:
    """Return what is counted over all of ``lines``, at least one."""
    before = [0]
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for number, line in enumerate(lines):
        before.append(before[-1] + line.is_long)
        if line.count <= LONGEST:
            counts[line.piece.text] += 1
            first.setdefault(line.piece.text, number)
    start, end = _densest(lines)
    told = " ".join(line.piece.text for line in lines[start : end + 1])[:MOST_TOLD].lower()
    apart = 100 * sum(line.piece.apart for line in lines) // len(lines)
    names = _names(lines, next((number for number, line in enumerate(lines) if line.is_long), len(lines)) + 4)
    lengths = frozenset(len(name) for name in names if " " in name)
    return Page(lines, before, (start, end), told, names, lengths, counts, first, apart)


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


def signs_in_place(page: Page) -> list[list[str] | None]:
    """Return for each line that is not certain its own signs and those of its place, None for the others."""
    lines = page.lines
    walk = _Walk()
    found: list[list[str] | None] = []
    for number, line in enumerate(lines):
        if line.certain:
            found.append(None)
        else:
            signs = [*_own(line)]
            _add_neighbours(page, number, signs)
            where = _add_density(page, number, signs)
            _add_words(page, number, where, signs)
            _add_walk(page, number, walk, signs)
            found.append(signs)
        walk.step(page, number)
    return found


def _own(line: Line) -> list[str]:
    if not line.signs:
        add_own_signs(line)
    return line.signs


def _add_neighbours(page: Page, number: int, signs: list[str]) -> None:
    lines = page.lines
    line = lines[number]
    apart = "apart" if line.piece.apart else "close"
    signs += (apart, f"{apart} {bisect_left((20, 50, 80, 99), page.apart)}")
    length = bisect_left(COUNTS, line.count)
    for step, name in ((-2, "2 above"), (-1, "above"), (1, "below"), (2, "2 below")):
        if not 0 <= number + step < len(lines):
            signs.append(f"nothing {name}")
            continue
        other = lines[number + step]
        if other.certain:
            signs += (f"{name} certain", f"{line.form}, {name} certain", f"{length}, {name} certain")
            continue
        size = bisect_left(COUNTS, other.count)
        signs += (f"{name} {other.form}", f"{name} length {size}")
        if step in (-1, 1):
            own = _own(other)
            signs += (f"{line.form}, {name} {other.form}", f"{length}, {name} {size} {own[3]}")
            signs += [f"{name} {sign}" for sign in own if sign in NEAR]


def _add_density(page: Page, number: int, signs: list[str]) -> str:
    lines, form = page.lines, page.lines[number].form
    before, total = page.long_before[number], page.long_before[-1]
    after = total - page.long_before[number + 1]
    few = f"{bisect_left((0, 1, 3), before)} {bisect_left((0, 1, 3), after)}"
    signs += (
        f"long above {bisect_left(FEW, before)}", f"long below {bisect_left(FEW, after)}",
        f"long around {few}", f"{form}, long around {few}",
        f"share of prose {bisect_left((0, 25, 50, 75, 99), 100 * before // max(1, total))}",
        f"from the end {bisect_left((0, 1, 2, 4, 8, 15, 30), len(lines) - 1 - number)}",
    )  # fmt: skip
    if number < 15:
        signs.append(f"from the top {bisect_left((0, 1, 2, 3, 5, 8), number)}")
    low, high = max(0, number - REACH), min(len(lines), number + REACH + 1)
    dense = 100 * sum(line.is_prose for line in lines[low:high]) // (high - low)
    up = before - page.long_before[low]
    down = page.long_before[high] - page.long_before[number + 1]
    signs += (
        f"dense {bisect_left((10, 30, 50, 70, 90), dense)}", f"long near above {up}",
        f"long near below {down}", f"{form}, long near {min(2, up)} {min(2, down)}",
    )  # fmt: skip
    start, end = page.story
    where = "before" if number < start else "within" if number <= end else "behind"
    far = (
        start - number
        if number < start
        else number - end
        if number > end
        else min(number - start, end - number)
    )
    signs += (where, f"{where} {form}", f"{where} by {bisect_left((0, 1, 2, 4, 8, 16), far)}")
    if where != "within":
        signs.append(f"{where}, {length_of(lines[number].count) // 2} words, {lines[number].signs[3]}")
    return where


def _add_words(page: Page, number: int, where: str, signs: list[str]) -> None:
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
    for other in (line.piece.text for line in page.lines[max(0, number - 1) : number + 6]):
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
    return set(_PLAIN_WORD.findall(line.piece.text.lower())) - SMALL


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


class _Walk:
    """What was met on the way down to a line."""

    def __init__(self) -> None:
        self.label: int | None = None
        self.points: int | None = None  # the heading of highlights
        self.comments = False
        self.furniture = 0  # since the last long paragraph
        self.writer = self.date = False

    def step(self, page: Page, number: int) -> None:
        line, form = page.lines[number], page.lines[number].form
        if form == "label":
            self.label = number
        elif form == "highlights":
            self.points = number
        elif line.is_long and line.piece.apart and number and page.lines[number - 1].is_long:
            self.label = None
        if line.count <= 8 and page.long_before[number] >= 2 and _OPENS_COMMENTS.match(line.piece.text):
            self.comments = True
        self.writer |= form in ("byline", "names")
        self.date |= form == "date"
        if form in FURNITURE:
            self.furniture += 1
        elif line.is_long:
            self.furniture = 0


def _add_walk(page: Page, number: int, walk: _Walk, signs: list[str]) -> None:
    lines, line = page.lines, page.lines[number]
    form = line.form
    if walk.label is None:
        signs += ("no label", f"no label {form}")
    else:
        since = bisect_left((1, 3, 8, 20), number - walk.label)
        signs += (f"label {since} above", f"{form}, label {since} above")
    if walk.points is not None and number - walk.points < 8:
        signs += ("highlights above", f"highlights above {form}")
    if walk.comments:
        signs += ("comments above", f"comments above {form}", f"comments {bisect_left(COUNTS, line.count)}")
    signs += (
        f"furniture above {min(3, walk.furniture)} {line.is_prose} {min(2, page.long_before[number])}",
        f"writer {walk.writer} date {walk.date}", f"{form}, writer {walk.writer} date {walk.date}",
    )  # fmt: skip
    for period in (2, 3, 4, 5):
        if number >= period and number + period < len(lines):
            others = lines[number - period], lines[number + period]
            if all(
                other.form == form and length_of(other.count) // 2 == length_of(line.count) // 2
                for other in others
            ):
                signs += (f"every {period} lines", "periodic")
    up = _run(lines, range(number - 1, max(-1, number - REACH), -1))
    down = _run(lines, range(number + 1, min(len(lines), number + REACH + 1)))
    signs.append(f"run {up} {down} {line.is_prose}")


def _run(lines: Sequence[Line], numbers: range) -> int:
    """How many lines in a row are no prose."""
    count = 0
    for number in numbers:
        if lines[number].is_prose:
            break
        count += 1
    return count
