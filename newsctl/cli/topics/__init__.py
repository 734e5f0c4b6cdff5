"""The pages of ``newsctl help TOPIC``: Markdown beside this file, cut into blocks for whoever sets them.

Of Markdown they use headings, paragraphs, lists and fenced code; what stands in a comment is for the tests.
"""

from collections.abc import Iterator
from importlib.resources import files
from typing import Literal, NamedTuple

__all__ = ["TOPICS", "Block", "blocks", "read_topic"]

TOPICS = {
    "record": "What is known of an article, key by key.",
    "searching": "Patterns, speakers, spellings, filters, concordances.",
    "dates": "Which date an article has, and where it comes from.",
    "recipes": "With jq, DuckDB, pandas, Datasette, fzf and xargs.",
    "cluster": "Exports by many machines.",
    "config": "Defaults of your own for the options of each command.",
    "troubleshooting": "When something looks wrong.",
}
"""What each topic is about."""

Kind = Literal["title", "heading", "paragraph", "item", "code"]


class Block(NamedTuple):
    """A piece of a page, without the signs that mark it; ``code`` keeps its lines."""

    kind: Kind
    text: str


_HEADINGS: dict[str, Kind] = {"# ": "title", "## ": "heading", "- ": "item"}
_FENCE = "```"
_COMMENT = "<!--"


def read_topic(name: str) -> list[Block]:
    """Return the page on the topic ``name``, one of TOPICS."""
    return list(blocks(files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8")))


def blocks(markdown: str) -> Iterator[Block]:
    """Yield the blocks of a page."""
    fenced = False
    code: list[str] = []
    prose: list[str] = []
    for line in [*markdown.splitlines(), ""]:
        if line.startswith(_FENCE):
            if fenced:
                yield Block("code", "\n".join(code))
                code.clear()
            fenced = not fenced
        elif fenced:
            code.append(line)
        elif line and not line.startswith((*_HEADINGS, _COMMENT)):
            prose.append(line)
        else:
            if prose:
                yield Block("paragraph", " ".join(prose))
                prose.clear()
            for sign, kind in _HEADINGS.items():
                if line.startswith(sign):
                    yield Block(kind, line.removeprefix(sign))
