"""From names to files: what is read, in which order."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsctl.corpus import Output, names_or_default
from newsctl.corpus.document import Trouble
from newsctl.corpus.selection import Selection
from newsctl.corpus.walking import Found, find, find_listed, is_read_with
from newsctl.errors import OutputError


def paths(*names: str, output: Output | None = None) -> list[str]:
    return [found.path for found in find(names, output) if isinstance(found, Found)]


def remarks(*names: str, output: Output | None = None, **selection: Any) -> list[str]:
    found = find(names, output, Selection(**selection))
    return [f"{trouble.path}: {trouble.reason}" for trouble in found if isinstance(trouble, Trouble)]


def selected(**selection: Any) -> list[str]:
    return [found.path for found in find(["."], selection=Selection(**selection)) if isinstance(found, Found)]


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
        list(find(["a"], Output("c.jsonl"), Selection(follow=True)))


def test_folders_nest_deeper_than_the_stack(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(1100):
        Path("d").mkdir()
        monkeypatch.chdir("d")
    Path("deep.txt").write_text("x")
    monkeypatch.chdir(folder)
    found = paths("d")
    subprocess.run(["rm", "-r", "d"], check=True)  # too deep for pytest's cleaning
    assert found == ["d/" * 1100 + "deep.txt"]


def test_a_part_of_a_container_is_named_as_it_is_shown(folder: Path) -> None:
    assert list(find(["c.json#7"])) == [Found("c.json", named=True, part="c.json#7")]
    (folder / "a#1").mkdir()
    (folder / "a#1" / "n#2.db").touch()
    part = "a#1/n#2.db#may/1#x.txt"
    assert list(find([part])) == [Found("a#1/n#2.db", named=True, part=part)]


def test_a_list_names_parts_as_they_are_shown_in_any_order(folder: Path) -> None:
    (folder / "c.json#1").touch()
    listed = b"b.txt\nc.json#7\na.md\nc.json#2\nc.json#1\nno.json#1\n"
    assert list(find_listed(io.BytesIO(listed), nul_separated=False)) == [
        Found("b.txt", named=True),
        Found("c.json", named=True, part="c.json#7"),
        Found("a.md", named=True),
        Found("c.json", named=True, part="c.json#2"),
        Found("c.json#1", named=True),
        Found("no.json#1", named=True),
    ]


def test_what_a_folder_held_beside_articles_is_told_by_kind(folder: Path) -> None:
    for name in ("README", "a/x.CSV", "a/y.csv", "v1.2 final draft", ".secret.csv", ".hidden/z.csv"):
        (folder / name).touch()
    expected = ".: passed over 2 .csv, 2 without suffix, 1 .json; name them to read them"
    assert remarks(".") == [expected]
    assert remarks("a") == ["a: passed over 2 .csv; name them to read them"]
    assert remarks("b.txt", "c.json") == []


def test_of_many_kinds_the_commonest_are_told(folder: Path) -> None:
    for number in range(8):
        (folder / f"x.k{number}").touch()
    told = ", ".join(f"1 .k{number}" for number in range(5))
    assert remarks(".") == [f".: passed over 1 .json, {told}, 3 of other kinds; name them to read them"]


def test_what_the_run_writes_is_not_passed_over(folder: Path) -> None:
    (folder / "c.json").unlink()
    for name in ("news.db", "news.db-journal", "news.db-wal"):
        (folder / name).touch()
    assert remarks(".", output=Output("news.db", passed_over=True)) == []
    assert remarks(".") == [".: passed over 2 without suffix, 1 .db; name them to read them"]


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        (["*.txt"], [], ["a-b.txt", "a/1.txt", "b.txt"]),
        (["*.json", "*.TXT"], [], ["c.json", "d.TXT"]),
        (["a/*"], [], ["a/1.txt", "a/b/2.text"]),
        (["*/b/*"], [], ["a/b/2.text"]),
        (["**/1.txt", "**/b.txt"], [], ["a/1.txt", "b.txt"]),
        ([], ["*.txt"], ["a.md", "a/b/2.text", "c.jsonl", "d.TXT"]),
        ([], ["a"], ["a-b.txt", "a.md", "b.txt", "c.jsonl", "d.TXT"]),
        ([], ["a/b/"], ["a-b.txt", "a.md", "a/1.txt", "b.txt", "c.jsonl", "d.TXT"]),
        ([], ["[ab]*", "?.jsonl"], ["d.TXT"]),
        (["*.txt"], ["b.*"], ["a-b.txt", "a/1.txt"]),
        (["3.txt"], [], []),
    ],
)
def test_patterns_select(include: list[str], exclude: list[str], expected: list[str]) -> None:
    assert selected(include=tuple(include), exclude=tuple(exclude)) == expected
    every = [str(path) for path in Path().rglob("*") if path.is_file()]
    selection = Selection(tuple(include), tuple(exclude))
    assert sorted(path for path in every if is_read_with(".", path, selection)) == expected


def test_patterns_that_leave_nothing_are_a_trouble() -> None:
    assert remarks(".", include=("*.csv",)) == [
        ".: no file in this folder is let in by --include and --exclude"
    ]


def test_what_is_named_is_read_whatever_the_patterns_say() -> None:
    found = find(["b.txt", "c.json"], selection=Selection(include=("*.md",), exclude=("b.txt",)))
    assert list(found) == [Found("b.txt", named=True), Found("c.json", named=True)]


def test_links_out_of_a_folder_are_followed_when_asked_for(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "own.txt").touch()
    (folder / "in" / "again.txt").symlink_to("own.txt")
    (folder / "in" / "b.txt").symlink_to("../b.txt")
    (folder / "in" / "far").symlink_to(folder / "a")
    (folder / "in" / "c.json").symlink_to("../c.json")
    expected = (
        "in: passed over 1 .json, 2 links that lead out; name them to read them, --follow follows links"
    )
    assert (paths("in"), remarks("in")) == (["in/again.txt", "in/own.txt"], [expected])
    followed = find(["in"], selection=Selection(follow=True))
    assert [found.path for found in followed if isinstance(found, Found)] == [
        *("in/again.txt", "in/b.txt", "in/far/1.txt", "in/far/b/2.text", "in/own.txt")
    ]
    (folder / "door").symlink_to("in")
    assert paths("door") == ["door/again.txt", "door/own.txt"]


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
