"""``newsctl similar`` as people run it: what it prints, says and returns."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.bench.archive import fill_archive

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]

LEAD = (
    "The harbour board voted on Tuesday to raise the old sea wall by two metres before the winter storms,"
    " ending a dispute that had lasted for nine years and three chairmen."
)
COST = (
    "The work is to cost 14 million crowns, of which the town pays 4 million and the state the rest, and it"
    " will close the eastern quay to fishing boats from May until October."
)
NEWS = (
    "On Wednesday the restaurant owners said that they would go to court. Their lawyer called the vote hasty"
    " and said that 31 objections had never been read by anybody on the board or in the office of the mayor."
)
CLOCK = (
    "For the first time since it was hung, the clock of the town hall shows the right time on all four of its"
    " faces, and nobody who was born here knows any longer when to be late for dinner."
)
GRAIN = (
    "Grain at the exchange on {}, crowns a tonne: wheat {} against {}, barley {} against {}, rye {} against"
    " {}, oats {} against {}, the turnover at {} tonnes and the mood described by dealers as calm."
)


def write(path: Path, headline: str, day: str, *paragraphs: str) -> None:
    path.write_text("\n\n".join([headline, day, *paragraphs]) + "\n", encoding="utf-8")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A wall in three papers, the last with news; a clock; the grain of two days; another wall."""
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder / "courier.txt", "Wall to grow", "March 3, 2020", LEAD, COST)
    write(folder / "ledger.txt", "Board votes for wall", "March 4, 2020", LEAD, COST)
    write(folder / "post.txt", "Owners of restaurants sue over wall", "March 5, 2020", NEWS, LEAD, COST)
    write(folder / "clock.txt", "Right at last", "March 3, 2020", CLOCK)
    figures = "Monday", 211, 209, 187, 188, 164, 160, 140, 141, "9,500"
    write(folder / "grain-1.txt", "Grain", "March 2, 2020", GRAIN.format(*figures))
    figures = "Friday", 215, 212, 190, 189, 161, 163, 144, 139, "8,200"
    write(folder / "grain-2.txt", "Grain", "March 6, 2020", GRAIN.format(*figures))
    return folder


TABLE = """\
group  kind       contained  date        words  headline
    1  update                2020-03-03     65  Wall to grow
    news/courier.txt
    1  same-text       1.00  2020-03-04     65  Board votes for wall
    news/ledger.txt
    1  update          1.00  2020-03-05    104  Owners of restaurants sue over…
    news/post.txt
"""

ROWS = """\
1\tupdate\t\t2020-03-03\t65\tWall to grow\tnews/courier.txt
1\tsame-text\t1.00\t2020-03-04\t65\tBoard votes for wall\tnews/ledger.txt
1\tupdate\t1.00\t2020-03-05\t104\tOwners of restaurants sue over wall\tnews/post.txt
"""


def test_rows(run: Run, news: Path) -> None:
    assert run("similar", "news") == (0, ROWS, "")


def test_an_index_and_a_dump_answer_like_the_folder(run: Run, news: Path) -> None:
    run("index", "-q", "news", "-o", "news.db")
    run("export", "news", "-o", "news.jsonl")
    assert run("similar", "news.db") == (0, ROWS, "")
    assert run("similar", "news.jsonl") == (0, ROWS, "")
    assert run("similar", env={"NEWSCTL_CORPUS": "news.db"}) == (0, ROWS, "")
    assert run("similar", "news.db", "news", "news.jsonl") == (0, ROWS, "")  # each article counts once


def test_order_and_jobs_make_no_difference(run: Run, news: Path) -> None:
    files = sorted(f"news/{file.name}" for file in news.iterdir())
    assert run("similar", *reversed(files)) == (0, ROWS, "")
    assert run("similar", "news", "-j", "2") == (0, ROWS, "")


def test_why(run: Run, news: Path) -> None:
    rows = [line.split("\t")[6:] for line in run("similar", "--why", "news")[1].splitlines()]
    assert rows == [
        ["", "news/courier.txt"],
        ["word for word", "news/ledger.txt"],
        ["61 of 61 shingles, 2 of 2 numbers", "news/post.txt"],
    ]


