"""`newsctl export -f sqlite`: tables for sqlite3, sqlite-utils and Datasette."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def out(run: Run, news: Path) -> Path:
    for _ in range(2):
        assert run("export", "news.jsonl", "-o", "out.sqlite") == (0, "", "")
    return news.parent / "out.sqlite"


def test_what_it_holds(out: Path) -> None:
    with closing(sqlite3.connect(out)) as connection, connection:
        ask = connection.execute
        tables = {name for (name,) in ask("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
        assert tables == {
            *("articles", "passages", "speakers", "quotes", "persons", "spellings", "meant", "links"),
            *("paragraphs", "authors", "who_said_what"),
        }
        assert ask("SELECT path, headline, words FROM articles").fetchall() == [
            ("ferry.txt", "Ferry [sic] runs aground off Lund", 23),
            ("bread.txt", "=Bread, dearer than cake", 3),
            ("snow.txt", "Snow", 3),
        ]
        assert ask("SELECT speaker, person, text, date FROM who_said_what").fetchall() == [
            ("Ida Berg", "Ida Berg", "We felt a bump,", "2024-03-06"),
            ("Ida Berg", "Ida Berg", "Then it was quiet.", "2024-03-06"),
            (None, None, "a soft landing", "2024-03-06"),
            ("Ida Berg", "Ida Berg", "Snow,", None),
        ]
        assert ask("SELECT name FROM authors").fetchall() == [("Ida Holm",), ("Per Ek",)]
        assert ask("PRAGMA foreign_key_check").fetchall() == []
        assert ask("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert [file.name for file in out.parent.glob("*out.sqlite*")] == ["out.sqlite"]


def test_the_shell_reads_it(out: Path) -> None:
    if not shutil.which("sqlite3"):
        pytest.skip("the sqlite3 shell is not installed")
    query = "SELECT speaker, count(*) FROM who_said_what GROUP BY 1 ORDER BY 2 DESC"
    told = subprocess.run(["sqlite3", out, query], capture_output=True, text=True, check=True).stdout
    assert told == "Ida Berg|3\n|1\n"


def test_sqlite_utils_reads_it(out: Path) -> None:
    pytest.importorskip("sqlite_utils", reason="sqlite-utils is not installed: newsctl[readers]")
    command = [sys.executable, "-m", "sqlite_utils", "rows", str(out), "speakers"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert json.loads(told) == [{"id": 1, "name": "Ida Berg"}]


def test_it_is_no_pipe_and_no_corpus(run: Run, out: Path) -> None:
    assert run("export", "news.jsonl", "-f", "sqlite", "-o", "/dev/null") == (
        2,
        "",
        "newsctl: /dev/null: SQLite writes to a file of its own, not to a pipe or a device\n",
    )
    assert run("list", "out.sqlite") == (
        2,
        "",
        "newsctl: out.sqlite: an SQLite database, but none of newsctl's; `newsctl index` makes one\n",
    )


def test_an_index_is_not_replaced_unasked(run: Run, news: Path) -> None:
    assert run("index", "-q", "news.jsonl", "-o", "news.db") == (0, "", "")
    said = (
        "newsctl: news.db: is there, and newsctl did not write it; another name, or --force to replace it\n"
    )
    assert run("export", "news.jsonl", "-f", "sqlite", "-o", "news.db") == (2, "", said)
