"""What a sieve looks at, and what it proposes."""

import msgspec

from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.quotations import Quotation

__all__ = ["SHOWING", "TERM", "Candidate", "Place", "is_term"]

SHOWING = frozenset(("show", "reveal", "suggest"))  # framing verbs that documents speak with: papers show
TERM = 3  # words; fewer need a verb


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A possible attribution by one ``rule``: the words ``first`` up to ``last`` name the speaker.

    ``cue`` is the verb (-1: none), ``between`` the tags from the nearer of the two to the quotation,
    ``rank`` the number of verbs of speech passed over on the way, ``relative`` the "who" that stands for the
    speaker at the verb (-1: none). ``tagged`` is another paragraph, when the words stand there.
    """

    rule: str
    first: int
    last: int
    cue: int
    between: str
    rank: int
    relative: int = -1
    tagged: Tagged | None = None


class Place(msgspec.Struct, frozen=True, gc=False):
    """A quotation in its paragraph: the tag at ``at``, in the sentence from ``since`` up to ``until``."""

    tagged: Tagged
    quotation: Quotation | None
    at: int
    since: int
    until: int


def is_term(place: Place) -> bool:
    """Whether the words are so few that without a verb nobody can be said to have said them."""
    quotation = place.quotation
    return quotation is not None and place.tagged.text.count(" ", quotation.start, quotation.end) < TERM
