"""``newsctl grep`` as a process: what it prints, whole, and how it ends."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from newsctl import Article, Dateline, Link, Quote
from newsctl.article import to_json
from newsctl.parsing.characters import RIGHT_SINGLE

Run = Callable[..., tuple[int, str, str]]

FERRY = Article(
    path="ferry.txt",
    headline="Ferry fares to rise, islanders told",
    subheadline="Council blames fuel",
    dateline=Dateline("Port Ellis (NNA) -", "Port Ellis", "NNA", "2021-03-09", 0, 18),
    authors=["Mina Okafor-Reyes"],
    published="2021-03-09",
    body=[
        "The ferry to the islands will cost more from May.",
        'Minister Ola Brandvik said: "The ferry must pay for its fuel." He gave no figures.',
        "Islanders were angry.",
        "A second ferry is planned.",
    ],
    quotes=[
        Quote("The ferry must pay for its fuel.", 0, 0, 1, "full", "Ola Brandvik", [], None, None, "before"),
    ],
    links=[Link("Old ferry sold for scrap", None, "Read More", 0, 0)],
    words=35,
)
HARBOUR = Article(
    path="harbour.txt",
    headline="Harbour chief resigns",
    dateline=Dateline("LUND (AP) –", "LUND", "AP", None, 0, 11),
    body=["Harbour chief Ola Brandvig resigned.", "No ferry sailed."],
    words=8,
)


@pytest.fixture
def run(run: Run) -> Run:
    """Where no corpus is named, it is the dump alone, not the files beside it."""

    def run_on_dump(*args: str, env: Mapping[str, str] | None = None, **rest: Any) -> tuple[int, str, str]:
        return run(*args, env={"NEWSCTL_CORPUS": "news.jsonl", **(env or {})}, **rest)

    return run_on_dump


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A dump whose records come from files that are there, so that they are called by their paths."""
    for path in ("ferry.txt", "harbour.txt"):
        (tmp_path / path).touch()
    (tmp_path / "news.jsonl").write_bytes(b"".join(to_json(article) + b"\n" for article in (FERRY, HARBOUR)))
    return tmp_path


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (
            ["ferry"],
            "ferry.txt:1:The ferry to the islands will cost more from May.\n"
            'ferry.txt:2:Minister Ola Brandvik said: "The ferry must pay for its fuel." He gave no figures.\n'
            "ferry.txt:4:A second ferry is planned.\n"
            "ferry.txt:links:Old ferry sold for scrap\n"
            "harbour.txt:2:No ferry sailed.\n",
        ),
        (["Ferry"], "ferry.txt:headline:Ferry fares to rise, islanders told\n"),
        (["-io", "ferry fares|ferry sailed"], "ferry.txt:headline:Ferry fares\nharbour.txt:2:ferry sailed\n"),
        (["-So", "harbour"], "harbour.txt:headline:Harbour\nharbour.txt:1:Harbour\n"),
        (["-So", "Harbour chief"], "harbour.txt:headline:Harbour chief\nharbour.txt:1:Harbour chief\n"),
        (["-c", "ferry"], "ferry.txt:4\nharbour.txt:1\n"),
        (["-c", "ferry", "-C", "1"], "ferry.txt:4\nharbour.txt:1\n"),
        (["-l", "islands"], "ferry.txt\n"),
        (["-L", "islands"], "harbour.txt\n"),
        (
            ["-m1", "ferry"],
            "ferry.txt:1:The ferry to the islands will cost more from May.\nharbour.txt:2:No ferry sailed.\n",
        ),
        (["-v", "-i", "ferry|island|harbour"], "ferry.txt:subheadline:Council blames fuel\n"),
        (["--in", "quotes", "fuel"], "ferry.txt:quotes:The ferry must pay for its fuel.\n"),
        (
            ["--in", "authors,dateline", "-e", "Okafor", "-e", "AP"],
            "ferry.txt:authors:Mina Okafor-Reyes\nharbour.txt:dateline:LUND (AP) –\n",
        ),
        (["-F", "(AP)", "--in=dateline"], "harbour.txt:dateline:LUND (AP) –\n"),
        (["-w", "ferr[yi]", "--and", "angry", "--in", "links"], "ferry.txt:links:Old ferry sold for scrap\n"),
        (["ferry", "--not", "angry"], "harbour.txt:2:No ferry sailed.\n"),
        (["angry|resigned", "--not", "AP"], "ferry.txt:3:Islanders were angry.\n"),
        (["-o", "ferry", "--speaker", "Brandvik"], "ferry.txt:2:ferry\n"),
        (["-o", "He|fuel", "--speaker", "O. Brandvik"], "ferry.txt:2:fuel\n"),
        (["-c", "ferry", "--place", "Lund"], "harbour.txt:1\n"),
        (["-c", "ferry", "--agency", "nna"], "ferry.txt:4\n"),
        (["-c", "ferry", "--author", "okafor reyes"], "ferry.txt:4\n"),
        (["-c", "ferry", "--since", "2021-03", "--undated", "drop"], "ferry.txt:4\n"),
        (["-c", "ferry", "--has", "links"], "ferry.txt:4\n"),
        (["--fuzzy", "Brandvik", "-o"], "ferry.txt:2:Brandvik\nharbour.txt:1:Brandvig\n"),
        (["--fuzzy=90", "Brandvik", "-o"], "ferry.txt:2:Brandvik\n"),
        (["--fuzzy=80", "Brandvig", "-l", "--sort", "score"], "harbour.txt\nferry.txt\n"),
        (
            ["--heading", "angry"],
            "Ferry fares to rise, islanders told\n"
            "9 March 2021 · Port Ellis · ferry.txt\n"
            "  3: Islanders were angry.\n",
        ),
        (
            ["angry", "-B1", "--heading"],
            "Ferry fares to rise, islanders told\n9 March 2021 · Port Ellis · ferry.txt\n"
            '  2- Minister Ola Brandvik said: "The ferry must pay for its fuel." He gave no figures.\n'
            "  3: Islanders were angry.\n",
        ),
        (
            ["May|planned|resigned", "-A1"],
            "ferry.txt:1:The ferry to the islands will cost more from May.\n"
            'ferry.txt-2-Minister Ola Brandvik said: "The ferry must pay for its fuel." He gave no figures.\n'
            "--\n"
            "ferry.txt:4:A second ferry is planned.\n"
            "--\n"
            "harbour.txt:1:Harbour chief Ola Brandvig resigned.\n"
            "harbour.txt-2-No ferry sailed.\n",
        ),
    ],
)  # fmt: skip
def test_output(run: Run, news: Path, args: list[str], expected: str) -> None:
    assert (0, expected, "") == run("grep", *args, cwd=news)


