"""What is certain of a line without the model: each certainty where it holds, and where it must not."""

import pytest

from newsctl.parsing import parse
from newsctl.parsing.blocks import cut
from newsctl.parsing.layout.certain import LONG, Certain, find_certain
from newsctl.parsing.layout.states import STATES
from newsctl.parsing.lines.forms import forms_of

TITLE = "Ludmouth keeps its fish market open through winter"
DATED = "LUDMOUTH, Wales (AP) — The harbour board voted on Monday to keep the fish market open."
STORY = [
    "The harbour board of Ludmouth voted on Monday to keep the fish market open through the winter.",
    "Traders had feared that the hall would close once the lease ran out at the end of November.",
    "The board will pay for the heating, and the traders for new lamps above the forty stalls.",
    "A count in spring found that six thousand people pass through the hall on a Saturday.",
    "The hall was built in 1891 and lost its roof twice, once to a storm and once to a fire.",
    "Repairs to the quay outside begin in March and should be over before the herring come in.",
]
LINK = "Read more: Ludmouth harbour to be dredged in spring"
CREDIT = "Reporting by Tom Okoro; Editing by Mara Quill"
WIRE = "QUILL SHIPPING INC 4TH QTR NET\n\n    LUDMOUTH, March 4 - Quill earned more.\n    Shr 24 cts vs 11\n"
RESULTS = ["QUILL SHIPPING INC 4TH QTR NET", DATED, "Shr 24 cts vs 11 cts", "Net 1,204,000 vs 551,000"]


def certain_of(text: str, *, titled: bool = False) -> Certain:
    pieces = cut(text)
    return find_certain(text, pieces, forms_of(text, pieces), titled=titled)


def page(*lines: str) -> str:
    return "\n\n".join(lines)


HOLDS = {
    "title above a story": (page(TITLE, *STORY), "title-above-story", [0]),
    "title above the dateline": (page(TITLE, DATED, STORY[1]), "title-above-story", [0]),
    "byline above the dateline": (page(TITLE, "By Ada Lindqvist", DATED), "byline-above-dateline", [1]),
    "byline below a wire's headline": (
        page("QUILL SHIPPING NET", "By Ada Lindqvist", *STORY, "Reuter"), "byline-above-dateline", [1],
    ),
    "dateline": (page(TITLE, DATED, STORY[1]), "behind-dateline", [1]),
    "dateline below a standfirst": (page(TITLE, STORY[1], DATED, STORY[2]), "behind-dateline", [2]),
    "paragraphs within": (page(TITLE, *STORY), "amid-prose", [2, 3, 4, 5]),
    "paragraphs within, below a dateline": (page(TITLE, DATED, *STORY[1:4]), "amid-prose", [2, 3]),
    "last paragraph": (page(TITLE, *STORY), "last-paragraph", [6]),
    "wire": (WIRE + " Reuter\n", "wire-indent", [2]),
    "wire's sign-off": (WIRE + " Reuter\n", "wire-sign-off", [3]),
    "sign-off of a story": (page(TITLE, *STORY, "Reuters"), "wire-sign-off", [7]),
    "figures of a wire": (page(*RESULTS, "Reuter"), "wire-table", [2, 3]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "numbers"), HOLDS.values(), ids=list(HOLDS))
def test_certain(text: str, rule: str, numbers: list[int]) -> None:
    rules = certain_of(text).rules
    assert [number for number, name in sorted(rules.items()) if name == rule] == numbers


