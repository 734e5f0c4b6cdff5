"""Which files an update of a database reads again."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsctl.corpus.database import sources
from newsctl.corpus.database.hashing import hash_of
from newsctl.corpus.database.schema import SCHEMA
from newsctl.corpus.database.sources import Changes, Sources
from newsctl.corpus.document import Trouble
from newsctl.corpus.walking import Found


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA)
        yield connection


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Many files, in the order of their paths."""
    paths = [tmp_path / f"{number:04}.txt" for number in range(2500)]
    for path in paths:
        path.write_text(path.name)
    return [str(path) for path in paths]


def update(database: sqlite3.Connection, files: list[str]) -> tuple[list[str], Changes, list[int]]:
    """Return the files that are wanted, what has changed, and the numbers of what was dropped."""
    dropped: list[int] = []
    table = Sources(database, dropped.append)
    wanted = []
    for found in table.changed(Found(file, named=False) for file in files):
        assert isinstance(found, Found)
        wanted.append(found.path)
        table.number_of(found.path, hash_of(Path(found.path).read_text()))
    table.forget(table.settle())
    return wanted, table.changes, dropped


def test_nothing_changed_is_known_without_reading_a_file(
    database: sqlite3.Connection, files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert update(database, files) == (files, Changes(added=2500, articles=2500), [])
    monkeypatch.setattr(sources, "hash_of_file", lambda path: pytest.fail(f"{path} was read"))
    queries: list[str] = []
    database.set_trace_callback(queries.append)
    assert update(database, files) == ([], Changes(unchanged=2500), [])
    assert len(queries) < 20  # rows are fetched ahead


@pytest.mark.parametrize("step", [1, -1, 7, 1143])
def test_in_any_order(database: sqlite3.Connection, files: list[str], step: int) -> None:
    update(database, files[::2])
    Path(files[200]).write_text("changed")
    os.utime(files[202], (1, 1))
    now = files[100:2400]
    asked = [now[number * step % len(now)] for number in range(len(now))]
    wanted, changes, dropped = update(database, asked)
    assert sorted(wanted) == sorted({*files[101:2400:2], files[200]})
    assert changes == Changes(added=1150, changed=1, gone=100, unchanged=1149, articles=1151)
    assert len(dropped) == 101
    assert update(database, files[100:2400])[1] == Changes(unchanged=2300)


def test_a_file_that_is_named_twice_is_wanted_once(database: sqlite3.Connection, files: list[str]) -> None:
    few = files[:3]
    for expected in (few, []):
        assert update(database, [*few, *few])[0] == expected
    assert update(database, [files[5], *files[:8], *files[:8]])[0] == [files[5], *files[3:5], *files[6:8]]


def test_records_are_of_the_file_they_are_in(database: sqlite3.Connection, tmp_path: Path) -> None:
    dump, odd = str(tmp_path / "dump.jsonl"), str(tmp_path / "dump#1.txt")
    table = Sources(database, lambda number: None)
    assert len(list(table.changed([Found(dump, named=True), Found(odd, named=True)]))) == 2
    assert [table.number_of(origin, b"") for origin in (dump, f"{dump}#17", odd)] == [1, 1, 2]


def test_what_had_no_article_is_wanted_again(database: sqlite3.Connection, files: list[str]) -> None:
    few = [Found(file, named=False) for file in files[:3]]
    table = Sources(database, lambda number: None)
    assert list(table.changed(few)) == few
    for found in (few[0], few[2]):
        table.number_of(found.path, b"")
    assert table.settle() == []
    assert list(Sources(database, lambda number: None).changed(few)) == [few[1]]
    assert database.execute("SELECT count(*) FROM sources").fetchone() == (2,)


def test_troubles_keep_their_place(database: sqlite3.Connection, files: list[str]) -> None:
    update(database, files)
    Path(files[2200]).write_text("changed")
    trouble = Trouble("nowhere", "no such file or folder")
    found = [Found(file, named=False) for file in files]
    table = Sources(database, lambda number: None)
    assert list(table.changed([*found[:2100], trouble, *found[2100:]])) == [trouble, found[2200]]


def test_what_is_no_file_is_always_wanted(database: sqlite3.Connection) -> None:
    for _ in range(2):
        table = Sources(database, lambda number: None)
        assert list(table.changed([Found("-", named=True)])) == [Found("-", named=True)]
        table.number_of("-", b"x")
        table.write()
