"""The model of the layout: its weights are read, summed over signs and transitions, and the best wins."""

from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsctl.parsing.layout.certain import Certain
from newsctl.parsing.layout.model import Model, Weighing, model
from newsctl.parsing.layout.states import BODY, STATES, follows

chains = import_module("newsctl.parsing.layout.model")  # the package has its function by this name
NAMES = [f"{role}/{zone}" for role, zone in STATES]
TITLE, TOP, END = map(NAMES.index, ("headline/head", "furniture/top", "furniture/end"))
WEIGHTS = """\
# Weights of a few signs: by hand.
#
after body/body\tbody/body 50, furniture/end 20
after headline/head\tbody/body 30
prose\tbody/body 90, furniture/end 10
short\tfurniture/end 40, headline/head 60
last\tfurniture/end 40
"""


def names(states: Sequence[int]) -> list[str]:
    return [NAMES[state] for state in states]


def decided(chain: Model, *lines: Sequence[str], allowed: dict[int, set[int]] | None = None) -> list[str]:
    left = allowed or {}
    open_to = [frozenset(left[number]) if number in left else None for number in range(len(lines))]
    return names(chain.decide(lines, Certain(open_to)))


@pytest.fixture
def chain() -> Model:
    return Model(WEIGHTS)


def test_scores_are_sums_over_signs(chain: Model) -> None:
    scores = chain.scores(["short", "last"])
    assert {NAMES[state]: score for state, score in enumerate(scores) if score} == {
        "headline/head": 60,
        "furniture/end": 80,
    }


def test_a_sign_counts_as_often_as_it_stands(chain: Model) -> None:
    assert chain.scores(["last", "last"])[END] == 80


@pytest.mark.parametrize("signs", [[], ["unheard of"], ["after body/body"], ["# Weights of a few signs"]])
def test_unknown_signs_weigh_nothing(chain: Model, signs: list[str]) -> None:
    assert chain.scores(signs) == [0] * len(STATES)
    assert chain.weighing(0, 4, signs, BODY).signs == []


def test_unknown_signs_beside_known_ones(chain: Model) -> None:
    assert chain.scores(["unheard of", "prose"]) == chain.scores(["prose"])


def test_states_are_decided_together(chain: Model) -> None:
    assert decided(chain, ["short"], ["prose"], ["prose"], ["short"]) == [
        "headline/head", "body/body", "body/body", "furniture/end",
    ]  # fmt: skip
    # By itself the last line would be a headline, which no longer follows.
    assert decided(chain, ["short"]) == ["headline/head"]


def test_transitions_weigh(chain: Model) -> None:
    """Against 40 for furniture stand 50 - 20 for the second body, so 50 for it by a sign turn it over."""
    assert decided(chain, ["prose"], ["last"]) == ["body/body", "furniture/end"]
    more = Model(WEIGHTS.replace("body/body 50", "body/body 70"))
    assert decided(more, ["prose"], ["last"]) == ["body/body", "body/body"]


def test_only_what_is_allowed(chain: Model) -> None:
    assert decided(chain, ["short"], ["last"], allowed={0: {BODY, END}}) == ["furniture/end"] * 2


def test_certain_lines_hold_the_others(chain: Model) -> None:
    certain = Certain([None] * 3, {1: TITLE}, {1: "title-above-story"})
    states = names(chain.decide([["prose"], None, ["short"]], certain))
    assert states == ["headline/head"] * 3  # no body above a headline


def test_no_lines(chain: Model) -> None:
    assert decided(chain) == []


@pytest.mark.parametrize(
    ("signs", "state", "second", "told"),
    [
        (["last", "short"], "headline/head", "furniture/end", [("last", -40), ("short", 20)]),
        (["prose", "short"], "body/body", "headline/head", [("prose", 90), ("short", -60)]),
        (["last", "short"], "furniture/end", "headline/head", [("last", 40), ("short", -20)]),
        (["unheard of", "last"], "furniture/end", "headline/head", [("last", 40)]),
    ],
)
def test_what_a_line_weighs(
    chain: Model, signs: list[str], state: str, second: str, told: list[tuple[str, int]]
) -> None:
    """What each sign gives over the best state of another role, the greatest first; 0 is not told."""
    assert chain.weighing(3, 9, signs, NAMES.index(state)) == Weighing(3, 9, state, second, told)


