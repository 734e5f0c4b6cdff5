"""``newsctl index`` ended by a signal at any moment: the database is as it was, or as it was to be."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import newsctl

Run = Callable[..., tuple[int, str, str]]

STORY = """\
Bridge {0} is painted

Lund (NNA) - Bridge {0} is being painted, said {1} Brandvik on Monday.

"It will be green," said Brandvik.
"""

DYING = """
import os, signal, sqlite3, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what runs in the background ignore it
moment, number = int(sys.argv.pop(1)), int(sys.argv.pop(1))
statements = 0

class Dying(sqlite3.Connection):
    def execute(self, *args):
        die()
        return super().execute(*args)
    def executemany(self, *args):
        die()
        return super().executemany(*args)

def die():
    global statements
    statements += 1
    if statements == moment:
        os.kill(os.getpid(), number)

connect = sqlite3.connect
sqlite3.connect = lambda *args, **named: connect(*args, **named, factory=Dying)
from newsctl.corpus.database import indexing, updating
indexing._BATCH, updating.CACHE = 1, 8  # so that much is written before the end
from newsctl.cli import main
main()
"""
"""A newsctl that sends itself a signal before the statement of that number."""

MAKING = (1, 5, 30, 150, 193, 196)
UPDATING = (3, 60, 175, 186)
"""The numbers of statements before which it dies; the last are those around the end of the transaction."""


def write_news(folder: Path) -> Path:
    (folder / "news").mkdir()
    for number in range(20):
        (folder / "news" / f"{number:02}.txt").write_text(STORY.format(number, "Ola"))
    return folder


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_news(tmp_path)


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str, str]:
    """What ``newsctl list news`` comes to, wherever that folder is."""
    return newsctl("list", "news", cwd=write_news(tmp_path_factory.mktemp("listed")))


def index_dying(news: Path, moment: int, number: int) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(moment), str(number), "index", "-q", "news", "-o", "news.db"],
        cwd=news,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr


def held(run: Run, news: Path) -> str:
    """The records in the database, with the paths that their files had."""
    status, out, err = run("export", "news.db", cwd=news)
    assert (status, err) == (0, "")
    return out.replace("news.db#", "")


def change(news: Path) -> None:
    for number in range(0, 20, 2):
        (news / "news" / f"{number:02}.txt").write_text(STORY.format(number, "Ada"))
    (news / "news" / "01.txt").unlink()
    (news / "news" / "99.txt").write_text(STORY.format(99, "Ada"))


@pytest.mark.parametrize("moment", MAKING)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_while_it_is_made(
    run: Run, news: Path, listed: tuple[int, str, str], moment: int, number: int
) -> None:
    status, err = index_dying(news, moment, number)
    assert status != 0
    if number != signal.SIGKILL:
        said = "interrupted" if number == signal.SIGINT else "terminated"
        assert (status, err) == (128 + number, f"newsctl: {said}\n")
        assert not list(news.glob("news.db*"))
    elif (news / "news.db").exists():
        status, out, err = run("list", "news.db", cwd=news)
        assert (status, out) == listed[:2] or err.startswith("newsctl: news.db: an empty ")
    assert run("index", "-q", "news", "-o", "news.db", cwd=news) == (0, "", "")
    assert sorted(path.name for path in news.iterdir()) == ["news", "news.db"]
    assert run("list", "news.db", cwd=news) == listed


@pytest.mark.parametrize("moment", UPDATING)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_while_it_is_brought_up_to_date(run: Run, news: Path, moment: int, number: int) -> None:
    assert run("index", "-q", "news", "-o", "news.db", cwd=news) == (0, "", "")
    old = held(run, news)
    change(news)
    new = run("export", "news", cwd=news)[1]
    assert index_dying(news, moment, number)[0] != 0
    assert held(run, news) in (old, new)
    assert run("index", "-o", "news.db", "--check", cwd=news) == (0, "news.db: sound\n", "")
    assert run("index", "-q", "-o", "news.db", cwd=news) == (0, "", "")
    assert sorted(path.name for path in news.iterdir()) == ["news", "news.db"]
    assert held(run, news) == new


def test_what_another_has_filled_meanwhile_stays(
    run: Run, news: Path, listed: tuple[int, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two make the same database at once; the second waited for the first, and then was interrupted."""
    from newsctl.across.keeping import find_rows
    from newsctl.corpus import Options
    from newsctl.corpus.database import updating
    from newsctl.corpus.database.provenance import Provenance

    monkeypatch.chdir(news)
    begin = updating._begin

    def filled(connection: sqlite3.Connection, path: str) -> int:
        assert run("index", "-q", "news", "-o", "news.db", cwd=news) == (0, "", "")
        begin(connection, path)
        raise KeyboardInterrupt

    monkeypatch.setattr(updating, "_begin", filled)
    named = Provenance(str(Path.cwd()), ("news",), Options())
    with pytest.raises(KeyboardInterrupt), updating.updating("news.db", named, str, find_rows, notice=print):
        pass
    assert run("list", "news.db", cwd=news) == listed
