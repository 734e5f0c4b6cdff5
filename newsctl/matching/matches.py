"""From articles to matches."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter

import msgspec

from newsctl.article import Article, Quote, find_quotes, quotes_by_paragraph
from newsctl.matching.matcher import Hit, Matcher
from newsctl.matching.names import same_person
from newsctl.matching.passages import DEFAULT_FIELDS, Passage, passages

__all__ = ["Finding", "Match", "as_matches", "find"]


class Match(msgspec.Struct, frozen=True):
    """One hit as a flat record, for other programs.

    ``text`` is the paragraph or value in which it stands and ``start`` and ``end`` are code points in it:
    ``text[start:end]`` is ``match``. ``paragraph`` counts the body's from 0, and is None outside it.
    ``speaker`` is who says it, where it stands in a quote. ``score`` is 0 to 100, None unless the search was
    fuzzy.
    """

    path: str | None
    headline: str | None
    field: str
    paragraph: int | None
    start: int
    end: int
    text: str
    match: str
    speaker: str | None
    score: float | None


class Finding(msgspec.Struct, frozen=True):
    """A passage with its hits, and for each hit who says it."""

    passage: Passage
    hits: list[Hit]
    speakers: list[str | None]

    @property
    def score(self) -> float:
        """The best score of the hits; 0 when they have none."""
        return max((hit.score or 0.0 for hit in self.hits), default=0.0)


def find(
    article: Article,
    matcher: Matcher,
    fields: Sequence[str] = DEFAULT_FIELDS,
    *,
    speaker: Sequence[str] = (),
    invert: bool = False,
    limit: int | None = None,
) -> Iterator[Finding]:
    """Yield the passages of ``article`` in which ``matcher`` finds something, in the order of ``fields``.

    With ``speaker`` only hits inside quotes of one of these people count. With ``invert`` it is the passages
    without a hit, each as one hit from its beginning to its end. After ``limit`` passages the search stops.
    """
    said = _Said(article)
    left = -1 if limit is None else limit
    for passage in passages(article, fields):
        if left == 0:
            return
        hits = matcher.find(passage.text)
        speakers = [said.by(passage, hit) for hit in hits]
        if speaker and hits:
            kept = [
                (hit, name)
                for hit, name in zip(hits, speakers, strict=True)
                if name and any(same_person(wanted, name) for wanted in speaker)
            ]
            hits, speakers = [hit for hit, _ in kept], [name for _, name in kept]
        if invert:
            hits, speakers = ([], []) if hits else ([Hit(0, len(passage.text))], [passage.speaker])
        if hits:
            left -= 1
            yield Finding(passage, hits, speakers)


def as_matches(path: str | None, headline: str | None, finding: Finding) -> Iterator[Match]:
    """Yield the hits of ``finding`` as flat records."""
    passage = finding.passage
    for hit, speaker in zip(finding.hits, finding.speakers, strict=True):
        yield Match(
            path=path,
            headline=headline,
            field=passage.field,
            paragraph=passage.paragraph,
            start=hit.start,
            end=hit.end,
            text=passage.text,
            match=passage.text[hit.start : hit.end],
            speaker=speaker,
            score=hit.score,
        )


class _Said:
    """Who says which part of an article's passages; looked up when first asked for."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._places: dict[tuple[str, int | None], list[tuple[int, int, Quote]]] = {}

    def by(self, passage: Passage, hit: Hit) -> str | None:
        """Return the speaker of the quote in which ``hit`` lies whole."""
        if passage.field == "quotes":
            return passage.speaker
        if passage.field not in ("headline", "subheadline", "body"):
            return None
        key = (passage.field, passage.paragraph)
        places = self._places.get(key)
        if places is None:
            quotes = self._quotes.get(passage.paragraph, [])
            places = self._places[key] = list(find_quotes(quotes, passage.text))
        at = bisect_right(places, hit.start, key=itemgetter(0)) - 1  # the last that begins no later
        return places[at][2].speaker if at >= 0 and hit.end <= places[at][1] else None

    @cached_property
    def _quotes(self) -> dict[int | None, list[Quote]]:
        return quotes_by_paragraph(self._article)
