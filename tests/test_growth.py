"""Time grows with the text, not with its square: calls of functions are counted, at once and twice as much.

Each text is made of the triggers of some rule. Four times the text must take at most 2.5 times the calls of
twice the text; what grows with the square takes nearly four.
"""

import sys
from collections.abc import Callable

import pytest

from newsctl.parsing import read

GIVEN = ("Ada", "Ben", "Cora", "Dan", "Emma", "Fred", "Gina", "Hans", "Ida", "Jack")


def family(number: int) -> str:
    return "R" + "".join(chr(97 + number // power % 26) for power in (1, 26, 676)) + "er"


TEXTS: dict[str, Callable[[int], str]] = {
    "bearers of one family name": lambda n: f"“We go on,” {GIVEN[n % 10]}{family(n)} Roe said on Monday.",
    "bearers who are named again": lambda n: f'Ada{family(n)} Roe works there. "We go on," Roe said.',
    "women, and he said": lambda n: f'Mary {family(n)} lives there.\n\n"We go on," he said.',
    "people, and he said": lambda n: f'{GIVEN[n % 10]} {family(n)} lives there.\n\n"We go on," he said.',
    "titles alone": lambda n: f'"We go on," Mr. {family(n)} said. The minister said "it is over".',
    "descriptions": lambda n: f'The minister, {GIVEN[n % 10]} {family(n)}, came. "We go," the minister said.',
    "bodies": lambda n: f'The Board of {family(n)} Works met on Monday.\n\n"We go on," they said.',
    "one paragraph": lambda n: f'"We go," {GIVEN[n % 10]} {family(n)} said. "We stay," she said.\b',
    "marks left open": lambda n: "“We go on and on and this is left open",
    "datelines": lambda n: "TEHRAN, March 4 (AP) - He said it was over.",
    "links": lambda n: "Read More: The dam talks resume in town",
    "captions": lambda n: f"File photo: A man looks at a dam. (AP Photo/{GIVEN[n % 10]} Roe)",
    "bylines": lambda n: f"By {GIVEN[n % 10]} {family(n)}",
    "dates": lambda n: "Published 4 March 2021 17:41",
    "single marks": lambda n: "he's ‘n’ roll 'twas the Roes' dogs'",
}


def calls(of: Callable[[int], str], number: int) -> int:
    """How many functions are called to read a text of so many parts."""
    text = "Ferry sails again\n\n" + "\n\n".join(map(of, range(number)))
    text = text.replace("\b\n\n", " ")
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("of", TEXTS.values(), ids=list(TEXTS))
def test_calls_grow_with_the_text(of: Callable[[int], str]) -> None:
    calls(of, 10)  # word lists are read
    twice, four_times = calls(of, 300), calls(of, 600)
    assert four_times <= 2.5 * twice