def test_json(run: Run, news: Path) -> None:
    status, out, err = run("similar", "--json", "news")
    record = {
        "kind": "update",
        "articles": [
            {"path": "news/courier.txt", "headline": "Wall to grow", "date": "2020-03-03", "words": 65},
            {
                "path": "news/ledger.txt",
                "headline": "Board votes for wall",
                "date": "2020-03-04",
                "words": 65,
            },
            {
                "path": "news/post.txt",
                "headline": "Owners of restaurants sue over wall",
                "date": "2020-03-05",
                "words": 104,
            },
        ],
        "pairs": [
            {
                "a": "news/courier.txt",
                "b": "news/ledger.txt",
                "kind": "same-text",
                "contained": 1.0,
                "numbers_lost": 0.0,
            },
            {
                "a": "news/courier.txt",
                "b": "news/post.txt",
                "kind": "update",
                "contained": 1.0,
                "numbers_lost": 0.0,
            },
        ],
    }
    assert (0, [record], "") == (status, [json.loads(line) for line in out.splitlines()], err)
    pairs = json.loads(run("similar", "--json", "--why", "news")[1])["pairs"]
    figures = {"shared": 61, "shingles": 61, "common": 0, "missing": 0, "numbers": 2, "replaced": 0.0}
    assert [None, figures] == [pair["why"] for pair in pairs]


def test_keep(run: Run, news: Path) -> None:
    others = ["news/grain-1.txt", "news/clock.txt", "news/courier.txt", "news/grain-2.txt"]
    assert run("similar", "--keep", "first", "news") == (0, "".join(f"{name}\n" for name in others), "")
    assert run("similar", "--keep", "first", "--dropped", "news") == (
        0,
        "news/ledger.txt\nnews/post.txt\n",
        "",
    )
    assert run("similar", "--keep", "longest", "--dropped", "-Z", "news") == (
        0,
        "news/courier.txt\0news/ledger.txt\0",
        "",
    )


def test_what_is_kept_can_be_read(run: Run, news: Path) -> None:
    run("index", "-q", "news", "-o", "news.db")
    _, paths, _ = run("similar", "--keep", "longest", "-Z", "news.db")
    status, out, err = run("list", "--columns", "path", "--files-from", "-", "-0", input=paths)
    assert (0, paths.replace("\0", "\n"), "") == (status, out, err)


def test_against(run: Run, news: Path, tmp_path: Path) -> None:
    write(tmp_path / "mine.txt", "Our wall", "March 9, 2020", LEAD, COST)
    rows = (
        "1\tupdate\t\t2020-03-09\t65\tOur wall\tmine.txt\n"
        "1\tsame-text\t1.00\t2020-03-03\t65\tWall to grow\tnews/courier.txt\n"
        "1\tsame-text\t1.00\t2020-03-04\t65\tBoard votes for wall\tnews/ledger.txt\n"
        "1\tupdate\t1.00\t2020-03-05\t104\tOwners of restaurants sue over wall\tnews/post.txt\n"
    )
    assert run("similar", "--against", "mine.txt", "news") == (0, rows, "")
    mine = (tmp_path / "mine.txt").read_text(encoding="utf-8")
    assert run("similar", "--against", "-", "news", input=mine) == (0, rows.replace("mine.txt", "-"), "")
    assert run("similar", "--against", "news/clock.txt", "news") == (
        0,
        "",
        "newsctl: nothing runs the text of news/clock.txt\n",
    )
    assert run("similar", "--against", "none.txt", "news") == (
        2,
        "",
        "newsctl: none.txt: no such file or folder\n",
    )


def test_against_an_article_of_the_corpus(run: Run, news: Path) -> None:
    """It comes first, though it is not the earliest, and is not told as a copy of itself."""
    run("index", "-q", "news", "-o", "news.db")
    rows = (
        "1\tsame-text\t\t2020-03-05\t104\tOwners of restaurants sue over wall\tnews/post.txt\n"
        "1\tsame-text\t1.00\t2020-03-03\t65\tWall to grow\tnews/courier.txt\n"
        "1\tsame-text\t1.00\t2020-03-04\t65\tBoard votes for wall\tnews/ledger.txt\n"
    )
    assert run("similar", "--against", "news/post.txt", "news") == (0, rows, "")
    assert run("similar", "--against", "news/post.txt", "news.db") == (0, rows, "")


def test_templates(run: Run, news: Path) -> None:
    rows = (
        "1\ttemplate\t\t2020-03-02\t38\tGrain\tnews/grain-1.txt\n"
        "1\ttemplate\t0.85\t2020-03-06\t38\tGrain\tnews/grain-2.txt\n"
    )
    assert run("similar", "--templates", "news") == (0, rows, "")


def test_same_headline(run: Run, news: Path) -> None:
    rows = (
        "1\tsame-headline\t\t2020-03-02\t38\tGrain\tnews/grain-1.txt\n"
        "1\tsame-headline\t0.29\t2020-03-06\t38\tGrain\tnews/grain-2.txt\n"
    )
    assert run("similar", "--same-headline", "news") == (0, rows, "")


def test_filters(run: Run, news: Path) -> None:
    run("index", "-q", "news", "-o", "news.db")
    rows = "".join(ROWS.splitlines(keepends=True)[1:]).replace("same-text\t1.00", "update\t")
    for corpus in ("news", "news.db"):
        assert run("similar", corpus, "--since", "2020-03-04") == (0, rows, "")
        assert run("similar", corpus, "--author", "Holm") == (
            0,
            "",
            "newsctl: no article, and nothing to compare it with\n",
        )


