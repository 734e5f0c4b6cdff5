"""What a piece above or below the body is: the kind of its block, and the rule that says so."""

from newsctl.parsing.blocks import BlockKind

__all__ = ["FURNITURE", "Role"]

Role = tuple[BlockKind, str]
# By the letter of the piece: what form alone decides.
FURNITURE: dict[str, Role] = {
    "d": ("published", "date-line"),
    "b": ("byline", "byline"),
    "w": ("boilerplate", "wire-slug"),
    "x": ("boilerplate", "boilerplate"),
    "s": ("boilerplate", "section-name"),
    "h": ("boilerplate", "highlights"),
    "_": ("boilerplate", "drawn-line"),
    "u": ("boilerplate", "bare-address"),
    "e": ("credit", "desk-credit"),
    "z": ("sign-off", "sign-off"),
    "c": ("caption", "caption"),
    "g": ("caption", "picture-credit"),
    "r": ("related-label", "dangling-label"),
    "k": ("related-item", "related-line"),
}
