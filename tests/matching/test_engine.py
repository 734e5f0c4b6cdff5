"""The two engines: what RE2 is given means what Python would find, and what it is not given."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsctl.errors import PatternError
from newsctl.matching import engine
from newsctl.matching.expression import parse
from newsctl.matching.literals import literals
from newsctl.matching.re2_syntax import for_re2

pytest.importorskip("re2")

ATOMS = [
    "a",
    "b",
    "é",
    "K",
    r"\w",
    r"\d",
    r"\s",
    r"\W",
    "[a-c]",
    "[^ab]",
    r"[\w-]",
    r"[^\s]",
    ".",
    "^",
    "$",
    "\N{FISH}",
]


def expressions() -> st.SearchStrategy[str]:
    return st.recursive(
        st.sampled_from(ATOMS),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map("".join),
            st.lists(inner, min_size=2, max_size=3).map("|".join).map("({})".format),
            st.tuples(inner, st.sampled_from(["*", "+", "?", "{1,2}", "*?", "+?", "??"])).map(
                lambda pair: f"(?:{pair[0]}){pair[1]}"
            ),
        ),
        max_leaves=5,
    )


TEXTS = st.text(alphabet="abcéK1_- \N{KELVIN SIGN}\N{FISH}A", max_size=12)


@settings(max_examples=400, deadline=None)
@given(pattern=expressions(), text=TEXTS)
def test_both_engines_find_the_same(pattern: str, text: str) -> None:
    tree = parse(pattern)
    linear = engine.linear(tree)
    if linear is not None:
        expected = [span for span in engine.backtracking(tree)(text) if span[0] < span[1]]
        assert expected == [span for span in linear(text) if span[0] < span[1]]


@settings(max_examples=300, deadline=None)
@given(pattern=expressions(), text=TEXTS)
def test_a_match_has_one_of_the_literals(pattern: str, text: str) -> None:
    tree = parse(pattern)
    wanted = literals(tree)
    if wanted and any(start < end for start, end in engine.backtracking(tree)(text)):
        assert any(literal in text for literal in wanted)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("Khatib(-| )?zadeh", {"Khatib"}),
        ("(Rouhani|Ruhani) said", {"ouhani", "uhani"}),
        ("(Rouhani|Ruhani) in Geneva", {" in Geneva"}),
        ("(nuclear )?deal", {"deal"}),
        ("(nuclear )+talks?", {"nuclear "}),
        ("^(?=.*fishery)(?=.*fish)", {"fishery"}),
        ("[Tt]alks", {"alks"}),
        ("a.*b", {"a"}),
        (r"\d+ ?%?", None),
        ("deal|", None),
        ("deal|[a-z]+", None),
    ],
)
def test_literals(pattern: str, expected: set[str] | None) -> None:
    assert expected == (literals(parse(pattern)) or None)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bword\b",
        "a*",
        r"(?=a)b",
        r"(?!a)b",
        r"(?<=a)b",
        r"(a)\1",
        r"(?>a+)b",
        r"a++b",
        r"(a)?(?(1)b|c)",
        "(?m)^a",
        "a{2000}",
    ],
)
def test_what_stays_with_python(pattern: str) -> None:
    """Look-around, word boundaries, back-references, conditions, possessive repeats; see the README."""
    assert for_re2(parse(pattern)) is None


def test_without_re2_the_time_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "TIME_LIMIT", 0.05)
    with pytest.raises(PatternError) as caught:
        engine.backtracking(parse("(a+)+$"))("a" * 100 + "!")
    assert str(caught.value) == (
        "'(a+)+$' takes too long: there are more ways to match than can be tried; take repeats out of"
        " repeats, or `pip install newsctl[re2]`, which tries all ways at once"
    )


def test_a_large_pattern_stays_where_it_can_be_stopped() -> None:
    assert engine.linear(parse("a" * 1000 + "b?")) is not None
    assert engine.linear(parse("a" * 2000 + "b?")) is None


def test_half_a_surrogate_pair_is_only_a_character() -> None:
    linear = engine.linear(parse("a+."))
    assert linear is not None
    assert linear("\ud83daa\ud83d") == [(1, 4)]


def test_linear_time_grows_with_the_text() -> None:
    """Many texts that make a backtracking engine give up, all answered."""
    linear = engine.linear(parse("(x+x+)+y"))
    assert linear is not None
    noise = random.Random(5)
    assert all(not linear("x" * noise.randrange(500, 2000)) for _ in range(50))


@pytest.mark.parametrize("pattern", ["i", "I", "İ", "ı", "[h-j]", "[^i]", "[^h-ı]", "ı+n", "x[İ]"])
def test_both_engines_have_one_i_when_case_is_ignored(pattern: str) -> None:
    tree = parse(pattern, ignore_case=True)
    linear = engine.linear(tree)
    assert linear is not None
    text = "aiIİınx xi xİ xI xı"
    assert engine.backtracking(tree)(text) == linear(text)


def test_all_texts_together_have_a_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern that takes not quite the limit of a text for each of a million texts would take days."""
    clock = iter(range(10_000))
    monkeypatch.setattr("time.thread_time", lambda: next(clock) * 0.9)
    find = engine.backtracking(parse(r"(a+)+\b$"))
    assert [find("a") for _ in range(11)] == [[(0, 1)]] * 11
    with pytest.raises(PatternError, match="takes too long"):
        find("a")


def test_an_honest_pattern_may_take_as_long_as_the_texts_are(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(10_000))
    monkeypatch.setattr("time.thread_time", lambda: next(clock) * 0.9)
    find = engine.backtracking(parse(r"x\b"))
    assert [find("a" * 100_000) for _ in range(50)] == [[]] * 50