def test_kwic_is_set_in_columns(run: Run, news: Path) -> None:
    _, out, _ = run("grep", "--kwic", "ferry", "--sort", "right", cwd=news, env={"COLUMNS": "70"})
    assert out == (
        "               A second ferry is planned.              ferry.txt:4\n"
        'Ola Brandvik said: "The ferry must pay for its fuel."  ferry.txt:2\n'
        "                     No ferry sailed.                  harbour.txt:2\n"
        "                    Old ferry sold for scrap           ferry.txt:links\n"
        "                    The ferry to the islands will cos  ferry.txt:1\n"
    )


def test_kwic_on_a_terminal_has_long_paths_whole_below(
    on_terminal: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    path = "archive/2021/march/north/ferry.txt"
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).touch()
    (tmp_path / "x.jsonl").write_bytes(to_json(Article(path=path, body=["No ferry sailed."])) + b"\n")
    _, out = on_terminal("grep", "--kwic", "ferry", "x.jsonl", columns=60, env={"NO_COLOR": "1"})
    assert out == f"                      No ferry sailed.                   1:1\n\n1  {path}\n"


def test_under_headings_two_dashes_say_that_paragraphs_are_left_out(run: Run, news: Path) -> None:
    _, out, _ = run(
        "grep",
        "rise|May|planned",
        "-A",
        "1",
        "--heading",
        "--color",
        "always",
        cwd=news,
        env={"COLUMNS": "120"},
    )
    assert [line[-4:] for line in re.sub(r"\x1b\[[0-9;]*m", "", out).splitlines()][4:6] == ["res.", "  --"]


