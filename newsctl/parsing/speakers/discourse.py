"""What is known of an article while its quotes are read: the text, its cast, and who has spoken so far."""

from bisect import bisect_right

import msgspec

from newsctl.article import Quote
from newsctl.parsing.speakers.cast import Cast, Person

__all__ = ["Discourse", "Voice"]


class Voice(msgspec.Struct, gc=False):
    """Somebody who was found to speak at ``start``: the answer, and the person, if it is one of the cast.

    ``number`` is ``person`` for one human being, ``body`` for an organisation or a paper, else ``people``.
    """

    start: int
    name: str
    person: Person | None = None
    gender: str = ""
    number: str = "person"


class Discourse:
    """An article's text and cast, where its quotes stand, and the voices of those that have been named."""

    __slots__ = ("cast", "quote_ends", "quote_starts", "text", "voices")

    def __init__(self, text: str, cast: Cast, quotes: list[Quote]) -> None:
        self.text = text
        self.cast = cast
        self.voices: list[Voice] = []
        self.quote_starts = [quote.start for quote in quotes]
        self.quote_ends = [quote.end for quote in quotes]

    def is_quoted(self, at: int) -> bool:
        """Whether offset ``at`` stands in a quote."""
        index = bisect_right(self.quote_starts, at) - 1
        return index >= 0 and at < self.quote_ends[index]
