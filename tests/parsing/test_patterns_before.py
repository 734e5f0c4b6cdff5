"""While both exist: each pattern written with words is the regular expression that it was before."""

import importlib
import json
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]  # no other way to compare what two patterns mean
from typing import Any

import pytest

from newsctl.parsing.attribution.tag_patterns import spelled

BEFORE = json.loads(Path(__file__).with_name("patterns_before.json").read_text(encoding="utf-8"))


def meaning(node: Any) -> Any:
    """The parsed expression, the members of each class in order, ranges written out, no group named."""
    if isinstance(node, _parser.SubPattern):
        return [meaning(part) for part in node]
    if isinstance(node, list | tuple):
        if len(node) == 2 and str(node[0]) == "IN":
            return "IN", sorted(member for part in node[1] for member in members(*part))
        return [meaning(part) for part in node]
    return repr(node)


def members(kind: Any, value: Any) -> list[str]:
    if str(kind) == "RANGE":
        return [f"LITERAL {code}" for code in range(value[0], value[1] + 1)]
    return [f"{kind} {value}"]


@pytest.mark.parametrize("name", BEFORE)
def test_same_pattern(name: str) -> None:
    module, _, constant = name.rpartition(".")
    path = ".".join(filter(None, ("newsctl.parsing.attribution", module)))
    pattern = getattr(importlib.import_module(path), constant)
    assert meaning(_parser.parse(BEFORE[name])) == meaning(_parser.parse(spelled(pattern.words)))
