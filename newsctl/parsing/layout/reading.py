"""From text to lines with their signs, as the model of the layout and its training need them."""

from newsctl.parsing.blocks import Piece
from newsctl.parsing.dateline import read_dateline
from newsctl.parsing.layout.standing import read_page, signs_in_place
from newsctl.parsing.lines.forms import forms_of
from newsctl.parsing.lines.signs import read_line

__all__ = ["signs_of"]


def signs_of(text: str, pieces: list[Piece], forms: list[str] | None = None) -> list[list[str]]:
    """Return the signs of each piece, its own and those of its place."""
    lines = [
        read_line(text, piece, form, opens_with_dateline=read_dateline(text, piece.start, piece.end) is not None)
        for piece, form in zip(pieces, forms or forms_of(text, pieces), strict=True)
    ]
    return signs_in_place(read_page(lines)) if lines else []
