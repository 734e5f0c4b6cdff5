"""Text into blocks that tile it: joining the blocks gives the text back, character for character.

Articles come with a blank line or a single newline between paragraphs, hard-wrapped at some 70 columns, or
as wires set them: hard-wrapped, a paragraph opening with an indent. :func:`cut` sees which, once for the
whole text, and returns the pieces between the breaks; what each piece is, the layout decides.
"""

from typing import Literal

import msgspec

from newsctl.parsing.patterns import compiled

__all__ = ["Block", "BlockKind", "Piece", "cut", "flatten", "folded", "lines_of", "tile"]

BlockKind = Literal[
    "headline", "subheadline", "byline", "published", "dateline", "label", "paragraph", "subhead", "caption",
    "related-label", "related-item", "credit", "sign-off", "boilerplate", "blank",
]  # fmt: skip

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
ZERO_WIDTH = (
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}" + BYTE_ORDER_MARK
)
_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
_SPACES = (
    " \N{NO-BREAK SPACE}\N{OGHAM SPACE MARK}\N{NARROW NO-BREAK SPACE}\N{MEDIUM MATHEMATICAL SPACE}"
    "\N{IDEOGRAPHIC SPACE}" + "".join(map(chr, range(ord("\N{EN QUAD}"), ord("\N{ZERO WIDTH SPACE}"))))
)
EDGES = f"{_BREAKS}{_SPACES}{ZERO_WIDTH}"
"""What str.strip() takes off, and what takes no room."""

_TAG = r"(?:</?(?:p|br|div|span|b|i|em|strong|h[1-6])(?:\s[^<>]{0,200})?/?>\s*)"  # <IBM> on a wire is none
_TAGS, _TAGS_BEHIND = f"{_TAG}+", rf"\s*{_TAG}+$"
WIDEST_WRAP = 100
BULLETS = ("- ", "* ", "\N{BULLET}", "\N{EN DASH} ", "\N{EM DASH} ")


class Block(msgspec.Struct, gc=False):
    """A stretch of the text, ``text[start:end]``: what it is, and the rule that says so."""

    kind: BlockKind
    start: int
    end: int
    rule: str


class Piece(msgspec.Struct, gc=False):
    """What stands between two breaks: ``text[start:end]`` without white space at its ends.

    ``text`` is the same with one space where the source breaks a line; ``indent`` the white space before
    its first line, in characters; ``apart`` whether a blank line (or the top of the text) comes before it.
    """

    start: int
    end: int
    text: str
    indent: int
    apart: bool


def cut(text: str, furniture: frozenset[str] = frozenset()) -> list[Piece]:
    """Return the pieces of ``text`` in order, whatever way its paragraphs are set.

    A line that is among ``furniture``, all of which are :func:`folded`, runs on from none and into none.
    """
    lines = lines_of(text)
    if all(line.apart for line in lines):
        return lines
    width = _wrap_width(lines)
    wire = width > 0 and _wire_set(lines)
    pieces: list[Piece] = []
    words: list[str] = []  # the lines of the piece that is open
    above = lines[0]
    for line in lines:
        if line.apart or (furniture and not furniture.isdisjoint((folded(line.text), folded(above.text)))):
            runs_on = False
        elif wire:
            runs_on = line.indent < 2
        elif width:
            runs_on = _runs_on_wrapped(above, line, width)
        else:
            runs_on = _runs_on(above, line)
        if runs_on:
            words.append(line.text)
            pieces[-1].end = line.end
        else:
            if len(words) > 1:
                pieces[-1].text = " ".join(words)
            words = [line.text]
            pieces.append(line)
        above = line
    if len(words) > 1:
        pieces[-1].text = " ".join(words)
    if wire:
        _part_sign_off(text, pieces)
    return pieces


def flatten(words: str) -> str:
    """Return ``words`` with one space where the source breaks a line, and otherwise as they are."""
    if "\n" not in words and "\r" not in words:
        return words
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    return " ".join(line for part in words.split("\n") if (line := part.strip(EDGES)))


def folded(line: str) -> str:
    """Return ``line`` as lines of furniture are compared: white space folded, none at the ends."""
    return " ".join(line.strip(EDGES).split())


