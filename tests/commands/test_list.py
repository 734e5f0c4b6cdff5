"""`newsctl list`: rows in a pipe, a table on a terminal, counts, JSON, order, filters."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]

ROWS = """\
2024-03-06\tLUND\tFerry [sic] runs aground off Lund\t3\tferry.txt
\t\t=Bread, dearer than cake\t0\tbread.txt
\tOSLO\tSnow\t1\tsnow.txt
"""


def test_rows_in_a_pipe_are_whole_and_parted_by_tabs(run: Run, news: Path) -> None:
    assert run("list", "news.jsonl") == (0, ROWS, "")


def test_columns_in_the_order_given(run: Run, news: Path) -> None:
    out = run("list", "news.jsonl", "--columns", "path,authors,words,speakers,links,agency")[1]
    assert out.splitlines() == [
        "ferry.txt\tIda Holm; Per Ek\t23\tIda Berg\t1\tNNA",
        "bread.txt\t\t3\t\t0\t",
        "snow.txt\t\t3\tIda Berg\t0\t",
    ]


def test_unknown_column_names_the_known_ones(run: Run, news: Path) -> None:
    status, out, err = run("list", "news.jsonl", "--columns", "path,town")
    assert (status, out) == (2, "")
    assert err.startswith(
        "newsctl: Invalid value for '--columns': no column 'town'; there are date, date_source, place,"
    )
    assert err.count("\n") == 1


def test_sorted_by_any_column_with_empty_cells_last(run: Run, news: Path) -> None:
    def paths(*args: str) -> list[str]:
        return run("list", "news.jsonl", "--columns", "path", *args)[1].split()

    assert paths("--sort", "headline") == ["bread.txt", "ferry.txt", "snow.txt"]
    assert paths("--sort", "place") == ["ferry.txt", "snow.txt", "bread.txt"]
    assert paths("--sort", "place", "--reverse") == ["snow.txt", "ferry.txt", "bread.txt"]
    assert paths("--sort", "words", "-r", "--limit", "1") == ["ferry.txt"]
    assert paths("-r") == ["snow.txt", "bread.txt", "ferry.txt"]


def test_counts_come_the_largest_first(run: Run, news: Path) -> None:
    assert run("list", "news.jsonl", "--count-by", "speaker") == (0, "3\tIda Berg\n1\t(no speaker)\n", "")
    assert run("list", "news.jsonl", "--count-by", "month") == (0, "1\t2024-03\n2\t(no date)\n", "")
    assert run("list", "news.jsonl", "--count-by", "author", "--limit", "2") == (
        0,
        "2\t(no author)\n1\tIda Holm\n",
        "",
    )


def test_counts_by_two_keys(run: Run, news: Path) -> None:
    assert run("list", "news.jsonl", "--count-by", "month,place") == (
        0,
        "1\t2024-03\tLUND\n1\t(no date)\t(no place)\n1\t(no date)\tOSLO\n",
        "",
    )
    assert run("list", "news.jsonl", "--count-by", "speaker, month") == (
        0,
        "2\tIda Berg\t2024-03\n1\tIda Berg\t(no date)\n1\t(no speaker)\t2024-03\n",
        "",
    )
    assert run("list", "news.jsonl", "--count-by", "speaker,place") == (
        0,
        "2\tIda Berg\tLUND\n1\t(no speaker)\tLUND\n1\tIda Berg\tOSLO\n",
        "",
    )
    assert run("list", "news.jsonl", "--count-by", "speaker,month", "--json", "--limit", "2") == (
        0,
        '{"count":2,"speaker":"Ida Berg","month":"2024-03"}\n{"count":1,"speaker":"Ida Berg","month":null}\n',
        "",
    )


def test_counts_by_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news" / "may").mkdir(parents=True)
    for name in ("news/a.txt", "news/may/b.txt", "news/may/c.txt"):
        (tmp_path / name).write_text("Snow\n\nOSLO (AP) -- It snows.\n", encoding="utf-8")
    assert run("list", "news", "--count-by", "folder") == (0, "2\tnews/may\n1\tnews\n", "")


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ("town", "'town' is none of speaker, place, agency, author, folder, year, month, day."),
        ("", "'' is none of speaker, place, agency, author, folder, year, month, day."),
        ("month,month", "one key, or two different ones: speaker,month."),
        ("year,month,day", "one key, or two different ones: speaker,month."),
    ],
)
def test_keys_that_cannot_be_counted_by(run: Run, news: Path, keys: str, reason: str) -> None:
    assert run("list", "news.jsonl", "--count-by", keys) == (
        2,
        "",
        f"newsctl: Invalid value for '--count-by': {reason} See 'newsctl list --help'.\n",
    )


def test_json_lines(run: Run, news: Path) -> None:
    rows = [json.loads(line) for line in run("list", "news.jsonl", "--json")[1].splitlines()]
    assert rows[0] == {
        "date": "2024-03-06",
        "place": "LUND",
        "headline": "Ferry [sic] runs aground off Lund",
        "quotes": 3,
        "path": "ferry.txt",
    }
    counts = [
        json.loads(line)
        for line in run("list", "news.jsonl", "--json", "--count-by", "place")[1].splitlines()
    ]
    assert counts == [{"count": 1, "place": name} for name in (None, "LUND", "OSLO")]


def test_table_fits_the_terminal_and_keeps_fields_and_order(on_terminal: Terminal, news: Path) -> None:
    status, screen = on_terminal("list", "news.jsonl", columns=100, env={"NO_COLOR": "1"})
    assert status == 0
    assert (
        screen
        == """\
