"""The ways to read a title: as it stands, and without the label before it or the outlet behind it."""

from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

from newsctl.across.links.titles import Title, content_of, fold_title, has_figure
from newsctl.parsing.lexicon import entries

__all__ = ["Reading", "readings", "turned"]

_LONGEST_LABEL = 4  # words
_LONGEST_CLAUSE = 8  # words
_LEAST = 3  # words that carry something, of what a part that is no known label is taken off
_LEAST_BESIDE_A_LABEL = 2
_SAYING = ("says", "said", "say")


class Reading(NamedTuple):
    """A title without what stood ``beside`` it, and whether that is known for a label."""

    title: Title
    beside: str = ""
    sure: bool = True


def readings(title: Title) -> Iterator[Reading]:
    """Yield ``title`` without a label in front, without what is behind, without both, the surest first."""
    openings = list(_openings(title))
    endings = list(_endings(title))
    yield from openings
    yield from endings
    for opening in openings:
        for ending in _endings(opening.title):
            yield Reading(ending.title, f"{opening.beside}, {ending.beside}", opening.sure and ending.sure)


def _openings(title: Title) -> Iterator[Reading]:
    """Yield ``title`` without its beginning up to each mark behind which a story may begin."""
    for place, mark in sorted(title.marks.items()):
        if 0 < place <= _LONGEST_LABEL and place < len(title.words):
            label = tuple(word for word in title.words[:place] if not has_figure(word))
            known = label in _labels()
            parted = _one_of(mark, "|:-h/" if known else "|:-")
            if parted and _holds(title.words[place:], known):
                rest = title.part(place, len(title.words))
                yield Reading(rest, " ".join(title.words[:place]), known)


def _endings(title: Title) -> Iterator[Reading]:
    """Yield ``title`` without its end from each mark behind which an outlet or a label may stand."""
    for place, mark in sorted(title.marks.items(), reverse=True):
        tail = title.words[place:]
        if _one_of(mark, "|-[(") and 0 < len(tail) <= _LONGEST_LABEL:
            known = tail in _labels() or " ".join(tail) in entries("agencies")
            if _holds(title.words[:place], known):
                yield Reading(title.part(0, place), " ".join(tail), known)


def _one_of(marks: str, wanted: Container[str]) -> bool:
    return any(mark in wanted for mark in marks)


def _holds(words: tuple[str, ...], known: bool) -> bool:
    return len(content_of(words)) >= (_LEAST_BESIDE_A_LABEL if known else _LEAST)


def turned(title: Title) -> Iterator[Title]:
    """Yield ``title`` with its end put first, at each mark: "X, says Roe" is "Roe: X"."""
    size = len(title.words)
    for place, mark in title.marks.items():
        if _one_of(mark, "|:-,?;!") and 0 < place < size and min(place, size - place) <= _LONGEST_CLAUSE:
            tail = title.words[place:]
            if tail[0] in _SAYING:
                tail = tail[1:]
            if tail:
                yield Title((*tail, *title.words[:place]), {len(tail): mark}, cut=False)


@cache
def _labels() -> frozenset[tuple[str, ...]]:
    return frozenset(fold_title(entry).words for entry in entries("title-labels"))