FAILS = {
    "no title": (page(*STORY), "title-above-story"),
    "title of a picture": (page("Traders in the hall (AP Photo/Ida Roe)", *STORY), "title-above-story"),
    "no story below": (page(TITLE, STORY[0]), "title-above-story"),
    "too few words": (page("Fish market news", *STORY), "title-above-story"),
    "byline without a dateline": (page(TITLE, "By Ada Lindqvist", *STORY), "byline-above-dateline"),
    "byline below the dateline": (page(TITLE, DATED, "By Ada Lindqvist"), "byline-above-dateline"),
    "no dateline": (page(TITLE, *STORY), "behind-dateline"),
    "dateline far below": (page(TITLE, *STORY, *STORY, DATED), "behind-dateline"),
    "four paragraphs": (page(TITLE, *STORY[:4]), "amid-prose"),
    "parted by a link": (page(TITLE, *STORY[:3], LINK, *STORY[3:]), "amid-prose"),
    "link at the end": (page(TITLE, *STORY, LINK), "last-paragraph"),
    "credit at the end": (page(TITLE, *STORY, CREDIT), "last-paragraph"),
    "plea at the end": (
        page(
            TITLE, *STORY, "Sign up for our newsletter to have the best of our stories in your inbox daily."
        ),
        "last-paragraph",
    ),
    "short at the end": (page(TITLE, *STORY, "It is cold."), "last-paragraph"),
    "no indent": (page(TITLE, DATED, *STORY), "wire-indent"),
    "address at the end": (page(TITLE, *STORY, "ada@ludmouth.example"), "wire-sign-off"),
    "agency in a sentence": (page(TITLE, *STORY, "They spoke to Reuters."), "wire-sign-off"),
    "figures without a sign-off": (page(*RESULTS), "wire-table"),
    "figures without a head": (page(*RESULTS[2:], STORY[0], "Reuter"), "wire-table"),
}


@pytest.mark.parametrize(("text", "rule"), FAILS.values(), ids=list(FAILS))
def test_not_certain(text: str, rule: str) -> None:
    assert rule not in certain_of(text).rules.values()


@pytest.mark.parametrize(("text", "rule", "numbers"), HOLDS.values(), ids=list(HOLDS))
def test_a_certain_line_has_one_state(text: str, rule: str, numbers: list[int]) -> None:
    certain = certain_of(text)
    assert set(certain.states) == set(certain.rules)


def test_below_a_headline_of_the_metadata_there_is_no_other() -> None:
    certain = certain_of(page(TITLE, *STORY), titled=True)
    assert "title-above-story" not in certain.rules.values()


def test_a_paragraph_is_no_title_name_or_date() -> None:
    certain = certain_of(page(TITLE, (STORY[1] + " " + STORY[2])[: LONG - 1] + ".", STORY[1]))
    assert certain.allowed[1] is not None
    roles = {STATES[state][0] for state in certain.allowed[1]}
    assert roles == {"standfirst", "body", "caption", "credit", "link-note", "furniture"}
    assert certain.allowed[2] is None


def test_nothing_of_the_story_stands_above_the_dateline() -> None:
    allowed = certain_of(page(TITLE, STORY[1], DATED, STORY[2])).allowed[1]
    assert allowed is not None
    assert {STATES[state][1] for state in allowed} == {"top", "head"}


def test_no_line_is_taken_for_a_field_that_is_stated_elsewhere() -> None:
    """A record of a dump has its title apart, and its text begins with the story."""
    text = "Ferry is back on its old route\n\nIt sails at nine on all days, and at eleven from May on.\n"
    assert parse(text).headline == "Ferry is back on its old route"
    article = parse(text, stated=frozenset({"headline", "subheadline"}))
    assert (article.headline, article.subheadline) == (None, None)


def left_to(certain: Certain, number: int) -> set[str]:
    allowed = certain.allowed[number]
    return {STATES[state][0] for state in (range(len(STATES)) if allowed is None else allowed)}


def test_a_line_that_stands_twice_is_left_open() -> None:
    certain = certain_of(page(TITLE, *STORY, STORY[2], *STORY[3:]))
    assert {3, 7}.isdisjoint(certain.states)  # both places of STORY[2]
    assert {4, 5} <= set(certain_of(page(TITLE, *STORY)).states)


def test_what_repeats_a_line_above_is_no_standfirst() -> None:
    certain = certain_of(page("News", TITLE, TITLE, *STORY))
    assert "standfirst" in left_to(certain, 1)
    assert "standfirst" not in left_to(certain, 2)


@pytest.mark.parametrize("path", [f"Home / News / {TITLE}", f"Home|News|{TITLE}"])
def test_a_path_that_the_headline_ends_is_no_headline(path: str) -> None:
    certain = certain_of(page(path, "News", TITLE, *STORY))
    assert certain.states.get(0) is None
    assert "headline" not in left_to(certain, 0)
    assert "headline" in left_to(certain, 2)


def test_a_word_or_two_are_no_link_and_a_slug_is_no_field() -> None:
    certain = certain_of(page("Share this", TITLE, "(ATTN: UPDATES with the vote)", *STORY, "More on fish"))
    assert "link" not in left_to(certain, 0)
    assert left_to(certain, 2) == {"furniture"}
    assert "link" in left_to(certain, len(certain.allowed) - 1)
