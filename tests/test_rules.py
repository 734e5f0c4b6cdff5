"""The table of rules holds what the code makes, all of it and nothing else, and each rule has its cases."""

import ast
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import get_args

import pytest

import newsctl
from newsctl.parsing import read
from newsctl.parsing.blocks import BlockKind
from newsctl.parsing.layout import SIGNS
from newsctl.parsing.layout.states import ROLES
from newsctl.parsing.rules import RULES, Rule, explained
from tests.records import own_texts

HOME = Path(__file__).parent
LISTED = [rule for family in RULES.values() for rule in family]
NAMES = {rule.name for rule in LISTED}
KINDS = set(get_args(BlockKind))
# Cases of these are about marks, names, and lines that are weighed; no rule stands behind a file of them.
OTHERS = {"quotations", "speakers", "lines"}
FILES = [file for file in (HOME / "cases").glob("*/*.json") if file.parent.name not in OTHERS]
PARSING = Path(newsctl.__file__).parent / "parsing"
# Out of the source: a compiled module has no docstring.
FORMS = set(re.findall("^([a-z-]+)  ", (PARSING / "lines" / "forms.py").read_text("utf-8"), re.MULTILINE))
QUOTING = {rule.name for heading, family in RULES.items() if heading.startswith("Quotes") for rule in family}


@pytest.fixture(scope="module")
def made() -> dict[str, set[str]]:
    """What each rule makes of the project's own texts: kinds of blocks, fields of quotes and statements."""
    found = defaultdict[str, set[str]](set)
    known = json.loads((HOME / "cases" / "layout" / "furniture-file.json").read_text(encoding="utf-8"))
    readings = [read(text, reported=True) for _, texts in own_texts() for text in texts]
    readings += [read(case["text"], furniture=frozenset(case["furniture"])) for case in known]
    for reading in readings:
        for block in reading.blocks:
            found[block.rule.partition(":")[0]].add(block.kind)
        for stated in (*reading.article.quotes, *(reading.article.reported or ())):
            found[stated.rule] |= {field for field in ("mention", "cue") if getattr(stated, field)}
    return found


def test_names_are_unique() -> None:
    assert len(LISTED) == len(NAMES)


def test_every_rule_that_decides_is_listed(made: dict[str, set[str]]) -> None:
    assert set(made) <= NAMES


@pytest.mark.parametrize("rule", LISTED, ids=lambda rule: rule.name)
def test_a_rule_makes_what_the_table_says(made: dict[str, set[str]], rule: Rule) -> None:
    assert set(rule.makes) == made.get(rule.name)


def test_every_rule_has_a_file_of_cases_and_every_file_its_rule() -> None:
    assert {file.stem for file in FILES} == NAMES - {SIGNS}
    assert {file.stem for file in FILES if file.parent.name == "attribution"} == QUOTING


def test_every_name_in_the_code_is_listed() -> None:
    """Names of several words, that is: of one word alone nobody knows that it names a rule."""
    written = set()
    for file in PARSING.rglob("*.py"):
        if file.name != "rules.py":
            tree = ast.parse(file.read_text(encoding="utf-8"))
            written |= {
                node.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
    assert written >= NAMES
    names = {word for word in written if re.fullmatch("[a-z]+(-[a-z]+)+", word)}
    lists = {file.stem for file in PARSING.glob("lexicon/*.txt")}
    assert names - NAMES - lists - KINDS - FORMS - set(ROLES) - {"so-called"} == set()


@pytest.mark.parametrize("rule", LISTED, ids=lambda rule: rule.name)
def test_a_rule_says_why_in_one_line(rule: Rule) -> None:
    assert explained(rule.name) == rule.why
    assert len(rule.why) <= 88
    assert rule.why[0].isupper() or rule.why[0] == "“"
    assert rule.why[-1] in ".:”"
