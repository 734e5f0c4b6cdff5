"""What is known of an article while its quotes are read: the text, its cast, and who has spoken so far."""

import re
from bisect import bisect_right

import msgspec

from newsctl.article import Quote
from newsctl.parsing.speakers.cast import Cast, Person

__all__ = ["Discourse", "Voice"]

_SENTENCE_END = re.compile(r"[.?!\n][^\w\s]*\s+(?![a-z\s])")
_ABBREVIATIONS = (
    " Mr",
    " Ms",
    " Dr",
    " Mrs",
    " Sen",
    " Rep",
    " Gov",
    " Gen",
    " Lt",
    " Col",
    " St",
    " Rev",
    " Prof",
)


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
    """An article's text, writer and cast, where its quotes stand, and the voices of those named so far."""

    __slots__ = ("cast", "quote_ends", "quote_starts", "text", "voices", "writer")

    def __init__(self, text: str, cast: Cast, quotes: list[Quote], writer: str | None) -> None:
        self.text = text
        self.cast = cast
        self.writer = writer
        self.voices: list[Voice] = []
        self.quote_starts = [quote.start for quote in quotes]
        self.quote_ends = [quote.end for quote in quotes]

    def is_quoted(self, at: int) -> bool:
        """Whether offset ``at`` stands in a quote."""
        index = bisect_right(self.quote_starts, at) - 1
        return index >= 0 and at < self.quote_ends[index]

    def openings(self, start: int, end: int) -> list[int]:
        """Return where the sentences begin that stand, outside quotes, from ``start`` up to ``end``.

        The first may have begun before; a quote's own full stop may end the sentence around it.
        """
        text = self.text
        begin = max(0, start)
        found = [begin]
        index = bisect_right(self.quote_ends, begin)
        while begin < end:
            stop = self.quote_starts[index] if index < len(self.quote_starts) else end
            for match in _SENTENCE_END.finditer(text, begin, min(stop, end)):
                at = match.start()
                if text[at] != "." or not _is_abbreviation(text, at):
                    found.append(match.end())
            begin = self.quote_ends[index] - 1 if index < len(self.quote_ends) else end
            index += 1
        return found


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether a full stop follows a title or an initial, and so ends no sentence."""
    return text.endswith(_ABBREVIATIONS, max(0, stop - 5), stop) or (
        stop > 1 and text[stop - 1].isupper() and not text[stop - 2].isalnum()
    )
