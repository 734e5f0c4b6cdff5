"""Labelled articles: what is quoted in them and by whom, and whether what was decided agrees."""

from typing import Any

from newsctl.parsing.attribution.candidates import Candidate
from newsctl.parsing.attribution.model import Choice
from newsctl.parsing.attribution.reading import Finding
from newsctl.parsing.characters import APOSTROPHES
from newsctl.parsing.layout import lay_out

__all__ = ["Example", "Segment", "is_found", "is_ignored", "labels"]

Segment = dict[str, Any]
"""A labelled stretch of the text: ``start``, ``end``, ``status``, and ``sources``, who is named."""

_Words = tuple[int, int]


class Example:
    """One article: its text, its blocks, and where its labelled segments stand."""

    def __init__(self, file: str, text: str, segments: list[Segment]) -> None:
        self.file, self.text, self.segments = file, text, segments
        reading = lay_out(text)
        self.blocks, self.authors = reading.blocks, reading.article.authors

    def segment(self, start: int, end: int) -> Segment | None:
        """Return the labelled segment that shares at least four fifths with ``start`` to ``end``."""
        for segment in self.segments:
            shared = min(end, segment["end"]) - max(start, segment["start"])
            if shared >= 0.8 * (max(end, segment["end"]) - min(start, segment["start"])):
                return segment
        return None


def is_ignored(segment: Segment | None) -> bool:
    """Whether the labels do not say what is right here."""
    return segment is not None and bool(
        segment["status"] == "no_source" or segment.get("irregular") or segment.get("discard")
    )


def labels(segment: Segment | None, choice: Choice) -> list[bool]:
    """Return which candidates are right; nobody, last, is right when no other is."""
    quoted = _quoted(segment)
    good = [quoted is not None and _is_right(quoted, choice, one) for one in choice.candidates]
    return [*good, not any(good)]


def is_found(segment: Segment | None, text: str, findings: list[Finding], number: int) -> bool:
    """Whether finding ``number`` names a labelled source of its segment, or nobody where none is labelled."""
    finding, quoted = findings[number], _quoted(segment)
    named = finding.kept and finding.rule != "unattributed"
    if quoted is None or not named:
        return quoted is None and not named
    if finding.mention and _meets(quoted, finding.mention):
        return True
    while finding.named is None and finding.source >= 0:
        finding = findings[finding.source]
    return finding.named is not None and _names(quoted, text, finding.named)


def _quoted(segment: Segment | None) -> Segment | None:
    """Return the segment if it is labelled as quoted."""
    return None if segment is None or segment["status"] == "not_quotation" else segment


def _is_right(segment: Segment, choice: Choice, candidate: Candidate) -> bool:
    tagged = candidate.tagged or choice.tagged
    if candidate.rule == "carried-over":
        words = choice.carried
    elif candidate.relative >= 0 and _meets(segment, tagged.span(candidate.relative, candidate.relative + 1)):
        return True
    else:
        words = tagged.span(candidate.first, candidate.last)
    return words is not None and _names(segment, tagged.text, words)


def _names(segment: Segment, text: str, words: _Words) -> bool:
    """Whether the words overlap a labelled source of the segment, or end in a name from one elsewhere."""
    return _meets(segment, words) or _is_namesake(segment, text[slice(*words)])


def _meets(segment: Segment, words: _Words) -> bool:
    sources = segment["sources"] + [source for other in segment.get("alt_sources", ()) for source in other]
    return any(words[0] < source["end"] and words[1] > source["start"] for source in sources)


def _is_namesake(segment: Segment, words: str) -> bool:
    name = words.split()[-1].lower()
    for mark in APOSTROPHES:
        name = name.removesuffix(f"{mark}s")
    return len(name) > 3 and any(name in source["text"].lower().split() for source in segment["sources"])