def weighed(
    chain: Model,
    text: dict[str, dict[int, int]],
    lines: Sequence[Sequence[str] | None],
    states: tuple[int, ...],
) -> int:
    own = sum(
        chain.scores(signs)[state] for signs, state in zip(lines, states, strict=True) if signs is not None
    )
    return own + sum(text[f"after {NAMES[above]}"].get(state, 0) for above, state in pairwise(states))


SIGNS = ("a", "b", "c")
SMALL = st.dictionaries(st.sampled_from(range(len(STATES))), st.integers(-3, 3), min_size=1, max_size=8)


@st.composite
def chains_and_lines(
    draw: st.DrawFn,
) -> tuple[dict[str, dict[int, int]], list[list[str] | None], list[frozenset[int]]]:
    keys = [*SIGNS, *(f"after {name}" for name in NAMES)]
    weights = {key: draw(SMALL) if key in SIGNS else draw(st.just({}) | SMALL) for key in keys}
    count = draw(st.integers(1, 4))
    lines = [draw(st.none() | st.lists(st.sampled_from(SIGNS), min_size=1, max_size=3)) for _ in range(count)]
    states = st.sampled_from(range(len(STATES)))
    allowed = [draw(st.frozensets(states, min_size=1, max_size=5 if line else 1)) for line in lines]
    return weights, lines, allowed


@given(chains_and_lines())
def test_decide_finds_the_best_of_all_sequences(
    drawn: tuple[dict[str, dict[int, int]], list[list[str] | None], list[frozenset[int]]],
) -> None:
    """Of equal ones that with the earliest last state, then the earliest last but one, and so on."""
    weights, lines, allowed = drawn
    text = "".join(
        f"{key}\t{', '.join(f'{NAMES[state]} {weight}' for state, weight in sorted(values.items()))}\n"
        for key, values in weights.items()
        if values
    )
    chain = Model(text)
    sequences = [
        states
        for states in product(*map(sorted, allowed))
        if all(follows(below, above) for above, below in pairwise(states))
    ]
    assume(sequences)
    certain = {number: min(allowed[number]) for number, signs in enumerate(lines) if signs is None}
    best = max(
        sequences,
        key=lambda states: (weighed(chain, weights, lines, states), [-state for state in reversed(states)]),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chains, "MARGIN", 10**9)
        patch.setattr(chains, "BEAM", 10**9)
        assert chain.decide(lines, Certain([*allowed], certain)) == list(best)


@given(st.lists(st.sampled_from(["prose", "short", "last", "other"]), min_size=1, max_size=30))
def test_zones_never_come_back(kinds: list[str]) -> None:
    states = Model(WEIGHTS).decide([[kind] for kind in kinds], Certain([None] * len(kinds)))
    assert all(follows(below, above) for above, below in pairwise(states))


def test_a_state_far_behind_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = Model(WEIGHTS.replace("last\tfurniture/end 40", "last\tfurniture/top 60, furniture/end 40"))
    monkeypatch.setattr(chains, "MARGIN", 30)
    assert decided(chain, ["prose"], ["last"]) == ["body/body", "furniture/end"]
    # Nothing that may follow is within the margin: then every state is tried.
    monkeypatch.setattr(chains, "MARGIN", 10)
    assert decided(chain, ["prose"], ["last"]) == ["body/body", "furniture/end"]


def test_what_is_not_allowed_is_not_tried_for_want_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = Model("prose\tbody/body 90\nlast\tfurniture/top 60, furniture/end 40, link/end 50\n")
    monkeypatch.setattr(chains, "MARGIN", 10)
    assert decided(chain, ["prose"], ["last"], allowed={1: {TOP, END}}) == ["body/body", "furniture/end"]


def test_the_shipped_model_is_read_once_and_whole() -> None:
    assert model() is model()
    assert any(model().scores(["prose", "title"]))
