"""The date of an article that states none, from its file: cases stand as data in dates-of-paths.json."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsctl import Article, Dateline
from newsctl.article import DateSource, stated_date
from newsctl.corpus import Corpus, DateFrom, Options

Run = Callable[..., tuple[int, str, str]]

CASES = json.loads(Path(__file__).with_name("dates-of-paths.json").read_text(encoding="utf-8"))
AUGUST_12 = time.mktime((2016, 8, 12, 12, 0, 0, 0, 0, -1))


def filed(date: str) -> Dateline:
    return Dateline(f"OSLO, {date} -", "OSLO", None, date, 0, 0)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_path(case: dict[str, Any]) -> None:
    article = Article(path=case["path"], dateline=filed(case["filed"]) if "filed" in case else None)
    DateFrom("path", case.get("pattern")).complete(article, case["path"])
    expected = case["expected"]
    assert (expected, expected and "path") == (article.date, article.date_source)


@pytest.mark.parametrize(
    ("written", "expected"),
    [(None, "2016-08-12"), ("Aug. 10", "2016-08-10"), ("Aug. 13", "2015-08-13"), ("Dec 31", "2015-12-31")],
)
def test_time_of_change_which_no_article_follows(tmp_path: Path, written: str | None, expected: str) -> None:
    file = tmp_path / "ferry.txt"
    file.touch()
    os.utime(file, (AUGUST_12, AUGUST_12))
    for name in (str(file), f"{file}#3"):
        article = Article(dateline=filed(written) if written else None)
        DateFrom("mtime").complete(article, name)
        assert (expected, "mtime") == (article.date, article.date_source)


def test_no_file_no_date() -> None:
    article = Article()
    DateFrom("mtime").complete(article, "-")
    assert (article.date, article.date_source) == (None, None)


def test_what_the_article_states_goes_first() -> None:
    article = Article(path="2016.txt", date="2015-01-02", date_source="dateline")
    DateFrom("path").complete(article, "2016.txt")
    assert (article.date, article.date_source) == ("2015-01-02", "dateline")


@pytest.mark.parametrize(
    ("published", "date", "expected"),
    [
        ("2024-03-06T08:30", "2024-03-05", ("2024-03-06", "published")),
        (None, "2024-03-05", ("2024-03-05", "dateline")),
        ("2008-02-30", "2008-02-28", ("2008-02-28", "dateline")),
        ("1900-02-29", None, (None, None)),
        ("2000-02-29", None, ("2000-02-29", "published")),
        ("2021-04-31", "March 9", (None, None)),
    ],
)
def test_stated(published: str | None, date: str | None, expected: tuple[str | None, str | None]) -> None:
    article = Article(published=published, dateline=filed(date) if date else None)
    assert expected == stated_date(article)


def read(path: Path, options: Options) -> list[tuple[str | None, DateSource | None]]:
    complaints: list[tuple[str, str]] = []
    corpus = Corpus([str(path)], options, report=lambda *words: complaints.append(words))
    found = [(article.date, article.date_source) for article in corpus.articles()]
    assert complaints == []
    return found


def test_records_of_others_and_of_newsctl(tmp_path: Path) -> None:
    dump = tmp_path / "2019-05.jsonl"
    dump.write_text(
        '{"title": "Ferry", "text": "The ferry sails.", "date": "2018-01-02"}\n'
        '{"title": "Ferry", "text": "The ferry sails."}\n'
        '{"path":"a","headline":"Old","published":"2017-01-01","body":[],"quotes":[],"words":0}\n'
    )
    of_the_path = DateFrom("path")
    assert read(dump, Options()) == [("2018-01-02", "record"), (None, None), ("2017-01-01", "published")]
    assert read(dump, Options(date_from=of_the_path)) == [
        ("2018-01-02", "record"),
        ("2019-05", "path"),
        ("2017-01-01", "published"),
    ]


def test_members_of_archives_and_files(tmp_path: Path) -> None:
    folder = tmp_path / "2019" / "05" / "06"
    folder.mkdir(parents=True)
    (folder / "ferry.txt").write_text("Ferry\n\nOSLO, May 3 (NNA) - The ferry sails.\n")
    os.utime(folder / "ferry.txt", (AUGUST_12, AUGUST_12))
    assert read(tmp_path, Options(date_from=DateFrom("path"))) == [("2019-05-03", "path")]
    assert read(tmp_path, Options(date_from=DateFrom("mtime"))) == [("2016-05-03", "mtime")]
