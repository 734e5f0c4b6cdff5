"""The table of tags is whole and true: each example is tagged as it says, and no text has another tag."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsctl.parsing import attribution
from newsctl.parsing.attribution.tagging import Tagged, tag_of
from newsctl.parsing.attribution.tagset import CLASSES, LETTERS, TAGSET, Tag
from newsctl.parsing.characters import EM_DASH, RIGHT_SINGLE

LEFT = [tag for tag in TAGSET if tag[1][0].islower()]
PASSING = [tag for tag in TAGSET if tag[1][0].isupper()]


# The weights know features by their letters.
MODULES = [
    file
    for file in Path(attribution.__path__[0]).glob("*.py")
    if file.stem not in ("tagset", "features", "glosses", "labels", "train")  # features are made of letters
]
OF_STRINGS = {"count", "find", "lstrip", "replace", "rfind", "rstrip", "startswith", "strip", "sub"}


def tagged(text: str) -> str:
    return Tagged(text, 0, len(text), []).tags


def test_letters_and_words_are_unique() -> None:
    assert len({letter for letter, *_ in TAGSET}) == len(LETTERS) == len(TAGSET)
    assert {len(letter) for letter in LETTERS.values()} == {1}


@pytest.mark.parametrize("tag", [tag for tag in LEFT if tag[1] not in ("quote", "halfstop")])
def test_each_example_is_tagged_so(tag: Tag) -> None:
    letter, _, _, examples = tag
    assert examples
    for example in examples.split():
        assert (example, letter) == (example, tag_of(example) if letter.isalpha() else tagged(example))


@pytest.mark.parametrize("tag", PASSING)
def test_a_word_with_a_capital_passes_for_a_name(tag: Tag) -> None:
    assert tagged(f"the {tag[3]} house") == "DNw"


@given(st.text(f"aS'{RIGHT_SINGLE}.,;:!?()[]-{EM_DASH}\"5$@ \n\u00e9", max_size=30) | st.text(max_size=30))
def test_no_other_tag_is_left(text: str) -> None:
    assert set(tagged(text)) <= {letter for letter, *_ in LEFT}


def test_a_class_is_made_of_tags_and_of_classes_before_it() -> None:
    known = dict(LETTERS)
    for name, words in CLASSES.items():
        assert name.isupper()
        members = "".join(known[word] for word in words.split())
        assert len(set(members)) == len(members) > 1
        known[name] = members


def compared(file: Path) -> Iterator[str]:
    """The strings that code compares with others, or looks for in them."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    # One function asks for the letters of a Look, which are no tags.
    asking = [part for part in tree.body if getattr(part, "name", "") != "_is_speech"]
    for node in (node for part in asking for node in ast.walk(part)):
        asked: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            asked = [node.left, *node.comparators]
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in OF_STRINGS
        ):
            asked = node.args
        for expression in asked:
            for part in ast.walk(expression):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)
def test_code_asks_for_tags_by_their_words(file: Path) -> None:
    alphabet = {letter for letter, *_ in LEFT}
    spelled = {text for text in compared(file) if set(text) <= alphabet and any(map(str.isalpha, text))}
    assert not spelled
