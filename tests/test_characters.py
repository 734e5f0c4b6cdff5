"""In code, a character that looks like another stands by its name."""

import io
import tokenize
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import newsctl
from newsctl.parsing import characters

PACKAGE = Path(newsctl.__file__).parent
WORDS = PACKAGE / "parsing" / "rules.py"  # sentences for people, with examples
FILES = [file for file in PACKAGE.rglob("*.py") if file != WORDS]

MARKS = {mark for name in characters.__all__ for mark in getattr(characters, name)} - {*"'\""}
SHOWN = {
    characters.LEFT_DOUBLE,
    characters.RIGHT_DOUBLE,
    characters.EM_DASH,
    characters.ELLIPSIS,
    characters.MIDDLE_DOT,
}
"""What stands in newsctl's own output, where a reader tells it apart, may be pasted, one at a time."""


def literals(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the source of each string that is no docstring."""
    with tokenize.open(file) as source:
        text = source.read()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        kind = tokenize.tok_name[token.type]
        if kind in ("STRING", "FSTRING_MIDDLE") and '"""' not in token.string:
            yield token.start[0], token.string


def has_pasted(literal: str) -> bool:
    """Whether a mark that has a name stands in ``literal``, but one that is shown and stands by itself."""
    found = MARKS.intersection(literal)
    return bool(found - SHOWN) or any(left in found and right in found for left, right in pairwise(literal))


@pytest.mark.parametrize("literal", ['"’"', '"“”"', '"[—–-]"', '"he’s"', '" –"'])
def test_pasted_ones_are_seen(literal: str) -> None:
    assert has_pasted(literal)


def test_look_alikes_stand_by_name() -> None:
    found = [
        f"{file.relative_to(PACKAGE)}:{line}: {literal}"
        for file in FILES
        for line, literal in literals(file)
        if has_pasted(literal)
    ]
    assert found == []
