"""What newsctl looks like on a terminal, of several widths and kinds, and in a pipe that is coloured."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from newsctl.article import Article, to_json
from newsctl.cli.amounts import amount
from newsctl.cli.dates import spoken_date

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
PLAIN = {"NO_COLOR": "1"}


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """The path of an article that lies deep, in a dump of it and others."""
    path = "archive/2021/march/from the north/a-ferry-that-runs-aground-in-fog.txt"
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).touch()
    articles = [
        Article(
            path=path,
            headline="A ferry runs aground in the fog",
            date="2021-03-09",
            body=["No ferry sailed."],
        ),
        *(Article(path="ferry.txt", headline=f"Ferry {number}", body=["It sails."]) for number in range(30)),
    ]
    (tmp_path / "ferry.txt").touch()
    (tmp_path / "x.jsonl").write_bytes(b"".join(to_json(article) + b"\n" for article in articles))
    return path


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 120, 200])
@pytest.mark.parametrize(
    "args",
    [
        ["list"],
        ["list", "--columns", "path"],
        ["list", "--columns", "path,words,headline"],
        ["grep", "sailed"],
    ],
    ids=str,
)
def test_paths_are_whole_however_narrow_the_terminal(
    on_terminal: Terminal, archive: str, columns: int, args: list[str]
) -> None:
    for env in (PLAIN, {"TERM": "dumb"}):
        status, screen = on_terminal(*args, "x.jsonl", columns=columns, env=env)
        assert status == 0
        assert sum(archive in row for row in screen.splitlines()) == 1
        assert "\x1b" not in screen


def test_paths_stand_below_their_rows_where_there_is_no_room(on_terminal: Terminal, archive: str) -> None:
    _, screen = on_terminal("list", "x.jsonl", "--limit", "2", columns=80, env=PLAIN)
    assert screen == (
        "date        place  headline                         quotes\n"
        "2021-03-09         A ferry runs aground in the fog       0\n"
        f"    {archive}\n"
        "                   Ferry 0                               0\n"
        "    ferry.txt\n"
    )


def test_a_table_in_a_pager_has_its_head_on_every_screen(on_terminal: Terminal, archive: str) -> None:
    columns = ["list", "x.jsonl", "--columns", "headline,words"]
    _, screen = on_terminal(*columns, rows=11, env={**PLAIN, "PAGER": "sed s/^/|/"})
    rows = screen.splitlines()
    assert all(row.startswith("|") for row in rows)
    assert [number for number, row in enumerate(rows) if row.startswith("|headline")] == [0, 10, 20, 30]
    assert len(rows) == 31 + 4
    for unpaged in (["--no-pager"], ["--limit", "5"]):
        _, screen = on_terminal(*columns, *unpaged, rows=11, env={**PLAIN, "PAGER": "sed s/^/|/"})
        assert screen.count("headline") == 1
        assert "|" not in screen


def test_what_is_said_waits_for_the_pager_to_be_left(on_terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes((to_json(Article(path="a", headline="Ferry")) + b"\n") * 300)
    asked = ["list", "x.jsonl", "missing.txt", "--columns", "headline"]
    _, screen = on_terminal(*asked, rows=8, env={**PLAIN, "PAGER": "sed s/^/|/"})
    *rows, last = screen.splitlines()
    assert last == "newsctl: missing.txt: no such file or folder"
    assert set(rows) == {"|headline", "|Ferry"}


def test_json_on_a_terminal_is_set_in_and_coloured(run: Run, on_terminal: Terminal, news: Path) -> None:
    first = news.read_text(encoding="utf-8").split("\n")[0]
    piped = run("show", "--json", "news.jsonl#1")[1]
    assert piped == f"{first}\n"
    for columns in (20, 80):
        _, screen = on_terminal("show", "--json", "news.jsonl#1", columns=columns)
        assert json.loads(ESCAPES.sub("", screen)) == json.loads(first)
        assert ESCAPES.search(screen)
        _, plain = on_terminal("show", "--json", "news.jsonl#1", columns=columns, env=PLAIN)
        assert plain == ESCAPES.sub("", screen)
    assert "\n" + 4 * " " + '"headline": "Ferry [sic] runs aground off Lund",\n' in plain
    assert run("show", "--json", "news.jsonl#1", "--color", "always")[1] == piped
    _, part = on_terminal("show", "--json", "--part", "authors", "news.jsonl#1", columns=40, env=PLAIN)
    assert part == '[\n  "Ida Holm",\n  "Per Ek"\n]\n'


def test_json_on_a_terminal_steers_nothing(on_terminal: Terminal, tmp_path: Path) -> None:
    hostile = 'a \x1b[31m "\N{RIGHT-TO-LEFT OVERRIDE}\x9b2J [/b] \\" : {'
    (tmp_path / "x.jsonl").write_bytes(to_json(Article(path="x", headline=hostile, body=[hostile])) + b"\n")
    _, screen = on_terminal("show", "--json", "x.jsonl", env=PLAIN)
    assert not set(screen) & set("\x1b\x9b\N{RIGHT-TO-LEFT OVERRIDE}")
    assert json.loads(screen)["headline"] == hostile


LONG = Article(path="long.txt", headline="Long", body=["word " * 100])


@pytest.mark.parametrize(
    ("args", "env", "widest"),
    [
        ([], {}, None),
        (["--color", "always"], {}, 80),
        (["--color", "always"], {"COLUMNS": "50"}, 50),
        ([], {"FORCE_COLOR": "1", "COLUMNS": "50"}, 50),
        (["--color", "always"], {"COLUMNS": "0"}, 80),
        (["--width", "40"], {}, 40),
        (["--width", "40"], {"COLUMNS": "70"}, 40),
        (["--width", "40", "--color", "always"], {}, 40),
        ([], {"COLUMNS": "50"}, None),
    ],
    ids=str,
)
def test_lines_keep_to_a_width_where_people_read_them(
    run: Run, tmp_path: Path, args: list[str], env: Mapping[str, str], widest: int | None
) -> None:
    (tmp_path / "x.jsonl").write_bytes(to_json(LONG) + b"\n")
    out = ESCAPES.sub("", run("show", "x.jsonl", *args, env=env)[1])
    longest = max(map(len, out.splitlines()))
    assert longest >= 400 if widest is None else widest - 10 <= longest <= widest
    rows = ESCAPES.sub("", run("grep", "word", "x.jsonl", *args, env=env)[1])
    assert len(rows.splitlines()) == 1  # for programs: a match a line


@pytest.mark.parametrize("size", [(0, 0), (0, 24)])
def test_a_terminal_of_no_columns_has_80(
    on_terminal: Terminal, tmp_path: Path, size: tuple[int, int]
) -> None:
    (tmp_path / "x.jsonl").write_bytes(to_json(LONG) + b"\n")
    columns, rows = size
    _, screen = on_terminal("show", "x.jsonl", columns=columns, rows=rows, env=PLAIN)
    assert 70 <= max(map(len, screen.splitlines())) <= 80
    _, screen = on_terminal("show", "x.jsonl", "--width", "30", columns=columns, rows=rows, env=PLAIN)
    assert max(map(len, screen.splitlines())) <= 30
    _, screen = on_terminal("show", "x.jsonl", columns=60, rows=0, env=PLAIN)
    assert 50 <= max(map(len, screen.splitlines())) <= 60


@pytest.mark.parametrize(
    ("iso", "spoken"),
    [
        ("2024-03-06T08:30", "6 March 2024, 08:30"),
        ("2024-12-31T23:59:59+01:00", "31 December 2024, 23:59"),
        ("2024-03-16", "16 March 2024"),
        ("2016-08", "August 2016"),
        ("2016", "2016"),
        ("March 9", "March 9"),
        ("2024-13-01", "2024-13-01"),
        ("", ""),
    ],
)
def test_dates_are_written_as_people_do(iso: str, spoken: str) -> None:
    assert spoken_date(iso) == spoken


def test_the_plural_of_one_is_one(on_terminal: Terminal, run: Run, tmp_path: Path) -> None:
    assert [amount(number, "match") for number in (0, 1, 2, 1200)] == [
        "0 matches",
        "1 match",
        "2 matches",
        "1,200 matches",
    ]
    (tmp_path / "x.jsonl").write_bytes(to_json(Article(path="x", headline="Bread", words=1)) + b"\n")
    asked = ["list", "x.jsonl", "--columns", "headline,words,quotes"]
    assert on_terminal(*asked, columns=20, env=PLAIN)[1] == "- Bread · 1 word · 0\n  quotes\n"
    assert run("grep", "--stats", "Bread", "x.jsonl")[2].startswith(
        "newsctl: 1 match in 1 passage of 1 article, of 1 searched in "
    )


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("sailled", "nothing found; the nearest spelling is sailed (1)"),
        ("FERRY", "nothing found; the nearest spelling is Ferry (30)"),
        ("ferry  runs", "nothing found; the nearest spelling is ferry runs (1)"),
        ("submarine", "nothing found, nor anything spelled like it"),
        ("sail+led", "nothing found"),
    ],
)
@pytest.mark.parametrize("corpus", ["x.jsonl", "x.db"])
def test_nothing_found_is_told_with_the_nearest_spelling(
    run: Run, on_terminal: Terminal, archive: str, pattern: str, said: str, corpus: str
) -> None:
    if corpus == "x.db":
        run("index", "x.jsonl", "-o", "x.db")
    assert on_terminal("grep", pattern, corpus, env=PLAIN) == (1, f"newsctl: {said}\n")
    assert on_terminal("grep", "-q", pattern, corpus) == (1, "")
    assert run("grep", pattern, corpus) == (1, "", "")
