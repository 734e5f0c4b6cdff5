"""Sources that stand in another sentence or paragraph than the quotation."""

import re
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from newsctl.parsing.attribution.before import MOST, back, clause_subject, inverted_before
from newsctl.parsing.attribution.candidates import Candidate, Place
from newsctl.parsing.attribution.shapes import Shape
from newsctl.parsing.attribution.subjects import noun, subjects, topic

__all__ = ["line_below", "paragraph_before", "sentence_before"]

_BELOW = re.compile(r"-(?P<m>[NSwnFDMP]{1,10})(?:[,(].{0,30})?[.]?$")


def sentence_before(place: Place) -> Iterator[Candidate]:
    """Propose the last speaker and the first subject of the sentence before."""
    shape, since = place.shape, place.since
    if since == 0:
        return
    begin = shape.sentence(since - 1)
    verbs = (cue for cue in range(since - 2, begin, -1) if shape.letters[cue] in "CEGg")
    for cue in islice(verbs, MOST):
        if subject := next(subjects(shape, begin, cue), None):
            yield Candidate("sentence-before", *subject[1:3], cue, shape.letters[cue + 1 : since], 0)
            break
    if words := topic(shape, begin, since):
        yield Candidate("sentence-before-subject", *words, -1, shape.letters[begin:since][:2], 0)


def paragraph_before(place: Place) -> Iterator[Candidate]:
    """Propose who speaks in the paragraph that ends at ``place``: ``Roe wrote on Monday:``."""
    shape = place.shape
    if not shape.letters:
        return
    closing = shape.letters[-1]
    for candidate in (*inverted_before(place), *back(place)):
        yield replace(candidate, rule="paragraph-before", between=closing, relative=-1, shape=shape)
        break
    for candidate in clause_subject(place):
        yield replace(candidate, rule="paragraph-before-subject", between=closing, shape=shape)


def line_below(shape: Shape) -> Iterator[Candidate]:
    """Propose a source that has the line below to itself: a dash and a name."""
    match = _BELOW.match(shape.letters)
    words = match and noun(shape, *match.span("m"))
    if match and words:
        yield Candidate("line-below", *words, -1, shape.letters[match.end() :][:2], 0, shape=shape)
