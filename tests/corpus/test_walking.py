"""From names to files: what is read, in which order."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newsctl.corpus import Output, names_or_default
from newsctl.corpus.document import Trouble
from newsctl.corpus.walking import Found, find, find_listed
from newsctl.errors import OutputError


def paths(*names: str, output: Output | None = None) -> list[str]:
    return [found.path for found in find(names, output)]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.txt",
        "a/1.txt",
        "a/b/2.text",
        "a.md",
        "a-b.txt",
        ".hidden/3.txt",
        "c.jsonl",
        "c.json",
        "d.TXT",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_yields_articles_in_the_order_of_their_paths() -> None:
    expected = ["a-b.txt", "a.md", "a/1.txt", "a/b/2.text", "b.txt", "c.jsonl", "d.TXT"]
    assert expected == sorted(expected) == paths(".")


def test_the_order_given_goes_first_and_names_stay_as_typed() -> None:
    assert paths("b.txt", "./a/", "c.json") == ["b.txt", "./a/1.txt", "./a/b/2.text", "c.json"]


def test_a_pattern_is_expanded_here_when_the_shell_has_not() -> None:
    assert paths("*.txt") == ["a-b.txt", "b.txt"]
    assert paths("**/*.text") == ["a/b/2.text"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "[1].txt").write_text("x")
    assert paths("[1].txt") == ["[1].txt"]


def test_a_hidden_file_is_read_when_named() -> None:
    assert paths(".hidden") == [".hidden/3.txt"]


def test_linked_folders_are_read_once(folder: Path) -> None:
    (folder / "a" / "up").symlink_to("..")
    (folder / "z").symlink_to("a")
    assert paths(".").count("a/1.txt") == 1
    assert not any(path.startswith(("z/", "a/up/a/")) for path in paths("."))


def test_the_file_that_is_written_is_not_read() -> None:
    assert "c.jsonl" not in paths(".", output=Output("./c.jsonl", passed_over=True))


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
def test_a_folder_that_holds_the_file_that_is_written_is_an_error(
    folder: Path, link: Callable[[Path, Path], None]
) -> None:
    with pytest.raises(OutputError, match=r"^c\.jsonl: is one of the inputs; write to another file$"):
        paths(".", output=Output("c.jsonl"))
    with pytest.raises(OutputError, match=r"c\.jsonl"):
        paths("a", "c.jsonl", ".", output=Output("c.jsonl"))
    link(folder / "a" / "link.txt", folder / "c.jsonl")
    with pytest.raises(OutputError, match=r"c\.jsonl"):
        paths("a", output=Output("c.jsonl"))


def test_folders_nest_deeper_than_the_stack(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(1100):
        Path("d").mkdir()
        monkeypatch.chdir("d")
    Path("deep.txt").write_text("x")
    monkeypatch.chdir(folder)
    found = paths("d")
    subprocess.run(["rm", "-r", "d"], check=True)  # too deep for pytest's cleaning
    assert found == ["d/" * 1100 + "deep.txt"]


def test_a_part_of_a_container_is_named_as_it_is_shown() -> None:
    assert list(find(["c.json#7"])) == [Found("c.json", named=True, part="c.json#7")]


@pytest.mark.parametrize(
    ("listed", "nul_separated"),
    [(b"b.txt\n\na\r\n-\nno*.txt", False), (b"b.txt\0a\0-\0no*.txt\0", True)],
)
def test_a_list_is_taken_literally(listed: bytes, nul_separated: bool) -> None:
    found = find_listed(io.BytesIO(listed), nul_separated=nul_separated)
    assert [file.path for file in found] == ["b.txt", "a/1.txt", "a/b/2.text", "./-", "no*.txt"]


def test_a_name_in_a_list_may_hold_a_newline_when_nul_ends_it() -> None:
    assert list(find_listed(io.BytesIO(b"x\ny.txt\0"), nul_separated=True)) == [Found("x\ny.txt", named=True)]


def test_an_empty_folder_is_a_trouble(folder: Path) -> None:
    (folder / "e").mkdir()
    [trouble] = find(["e"])
    assert isinstance(trouble, Trouble)
    assert trouble.reason.startswith("no articles in this folder")


@pytest.mark.parametrize(
    ("names", "environ", "expected"),
    [
        (["x"], {"NEWSCTL_CORPUS": "y"}, ["x"]),
        ([], {"NEWSCTL_CORPUS": "y:/z"}, ["y", "/z"]),
        ([], {"NEWSCTL_CORPUS": ""}, ["."]),
        ([], {}, ["."]),
    ],
)
def test_default(names: list[str], environ: dict[str, str], expected: list[str]) -> None:
    assert names_or_default(names, environ) == expected
