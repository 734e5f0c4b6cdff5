"""Which candidate wins when the weights are summed, and what the file of weights holds."""

import re

import pytest

from newsctl.parsing.attribution.model import prefer
from newsctl.parsing.attribution.weights import read_weights, weights
from newsctl.parsing.lexicon import list_text


@pytest.mark.parametrize(
    ("scores", "nobody", "winner"),
    [
        pytest.param([10, 30, 20], 0, 1, id="the greatest"),
        pytest.param([10, 30, 30], 0, 1, id="of equal ones the first, whose sieve is more precise"),
        pytest.param([10 + 20, 30], 0, 0, id="equal by sums"),
        pytest.param([], 0, -1, id="no candidates"),
        pytest.param([0], 0, -1, id="as likely as nobody"),
        pytest.param([0, -500], 0, 0, id="one as likely as nobody, and a little for another"),
        pytest.param([-100, -100, -100], 0, 0, id="less likely each, together more: 3/e"),
        pytest.param([-100, -100], 0, -1, id="together less: 2/e"),
        pytest.param([-31, -133], 0, -1, id="just less together: .7334 and .2645"),
        pytest.param([-31, -132], 0, 0, id="just more: .7334 and .2671"),
    ],
)
def test_prefer(scores: list[int], nobody: int, winner: int) -> None:
    assert winner == prefer(scores, nobody)


def test_weights_are_whole_numbers() -> None:
    assert {int} == set(map(type, weights().values()))


HEAD = {
    "data": r"\w+",
    "hash": r"sha256:[0-9a-f]{64}",
    "articles": r"\d+",
    "settings": r"epochs \d+, rate [\d.]+, decay [\d.]+, rarest \d+, slightest \d+",
    "seed": r"\d+",
    "date": r"\d{4}-\d\d-\d\d",
    "folds": r"by (publisher|month)",
    "weighed": r"0\.\d{4} of \d+",
    "decided": r"0\.\d{4} of \d+",
    "decided-plain": r"0\.\d{4} of \d+",
    "decided-weights": r"0\.\d{4} of \d+",
}


@pytest.mark.parametrize("key", HEAD)
def test_the_head_of_the_weights_says_where_they_come_from(key: str) -> None:
    facts = read_weights(list_text("attribution-weights")).provenance
    assert re.fullmatch(HEAD[key], facts[key])


def test_the_folds_of_the_head_make_up_its_figures() -> None:
    facts = read_weights(list_text("attribution-weights")).provenance
    for figure in ("weighed", "decided"):
        whole = int(facts[figure].split(" of ")[1])
        parts = [value for key, value in facts.items() if key.startswith(f"{figure}-")]
        assert whole == sum(int(part.split(" of ")[1]) for part in parts)


def test_head_and_weights_are_told_apart() -> None:
    text = "# Weights of a: b.\n#\n# data: quotes: two\n# seed: 1\n\npost-posed C \t12\n# x\t-3\n"
    assert read_weights(text) == ({"data": "quotes: two", "seed": "1"}, {"post-posed C ": 12, "# x": -3})


@pytest.mark.parametrize("text", ["", "# data: quotes\nnobody\t3\n", "# data: quotes\n\nnobody\t.3\n"])
def test_what_is_no_file_of_weights_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"empty line|invalid literal"):
        read_weights(text)
