"""What one line says by itself: its form, and the signs that it has wherever it stands."""

from collections.abc import Callable

import pytest

from newsctl.parsing.blocks import cut
from newsctl.parsing.lines.captions import is_caption, is_picture_credit
from newsctl.parsing.lines.dated import is_dated
from newsctl.parsing.lines.forms import forms_of
from newsctl.parsing.lines.furniture import is_boilerplate, is_credit, is_rule, is_sign_off, is_slug
from newsctl.parsing.lines.scenes import is_credited, is_scene, shares_words
from newsctl.parsing.lines.signs import LENGTHS, Line, add_own_signs, length_of
from newsctl.parsing.lines.titles import repeats_title

LONG = (
    "The harbour board voted on Monday to keep the fish market open through the winter, and to pay for the "
    "heating. Its chair said that the lamps would follow in spring."
)
FORMS = {
    "Ludmouth keeps its fish market open": "title",
    "The board voted on Monday to keep it open.": "sentence",
    LONG: "prose",
    "Published 4 March 2021 17:41": "date",
    "By Ada Lindqvist": "byline",
    "Ada Lindqvist": "names",
    "Sport": "section",
    "Home > News > Ludmouth": "section",
    "Key points": "highlights",
    "A stall in the hall. (AP Photo/Ida Roe)": "caption",
    "Photo: Ida Roe": "picture-credit",
    "Reporting by Tom Okoro; Editing by Mara Quill": "desk-credit",
    "Sign up for our newsletter": "boilerplate",
    "* * *": "rule",
    "Read more:": "label",
    "Read more: Ludmouth harbour to be dredged": "labelled-title",
    "- The market stays open": "item",
    "https://ludmouth.example/market": "address",
}


def form(text: str) -> str:
    return forms_of(text, cut(text))[0]


@pytest.mark.parametrize(("line", "name"), FORMS.items(), ids=list(FORMS.values()))
def test_forms(line: str, name: str) -> None:
    assert form(line) == name


def test_wires_have_the_form_in_the_indent() -> None:
    text = "FISH MARKET STAYS OPEN\n\n    By Ada Lindqvist\n    Shr 24 cts vs 11\n    Sport\n Reuter\n"
    assert forms_of(text, cut(text)) == ["title", "byline", "prose", "prose", "names"]


def own_signs(text: str, *, dateline: bool = False) -> set[str]:
    piece = cut(text)[0]
    line = Line(piece, form(text), "", piece.text.count(" ") + 1, dateline)
    add_own_signs(line)
    return set(line.signs)


SIGNS = {
    "every word with a capital": (
        "Ludmouth Keeps Market Open",
        {"every capitals", "title", "title of length 3"},
    ),
    "all in capitals": ("LUDMOUTH KEEPS MARKET OPEN", {"all capitals"}),
    "few capitals": ("the market stays open, says Ada", {"few capitals", "verb True", "starts small"}),
    "ends like a sentence": ("It is cold.", {"ends stop", "capital to stop"}),
    "ends within marks": ("“It is cold.”", {"ends closed stop", "starts mark", "quotation mark"}),
    "asks": ("Will the market close?", {"ends ?"}),
    "goes on": ("The market may close…", {"ends dots"}),
    "in brackets": ("(Ida Roe)", {"ends bracket", "starts ("}),
    "speaks to the reader": ("Have your say on it", {"you"}),
    "speaks of the outlet": ("We want to hear from Ludmouth", {"we"}),
    "said": ("The board said so on Monday", {"said"}),
    "years": ("Opened in 1991 by a mayor", {"year"}),
    "time ago": ("Updated 3 hours ago", {"ago"}),
    "length of a film": ("Watch: the market at dawn 02:31", {"duration"}),
    "bar": ("News | Ludmouth", {"has |"}),
    "arrow": ("Next story →", {"has →"}),
    "address": ("Write to ludmouth.com for more", {"address in it"}),
    "dash between words": ("Ludmouth – a town by the sea", {"dash"}),
    "colon near the start": ("Market: what we know", {"colon"}),
    "figures": ("12 34 56", {"starts figure", "ends figure", "figures 4"}),
    "sign-off": ("Reuters", {"like a sign-off"}),
}


@pytest.mark.parametrize(("line", "some"), SIGNS.values(), ids=list(SIGNS))
def test_signs(line: str, some: set[str]) -> None:
    assert some <= own_signs(line)


LACK = {
    "no question": ("The market closes.", {"ends ?", "you", "we", "said", "quotation mark"}),
    "a hyphen is no dash": ("Ludmouth keeps its twenty-first market", {"dash"}),
    "a title without figures": ("Ludmouth keeps its market", {"year", "ago", "duration", "figures 1"}),
    "a figure that is no year": ("Opened by 1,950 people", {"year"}),
}


@pytest.mark.parametrize(("line", "none"), LACK.values(), ids=list(LACK))
def test_no_signs(line: str, none: set[str]) -> None:
    assert none.isdisjoint(own_signs(line))


def test_a_dateline_is_a_sign() -> None:
    assert "dateline" in own_signs(LONG, dateline=True)
    assert "dateline" not in own_signs(LONG)


def test_curly_apostrophes_are_as_straight_ones() -> None:
    assert "you" in own_signs("Now you’re on the list")
    assert "you" in own_signs("Now you're on the list")


def test_classes_of_lengths_grow_with_the_words() -> None:
    classes = [length_of(count) for count in range(1, 100)]
    assert sorted(classes) == classes
    assert set(classes) == set(range(len(LENGTHS) + 1))


@pytest.mark.parametrize(
    ("line", "title", "same"),
    [
        ("Market stays open", "Market Stays Open", True),
        ("‘Market’ stays open", "“Market” stays open", True),
        ("# Market stays open", "Market stays open", True),
        ("Market stays open", "Market stays shut", False),
        ("Market stays open", "Market stays open through the whole winter", False),
        ("—", "–", False),
    ],
)
def test_titles_that_stand_twice(line: str, title: str, same: bool) -> None:
    assert repeats_title(line, title) is same


SAY: dict[str, tuple[Callable[[str], bool], str, str]] = {
    "is_caption": (
        is_caption,
        "Traders in the hall. (AP Photo/Ida Roe)",
        "Traders in the hall met on Monday.",
    ),
    "is_picture_credit": (
        is_picture_credit,
        "Image: Ida Roe",
        "Traders in the hall. They met. Image: Ida Roe",
    ),
    "is_credited": (is_credited, "Traders wait in the hall (AFP)", "Traders wait in the hall (again)"),
    "is_scene": (is_scene, "Volunteers carry crates to the hall", "The board has voted that the hall stays"),
    "is_dated": (is_dated, "May 14, 2024 - Business", "In May the hall was sold for 14 million."),
    "is_credit": (is_credit, "Reporting by Tom Okoro", "Reporting on the market is hard"),
    "is_sign_off": (is_sign_off, "(END)", "The end of the market is near"),
    "is_rule": (is_rule, "-----", "- one"),
    "is_slug": (is_slug, "BC-EU--Ludmouth-Market, 1st Ld-Writethru", "Ludmouth keeps its market"),
    "is_boilerplate": (is_boilerplate, "Sign up for our newsletter", "The board signed up for the market."),
}


@pytest.mark.parametrize(("says", "line", "other"), SAY.values(), ids=list(SAY))
def test_what_a_line_says(says: Callable[[str], bool], line: str, other: str) -> None:
    assert says(line)
    assert not says(other)


def test_shared_words() -> None:
    assert shares_words("The market stays open", "Open all day: the market of Ludmouth") == (2, 3)
