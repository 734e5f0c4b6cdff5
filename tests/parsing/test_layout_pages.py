"""The shipped weights read our own pages, which stand labelled under tests/pages.

Each line of a .jsonl file there is an article: ``file`` (its name), ``set`` and ``outlet`` (outlets are kept
together when the weights are measured), and ``lines``. A line has its ``text``, whether a blank one stands
before it (``gap``), and its ``role``, one of those in layout/states.py. written.jsonl has pages written for
the purpose, with their furniture; cases.jsonl the texts of tests/cases and samples, each line with the role
that the rules gave it which the model replaced, as of texts that they had right.
"""

import json
from pathlib import Path

import pytest

from newsctl.parsing.layout.labels import read_pages
from newsctl.parsing.layout.model import model
from newsctl.parsing.layout.states import ROLES, role_of

PAGES = Path(__file__).parents[1] / "pages"
# Lines whose role is another than the label; they were learned from, so that few may be.
WRONG = {"written": 267, "cases": 34}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_lines_of_our_own_pages(name: str) -> None:
    wrong = []
    for page in read_pages([PAGES / f"{name}.jsonl"]):
        states = model().decide(page.signs, page.certain)
        wrong += [
            f"{page.name}: {want} read as {role_of(state)}: {line}"
            for line, want, state in zip(page.lines, page.roles, states, strict=True)
            if want != role_of(state)
        ]
    assert len(wrong) <= WRONG[name], "\n".join(wrong)


@pytest.mark.parametrize("name", WRONG)
def test_pages_are_as_training_reads_them(name: str) -> None:
    rows = [json.loads(line) for line in (PAGES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    files = [row["file"] for row in rows]
    assert len(set(files)) == len(files)
    for row in rows:
        assert set(row) == {"file", "set", "outlet", "lines"}
        assert all(set(line) == {"text", "gap", "role"} for line in row["lines"])
        assert {line["role"] for line in row["lines"]} <= set(ROLES)
        assert all(line["text"].strip() for line in row["lines"])


def test_each_page_and_each_file_is_tried() -> None:
    assert {file.stem for file in PAGES.glob("*.jsonl")} == set(WRONG)
