"""newsctl from Python: the same articles and matches as on the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import newsctl
from newsctl.library import search
from tests.commands.conftest import news as news  # the same dump as the commands read
from tests.commands.conftest import run as run

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def here(news: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(news.parent)
    return news


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_read_gives_what_export_gives(run: Run, here: Path, jobs: int | None) -> None:
    records = [article.to_json() + "\n" for article in newsctl.read("news.jsonl", jobs=jobs)]
    assert "".join(records) == run("export", "news.jsonl")[1]


def test_search_gives_what_grep_gives(run: Run, here: Path) -> None:
    found = [
        json.loads(newsctl.to_json(match))
        for match in search("ferry|snow", "news.jsonl", wording=newsctl.Wording(ignore_case=True))
    ]
    out = run("grep", "-i", "--json", "ferry|snow", "news.jsonl")[1]
    assert found == [json.loads(line) for line in out.splitlines()]
    assert found


def test_filters_and_paths(here: Path) -> None:
    berg = newsctl.Filters(speaker=("Berg",))
    assert [article.path for article in newsctl.read(Path("news.jsonl"), filters=berg)] == [
        "ferry.txt",
        "snow.txt",
    ]
    assert {match.speaker for match in search("bump|snow", here, filters=berg)} == {"Ida Berg"}


def test_what_cannot_be_read_is_a_warning_and_the_rest_is_read(here: Path) -> None:
    with pytest.warns(newsctl.NewsctlWarning, match=r"missing\.txt: no such file or folder"):
        assert len(list(newsctl.read("missing.txt", "news.jsonl"))) == 3


def test_a_pattern_that_does_not_compile_is_an_error(here: Path) -> None:
    with pytest.raises(newsctl.PatternError):
        next(search("(", "news.jsonl"))


def test_a_record_is_a_dict_of_plain_values(here: Path) -> None:
    article = next(newsctl.read("news.jsonl"))
    assert article.to_dict() == json.loads(article.to_json())
    assert article.to_json(ascii_only=True).isascii()


def test_pandas_takes_the_records(here: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.json_normalize(
        [article.to_dict() for article in newsctl.read("news.jsonl")], "quotes", "path"
    )
    assert frame.groupby("speaker", dropna=False).size().to_dict()["Ida Berg"] == 3
