"""One letter a piece: what its form alone says it may be.

The letters, which the grammars over them use:

    p prose of more than a sentence or two    q one sentence    t a title: no full stop
    d date line    b byline    n bare names    s name of a section    h heading of highlights    w wire slug
    c caption    g picture credit    e desk credit    z sign-off    x boilerplate    _ a drawn line
    r label of links    k label and title in one line    i list item    u bare address
"""

import re

from newsctl.parsing.blocks import BULLETS, Piece
from newsctl.parsing.byline import bare_byline, read_byline
from newsctl.parsing.dates import stamp_of
from newsctl.parsing.layout.captions import is_caption, is_picture_credit
from newsctl.parsing.layout.furniture import (
    is_boilerplate,
    is_credit,
    is_plain_prose,
    is_rule,
    is_slug,
)
from newsctl.parsing.lexicon import entries
from newsctl.parsing.links import is_label, read_link

__all__ = ["letters_of"]

SENTENCE = 50  # characters of a line that ends like a sentence and is no label or name
CLOSERS = "\"'”’)]» ■▪◼◆□●♦⬛◾✱"
STOPS = ".!?…"
ENDS = frozenset(".!?\"'”’")
ABBREVIATIONS = ("Mr.", "U.S.", "Dr.", "St.")
_LINK_MARK = re.compile("[]:|[»›>\N{RIGHTWARDS ARROW}]")


def letters_of(text: str, pieces: list[Piece]) -> str:
    """Return one letter a piece."""
    if len(pieces) > 1 and pieces[1].indent >= 2:
        return _wire_letters(text, pieces)
    letters = []
    for piece in pieces:
        line = piece.text
        is_sentence = len(line) > SENTENCE and line[-1] in ENDS
        if is_sentence and is_plain_prose(line):
            letters.append(_prose_form(line))
        elif is_sentence and len(line) > 2 * SENTENCE:
            letters.append(_sentence_form(text, piece))
        else:
            letters.append(_letter_of(text, piece))
    return "".join(letters)


def _wire_letters(text: str, pieces: list[Piece]) -> str:
    """Wires set the head flush left and the paragraphs with an indent: only the ends need a look."""
    letters = []
    for number, piece in enumerate(pieces):
        if piece.indent < 2:
            letters.append("t" if number == 0 and piece.text.isupper() else _letter_of(text, piece))
        elif number < 4 and piece.text[:2] in ("By", "by", "BY") and read_byline(piece.text):
            letters.append("b")
        else:
            letters.append("p")
    return "".join(letters)


def _letter_of(text: str, piece: Piece) -> str:
    """Return the letter of one piece."""
    line = piece.text
    if len(line) > 400:
        return _sentence_form(text, piece)
    if is_rule(line):
        return "_"
    letter = _short_form(text, piece)
    if letter:
        return letter
    return _sentence_form(text, piece)


def _sentence_form(text: str, piece: Piece) -> str:
    """Return the letter of a line that may be of the page, the desk or the picture, and else is prose."""
    line = piece.text
    if is_boilerplate(line):
        return "x"
    if (
        line[0] in "[RrAaDdWwMm"
        and len(line) < 250
        and _LINK_MARK.search(line, 0, 30)
        and read_link(text, piece.start, piece.end)
    ):
        return "k"
    if is_caption(line):
        return "g" if is_picture_credit(line) else "c"
    if line.startswith(BULLETS):
        return "i"
    return _prose_form(line)


def _short_form(text: str, piece: Piece) -> str | None:
    """Return the letter of a line that is a label, link, date, byline, name or list item, None for others."""
    line = piece.text
    if line.startswith(("http://", "https://", "www.")) and " " not in line:
        return "u"
    if is_label(line):
        return "r"
    if _may_be_link(line) and read_link(text, piece.start, piece.end):
        return "k"
    if len(line) < 160:
        letter = _line_form(line)
        if letter:
            return letter
    if line.startswith(BULLETS) or (line[0].isdigit() and line.lstrip("0123456789")[:2] in (". ", ") ")):
        return "x" if is_boilerplate(line) else "i"
    return "e" if is_credit(line) else None


def _may_be_link(line: str) -> bool:
    return (
        _LINK_MARK.search(line, 0, 45) is not None
        or line[:9].isupper()
        or line[:4].lower() in ("also", "read", "don'", "don’", "see ")
    )


def _line_form(line: str) -> str | None:
    """Return the letter of a line that says one thing about the story: when, who, where on the site."""
    if stamp_of(line):
        return "d"
    if read_byline(line):
        return "b"
    if is_slug(line):
        return "w"
    small = line.lower().strip(" .:-–—|#*•>")
    if small in entries("sections") or " > " in line or " » " in line or " › " in line:
        return "s"
    if small in entries("highlight-labels"):
        return "h"
    if bare_byline(line):
        return "g" if "/" in line and is_caption(line) else "n"
    return None


def _prose_form(line: str) -> str:
    if len(line) > 360 or (words := line.count(" ") + 1) > 45:
        return "p"
    several = words > 14 and ". " in line
    if several and _ends_sentence_within(line):
        return "p"
    if line[-1] in STOPS or line[-1] == ":" or line.rstrip(CLOSERS)[-1:] in STOPS:
        return "q"
    return "p" if words > 28 or several else "t"


def _ends_sentence_within(line: str) -> bool:
    """Whether a full stop inside the line ends a sentence, and not just a title or a country."""
    at = line.find(". ")
    while at >= 0 and line.endswith(ABBREVIATIONS, 0, at + 1):
        at = line.find(". ", at + 2)
    return at >= 0