def tile(blocks: list[Block], text: str) -> list[Block]:
    """Return ``blocks``, which are in order and do not overlap, with others in the gaps between them.

    What stands in a gap is white space, or tags that were left around a line.
    """
    tiled = []
    at = 0
    tagged = ">" in text
    for block in blocks:
        if block.start > at:
            tiled.append(
                _gap(text, at, block.start) if tagged else Block("blank", at, block.start, "white-space")
            )
        tiled.append(block)
        at = block.end
    if at < len(text):
        tiled.append(_gap(text, at, len(text)))
    return tiled


def _gap(text: str, start: int, end: int) -> Block:
    if ">" in text[start:end]:
        return Block("boilerplate", start, end, "leftover-tags")
    return Block("blank", start, end, "white-space")


def lines_of(text: str) -> list[Piece]:
    """Return the lines of ``text`` that are not blank, each as a piece of its own."""
    lines = []
    at = 0
    apart = True
    tagged = "</" in text or "<br" in text
    edges = EDGES if any(mark in text for mark in ZERO_WIDTH) else None
    for raw in text.split("\n"):
        line = raw.strip(edges)
        if tagged and line and (line[0] == "<" or line[-1] == ">"):
            line = _without_tags(line)
        if line:
            start = indent = raw.index(line) if len(line) != len(raw) else 0
            if start and raw[0] == BYTE_ORDER_MARK:
                indent -= 1
            lines.append(Piece(at + start, at + start + len(line), line, indent, apart))
        apart = not line
        at += len(raw) + 1
    return lines


def _without_tags(line: str) -> str:
    opening = compiled(_TAGS).match(line)
    line = line[opening.end() :] if opening else line
    return line if line[-1:] != ">" else compiled(_TAGS_BEHIND).sub("", line)


def _wrap_width(lines: list[Piece]) -> int:
    """Return the columns a hard-wrapped text was set to, 0 for a text that is not.

    In a wrapped text no line is long, and of the lines that follow another many start with a small letter.
    """
    lengths = sorted([len(line.text) for line in lines if "://" not in line.text])
    if len(lengths) < 3:
        return 0
    width = lengths[(len(lengths) - 1) * 19 // 20]
    if width > WIDEST_WRAP:
        return 0
    following = small = 0
    above = lines[0]
    for line in lines:
        if not line.apart and line.indent < 2:
            following += 1
            small += len(above.text) > width // 3 and (_goes_on(line.text) or above.indent >= 2)
        above = line
    return width if small and small * 5 >= following else 0


def _wire_set(lines: list[Piece]) -> bool:
    """Whether an indent opens the paragraphs of a wrapped text."""
    return any(line.indent >= 2 for line in lines)


def _part_sign_off(text: str, pieces: list[Piece]) -> None:
    """Part the sign-off, which wires set one column in on the last line, from the paragraph above it."""
    last = pieces[-1]
    at = text.rfind("\n", last.start, last.end) + 1
    line = text[at : last.end]
    if at and line.startswith(" ") and len(line) <= 20 and (line[-1] != "." or line.endswith("...")):
        end = last.start + len(text[last.start : at].rstrip())
        pieces[-1] = Piece(last.start, end, flatten(text[last.start : end]), last.indent, last.apart)
        pieces.append(Piece(at + 1, last.end, line[1:], 1, False))


def _runs_on_wrapped(above: Piece, line: Piece, width: int) -> bool:
    """Whether a line of a hard-wrapped text goes on with the paragraph of the line above."""
    if _opens_item(line.text):
        return False
    # A line that leaves room for the next word was ended on purpose.
    room = width - len(above.text) - 1 - len(line.text.split(None, 1)[0])
    return room < 8 or (_goes_on(line.text) and room < width // 2)


def _runs_on(above: Piece, line: Piece) -> bool:
    """Whether a line is the rest of a paragraph that a stray line break cut in two."""
    return (
        len(above.text) > 60 and (above.text[-1].isalpha() or above.text[-1] == ",") and _goes_on(line.text)
    )


def _goes_on(line: str) -> bool:
    """Whether a line opens in the middle of a sentence: with a small letter, and with no ``key:``."""
    return line[0].islower() and line.find(":", 0, 24) != len(line.split(None, 1)[0]) - 1


def _opens_item(line: str) -> bool:
    return line.startswith(BULLETS) or (
        line[0].isdigit() and line.lstrip("0123456789").startswith((". ", ") "))
    )
