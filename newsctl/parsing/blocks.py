"""Text into blocks that tile it: joining the blocks gives the text back, character for character."""

from typing import Literal

import msgspec

__all__ = ["Block", "BlockKind"]

BlockKind = Literal[
    "headline", "subheadline", "byline", "published", "dateline", "label", "paragraph", "subhead", "caption",
    "related-label", "related-item", "credit", "sign-off", "boilerplate", "blank",
]  # fmt: skip


class Block(msgspec.Struct, gc=False):
    """A stretch of the text, ``text[start:end]``: what it is, and the rule that says so."""

    kind: BlockKind
    start: int
    end: int
    rule: str
