"""The word lists are in order, and code and lists know of one another."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsctl
from newsctl.parsing import lexicon
from newsctl.parsing.lexicon import entries, list_text
from newsctl.parsing.places import is_city

CODE = Path(newsctl.__file__).parent
LISTS = sorted(path.stem for path in Path(lexicon.__file__).parent.glob("*.txt"))
READERS = {"any_of", "entries", "list_text"}
AS_WRITTEN = {
    "attribution-weights", "download-lines", "elisions", "function-words", "languages", "layout-weights",
    "speaker-openers",
}  # fmt: skip
"""Lists with capitals in them: what stands so in the text, tags, and names of languages."""


def lines(name: str) -> list[str]:
    """Return the entries of a list in their order."""
    return [line for line in list_text(name).split("\n") if line and not line.startswith("#")]


def modules() -> Iterator[ast.Module]:
    """Yield the modules that read lists."""
    for path in CODE.rglob("*.py"):
        module = ast.parse(path.read_text(encoding="utf-8"))
        imported = {
            name.name
            for node in ast.walk(module)
            if isinstance(node, ast.ImportFrom) and node.module == "newsctl.parsing.lexicon"
            for name in node.names
        }
        if imported & READERS:
            yield module


def asked() -> Iterator[str]:
    """Yield each name that code gives to a function that reads a list."""
    for module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in READERS:
                for name in ast.walk(node.args[0]):
                    if isinstance(name, ast.Constant):
                        yield str(name.value)


def strings() -> Iterator[str]:
    """Yield all strings of the modules that read lists: names may come to the call through a variable."""
    for module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_in_order(name: str) -> None:
    """By code points, each entry once, which merges and the search in places.txt rely on."""
    found = lines(name)
    assert found
    assert sorted(set(found)) == found
    assert [line.strip() for line in found] == found


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_what_it_is(name: str) -> None:
    """In comments, which stand on top and nowhere else."""
    comments = [line.startswith("#") for line in list_text(name).split("\n")]
    assert comments[0]
    assert sorted(comments, reverse=True) == comments


@pytest.mark.parametrize("name", [name for name in LISTS if name not in AS_WRITTEN])
def test_a_list_is_in_small_letters(name: str) -> None:
    assert [line.lower() for line in lines(name)] == lines(name)


def test_each_list_that_code_asks_for_exists() -> None:
    assert set(asked()) - set(LISTS) == set()


def test_code_asks_for_each_list() -> None:
    assert set(LISTS) - set(strings()) == set()


def test_words_of_a_line_are_in_order() -> None:
    """In function-words.txt, where a tag has several lines; a word has one tag."""
    known: dict[str, list[str]] = {}
    for line in lines("function-words"):
        tag, *words = line.split()
        known.setdefault(tag, []).extend(words)
    assert {tag: sorted(set(words)) for tag, words in known.items()} == known
    several = [word for words in known.values() for word in words]
    assert len(set(several)) == len(several)


def test_each_town_of_the_list_is_found() -> None:
    """Also the first, the last, and those with accents: the list is searched by halves."""
    towns = lines("places")
    assert [town for town in towns[:3] + towns[:: len(towns) // 500] + towns[-3:] if not is_city(town)] == []
    accented = [town for town in towns if not town.isascii()]
    assert accented
    assert [town for town in accented[::50] if len(town) <= 40 and not is_city(town)] == []
    assert not is_city("a")
    assert "a" not in entries("dateline-places")
