"""`newsctl stats`: the corpus at a glance, and all its counts as JSON."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsctl.article import Article, Dateline, Quote, to_json

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]

PAGE = """\
3 articles, 29 words, 4 quotes, 1 link

Dates      2024-03-06
  2024-03  1  █

Places     LUND 1; OSLO 1
Agencies   NNA 1
Authors    Ida Holm 1; Per Ek 1
Speakers   Ida Berg 3
Languages  not told 3
Copies     0
Without    headline 0; date 2; dateline 1; authors 2; body 0
"""


def dump(folder: Path, *articles: Article) -> str:
    (folder / "dump.jsonl").write_bytes(b"".join(to_json(article) + b"\n" for article in articles))
    return "dump.jsonl"


def of(date: str | None, count: int = 1) -> list[Article]:
    return [Article(path="a.txt", headline="Snow", date=date)] * count


def test_the_page(run: Run, news: Path) -> None:
    assert run("stats", "news.jsonl") == (0, PAGE, "")


def test_the_page_on_a_terminal_has_the_same_words(run: Run, on_terminal: Terminal, news: Path) -> None:
    status, screen = on_terminal("stats", "news.jsonl", env={"NO_COLOR": "1"})
    assert status == 0
    assert screen.split() == PAGE.split()


def test_json_has_everything_in_one_object(run: Run, news: Path) -> None:
    status, out, err = run("stats", "news.jsonl", "--json")
    assert (status, err) == (0, "")
    assert json.loads(out) == {
        "articles": 3,
        "words": 29,
        "quotes": 4,
        "links": 1,
        "first": "2024-03-06",
        "last": "2024-03-06",
        "months": [{"name": "2024-03", "count": 1}],
        "places": [{"name": "LUND", "count": 1}, {"name": "OSLO", "count": 1}],
        "agencies": [{"name": "NNA", "count": 1}],
        "authors": [{"name": "Ida Holm", "count": 1}, {"name": "Per Ek", "count": 1}],
        "speakers": [{"name": "Ida Berg", "count": 3}],
        "languages": [{"name": "not told", "count": 3}],
        "copies": 0,
        "missing": {"headline": 0, "date": 2, "dateline": 1, "authors": 2, "body": 0},
    }


def test_months_without_an_article_are_shown(run: Run, tmp_path: Path) -> None:
    name = dump(tmp_path, *of("2023-11-30", 3), *of("2024-02"), *of(None))
    assert run("stats", name)[1].split("\n\n")[1] == (
        "Dates      2023-11-30 to 2024-02\n  2023-11  3  ███\n  2023-12  0\n  2024-01  0\n  2024-02  1  █"
    )


def test_a_long_time_has_a_bar_a_year_and_its_gaps_a_line(run: Run, tmp_path: Path) -> None:
    name = dump(tmp_path, *of("1901-05-01", 80), *of("2020-01-01"), *of("2021-01-01", 40))
    assert run("stats", name)[1].split("\n\n")[1] == (
        "Dates      1901-05-01 to 2021-01-01\n"
        f"  1901  80  {'█' * 40}\n"
        "  1902 to 2019: none\n"
        "  2020   1  ▌\n"
        f"  2021  40  {'█' * 20}"
    )
    assert len(json.loads(run("stats", name, "--json")[1])["months"]) == 1437


def test_bars_keep_within_the_terminal(on_terminal: Terminal, tmp_path: Path) -> None:
    name = dump(tmp_path, *of("2024-01-01", 200), *of("2024-02-01", 100))
    bars = [line for line in on_terminal("stats", name, columns=30)[1].splitlines() if "█" in line]
    assert len(bars) == 2


def test_names_go_by_their_commonest_spelling(run: Run, tmp_path: Path) -> None:
    places = ["TEHRAN", "Tehran", "Tehran", "Téhran", "Oslo"]
    name = dump(
        tmp_path,
        *(Article(path="a", dateline=Dateline(place, place, None, None, 0, 1)) for place in places),
    )
    assert "\nPlaces     Tehran 4; Oslo 1\n" in run("stats", name)[1]


def test_speakers_are_counted_as_persons(run: Run, tmp_path: Path) -> None:
    said = [["Donald Trump", "Donald Trump", "Ann Roe"], ["Donald J. Trump"], ["Donald Trump", "Mr. Trump"]]
    articles = [
        Article(path=f"{at}.txt", quotes=[Quote("Yes.", 0, 4, None, "full", name) for name in names])
        for at, names in enumerate(said)
    ]
    out = run("stats", dump(tmp_path, *articles), "--json")[1]
    assert json.loads(out)["speakers"] == [
        {"name": "Donald Trump", "count": 5},
        {"name": "Ann Roe", "count": 1},
    ]


def test_only_the_commonest_names_are_on_the_page(run: Run, tmp_path: Path) -> None:
    names = [f"Ida {letter}" for letter in "abcdefghij"]
    name = dump(tmp_path, Article(path="a", authors=names))
    assert (
        f"\nAuthors    {'; '.join(f'{each} 1' for each in names[:8])}; … 10 in all\n" in run("stats", name)[1]
    )


def test_languages_and_copies(run: Run, tmp_path: Path) -> None:
    english = [
        "The ferry that was in the harbour is to be sold, and it has been for sale to us all with that."
    ]
    german = [
        "Die Fähre liegt nicht mehr im Hafen, und sie ist auch nicht zu haben, wie es der Rat mit ihr will."
    ]
    name = dump(tmp_path, *(Article(path="a", body=body) for body in (english, german, english, [])))
    out = run("stats", name)[1]
    assert "\nLanguages  English 2; German 1\nCopies     1\n" in out
    assert out.endswith("body 1\n")


def test_filters_and_an_index_give_the_same(run: Run, news: Path) -> None:
    assert run("index", "news.jsonl", "-o", "news.db", "--quiet")[0] == 0
    assert run("stats", "news.db") == (0, PAGE, "")
    for corpus in ("news.jsonl", "news.db"):
        out = run("stats", corpus, "--place", "Lund", "--json")[1]
        assert (json.loads(out)["articles"], json.loads(out)["quotes"]) == (1, 3)


def test_an_empty_corpus(run: Run, tmp_path: Path) -> None:
    name = dump(tmp_path)
    empty = "newsctl: dump.jsonl: an empty file: no article in it\n"
    assert run("stats", name) == (0, "0 articles, 0 words, 0 quotes, 0 links\n", empty)
    assert json.loads(run("stats", name, "--json")[1])["months"] == []


@pytest.mark.parametrize(
    ("date", "bars"),
    [
        ("0001-01-31", "0001-01-31 to 2024-01-01\n  0001  1  █\n  0002 to 2023: none\n  2024  1  █"),
        ("9999-12-31", "2024-01-01 to 9999-12-31\n  2024  1  █\n  2025 to 9998: none\n  9999  1  █"),
    ],
)
def test_days_at_the_ends_of_the_calendar(run: Run, tmp_path: Path, date: str, bars: str) -> None:
    name = dump(tmp_path, *of("2024-01-01"), *of(date))
    assert run("stats", name)[1].split("\n\n")[1] == f"Dates      {bars}"


@pytest.mark.parametrize("date", ["soon", "2024", "2024-13-01", "20240301", "٢٠٢٤-٠١-٠١", ""])
def test_what_names_no_month_is_no_date(run: Run, tmp_path: Path, date: str) -> None:
    name = dump(tmp_path, *of("2024-01-01"), *of(date))
    status, out, err = run("stats", name)
    assert (status, err) == (0, "")
    assert out.split("\n\n")[1] == "Dates      2024-01-01\n  2024-01  1  █"
    assert "\nWithout    headline 0; date 1;" in out


def test_what_steers_a_terminal_shows_as_escapes(run: Run, tmp_path: Path) -> None:
    name = dump(tmp_path, Article(path="a", authors=["Ida \x1b[31m[/b] Holm"]))
    assert r"Ida \x1b[31m[/b] Holm 1" in run("stats", name)[1]
