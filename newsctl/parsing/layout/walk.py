"""The signs that the way down to a line gives: labels, comments, furniture above it, and what comes back."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from newsctl.parsing.layout.page import Page
from newsctl.parsing.lines.signs import Line, length_of

__all__ = ["Walk", "add_walk"]

COUNTS = (3, 8, 15, 30)
REACH = 5  # lines on each side among which other than prose is counted
FURNITURE = frozenset((
    "boilerplate", "label", "caption", "rule", "sign-off", "desk-credit", "section", "picture-credit",
))  # fmt: skip
_OPENS_COMMENTS = re.compile(
    r"(?:leave|post|add|write) a (?:reply|comment)|join the (?:conversation|discussion)"
    r"|\d+ (?:comments?|responses?|replies)\b|comments?(?: ?\(?\d+\)?)?$|.{2,30} says:?$"
    r"|(?:view|show|read)(?: all)? comments|sort by",
    re.IGNORECASE,
)


class Walk:
    """What was met on the way down to a line."""

    def __init__(self) -> None:
        self.label: int | None = None
        self.points: int | None = None  # the heading of highlights
        self.comments = False
        self.furniture = 0  # since the last long paragraph
        self.writer = self.date = False

    def step(self, page: Page, number: int) -> None:
        """Go on behind the line of this number."""
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


def add_walk(page: Page, number: int, walk: Walk, signs: list[str]) -> None:
    """Add what was met above a line, and what goes on or comes back around it."""
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
