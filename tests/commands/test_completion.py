"""Completion: what newsctl answers a shell that asks, and what bash, zsh and fish make of it."""

import fcntl
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Press = Callable[..., str]


@pytest.fixture
def database(run: Run, news: Path) -> Path:
    assert run("index", "-q", "news.jsonl", "-o", "news.db") == (0, "", "")
    return news.with_name("news.db")


@pytest.mark.parametrize(
    ("shell", "number", "words", "expected"),
    [
        ("zsh", 1, ["gr"], ["grep"]),
        ("zsh", 1, ["--vers"], ["--version"]),
        ("zsh", 2, ["list", "--count-"], ["--count-by"]),
        ("zsh", 3, ["list", "--sort", "date"], ["date", "date_source"]),
        ("zsh", 2, ["list", "--sort=date"], ["--sort=date", "--sort=date_source"]),
        ("bash", 4, ["list", "--sort", "=", "date"], ["date", "date_source"]),
        ("bash", 3, ["list", "--has", "="], ["quotes", "links", "dateline"]),
        ("bash", 6, ["list", "--sort", "=", "date", "--has", "q"], ["quotes"]),
        ("fish", 3, ["list", "--columns", "date,spe"], ["date,speakers"]),
        ("fish", 3, ["list", "--count-by", "speaker,mo"], ["speaker,month"]),
        ("fish", 3, ["grep", "--in", "head"], ["headline"]),
        ("fish", 3, ["export", "-f", "ht"], ["html"]),
        ("fish", 2, ["help", "rul"], ["rules"]),
        ("fish", 2, ["completion", "z"], ["zsh"]),
        ("bash", 4, ["list", "news.db", "--speaker", "Ida"], [r"Ida\ Berg"]),
        ("bash", 4, ["list", "news.db", "--speaker", r"Ida\ B"], [r"Ida\ Berg"]),
        ("bash", 4, ["list", "news.db", "--speaker", '"Ida B'], ["Ida Berg"]),
        ("zsh", 3, ["list", "--speaker", "i", "news.db"], ["Ida Berg"]),
        ("zsh", 3, ["list", "--speaker", "=Ida", "news.db"], ["=Ida Berg"]),
        ("zsh", 3, ["list", "--author", "P", "news.db"], ["Per Ek"]),
        ("zsh", 3, ["list", "--place", "", "news.db"], ["LUND", "OSLO"]),
        ("zsh", 3, ["list", "--agency", "", "news.db"], ["NNA"]),
        ("zsh", 3, ["list", "--speaker", "%", "news.db"], []),
        ("zsh", 3, ["list", "--speaker", "", "news.jsonl"], []),
        ("zsh", 1, ["zebra"], []),
        ("zsh", 2, ["zebra", "x"], []),
        ("zsh", 2, ["--help", "sh"], ["show"]),
        ("zsh", 3, ["grep", "--help", "x"], []),
        ("zsh", 2, ["show", "st"], []),  # the shell completes files
    ],
)
def test_answers(
    run: Run, database: Path, shell: str, number: int, words: list[str], expected: list[str]
) -> None:
    status, out, err = run("completion", shell, "--", str(number), "newsctl", *words)
    assert (status, err) == (0, "")
    assert [line.partition("\t")[0] for line in out.splitlines()] == expected


def test_an_answer_says_what_it_means(run: Run) -> None:
    status, out, err = run("completion", "fish", "--", "2", "newsctl", "list", "--rev")
    assert (status, out, err) == (0, "--reverse\tSort downwards.\n", "")


def test_names_come_from_the_corpus_of_the_environment_unless_the_line_names_one(
    run: Run, database: Path
) -> None:
    words = ("completion", "zsh", "--", "3", "newsctl", "list", "--speaker", "Ida")
    assert run(*words) == (0, "", "")
    assert run(*words, env={"NEWSCTL_CORPUS": "news.db"}) == (0, "Ida Berg\n", "")
    database.write_bytes(b"SQLite format 3\0and nothing more")
    assert run(*words, env={"NEWSCTL_CORPUS": "news.db"}) == (0, "", "")


def test_a_pipe_on_the_line_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert run("completion", "zsh", "--", "3", "newsctl", "list", "--speaker", "I", "pipe") == (0, "", "")


def test_a_shell_that_is_not_known(run: Run) -> None:
    status, out, err = run("completion", "tcsh")
    assert (status, out) == (2, "")
    assert err.startswith("newsctl: Invalid value for 'bash|zsh|fish': 'tcsh' is not one of ")


START = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(newsctl completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], "autoload -U compinit; compinit -D -u; source <(newsctl completion zsh)"),
    "fish": (["fish", "--no-config", "-i"], "newsctl completion fish | source"),
}


@pytest.fixture(params=START)
def press(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Press]:
    """``press("keys", until="words")`` types into a shell that has completion, and returns what is seen."""
    shell: str = request.param
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    command, setup = START[shell]
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "COLUMNS": "200",
    }
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=tmp_path,
        env=environment,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # fish wants a terminal of its own
    )
    os.close(theirs)

    def press(keys: str, *, until: str) -> str:
        os.write(ours, keys.encode())
        seen = ""  # without what colours it and moves the cursor
        end = time.monotonic() + 60
        while not re.search(until, seen):
            if not select.select([ours], [], [], max(0.0, end - time.monotonic()))[0]:
                pytest.fail(f"{shell} does not show {until!r} but {seen!r}")
            sent = os.read(ours, 65536).decode(errors="replace")
            seen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", sent)
        return seen

    press(f"{setup}; echo re''ady\n", until=r"ready\r")
    yield press
    process.kill()
    process.wait()
    os.close(ours)


def test_a_shell_completes_commands_options_and_values(press: Press, news: Path) -> None:
    """What was completed is run: the answer is the proof."""
    press("newsctl lis\t", until="newsctl list ")
    press("--count\t", until="--count-by ")
    press("place news.js\t", until="news.jsonl ")
    assert "LUND" in press("\n", until=r"OSLO")


def test_a_shell_completes_and_quotes_a_name_with_a_space(press: Press, database: Path) -> None:
    press("newsctl list --columns=headline news.db --speaker Id\t", until="Berg")
    assert "Snow" in press("\n", until=r"Snow\r")


def test_a_shell_completes_behind_an_equals_sign(press: Press, database: Path) -> None:
    press("newsctl list news.db --columns=headl\t", until="=headline")
    assert "Snow" in press("\n", until=r"Snow\r")
