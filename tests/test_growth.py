"""Time grows with the text, not with its square: calls of functions are counted, at once and twice as much.

Each text is made of the triggers of some rule. Four times the text must take at most 2.5 times the calls of
twice the text; what grows with the square takes nearly four.
"""

import sys
from collections.abc import Callable

import pytest

from newsctl import parsing
from newsctl.parsing import read
from newsctl.parsing.characters import LEFT_SINGLE, RIGHT_SINGLE

pytestmark = pytest.mark.skipif(
    not parsing.__file__.endswith(".py"), reason="a compiled parser does not tell of its calls"
)

GIVEN = ("Ada", "Ben", "Cora", "Dan", "Emma", "Fred", "Gina", "Hans", "Ida", "Jack")


def family(number: int) -> str:
    return "R" + "".join(chr(97 + number // power % 26) for power in (1, 26, 676)) + "er"


def women(number: int) -> str:
    return " and ".join(f"Mary {family(four)}" for four in range(4 * number, 4 * number + 4))


PARAGRAPHS: dict[str, Callable[[int], str]] = {
    "bearers of one family name": lambda n: f"“We go on,” {GIVEN[n % 10]}{family(n)} Roe said on Monday.",
    "bearers who are named again": lambda n: f'Ada{family(n)} Roe works there. "We go on," Roe said.',
    "women, and he said": lambda n: f'{women(n)} live there.\n\n"We go on," he said.',
    "people, and he said": lambda n: f'{GIVEN[n % 10]} {family(n)} lives there.\n\n"We go on," he said.',
    "titles alone": lambda n: f'"We go on," Mr. {family(n)} said. The minister said "it is over".',
    "descriptions": lambda n: f'The minister, {GIVEN[n % 10]} {family(n)}, came. "We go," the minister said.',
    "strangers": lambda n: 'A minister came.\n\n"We go on," the minister said.',
    "ages": lambda n: f'{GIVEN[n % 10]} {family(n)}, 44, came. "We go on," the 44-year-old said.',
    "bodies": lambda n: f'The Board of {family(n)} Works met on Monday.\n\n"We go on," they said.',
    "bodies in short": lambda n: '"We go on," the union said.',
    "speakers below": lambda n: f'"We go on and on and on and on."\n\n{GIVEN[n % 10]} {family(n)}',
    "labels": lambda n: f'{family(n)}: "We go on."',
    "marks left open": lambda n: "“We go on and on and this is left open",
    "datelines": lambda n: "TEHRAN, March 4 (AP) - He said it was over.",
    "links": lambda n: "Read More: The dam talks resume in town",
    "captions": lambda n: f"File photo: A man looks at a dam. (AP Photo/{GIVEN[n % 10]} Roe)",
    "credits": lambda n: f"(Reporting by {GIVEN[n % 10]} Roe; Editing by Ann Poe)",
    "bylines": lambda n: f"By {GIVEN[n % 10]} {family(n)}",
    "names alone": lambda n: f"{GIVEN[n % 10]} {family(n)}",
    "label lines": lambda n: "Read more:",
    "label lines with their titles": lambda n: f"Read more:\n\nThe dam talks of {family(n)} resume in town",
    "lines of metadata below the story": lambda n: f"Tags:\n\n{family(n)}\n\nShare:",
    "equal lines": lambda n: "The dam talks resume",
    "equal paragraphs": lambda n: (
        "The dam talks resumed on Monday, and nobody knew for how long they would last."
    ),
    "short lines": lambda n: f"{family(n)}",
    "titles that end one another": lambda n: (
        f"News / The dam talks of {family(n)}\n\nThe dam talks of {family(n)}"
    ),
    "bylines with jobs": lambda n: f"By {GIVEN[n % 10]} {family(n)}, Senior Reporter",
    "bylines, and paragraphs that open with them": lambda n: (
        f"By {GIVEN[n % 10]} {family(n)}\n\n{GIVEN[n % 10]} {family(n)} writes about the dam and the ferry."
    ),
    "names and times": lambda n: f"{GIVEN[n % 10]} {family(n)} 20 hours ago",
    "teasers": lambda n: f"Sport\n\nThe dam of {family(n)} holds\n\nIt was said to leak.\n\n4 March 2021",
    "highlights": lambda n: "Key points\n\n- The dam holds",
    "turns of a talk": lambda n: f'"We go on and on."\n\n"Do you, {GIVEN[n % 10]}?" she asked.\n\n"We do."',
    "questions and answers": lambda n: f"Q: Will it sail, {GIVEN[n % 10]}?\n\nA: It will sail at noon.",
    "people who are called by half": lambda n: (
        f"{GIVEN[n % 10]} {family(n)}-Roe came.\n\n“So,” said Ms. Roe."
    ),
    "paragraphs that go on": lambda n: "“We go on and on and on.\n\n“And on and on and on,” he said.",
    "paragraphs that nobody opens": lambda n: "We go on and on,” he said of the ferry and the dam.",
    "sections": lambda n: (
        f"Section {family(n)}\n\nThe ferry sailed at noon, and it was late again, she said."
    ),
    "marks at the ends of lines": lambda n: 'He said:\n"We go on\nand on"\nand on.',
    "footers": lambda n: "Follow us on Facebook\n\nAll rights reserved.\n\nSubscribe to our newsletter",
    "many said one thing": lambda n: f"{family(n)} and {family(n + 1)} said that it was safe. So said she.",
    "comments": lambda n: f"3 comments\n\n{family(n)} says:\n\nWell done, all of you.",
    "long paragraphs": lambda n: f"The dam of {family(n)} held, " + "and the water rose again " * 8 + "then.",
    "sign-offs": lambda n: "Reuters",
    "dates": lambda n: "Published 4 March 2021 17:41",
    "metadata": lambda n: f"Key{family(n)}: The dam",
    "single marks": lambda n: f"he's {LEFT_SINGLE}n{RIGHT_SINGLE} roll 'twas the Roes' dogs'",
}

SENTENCES: dict[str, Callable[[int], str]] = {
    "quotes": lambda n: f'"We go," {GIVEN[n % 10]} {family(n)} said. "We stay," she said.',
    "quotes without a stop": lambda n: 'said "go on" and, according to Roe,',
    "marks that open": lambda n: "“We go on",
    "marks that close": lambda n: "go on” and",
    "French marks": lambda n: "« On y va », dit-il.",
    "German marks": lambda n: "»Los«, sagte er.",
    "inches": lambda n: 'a 12" plank',
    "possessives": lambda n: "'the dogs' go on,'",
    "parentheses left open": lambda n: '(he said "go (on',
    "brackets left open": lambda n: "[The dam",
    "tags left open": lambda n: "<p",
    "titles": lambda n: "President",
    "short names": lambda n: "Roe",
    "initials": lambda n: "J.",
    "datelines": lambda n: "TEHRAN, March 4 (AP) -",
    "addresses": lambda n: "[The dam](https://a.example/x)",
    "verbs of speech": lambda n: "he said that",
    "verbs of speech and a comma": lambda n: "the dam is safe, he said,",
    "verbs of speech in -ing": lambda n: ", saying that it is",
    "reported speech": lambda n: f"{family(n)} said that the dam was safe; it held, she said.",
    "marks in marks": lambda n: "“He said ‘we go’ and «on»,” she said",
    "single quotations": lambda n: "‘We go,’ he said. ‘We stay,’ she said.",
    "two single marks": lambda n: "''We go,'' he said.",
    "people with jobs": lambda n: (
        f"mayor {GIVEN[n % 10]} {family(n)}, the head of the board, told {family(n)} it held,"
    ),
    "pronouns": lambda n: "he told her that she told him, they said,",
    "sources in a row": lambda n: f"according to {family(n)} and Ms. {family(n + 1)}, who said it,",
    "sources without a clause": lambda n: "according to the board,",
}


def calls(of: Callable[[int], str], between: str, number: int) -> int:
    """How many functions are called to read a text of so many parts."""
    text = "Ferry sails again\n\n" + between.join(map(of, range(number)))
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(text, reported=True)
    finally:
        sys.setprofile(before)
    return counted


def assert_grows_in_proportion(of: Callable[[int], str], between: str) -> None:
    calls(of, between, 10)  # word lists are read
    twice, four_times = calls(of, between, 150), calls(of, between, 300)
    assert four_times <= 2.5 * twice


@pytest.mark.parametrize("of", PARAGRAPHS.values(), ids=list(PARAGRAPHS))
def test_calls_grow_with_the_paragraphs(of: Callable[[int], str]) -> None:
    assert_grows_in_proportion(of, "\n\n")


@pytest.mark.parametrize("of", SENTENCES.values(), ids=list(SENTENCES))
def test_calls_grow_with_one_paragraph(of: Callable[[int], str]) -> None:
    assert_grows_in_proportion(of, " ")
