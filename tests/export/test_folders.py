"""A folder is written whole or not at all, and replaces none that is not newsctl's."""

from pathlib import Path

import pytest

from newsctl.errors import OutputError
from newsctl.export import replacing_folder, write_manifest


def made(target: Path, word: str) -> None:
    with replacing_folder(str(target)) as folder:
        Path(folder, word).write_text(word)
        write_manifest(folder, "brat", 1)


def interrupted(target: Path) -> None:
    with replacing_folder(str(target)) as folder:
        Path(folder, "half").touch()
        raise KeyboardInterrupt


def held(target: Path) -> set[str]:
    return {file.name for file in target.iterdir()}


def test_the_next_takes_the_place_of_the_last(tmp_path: Path) -> None:
    target = tmp_path / "out"
    made(target, "one")
    made(target, "two")
    assert held(target) == {"two", "_newsctl.json"}
    assert held(tmp_path) == {"out"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    made(tmp_path / "out", "one")
    assert held(tmp_path / "out") == {"one", "_newsctl.json"}


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_others_made_stays_unless_forced(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "out"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").touch()
    if kind == "folder":
        target.mkdir()
        (target / "mine").touch()
    elif kind == "file":
        target.touch()
    else:
        target.symlink_to(elsewhere)
    with pytest.raises(OutputError, match="newsctl did not make it"):
        made(target, "one")
    assert held(tmp_path) == {"out", "elsewhere"}
    with replacing_folder(str(target), force=True) as folder:
        Path(folder, "new").touch()
    assert held(target) == {"new"}
    assert held(elsewhere) == {"mine"}


def test_an_error_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "out"
    made(target, "one")
    with pytest.raises(KeyboardInterrupt):
        interrupted(target)
    assert held(target) == {"one", "_newsctl.json"}
    assert held(tmp_path) == {"out"}


def test_where_nothing_can_be_written_one_line_says_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as raised:
        made(tmp_path / "no" / "such", "one")
    assert str(raised.value) == f"{tmp_path}/no/such: no such file or directory"
