"""Words that have a paragraph to themselves, and that the weights give to nobody: whose they are."""

import pytest

from newsctl.parsing import read
from newsctl.parsing.attribution import read_quotations
from newsctl.parsing.attribution.model import Choice
from newsctl.parsing.attribution.reading import FAR

OPENING = 'Council weighs a new bridge\n\n"It is late," Nora Quill said.\n\n'
LONG = '"Nobody has painted it since the war, and it shows on every beam."\n\n'
OPEN = '"Nobody has painted it since the war, and it shows on every beam.\n\n'
SHORT = '"Paint me, please."\n\n'
ANOTHER = "The bridge was built in 1911, of iron from the works at Norvane.\n\n"


def nobody(choice: Choice) -> list[float]:
    """The sums of weights that prefer nobody."""
    return [0.0] * len(choice.candidates) + [900.0]


def source_of_last(text: str) -> int:
    """The number of the quotation whose speaker the last one has, where the weights prefer nobody."""
    return read_quotations(text, read(text).blocks, nobody)[-1].source


@pytest.mark.parametrize("between", ["", ANOTHER, ANOTHER * 3])
def test_long_words_are_the_last_speakers(between: str) -> None:
    assert source_of_last(OPENING + between + LONG) == 0


@pytest.mark.parametrize(
    "text",
    [
        OPENING + ANOTHER + SHORT,
        OPENING + ANOTHER + LONG.rstrip() + " The board laughed.\n\n",
        OPENING + ANOTHER + OPEN,
        OPENING + ANOTHER * (FAR // len(ANOTHER) + 1) + LONG,
        "Council weighs a new bridge\n\n" + ANOTHER + LONG,
    ],
    ids=["short", "not alone", "never closed", "far", "nobody spoke"],
)
def test_other_words_are_nobodys(text: str) -> None:
    assert source_of_last(text) == -1
