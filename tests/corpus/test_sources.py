"""Which files an update of a database reads again."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsctl.corpus import sources
from newsctl.corpus.database import SCHEMA
from newsctl.corpus.sources import Changes, Sources


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
    wanted = [file for file in files if table.wants(file)]
    table.forget_unseen()
    return wanted, table.changes, dropped


def test_nothing_changed_is_known_without_reading_a_file(
    database: sqlite3.Connection, files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert update(database, files) == (files, Changes(added=2500), [])
    monkeypatch.setattr(sources, "_hash", lambda path: pytest.fail(f"{path} was read"))
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
    assert changes == Changes(added=1150, changed=1, gone=100, unchanged=1149)
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
    assert table.wants(dump)
    assert table.wants(odd)
    assert [table.number_of(origin) for origin in (dump, f"{dump}#17", odd)] == [1, 1, 2]
