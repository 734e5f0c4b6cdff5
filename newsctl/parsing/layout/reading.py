"""From pieces to lines with their signs, as the model of the layout and its training need them."""

from newsctl.parsing.blocks import Piece
from newsctl.parsing.dateline import read_dateline
from newsctl.parsing.layout.certain import Certain
from newsctl.parsing.layout.standing import read_page, signs_in_place
from newsctl.parsing.lines.signs import Line

__all__ = ["signs_of"]

DEEP = 15  # lines among which a dateline is looked for


def signs_of(text: str, pieces: list[Piece], forms: list[str], certain: Certain) -> list[list[str] | None]:
    """Return the signs of each piece, its own and those of its place; None of one that is certain."""
    lines = []
    for number, (piece, form) in enumerate(zip(pieces, forms, strict=True)):
        rule = certain.rules[number] if number in certain.states else ""
        near = number < DEEP and not rule
        dateline = near and read_dateline(text, piece.start, piece.end) is not None
        lines.append(Line(piece, form, rule, piece.text.count(" ") + 1, dateline))
    return signs_in_place(read_page(lines))