def test_json_records(run: Run, news: Path) -> None:
    status, out, err = run("grep", "--json", "f.el", cwd=news)
    assert (status, err) == (0, "")
    assert [
        {
            "path": "ferry.txt",
            "headline": FERRY.headline,
            "field": "subheadline",
            "paragraph": None,
            "start": 15,
            "end": 19,
            "text": "Council blames fuel",
            "match": "fuel",
            "speaker": None,
            "score": None,
        },
        {
            "path": "ferry.txt",
            "headline": FERRY.headline,
            "field": "body",
            "paragraph": 1,
            "start": 56,
            "end": 60,
            "text": FERRY.body[1],
            "match": "fuel",
            "speaker": "Ola Brandvik",
            "score": None,
        },
    ] == [json.loads(line) for line in out.splitlines()]


def test_json_in_ascii(run: Run, news: Path) -> None:
    _, out, _ = run("grep", "--json", "--ascii", "LUND", "--in", "dateline", cwd=news)
    assert r"LUND (AP) \u2013" in out


def test_stats_go_to_stderr(run: Run, news: Path) -> None:
    status, out, err = run("grep", "-l", "--stats", "ferry", cwd=news)
    assert (status, out) == (0, "ferry.txt\nharbour.txt\n")
    assert err.startswith("newsctl: 5 matches in 5 passages of 2 articles, of 2 searched in ")


def test_colour_marks_the_match(run: Run, news: Path) -> None:
    _, out, _ = run("grep", "angry", "--color", "always", cwd=news)
    assert out == "\x1b[35mferry.txt\x1b[0m\x1b[2m:3:\x1b[0mIslanders were \x1b[1;31mangry\x1b[0m.\n"


def test_patterns_from_a_file(run: Run, news: Path) -> None:
    (news / "patterns").write_text("angry\n\nresigned\n")
    assert run("grep", "-c", "-f", "patterns", "news.jsonl", cwd=news) == (
        0,
        "ferry.txt:1\nharbour.txt:1\n",
        "",
    )


LOOKALIKES = Article(
    path="wall.txt",
    headline=f"Council won{RIGHT_SINGLE}t pay",
    body=[
        f"The ships don{RIGHT_SINGLE}t pay, they say.",
        "They don't care.",
        "The govern\u00adment of the cafe\u0301.",
    ],
)


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["-o", "don't"], f"wall.txt:1:don{RIGHT_SINGLE}t\nwall.txt:2:don't\n"),
        (["-o", "-i", "-F", f"DON{RIGHT_SINGLE}T"], f"wall.txt:1:don{RIGHT_SINGLE}t\nwall.txt:2:don't\n"),
        (["-o", "--exact", "don't"], "wall.txt:2:don't\n"),
        (
            ["-o", "[dw]on't"],
            f"wall.txt:headline:won{RIGHT_SINGLE}t\nwall.txt:1:don{RIGHT_SINGLE}t\nwall.txt:2:don't\n",
        ),
        (["-o", "government|café"], "wall.txt:3:govern\u00adment\nwall.txt:3:cafe\u0301\n"),
        (["-c", "pay", "--and", "don't", "--not", "do'nt"], "wall.txt:2\n"),
        (["-o", "--fuzzy=90", "governmant"], "wall.txt:3:govern\u00adment\n"),
        (["-o", "-w", "(?i)(?m)THEY"], "wall.txt:1:they\nwall.txt:2:They\n"),
    ],
)
@pytest.mark.parametrize(
    ("corpus", "name"), [("wall.jsonl", "wall.jsonl#1"), ("wall.db", "wall.db#wall.txt")]
)
def test_characters_that_look_the_same(
    run: Run, tmp_path: Path, corpus: str, name: str, args: list[str], expected: str
) -> None:
    (tmp_path / "wall.jsonl").write_bytes(to_json(LOOKALIKES) + b"\n")
    if corpus == "wall.db":
        run("index", "wall.jsonl", "-o", "wall.db")
    assert (0, expected.replace("wall.txt", name), "") == run("grep", *args, corpus)


