"""What `--why` tells of a quotation is what decided it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import pytest

from newsctl.article import to_json
from newsctl.parsing import parse, read
from newsctl.parsing.attribution.decisions import Decision, decisions
from newsctl.parsing.attribution.glosses import CANDIDATE_FORMS, NOBODY_FORMS, gloss
from newsctl.parsing.attribution.model import Choice, score
from newsctl.parsing.attribution.reading import Step, read_quotations
from newsctl.parsing.layout import lay_out

CASES = Path(__file__).parent.parent / "cases"
FILES = sorted(CASES.glob("*/*.json"))

EVERY_STEP = """\
Ferry sails again

“We waited for the water,” Quill said. “It came late.”

The film “The Long Night” was shown to the crew.

“The old hull is sound,” said Bo Lund of the harbour office. “The ice comes early and stays.

“It leaves late.”

The clerk met the mayor, who praised the plan, but Nora Quill called it a “long dull wait”.

The river fell, and Nora Quill, who runs it, had a crossing that is “safe”.

They watched “A Winter Abroad” on Tuesday.

Q: “Will it sail?”

A: “It will sail.”
"""


def texts(file: Path) -> list[str]:
    return [case["text"] for case in json.loads(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_sums_told_are_those_that_decided(file: Path) -> None:
    for text in texts(file):
        summed: dict[int, Sequence[float]] = {}

        def scorer(choice: Choice, summed: dict[int, Sequence[float]] = summed) -> Sequence[float]:
            summed[choice.quotation.start] = score(choice)
            return summed[choice.quotation.start]

        blocks = lay_out(text).blocks
        findings = read_quotations(text, blocks, scorer)
        for finding, decision in zip(findings, decisions(findings), strict=True):
            if decision.candidates:
                assert sorted(summed[decision.start], reverse=True) == [
                    one.sum for one in decision.candidates
                ]
            else:
                assert finding.step not in ("weights", "called")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_what_is_told_is_the_record(file: Path) -> None:
    for text in texts(file):
        reading = read(text, why=True)
        kept = [decision for decision in reading.decisions if decision.kept]
        quotes = reading.article.quotes
        assert to_json(parse(text)) == to_json(reading.article)
        assert [(quote.start, quote.end, quote.rule) for quote in quotes] == [
            (decision.start, decision.end, decision.rule) for decision in kept
        ]
        for decision in reading.decisions:
            if decision.candidates:
                _holds(decision)


def _holds(decision: Decision) -> None:
    """Check that the chosen candidate is the first but nobody, and its lead what the tellings add up to."""
    chosen, *more = [one for one in decision.candidates if one.chosen]
    assert not more
    candidates = [one for one in decision.candidates if one.rule != "nobody"]
    assert len(candidates) == len(decision.candidates) - 1
    if decision.step == "weights":
        assert (chosen.rule == "nobody") == (decision.rule == "unattributed")
    if chosen.rule == "nobody":
        assert chosen is decision.candidates[0]
    else:
        assert chosen is candidates[0]
    others = [one for one in decision.candidates if one is not chosen]
    if others:
        assert chosen.sum - others[0].sum == sum(telling.weight for telling in decision.telling)
    weights = [abs(telling.weight) for telling in decision.telling]
    assert weights == sorted(weights, reverse=True)


def test_every_step_is_told() -> None:
    decided = [
        (EVERY_STEP[one.start : one.end], one.step, one.rule, one.kept, bool(one.candidates))
        for one in read(EVERY_STEP, why=True).decisions
    ]
    assert decided == [
        ("We waited for the water,", "plain", "post-posed", True, False),
        ("It came late.", "plain", "chained", True, False),
        ("The Long Night", "name", "unattributed", False, False),
        ("The old hull is sound,", "certain", "inverted", True, False),
        ("The ice comes early and stays.", "certain", "chained", True, False),
        ("It leaves late.", "continued", "carried-over", True, False),
        ("long dull wait", "called", "pre-posed", True, True),
        ("safe", "weights", "pre-posed", True, True),
        ("A Winter Abroad", "weights", "unattributed", False, True),
        ("Will it sail?", "turn", "unattributed", True, False),
        ("It will sail.", "turn", "turn", True, False),
    ]
    assert set(get_args(Step)) == {step for _, step, *_ in decided}


def test_offsets_are_those_of_the_text_given() -> None:
    text = EVERY_STEP.replace("\n", "\r\n")
    ours = [EVERY_STEP[one.start : one.end] for one in read(EVERY_STEP, why=True).decisions]
    assert ours == [text[one.start : one.end] for one in read(text, why=True).decisions]


def test_nothing_is_told_unasked() -> None:
    assert read(EVERY_STEP).decisions == []


@pytest.mark.parametrize(
    ("feature", "form", "says"),
    [
        ("post-posed", 0, "post-posed"),
        ("post-posed ,S", 1, "post-posed, end ,, then owner"),
        ("pre-posed C NP", 2, "pre-posed, verb said, way noun of"),
        ("chained - N,~,N", 2, "chained, verb none, way noun comma … comma noun"),
        ("E was ", 3, "verb called, auxiliary “was”, next nothing"),
        ("C said False", 4, "verb said, “said”, the nearest"),
        ("pre-posed i ^", 5, "pre-posed, source i, after start"),
        ("pre-posed ,B T", 6, "pre-posed, on the way comma while, capitals of a title"),
        ("12 C .", 7, "rank 1, finite verbs passed 2, verb said, source after stop"),
        ("who ND", 8, "source name after the"),
        ("who role", 8, "source role"),
    ],
)
def test_features_in_words(feature: str, form: int, says: str) -> None:
    assert says == gloss(feature, CANDIDATE_FORMS[form])


@pytest.mark.parametrize(
    ("feature", "form", "says"),
    [
        ("nobody", 0, "nobody"),
        ("nobody 3T", 1, "nobody, 3-4 words, capitals of a title"),
        ("nobody verbs 01 ll", 2, "nobody, a framing verb before, 16 words or more, small letter"),
        ("nobody P.U", 3, "nobody, between of and stop, capital"),
        ("nobody the 1lx", 4, "nobody, after “the”, 1 word, small letter, end no mark"),
        ("nobody NN a U", 5, "nobody, after name, “a”, capital"),
        ("nobody next $ l", 6, "nobody, before end, small letter"),
    ],
)
def test_features_of_nobody_in_words(feature: str, form: int, says: str) -> None:
    assert says == gloss(feature, NOBODY_FORMS[form])


def test_a_feature_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        gloss("nobody 3T", NOBODY_FORMS[0])
