"""Ctrl-C, kill and hanging up: a line, the shell's status, nothing half-written, whenever they come."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsctl.article import Article, to_json

Run = Callable[..., tuple[int, str, str]]

NEWSCTL = [sys.executable, "-m", "newsctl"]
ENDINGS = [
    (signal.SIGINT, 130, b"newsctl: interrupted\n"),
    (signal.SIGTERM, 143, b"newsctl: terminated\n"),
    (signal.SIGHUP, 129, b"newsctl: hung up\n"),
]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A dump of some size."""
    path = tmp_path / "many.jsonl"
    path.write_bytes((to_json(Article(path="a.txt", headline="Snow", body=["It snows."])) + b"\n") * 2000)
    return path


def _wait_until(reached: Callable[[], object]) -> None:
    deadline = time.monotonic() + 30
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _drafts(folder: Path) -> list[Path]:
    return list(folder.glob(".newsctl-*.part"))


@contextlib.contextmanager
def exporting(
    many: Path, target: str = "out.csv", ignored: signal.Signals | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """A run that has begun to write ``target`` and waits in the middle for more of its standard input."""

    def ignore() -> None:
        if ignored is not None:
            signal.signal(ignored, signal.SIG_IGN)

    before = len(_drafts(many.parent))
    with subprocess.Popen(
        [*NEWSCTL, "export", many.name, "-", "-o", target],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=many.parent,
        preexec_fn=ignore,
    ) as process:
        _wait_until(lambda: len(_drafts(many.parent)) > before)
        yield process


def _ended(process: "subprocess.Popen[bytes]") -> tuple[int, bytes]:
    assert process.stderr is not None
    return process.wait(timeout=60), process.stderr.read()


@pytest.mark.parametrize(("number", "status", "line"), ENDINGS)
def test_an_export_leaves_the_old_file_alone(
    many: Path, number: signal.Signals, status: int, line: bytes
) -> None:
    target = many.parent / "out.csv"
    target.write_text("path,headline\n", encoding="utf-8")
    with exporting(many) as process:
        process.send_signal(number)
        assert _ended(process) == (status, b"newsctl: out.csv: left as it was\n" + line)
    assert target.read_text(encoding="utf-8") == "path,headline\n"
    assert sorted(path.name for path in many.parent.iterdir()) == ["many.jsonl", "out.csv"]


@pytest.mark.parametrize(("number", "status", "line"), ENDINGS)
def test_who_sends_it_twice_at_once_means_it_once(
    many: Path, number: signal.Signals, status: int, line: bytes
) -> None:
    """Such as timeout(1), which sends it to the process and to its group."""
    with exporting(many) as process:
        process.send_signal(signal.SIGSTOP)
        for each in (number, signal.SIGTERM, signal.SIGHUP):
            process.send_signal(each)
        process.send_signal(signal.SIGCONT)
        ended = _ended(process)
    assert ended in [(status, b"newsctl: out.csv: not made\n" + line) for _, status, line in ENDINGS]
    assert _drafts(many.parent) == []


@pytest.mark.parametrize("number", [number for number, _, _ in ENDINGS])
def test_what_is_ignored_stays_ignored(many: Path, number: signal.Signals) -> None:
    """As under nohup, or in the background of a script."""
    with exporting(many, ignored=number) as process:
        process.send_signal(number)
        assert process.stdin is not None
        process.stdin.write(b"Ferry aground\n\nIt ran aground.\n")
        process.stdin.close()
        assert _ended(process) == (0, b"")
    assert (many.parent / "out.csv").exists()


SENT_AT = """
import os, sys

awaited, number = sys.argv[1], int(sys.argv[2])
del sys.argv[1:3]

class Sender:
    def find_spec(self, name, path=None, target=None):
        if name == awaited:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), number)

sys.meta_path.insert(0, Sender())
from newsctl.cli import main
main()
"""
"""Runs newsctl and sends it a signal when it is about to import a module: at a moment, not after a time."""

EARLY = [
    "newsctl.cli.environment",
    "msgspec",
    "msgspec._core",
    "newsctl.article",
    "click",
    "newsctl.cli.group",
]
WRITING = "newsctl.corpus.formats.records"  # imported when the file has been begun
LATE = ["newsctl.cli.export", "newsctl.export.tables", "csv", WRITING]


@pytest.mark.parametrize(("number", "status", "line"), ENDINGS)
@pytest.mark.parametrize("module", [*EARLY, *LATE])
def test_a_start_is_ended_like_a_run(
    news: Path, module: str, number: signal.Signals, status: int, line: bytes
) -> None:
    before = sorted(news.parent.iterdir())
    done = subprocess.run(
        [sys.executable, "-c", SENT_AT, module, str(int(number)), "export", "news.jsonl", "-o", "out.csv"],
        capture_output=True,
        cwd=news.parent,
        timeout=60,
        check=False,
    )
    kept = b"newsctl: out.csv: not made\n" if module == WRITING else b""
    assert (done.returncode, done.stdout, done.stderr) == (status, b"", kept + line)
    assert sorted(news.parent.iterdir()) == before


@pytest.mark.uncounted(reason="counting has imported signal before")
@pytest.mark.parametrize("module", ["newsctl.cli.signals", "signal"])
def test_not_even_the_first_import_shows_a_traceback(news: Path, module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SENT_AT, module, str(int(signal.SIGINT)), "list", "news.jsonl"],
        capture_output=True,
        cwd=news.parent,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"newsctl: interrupted\n")