def test_nothing_is_similar(run: Run, news: Path, tmp_path: Path) -> None:
    assert run("similar", "news/clock.txt", "news/post.txt") == (
        0,
        "",
        "newsctl: no two of 2 articles run the same text\n",
    )
    assert run("similar", "news/clock.txt") == (
        0,
        "",
        "newsctl: one article, and nothing to compare it with\n",
    )
    (tmp_path / "empty").mkdir()
    status, out, err = run("similar", "empty")
    assert (status, out, err.count("newsctl: empty: no articles in this folder")) == (2, "", 1)
    assert (2, "", err) == run("list", "empty")  # that is said once


def test_a_bad_file_costs_itself(run: Run, news: Path) -> None:
    (news / "torn.jsonl").write_text("{\n", encoding="utf-8")
    status, out, err = run("similar", "news")
    assert (status, out) == (2, ROWS)
    assert err.startswith("newsctl: news/torn.jsonl#1: ")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--templates", "--same-headline"], "--templates and --same-headline exclude each other."),
        (["--keep", "first", "--templates"], "--templates and --keep exclude each other."),
        (["--keep", "first", "--json"], "--keep and --json exclude each other."),
        (["--keep", "first", "--against", "a.txt"], "--keep and --against exclude each other."),
        (["--dropped"], "--dropped goes with --keep."),
        (["-Z"], "-Z goes with --keep."),
    ],
)
def test_usage(run: Run, args: list[str], message: str) -> None:
    assert run("similar", *args) == (2, "", f"newsctl: {message} See 'newsctl similar --help'.\n")


def test_a_terminal_gets_a_table(on_terminal: Terminal, news: Path) -> None:
    assert on_terminal("similar", "news", env={"NO_COLOR": "1"}) == (0, TABLE)


def test_untrusted_words_steer_nothing(run: Run, on_terminal: Terminal, news: Path) -> None:
    write(news / "courier.txt", "Wall \x1b[31mto\tgrow", "March 3, 2020", LEAD, COST)
    assert run("similar", "news")[1].splitlines()[0].split("\t")[5] == "Wall \\x1b[31mto grow"
    assert "\x1b" not in on_terminal("similar", "news", env={"NO_COLOR": "1"})[1]


def test_an_archive_and_its_index_answer_alike(run: Run, tmp_path: Path) -> None:
    fill_archive(tmp_path / "archive", 300)
    run("index", "-q", "archive", "-o", "archive.db")
    for args in ([], ["--templates"], ["--same-headline"], ["--keep", "longest"]):
        scanned = run("similar", "-q", "archive", *args)
        assert scanned == run("similar", "-q", "archive.db", *args)
        assert scanned == run("similar", "-q", "-j", "2", "archive", *args)


def test_what_is_gone_is_gone(run: Run, news: Path) -> None:
    """An update of the database drops the fingerprints of what it drops, and makes those of what is new."""
    run("index", "-q", "news", "-o", "news.db")
    (news / "post.txt").unlink()
    write(news / "ledger.txt", "Right, too", "March 4, 2020", CLOCK)
    run("index", "-q", "news", "-o", "news.db")
    rows = (
        "1\tsame-text\t\t2020-03-03\t39\tRight at last\tnews/clock.txt\n"
        "1\tsame-text\t1.00\t2020-03-04\t39\tRight, too\tnews/ledger.txt\n"
    )
    assert run("similar", "news.db") == (0, rows, "")
    assert run("index", "--check", "-o", "news.db") == (0, "news.db: sound\n", "")


def changed(database: Path, statement: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement)


def test_of_an_index_no_text_is_read(run: Run, news: Path, tmp_path: Path) -> None:
    run("index", "-q", "news", "-o", "news.db")
    changed(tmp_path / "news.db", "DELETE FROM passages")
    assert run("similar", "news.db") == (0, ROWS, "")


def test_a_fingerprint_that_is_lost_is_told(run: Run, news: Path, tmp_path: Path) -> None:
    run("index", "-q", "news", "-o", "news.db")
    changed(tmp_path / "news.db", "DELETE FROM fingerprints WHERE article_id = 1")  # of the clock
    assert run("similar", "news.db") == (
        2,
        ROWS,
        "newsctl: news.db: a damaged database (malformed: 1 of 6 articles cannot be read);"
        " delete it and build it again with `newsctl index`\n",
    )
    assert run("index", "--check", "-o", "news.db") == (
        2,
        "",
        "newsctl: news.db: row 1 of articles has the fingerprint of another text\n",
    )
