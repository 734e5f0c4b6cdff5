"""Days on the command line: filters that leave out what has none say so, and order is the order of time."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

STORIES = {
    "2023-12/one.txt": "Ferry sails\n\nOSLO, Nov. 19, 2023 (NNA) - The ferry sails at noon.\n",
    "2024-02/two.txt": "Ferry stays\n\nOSLO, Feb. 3 (NNA) - The ferry stays in port.\n",
    "2024-02/three.txt": "Ferry sinks\n\nOSLO, Feb. 9, 2024 (NNA) - The ferry lies on the ground.\n",
    "four.txt": "Ferry sold\n\nOSLO (NNA) - The ferry goes to a museum.\n",
}
LEFT_OUT = (
    "newsctl: {} no date and {} left out; --date-from path or mtime takes one from the file,"
    " --undated keep lets them pass\n"
)
TWO_LEFT = LEFT_OUT.format("2 articles have", "were")
ONE_LEFT = LEFT_OUT.format("1 article has", "was")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name, text in STORIES.items():
        (tmp_path / "news" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "news" / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize("command", [["list", "--columns", "path"], ["grep", "-l", "ferry"], ["export"]])
def test_what_has_no_date_is_counted(run: Run, news: Path, command: list[str]) -> None:
    def paths(*args: str) -> tuple[list[str], str]:
        name, *rest = command
        if name == "export":
            status, out, err = run("export", "news", *args, cwd=news)
            found = [json.loads(line)["path"] for line in out.splitlines()]
        else:
            status, out, err = run(name, *rest, "news", *args, cwd=news)
            found = out.splitlines()
        assert status == 0
        return [path.removeprefix("news/") for path in found], err

    assert paths("--since", "2024") == (["2024-02/three.txt"], TWO_LEFT)
    assert paths("--since", "2024", "--undated", "drop") == (["2024-02/three.txt"], "")
    if command[0] != "grep":  # whose -q prints nothing at all
        assert paths("--since", "2024", "-q") == (["2024-02/three.txt"], "")
    kept = ["2024-02/three.txt", "2024-02/two.txt", "four.txt"]
    assert paths("--since", "2024", "--undated", "keep") == (kept, "")
    assert paths("--since", "2024", "--date-from", "path") == (kept[:2], ONE_LEFT)
    assert paths("--until", "2023", "--date-from", "path") == (["2023-12/one.txt"], ONE_LEFT)
    assert paths("--since", "2024-02-04", "--date-from", "path") == (kept[:1], ONE_LEFT)


def test_only_what_would_be_shown_is_counted(run: Run, news: Path) -> None:
    assert run("grep", "-c", "museum", "news", "--since", "2024", cwd=news) == (1, "", ONE_LEFT)
    assert run("grep", "-c", "train", "news", "--since", "2024", cwd=news) == (1, "", "")
    assert run("list", "news", "--since", "2024", "--place", "Bergen", cwd=news) == (0, "", "")


def test_sorted_by_day(run: Run, news: Path) -> None:
    assert run("list", "news", "--sort", "date", "--columns", "date,date_source,filed", cwd=news)[1] == (
        "2023-11-19\tdateline\t2023-11-19\n2024-02-09\tdateline\t2024-02-09\n\t\tFeb. 3\n\t\t\n"
    )


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("year", "1\t2023\n2\t2024\n1\t(no date)\n"),
        ("month", "1\t2023-11\n2\t2024-02\n1\t(no date)\n"),
        ("day", "1\t2023-11-19\n1\t2024-02-03\n1\t2024-02-09\n1\t(no date)\n"),
    ],
)
def test_counts_in_the_order_of_time(run: Run, news: Path, group: str, expected: str) -> None:
    assert run("list", "news", "--date-from", "path", "--count-by", group, cwd=news) == (0, expected, "")
    rows = run("list", "news", "--date-from", "path", "--count-by", group, "--json", cwd=news)[1]
    assert json.loads(rows.splitlines()[-1]) == {"count": 1, group: None}


def test_a_page_says_that_its_date_is_the_files(run: Run, news: Path) -> None:
    page = run("show", "news/2024-02/two.txt", "--date-from", "path", cwd=news)[1]
    assert page.splitlines()[1] == "OSLO · NNA · Feb. 3 · 3 February 2024 by its path"


def test_an_index_keeps_the_dates_it_was_made_with(run: Run, news: Path) -> None:
    assert run("index", "-q", "news", "-o", "news.db", "--date-from", "path", cwd=news)[0] == 0
    assert run("list", "news.db", "--columns", "date", "--sort", "date", cwd=news)[1] == (
        "2023-11-19\n2024-02-03\n2024-02-09\n\n"
    )


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["--date-from", "("], "'(' is no regular expression"),
        (["--date-from", "(?P<month>..)"], "none is called year"),
        (["--since", "2024-02", "--until", "2023"], "--since 2024-02 is after --until 2023"),
        (["--undated", "maybe"], "'maybe' is not one of"),
    ],
)
def test_what_cannot_be_understood(run: Run, news: Path, args: list[str], reason: str) -> None:
    status, out, err = run("list", "news", *args, cwd=news)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert reason in err
