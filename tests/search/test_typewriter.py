"""Retyping: what looks the same is the same, and the way back to the text as it is written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsctl.corpus.database.tokens import INVISIBLE
from newsctl.errors import PatternError
from newsctl.search import compile_matcher
from newsctl.search.typewriter import LOOKALIKES, retype, retyped

ACUTE, DOT_BELOW = "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}"
CHARACTERS = st.sampled_from(
    [*"aeé'- ", *LOOKALIKES, *INVISIBLE, ACUTE, DOT_BELOW, "\u1100", "\u1161", "\u212b"]
)


def found(pattern: str, text: str, **how: object) -> list[str]:
    return [text[hit.start : hit.end] for hit in compile_matcher([pattern], **how).find(text)]  # type: ignore[arg-type]  # how it is to match, by any name


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("don't", "They don’t, don‘t, donʼt and don't.", ["don’t", "don‘t", "donʼt", "don't"]),
        ("don’t", "They don't.", ["don't"]),
        ('"No"', '“No” „No“ "No"', ["“No”", "„No“", '"No"']),
        ("US-Iran", "US‑Iran US‐Iran US–Iran", ["US‑Iran", "US‐Iran"]),
        ("5 km", "5\u00a0km 5\u202fkm 5\u2009km", ["5\u00a0km", "5\u202fkm", "5\u2009km"]),
        ("café", f"cafe{ACUTE}s", [f"cafe{ACUTE}"]),
        (f"cafe{ACUTE}", "cafés", ["café"]),
        ("cafe", f"cafe{ACUTE}", []),
        ("government", "the govern\u00admen\u200bt\u200b.", ["govern\u00admen\u200bt"]),
        ("govern\u00adment", "the government", ["government"]),
        ("5 \u212b", "5 A\u030a", ["5 A\u030a"]),
    ],
)
@pytest.mark.parametrize("fixed", [True, False])
def test_what_looks_the_same_matches(fixed: bool, pattern: str, text: str, expected: list[str]) -> None:
    assert expected == found(pattern, text, fixed=fixed)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"\w+'s\b", "Iran’s and Obama's", ["Iran’s", "Obama's"]),
        (r"\w+[’]s", "Obama's", ["Obama's"]),
        (r"n\u2019t", "don't", ["n't"]),
        (r"n\N{RIGHT SINGLE QUOTATION MARK}t", "don't", ["n't"]),
        (r"[^']+", "don’t", ["don", "t"]),
        (r"x.y", "x’y x\u200bzy", ["x’y", "x\u200bzy"]),
        (r"^.{4}$", f"cafe{ACUTE}", [f"cafe{ACUTE}"]),
        (f"cafe{ACUTE}?s", "cafs cafés", ["cafs", "cafés"]),
        (f"caf[ae{ACUTE}]", f"cafe{ACUTE}", [f"cafe{ACUTE}"]),
        (r"a[\u2010-\u2015]b", "a-b a–b a‑b", ["a-b", "a–b", "a‑b"]),
        (r"a[^\u2010-\u2015]b", "a-b a.b", ["a.b"]),
        (r"govern\u00ad?ment", "govern\u00adment", ["govern\u00adment"]),
        (r"a[\u00ad\u200b]b", "ab", ["ab"]),
        (r"[^\u00ad]", "a\u00ad", ["a"]),
        (r"(?<=’)s", "Iran's", ["s"]),
        (r"(?>’|x)s|(’)?(?(1)t|u)", "'s 't", ["'s", "'t"]),
        (r"(['’])\w\1", "’a'", ["’a'"]),
        ("(?i)DON'T", "don’t", ["don’t"]),
        (r"\w\u0301", "e", []),
    ],
)
def test_expressions_mean_what_they_mean_in_the_retyped_text(
    pattern: str, text: str, expected: list[str]
) -> None:
    assert expected == found(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("don't", "don’t don't", ["don't"]),
        ("é", f"é e{ACUTE}", ["é"]),
        ("\u00ad", "govern\u00adment", ["\u00ad"]),
        ("[^']+", "don’t", ["don’t"]),
    ],
)
def test_exact(pattern: str, text: str, expected: list[str]) -> None:
    assert expected == found(pattern, text, exact=True)


def test_other_kinds_of_search() -> None:
    assert found("o'brien", "Pat OʼBrien", fuzzy=90) == ["OʼBrien"]
    assert found("government", "the govern\u00adment", fuzzy=90) == ["govern\u00adment"]
    assert found("don", "donʼt do\u00adn.", word=True) == ["don", "do\u00adn"]
    assert found("DON'T", "Don’t", smart_case=True) == []


@pytest.mark.parametrize("pattern", ["\u00ad", "\u200b\ufeff", r"\u200b"])
def test_a_pattern_that_nobody_sees(pattern: str) -> None:
    with pytest.raises(PatternError, match=r"nobody sees; add --exact to search for them$"):
        compile_matcher([pattern])


def test_two_matches_in_one_letter_are_one() -> None:
    text = f"a{ACUTE}{DOT_BELOW}"
    assert retype(text) == f"ạ{ACUTE}"
    assert found(".", text) == [text]


@given(text=st.text(alphabet=CHARACTERS, max_size=12))
def test_offsets(text: str) -> None:
    """What stands at the place of a retyped character is retyped as it is, or it is a part of that."""
    typed, offsets = retyped(text)
    assert typed == retype(typed) == retype(unicodedata.normalize("NFD", text))
    assert not set(typed) & {*LOOKALIKES, *INVISIBLE}
    if offsets is None:
        assert len(typed) == len(text)
        return
    assert offsets.starts == sorted(offsets.starts)
    for at, char in enumerate(typed):
        start, end = offsets.of(at, at + 1)
        assert char in retype(text[start:end])
    assert offsets.of(len(typed), len(typed)) == (len(text), len(text))


def test_marks_without_end_are_not_put_in_order() -> None:
    """The time for that grows with the square of their number."""
    text = "a" + (ACUTE + DOT_BELOW) * 200_000
    assert len(retype(text)) > 300_000
