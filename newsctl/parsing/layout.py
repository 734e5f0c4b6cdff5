"""Which block is what."""

import msgspec

from newsctl.article import Dateline, Link
from newsctl.parsing.blocks import Block, cut, flatten, tile


class Layout(msgspec.Struct):
    """The fields of an article that its layout tells, and the blocks they were read off."""

    blocks: list[Block]
    url: str | None = None
    headline: str | None = None
    subheadline: str | None = None
    dateline: Dateline | None = None
    authors: list[str] = []
    published: str | None = None
    label: str | None = None
    body: list[str] = []
    links: list[Link] = []


def lay_out(text: str) -> Layout:
    """Return the layout of one article's text."""
    blocks = []
    body = []
    for number, piece in enumerate(cut(text)):
        kind = "headline" if number == 0 else "paragraph"
        blocks.append(Block(kind, piece.start, piece.end, "placeholder"))
        body.append(piece.text)
    return Layout(tile(blocks, len(text)), headline=body[0] if body else None, body=body[1:])
