"""`newsctl links`: titles of links, matched to the articles of the corpus that carry them."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from newsctl.article import Article, Link, to_json

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]

RECORDS = [
    Article(
        path="wall.txt",
        headline="Harbour wall to be raised by two metres",
        date="2024-03-05",
        date_source="published",
        links=[
            Link("What the old wall cost the town", None, "Read more", 0, 31),
            Link("BREAKING: Ferry runs aground off Lund | The Courier", None, None, 0, 51),
            Link("Mayor says wall will not…", "https://courier.example/mayor", "Read more", 0, 25),
            Link('Nobody wrote "this" one <yet>', None, None, 0, 29),
            Link("Harbour wall to be raised by two metres", None, "Most read", 0, 39),
        ],
    ),
    Article(
        path="cost.txt",
        headline="What the old wall cost the town",
        date="2024-03-02",
        date_source="published",
        links=[
            Link("Harbour wall to be raised by three metres", None, None, 0, 41),
            Link("The ferry that ran aground", "https://courier.example/ferry/", None, 0, 26),
        ],
    ),
    Article(path="ferry.txt", headline="Ferry runs aground off Lund", url="https://courier.example/ferry"),
    Article(path="mayor.txt", headline='Mayor says wall will not "hold"', date="2024-03-01"),
]

ROWS = """\
wall.txt\tWhat the old wall cost the town\tcost.txt
wall.txt\tBREAKING: Ferry runs aground off Lund | The Courier\tferry.txt
wall.txt\tMayor says wall will not…\tmayor.txt
wall.txt\tNobody wrote "this" one <yet>\t
wall.txt\tHarbour wall to be raised by two metres\twall.txt
cost.txt\tHarbour wall to be raised by three metres\t
cost.txt\tThe ferry that ran aground\tferry.txt
"""

LEFT_OUT = (
    "newsctl: left out of the graph: links, 2 that lead to no article of the corpus"
    " and 1 that lead to the article that has them\n"
)


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    for article in RECORDS:
        (tmp_path / str(article.path)).touch()
    path = tmp_path / "linked.jsonl"
    path.write_bytes(b"".join(to_json(article) + b"\n" for article in RECORDS))
    return path


def test_a_line_a_link(run: Run, linked: Path) -> None:
    assert run("links", "linked.jsonl") == (0, ROWS, "")


def test_a_table_on_a_terminal(on_terminal: Terminal, linked: Path) -> None:
    assert on_terminal("links", "linked.jsonl", columns=70, env={"NO_COLOR": "1"}) == (
        0,
        """\
