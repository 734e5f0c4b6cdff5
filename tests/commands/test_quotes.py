"""`newsctl quotes`: who said what, of files and of a database alike."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsctl.article import Article, Dateline, Quote, QuoteKind, Span, to_json
from tests.commands.conftest import newsctl

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]


def _quote(text: str, paragraph: int, speaker: str | None, kind: QuoteKind = "full") -> Quote:
    return Quote(
        text,
        1,
        1 + len(text),
        paragraph,
        kind,
        speaker,
        [],
        Span("he", 90, 92),
        Span("said", 93, 97),
        "after",
    )


def _article(number: int, date: str | None, *said: tuple[str | None, str]) -> Article:
    return Article(
        path=f"{number}.txt",
        url=f"https://example.org/{number}",
        headline=f"Story {number}",
        dateline=Dateline("LUND (NNA) --", "LUND", "NNA", None, 0, 13),
        date=date,
        date_source="published" if date else None,
        body=[f"“{text},” he said." for _, text in said],
        quotes=[_quote(text, at, speaker) for at, (speaker, text) in enumerate(said)],
        words=9,
    )


ARTICLES = [
    _article(
        1,
        "2024-03-01",
        ("Robert Holm", "The wall will stand"),
        ("Eva Lind", "It will fall"),
        ("Holm", "It stands"),
    ),
    _article(
        2,
        "2024-03-02",
        ("Bob Holm", "the wall will stand!"),
        ("Eva Holm", "Bread is dear"),
        (None, "Nobody says this"),
    ),
    _article(3, None, ("Holm", "Who knows"), ("a neighbour", "I saw Holm at the Wall")),
    _article(4, "2024-05-01", ("Eva M. Lind", "Yes"), ("Mr. Lind", "No")),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a dump of the articles, and a database of that."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "dump.jsonl").write_bytes(b"".join(to_json(each) + b"\n" for each in ARTICLES))
    assert newsctl("index", "-q", "dump.jsonl", "-o", "news.db", cwd=folder) == (0, "", "")
    return folder


@pytest.fixture(params=["dump.jsonl", "news.db"])
def corpus(request: pytest.FixtureRequest, made: Path) -> str:
    return str(made / request.param)


def said(run: Run, corpus: str, *args: str, columns: str = "speaker,text") -> list[list[str]]:
    status, out, err = run("quotes", corpus, "--columns", columns, *args)
    assert (status, err) == (0, "")
    return [line.split("\t") for line in out.splitlines()]


def test_a_line_a_quote(run: Run, corpus: str) -> None:
    name = f"{corpus}#"
    assert run("quotes", corpus, "--limit", "3") == (
        0,
        f"Robert Holm\tThe wall will stand\t2024-03-01\t{name}1\n"
        f"Eva Lind\tIt will fall\t2024-03-01\t{name}1\n"
        f"Holm\tIt stands\t2024-03-01\t{name}1\n".replace("#1", "#1" if name.endswith("l#") else "#1.txt"),
        "",
    )


def test_a_person_has_all_quotes_under_any_name(run: Run, corpus: str) -> None:
    assert said(run, corpus, "--speaker", "Bob Holm", columns="person,speaker") == [
        ["Bob Holm", "Robert Holm"],
        ["Bob Holm", "Holm"],
        ["Bob Holm", "Bob Holm"],
    ]
    assert said(run, corpus, "--speaker", "=Robert Holm", columns="text") == [
        ["The wall will stand"],
        ["It stands"],
        ["the wall will stand!"],
    ]
    assert said(run, corpus, "--speaker", "Holm", columns="speaker") == [
        ["Robert Holm"],
        ["Holm"],
        ["Bob Holm"],
        ["Eva Holm"],
        ["Holm"],
    ]
    assert said(run, corpus, "--speaker", "neighbour", columns="person,speaker") == [["", "a neighbour"]]


def test_one_wording_of_a_person_once(run: Run, corpus: str) -> None:
    assert said(run, corpus, "--about", "wall") == [
        ["Robert Holm", "The wall will stand"],
        ["Bob Holm", "the wall will stand!"],
        ["a neighbour", "I saw Holm at the Wall"],
    ]
    assert said(run, corpus, "--about", "wall", "--distinct") == [
        ["Robert Holm", "The wall will stand"],
        ["a neighbour", "I saw Holm at the Wall"],
    ]
    assert said(run, corpus, "--about", "Wall") == [["a neighbour", "I saw Holm at the Wall"]]


def test_choice_order_and_limit(run: Run, corpus: str) -> None:
    assert said(run, corpus, "--min-words", "5") == [["a neighbour", "I saw Holm at the Wall"]]
    assert said(run, corpus, "--kind", "partial") == []
    assert said(run, corpus, "--sort", "words", "--reverse", "--limit", "2", columns="words") == [
        ["6"],
        ["4"],
    ]
    assert said(run, corpus, "--sort", "person", "--limit", "1", columns="person,text") == [
        ["Bob Holm", "The wall will stand"]
    ]
    assert said(run, corpus, "--since", "2024-05", "-q", columns="speaker,place,agency") == [
        ["Eva M. Lind", "LUND", "NNA"],
        ["Mr. Lind", "LUND", "NNA"],
    ]
    assert said(run, corpus, "-r", "--limit", "1", columns="text") == [["No"]]


def test_json_is_the_record_with_where_it_is_from(run: Run, made: Path) -> None:
    status, out, err = run("quotes", "--json", str(made / "news.db"), "--speaker", "=Bob Holm")
    first, *_ = map(json.loads, out.splitlines())
    assert (status, err) == (0, "")
    assert list(first) == [
        *("path", "headline", "published", "date", "place", "agency", "url", "person"),
        *(
            "text",
            "start",
            "end",
            "paragraph",
            "kind",
            "speaker",
            "also",
            "mention",
            "cue",
            "rule",
            "words",
            "context",
        ),
    ]
    assert first | {"path": ""} == {
        "path": "",
        "headline": "Story 1",
        "published": None,
        "date": "2024-03-01",
        "place": "LUND",
        "agency": "NNA",
        "url": "https://example.org/1",
        "person": "Bob Holm",
        "text": "The wall will stand",
        "start": 1,
        "end": 20,
        "paragraph": 0,
        "kind": "full",
        "speaker": "Robert Holm",
        "also": [],
        "mention": {"text": "he", "start": 90, "end": 92},
        "cue": {"text": "said", "start": 93, "end": 97},
        "rule": "after",
        "words": 4,
        "context": "“The wall will stand,” he said.",
    }


BY_SPEAKER = """\
3\t2\t2\t2024-03-01\t2024-03-02\tBob Holm\tBob Holm; Holm; Robert Holm
2\t2\t2\t2024-03-01\t2024-05-01\tEva Lind\tEva Lind; Eva M. Lind
1\t1\t1\t2024-03-02\t2024-03-02\tEva Holm\tEva Holm
1\t1\t1\t\t\tHolm\tHolm
1\t1\t1\t2024-05-01\t2024-05-01\tMr. Lind\tMr. Lind
"""


def test_by_speaker(run: Run, corpus: str) -> None:
    """Of a database from its tables, and, with a filter that keeps all, from its articles."""
    assert run("quotes", corpus, "--by-speaker") == (0, BY_SPEAKER, "")
    assert run("quotes", corpus, "--by-speaker", "--place", "Lund") == (0, BY_SPEAKER, "")
    two = "".join(BY_SPEAKER.splitlines(keepends=True)[:2])
    assert run("quotes", corpus, "--by-speaker", "--limit", "2") == (0, two, "")
    assert run("quotes", corpus, "--by-speaker", "--since", "2024-03-02", "--until", "2024-04", "-q")[1] == (
        "1\t1\t1\t2024-03-02\t2024-03-02\tBob Holm\tBob Holm\n"
        "1\t1\t1\t2024-03-02\t2024-03-02\tEva Holm\tEva Holm\n"
    )
    first = json.loads(run("quotes", corpus, "--by-speaker", "--json", "--limit", "1")[1])
    assert first == {
        "quotes": 3,
        "distinct": 2,
        "articles": 2,
        "first": "2024-03-01",
        "last": "2024-03-02",
        "name": "Bob Holm",
        "spellings": ["Bob Holm", "Holm", "Robert Holm"],
    }


def test_counts_and_exports_know_the_persons(run: Run, corpus: str) -> None:
    assert run("list", corpus, "--count-by", "speaker") == (
        0,
        "3\tBob Holm\n2\tEva Lind\n1\t(no speaker)\n1\tEva Holm\n1\tHolm\n1\tMr. Lind\n1\ta neighbour\n",
        "",
    )
    out = run("export", corpus, "-f", "csv", "--table", "quotes", "--speaker", "Bob Holm")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["person"], row["speaker"], row["context"]) for row in rows] == [
        ("Bob Holm", "Robert Holm", "“The wall will stand,” he said."),
        ("Bob Holm", "Holm", "“It stands,” he said."),
        ("Bob Holm", "Bob Holm", "“the wall will stand!,” he said."),
    ]


def test_on_a_terminal_it_says_whom_it_took(on_terminal: Terminal, corpus: str) -> None:
    def remarks(*args: str) -> list[str]:
        _, screen = on_terminal("quotes", corpus, *args, columns=200, env={"NO_COLOR": "1"})
        return [line for line in screen.splitlines() if line.startswith("newsctl:")]

    whom = "newsctl: --speaker took Bob Holm (3), Eva Holm (1), Holm (1); --speaker '=Bob Holm' for one"
    assert remarks("--speaker", "Holm") == [whom]
    assert remarks("--speaker", "Holm", "--limit", "1") == [whom]
    assert remarks("--speaker", "=Bob Holm") == []


def test_aliases_tell_two_of_one_name_apart(run: Run, tmp_path: Path) -> None:
    articles = [
        _article(1, None, ("Karl Sund", "Pray"), ("Sund", "Amen")),
        _article(2, None, ("Karl Sund", "Vote"), ("Rep. Karl Sund", "Order")),
    ]
    (tmp_path / "dump.jsonl").write_bytes(b"".join(to_json(each) + b"\n" for each in articles))
    (tmp_path / "people.toml").write_text(
        '[[person]]\nname = "Karl Sund, the pastor"\nalso = ["Karl Sund"]\nin = ["1.txt"]\n', encoding="utf-8"
    )
    columns = "person,text"
    assert said(run, "dump.jsonl", columns=columns) == [
        ["Karl Sund", "Pray"],
        ["Karl Sund", "Amen"],
        ["Karl Sund", "Vote"],
        ["Karl Sund", "Order"],
    ]
    assert said(run, "dump.jsonl", "--aliases", "people.toml", columns=columns) == [
        ["Karl Sund, the pastor", "Pray"],
        ["Karl Sund, the pastor", "Amen"],
        ["Karl Sund", "Vote"],
        ["Karl Sund", "Order"],
    ]


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["--about", "("], "newsctl: '(' is no regular expression"),
        (["--columns", "town"], "newsctl: Invalid value for '--columns': no column 'town'; there are path,"),
        (
            ["--by-speaker", "--sort", "date"],
            "newsctl: --by-speaker has columns and an order of its own; leave --sort out.",
        ),
        (["--min-words", "0"], "newsctl: Invalid value for '--min-words': 0 is not in the range x>=1."),
        (["--aliases", "gone.toml"], "newsctl: gone.toml: no such file or folder\n"),
    ],
)
def test_what_cannot_be_is_a_line(run: Run, corpus: str, args: list[str], reason: str) -> None:
    status, out, err = run("quotes", corpus, *args)
    assert (status, out) == (2, "")
    assert err.startswith(reason)
    assert err.count("\n") == 1


def test_nothing_to_read_is_nothing_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for args in ([], ["--json"], ["--by-speaker"], ["--speaker", "Holm"]):
        assert run("quotes", "empty", *args)[:2] == run("list", "empty")[:2]


def test_out_of_a_pipe_and_out_of_the_environment(run: Run, made: Path) -> None:
    dump = (made / "dump.jsonl").read_bytes()
    assert run("quotes", "-", "--by-speaker", input=dump)[1] == BY_SPEAKER
    assert run("quotes", "--by-speaker", env={"NEWSCTL_CORPUS": str(made / "news.db")})[1] == BY_SPEAKER
