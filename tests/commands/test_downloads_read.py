"""A text file that holds several articles of a news database is a container: commands read each of them."""

import gzip
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

DUMP = """Flood wall to rise
Westmark Evening Post
June 2, 2022 Thursday

Length: 20 words
Byline: Per Anselm
Body

The council of Westmark voted on Thursday to raise the flood wall by half a metre.

Load-Date: June 3, 2022

End of Document

Ferry keeps its night boat
Westmark Evening Post
June 4, 2022 Saturday

Length: 20 words
Body

The “night boat” to Harland will sail for another winter, the ferry company said on Friday.

Load-Date: June 5, 2022

End of Document
"""
ONE, TWO = "2022-06-02\tFlood wall to rise", "2022-06-04\tFerry keeps its night boat"
COLUMNS = ("--columns", "date,headline,path")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/dump.txt").write_text(DUMP, encoding="utf-8")
    return tmp_path


def listed(name: str) -> str:
    return f"{ONE}\t{name}#1\n{TWO}\t{name}#2\n"


def test_each_article_is_listed_and_can_be_given_back(run: Run, folder: Path) -> None:
    assert run("list", *COLUMNS, "news") == (0, listed("news/dump.txt"), "")
    assert run("list", *COLUMNS, "news/dump.txt#2") == (0, f"{TWO}\tnews/dump.txt#2\n", "")
    given = "news/dump.txt#2\nnews/dump.txt#1\n"
    swapped = f"{TWO}\tnews/dump.txt#2\n{ONE}\tnews/dump.txt#1\n"
    assert run("list", *COLUMNS, "--files-from", "-", input=given) == (0, swapped, "")
    said = "newsctl: news/dump.txt#3: no such record or member in news/dump.txt\n"
    assert run("list", "news/dump.txt#3") == (2, "", said)


def test_grep_and_show_name_the_article(run: Run, folder: Path) -> None:
    assert run("grep", "-c", "night", "news") == (0, "news/dump.txt#2:2\n", "")
    assert run("grep", "-l", "--and", "harbour|boat", "-e", "Friday", "news") == (0, "news/dump.txt#2\n", "")
    assert run("show", "--part", "headline", "news/dump.txt") == (
        0, "Flood wall to rise\nFerry keeps its night boat\n", ""
    )  # fmt: skip


def test_within_what_else_is_read(run: Run, folder: Path) -> None:
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("dump.txt", DUMP)
    (folder / "dump.txt.gz").write_bytes(gzip.compress(DUMP.encode()))
    assert run("list", *COLUMNS, "all.zip") == (0, listed("all.zip#dump.txt"), "")
    assert run("list", *COLUMNS, "all.zip#dump.txt#2") == (0, f"{TWO}\tall.zip#dump.txt#2\n", "")
    assert run("list", *COLUMNS, "dump.txt.gz") == (0, listed("dump.txt.gz"), "")
    assert run("list", *COLUMNS, "-", input=DUMP) == (0, listed("-"), "")


def test_the_encoding_is_told_once(run: Run, folder: Path) -> None:
    (folder / "old.txt").write_bytes(DUMP.encode("cp1252"))
    said = "newsctl: old.txt: not UTF-8; read as cp1252 (--encoding NAME reads it as another)\n"
    assert run("list", *COLUMNS, "old.txt") == (0, listed("old.txt"), said)
    assert run("show", "--part", "headline", "old.txt#2") == (0, "Ferry keeps its night boat\n", said)
    assert run("list", *COLUMNS, "--encoding", "cp1252", "old.txt") == (0, listed("old.txt"), "")


def test_an_index_holds_each_article(run: Run, folder: Path) -> None:
    assert run("index", "news", "-o", "news.db") == (
        0, "", "newsctl: news.db: 1 file added, 0 changed, 0 gone, 0 as they were; 2 articles parsed\n"
    )  # fmt: skip
    assert run("list", *COLUMNS, "news.db") == (0, listed("news/dump.txt"), "")
    assert run("list", *COLUMNS, "news.db#news/dump.txt#2") == (0, f"{TWO}\tnews/dump.txt#2\n", "")
    os.utime(folder / "news/dump.txt", (0, 0))
    assert run("index", "-o", "news.db") == (0, "", "newsctl: news.db: nothing has changed; 1 as they were\n")
    (folder / "news/dump.txt").write_text(DUMP.partition("End of Document")[0], encoding="utf-8")
    assert run("index", "-o", "news.db") == (
        0, "", "newsctl: news.db: 0 files added, 1 changed, 0 gone, 0 as they were; 1 article parsed\n"
    )  # fmt: skip
    assert run("list", *COLUMNS, "news.db") == (0, f"{ONE}\tnews/dump.txt\n", "")
