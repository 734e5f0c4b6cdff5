"""Learning the weights of the layout: from a few labelled pages, made here, to the file and back."""

import json
import re
from pathlib import Path

import pytest

from newsctl.parsing.layout import labels, learning, train
from newsctl.parsing.layout.model import Model
from newsctl.parsing.layout.states import STATES

pytest.importorskip("pycrfsuite", reason="weights are learned with the extra newsctl[train]")

TOWNS = ("Ludmouth", "Kirrin", "Ellery")
OUTLETS = ("Courier", "Post", "Herald", "Echo")
PAGE = [
    ("Skip to content", "furniture"),
    ("{town} ferry sails again after a month in dock", "headline"),
    ("By Ada Lindqvist", "byline"),
    ("The ferry of {town} left the quay on Monday with forty cars and a brass band on its deck.", "body"),
    ("It had been in dock since the storm in May, which tore off the ramp and broke two windows.", "body"),
    ("The crew of {town} had painted the funnel red, as it was when the ship was new.", "body"),
    ("Most read", "furniture"),
    ("Sign up for our newsletter", "furniture"),
]


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pages of four outlets, and a hand as light as so few need."""
    monkeypatch.setattr(learning, "LEAST_OUTLETS", 3)
    monkeypatch.setattr(learning, "SETTINGS", learning.SETTINGS | {"c1": 0.6, "c2": 0.3})
    file = tmp_path / "ferries.jsonl"
    rows = [
        {
            "file": f"{outlet}-{town}",
            "set": "made",
            "outlet": outlet,
            "lines": [{"text": text.format(town=town), "gap": True, "role": role} for text, role in PAGE],
        }
        for outlet in OUTLETS
        for town in TOWNS
    ]
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return file


def test_pages_are_read_with_their_signs(pages: Path) -> None:
    read = labels.read_pages([pages])
    assert len(read) == len(OUTLETS) * len(TOWNS)
    assert read[0].lines == [text.format(town="Ludmouth") for text, _ in PAGE]
    assert read[0].roles == [role for _, role in PAGE]
    assert read[0].group == "made"
    assert not read[0].coarse
    assert labels.read_pages([pages], ["made"])[0].coarse


def test_zones_come_from_headline_and_body() -> None:
    roles = ["furniture", "date", "headline", "byline", "body", "caption", "body", "credit", "tag"]
    zones = ["top", "head", "head", "head", "body", "body", "body", "end", "end"]
    assert labels.states_of(roles) == [f"{role}/{zone}" for role, zone in zip(roles, zones, strict=True)]


def test_states_of_a_page_without_a_headline_or_a_body() -> None:
    assert labels.states_of(["furniture", "body"]) == ["furniture/head", "body/body"]
    assert labels.states_of(["furniture", "headline"]) == ["furniture/top", "headline/head"]
    known = {f"{role}/{zone}" for role, zone in STATES}
    assert set(labels.states_of(["link", "byline"])) <= known


def test_what_was_learned_is_read_back(pages: Path) -> None:
    learned = labels.read_pages([pages])
    chain = Model(learning.written(learned))
    for page in learned:
        states = chain.decide(page.signs, page.certain)
        assert [STATES[state][0] for state in states] == page.roles


def test_weights_are_the_same_twice(pages: Path) -> None:
    assert learning.written(labels.read_pages([pages])) == learning.written(labels.read_pages([pages]))


def test_signs_of_few_outlets_are_not_learned(pages: Path) -> None:
    learned = labels.read_pages([pages])
    assert "\nbyline\t" in learning.written(learned)
    few = [page for page in learned if page.outlet in OUTLETS[:2]]
    lines = learning.written(few).splitlines()
    assert [line for line in lines if not line.startswith(("after ", "certain\t"))] == []


def test_the_file_says_where_it_comes_from(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "weights.txt"
    train.main([str(pages), "--folds", "2", "--into", str(into)])
    printed = capsys.readouterr().out.splitlines()
    text = into.read_text(encoding="utf-8")
    head = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("#")]
    assert re.fullmatch(r"data: ferries\.jsonl, sha256 [0-9a-f]{16}, 12 articles of 4 outlets", head[2])
    assert head[3].startswith('settings: {"c1"')
    assert re.fullmatch(r"date: \d{4}-\d\d-\d\d", head[4])
    assert head[5] == "folds: 2, by outlet"
    assert head[6:] == printed
    assert re.fullmatch(r"made, 12 articles: CLEAN [\d.]+ \(12\), .*", printed[0])
    assert printed[1].startswith("made, confused: ")
    weights = [line for line in text.splitlines() if not line.startswith("#")]
    assert sorted(weights) == weights
    assert all(re.fullmatch(r"[^\t]+\t(?:[\w-]+/\w+ -?\d+(?:, |$))+", line) for line in weights)


def test_without_folds_nothing_is_measured(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    train.main([str(pages), "--folds", "0"])
    assert capsys.readouterr().out.strip() == ""


def test_an_outlet_has_one_fold() -> None:
    assert train.fold_of("Courier", 5) == train.fold_of("Courier", 5)
    assert {train.fold_of(f"Outlet {number}", 5) for number in range(100)} == set(range(5))


def test_coarse_pages_learn_from_fine_ones(pages: Path) -> None:
    """Where a set says only ``furniture``, the fine pages say which role outside the story it is."""
    fine = labels.read_pages([pages])
    coarse = [page for page in labels.read_pages([pages], ["made"]) if page.outlet == OUTLETS[0]]
    labelled = [page for page in fine if page.outlet != OUTLETS[0]]
    for page in labelled:
        page.roles[page.lines.index("Most read")] = "link-label"
    chain = Model(learning.written([*labelled, *coarse]))
    for page in coarse:
        roles = [STATES[state][0] for state in chain.decide(page.signs, page.certain)]
        assert roles[page.lines.index("Most read")] == "link-label"
