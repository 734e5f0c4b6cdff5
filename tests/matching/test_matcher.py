"""Matching: what is found where, and that no pattern can hang."""

import time
from contextlib import suppress

import pytest

from newsctl.errors import FilterError, PatternError
from newsctl.matching import compile_matcher


def found(pattern: str, text: str, **how: object) -> list[str]:
    return [text[hit.start : hit.end] for hit in compile_matcher([pattern], **how).find(text)]  # type: ignore[arg-type]  # how it is to match, by any name


@pytest.mark.parametrize(
    ("pattern", "how", "text", "expected"),
    [
        ("tariff", {}, "The tariff, and tariffs.", ["tariff", "tariff"]),
        ("tariff", {"word": True}, "The tariff, and tariffs.", ["tariff"]),
        ("Tariff", {}, "The tariff.", []),
        ("Tariff", {"ignore_case": True}, "The TARIFF.", ["TARIFF"]),
        ("(IP)", {"fixed": True}, "Tallinn (IP) -", ["(IP)"]),
        ("US-Iran", {}, "in US-Iran talks", ["US-Iran"]),
        ("AND", {}, "this AND that", ["AND"]),
        ("tariffs?", {}, "tariff tariffs", ["tariff", "tariffs"]),
        (r"\btariffs?\b", {}, "tariff untariffed", ["tariff"]),
        (r"tariffs?", {"word": True}, "tariffs untariffed", ["tariffs"]),
        (r"(?i)tariffs?", {"word": True}, "TARIFFS", ["TARIFFS"]),
        ("tariff", {"smart_case": True}, "The TARIFF.", ["TARIFF"]),
        ("Tariff", {"smart_case": True}, "The TARIFF.", []),
        (r"\Wtariff\S", {"smart_case": True}, "The TARIFF.", [" TARIFF."]),
        (r"(?P<X>tariff)", {"smart_case": True}, "The TARIFF.", ["TARIFF"]),
        (r"(?:x|(?=[A-C]?)[T-V])ariff", {"smart_case": True}, "The TARIFF.", []),
        (r"\W", {"smart_case": True, "fixed": True}, r"\w", []),
        (r"\w+", {}, "Zürich né", ["Zürich", "né"]),
        (r"\d+", {}, "1٣2 x", ["1٣2"]),
        (r"a\sb", {}, "a\u00a0b", ["a\u00a0b"]),
        ("x*", {}, "axxb", ["xx"]),
        ("^The", {}, "The day The", ["The"]),
        ("end$", {}, "end to end", ["end"]),
        (r"(\w)\1", {}, "letter", ["tt"]),
        (r"[^a-z ]+", {}, "ab 12 c", ["12"]),
        ("a|ab", {"fixed": True}, "a|ab", ["a|ab"]),
        ("é", {"ignore_case": True}, "É", ["É"]),
        ("\N{LATIN SMALL LETTER SHARP S}", {}, "Stra\N{LATIN SMALL LETTER SHARP S}e", ["ß"]),
    ],
)
def test_finds(pattern: str, how: dict[str, object], text: str, expected: list[str]) -> None:
    assert expected == found(pattern, text, **how)


def test_several_patterns_do_not_overlap() -> None:
    """Where two patterns meet, the one that begins first wins, and of these the longest."""
    text = "the central bank governor"
    hits = compile_matcher(["bank", "central bank", "gov.*"]).find(text)
    assert [text[hit.start : hit.end] for hit in hits] == ["central bank", "governor"]


def test_one_capital_among_several_patterns_makes_case_count() -> None:
    text = "BANK and bank, Fund and fund"
    hits = compile_matcher(["bank", "Fund"], smart_case=True).find(text)
    assert [text[hit.start : hit.end] for hit in hits] == ["bank", "Fund"]


def test_a_pattern_that_matches_nothing_but_emptiness_still_matches() -> None:
    """``^(?=.*x)(?=.*y)`` asks for both words in any order; its match is empty, but it is one."""
    hits = compile_matcher(["^(?=.*fish)(?=.*quota)"]).find("a quota on fish")
    assert [(hit.start, hit.end) for hit in hits] == [(0, 0)]


