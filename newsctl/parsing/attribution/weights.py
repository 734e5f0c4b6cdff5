"""The file of learned weights: a head that tells where they come from, and below it a feature a line."""

from functools import cache
from typing import NamedTuple

from newsctl.parsing.lexicon import list_text

__all__ = ["Weights", "read_weights", "weights"]


class Weights(NamedTuple):
    """What a file of weights holds.

    ``table`` is the weight of each feature, in hundredths of a log odds. ``provenance`` says how they were
    learned, each line ``# key: value`` of the head: ``data`` and its ``hash``, ``articles``, ``settings``,
    ``seed``, ``date``, and the figures measured by ``folds``; see :mod:`.train`, which writes it.
    """

    provenance: dict[str, str]
    table: dict[str, int]


def read_weights(text: str) -> Weights:
    """Return what the text of a file of weights holds.

    Raises ValueError where it has no empty line below its head, or a weight is no whole number.
    """
    head, _, lines = text.partition("\n\n")
    if not lines:
        raise ValueError("no empty line parts the weights from their head")
    facts = (line[2:].partition(": ") for line in head.split("\n"))
    cells = lines.rstrip("\n").replace("\t", "\n").split("\n")
    return Weights(
        {key: value for key, colon, value in facts if colon and " " not in key},
        dict(zip(cells[::2], map(int, cells[1::2]), strict=True)),
    )


@cache
def weights() -> dict[str, int]:
    """Return the learned weight of each feature, in hundredths of a log odds."""
    return read_weights(list_text("attribution-weights")).table
