"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from newsctl.errors import OutputError
from newsctl.export import replacing


def test_new_file(tmp_path: Path) -> None:
    with replacing(str(tmp_path / "out")) as out:
        out.write(b"new")
        assert not (tmp_path / "out").exists()
    assert (tmp_path / "out").read_bytes() == b"new"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    with pytest.raises(error), replacing(str(target)) as out:  # noqa: PT012 -- it fails half-way
        out.write(b"half of the n")
        raise error
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_permissions_and_symbolic_links_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "out", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    with replacing(str(link)) as out:
        out.write(b"new")
    assert link.is_symlink()
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_device_is_written_to_as_it_is() -> None:
    with replacing(os.devnull) as out:
        out.write(b"gone")
    assert Path(os.devnull).is_char_device()


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    for name in ("missing/out", "."):
        with pytest.raises(OutputError, match="directory"), replacing(str(tmp_path / name)):
            pass