def test_offsets_are_code_points() -> None:
    hits = compile_matcher(["fish."]).find("\N{FISH} “fish”")
    assert [(hit.start, hit.end) for hit in hits] == [(3, 8)]


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("", "the pattern is empty: it would match everything; give a word to search for"),
        (
            "talks (in",
            "'talks (in' is no regular expression: missing ), unterminated subpattern at character 7, '(in';"
            " add -F to search for it as it stands",
        ),
        (
            "(?<=a+)b",
            "'(?<=a+)b' is no regular expression: look-behind requires fixed-width pattern;"
            " add -F to search for it as it stands",
        ),
    ],
)
def test_a_pattern_that_cannot_be_read_says_where(pattern: str, message: str) -> None:
    with pytest.raises(PatternError) as caught:
        compile_matcher([pattern])
    assert message == str(caught.value)


def test_no_pattern_at_all() -> None:
    with pytest.raises(PatternError):
        compile_matcher([])


def test_a_score_has_a_range() -> None:
    with pytest.raises(FilterError):
        compile_matcher(["word"], fuzzy=101)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|aa)+$",
        "(a*)*b",
        "(.*)*x",
        r"(a+)+\b$",  # RE2 cannot say \b as Python means it
        r"(?:(a+)+)(?!a)$",
        r"(a|b|ab)*c\1",
    ],
)
def test_a_catastrophic_pattern_answers_or_gives_up_in_time(pattern: str) -> None:
    started = time.monotonic()
    with suppress(PatternError):
        compile_matcher([pattern]).find("a" * 5000 + "!")
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "pattern", ["(?m)(?i)x", "(?i)x", "(?x) x # the letter", "(?s)(?x)x", "(?i:x)", "x|y", "[[x]"]
)
@pytest.mark.filterwarnings("error")
def test_flags_and_comments_are_no_hindrance_to_whole_words(pattern: str) -> None:
    hits = compile_matcher([pattern, "(?m)^z"], word=True).find("xx x")
    assert [tuple(hit) for hit in hits] == [(3, 4, None)]


@pytest.mark.parametrize(
    "pattern",
    [
        "(" * 20_000 + "a" + ")" * 20_000,
        "(?:" * 400 + "a" + ")+" * 400,
        *("(?:x|" * depth + "a" + ")" * depth for depth in range(60, 340, 20)),
        "a{99999999999999999999}",
        "a{4294967295}",
        "(?a)(?u)x",
        "a**",
        "(?<=a+)b" + "c" * 100_000,
    ],
)
@pytest.mark.parametrize("word", [False, True])
@pytest.mark.parametrize("exact", [False, True])
def test_a_monstrous_pattern_is_one_line(exact: bool, word: bool, pattern: str) -> None:
    said = ""
    try:
        compile_matcher([pattern], word=word, exact=exact, smart_case=True).find("a")
    except PatternError as error:
        said = str(error)
    assert len(said) < 400
    assert "\n" not in said


def test_a_long_pattern_is_searched_for() -> None:
    text = "ab" * 50_000
    assert [tuple(hit) for hit in compile_matcher([text]).find(text)] == [(0, 100_000, None)]
    assert [tuple(hit) for hit in compile_matcher([f"{text}c?"]).find(text)] == [(0, 100_000, None)]


def test_very_many_strings_are_looked_up_in_time_that_their_number_does_not_change() -> None:
    """Each look-up is counted: of what stands in the text, and not of each string."""
    from newsctl.matching.strings import Strings

    text = "the ferry sailed at noon " * 10
    looked_up = []
    for number in (100, 100_000):
        strings = Strings([f"ferry{n} sailed" for n in range(number)], ignore_case=False, word=False)
        strings._lengths = Counted(strings._lengths)
        assert not strings.spans(text)
        looked_up.append(strings._lengths.asked)
    assert looked_up[0] == looked_up[1] <= len(text)


class Counted(dict[str, list[int]]):
    asked = 0

    def get(self, *args: object) -> object:  # type: ignore[override]  # it only counts
        self.asked += 1
        return super().get(*args)  # type: ignore[call-overload]  # likewise
