"""The patterns of attribution match what their comments say they match.

A comment on a line of its own gives examples of the whole pattern, parted by semicolons. What stands beside
the match is in brackets; a quotation at either end is beside it, too. One after a branch is of that branch.
"""

import importlib
import pkgutil
import re

import pytest

from newsctl.parsing import attribution
from newsctl.parsing.attribution import bodies, tagging
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.quotations import Quotation

MODULES = [
    attribution,
    *(
        importlib.import_module(f"{attribution.__name__}.{module.name}")
        for module in pkgutil.iter_modules(attribution.__path__)
    ),
]
# Those of tagging itself read tags that are not left in the end.
PATTERNS = {
    f"{module.__name__.removeprefix('newsctl.parsing.')}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, TagPattern) and module not in (tagging, bodies)
}


def tags_of(text: str) -> str:
    """The tags of a text whose quotations hold no more than three dots: "…,"."""
    quotations = [
        Quotation(found.start() + 1, found.end() - 1, found.start(), found.end(), 0)
        for found in re.finditer('"….?"', text)
    ]
    return Tagged(text, 0, len(text), quotations).tags


def examples(pattern: TagPattern) -> list[str]:
    lines = re.findall(r"^\s*# (.+)$", pattern.words, flags=re.MULTILINE)
    return [example for line in lines for example in line.split("; ")]


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_has_an_example(name: str) -> None:
    assert examples(PATTERNS[name])


@pytest.mark.parametrize(
    ("name", "example"), [(name, example) for name in PATTERNS for example in examples(PATTERNS[name])]
)
def test_a_pattern_matches_its_examples(name: str, example: str) -> None:
    before, words, after = re.findall(r"^(?:\((.*)\) )?(.*?)(?: \((.*)\))?$", example)[0]
    tags = tags_of(words)
    matches = [PATTERNS[name].fullmatch(reading) for reading in (tags, tags.strip("Q"), tags[::-1])]
    if not any(matches):
        beside = PATTERNS[name].search(tags_of(f"{before} {words} {after}"))
        assert beside, tags
        assert beside[0] == tags
