"""Names: what newsctl prints of one, in a line of text or in JSON, leads back to the file."""

import gzip
import json
import os
import string
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsctl.article import Article
from newsctl.cli.visible import visible, visible_name
from newsctl.corpus import Document
from newsctl.corpus.database.articles import called
from newsctl.corpus.database.opening import opened
from newsctl.corpus.decoding import printable
from newsctl.corpus.naming import as_bytes, container_of, leads_to_file, meant
from newsctl.corpus.walking import Found, find
from newsctl.matching.quoting import SpeakerPrefilter
from tests.corpus.conftest import read

ODD = [
    "a\nb.txt",
    "\x1b[31m.txt",
    "tab\there.txt",
    "\x7f\x85\u202e.txt",
    "caf\udce9.txt",
    "-x.txt",
    "a#b?*[.txt",
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ODD)
def test_every_form_of_a_name_leads_back(name: str) -> None:
    Path(name).touch()
    path = meant(name)
    for printed in (path, printable(path), visible_name(printable(path))):
        assert meant(printed) == path
        assert visible(printed).isprintable() or printed == path
        assert as_bytes(printed) == os.fsencode(path)
        assert [file.path for file in find([printed]) if isinstance(file, Found)] == [path]


LETTERS = st.sampled_from([*string.printable, "é", "\x9b", "\u2028", "\u202e", "\udcff", "\udc9b"])
NAMES = st.text(LETTERS, min_size=1, max_size=12).filter(
    lambda name: not set(name) & set("/\\\0") and name not in (".", "..", "-")
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES)
def test_any_name_leads_back(name: str) -> None:
    Path(name).touch()
    try:
        assert meant(visible_name(printable(meant(name)))) == meant(name)
    finally:
        Path(name).unlink()


def test_a_file_that_is_called_like_an_escape_goes_first() -> None:
    Path(r"a\x0ab.txt").touch()
    Path("a\nb.txt").touch()
    assert meant(r"a\x0ab.txt") == r"a\x0ab.txt"


def test_a_name_that_no_file_has_stays_as_it_is() -> None:
    for name in (r"a\x0ab.txt", "-x.txt", r"\ud800", r"\x00", "-"):
        assert meant(name) == name


def test_a_container_may_have_the_mark_of_parts_in_its_name() -> None:
    Path("news#1.jsonl").touch()
    assert container_of("news#1.jsonl#3") == "news#1.jsonl"
    assert container_of("-#3") == "-"
    assert container_of("news#1.txt") is None


def test_what_leads_to_a_file() -> None:
    Path("a.txt").touch()
    Path("d.jsonl").touch()
    Path("-x.txt").touch()
    Path("folder").mkdir()
    leading = [name for name in ("a.txt", "d.jsonl#2", "./-x.txt") if leads_to_file(name)]
    assert leading == ["a.txt", "d.jsonl#2", "./-x.txt"]
    assert not any(map(leads_to_file, ("b.txt", "e.jsonl#2", "-", "-#2", "folder", "")))


def test_the_disk_is_asked_for_the_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document("a.txt", parsed=Article(path="a.txt"), origin="d.jsonl#1")
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", None)
        assert document.article.path == "a.txt"
    assert document.name == "d.jsonl#1"
    Path("a.txt").touch()
    assert document.name == "a.txt"


def test_a_part_is_found_without_reading_on() -> None:
    """What follows the part is cut off, which a reader who went on would complain of."""
    records = b"".join(json.dumps({"text": os.urandom(2000).hex()}).encode() + b"\n" for _ in range(2000))
    Path("d.jsonl.gz").write_bytes(gzip.compress(records)[:-1000])
    assert "ends too early" in read("d.jsonl.gz").reports[0][1]
    said = read("d.jsonl.gz#2")
    assert ([document.path for document in said.documents], said.reports) == (["d.jsonl.gz#2"], [])


def test_a_database_looks_a_name_up_in_its_index() -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(f'Snow in {name}\n\nIt snows.\n\n"It snows," said Ida Berg of {name}.\n')
    command = [sys.executable, "-m", "newsctl", "index", "-q", "a.txt", "b.txt", "-o", "news.db"]
    subprocess.run(command, check=True)
    with opened("news.db") as connection:
        seen: list[str] = []
        connection.set_trace_callback(seen.append)
        assert called("b.txt", connection) == [2]
        [plan] = connection.execute(f"EXPLAIN QUERY PLAN {seen[0]}").fetchall()
        assert "articles_path" in plan[3]
        assert [called(name, connection) for name in ("1", "2", "3", "0", "-1", "c.txt", "9" * 5000)] == [
            [1],
            [2],
            [],
            [],
            [],
            [],
            [],
        ]
        assert SpeakerPrefilter(("Berg",)).in_database(connection) == {1, 2}
        assert SpeakerPrefilter(("Ek",)).in_database(connection) == set()