def test_the_place_of_a_match_is_that_of_the_text_as_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wall.jsonl").write_bytes(to_json(LOOKALIKES) + b"\n")
    _, out, _ = run("grep", "--json", "government of", "wall.jsonl")
    match = json.loads(out)
    assert (match["start"], match["end"], match["match"]) == (4, 18, "govern\u00adment of")


def test_a_pattern_that_nobody_sees(run: Run, news: Path) -> None:
    assert run("grep", "\u00ad", cwd=news) == (
        2,
        "",
        "newsctl: '\\xad' is of characters that nobody sees; add --exact to search for them\n",
    )


def test_nothing_found(run: Run, news: Path) -> None:
    assert run("grep", "submarine", cwd=news) == (1, "", "")


def test_what_steers_a_terminal_is_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(to_json(Article(path="x", body=["red \x1b[31m [b]alert[/b]"])) + b"\n")
    assert run("grep", "alert", "x.jsonl") == (0, "x.jsonl#1:1:red \\x1b[31m [b]alert[/b]\n", "")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["talks (in"],
            "'talks (in' is no regular expression: missing ), unterminated subpattern at character 7, '(in';"
            " add -F to search for it as it stands",
        ),
        ([""], "the pattern is empty: it would match everything; give a word to search for"),
        ([], "Missing argument 'PATTERN'. See 'newsctl grep --help'."),
        (
            ["x", "--in", "lede"],
            "there is no field 'lede' to search in; there are url, headline, subheadline, dateline, authors,"
            " published, label, body, quotes, links",
        ),
        (["x", "-c", "-l"], "-c and -l exclude each other. See 'newsctl grep --help'."),
        (["x", "--sort", "left"], "--sort left is for --kwic. See 'newsctl grep --help'."),
        (
            ["x", "--since", "March"],
            "'March' is no date; write a day, month or year: 2020-10-05, 2020-10, 2020",
        ),
        (["x", "--fuzzy=200"], "the score of a fuzzy search is between 1 and 100, not 200"),
        (["---", "--fuzzy"], None),
    ],
)  # fmt: skip
def test_a_wrong_command_line(run: Run, news: Path, args: list[str], message: str | None) -> None:
    status, out, err = run("grep", *args, cwd=news)
    assert (status, out) == (2, "")
    if message is not None:
        assert f"newsctl: {message}\n" == err


def test_a_missing_file_is_said_and_the_rest_searched(run: Run, news: Path) -> None:
    status, out, err = run("grep", "-c", "angry", "missing.txt", "news.jsonl", cwd=news)
    assert (status, out) == (2, "ferry.txt:1\n")
    assert err.startswith("newsctl: missing.txt: ")


def test_a_catastrophic_pattern_does_not_hang(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(to_json(Article(path="x", body=["a" * 5000 + "!"])) + b"\n")
    assert run("grep", "(a+)+$", "x.jsonl") == (1, "", "")
    status, out, err = run("grep", r"(a+)+\b$", "x.jsonl")
    assert (status, out) == (2, "")
    assert err.startswith(r"newsctl: '(a+)+\\b$' takes too long: ")
