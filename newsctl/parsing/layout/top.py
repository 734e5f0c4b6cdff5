"""The top of an article: what stands before its body, read from the letters of its pieces in order."""

import re

import msgspec

from newsctl.article import Dateline
from newsctl.parsing.blocks import BlockKind, Piece
from newsctl.parsing.byline import bare_byline
from newsctl.parsing.dateline import read_dateline
from newsctl.parsing.dates import find_stamp
from newsctl.parsing.lexicon import entries

__all__ = ["Role", "Top", "read_top"]

DEEP = 6  # how many pieces of text may stand before the one with the dateline
LONGEST_TOP = 80  # pieces above the body
SHORT = 60  # words that a standfirst or caption before the dateline may have
_BEFORE_HEADLINE = re.compile(r"[dswxub_]*")
_NOT_TEXT = frozenset("dbwxs_heucgrk")
_TOLD = re.compile(
    r"\b(?:said|told|announced|yesterday|today|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_RUN_IN_NAME = re.compile(r"[Bb]y\s+[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,3}?\s+(?=[A-Z][A-Z-]{2,})")
_PLAIN_WORD = re.compile(r"[^\W\d_]{4,}")

Role = tuple[BlockKind, str]
FURNITURE: dict[str, Role] = {
    "d": ("published", "date-line"),
    "b": ("byline", "byline"),
    "w": ("boilerplate", "wire-slug"),
    "x": ("boilerplate", "boilerplate"),
    "s": ("boilerplate", "section-name"),
    "h": ("boilerplate", "highlights"),
    "_": ("boilerplate", "drawn-line"),
    "u": ("boilerplate", "bare-address"),
    "e": ("credit", "desk-credit"),
    "z": ("sign-off", "sign-off"),
    "c": ("caption", "caption"),
    "g": ("caption", "picture-credit"),
    "r": ("related-label", "dangling-label"),
    "k": ("related-item", "related-line"),
}


class Top(msgspec.Struct):
    """What the pieces before the body are, by number; ``start`` is the first piece of the body."""

    start: int
    roles: dict[int, Role]
    headline: int | None = None
    standfirst: int | None = None
    dateline: tuple[int, Dateline, str] | None = None


def read_top(
    text: str,
    pieces: list[Piece],
    letters: str,
    taken: frozenset[int],
    first: int = 0,
    *,
    titled: bool = False,
) -> Top:
    """Return the top of the article whose pieces from ``first`` on have these letters.

    ``taken`` are the pieces that belong to links; ``titled`` says that metadata above has given the headline.
    """
    top = Top(first, {})
    at = first
    if not titled:
        top.headline = _headline(text, pieces, letters, first)
        if top.headline is not None:
            for number in range(first, top.headline):
                top.roles[number] = FURNITURE[letters[number]]
            top.roles[top.headline] = (
                "headline",
                "headline" if top.headline == first else "headline-below-furniture",
            )
            at = top.headline + 1
    top.dateline = _dateline(text, pieces, letters, at, taken)
    _walk(text, pieces, letters, at, taken, top)
    return top


def _headline(text: str, pieces: list[Piece], letters: str, first: int) -> int | None:
    skipped = _BEFORE_HEADLINE.match(letters, first)
    at = skipped.end() if skipped else first
    if at >= len(letters):
        return first if first < len(letters) and letters[first] in "sx" else None
    letter = letters[at]
    if letter in "pq" and read_dateline(text, pieces[at].start, pieces[at].end):
        return None
    if letter in "pq":
        return (
            at
            if _is_headline_sentence(pieces[at].text, letters[at + 1 : at + 2]) and len(letters) > at + 1
            else None
        )
    return at if letter not in "ez_" else None


def _is_headline_sentence(line: str, following: str) -> bool:
    """Whether a line with a full stop is a headline and not the lede of a story without one."""
    words = line.split()
    if len(words) > 32:
        return False
    if sum(word[0].isupper() for word in words) >= 0.6 * len(words):
        return True
    if len(words) <= 10 or (len(words) <= 25 and following and following in "dbn"):
        return True
    return len(words) <= 20 and _TOLD.search(line) is None


def _dateline(
    text: str, pieces: list[Piece], letters: str, at: int, taken: frozenset[int]
) -> tuple[int, Dateline, str] | None:
    """Return the first dateline within six pieces of text; behind a long paragraph there is none."""
    seen = 0
    for number in range(at, min(len(pieces), at + 3 * DEEP)):
        if number in taken or letters[number] in "gur_":
            continue
        piece, is_text = pieces[number], letters[number] not in _NOT_TEXT
        found = _dateline_of(text, piece, weak=is_text and letters[number] != "i")
        if found:
            return number, *found
        seen += is_text
        if seen >= DEEP or (is_text and len(piece.text.split()) > SHORT):
            return None
    return None


def _dateline_of(text: str, piece: Piece, *, weak: bool) -> tuple[Dateline, str] | None:
    """Return the dateline that opens a piece, or that follows a byline run into it."""
    run_in = _RUN_IN_NAME.match(text, piece.start, piece.end)
    if run_in and (found := read_dateline(text, run_in.end(), piece.end, weak=False)):
        return found
    return read_dateline(text, piece.start, piece.end, weak=weak)


def _walk(text: str, pieces: list[Piece], letters: str, at: int, taken: frozenset[int], top: Top) -> None:
    """Give every piece from ``at`` to the body its role, and find where the body starts."""
    stop = top.dateline[0] if top.dateline else min(len(pieces), at + LONGEST_TOP)
    number = at
    while number < stop:
        letter = letters[number]
        if number in taken:
            pass
        elif (
            letter in "etq"
            and pieces[number].text.startswith(("Source", "SOURCE"))
            and find_stamp(pieces[number].text)[1]
        ):
            top.roles[number] = ("published", "date-line")
        elif letter in FURNITURE and letter not in "k":
            top.roles[number] = FURNITURE[letter]
        elif letter == "n" and _prose_after(letters, number):
            top.roles[number] = (
                ("byline", "bare-byline")
                if _may_be_author(pieces, letters, number)
                else ("caption", "bare-name")
            )
        elif (
            letter == "i"
            and _prose_after(letters, number)
            and (top.dateline or _are_highlights(pieces, letters, number, top))
        ):
            top.roles[number] = ("boilerplate", "highlights")
        elif letter in "tqpk" and (role := _role_of_text(text, pieces, letters, number, top)):
            top.roles[number] = role
            if role[0] == "subheadline":
                top.standfirst = number
        else:
            break
        number += 1
    top.start = number


def _role_of_text(text: str, pieces: list[Piece], letters: str, number: int, top: Top) -> Role | None:
    """Standfirst, caption or other line of text above the body; None when the body starts here."""
    piece, letter = pieces[number], letters[number]
    if piece.indent >= 2 or not _prose_after(letters, number):
        return None
    words = len(piece.text.split())
    following = letters[number + 1 : number + 2]
    above_dateline = top.dateline is not None and number < top.dateline[0]
    if top.headline is None and not above_dateline:
        return None
    if letter in "tk":
        if piece.text[-1] == ":":
            return None
        if words <= 3:
            return "boilerplate", "kicker"
        if top.standfirst is not None or following == "g":
            return "caption", "caption-above-body"
        return "subheadline", "standfirst"
    if words > SHORT or (letter == "p" and not (above_dateline or following in ("d", "b"))):
        return None
    if not (
        above_dateline
        or _closes_head(pieces, letters, number, words)
        or _is_restated(pieces, letters, number, words)
    ):
        return None
    if top.standfirst is not None or _is_dated_scene(piece.text):
        return "caption", "caption-above-body"
    return "subheadline", "standfirst-sentence"


def _closes_head(pieces: list[Piece], letters: str, number: int, words: int) -> bool:
    """Whether what follows a sentence shows that the body has not begun: a byline, a date, a picture."""
    following = letters[number + 1 : number + 2]
    if following in ("d", "b", "w", "h"):
        return _prose_after(letters, number + 1)
    if following == "n":
        return _may_be_author(pieces, letters, number + 1) and _prose_after(letters, number + 1)
    return following in ("c", "g") and words <= 18


def _is_restated(pieces: list[Piece], letters: str, number: int, words: int) -> bool:
    """Whether the next paragraph says the same again, as a lede does after a standfirst."""
    if words > 32 or letters[number + 1 : number + 2] not in ("p", "q"):
        return False
    plain = set(_PLAIN_WORD.findall(pieces[number].text.lower()))
    again = set(_PLAIN_WORD.findall(pieces[number + 1].text.lower()))
    return len(plain) >= 5 and len(plain & again) >= 0.65 * len(plain)


def _is_dated_scene(line: str) -> bool:
    """Whether a sentence closes with a full date or an agency in brackets, as captions do."""
    if line[-1] == ")" and line[line.rfind("(") + 1 : -1].lower() in entries("agencies"):
        return True
    return find_stamp(line[-30:])[1] is not None


def _are_highlights(pieces: list[Piece], letters: str, number: int, top: Top) -> bool:
    """Whether list items before any prose are highlights or breadcrumbs."""
    if any(rule == "highlights" for _, rule in top.roles.values()) or len(pieces[number].text.split()) <= 5:
        return True
    return letters[number - 1] == "d" or letters[number:].lstrip("i")[:1] in "dbnscg"


def _prose_after(letters: str, number: int) -> bool:
    return any(letter in "pqL" for letter in letters[number + 1 :])


def _may_be_author(pieces: list[Piece], letters: str, number: int) -> bool:
    """Whether a bare name is the writer's: a person who turns up in the story is its subject."""
    byline = bare_byline(pieces[number].text)
    if byline is None:
        return False
    name = byline.authors[0]
    if name.lower() in entries("agencies"):
        return True
    surname = name.split()[-1]
    return not any(
        surname in piece.text
        for piece, letter in zip(pieces[number + 1 :], letters[number + 1 :], strict=True)
        if letter in "pqt"
    )
