"""A pipe or file that nobody reads is told, and so is a file that is taken for a pattern."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., tuple[int, str, str]]

UNREAD = "newsctl: standard input has something in it, which is read only if - is named\n"
TEXT = "Ferry runs aground off Lund\n\nA ferry ran aground on Tuesday.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "b.txt").write_text(TEXT)
    return tmp_path


def with_input(folder: Path, stdin: Any, *args: str, prepare: Callable[[], None] | None = None) -> str:
    """Return what a run whose standard input is ``stdin`` says on standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "newsctl", *args],
        stdin=stdin,
        capture_output=True,
        text=True,
        cwd=folder,
        preexec_fn=prepare,
        timeout=60,
        check=True,
    )
    assert done.stdout
    return done.stderr


@pytest.mark.parametrize("args", [["grep", "ferry"], ["list"], ["export"]])
def test_a_pipe_or_a_file_that_nobody_reads(run: Run, folder: Path, args: list[str]) -> None:
    status, _, err = run(*args, input=TEXT)
    assert (status, err) == (0, UNREAD)
    with (folder / "a.txt").open("rb") as file:
        assert with_input(folder, file, *args) == UNREAD
    assert UNREAD not in run(*args, "-q", input=TEXT)[2]


@pytest.mark.parametrize(
    "args",
    [
        ["grep", "ferry", "a.txt"],
        ["grep", "-e", "ferry", "a.txt"],
        ["grep", "ferry", "news"],
        ["list", "-"],
        ["list", "a.txt"],
        ["list", "--files-from", "-"],
        ["show", "a.txt"],
    ],
)
def test_nothing_is_said_where_a_corpus_is_named(run: Run, args: list[str]) -> None:
    status, out, err = run(*args, input="a.txt\n")
    assert (status, err) == (0, "")
    assert out


@contextmanager
def empty_pipe() -> Iterator[int]:
    """A pipe whose writer is there, and silent: who read from it would wait for ever."""
    ours, theirs = os.pipe()
    try:
        yield ours
    finally:
        os.close(ours)
        os.close(theirs)


def test_nothing_is_said_of_an_input_that_has_nothing(folder: Path) -> None:
    (folder / ".empty").touch()
    with (folder / ".empty").open("rb") as file, (folder / "a.txt").open("rb") as read, empty_pipe() as pipe:
        read.seek(0, os.SEEK_END)
        for stdin in (subprocess.DEVNULL, file, read, pipe):
            assert with_input(folder, stdin, "grep", "ferry") == ""
    assert with_input(folder, None, "grep", "ferry", prepare=lambda: os.close(0)) == ""


def test_a_terminal_is_no_pipe(on_terminal: Callable[..., tuple[int, str]]) -> None:
    assert "newsctl:" not in on_terminal("grep", "-c", "ferry")[1]


def test_a_writer_may_be_slower(folder: Path) -> None:
    """The pipe was empty when the run began, which then waits for its corpus, and is looked at again."""
    os.mkfifo(folder / "late.txt")
    with subprocess.Popen(
        [sys.executable, "-m", "newsctl", "list", "--columns", "headline"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "NEWSCTL_CORPUS": "late.txt"},
        cwd=folder,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        with (folder / "late.txt").open("w") as corpus:  # which waits until the run opens it
            process.stdin.write(TEXT)
            process.stdin.flush()
            corpus.write(TEXT)
        assert process.stdout.read() == "Ferry runs aground off Lund\n"
        assert process.stderr.read() == UNREAD


def test_a_file_that_is_taken_for_the_pattern(run: Run) -> None:
    said = "newsctl: {0}: taken for the PATTERN; did you mean to search in it? newsctl grep PATTERN {0}\n"
    for pattern in ("a.txt", "news/b.txt", "news/", "./news"):
        assert run("grep", pattern) == (1, "", said.format(pattern))
        assert run("grep", "-q", pattern) == (1, "", "")


@pytest.mark.parametrize(
    "args", [["a.txt", "news"], ["-e", "a.txt"], ["news"], ["ferry"], ["a.txt", "--files-from", ".list"]]
)
def test_a_pattern_that_is_meant(run: Run, folder: Path, args: list[str]) -> None:
    (folder / ".list").write_text("news\n")
    status, _, err = run("grep", *args)
    assert (status in (0, 1), err) == (True, "")
