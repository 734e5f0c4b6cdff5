"""Files are written whole or not at all."""

import fcntl
import os
import signal
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


def test_signals_are_left_as_they_are(tmp_path: Path) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    with replacing(str(tmp_path / "out")):
        during = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    assert during == before


def test_a_draft_that_is_cleared_away_before_it_is_locked_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run may find it in between."""
    lock = fcntl.flock
    cleared: list[Path] = []

    def late(descriptor: int, operation: int) -> None:
        if not cleared:
            cleared.extend(tmp_path.iterdir())
            cleared[0].unlink()
        lock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    with replacing(str(tmp_path / "out")) as out:
        out.write(b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out").read_bytes() == b"new"


def test_where_files_cannot_be_locked_they_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int, operation: int) -> None:
        raise OSError("no locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    (tmp_path / ".newsctl-0123456789ab.part").touch()
    with replacing(str(tmp_path / "out")) as out:
        out.write(b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".newsctl-0123456789ab.part", "out"]


def test_a_loop_of_links_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OutputError, match="symbolic links"), replacing(str(tmp_path / "a")):
        pass
