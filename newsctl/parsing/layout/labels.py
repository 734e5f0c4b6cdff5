"""Pages with a role for every line, as training reads them."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from newsctl.parsing.blocks import cut
from newsctl.parsing.layout.certain import Certain, find_certain
from newsctl.parsing.layout.standing import signs_of
from newsctl.parsing.lines.forms import forms_of

__all__ = ["OUTSIDE", "STORY", "LabelledPage", "read_pages", "states_of"]

STORY = ("body", "subhead")
OUTSIDE = (
    "byline", "date", "caption", "credit", "link", "link-label", "link-note", "tag", "furniture",
)  # fmt: skip


class LabelledPage(msgspec.Struct):
    """An article for training: the signs and the role of each piece."""

    name: str
    outlet: str
    coarse: bool
    lines: list[str]
    signs: list[list[str] | None]
    certain: Certain
    roles: list[str]

    @property
    def group(self) -> str:
        """The set that the article is of."""
        return self.name.partition("/")[0]


def read_pages(files: Iterable[Path], coarse: Sequence[str] = ()) -> list[LabelledPage]:
    """Return the articles of ``files``, their lines joined to a text and cut into pieces again."""
    pages = []
    for file in files:
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            ends, text = [], ""
            for line in row["lines"]:
                text += ("\n" if line["gap"] and text else "") + ("\n" if text else "")
                text += line["text"]
                ends.append((len(text), line["role"]))
            pieces = cut(text)
            labels = [next(role for end, role in ends if end > piece.start) for piece in pieces]
            forms = forms_of(text, pieces)
            certain = find_certain(text, pieces, forms)
            name = f"{row['set']}/{row['file']}"
            signs = signs_of(text, pieces, forms, certain)
            pages.append(
                LabelledPage(
                    name,
                    row["outlet"],
                    row["set"] in coarse,
                    [piece.text for piece in pieces],
                    signs,
                    certain,
                    labels,
                )
            )
    return pages


def states_of(roles: Sequence[str]) -> list[str]:
    """Return the state of each line: its role, and the zone that headline and body show it to stand in."""
    story = [number for number, role in enumerate(roles) if role in STORY]
    first, last = (story[0], story[-1]) if story else (len(roles), len(roles))
    title = roles.index("headline") if "headline" in roles else -1
    states = []
    for number, role in enumerate(roles):
        if role in ("headline", "standfirst"):
            zone = "head"
        elif role in STORY:
            zone = "body"
        elif role == "tag" or number > last:
            zone = "end"
        elif number >= first:
            zone = "body"
        else:
            zone = "top" if role == "furniture" and number < title else "head"
        states.append(f"{role}/{zone}")
    return states
