"""A newsctl database in Datasette: its pages, its search box, its questions asked ready."""

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

pytest.importorskip("datasette", reason="Datasette is not installed: newsctl[readers]")

Run = Callable[..., tuple[int, str, str]]
Ask = Callable[[str], str]

STORY = """Iran's harbour opens

TEHRAN, March 5, 2024 (NNA) -- The US-Iran talks went on aboard the night train on Tuesday.

"Iran's harbour is ours to open," said Nadia al-Mazrui, a minister.
"""
OTHER = """Iran and the US

OSLO, March 6, 2024 (NNA) -- In Iran, the US was not heard. A train ran that night.

"We have the US to thank, and Iran," said Ole Mazrui, a clerk.
"""


@pytest.fixture(params=["--phrases", "--small"])
def ask(run: Run, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Ask]:
    """What a Datasette with the database says at an address."""
    folder = tmp_path / "news"
    folder.mkdir()
    folder.joinpath("a.txt").write_text(STORY, encoding="utf-8")
    folder.joinpath("b.txt").write_text(OTHER, encoding="utf-8")
    args = ["-q", "news", "-o", "news.db", request.param, "--datasette", "metadata.json"]
    assert run("index", *args, cwd=tmp_path) == (0, "", "")
    server = subprocess.Popen(
        [sys.executable, "-m", "datasette", "news.db", "-m", "metadata.json", "-p", "0", "-h", "127.0.0.1"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert server.stderr is not None
    with server.stderr:
        running = next(found for line in server.stderr if (found := re.search(r"running on (http\S+)", line)))

        def answer(path: str) -> str:
            with urllib.request.urlopen(running[1] + path, timeout=30) as response:
                return str(response.read().decode())

        yield answer
        server.terminate()
        server.wait()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("US-Iran", "The US-Iran talks"),
        ("al-Mazrui", "Nadia al-Mazrui"),
        ("Iran's", "Iran's harbour"),
        ('"night train"', "the night train"),
    ],
)
@pytest.mark.parametrize("ask", ["--phrases"], indirect=True)
def test_the_search_box_finds_phrases(ask: Ask, words: str, found: str) -> None:
    query = f"/news/passages{{}}?_search={quote(words)}"
    rows = json.loads(ask(query.format(".json") + "&_shape=array"))
    assert rows
    assert all(found in row["text"] for row in rows)
    page = ask(query.format(""))
    assert found.replace("'", "&#39;") in page
    assert "Ole Mazrui" not in page


def test_questions_asked_ready(ask: Ask) -> None:
    about = "/news/who_said_what_about.json?_shape=array&words={}&speaker={}"
    rows = json.loads(ask(about.format(quote("Iran's"), "")))
    assert [(row["speaker"], row["text"], row["date"]) for row in rows] == [
        ("Nadia al-Mazrui", "Iran's harbour is ours to open,", "2024-03-05")
    ]
    assert len(json.loads(ask(about.format("Iran", "ole")))) == 1
    most = json.loads(ask("/news/most_quoted.json?_shape=array"))
    assert {row["name"] for row in most} == {"Nadia al-Mazrui", "Ole Mazrui"}
    assert json.loads(ask("/news/articles_a_month.json?_shape=array")) == [
        {"month": "2024-03", "articles": 2}
    ]


def test_rows_are_called_by_their_names(ask: Ask) -> None:
    page = ask("/news/quotes")
    assert "Nadia al-Mazrui</a>" in page
    assert "Iran&#39;s harbour opens</a>" in page
    said = json.loads(ask("/news/who_said_what.json?_shape=array"))
    assert [(row["person"], row["date"], row["date_as_written"]) for row in said] == [
        ("Nadia al-Mazrui", "2024-03-05", "2024-03-05"),
        ("Ole Mazrui", "2024-03-06", "2024-03-06"),
    ]
    assert "News articles" in ask("/")
