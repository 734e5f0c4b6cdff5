"""The top of an article: its headline, its dateline, and where the body starts."""

import msgspec

from newsctl.article import Dateline
from newsctl.parsing.blocks import Piece
from newsctl.parsing.dateline import read_dateline
from newsctl.parsing.dates import find_stamp
from newsctl.parsing.layout.dated import is_dated
from newsctl.parsing.layout.head import role_in_head
from newsctl.parsing.layout.headline import find_headline
from newsctl.parsing.layout.roles import FURNITURE, Role
from newsctl.parsing.layout.standing import Head, last_mark
from newsctl.parsing.patterns import compiled

__all__ = ["Top", "read_top"]

DEEP = 6  # how many pieces of text may stand before the one with the dateline
LONGEST_TOP = 80  # pieces above the body
LONGEST_LINE = 60  # words of a piece of text that a dateline may follow
# A byline that runs into a place in capitals.
_RUN_IN_NAME = r"[Bb]y\s+[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,3}?\s+(?=[A-Z][A-Z-]{2,})"
_NOT_TEXT = frozenset("dbwxs_heucgrk")


class Top(msgspec.Struct):
    """What the pieces before the body are, by number; ``start`` is the first piece of the body."""

    start: int
    roles: dict[int, Role]
    headline: int | None = None
    dateline: tuple[int, Dateline, str] | None = None


def read_top(
    text: str, pieces: list[Piece], letters: str, taken: frozenset[int], first: int = 0, title: str = ""
) -> Top:
    """Return the top of the article whose pieces from ``first`` on have these letters.

    ``taken`` are the pieces that belong to links; ``title`` is the headline where metadata above gives it.
    """
    top = Top(first, {})
    at = first
    if not title:
        top.headline = find_headline(text, pieces, letters, first)
        if top.headline is not None:
            for number in range(first, top.headline):
                other: Role = FURNITURE["d"] if is_dated(pieces[number].text) else ("boilerplate", "kicker")
                if letters[number] == "n" and letters[number + 1] in "sd":
                    other = "byline", "bare-byline"
                top.roles[number] = FURNITURE.get(letters[number], other)
            top.roles[top.headline] = (
                "headline",
                "headline" if top.headline == first else "headline-below-furniture",
            )
            at = top.headline + 1
            title = pieces[top.headline].text
    top.dateline = _dateline(text, pieces, letters, at, taken)
    stop = top.dateline[0] if top.dateline else min(len(pieces), at + LONGEST_TOP)
    head = Head(pieces, letters, title, at, stop, top.dateline is not None, top.roles)
    head.mark = last_mark(head)
    number = at
    while number < stop:
        if number not in taken:
            role = role_in_head(head, number)
            if role is None:
                break
            top.roles[number] = role
        number += 1
    if top.dateline and number == top.dateline[0] and top.dateline[1].end == pieces[number].end:
        below = _below_place(head, number + 1, taken)
        if below > number + 1:
            number = below
    top.start = number
    return top


def _below_place(head: Head, number: int, taken: frozenset[int]) -> int:
    """Name what stands below a place alone on its line, where that is part of the byline or a picture's."""
    head.dated, head.stop = False, len(head.pieces)
    while number < head.stop and number not in taken:
        role = role_in_head(head, number) if head.letters[number] in "dbntcgqx" else None
        if role is None or (role[0] not in ("byline", "published", "caption") and role[1] != "boilerplate"):
            break
        head.roles[number] = role
        number += 1
    return number


def _dateline(
    text: str, pieces: list[Piece], letters: str, at: int, taken: frozenset[int]
) -> tuple[int, Dateline, str] | None:
    """Return the first dateline within six pieces of text; behind a long paragraph there is none."""
    seen = 0
    for number in range(at, min(len(pieces), at + 3 * DEEP)):
        piece, letter = pieces[number], letters[number]
        if number in taken or letter in "gur_" or _opens_with_date(piece.text, letter):
            continue
        is_text = letter not in _NOT_TEXT
        found = _dateline_of(text, piece, weak=is_text and letter != "i")
        if found:
            return number, *found
        seen += is_text
        if seen >= DEEP or (is_text and len(piece.text.split()) > LONGEST_LINE):
            return None
    return None


def _opens_with_date(line: str, letter: str) -> bool:
    """Whether a line is a date of the page: it opens with the date, or with the outlet beside it."""
    if letter == "d":
        return find_stamp(line)[0] == 0
    return letter in "tnq" and is_dated(line)


def _dateline_of(text: str, piece: Piece, *, weak: bool) -> tuple[Dateline, str] | None:
    """Return the dateline that opens a piece, or that follows a byline run into it."""
    if piece.text.startswith(("By ", "by ")):
        run_in = compiled(_RUN_IN_NAME).match(text, piece.start, piece.end)
        if run_in and (found := read_dateline(text, run_in.end(), piece.end, weak=False)):
            return found
    return read_dateline(text, piece.start, piece.end, weak=weak)