date        place  headline                           quotes  path
2024-03-06  LUND   Ferry [sic] runs aground off Lund       3  ferry.txt
                   =Bread, dearer than cake                0  bread.txt
            OSLO   Snow                                    1  snow.txt
"""
    )


def test_paths_stand_below_on_a_smaller_terminal(on_terminal: Terminal, news: Path) -> None:
    _, screen = on_terminal("list", "news.jsonl", columns=56, env={"NO_COLOR": "1"})
    assert (
        screen
        == """\
date        place  headline                       quotes
2024-03-06  LUND   Ferry [sic] runs aground off…       3
    ferry.txt
                   =Bread, dearer than cake            0
    bread.txt
            OSLO   Snow                                1
    snow.txt
"""
    )


def test_no_table_where_none_can_be_read(on_terminal: Terminal, news: Path) -> None:
    _, screen = on_terminal("list", "news.jsonl", columns=30, env={"NO_COLOR": "1"})
    assert (
        screen
        == """\
- 2024-03-06 · LUND · Ferry
  [sic] runs aground off Lund
  · 3 quotes
    ferry.txt
- =Bread, dearer than cake · 0
  quotes
    bread.txt
- OSLO · Snow · 1 quote
    snow.txt
"""
    )


def test_filters(run: Run, news: Path) -> None:
    def kept(*args: str) -> list[str]:
        return re.findall(r"\w+(?=\.txt)", run("list", "news.jsonl", *args)[1])

    assert kept("--speaker", "Berg") == ["ferry", "snow"]
    assert kept("--place", "oslo", "--place", "lund") == ["ferry", "snow"]
    assert kept("--agency", "NNA") == ["ferry"]
    assert kept("--author", "Ek") == ["ferry"]
    assert kept("--since", "2024-03", "--until", "2024") == ["ferry"]
    assert kept("--has", "links", "--has", "quotes") == ["ferry"]


def test_bad_date_says_how_to_write_one(run: Run, news: Path) -> None:
    status, out, err = run("list", "news.jsonl", "--since", "March 9")
    assert (status, out) == (2, "")
    assert "2020-10-05" in err
    assert err.count("\n") == 1


def test_no_file_named_means_the_corpus_of_the_user_else_this_folder(
    run: Run, news: Path, tmp_path: Path
) -> None:
    for text in tmp_path.glob("*.txt"):
        text.unlink()
    headlines = run("list", "news.jsonl", "--columns", "headline")
    assert headlines == run("list", "--columns", "headline")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    corpus = {"NEWSCTL_CORPUS": str(news)}
    assert headlines == run("list", "--columns", "headline", cwd=elsewhere, env=corpus)


def test_a_terminal_of_no_columns_has_80(on_terminal: Terminal, news: Path) -> None:
    for command in (["list"], ["grep", "Lund"], ["show"]):
        assert on_terminal(*command, "news.jsonl", columns=0, rows=0, env={"PAGER": "cat"}) == on_terminal(
            *command, "news.jsonl", columns=80, env={"PAGER": "cat"}
        )
