"""Line ends: a text with CR LF or CR is parsed as if it had LF, and what was found is led back to it.

Rules look for line feeds and count characters, so that a text saved on Windows or an old Macintosh would
otherwise be read by other distances than the same text saved on Unix.
"""

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newsctl.article import Article, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsctl.parsing.attribution.decisions import Decision
    from newsctl.parsing.blocks import Block
    from newsctl.parsing.layout.model import Weighing

__all__ = ["LineEnds", "unified"]

# Two CR before the LF are what a file gets that was made into a DOS one twice.
_BREAK = re.compile("\r{1,2}\n|\r")


def unified(text: str) -> "tuple[str, LineEnds | None]":
    """Return ``text`` with a line feed for each line end, and the way back; None where nothing changed."""
    if "\r" not in text:
        return text, None
    removed: list[int] = []

    def line_feed(found: re.Match[str]) -> str:
        at = found.start() - len(removed)
        removed.extend([at] * (found.end() - found.start() - 1))
        return "\n"

    return _BREAK.sub(line_feed, text), LineEnds(removed)


class LineEnds:
    """The way back from offsets in a unified text to those in the text that it was made of."""

    def __init__(self, removed: list[int]) -> None:
        self._removed = removed  # where a line feed lost one character before it, ascending

    def offset(self, at: int) -> int:
        """Return the offset in the source of what stands at ``at``; a line end begins with its first CR."""
        return at + bisect_left(self._removed, at)

    def restore(self, article: Article, stretches: "Iterable[Block | Decision | Weighing]") -> None:
        """Change all offsets of ``article`` and ``stretches``, found in the unified text, to the source's."""
        at = self.offset
        for stretch in stretches:
            stretch.start, stretch.end = at(stretch.start), at(stretch.end)
        if (dateline := article.dateline) is not None:
            article.dateline = replace(dateline, start=at(dateline.start), end=at(dateline.end))
        article.links = [replace(link, start=at(link.start), end=at(link.end)) for link in article.links]
        article.quotes = [
            replace(
                quote,
                start=at(quote.start),
                end=at(quote.end),
                mention=self._moved(quote.mention),
                cue=self._moved(quote.cue),
            )
            for quote in article.quotes
        ]
        for statement in article.reported or ():
            statement.start, statement.end = at(statement.start), at(statement.end)
            statement.mention = self._moved(statement.mention)
            statement.cue = self._moved(statement.cue)

    def _moved(self, span: Span | None) -> Span | None:
        return span and Span(span.text, self.offset(span.start), self.offset(span.end))
