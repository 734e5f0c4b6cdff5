"""Files that change under newsctl's eyes: real processes, each stopped at the moment that matters.

Python tells of every opening beforehand (an audit hook), which is when a file has been found but is not open
yet; a pipe that is full stops a process in the middle of a dump; a list of names in a pipe comes as slowly as
the test likes. Nothing here waits for a moment to pass.
"""

import fcntl
import gzip
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpus.conftest import Outcome

TEXT = "Harbour wall to rise\n\nLUND (NNA) - The council voted on Monday to raise the wall.\n"

STAGE = """
import os, shutil, sys
name, action = sys.argv[1:3]
del sys.argv[1:3]
acted = []

def act():
    if not acted:
        acted.append(True)
        exec(action)
"""

BEFORE_OPENING = """
def hear(event, args):
    if event in ("open", "os.scandir") and args[0] == name:
        act()

sys.addaudithook(hear)
"""

AFTER_A_PORTION = """
read = os.read

def read_and_act(descriptor, size):
    data = read(descriptor, size)
    if len(data) == 1024 * 1024 and os.readlink(f"/proc/self/fd/{descriptor}").endswith(name):
        act()
    return data

os.read = read_and_act
"""

START = "from newsctl.cli import main; sys.exit(main())"

REMOVE = "os.unlink(name)"
FOLDER = "os.unlink(name); os.mkdir(name)"
PIPE = "os.unlink(name); os.mkfifo(name)"

GONE = "no such file or folder"
IS_FOLDER = "a folder, not a file; left out"
IS_PIPE = "a named pipe, not a file; left out"
CHANGED = "changed while it was read; left out, so read it again"


def run(folder: Path, moment: str, name: str, action: str, *args: str, names: str = "") -> Outcome:
    """Run newsctl in ``folder``, with ``action`` done at the ``moment`` when it gets to the file ``name``."""
    done = subprocess.run(
        [sys.executable, "-c", STAGE + moment + START, name, action, *args],
        cwd=folder,
        input=names.encode() if "--files-from" in args else b"",
        capture_output=True,
        timeout=60,
    )
    lines = done.stdout.splitlines()
    paths = [json.loads(line)["path"] if line.startswith(b"{") else line.decode() for line in lines]
    return Outcome(done.returncode, paths, done.stderr.decode())


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name in "abcde":
        (tmp_path / f"{name}.txt").write_text(TEXT)
    return tmp_path