from      title                                              to
wall.txt  What the old wall cost the town                    cost.txt
wall.txt  BREAKING: Ferry runs aground off Lund | The Cour…  ferry.txt
wall.txt  Mayor says wall will not…                          mayor.txt
wall.txt  Nobody wrote "this" one <yet>
wall.txt  Harbour wall to be raised by two metres            wall.txt
cost.txt  Harbour wall to be raised by three metres
cost.txt  The ferry that ran aground                         ferry.txt
""",
    )


def test_those_that_lead_nowhere_and_those_that_lead_to_themselves(run: Run, linked: Path) -> None:
    rows = ROWS.splitlines(keepends=True)
    assert run("links", "linked.jsonl", "--dangling") == (0, rows[3] + rows[5], "")
    assert run("links", "linked.jsonl", "--self") == (0, rows[4], "")


def test_why_says_what_decided_and_what_spoke_against_it(run: Run, linked: Path) -> None:
    status, out, err = run("links", "linked.jsonl", "--why")
    assert (status, err) == (0, "")
    assert [line.split("\t")[3:] for line in out.splitlines()] == [
        ["same-title", "100", "0", "it has the words of the headline"],
        [
            "label",
            "72",
            "0",
            "it has them but for a label, a series or an outlet (without 'breaking, the courier')",
        ],
        ["cut", "91", "0", "it is the beginning of this headline and no other"],
        ["", "", "0", "no headline is near"],
        ["same-title", "100", "0", "it has the words of the headline"],
        ["", "", "0", "their numbers differ: Harbour wall to be raised by two metres"],
        ["same-url", "100", "0", "its address is the article's own"],
    ]


def test_json_has_the_same_with_all_keys(run: Run, linked: Path) -> None:
    status, out, err = run("links", "linked.jsonl", "--json")
    assert (status, err) == (0, "")
    records = [json.loads(line) for line in out.splitlines()]
    assert records[2] == {
        "from": "wall.txt",
        "title": "Mayor says wall will not…",
        "label": "Read more",
        "url": "https://courier.example/mayor",
        "to": "mayor.txt",
        "headline": 'Mayor says wall will not "hold"',
        "score": 91,
        "rule": "cut",
        "also": 0,
    }
    assert [(record["from"], record["title"], record["to"] or "") for record in records] == [
        tuple(line.split("\t")) for line in ROWS.splitlines()
    ]
    assert list(json.loads(run("links", "linked.jsonl", "--json", "--why")[1].splitlines()[3])) == [
        *records[3],
        "why",
    ]


def test_the_most_linked_come_first(run: Run, linked: Path) -> None:
    assert run("links", "linked.jsonl", "--most-linked") == (
        0,
        "2\tFerry runs aground off Lund\tferry.txt\n"
        "1\tWhat the old wall cost the town\tcost.txt\n"
        '1\tMayor says wall will not "hold"\tmayor.txt\n',
        "",
    )
    assert run("links", "linked.jsonl", "--most-linked", "--dangling", "--json") == (
        0,
        '{"articles":1,"title":"Nobody wrote \\"this\\" one <yet>"}\n'
        '{"articles":1,"title":"Harbour wall to be raised by three metres"}\n',
        "",
    )


def test_dot(run: Run, linked: Path) -> None:
    assert run("links", "linked.jsonl", "--dot") == (
        0,
        r"""digraph links {
  node [shape=box];
  "wall.txt" [label="Harbour wall to be raised by two metres"];
  "cost.txt" [label="What the old wall cost the town"];
  "wall.txt" -> "cost.txt" [tooltip="What the old wall cost the town"];
  "ferry.txt" [label="Ferry runs aground off Lund"];
  "wall.txt" -> "ferry.txt" [tooltip="BREAKING: Ferry runs aground off Lund | The Courier"];
  "mayor.txt" [label="Mayor says wall will not \"hold\""];
  "wall.txt" -> "mayor.txt" [tooltip="Mayor says wall will not…"];
  "cost.txt" -> "ferry.txt" [tooltip="The ferry that ran aground"];
}
""",
        LEFT_OUT,
    )


def test_graphml_is_xml_with_every_article_and_link(run: Run, linked: Path) -> None:
    status, out, err = run("links", "linked.jsonl", "--graphml")
    assert (status, err) == (0, LEFT_OUT)
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.fromstring(out)
    data = {
        element.get("id"): {each.get("key"): each.text for each in element}
        for kind in ("node", "edge")
        for element in root.iter(space + kind)
    }
    assert [value["path"] for value in data.values() if "path" in value] == [
        "wall.txt", "cost.txt", "ferry.txt", "mayor.txt"
    ]  # fmt: skip
    assert data["a3"]["headline"] == 'Mayor says wall will not "hold"'
    assert [(edge.get("source"), edge.get("target")) for edge in root.iter(f"{space}edge")] == [
        ("a0", "a1"), ("a0", "a2"), ("a0", "a3"), ("a1", "a2")
    ]  # fmt: skip
    declared = {key.get("id") for key in root.iter(f"{space}key")}
    assert {key for facts in data.values() for key in facts} <= declared


def test_filters_choose_who_links_and_not_what_is_linked_to(run: Run, linked: Path) -> None:
    rows = ROWS.splitlines(keepends=True)
    assert run("links", "linked.jsonl", "--until", "2024-03-04", "--undated", "drop") == (
        0,
        rows[5] + rows[6],
        "",
    )


def test_an_index_gives_the_same(run: Run, linked: Path) -> None:
    assert run("index", "linked.jsonl", "-o", "news.db", "--quiet")[0] == 0
    assert run("links", "news.db") == (0, ROWS, "")


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["--dangling", "--self"], "--dangling and --self: a link cannot lead nowhere and to itself."),
        (["--most-linked", "--self"], "--most-linked counts the links of others; leave --self out."),
        (["--most-linked", "--why"], "--most-linked counts; leave --why out."),
        (["--dot", "--json"], "--dot writes a graph of the articles; leave --json out."),
        (["--graphml", "--why"], "--graphml writes a graph of the articles; leave --why out."),
    ],
    ids=" ".join,
)
def test_options_that_leave_nothing_of_one_another(
    run: Run, linked: Path, args: list[str], reason: str
) -> None:
    assert run("links", "linked.jsonl", *args) == (
        2,
        "",
        f"newsctl: {reason} See 'newsctl links --help'.\n",
    )


def test_an_empty_corpus_and_one_article(run: Run, tmp_path: Path) -> None:
    (tmp_path / "void.jsonl").touch()
    empty = "newsctl: void.jsonl: an empty file: no article in it\n"
    assert run("links", "void.jsonl") == (0, "", empty)
    (tmp_path / "one.txt").write_text("Snow\n\nOSLO (AP) -- It snows.\n", encoding="utf-8")
    assert run("links", "one.txt") == (0, "", "")
    assert run("links", "one.txt", "--dot") == (0, "digraph links {\n  node [shape=box];\n}\n", "")


def test_what_steers_a_terminal_or_breaks_a_graph_is_escaped(
    run: Run, on_terminal: Terminal, tmp_path: Path
) -> None:
    title = 'Red \x1b[31m "wall" \\ <b>\ufffe</b> is up'
    records = [
        Article(path="a.txt", headline="Blue", links=[Link(title, None, None, 0, 1)]),
        Article(path="b.txt", headline=title),
    ]
    (tmp_path / "bad.jsonl").write_bytes(b"".join(to_json(each) + b"\n" for each in records))
    for args in ([], ["--dot"], ["--graphml"]):
        assert "\x1b" not in on_terminal("links", "bad.jsonl", *args, env={"NO_COLOR": "1"}, columns=200)[1]
    out = run("links", "bad.jsonl", "--graphml")[1]
    headlines = [each.text for each in ET.fromstring(out).iter() if each.get("key") == "headline"]
    assert headlines == ["Blue", 'Red \ufffd[31m "wall" \\ <b>\ufffd</b> is up']
    assert r'[tooltip="Red ' in run("links", "bad.jsonl", "--dot")[1]
    assert r"\"wall\" \\ <b>" in run("links", "bad.jsonl", "--dot")[1]
