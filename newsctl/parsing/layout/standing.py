"""The signs of a line: its own, and those of its place: what stands around it, how dense prose is there."""

from bisect import bisect_left

from newsctl.parsing.blocks import Piece
from newsctl.parsing.dateline import read_dateline
from newsctl.parsing.layout.certain import Certain
from newsctl.parsing.layout.page import Page, read_page
from newsctl.parsing.layout.walk import Walk, add_walk
from newsctl.parsing.layout.wording import add_words
from newsctl.parsing.lines.signs import Line, add_own_signs, end_of, length_of

__all__ = ["signs_of"]

DEEP = 15  # lines among which a dateline is looked for
FEW = (0, 1, 2, 4, 8)
COUNTS = (3, 8, 15, 30)
REACH = 5  # lines on each side among which prose is counted
NEAR = frozenset((
    "dateline", "like a credit", "ago", "speaks of the page",
    "addresses the reader", "service words", "share words", "comment words", "related words",
    "picture words", "copyright words", "writer words", "tag words", "opens a note", "all capitals",
    "every capitals", "most capitals", "some capitals", "few capitals",
))  # fmt: skip


def signs_of(text: str, pieces: list[Piece], forms: list[str], certain: Certain) -> list[list[str] | None]:
    """Return the signs of each piece, its own and those of its place; None of one that is certain."""
    lines = []
    for number, (piece, form) in enumerate(zip(pieces, forms, strict=True)):
        rule = certain.rules[number] if number in certain.states else ""
        near = number < DEEP and not rule
        dateline = near and read_dateline(text, piece.start, piece.end) is not None
        lines.append(Line(piece, form, rule, piece.text.count(" ") + 1, dateline))
    return _signs_in_place(read_page(lines))


def _signs_in_place(page: Page) -> list[list[str] | None]:
    """Return for each line that is not certain its own signs and those of its place, None for the others."""
    lines = page.lines
    walk = Walk()
    found: list[list[str] | None] = []
    for number, line in enumerate(lines):
        if line.certain:
            found.append(None)
        else:
            signs = [*_own(line)]
            _add_neighbours(page, number, signs)
            where = _add_density(page, number, signs)
            add_words(page, number, where, signs)
            add_walk(page, number, walk, signs)
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
            signs += (
                f"{line.form}, {name} {other.form}",
                f"{length}, {name} {size} ends {end_of(other.piece.text)}",
            )
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
    dense = 100 * (page.prose_before[high] - page.prose_before[low]) // (high - low)
    up = before - page.long_before[low]
    down = page.long_before[high] - page.long_before[number + 1]
    signs += (
        f"dense {bisect_left((10, 30, 50, 70, 90), dense)}", f"long near above {up}",
        f"long near below {down}", f"{form}, long near {min(2, up)} {min(2, down)}",
    )  # fmt: skip
    start, end = page.story
    where = "before" if number < start else "within" if number <= end else "behind"
    far = min(number - start, end - number) if where == "within" else max(start - number, number - end)
    signs += (where, f"{where} {form}", f"{where} by {bisect_left((0, 1, 2, 4, 8, 16), far)}")
    if where != "within":
        signs.append(
            f"{where}, {length_of(lines[number].count) // 2} words, ends {end_of(lines[number].piece.text)}"
        )
    return where
