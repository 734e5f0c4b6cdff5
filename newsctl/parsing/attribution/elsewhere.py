"""Sources that stand in another sentence or paragraph than the quotation."""

from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from newsctl.parsing.attribution.before import MOST, back, clause_subject, inverted_before
from newsctl.parsing.attribution.candidates import Candidate, Place
from newsctl.parsing.attribution.subjects import noun, subjects, topic
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.attribution.tagset import GOING, SPOKEN
from newsctl.parsing.lexicon import entries

__all__ = [
    "line_below",
    "paragraph_before",
    "paragraph_before_subject",
    "sentence_before",
    "sentence_before_subject",
]

_NOBODY = frozenset(line.split()[0] for line in entries("pronouns") if line.endswith(" nobody"))
_AS_FOLLOWS = ["as", "follows"]
_BELOW = TagPattern("""
    # - Jane Roe, mayor of Oslo.
    dash (?P<source> [DESCRIPTION of]{1,10} ) (?: [comma open] .{0,30} )? stop? $
""")
_SIGNED = TagPattern("""
    # Jane Roe, mayor of Oslo
    (?P<source> name{2,4} ) (?: [comma open] [PHRASE of and comma close]{1,14} )? $
""")


def sentence_before(place: Place) -> Iterator[Candidate]:
    """Propose the last speaker of the sentence before."""
    tagged, since = place.tagged, place.since
    if since == 0:
        return
    begin = tagged.sentence(since - 1)
    verbs = (cue for cue in range(since - 2, begin, -1) if tagged.tags[cue] in SPOKEN + GOING)
    for cue in islice(verbs, MOST):
        if subject := next(subjects(tagged, begin, cue), None):
            yield Candidate("sentence-before", *subject[1:3], cue, tagged.tags[cue + 1 : since], 0)
            return


def sentence_before_subject(place: Place) -> Iterator[Candidate]:
    """Propose the subject that the sentence before opens with, whatever its verb."""
    tagged, since = place.tagged, place.since
    if since == 0:
        return
    begin = tagged.sentence(since - 1)
    if words := topic(tagged, begin, since):
        yield Candidate("sentence-before-subject", *words, -1, tagged.tags[begin:since][:2], 0)


def paragraph_before(place: Place) -> Iterator[Candidate]:
    """Propose who speaks in the paragraph that ends at ``place``: ``Roe wrote on Monday:``."""
    for candidate in (*inverted_before(place), *back(place)):
        if _names_nobody(place.tagged, candidate):
            continue
        yield _from(place, candidate, "paragraph-before")
        return


def paragraph_before_subject(place: Place) -> Iterator[Candidate]:
    """Propose the subject of the last sentence of that paragraph: ``Roe was in tears:``."""
    for candidate in clause_subject(place):
        if _names_nobody(place.tagged, candidate):
            continue
        yield _from(place, candidate, "paragraph-before-subject")


def _names_nobody(tagged: Tagged, candidate: Candidate) -> bool:
    """Whether a source is one word that, away from a quote, may be anybody: who, we; or a heading.

    The transcript | as follows: who speaks in it stands elsewhere.
    """
    if tagged.words[candidate.last : candidate.last + 2] == _AS_FOLLOWS:
        return True
    return candidate.last - candidate.first == 1 and tagged.word(candidate.first) in _NOBODY


def _from(place: Place, candidate: Candidate, rule: str) -> Candidate:
    """Return the candidate of another paragraph, with the mark or word that closes this in between."""
    tagged = place.tagged
    return replace(candidate, rule=rule, between=tagged.tags[-1], relative=-1, tagged=tagged)


def line_below(tagged: Tagged) -> Iterator[Candidate]:
    """Propose a source that has the line below to itself: a dash and a name."""
    match = _BELOW.match(tagged.tags) or _SIGNED.match(tagged.tags)
    words = match and noun(tagged, *match.span("source"))
    if match and words:
        yield Candidate("line-below", *words, -1, tagged.tags[match.end() :][:2], 0, tagged=tagged)
