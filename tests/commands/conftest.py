"""Commands run as real processes, and what they print is compared whole."""

import contextlib
import ctypes
import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from newsctl import Article, Dateline, Link, Quote, Span
from newsctl.article import to_json

_OF_THE_USER = ("NEWSCTL_CORPUS", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "PAGER")


def _quote(text: str, paragraph: int, speaker: str | None, cue: str | None = None) -> Quote:
    said = Span(cue, 0, len(cue)) if cue else None
    return Quote(text, 0, len(text), paragraph, "full", speaker, [], None, said, "post-posed")


ARTICLES = [
    Article(
        path="ferry.txt",
        headline="Ferry [sic] runs aground off Lund",
        subheadline="All 40 passengers walk ashore",
        dateline=Dateline("LUND (NNA) --", "LUND", "NNA", "2024-03-05", 0, 13),
        authors=["Ida Holm", "Per Ek"],
        published="2024-03-06T08:30",
        date="2024-03-06",
        date_source="published",
        body=[
            "A ferry ran aground on Tuesday.",
            '"We felt a bump," said Ida Berg. "Then it was quiet." Its owner called it "a soft landing".',
        ],
        quotes=[
            _quote("We felt a bump,", 1, "Ida Berg", "said"),
            _quote("Then it was quiet.", 1, "Ida Berg"),
            _quote("a soft landing", 1, None, "called"),
        ],
        links=[Link("A harbour too shallow: the report", "https://example.org/harbour", "Read More", 0, 33)],
        words=23,
    ),
    Article(path="bread.txt", headline="=Bread, dearer than cake", body=["It is so."], words=3),
    Article(
        path="snow.txt",
        headline="Snow",
        dateline=Dateline("OSLO,", "OSLO", None, "May 2", 0, 5),
        body=["“Snow,” he said."],
        quotes=[_quote("Snow,", 0, "Ida Berg", "said")],
        words=3,
    ),
]
"""Invented news, as records: commands can be tested on them whatever the parser makes of texts."""


def _environment(env: Mapping[str, str] | None) -> dict[str, str]:
    """What the commands find around them: nothing that the user running the tests has set for newsctl."""
    ours = {name: value for name, value in os.environ.items() if name not in _OF_THE_USER}
    return ours | {"NEWSCTL_CONFIG": ""} | dict(env or {})


def newsctl(
    *args: str,
    cwd: Path,
    input: str | bytes | None = None,  # noqa: A002 -- subprocess's word
    env: Mapping[str, str] | None = None,
) -> tuple[int, str, str]:
    """Run a command in the folder ``cwd`` and return its exit status, stdout and stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "newsctl", *args],
        input=input.encode() if isinstance(input, str) else input,
        capture_output=True,
        env=_environment(env),
        cwd=cwd,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., tuple[int, str, str]]:
    """``run("list", "news", input=None, env=None, cwd=tmp_path)`` is :func:`newsctl` in the test's folder."""
    return partial(newsctl, cwd=tmp_path)


@pytest.fixture
def on_terminal(tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """``on_terminal("list", columns=40)`` returns the exit status and all that the terminal was sent."""

    def on_terminal(
        *args: str, columns: int = 80, rows: int = 1000, env: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        process = subprocess.Popen(
            [sys.executable, "-m", "newsctl", *args],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=_environment({"TERM": "xterm-256color", **(env or {})}),
            cwd=tmp_path,
        )
        os.close(theirs)
        sent = b""
        with contextlib.suppress(OSError):  # Linux says EIO where a file would end
            while data := os.read(ours, 65536):
                sent += data
        os.close(ours)
        return process.wait(timeout=60), sent.decode().replace("\r\n", "\n")

    return on_terminal


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A dump of three records beside the running command, so that what is parsed does not matter here.

    The files that they come from are there: they are called by their own paths.
    """
    for article in ARTICLES:
        (tmp_path / str(article.path)).touch()
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"".join(to_json(article) + b"\n" for article in ARTICLES))
    return path


def _without_privileges() -> None:
    """Give up what lets root write where others may not (capabilities(7), in prctl's numbers)."""
    drop, overriding, reading = 24, 1, 2
    for capability in (overriding, reading):
        ctypes.CDLL(None).prctl(drop, capability, 0, 0, 0)


@pytest.fixture
def as_user() -> Callable[..., tuple[int, str, str]]:
    """``as_user("list", cwd=folder)`` runs a command as somebody to whom permissions mean something.

    The process runs the Python of ``setup`` before.
    """

    def as_user(*args: str, cwd: Path, setup: str = "") -> tuple[int, str, str]:
        if os.name != "posix" or (os.geteuid() == 0 and sys.platform != "linux"):
            pytest.skip("nobody here whom permissions bind")
        done = subprocess.run(
            [sys.executable, "-c", f"{setup}\nfrom newsctl.cli import main; main()", *args],
            cwd=cwd,
            preexec_fn=_without_privileges if os.geteuid() == 0 else None,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return as_user


TALKS = """Rouhani calls for ceasefire as talks on JCPOA resume

By Mina Okafor-Reyes

TEHRAN, October 12, 2020 (NNA) - The talks on the nuclear deal, the JCPOA, began again on Monday.

"A ceasefire is better than a deal without one," President Hassan Rouhani said. "Sanctions help nobody."

Saeed Khatib-Zadeh, the ministry's spokesman, said: "We have read the nuclear annex twice."

He said the text was "long and dull in places".
"""

FERRY = """Ferry runs aground off Lund

LUND, November 3, 2020 (NNA) - A ferry ran aground on Tuesday.

"We felt a bump," said Ida Berg, who was on board. "Then it was quiet."

Read More:

A harbour too shallow for its ferries
"""


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the examples of helps, topics and man pages are at home."""
    for path, text in (
        ("archive/2020/talks.txt", TALKS),
        ("archive/2020/ferry.txt", FERRY),
        ("news/talks.txt", TALKS),
        ("story.txt", FERRY),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / ".config/fish/completions").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NEWSCTL_CONFIG", "")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("NEWSCTL_CORPUS", raising=False)
    return tmp_path


def shell(script: str) -> tuple[int, str, str]:
    """Run ``script`` in the current folder and return its exit status, stdout and stderr."""
    done = subprocess.run(
        ["sh", "-c", script],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr
