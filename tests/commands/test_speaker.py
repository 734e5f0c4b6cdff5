"""`--speaker`: that person's quotes where rows are quotes, else articles that quote the person."""

import csv
import io
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsctl.article import Article, Quote, to_json
from newsctl.parsing.characters import RIGHT_SINGLE
from tests.commands.conftest import newsctl

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]


def article(number: int, *speakers: str | None) -> Article:
    """An article in which each of ``speakers`` says something about bread."""
    body = [f"“Bread {number} {at},” said {speaker}." for at, speaker in enumerate(speakers)]
    quotes = [
        Quote(f"Bread {number} {at},", 0, 9, at, "full", speaker, [], None, None, "after")
        for at, speaker in enumerate(speakers)
    ]
    return Article(path=f"{number}.txt", headline=f"Story {number}", body=body, quotes=quotes, words=9)


ARTICLES = [
    article(1, "Ida Berg", "Ola Brandvik", None, "Ida Berg"),
    article(2, "Erik Berg", "Ola Brandvik"),
    article(3, "Ola Brandvik", "Ola Brandvik"),
    article(4, f"Ida O{RIGHT_SINGLE}Berg", "Ida Berg"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a dump of the articles, and a database of that."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "dump.jsonl").write_bytes(b"".join(to_json(each) + b"\n" for each in ARTICLES))
    assert newsctl("index", "-q", "dump.jsonl", "-o", "news.db", cwd=folder) == (0, "", "")
    return folder


@pytest.fixture(params=["dump.jsonl", "news.db"])
def corpus(request: pytest.FixtureRequest, made: Path) -> str:
    return str(made / request.param)


BERGS = ["Ida Berg", "Ida Berg", "Erik Berg", f"Ida O{RIGHT_SINGLE}Berg", "Ida Berg"]


@pytest.mark.parametrize(
    ("names", "speakers"),
    [
        (["Berg"], BERGS),
        (["=Ida Berg"], ["Ida Berg"] * 3),
        (["= Ida Berg "], ["Ida Berg"] * 3),
        (["=Ida O'Berg"], [f"Ida O{RIGHT_SINGLE}Berg"]),
        (["=Berg"], []),
        (["=ida berg"], []),
        (["="], []),
        (["=Erik Berg", f"=Ida O{RIGHT_SINGLE}Berg"], ["Erik Berg", f"Ida O{RIGHT_SINGLE}Berg"]),
        (["=Erik Berg", "Brandvik"], ["Ola Brandvik", "Erik Berg", *["Ola Brandvik"] * 3]),
    ],
)
def test_rows_that_are_quotes_are_that_persons(
    run: Run, corpus: str, names: list[str], speakers: list[str]
) -> None:
    asked = [word for name in names for word in ("--speaker", name)]
    status, out, err = run("export", corpus, "-f", "csv", "--table", "quotes", *asked)
    assert (status, err) == (0, "")
    assert [row["speaker"] for row in csv.DictReader(io.StringIO(out))] == speakers
    counted = run("list", corpus, "--count-by", "speaker", "--json", *asked)[1].splitlines()
    assert {row["speaker"]: row["count"] for row in map(json.loads, counted)} == {
        speaker: speakers.count(speaker) for speaker in speakers
    }


def test_elsewhere_it_is_articles_that_quote_the_person(run: Run, corpus: str) -> None:
    assert run("list", corpus, "--columns", "headline,quotes", "--speaker", "Berg") == (
        0,
        "Story 1\t4\nStory 2\t2\nStory 4\t2\n",
        "",
    )
    assert run("list", corpus, "--count-by", "place", "--speaker", "=Ida Berg")[1] == "2\t(no place)\n"
    records = run("export", corpus, "--speaker", "=Erik Berg")[1].splitlines()
    assert [len(json.loads(record)["quotes"]) for record in records] == [2]
    rows = run("export", corpus, "-f", "csv", "--speaker", "=Erik Berg")[1]
    assert [row["quotes"] for row in csv.DictReader(io.StringIO(rows))] == ["2"]


def test_grep_finds_what_the_person_says(run: Run, corpus: str) -> None:
    found = run("grep", "-o", "Bread . .", corpus, "--speaker", "=Ida Berg")[1].splitlines()
    assert [line.rpartition(":")[2] for line in found] == ["Bread 1 0", "Bread 1 3", "Bread 4 1"]
    said = run("grep", "--json", "Bread", corpus, "--in", "quotes", "--speaker", "=Ida Berg")[1].splitlines()
    assert {json.loads(line)["speaker"] for line in said} == {"Ida Berg"}
    counted = run("grep", "-c", "Bread", corpus, "--speaker", "Berg")[1].splitlines()
    assert [line.rpartition(":")[2] for line in counted] == ["2", "1", "2"]
    assert run("grep", "Bread", corpus, "--speaker", "=Berg") == (1, "", "")


TAKEN = (
    f"newsctl: --speaker took Ida Berg (3), Erik Berg (1), Ida O{RIGHT_SINGLE}Berg (1); "
    "--speaker '=Ida Berg' for one\n"
)


@pytest.mark.parametrize(
    "args",
    [
        ["list", "--speaker", "Berg"],
        ["list", "--count-by", "speaker", "--speaker", "Berg"],
        ["export", "--speaker", "Berg"],
        ["export", "-f", "csv", "--table", "quotes", "--speaker", "Berg"],
        ["grep", "Bread", "--speaker", "Berg"],
        ["grep", "-c", "Bread", "--speaker", "Berg"],
    ],
)
def test_on_a_terminal_it_says_whom_it_took(on_terminal: Terminal, corpus: str, args: list[str]) -> None:
    _, screen = on_terminal(*args, corpus, env={"NO_COLOR": "1"}, columns=200)
    assert TAKEN in screen
    assert screen.count("newsctl:") == 1
    assert "newsctl:" not in on_terminal(*args, "-q", corpus)[1]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Brandvik", "newsctl: --speaker took Ola Brandvik (4)\n"),
        ("=Ida Berg", ""),
        ("Nobody", ""),
    ],
)
def test_one_person_is_named_and_the_one_asked_for_is_not(
    on_terminal: Terminal, corpus: str, name: str, said: str
) -> None:
    _, screen = on_terminal("list", corpus, "--columns", "words", "--speaker", name)
    assert "".join(line for line in screen.splitlines(keepends=True) if "newsctl" in line) == said


def test_of_many_the_first_are_named(on_terminal: Terminal, tmp_path: Path) -> None:
    names = [f"{given} O'Berg" for given in ("Ann", "Bo", "Cy", "Di", "Ed", "Flo")]
    record = article(1, names[0], *names)
    (tmp_path / "dump.jsonl").write_bytes(to_json(record) + b"\n")
    _, screen = on_terminal("list", "dump.jsonl", "--columns", "words", "--speaker", "O'Berg")
    named = "Ann O'Berg (2), Bo O'Berg (1), Cy O'Berg (1), Di O'Berg (1), Ed O'Berg (1) …"
    assert f"newsctl: --speaker took {named}; --speaker '=Ann O'\"'\"'Berg' for one\n" in screen


def test_in_a_pipe_nothing_is_said(run: Run, corpus: str) -> None:
    assert run("list", corpus, "--speaker", "Berg")[2] == ""


def test_of_a_database_only_articles_that_quote_the_person_are_read(
    run: Run, made: Path, tmp_path: Path
) -> None:
    """One that has lost its rows makes every reading fail that looks at it."""
    shutil.copy(made / "news.db", tmp_path)
    with closing(sqlite3.connect(tmp_path / "news.db")) as connection, connection:
        connection.execute("DELETE FROM passages WHERE article_id = 3")
    assert "damaged" in run("list", "news.db")[2]
    for args in (["list"], ["export"], ["grep", "Bread"]):
        status, out, err = run(*args, "news.db", "--speaker", "Berg")
        assert (status, err) == (0, "")
        assert out
