"""Downloads of news databases: each article of one is an article of its own; all other texts stay whole.

``downloads/NAME.txt`` is a download in the form of the database NAME, ``NAME.json`` beside it what they say.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsctl.article import Article
from newsctl.corpus.formats import downloads
from newsctl.corpus.formats.downloads import articles_in
from newsctl.parsing import parse, read

HOME = Path(__file__).parent / "downloads"
DOWNLOADS = sorted(HOME.glob("*.txt"), key=lambda path: path.name)
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
LINES = [line for path in DOWNLOADS for line in path.read_text(encoding="utf-8").splitlines(keepends=True)]

named = pytest.mark.parametrize("path", DOWNLOADS, ids=lambda path: path.stem)


def said(article: Article, expected: dict[str, Any]) -> dict[str, Any]:
    """What ``article`` says of the fields that are ``expected``, of its dateline the words."""
    told: dict[str, Any] = {field: getattr(article, field) for field in expected}
    if told.get("dateline"):
        told["dateline"] = told["dateline"].text
    return told


@named
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_what_the_articles_say(path: Path, line_end: str) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8").replace("\n", line_end)
    articles = [parse(part) for part in articles_in(text)]
    assert expected == [said(*pair) for pair in zip(articles, expected, strict=True)]


@named
def test_the_parts_are_the_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    parts = articles_in(text)
    assert text == "".join(parts)
    assert [[part] for part in parts] == [articles_in(part) for part in parts]


@given(st.lists(st.sampled_from(LINES), max_size=60).map("".join))
def test_any_lines_of_downloads_are_read(text: str) -> None:
    parts = articles_in(text)
    assert text == "".join(parts)
    for part in parts:
        assert part == "".join(part[block.start : block.end] for block in read(part).blocks)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_one_article(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    assert [text] == articles_in(text)


STORY = (
    "The council voted on Thursday to raise the wall, and the mayor said that work would begin in May.\n\n"
    "It is the third time this year that the harbour has been closed.\n\n"
)


@pytest.mark.parametrize(
    "text",
    [
        f"Wall to rise\n\n{STORY}End of Document\n",
        f"1 of 1 DOCUMENTS\n\nWall\n\n{STORY}Load-Date: May 4, 2012\n\nEnd of Document\n",
        f"Wall to rise\n\n{STORY}{'_' * 40}\n\n{STORY}{'_' * 40}\n\nWrite to us.\n",
        # Forms that are counted in a story about them, from different ends.
        f"Papers leaked\n\n{STORY}Document 3 of 9\n\n{STORY}Document 4 of 12\n\n{STORY}",
        # What a museum says of its things.
        f"New in town\n\n{STORY}Accession Number: 1987.1\n\n{STORY}Accession Number: 1988.2\n\n{STORY}",
        f"Title: Wall\nDate: May 4, 2012\n\n{STORY}Title: Ferry\n\n{STORY}",
        f"Wall\n=====\n\n{STORY}-----\n\nFerry\n-----\n\n{STORY}",
    ],
)
def test_other_texts_are_one_article(text: str) -> None:
    assert [text] == articles_in(text)


def test_an_article_that_was_cut_short_is_one() -> None:
    first, second = articles_in(f"Wall\n\n{STORY}End of Document\n\nFerry\n\n{STORY}")
    assert [parse(first).headline, parse(second).headline] == ["Wall", "Ferry"]


class Counting:
    """A pattern that counts the characters that it is made to look at."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.looked_at = 0
        self._pattern = pattern

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        self.looked_at += end - start
        return self._pattern.search(text, start, end)


@pytest.mark.parametrize(
    "line", ["End of Document", "Document WJ00000020210102eh120000c", "Record Number: 1\nHTTPS"]
)
def test_no_stretch_is_looked_at_again_and_again(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    counting = {name: Counting(getattr(downloads, name)) for name in ("_STORY", "_CATALOGUED")}
    for name, pattern in counting.items():
        monkeypatch.setattr(downloads, name, pattern)
    text = "Wall\n" + f"{line}\n" * 1_000
    articles_in(text)
    assert max(pattern.looked_at for pattern in counting.values()) <= 4 * len(text)
