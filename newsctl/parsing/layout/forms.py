"""One letter a piece: what its form alone says it may be.

The letters, which the grammars over them use:

    p prose of more than a sentence or two    q one sentence    t a title: no full stop
    d date line    b byline    n bare names    s name of a section    h heading of highlights    w wire slug
    c caption    g picture credit    e desk credit    z sign-off    x boilerplate    _ a drawn line
    r label of links    k label and title in one line    i list item    u bare address
    L paragraph with a dateline (set later, by :mod:`newsctl.parsing.layout.top`)
"""

from newsctl.parsing.blocks import BULLETS, Piece
from newsctl.parsing.byline import bare_byline, read_byline
from newsctl.parsing.dates import stamp_of
from newsctl.parsing.layout.furniture import (
    is_boilerplate,
    is_caption,
    is_credit,
    is_picture_credit,
    is_rule,
    is_slug,
)
from newsctl.parsing.lexicon import entries
from newsctl.parsing.links import is_label, read_link

__all__ = ["letter_of", "letters_of"]

LONG = 160  # characters of a line that ends like a sentence and needs no second look in mid-article
EDGE = 14  # pieces from either end that are looked at closely
CLOSERS = "\"'”’)]»"
STOPS = ".!?…"
LINK_MARKS = ":|[]»›>\N{RIGHTWARDS ARROW}"


def letters_of(text: str, pieces: list[Piece]) -> str:
    """Return one letter a piece."""
    if len(pieces) > 1 and pieces[1].indent >= 2:
        return _wire_letters(text, pieces)
    letters = []
    last = len(pieces) - EDGE
    for number, piece in enumerate(pieces):
        line = piece.text
        if EDGE <= number < last and len(line) > LONG and line[-1] in ".\"”" and line[0].isalnum() and line[-2] not in ")]":
            letters.append("p")
        else:
            letters.append(letter_of(text, piece))
    return "".join(letters)


def _wire_letters(text: str, pieces: list[Piece]) -> str:
    """Wires set the head flush left and the paragraphs with an indent: only the ends need a look."""
    letters = []
    for number, piece in enumerate(pieces):
        if number < 3 or number >= len(pieces) - 2 or piece.indent < 2:
            letter = letter_of(text, piece)
            letters.append("p" if letter in "tqnsikh" and piece.indent >= 2 else letter)
        else:
            letters.append("p")
    return "".join(letters)


def letter_of(text: str, piece: Piece) -> str:
    """Return the letter of one piece."""
    line = piece.text
    size = len(line)
    if size > 600:
        return "x" if is_boilerplate(line) and "copyright" in line[:12].lower() else "p"
    if is_rule(line):
        return "_"
    if size < 400:
        letter = _short_form(text, piece)
        if letter:
            return letter
    if is_boilerplate(line):
        return "x"
    if is_credit(line):
        return "e"
    if is_caption(line):
        return "g" if is_picture_credit(line) else "c"
    return _prose_form(line)


def _short_form(text: str, piece: Piece) -> str | None:
    line = piece.text
    if line.startswith(("http://", "https://", "www.")) and " " not in line:
        return "u"
    if is_label(line):
        return "r"
    if (any(mark in line[:45] for mark in LINK_MARKS) or line[:20].isupper() or line[:4].lower() in ("also", "read", "don'")) and read_link(
        text, piece.start, piece.end
    ):
        return "k"
    if len(line) < 160:
        if stamp_of(line):
            return "d"
        if read_byline(line):
            return "b"
        if is_slug(line):
            return "w"
        small = line.lower().strip(" .:-–—|#*•>")
        if small in entries("sections"):
            return "s"
        if small in entries("highlight-labels"):
            return "h"
        if " > " in line or " » " in line or " › " in line:
            return "s"
        if bare_byline(line):
            return "n"
    if line.startswith(BULLETS) or (line[0].isdigit() and line.lstrip("0123456789")[:2] in (". ", ") ")):
        return "x" if is_boilerplate(line) else "i"
    return None


def _prose_form(line: str) -> str:
    words = line.count(" ") + 1
    end = line.rstrip(CLOSERS)[-1:]
    if end not in STOPS and line[-1] != ":":
        return "t" if words <= 28 else "p"
    if words <= 45 and ". " not in line[:-1].replace("Mr. ", "").replace("U.S. ", "").replace("Dr. ", "").replace("St. ", ""):
        return "q"
    return "p"
