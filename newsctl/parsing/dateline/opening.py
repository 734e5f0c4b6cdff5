"""The opening of a paragraph, as the rules read it, and the dateline they make of it."""

import msgspec

from newsctl.article import Dateline
from newsctl.parsing.blocks import EDGES, flatten

__all__ = ["REACH", "SEPARATOR", "Opening", "folded", "make_dateline"]

REACH = 90  # a dateline's date or agency starts within so many characters
SEPARATOR = r"(?:\.-|[-–—―_]{1,3}|:)"


class Opening(msgspec.Struct):
    """The paragraph ``text[start:end]``, whose first words may be a dateline."""

    text: str
    start: int
    end: int

    def rest(self, at: int) -> str:
        """Return the first words from ``at`` on, within the paragraph."""
        return self.text[at : min(at + 60, self.end)].lstrip(EDGES + "\n")


def make_dateline(
    opening: Opening, end: int, place: str | None = None, agency: str | None = None, date: str | None = None
) -> Dateline:
    """Return the dateline from the opening's start to ``end``, with white space folded in its parts."""
    text, start = opening.text, opening.start
    end = start + len(text[start:end].rstrip(EDGES + "\n"))
    return Dateline(
        flatten(text[start:end]),
        folded(place) if place else None,
        folded(agency) if agency else None,
        folded(date) if date else None,
        start,
        end,
    )


def folded(words: str) -> str:
    """Return ``words`` with one space wherever there is white space."""
    return " ".join(words.split())