WAYS = {
    "a folder": ("export", "."),
    "two processes": ("export", "--jobs", "2"),
    "named": ("export", "a.txt", "b.txt", "c.txt", "d.txt", "e.txt"),
    "a pattern": ("export", "*.txt"),
    "listed": ("export", "--files-from", "-"),
    "searched": ("grep", "-l", "-F", "Harbour"),
    "searched and listed": ("grep", "-l", "-F", "Harbour", "--files-from", "-"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("action", "why"), [(REMOVE, GONE), (FOLDER, IS_FOLDER), (PIPE, IS_PIPE)])
def test_between_found_and_opened(news: Path, way: str, action: str, why: str) -> None:
    """It never waits for a writer to the pipe, and all others are read."""
    names = "".join(f"{name}.txt\n" for name in "abcde")
    assert run(news, BEFORE_OPENING, "b.txt", action, *WAYS[way], names=names) == (
        2,
        ["a.txt", "c.txt", "d.txt", "e.txt"],
        f"newsctl: b.txt: {why}\n",
    )


@pytest.mark.parametrize(("action", "why"), [(REMOVE, GONE), (FOLDER, IS_FOLDER), (PIPE, IS_PIPE)])
def test_a_dump_between_found_and_opened(news: Path, action: str, why: str) -> None:
    (news / "b2.jsonl").write_text('{"text": "News."}\n')
    said = run(news, BEFORE_OPENING, "b2.jsonl", action, "export")
    assert said == (2, [f"{name}.txt" for name in "abcde"], f"newsctl: b2.jsonl: {why}\n")


def test_a_folder_between_found_and_opened(news: Path) -> None:
    (news / "may").mkdir()
    (news / "may" / "1.txt").write_text(TEXT)
    said = run(news, BEFORE_OPENING, "may/", "shutil.rmtree(name)", "export")
    assert said == (2, [f"{name}.txt" for name in "abcde"], f"newsctl: may/: {GONE}\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("action", "paths", "err"),
    [
        ("os.truncate(name, 2_000_000)", [], f"newsctl: long.txt: {CHANGED}\n"),
        ("open(name, 'a').write('More.')", [], f"newsctl: long.txt: {CHANGED}\n"),
        ("os.unlink(name)", ["long.txt"], ""),
    ],
    ids=["shrinks", "grows", "vanishes"],
)
def test_while_it_is_read(news: Path, jobs: str, action: str, paths: list[str], err: str) -> None:
    """Half an article is worse than none; one that is deleted meanwhile is still whole."""
    (news / "long.txt").write_text(TEXT * 30_000)
    command = "export", "--jobs", jobs, "a.txt", "long.txt", "b.txt"
    said = run(news, AFTER_A_PORTION, "long.txt", action, *command)
    assert said == (2 if err else 0, ["a.txt", *paths, "b.txt"], err)


def records(number: int) -> str:
    """Return that many records of a kilobyte that no compression makes smaller than half."""
    return "".join(json.dumps({"text": os.urandom(500).hex()}) + "\n" for _ in range(number))


def export_and_meanwhile(folder: Path, name: str, action: Callable[[], None]) -> Outcome:
    """Export the dump ``name``; ``action`` is done when a first part was written and nobody reads more."""
    command = [sys.executable, "-m", "newsctl", "export", "--jobs", "1", name, "a.txt"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    first = os.read(process.stdout.fileno(), 1)  # of 64 KiB at most, of some megabytes
    action()
    out, err = process.communicate(timeout=60)
    paths = [json.loads(line)["path"] for line in (first + out).splitlines()]
    return Outcome(process.returncode, paths, err.decode())


def test_a_dump_that_shrinks(news: Path) -> None:
    (news / "dump.jsonl").write_text(records(4000))
    size = len(records(1))
    half = 3000 * size + 100
    said = export_and_meanwhile(news, "dump.jsonl", lambda: os.truncate(news / "dump.jsonl", half))
    why = "broken JSON: unterminated string starting at at character 10"
    paths = [f"dump.jsonl#{number}" for number in range(1, 3001)]
    assert said == (2, [*paths, "a.txt"], f"newsctl: dump.jsonl#3001: {why}\n")


def test_a_dump_that_grows(news: Path) -> None:
    def append() -> None:
        with (news / "dump.jsonl").open("a") as dump:
            dump.write(records(10))

    (news / "dump.jsonl").write_text(records(4000))
    paths = [f"dump.jsonl#{number}" for number in range(1, 4011)]
    assert export_and_meanwhile(news, "dump.jsonl", append) == (0, [*paths, "a.txt"], "")


def test_a_dump_that_vanishes(news: Path) -> None:
    (news / "dump.jsonl").write_text(records(4000))
    paths = [f"dump.jsonl#{number}" for number in range(1, 4001)]
    said = export_and_meanwhile(news, "dump.jsonl", (news / "dump.jsonl").unlink)
    assert said == (0, [*paths, "a.txt"], "")


def test_a_compressed_dump_that_shrinks(news: Path) -> None:
    """What stands before the end is read, to the last whole record."""
    data = gzip.compress(records(6000).encode(), 1)
    (news / "dump.jsonl.gz").write_bytes(data)
    assert len(data) > 3_000_000
    cut = 2_500_000
    status, paths, err = export_and_meanwhile(
        news, "dump.jsonl.gz", lambda: os.truncate(news / "dump.jsonl.gz", cut)
    )
    assert (status, err) == (2, "newsctl: dump.jsonl.gz: the gzip data ends too early; a broken copy?\n")
    assert paths == [*(f"dump.jsonl.gz#{number}" for number in range(1, len(paths))), "a.txt"]
    assert len(paths) > 6000 * cut / len(data) - 300


def test_a_list_that_comes_while_its_files_go(news: Path) -> None:
    """Names are taken up as they come, and what they stand for by then is what counts."""
    os.mkfifo(news / "list")
    (news / "a.txt").write_text(TEXT * 200)  # more than is kept back from a pipe
    command = [sys.executable, "-m", "newsctl", "export", "--files-from", "list"]
    process = subprocess.Popen(command, cwd=news, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    with (news / "list").open("w", buffering=1) as names:
        print("a.txt", file=names)
        first = os.read(process.stdout.fileno(), 1)  # it has come to the end of the names so far
        for name in "bcd":
            (news / f"{name}.txt").unlink()
        (news / "c.txt").mkdir()
        (news / "c.txt" / "1.txt").write_text(TEXT)
        os.mkfifo(news / "d.txt")
        for name in "bcde":
            print(f"{name}.txt", file=names)
    out, err = process.communicate(timeout=60)
    paths = [json.loads(line)["path"] for line in (first + out).splitlines()]
    assert (process.returncode, paths, err.decode()) == (
        2,
        ["a.txt", "c.txt/1.txt", "e.txt"],
        f"newsctl: b.txt: {GONE}\nnewsctl: d.txt: {IS_PIPE}\n",
    )


@pytest.mark.skipif(not hasattr(fcntl, "F_SETLEASE"), reason="leases are Linux's")
def test_a_file_on_lease(news: Path) -> None:
    """A file server that has lent a file to a client needs a moment to get it back; this one takes it."""
    lent = os.open(news / "b.txt", os.O_RDWR)
    asked = threading.Event()

    def give_back(signum: int, frame: object) -> None:
        asked.set()
        fcntl.fcntl(lent, fcntl.F_SETLEASE, fcntl.F_UNLCK)

    before = signal.signal(signal.SIGIO, give_back)
    try:
        fcntl.fcntl(lent, fcntl.F_SETLEASE, fcntl.F_WRLCK)
        command = [sys.executable, "-m", "newsctl", "export", "b.txt"]
        done = subprocess.run(command, cwd=news, capture_output=True, timeout=60)
    finally:
        signal.signal(signal.SIGIO, before)
        os.close(lent)
    assert asked.is_set()
    assert (done.returncode, json.loads(done.stdout)["path"], done.stderr) == (0, "b.txt", b"")
