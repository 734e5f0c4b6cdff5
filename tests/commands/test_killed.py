"""Killed at any moment: what a command writes is what was there before, or all of the new.

Each kills itself, by a signal that nothing catches, before it touches some file: the next before a later one.
"""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsctl.article import Article, to_json

Run = Callable[..., tuple[int, str, str]]

DYING = """
import os, signal, sys
moment, calls = int(sys.argv.pop(1)), 0

def die(event, arguments):
    global calls
    if event in ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.listdir", "os.scandir"):
        calls += 1
        if calls == moment:
            os.kill(os.getpid(), signal.SIGKILL)

from newsctl.cli import main
sys.addaudithook(die)
main()
"""
"""A newsctl that kills itself before it opens, makes, renames or removes the file of that number."""

WRITING = ["report/ -f html", "report.html", "brat/ -f brat", "news.jsonl.gz"]


def _held(target: Path) -> dict[str, bytes] | bytes | None:
    if target.is_dir():
        return {
            str(file.relative_to(target)): file.read_bytes() for file in target.rglob("*") if file.is_file()
        }
    return target.read_bytes() if target.exists() else None


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name in ("old", "new"):
        made = (Article(path=f"{name}{number}.txt", headline=name, body=["It sails."]) for number in range(9))
        (tmp_path / f"{name}.jsonl").write_bytes(b"".join(to_json(each) + b"\n" for each in made))
    return tmp_path


def _dying(folder: Path, moment: int, *arguments: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(moment), *arguments], cwd=folder, capture_output=True, timeout=60
    )
    return done.returncode


@pytest.mark.parametrize("line", WRITING)
def test_what_an_export_writes_is_old_or_new(run: Run, news: Path, line: str) -> None:
    name, *form = line.split()
    target = news / name
    run("export", "new.jsonl", "-o", name, *form)
    new = _held(target)
    run("export", "old.jsonl", "-o", name, *form)
    old = _held(target)
    assert old
    assert old != new
    killed, moment = 0, 1
    while True:
        status = _dying(news, moment, "export", "new.jsonl", "-o", name, *form)
        held = _held(target)
        if status != -signal.SIGKILL:
            break
        killed += 1
        assert held in (old, new) or (held is None and target.suffix == "")
        moment += 9
    assert (status, held) == (0, new)
    assert killed > 3
    leftovers = {path.suffix for path in news.iterdir() if path.name.startswith(".newsctl-")}
    assert leftovers <= {".old"}  # what was there before, never removed without its successor in place
