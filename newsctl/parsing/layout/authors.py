"""Who wrote the article: the names of its bylines."""

from newsctl.parsing.blocks import Block, flatten
from newsctl.parsing.byline import bare_byline, is_outlet, loose_byline, read_byline

__all__ = ["authors_of"]


def authors_of(text: str, blocks: list[Block]) -> list[str]:
    """Return the names of the bylines: "By" goes before bare names, persons before outlets."""
    # As keys, for a page may hold as many bylines as lines.
    said: dict[str, None] = {}
    bare: dict[str, None] = {}
    put_up: dict[str, None] = {}  # Posted by Ann Lee: hers where nobody else is named
    in_body = False
    for block in blocks:
        if block.kind == "paragraph":
            in_body = True
        elif block.kind == "byline":
            line = flatten(text[block.start : block.end])
            byline = read_byline(line)
            if byline and line.lower().startswith(("posted by", "uploaded by")):
                put_up |= dict.fromkeys(byline.authors)
            elif byline and not (in_body and said):
                said |= dict.fromkeys(byline.authors)
            elif not byline and (names := bare_byline(line) or loose_byline(line)) and not (in_body and bare):
                bare |= dict.fromkeys(names.authors)
    if said:
        return list(said)
    return [author for author in bare if not is_outlet(author)] or list(put_up or bare)
