"""Runs the cases that stand as data under tests/cases/<area>/<rule>.json, and checks that each rule fires."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsctl.article import to_json
from newsctl.parsing import read

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*/*.json"))
# Those of marks and names have no rule behind each file.
RULES = [file for file in FILES if file.parent.name not in ("speakers", "quotations", "lines")]
KINDS = {"in-the-wild", "synthetic", "negative", "known-failure"}


def furniture_of(case: dict[str, Any]) -> frozenset[str]:
    """The lines that the user of a case knows for furniture; most know none."""
    return frozenset(case.get("furniture", ()))


def record(text: str, furniture: frozenset[str]) -> dict[str, Any]:
    """The article's JSON with its blocks beside it, each with the text it covers."""
    reading = read(text, furniture=furniture, reported=True)
    fields: dict[str, Any] = json.loads(to_json(reading.article))
    fields["blocks"] = [
        {"kind": block.kind, "rule": block.rule, "text": text[block.start : block.end].strip()}
        for block in reading.blocks
        if block.kind != "blank"
    ]
    return fields


def cut_to(expected: Any, actual: Any) -> Any:
    """``actual`` without the keys that ``expected`` does not name."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return {key: cut_to(value, actual.get(key, "<no such key>")) for key, value in expected.items()}
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        return [cut_to(want, got) for want, got in zip(expected, actual, strict=True)]
    return actual


def rules_of(case: dict[str, Any]) -> set[str]:
    reading = read(case["text"], furniture=furniture_of(case), reported=True)
    stated = [*reading.article.quotes, *(reading.article.reported or ())]
    return {block.rule for block in reading.blocks} | {one.rule for one in stated}


def cases() -> Iterator[Any]:
    for file in FILES:
        for case in json.loads(file.read_text(encoding="utf-8")):
            marks = [pytest.mark.xfail(reason=case["comment"])] if case["kind"] == "known-failure" else []
            yield pytest.param(case, id=f"{file.parent.name}/{file.stem}: {case['label']}", marks=marks)


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any]) -> None:
    assert case["kind"] in KINDS
    assert case.get("comment") != ""  # left out where the label says it all
    expected = case["expect"]
    assert expected == cut_to(expected, record(case["text"], furniture_of(case)))


@pytest.mark.parametrize("file", RULES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_rule_fires(file: Path) -> None:
    shown = [
        case
        for case in json.loads(file.read_text(encoding="utf-8"))
        if case["kind"] in {"in-the-wild", "synthetic"}
    ]
    assert any(file.stem in rules_of(case) for case in shown), f"no case shows the rule {file.stem}"
