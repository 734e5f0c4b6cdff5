"""The form of a line: what it may be, told by the line alone.

prose            more than a sentence or two
sentence         one, or a question, or words that a colon ends
title            words without a full stop
date             nothing but when the story appeared
byline           says "By"
names            nothing but names, with a job or outlet or not
section          the name of a section, or a path of them
highlights       the heading of highlights
slug             a wire's routing
caption          closes or opens with who took the picture
picture-credit   nothing but that
desk-credit      who else worked on the story
boilerplate      opens as only the page's own lines do
rule             drawn and not written
label            the label of links
labelled-title   label and title in one line
item             of a list
address          a bare one
"""

import re

from newsctl.parsing.blocks import BULLETS, Piece
from newsctl.parsing.byline import bare_byline, read_byline
from newsctl.parsing.characters import BULLET, DASHES, NO_BREAK_SPACE, RIGHT_ANGLE, RIGHT_DOUBLE, RIGHT_SINGLE
from newsctl.parsing.dates import stamp_of
from newsctl.parsing.lexicon import entries
from newsctl.parsing.lines.captions import is_caption, is_picture_credit
from newsctl.parsing.lines.furniture import (
    is_boilerplate,
    is_credit,
    is_plain_prose,
    is_rule,
    is_slug,
)
from newsctl.parsing.links import is_label, read_link

__all__ = ["forms_of"]

SENTENCE = 50  # characters of a line that ends like a sentence and is no label or name
CLOSERS = f"\"'{RIGHT_DOUBLE}{RIGHT_SINGLE})]{RIGHT_ANGLE} {NO_BREAK_SPACE}■▪◼◆□●♦⬛◾✱"
STOPS = ".!?…"
ENDS = frozenset(f".!?\"'{RIGHT_DOUBLE}{RIGHT_SINGLE}")
ABBREVIATIONS = ("Mr.", "U.S.", "Dr.", "St.")
_LINK_MARK = re.compile(f"[]:|[{RIGHT_ANGLE}›>\N{RIGHTWARDS ARROW}]")


def forms_of(text: str, pieces: list[Piece]) -> list[str]:
    """Return the form of each piece."""
    if len(pieces) > 1 and pieces[1].indent >= 2:
        return _wire_forms(text, pieces)
    forms = []
    for piece in pieces:
        line = piece.text
        is_sentence = len(line) > SENTENCE and line[-1] in ENDS
        if is_sentence and is_plain_prose(line):
            forms.append(_prose_form(line))
        elif is_sentence and len(line) > 2 * SENTENCE:
            forms.append(_sentence_form(text, piece))
        else:
            forms.append(_form_of(text, piece))
    return forms


def _wire_forms(text: str, pieces: list[Piece]) -> list[str]:
    """Wires set the head flush left and the paragraphs with an indent: only the ends need a look."""
    forms = []
    for number, piece in enumerate(pieces):
        if piece.indent < 2:
            forms.append("title" if number == 0 and piece.text.isupper() else _form_of(text, piece))
        elif number < 4 and piece.text[:2] in ("By", "by", "BY") and read_byline(piece.text):
            forms.append("byline")
        else:
            forms.append("prose")
    return forms


def _form_of(text: str, piece: Piece) -> str:
    """Return the form of one piece."""
    line = piece.text
    if len(line) > 400:
        return _sentence_form(text, piece)
    if is_rule(line):
        return "rule"
    form = _short_form(text, piece)
    if form:
        return form
    return _sentence_form(text, piece)


def _sentence_form(text: str, piece: Piece) -> str:
    """Return the form of a line that may be of the page, the desk or the picture, and else is prose."""
    line = piece.text
    if is_boilerplate(line):
        return "boilerplate"
    if (
        line[0] in "[RrAaDdWwMm"
        and len(line) < 250
        and _LINK_MARK.search(line, 0, 30)
        and read_link(text, piece.start, piece.end)
    ):
        return "labelled-title"
    if is_caption(line):
        return "picture-credit" if is_picture_credit(line) else "caption"
    if line.startswith(BULLETS):
        return "item"
    return _prose_form(line)


def _short_form(text: str, piece: Piece) -> str | None:
    """Return the form of a line that is a label, link, date, byline, name or list item, None for others."""
    line = piece.text
    if line.startswith(("http://", "https://", "www.")) and " " not in line:
        return "address"
    if is_label(line):
        return "label"
    if _may_be_link(line) and read_link(text, piece.start, piece.end):
        return "labelled-title"
    if len(line) < 160:
        form = _line_form(line)
        if form:
            return form
    if line.startswith(BULLETS) or (line[0].isdigit() and line.lstrip("0123456789")[:2] in (". ", ") ")):
        return "boilerplate" if is_boilerplate(line) else "item"
    return "desk-credit" if is_credit(line) else None


def _may_be_link(line: str) -> bool:
    return (
        _LINK_MARK.search(line, 0, 45) is not None
        or line[:9].isupper()
        or line[:4].lower() in ("also", "read", "don'", f"don{RIGHT_SINGLE}", "see ")
    )


def _line_form(line: str) -> str | None:
    """Return the form of a line that says one thing about the story: when, who, where on the site."""
    if stamp_of(line):
        return "date"
    if read_byline(line):
        return "byline"
    if is_slug(line):
        return "slug"
    small = line.lower().strip(f" .:-{DASHES}|#*{BULLET}>")
    if small in entries("sections") or " > " in line or f" {RIGHT_ANGLE} " in line or " › " in line:
        return "section"
    if small in entries("highlight-labels"):
        return "highlights"
    if bare_byline(line):
        return "picture-credit" if "/" in line and is_caption(line) else "names"
    return None


def _prose_form(line: str) -> str:
    if len(line) > 360 or (words := line.count(" ") + 1) > 45:
        return "prose"
    several = words > 14 and ". " in line
    if several and _ends_sentence_within(line):
        return "prose"
    if line[-1] in STOPS or line[-1] == ":" or line.rstrip(CLOSERS)[-1:] in STOPS:
        return "sentence"
    return "prose" if words > 28 or several else "title"


def _ends_sentence_within(line: str) -> bool:
    """Whether a full stop inside the line ends a sentence, and not just a title or a country."""
    at = line.find(". ")
    while at >= 0 and line.endswith(ABBREVIATIONS, 0, at + 1):
        at = line.find(". ", at + 2)
    return at >= 0
