"""Who is who: each rule, and what is not to be joined, as cases in merging.json.

A case has the speakers of some articles and whom each means: the name of the person, or nobody; `strict` says
it without the rules that are sometimes wrong.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from newsctl.across.appearances import Appearances
from newsctl.across.finding import find_people

CASES = json.loads(Path(__file__).with_name("merging.json").read_text(encoding="utf-8"))


def appearances(articles: list[list[str]]) -> Appearances:
    """The speakers of articles that are numbered from 1, each with one quote."""
    made = Appearances()
    for number, cast in enumerate(articles, 1):
        made.add(number, None, ((speaker, hash((number, speaker))) for speaker in cast))
    return made


def meanings(case: dict[str, Any], expected: list[dict[str, str | None]], *, strict: bool) -> Any:
    """Whom the speakers of a case mean, as far as that is expected."""
    people, _ = find_people(appearances(case["articles"]), strict=strict)
    return [
        {speaker: person and person.name for speaker in means for person in [people.meant(number, speaker)]}
        for number, means in enumerate(expected, 1)
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_whom_speakers_mean(case: dict[str, Any]) -> None:
    assert meanings(case, case["means"], strict=False) == case["means"]


STRICT = [case for case in CASES if "strict" in case]


@pytest.mark.parametrize("case", STRICT, ids=[case["label"] for case in STRICT])
def test_strict_leaves_out_rules_that_are_sometimes_wrong(case: dict[str, Any]) -> None:
    assert meanings(case, case["strict"], strict=True) == case["strict"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_the_order_of_articles_and_speakers_is_nothing(case: dict[str, Any]) -> None:
    turned = {"articles": [list(reversed(cast)) for cast in reversed(case["articles"])]}
    expected = list(reversed(case["means"]))
    assert meanings(turned, expected, strict=False) == expected
