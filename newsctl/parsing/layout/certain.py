"""What is certain of a line before the model is asked: so that a clean article costs next to nothing.

amid-prose       a paragraph within a long run of paragraphs
wire-indent      wires set their paragraphs with an indent
dateline         what opens with a dateline is the first paragraph, and nothing above it is of the body
labelled-title   ``Read More: Title`` is a link
"""

import msgspec

from newsctl.article import Dateline
from newsctl.parsing.blocks import Piece
from newsctl.parsing.dateline import read_dateline
from newsctl.parsing.dates import find_stamp
from newsctl.parsing.layout.states import BODY, STATES
from newsctl.parsing.lines.dated import is_dated
from newsctl.parsing.lines.signs import PROSE
from newsctl.parsing.patterns import compiled

__all__ = ["Certain", "find_certain"]

RUN = 5  # paragraphs in a row, of which those within are of the body
PARAGRAPH = 60  # characters of such a paragraph
DEEP = 6  # how many pieces of text may stand before the one with the dateline
LONGEST_LINE = 60  # words of a piece of text that a dateline may follow
# A byline that runs into a place in capitals.
_RUN_IN_NAME = r"[Bb]y\s+[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,3}?\s+(?=[A-Z][A-Z-]{2,})"
_NO_TEXT = frozenset((
    "date", "byline", "slug", "boilerplate", "section", "rule", "highlights", "desk-credit", "address", "caption",
    "picture-credit", "label", "labelled-title",
))  # fmt: skip
_NEVER_DATED = frozenset(("picture-credit", "address", "label", "rule"))
_LINES = frozenset(("title", "names", "sentence"))
_ABOVE_BODY = frozenset(number for number, (_, zone) in enumerate(STATES) if zone in ("top", "head"))
_IS_BODY = frozenset((BODY,))


class Certain(msgspec.Struct):
    """By the number of a line: the states that are left to it, and the name of the certainty that says so."""

    allowed: list[frozenset[int] | None]
    rules: dict[int, str]
    dateline: tuple[int, Dateline, str] | None = None


def find_certain(text: str, pieces: list[Piece], forms: list[str], first: int = 0) -> Certain:
    """Return what is certain of the pieces from ``first`` on."""
    found = Certain([None] * len(pieces), {})
    _find_dateline(text, pieces, forms, first, found)
    wire = len(pieces) > first + 1 and pieces[first + 1].indent >= 2
    start = found.dateline[0] if found.dateline else first + 1
    run = 0
    for number in range(first, len(pieces)):
        piece = pieces[number]
        if wire and piece.indent >= 2 and number > first and forms[number] == "prose":
            _settle(found, number, "wire-indent")
            continue
        if forms[number] in PROSE and len(piece.text) >= PARAGRAPH:
            run += 1
            continue
        _settle_run(found, number - run, number, start)
        run = 0
    _settle_run(found, len(pieces) - run, len(pieces), start)
    if found.dateline:
        _settle(found, found.dateline[0], "dateline")
        for number in range(first, found.dateline[0]):
            found.allowed[number] = _ABOVE_BODY
            found.rules.pop(number, None)
    return found


def _settle(found: Certain, number: int, rule: str) -> None:
    found.allowed[number] = _IS_BODY
    found.rules[number] = rule


def _settle_run(found: Certain, begin: int, end: int, start: int) -> None:
    if end - begin >= RUN:
        for number in range(max(begin + 1, start), end - 1):
            _settle(found, number, "amid-prose")


def _find_dateline(text: str, pieces: list[Piece], forms: list[str], first: int, found: Certain) -> None:
    """Find the first dateline within six pieces of text; behind a long paragraph there is none."""
    seen = 0
    for number in range(first, min(len(pieces), first + 1 + 3 * DEEP)):
        piece, form = pieces[number], forms[number]
        if form in _NEVER_DATED or _opens_with_date(piece.text, form) or (number == first and form not in PROSE):
            continue
        is_text = form not in _NO_TEXT
        dateline = _dateline_of(text, piece, weak=is_text and form != "item")
        if dateline:
            found.dateline = (number, *dateline)
            return
        seen += is_text and number > first
        if seen >= DEEP or (is_text and len(piece.text.split()) > LONGEST_LINE):
            return


def _opens_with_date(line: str, form: str) -> bool:
    """Whether a line is a date of the page: it opens with the date, or with the outlet beside it."""
    if form == "date":
        return find_stamp(line)[0] == 0
    return form in _LINES and is_dated(line)


def _dateline_of(text: str, piece: Piece, *, weak: bool) -> tuple[Dateline, str] | None:
    """Return the dateline that opens a piece, or that follows a byline run into it."""
    if piece.text.startswith(("By ", "by ")):
        run_in = compiled(_RUN_IN_NAME).match(text, piece.start, piece.end)
        if run_in and (found := read_dateline(text, run_in.end(), piece.end, weak=False)):
            return found
    return read_dateline(text, piece.start, piece.end, weak=weak)
