"""Where the story opens with a dateline."""

from newsctl.article import Dateline
from newsctl.parsing.blocks import Piece
from newsctl.parsing.characters import APOSTROPHES
from newsctl.parsing.dateline import read_dateline
from newsctl.parsing.dates import find_stamp
from newsctl.parsing.lines.dated import is_dated
from newsctl.parsing.lines.signs import PROSE
from newsctl.parsing.patterns import compiled

__all__ = ["VOUCHED", "find_dateline"]

OPENING = 60  # characters of a paragraph below a dateline on its own line
DEEP = 6  # how many pieces of text may stand before the one with the dateline
LONGEST_LINE = 60  # words of a piece of text that a dateline may follow
# A byline that runs into a place in capitals.
_NAME = rf"[^\W\d_][\w.{APOSTROPHES}-]*"
_RUN_IN_NAME = rf"[Bb]y\s+{_NAME}(?:\s+{_NAME}){{1,3}}?\s+(?=[A-Z][A-Z-]{{2,}})"
_NO_TEXT = frozenset((
    "date", "byline", "slug", "boilerplate", "section", "rule", "highlights", "desk-credit", "address",
    "caption", "picture-credit", "label", "labelled-title",
))  # fmt: skip
_NEVER_DATED = frozenset(("picture-credit", "address", "label", "rule"))
VOUCHED = frozenset(("agency-first", "place-and-date", "place-and-agency"))
_LINES = frozenset(("title", "names", "sentence"))


def find_dateline(
    text: str,
    pieces: list[Piece],
    forms: list[str],
    furniture: frozenset[int],
    *,
    titled: bool,
) -> tuple[int, Dateline, str] | None:
    """Return the first dateline within six pieces of text, its number first and its rule last.

    Behind a long paragraph there is none; ``furniture`` has the numbers of pieces that are known for such.
    """
    seen = 0
    for number in range(min(len(pieces), 1 + 3 * DEEP)):
        piece, form = pieces[number], forms[number]
        if (
            number in furniture
            or form in _NEVER_DATED
            or _opens_with_date(piece.text, form)
            or (number == 0 and not titled and form not in PROSE)
        ):
            continue
        is_text = form not in _NO_TEXT
        dateline = _dateline_of(text, piece, weak=is_text and form != "item")
        if dateline and (dateline[1] in VOUCHED or _is_opening(pieces, forms, number)):
            return number, *dateline
        seen += is_text and number > 0
        if seen >= DEEP or (is_text and len(piece.text.split()) > LONGEST_LINE):
            return None
    return None


def _is_opening(pieces: list[Piece], forms: list[str], number: int) -> bool:
    """Whether a piece with a dateline opens the story and no menu: it is a paragraph, or one stands below."""
    if forms[number] in PROSE or len(pieces[number].text) > OPENING:
        return True
    below = number + 1
    return below < len(pieces) and forms[below] in PROSE and len(pieces[below].text) >= OPENING


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