LOST = """
import os, signal, sys
import newsctl.cli.schema as schema

class Cleared:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)

schema.json_schema = lambda: str(Cleared())
from newsctl.cli import main
main()
"""


def test_a_signal_is_not_lost_where_python_passes_over_exceptions() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOST, "schema"], capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (143, b"newsctl: terminated\n")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers in /proc")
@pytest.mark.parametrize(("number", "status", "line"), ENDINGS)
def test_all_processes_of_a_run_end_and_one_speaks(
    tmp_path: Path, number: signal.Signals, status: int, line: bytes
) -> None:
    """A terminal, and timeout(1), send their signals to all of them."""
    (tmp_path / "news").mkdir()
    for place in range(2000):
        (tmp_path / "news" / f"{place:04}.txt").write_text('Snow\n\n"It snows," said Ida Berg.\n' * 20)
    with subprocess.Popen(
        [*NEWSCTL, "export", "--jobs", "2", "news", "-o", "out.jsonl"],
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        start_new_session=True,
    ) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        _wait_until(lambda: len(children.read_text().split()) == 2)
        workers = children.read_text().split()
        os.killpg(process.pid, number)
        kept = b"newsctl: out.jsonl: not made\n"
        assert _ended(process) == (status, kept + line)  # they held standard error open as well
    _wait_until(lambda: not any(Path("/proc", worker).exists() for worker in workers))
    assert [path.name for path in tmp_path.iterdir()] == ["news"]


def test_the_draft_of_a_run_that_was_killed_is_cleared_away_by_the_next(run: Run, many: Path) -> None:
    with exporting(many) as process:
        process.kill()
    assert len(_drafts(many.parent)) == 1
    assert run("export", many.name, "-o", "other.csv") == (0, "", "")
    assert _drafts(many.parent) == []


def test_the_draft_of_a_run_that_lives_is_not(run: Run, many: Path) -> None:
    with exporting(many) as first, exporting(many, "second.csv") as second:
        drafts = _drafts(many.parent)
        assert run("export", many.name, "-o", "other.csv") == (0, "", "")
        assert sorted(_drafts(many.parent)) == sorted(drafts)
        for process in (first, second):
            assert process.stdin is not None
            process.stdin.write(b"Ferry aground\n\nIt ran aground.\n")
            process.stdin.close()
            assert _ended(process) == (0, b"")
    assert (many.parent / "out.csv").read_bytes() == (many.parent / "second.csv").read_bytes()
    assert _drafts(many.parent) == []


def test_nothing_but_drafts_is_cleared_away(run: Run, many: Path) -> None:
    others = [".newsctl-notes.part", ".newsctl-0123456789ab.part.txt", "newsctl-0123456789ab.part"]
    for name in others:
        (many.parent / name).touch()
    (many.parent / ".newsctl-000000000001.part").symlink_to(many)
    os.mkfifo(many.parent / ".newsctl-000000000003.part")
    before = sorted(many.parent.iterdir())
    assert run("export", many.name, "-o", "out.csv") == (0, "", "")
    assert sorted(many.parent.iterdir()) == sorted([*before, many.parent / "out.csv"])
