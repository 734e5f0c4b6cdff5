"""The signs of a line in its place: what stands around it, and where its words stand again."""

import pytest

from newsctl.parsing.blocks import cut
from newsctl.parsing.layout.certain import find_certain
from newsctl.parsing.layout.standing import signs_of
from newsctl.parsing.lines.forms import forms_of

TITLE = "Ludmouth keeps its fish market open"
LEDE = (
    "The harbour board of Ludmouth voted on Monday to keep the fish market open through the winter, and to "
    "pay for the heating, its chair said."
)
MORE = (
    "Traders had feared that the hall would close once the lease ran out at the end of November, when the "
    "owners of the quay wanted to build flats there."
)
LAST = (
    "Repairs to the quay outside begin in March and should be over before the herring come in, if the frost "
    "does not hold up the divers once more."
)


def signs(*lines: str, between: str = "\n\n") -> list[set[str]]:
    """The signs of each line; the empty set where it is certain."""
    text = between.join(lines)
    pieces = cut(text)
    forms = forms_of(text, pieces)
    assert len(pieces) == len(lines)
    return [set(own or ()) for own in signs_of(text, pieces, forms, find_certain(text, pieces, forms))]


PAGE = ("Menu", "News", TITLE, "By Ada Lindqvist", LEDE, MORE, LAST, "Most read", "News", "Ada Lindqvist")
HAVE = {
    "no line above": ("Menu", {"nothing above", "nothing 2 above", "from the top 0"}),
    "no line below": ("Ada Lindqvist", {"nothing below", "nothing 2 below", "from the end 0"}),
    "name of the byline": ("Ada Lindqvist", {"names the writer"}),
    "words of the lede": (TITLE, {"shared with lede 4"}),
    "lede below the byline": (LEDE, {"above byline", "long above 0", "within"}),
    "paragraph within": (MORE, {"long around 1 1", "within", "writer True date False"}),
    "below the story": ("Most read", {"behind", "behind by 1"}),
    "above the story": ("Menu", {"before", "long above 0", "no title above"}),
}


@pytest.mark.parametrize(("line", "some"), HAVE.values(), ids=list(HAVE))
def test_signs(line: str, some: set[str]) -> None:
    assert some <= signs(*PAGE)[PAGE.index(line)]


LACK = {
    "words that the lede has not": ("Menu", {"shared with lede 4", "stands below as well"}),
    "byline": (TITLE, {"names the writer", "above byline"}),
    "standing once": (TITLE, {"repeated"}),
}


@pytest.mark.parametrize(("line", "none"), LACK.values(), ids=list(LACK))
def test_no_signs(line: str, none: set[str]) -> None:
    assert none.isdisjoint(signs(*PAGE)[PAGE.index(line)])


def test_lines_that_stand_twice() -> None:
    found = signs(*PAGE)
    assert {"repeated", "repeated 2", "stands below as well"} <= found[1]
    assert {"repeated", "repeated 2", "stands above as well"} <= found[8]


def test_blank_lines_above() -> None:
    text = f"Menu\n\n{TITLE}\nBy Ada Lindqvist\n\n{LEDE}\n\nMost read"
    pieces = cut(text)
    forms = forms_of(text, pieces)
    _, title, byline, lede, _ = signs_of(text, pieces, forms, find_certain(text, pieces, forms))
    assert "apart" in (title or ())
    assert "close" in (byline or ())
    assert "apart" in (lede or ())


def test_the_end_of_a_line_above() -> None:
    found = signs(f"Home / News / {TITLE}", TITLE, LEDE, MORE)
    assert "a later line ends it" in found[0]
    assert "ends another line" in found[1]


def test_links_come_in_periods() -> None:
    teasers = ("Bridge opens", "The new bridge of Ludmouth is open to all who walk", "12 March 2024") * 4
    found = signs(TITLE, LEDE, MORE, LAST, *teasers)
    assert all({"periodic", "every 3 lines"} <= own for own in found[7:-3])


def test_a_label_is_remembered_down_to_the_next_paragraphs() -> None:
    found = signs(
        TITLE, LEDE, "Read more:", "Bridge opens on Monday", "Ferry sails again", MORE, LAST, "Sport"
    )
    assert "no label" in found[1]
    assert "label 0 above" in found[3]
    assert "label 1 above" in found[4]
    assert "no label" in found[7]


def test_comments_stay_comments() -> None:
    found = signs(TITLE, LEDE, MORE, LAST, "3 comments", "Well done, all of you", "About time too")
    assert "comments above" in found[5]
    assert "comments above" in found[6]
    assert "comments above" not in found[3]
