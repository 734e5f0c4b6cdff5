"""The model that decides between candidates: weights of features, summed, and the greatest sum wins.

It is linear, learned by :mod:`.learning` as a softmax. One more candidate always stands: nobody, for words in
quotation marks that are owed to no source.
"""

from collections.abc import Callable, Sequence
from itertools import repeat
from math import exp, fsum, inf

import msgspec

from newsctl.parsing.attribution.candidates import Candidate
from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.attribution.weights import weights
from newsctl.parsing.quotations import Quotation

__all__ = ["Choice", "Scorer", "prefer", "score", "sums"]


class Choice(msgspec.Struct, gc=False):
    """A quotation, the tag at ``at``, with its candidates, and how the weights chose between them.

    ``features`` are those of each candidate in turn, then of nobody, as are the ``sums`` of their weights.
    ``carried`` are the words that name whoever spoke last. ``winner`` is the index of the candidate chosen,
    -1 for nobody.
    """

    quotation: Quotation
    tagged: Tagged
    at: int
    candidates: list[Candidate]
    features: list[list[str]]
    carried: tuple[int, int] | None
    sums: Sequence[float] = ()
    winner: int = -1


Scorer = Callable[[Choice], Sequence[float]]
"""Returns the sum of each candidate, then nobody's, in hundredths of a log odds."""


def score(choice: Choice) -> Sequence[float]:
    """Return the sums of the learned weights."""
    return sums(choice, weights())


def sums(choice: Choice, table: dict[str, int]) -> Sequence[float]:
    """Return the sum of the weights in ``table`` for each candidate, then for nobody."""
    weight = table.get
    none = repeat(0)
    return [sum(map(weight, row, none)) for row in choice.features]


def prefer(scores: Sequence[float], nobody: float) -> int:
    """Return the index of the greatest score, -1 when nobody is as likely as all candidates together.

    Scores are hundredths of a log odds. Of equal ones the first wins: candidates stand in the order of their
    sieves, the more precise first.
    """
    best = max(scores, default=-inf)
    # Not sum(), which adds floats in another way from Python 3.12 on.
    if best > nobody or fsum(exp((score - nobody) / 100) for score in scores) > 1:
        return scores.index(best)
    return -1
