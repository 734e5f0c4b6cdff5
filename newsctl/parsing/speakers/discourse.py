"""What is known of an article while its quotes are read: the text, its cast, and who has spoken so far."""

import re
from bisect import bisect_right

import msgspec

from newsctl.article import Quote
from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.appearances import Appearances
from newsctl.parsing.speakers.people import Person

__all__ = ["Discourse", "Voice"]

LONGEST_TITLE = 5  # characters of an abbreviated title, with the blank before it

_SENTENCE_END = re.compile(r"[.?!\n][^\w\s]*\s+(?![a-z\s])")
_ABBREVIATIONS = tuple(
    f" {title.capitalize()}" for title in {"st"} | entries("honorifics") | entries("title-abbreviations")
)


class Voice(msgspec.Struct, gc=False):
    """Somebody who was found to speak at ``start``: the answer, and the person, if it is one of the cast.

    ``number`` is ``person`` for one human being, ``organisation`` for one firm, office or paper, else
    ``people``.
    """

    start: int
    name: str
    person: Person | None = None
    gender: str = ""
    number: str = "person"


class Discourse:
    """An article's text, writer and cast, where its quotes stand, and the voices of those named so far."""

    __slots__ = ("appearances", "cast", "quote_ends", "quote_starts", "text", "voices", "writer")

    def __init__(self, text: str, appearances: Appearances, quotes: list[Quote], writer: str | None) -> None:
        self.text = text
        self.appearances = appearances
        self.cast = appearances.cast
        self.writer = writer
        self.voices: list[Voice] = []
        self.quote_starts = [quote.start for quote in quotes]
        self.quote_ends = [quote.end for quote in quotes]

    def is_quoted(self, at: int) -> bool:
        """Whether offset ``at`` stands in a quote."""
        index = bisect_right(self.quote_starts, at) - 1
        return index >= 0 and at < self.quote_ends[index]

    def sentence_starts(self, start: int, end: int) -> list[int]:
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
    return text.endswith(_ABBREVIATIONS, max(0, stop - LONGEST_TITLE), stop) or (
        stop > 1 and text[stop - 1].isupper() and not text[stop - 2].isalnum()
    )
