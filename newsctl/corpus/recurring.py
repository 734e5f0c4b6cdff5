"""Lines that recur in many articles of a corpus and are prose in none: the furniture of its pages.

Articles are looked at once, as they come, and in any process (:func:`short_lines`); what is counted of them
(:class:`Recurring`) has room for so many lines, and the rarest make way.
"""

from bisect import bisect_right
from math import ceil

import msgspec

from newsctl.corpus.document import Document
from newsctl.parsing import read
from newsctl.parsing.blocks import Block, flatten, folded, lines_of
from newsctl.parsing.line_ends import unified

__all__ = ["Recurring", "ShortLines", "short_lines"]

LONGEST = 300
"""Characters of a line that is counted: a longer one is a paragraph."""

PROSE = 12
"""Words of a paragraph that is the story's where it stands between two others of it."""

_MOST = 1 << 18  # lines that are remembered: those of some ten thousand articles
_PLACES = 64  # of a line between paragraphs that are remembered
_OPENING = 3  # paragraphs by which a story is known again
_OF_FIELDS = frozenset(("byline", "published", "dateline"))

Place = tuple[int, int]
"""The hashes of the paragraphs above and below."""


class ShortLines(msgspec.Struct):
    """The short ``lines`` of one article, each once, and the ``opening`` of its story.

    ``stated`` are those of them that a field was read off: who wrote it, when or where. ``amid`` are those in
    paragraphs of the story, each with the paragraphs above and below; of these, long ones are empty.
    """

    lines: list[str]
    stated: list[str]
    amid: list[tuple[str, str, str]]
    opening: list[str]


class _Line(msgspec.Struct):
    articles: int = 0
    stated: bool = False
    places: set[Place] = set()


class Recurring:
    """Counts in how many ``articles`` each line stands; copies of one story count once."""

    def __init__(self, most: int = _MOST) -> None:
        """Remember ``most`` lines."""
        self.articles = 0
        self._most = most
        self._lines: dict[str, _Line] = {}
        self._openings: set[int] = set()

    def add(self, article: ShortLines) -> None:
        """Count the lines of one more article."""
        if article.opening:
            opening = hash(tuple(article.opening))
            if opening in self._openings:
                return
            self._openings.add(opening)
        self.articles += 1
        for text in article.lines:
            self._lines.setdefault(text, _Line()).articles += 1
        for text in article.stated:
            self._lines[text].stated = True
        for text, above, below in article.amid:
            places = self._lines[text].places
            if len(places) < _PLACES:
                places.add((hash(above), hash(below)))
        self._make_room()

    def _make_room(self) -> None:
        """Forget the rarest lines, if there are too many."""
        fewest = 1
        while len(self._lines) > self._most:
            self._lines = {text: line for text, line in self._lines.items() if line.articles > fewest}
            fewest += 1

    def furniture(self, least: int, share: float = 0) -> list[str]:
        """Return the lines of at least ``least`` articles and that ``share`` of all, the commonest first.

        A line is none if in some article it was prose between two paragraphs that do not recur, or if it says
        by whom, where or when an article was written.
        """
        least = max(least, ceil(share * self.articles))
        found = {text: line for text, line in self._lines.items() if line.articles >= least}
        recurring = frozenset(map(hash, found))
        kept = [
            (-line.articles, text)
            for text, line in found.items()
            if not line.stated and all(not recurring.isdisjoint(place) for place in line.places)
        ]
        return [text for _, text in sorted(kept)]


def short_lines(document: Document) -> ShortLines | None:
    """Return what is counted of ``document``; None for a record without its text."""
    if document.text is None:
        return None
    text = unified(document.text)[0]
    blocks = [
        block
        for block in read(text, quoting=False, furniture=document.furniture).blocks
        if block.kind != "blank"
    ]
    starts = [block.start for block in blocks]
    found = ShortLines([], [], [], _opening(text, blocks))
    seen: dict[str, None] = {}
    for line in lines_of(text):
        words = folded(line.text)
        if len(words) > LONGEST or words in document.furniture or not any(map(str.isalpha, words)):
            continue
        seen[words] = None
        number = bisect_right(starts, line.start) - 1
        if number >= 0 and blocks[number].kind in _OF_FIELDS:
            found.stated.append(words)
        elif 0 < number < len(blocks) - 1 and _is_amid(text, blocks[number - 1 : number + 2]):
            above, below = blocks[number - 1], blocks[number + 1]
            found.amid.append((words, _key(text, above), _key(text, below)))
    found.lines.extend(seen)
    return found


def _is_amid(text: str, blocks: list[Block]) -> bool:
    """Whether the second of three blocks is a paragraph of prose among paragraphs."""
    return all(block.kind == "paragraph" for block in blocks) and _is_prose(text, blocks[1])


def _is_prose(text: str, block: Block) -> bool:
    return len(text[block.start : block.end].split(None, PROSE)) >= PROSE


def _key(text: str, block: Block) -> str:
    """Return a paragraph as a line of its own would be counted."""
    words = folded(flatten(text[block.start : block.end]))
    return words if len(words) <= LONGEST else ""


def _opening(text: str, blocks: list[Block]) -> list[str]:
    """Return the first paragraphs of the story: copies of it share them, whatever stands around."""
    prose = [block for block in blocks if block.kind == "paragraph" and _is_prose(text, block)]
    return [folded(text[block.start : block.end]) for block in prose[:_OPENING]]
