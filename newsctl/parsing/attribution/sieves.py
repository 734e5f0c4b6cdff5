"""The sieves: who may have said a quotation, read off the tags of its paragraph.

Each sieve is one function from a quotation's place to the candidates it sees, and one line in a table here.
A sieve proposes only; which candidate is right, the weights say: :mod:`.model`.
"""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from newsctl.parsing.attribution.after import agent_after, ahead, dash, later
from newsctl.parsing.attribution.before import back, clause_subject, inverted_before, label, other_verb, owner
from newsctl.parsing.attribution.candidates import Candidate, Place, is_term
from newsctl.parsing.attribution.elsewhere import (
    paragraph_before,
    paragraph_before_subject,
    sentence_before,
    sentence_before_subject,
)
from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.attribution.tagset import SAID, SAYING, letters

__all__ = ["ABOVE", "BEYOND", "SIEVES", "VERBLESS", "Sieve", "nearest", "propose"]

_OF_SPEECH = letters("said saying say calling")
_BEFORE_QUOTE = letters("comma colon that")

Sieve = Callable[[Place], Iterator[Candidate]]

SIEVES: tuple[Sieve, ...] = (ahead, agent_after, later, dash, label, inverted_before, other_verb, back)
"""In the quotation's own sentence, by a verb or a mark."""

VERBLESS: tuple[Sieve, ...] = (clause_subject, owner)
"""In its sentence, without a verb of speech."""

BEYOND: tuple[Sieve, ...] = (sentence_before, sentence_before_subject)
"""In the sentence before."""

ABOVE: tuple[Sieve, ...] = (paragraph_before, paragraph_before_subject)
"""In the paragraph before, whose end they take for a quotation's place."""


def propose(place: Place) -> list[Candidate]:
    """Return who may have said a quotation by its sentence, and where that names nobody by the one before."""
    found = [candidate for sieve in SIEVES for candidate in sieve(place)]
    # The sentence's first subject only where no verb has led to it.
    known = {candidate.first for candidate in found}
    found += [one for sieve in VERBLESS for one in sieve(place) if one.first not in known]
    if place.at == place.since or not (found or is_term(place)):
        found += [candidate for sieve in BEYOND for candidate in sieve(place)]
    return found


def nearest(tagged: Tagged, at: int, chosen: Candidate, candidates: list[Candidate]) -> Candidate:
    """Return the candidate with the speaker of ``chosen`` whose verb stands nearest before the quotation."""
    if not 0 <= chosen.cue < at or chosen.tagged:
        return chosen
    best = chosen
    for other in candidates:
        if other.first != chosen.first or other.tagged or not best.cue < other.cue < at:
            continue
        # A verb of speech is not given up for one of another kind.
        if tagged.tags[best.cue] != SAID or tagged.tags[other.cue] in _OF_SPEECH:
            best = other
    before = at - 2 if tagged.tags[at - 1] in _BEFORE_QUOTE else at - 1
    if before > best.cue and tagged.tags[before] == SAYING:
        best = replace(best, rule="participle", cue=before)  # Roe said no, | adding: "…"
    return best
