"""Which block is what."""

import msgspec

from newsctl.article import Dateline, Link
from newsctl.parsing.blocks import Block


class Layout(msgspec.Struct):
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
    blocks = []
    at = 0
    for line in text.splitlines(keepends=True):
        kind = "paragraph" if line.strip() else "blank"
        if line.strip() and not any(b.kind == "headline" for b in blocks):
            kind = "headline"
        blocks.append(Block(kind, at, at + len(line), "placeholder"))
        at += len(line)
    heads = [text[b.start : b.end].strip() for b in blocks if b.kind == "headline"]
    return Layout(blocks, headline=heads[0] if heads else None, body=[text[b.start : b.end].strip() for b in blocks if b.kind == "paragraph"])
