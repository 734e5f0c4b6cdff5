"""`newsctl export`: the formats, and files written whole or not at all."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_json_lines_is_the_default_and_itself_a_corpus(run: Run, news: Path) -> None:
    assert run("export", "news.jsonl") == (0, news.read_text(encoding="utf-8"), "")


def test_json_is_one_valid_array(run: Run, news: Path) -> None:
    out = run("export", "news.jsonl", "-f", "json")[1]
    lines = news.read_text(encoding="utf-8").splitlines()
    assert json.loads(out) == [json.loads(line) for line in lines]
    assert out == "[\n" + ",\n".join(lines) + "\n]\n"


def test_json_of_nothing_is_an_empty_array(run: Run, news: Path) -> None:
    assert json.loads(run("export", "news.jsonl", "-f", "json", "--place", "Nowhere")[1]) == []


def test_ascii_escapes_json(run: Run, news: Path) -> None:
    out = run("export", "news.jsonl", "--ascii")[1]
    assert out.isascii()
    assert [json.loads(line) for line in out.splitlines()] == [
        json.loads(line) for line in news.read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_tables_read_back_as_they_were_written(run: Run, news: Path, name: str, delimiter: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "news.jsonl", "-f", name)[1]), delimiter=delimiter))
    assert rows[0] == {
        "path": "ferry.txt",
        "url": "",
        "headline": "Ferry [sic] runs aground off Lund",
        "subheadline": "All 40 passengers walk ashore",
        "dateline": "LUND (NNA) --",
        "dateline_place": "LUND",
        "dateline_agency": "NNA",
        "dateline_date": "2024-03-05",
        "authors": "Ida Holm; Per Ek",
        "published": "2024-03-06T08:30",
        "date": "2024-03-06",
        "date_source": "published",
        "label": "",
        "body": "A ferry ran aground on Tuesday.\n\n"
        '"We felt a bump," said Ida Berg. "Then it was quiet." Its owner called it "a soft landing".',
        "quotes": "3",
        "links": "1",
        "words": "23",
    }
    assert [row["headline"] for row in rows][1:] == ["=Bread, dearer than cake", "Snow"]


def test_a_row_may_be_a_quote_or_a_link(run: Run, news: Path) -> None:
    assert (
        run("export", "news.jsonl", "-f", "csv", "--records", "quotes")[1]
        == '''\
path,headline,published,date,place,agency,url,person,speaker,text,words,kind,paragraph,mention,cue,start,end,\
rule,context
ferry.txt,Ferry [sic] runs aground off Lund,2024-03-06T08:30,2024-03-06,LUND,NNA,,Ida Berg,Ida Berg,\
"We felt a bump,",4,full,1,,said,0,15,post-posed,"""We felt a bump,"" said Ida Berg. ""Then it was quiet."" \
Its owner called it ""a soft landing""."
ferry.txt,Ferry [sic] runs aground off Lund,2024-03-06T08:30,2024-03-06,LUND,NNA,,Ida Berg,Ida Berg,\
Then it was quiet.,4,full,1,,,0,18,post-posed,"""We felt a bump,"" said Ida Berg. ""Then it was quiet."" \
Its owner called it ""a soft landing""."
ferry.txt,Ferry [sic] runs aground off Lund,2024-03-06T08:30,2024-03-06,LUND,NNA,,,,\
a soft landing,3,full,1,,called,0,14,post-posed,"""We felt a bump,"" said Ida Berg. ""Then it was quiet."" \
Its owner called it ""a soft landing""."
snow.txt,Snow,,,OSLO,,,Ida Berg,Ida Berg,"Snow,",1,full,0,,said,0,5,post-posed,"“Snow,” he said."
'''
    )
    assert (
        run("export", "news.jsonl", "-f", "csv", "--records", "links")[1]
        == """\
path,headline,published,date,label,title,url,start,end
ferry.txt,Ferry [sic] runs aground off Lund,2024-03-06T08:30,2024-03-06,Read More,\
A harbour too shallow: the report,https://example.org/harbour,0,33
"""
    )


def test_records_are_for_tables(run: Run, news: Path) -> None:
    status, out, err = run("export", "news.jsonl", "--records", "quotes")
    assert (status, out) == (2, "")
    assert err == (
        "newsctl: --records goes with csv, tsv, parquet; jsonl holds articles with all that is in them."
        " See 'newsctl export --help'.\n"
    )


def test_formulas_stay_true_unless_they_have_to_be_safe(run: Run, news: Path) -> None:
    assert ',"=Bread, dearer than cake",' in run("export", "news.jsonl", "-f", "csv")[1]
    assert ',"\'=Bread, dearer than cake",' in run("export", "news.jsonl", "-f", "csv", "--excel-safe")[1]


def test_markdown_is_a_page_an_article(run: Run, news: Path) -> None:
    assert run("export", "news.jsonl", "-f", "md") == (
        0,
        r"""# Ferry \[sic\] runs aground off Lund

*All 40 passengers walk ashore*

LUND · NNA · 2024-03-05 · Ida Holm · Per Ek · 2024-03-06T08:30

A ferry ran aground on Tuesday.

"We felt a bump," said Ida Berg. "Then it was quiet." Its owner called it "a soft landing".

## Quotes

- **Ida Berg:** “We felt a bump,”
- **Ida Berg:** “Then it was quiet.”
- **Speaker not named:** “a soft landing”

## Links

1. Read More: [A harbour too shallow: the report](<https://example.org/harbour>)

---

# \=Bread, dearer than cake

It is so.

---

# Snow

OSLO · May 2

“Snow,” he said.

## Quotes

- **Ida Berg:** “Snow,”
""",
        "",
    )


@pytest.mark.parametrize("name", ["jsonl", "json", "csv", "tsv", "md"])
def test_suffix_of_the_output_names_the_format(run: Run, news: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"out.{name.upper()}"
    assert run("export", "news.jsonl", "-o", str(out)) == (0, "", "")
    assert out.read_text(encoding="utf-8") == run("export", "news.jsonl", "-f", name)[1]


def test_unknown_formats_list_the_known_ones(run: Run, news: Path) -> None:
    known = "jsonl, json, csv, tsv, md, parquet, html, brat"
    assert run("export", "news.jsonl", "-f", "xlsx") == (
        2,
        "",
        f"newsctl: unknown format 'xlsx'; newsctl writes {known}\n",
    )
    assert run("export", "news.jsonl", "-o", "out.docx") == (
        2,
        "",
        f"newsctl: out.docx: the suffix names no format; say -f with one of {known}\n",
    )


@pytest.fixture
def alone(news: Path) -> Path:
    """A folder in which there is nothing but the dump."""
    for text in news.parent.glob("*.txt"):
        text.unlink()
    return news.parent


def test_output_in_the_folder_that_is_read_is_not_read(run: Run, alone: Path) -> None:
    records = run("export", "news.jsonl")[1]
    for _ in range(2):
        said = "newsctl: all.jsonl: lies in ., so that its articles are there twice now\n"
        assert run("export", ".", "-o", "all.jsonl") == (0, "", said)
    assert (alone / "all.jsonl").read_text(encoding="utf-8") == records


@pytest.mark.parametrize("output", ["all.csv", ".all.jsonl", ".hidden/all.jsonl", "../all.jsonl"])
def test_output_that_the_folder_does_not_yield(run: Run, alone: Path, output: str) -> None:
    (alone / ".hidden").mkdir()
    assert run("export", ".", "-o", output) == (0, "", "")


def test_output_that_cannot_be_written_is_one_line(run: Run, news: Path) -> None:
    assert run("export", "news.jsonl", "-o", "no/such/out.csv") == (
        2,
        "",
        "newsctl: no/such/out.csv: no such file or directory\n",
    )


def test_bad_input_does_not_stop_the_others(run: Run, news: Path) -> None:
    status, out, err = run("export", "missing.txt", "news.jsonl")
    assert (status, out) == (2, news.read_text(encoding="utf-8"))
    assert err == "newsctl: missing.txt: no such file or folder\n"
