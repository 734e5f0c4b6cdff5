"""Retyping: what looks the same is the same, and the way back to the text as it is written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsctl.corpus.database.tokens import INVISIBLE
from newsctl.errors import PatternError
from newsctl.matching import compile_matcher
from newsctl.matching.typewriter import LOOKALIKES, retype, retyped
from newsctl.parsing.characters import EN_DASH, LEFT_DOUBLE, LEFT_SINGLE, RIGHT_DOUBLE, RIGHT_SINGLE

HYPHEN = "\N{HYPHEN}"
LETTER_APOSTROPHE = "\N{MODIFIER LETTER APOSTROPHE}"
LOW_DOUBLE = "\N{DOUBLE LOW-9 QUOTATION MARK}"
NON_BREAKING_HYPHEN = "\N{NON-BREAKING HYPHEN}"

ACUTE, DOT_BELOW = "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}"
CHARACTERS = st.sampled_from(
    [*"aeé'- ", *LOOKALIKES, *INVISIBLE, ACUTE, DOT_BELOW, "\u1100", "\u1161", "\u212b"]
)


def found(pattern: str, text: str, **how: object) -> list[str]:
    return [text[hit.start : hit.end] for hit in compile_matcher([pattern], **how).find(text)]  # type: ignore[arg-type]  # how it is to match, by any name


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (
            "don't",
            f"They don{RIGHT_SINGLE}t, don{LEFT_SINGLE}t, don{LETTER_APOSTROPHE}t and don't.",
            [f"don{RIGHT_SINGLE}t", f"don{LEFT_SINGLE}t", f"don{LETTER_APOSTROPHE}t", "don't"],
        ),
        (f"don{RIGHT_SINGLE}t", "They don't.", ["don't"]),
        (
            '"No"',
            f'{LEFT_DOUBLE}No{RIGHT_DOUBLE} {LOW_DOUBLE}No{LEFT_DOUBLE} "No"',
            [f"{LEFT_DOUBLE}No{RIGHT_DOUBLE}", f"{LOW_DOUBLE}No{LEFT_DOUBLE}", '"No"'],
        ),
        (
            "US-Iran",
            f"US{NON_BREAKING_HYPHEN}Iran US{HYPHEN}Iran US{EN_DASH}Iran",
            [f"US{NON_BREAKING_HYPHEN}Iran", f"US{HYPHEN}Iran"],
        ),
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
        (r"\w+'s\b", f"Iran{RIGHT_SINGLE}s and Obama's", [f"Iran{RIGHT_SINGLE}s", "Obama's"]),
        (rf"\w+[{RIGHT_SINGLE}]s", "Obama's", ["Obama's"]),
        (r"n\u2019t", "don't", ["n't"]),
        (r"n\N{RIGHT SINGLE QUOTATION MARK}t", "don't", ["n't"]),
        (r"[^']+", f"don{RIGHT_SINGLE}t", ["don", "t"]),
        (r"x.y", f"x{RIGHT_SINGLE}y x\u200bzy", [f"x{RIGHT_SINGLE}y", "x\u200bzy"]),
        (r"^.{4}$", f"cafe{ACUTE}", [f"cafe{ACUTE}"]),
        (f"cafe{ACUTE}?s", "cafs cafés", ["cafs", "cafés"]),
        (f"caf[ae{ACUTE}]", f"cafe{ACUTE}", [f"cafe{ACUTE}"]),
        (
            r"a[\u2010-\u2015]b",
            f"a-b a{EN_DASH}b a{NON_BREAKING_HYPHEN}b",
            ["a-b", f"a{EN_DASH}b", f"a{NON_BREAKING_HYPHEN}b"],
        ),
        (r"a[^\u2010-\u2015]b", "a-b a.b", ["a.b"]),
        (r"govern\u00ad?ment", "govern\u00adment", ["govern\u00adment"]),
        (r"a[\u00ad\u200b]b", "ab", ["ab"]),
        (r"[^\u00ad]", "a\u00ad", ["a"]),
        (rf"(?<={RIGHT_SINGLE})s", "Iran's", ["s"]),
        (rf"(?>{RIGHT_SINGLE}|x)s|({RIGHT_SINGLE})?(?(1)t|u)", "'s 't", ["'s", "'t"]),
        (rf"(['{RIGHT_SINGLE}])\w\1", f"{RIGHT_SINGLE}a'", [f"{RIGHT_SINGLE}a'"]),
        ("(?i)DON'T", f"don{RIGHT_SINGLE}t", [f"don{RIGHT_SINGLE}t"]),
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
        ("don't", f"don{RIGHT_SINGLE}t don't", ["don't"]),
        ("é", f"é e{ACUTE}", ["é"]),
        ("\u00ad", "govern\u00adment", ["\u00ad"]),
        ("[^']+", f"don{RIGHT_SINGLE}t", [f"don{RIGHT_SINGLE}t"]),
    ],
)
def test_exact(pattern: str, text: str, expected: list[str]) -> None:
    assert expected == found(pattern, text, exact=True)


def test_other_kinds_of_search() -> None:
    assert found("o'brien", f"Pat O{LETTER_APOSTROPHE}Brien", fuzzy=90) == [f"O{LETTER_APOSTROPHE}Brien"]
    assert found("government", "the govern\u00adment", fuzzy=90) == ["govern\u00adment"]
    assert found("don", f"don{LETTER_APOSTROPHE}t do\u00adn.", word=True) == ["don", "do\u00adn"]
    assert found("DON'T", f"Don{RIGHT_SINGLE}t", smart_case=True) == []


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
