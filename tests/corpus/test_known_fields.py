"""Records of other programs are read by the names of their fields, without ``--text-field``."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.conftest import Said, read

VOTE = "Nine of its eleven members were for it, and two stayed away, said the mayor, Mara Velden, on Friday."
WALL = "The council of Westmark voted on Thursday to raise the flood wall by half a metre."
QUAY = "Work is to begin in April, and the road along the quay will be closed until the end of the summer."
TITLE, URL = "Flood wall to rise", "https://westmark.example/wall"
NAMED = "--text-field NAME says which holds the text"

NEWS_PLEASE = {
    "authors": ["Per Anselm"], "date_download": "2021-09-04 10:00:00",
    "date_publish": "2021-09-03 14:05:00",
    "description": "The wall", "title": TITLE, "maintext": f"{WALL}\n{QUAY}", "url": URL,
}  # fmt: skip
GUARDIAN = {
    "id": "world/wall", "type": "article", "webPublicationDate": "2021-09-03T14:05:00Z", "webTitle": TITLE,
    "webUrl": URL,
    "fields": {"byline": "Per Anselm", "body": f"<p>{WALL}</p>", "bodyText": f"{WALL}\n{QUAY}"},
}  # fmt: skip
FUNDUS = {
    "title": TITLE, "authors": ["Per Anselm"], "publishing_date": "2021-09-03 14:05:00+02:00", "url": URL,
    "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [WALL, QUAY]}]},
}  # fmt: skip
TRAFILATURA = {
    "title": TITLE, "author": "Per Anselm", "date": "2021-09-03T14:05", "text": f"{WALL}\n{QUAY}",
    "source": URL, "hostname": "westmark.example", "excerpt": "The wall",
}  # fmt: skip
MEDIA_CLOUD = {
    "title": TITLE, "publish_date": "2021-09-03 14:05:00", "url": URL, "media_name": "Post",
    "story_text": f"{WALL}\n{QUAY}", "authors": ["Per Anselm"],
}  # fmt: skip
RECORDS = [NEWS_PLEASE, GUARDIAN, FUNDUS, TRAFILATURA, MEDIA_CLOUD]
NAMES = ["news-please", "guardian", "fundus", "trafilatura", "media-cloud"]


def said_of(path: Path, *records: dict[str, Any]) -> Said:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("record", RECORDS, ids=NAMES)
def test_a_record(tmp_path: Path, record: dict[str, Any]) -> None:
    said = said_of(tmp_path / "dump.jsonl", record)
    [article] = [document.article for document in said.documents]
    assert (article.headline, article.url, article.authors) == (TITLE, URL, ["Per Anselm"])
    assert (article.published, article.body) == ("2021-09-03T14:05", [WALL, QUAY])
    assert said.reports == []


def test_a_table_of_them(tmp_path: Path) -> None:
    with (tmp_path / "dump.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["webTitle", "webPublicationDate", "webUrl", "bodyText"])
        rows.writerow([TITLE, "2021-09-03T14:05:00Z", URL, WALL])
    [article] = [document.article for document in read(tmp_path / "dump.csv").documents]
    assert (article.headline, article.url, article.body) == (TITLE, URL, [WALL])


def test_sections_and_summary(tmp_path: Path) -> None:
    body = {
        "summary": ["The harbour is to pay."],
        "sections": [
            {"headline": [], "paragraphs": [WALL, VOTE]},
            {"headline": ["What is next"], "paragraphs": [QUAY]},
        ],
    }
    said = said_of(tmp_path / "dump.jsonl", FUNDUS | {"body": body})
    [article] = [document.article for document in said.documents]
    assert (article.subheadline, article.body) == (
        "The harbour is to pay.",
        [WALL, VOTE, "What is next", QUAY],
    )


def test_the_outlet_is_no_address(tmp_path: Path) -> None:
    said = said_of(tmp_path / "dump.jsonl", TRAFILATURA | {"source": "Westmark Post"})
    assert [document.article.url for document in said.documents] == [None]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (
            {"title": TITLE, "lead": WALL * 3, "story": WALL * 4},
            f"no field text, content, body or article, but long texts in story and lead; {NAMED}",
        ),
        ({"title": TITLE}, f"no field text, content, body or article, only title; {NAMED}"),
        ({"body": "", "story": WALL * 4}, f"no text in body, but long texts in story; {NAMED}"),
        ({"body": ""}, "empty: no text in this record"),
        ({"body": {"html": WALL}}, "body is an object, and has no paragraphs that newsctl knows to find"),
    ],
)
def test_why_there_is_no_text(tmp_path: Path, record: dict[str, Any], why: str) -> None:
    said = said_of(tmp_path / "dump.jsonl", record)
    assert [(f"{tmp_path / 'dump.jsonl'}#1", why)] == said.reports
