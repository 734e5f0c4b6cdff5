"""Payloads through every command, option and format, on a terminal and in a pipe: one table.

The lines of the table are made of the commands that there are and of their options: a new one is tried
without being written here, and one that wants a value is asked for it.
"""

import csv
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import click
import pytest

from newsctl.article import Article, Dateline, Link, Quote, Span, Statement, from_json, to_json
from newsctl.cli.group import COMMANDS, newsctl
from newsctl.errors import NewsctlError
from newsctl.export import FORMATS
from newsctl.library import search
from newsctl.matching.filters import Filters
from newsctl.matching.query import Wording
from tests.commands.conftest import newsctl as newsctl_run
from tests.commands.test_untrusted import PAYLOADS as CONTROLS
from tests.commands.test_untrusted import STEERING
from tests.export.test_report import ADDRESS, Tags

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]

MARKUP = {
    "rich markup": "[bold red]red[/bold red] [link=http://example.org]here[/link] [/] [@click=app.bell]x[/]",
    "formulas": '=HYPERLINK("http://example.org","x")',
    "more formulas": "+1+1 @SUM(1) -2+3",
    "Markdown": "[x](javascript:alert(1)) ![i](http://example.org/i.png) | a | `b` | **c** <http://d.example>",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "HTML of attributes": "\"><svg onload=alert(1)>' onmouseover='alert(1)",
    "templates": "{{ 7*7 }} {% raw %} ${7*7} #{7*7}",
    "formats": "%s %(x)s {0} {0.__class__} $HOME `id` $(id)",
    "SQL": "'; DROP TABLE articles; --",
    "more SQL": '" OR 1=1 -- %_\\',
    "full-text syntax": 'NEAR(a b) AND headline: ferry* OR ^"x',
    "paths upwards": "../../../../newsctl-evil",
    "paths from the root": "/tmp/newsctl-evil",
    "paths of Windows": "C:\\newsctl-evil\\..\\aux",
    "XML": "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "DOT": '"]; x [URL="javascript:alert(1)"]; \\',
    "options": "--output=newsctl-evil",
    "expressions": "(a+)+$ [ * \\",
}
PAYLOADS = CONTROLS | MARKUP
"""By what they would do."""


def article(payload: str, number: int) -> Article:
    said = Span(payload, 0, 1)
    text = f"The ferry {payload} left."
    body = [
        text,
        "A second paragraph, which has enough words to be found alike in two articles of a day.",
        text,
    ]
    return Article(
        path=f"ferry-{number}-{payload}.txt",
        url=payload,
        headline=text,
        subheadline=text,
        dateline=Dateline(payload, payload, payload, payload, 0, 1),
        authors=[payload],
        published=payload,
        date=payload,
        label=payload,
        body=body,
        quotes=[Quote(text, 0, 1, 0, "full", payload, [payload], said, said, payload)],
        reported=[Statement(text, 0, 1, 0, payload, [payload], said, said, payload, [0])],
        links=[
            Link(text, f"http://example.org/{payload}", payload, 0, 1),
            Link("Dam talks", payload, None, 0, 1),
        ],
        words=30,
    )


TEXT = """\
Head {0} line here

By Ada {0} Okoro

PORT ELLEN, March 4 (AP) - The ferry {0} left the port at noon on Monday, {0} Okoro said.

"We will {0} sail," Ada {0} Okoro said on Tuesday. The {0} minister said that the {0} ferry was safe.

Read More: Dam {0} talks https://example.org/{0}
"""


@pytest.fixture
def payloads(tmp_path: Path) -> Path:
    """A folder with all payloads in each field of records, in texts, and in the names of files."""
    made = (article(payload, number) for payload in PAYLOADS.values() for number in range(2))
    (tmp_path / "dump.jsonl").write_bytes(b"".join(to_json(each) + b"\n" for each in made))
    texts = (
        {"title": payload, "text": TEXT.format(payload), "url": payload} for payload in PAYLOADS.values()
    )
    (tmp_path / "texts.jsonl").write_text("".join(json.dumps(text) + "\n" for text in texts))
    (tmp_path / "named").mkdir()
    for payload in PAYLOADS.values():
        if not {"\0", "/"} & {*payload}:
            (tmp_path / "named" / f"{payload}.txt").write_text(TEXT.format("safe"))
    return tmp_path


OF_READING = {"encoding", "text_field", "max_size", "date_from", "furniture", "jobs", "files_from", "include"}
OF_READING |= {"exclude", "follow", "nul_separated", "least", "force", "undated", "has", "since", "until"}
OF_READING |= {
    "speaker",
    "place",
    "agency",
    "author",
    "required",
    "forbidden",
    "expressions",
    "files",
    "exact",
}
OF_READING |= {"limit", "max_count", "sort", "reverse", "ignore_case", "smart_case", "word", "fixed"}
"""Options that say which articles and passages are printed, not how."""
VALUES: dict[str, list[str] | None] = {
    "columns": ["date,filed,place,agency,authors,speakers,headline,subheadline,label,published,url,path"],
    "count_by": ["speaker", "place", "agency", "author", "folder", "speaker,author"],
    "fields": ["quotes", "headline,subheadline,dateline,authors,published,label,body,quotes,links"],
    "name": list(FORMATS),
    "output": ["/dev/stdout"],
    "against": ["dump.jsonl"],
    "kwic": ["=60"],
    "about": ["ferry"],
    "min_words": ["1"],
    **dict.fromkeys(("aliases", "cluster", "part_size", "datasette")),  # of files and machines, not of texts
    "fuzzy": ["=70"],
    **{name: ["1"] for name in ("before", "after", "around")},
}
"""What to give to an option that is no flag and has no list of choices."""


def _given(option: click.Option) -> Iterator[list[str]]:
    if option.is_flag:
        yield option.opts[:1]
    elif isinstance(option.type, click.Choice):
        yield from ([option.opts[0], str(choice)] for choice in option.type.choices)
    else:
        for value in VALUES.get(str(option.name)) or ():
            yield [f"{option.opts[0]}{value}"] if value.startswith("=") else [option.opts[0], value]


def _options(command: click.Command) -> list[click.Option]:
    return [
        one
        for one in command.params
        if isinstance(one, click.Option) and one.expose_value and one.name not in OF_READING
    ]


def _lines() -> Iterator[str]:
    for name in COMMANDS:
        command = newsctl.get_command(click.Context(newsctl), name)
        assert command is not None
        if not any(isinstance(one, click.Argument) and one.nargs == -1 for one in command.params):
            continue  # it reads no articles
        start = {"grep": ["grep", "ferry"], "index": ["index", "-o", "news.db"]}.get(name, [name])
        yield " ".join(start)
        for option in _options(command):
            for given in _given(option):
                yield " ".join([*start, *given])


TOGETHER = [
    *("list --count-by author --json", "list --count-by speaker,author --json"),
    *("grep ferry -lZ", "grep ferry -cZ", "grep ferry --kwic --json", "grep ferry -C 1 --no-heading"),
    *("links --why --json", "links --most-linked --json", "links --dangling --json", "links --self --why"),
    *("similar --keep first --dropped", "similar --keep longest -Z", "similar --same-headline --why"),
    *("export -f csv --table quotes", "export -f tsv --table links", "export -f md -o /dev/stdout"),
    *("export -f json --reported", "export -f csv --excel-safe", "show --part reported --reported"),
]
LINES = [*_lines(), *TOGETHER]


def test_no_option_is_left_out() -> None:
    wanted = set()
    for name in COMMANDS:
        command = newsctl.get_command(click.Context(newsctl), name)
        assert command is not None
        wanted |= {
            one.name
            for one in _options(command)
            if not (one.is_flag or isinstance(one.type, click.Choice)) and one.name not in VALUES
        }
    assert wanted == set()


def _names(line: str) -> list[str]:
    named = ["dump.jsonl", "texts.jsonl"]
    return named if line.startswith("show") else [*named, "named"]


PROGRESS = re.compile(r"\r\x1b\[K(?:[\d,]+ (?:of|articles) [\w ,./:]*)?")  # newsctl's own, of a slow run


def _steering(sent: str, line: str) -> set[str]:
    sent = PROGRESS.sub("", sent)
    paths_end_in_nul = re.search(r" -\w?Z", line) is not None
    return set(STEERING.findall(sent.replace("\0", "") if paths_end_in_nul else sent))


@pytest.mark.parametrize("line", LINES)
def test_nothing_steers_a_terminal(on_terminal: Terminal, payloads: Path, line: str) -> None:
    quiet = {"NO_COLOR": "1", "PAGER": "cat"}
    status, sent = on_terminal(*line.split(), *_names(line), env=quiet)
    assert _steering(sent, line) == set()
    assert status in (0, 1) or "newsctl: " in sent
    assert "bug" not in sent
    assert "Traceback" not in sent


DATA = re.compile("--json|--dot|--graphml|--part|^export|^furniture|-o /dev/stdout| -.?Z")
"""Where a pipe gets the characters themselves."""


@pytest.mark.parametrize("line", LINES)
def test_nothing_steers_who_looks_at_a_pipe(run: Run, payloads: Path, line: str) -> None:
    try:
        status, out, err = run(*line.split(), *_names(line))
    except UnicodeDecodeError:
        assert "parquet" in line or "/dev/stdout" in line
        return
    assert set(STEERING.findall(err)) == set()
    assert status in (0, 1) or err.startswith("newsctl: ")
    assert "bug" not in err
    assert "Traceback" not in err
    if not DATA.search(line):
        assert set(STEERING.findall(out)) == set()


@pytest.mark.parametrize("color", ["never", "always"])
@pytest.mark.parametrize("line", ["list --columns headline", "grep ferry", "show", "show --part body"])
def test_markup_is_printed_as_it_stands(on_terminal: Terminal, tmp_path: Path, line: str, color: str) -> None:
    made = (article(payload, 0) for payload in MARKUP.values())
    (tmp_path / "dump.jsonl").write_bytes(b"".join(to_json(each) + b"\n" for each in made))
    asked = [*line.split(), "--color", color, "dump.jsonl"]
    sent = re.sub("\x1b\\[[0-9;]*m", "", on_terminal(*asked, columns=1000, env={"PAGER": "cat"})[1])
    shown = "".join(sent.split())  # lines are wrapped
    assert [name for name, payload in MARKUP.items() if "".join(payload.split()) not in shown] == []


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The payloads as a dump, and as a database of it."""
    folder = tmp_path_factory.mktemp("both")
    made = (article(payload, 0) for payload in PAYLOADS.values())
    (folder / "dump.jsonl").write_bytes(b"".join(to_json(each) + b"\n" for each in made))
    assert newsctl_run("index", "-q", "dump.jsonl", "-o", "news.db", cwd=folder)[0] == 0
    return str(folder / "dump.jsonl"), str(folder / "news.db")


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_database_answers_like_the_dump_whatever_is_asked(both: tuple[str, str], name: str) -> None:
    payload = PAYLOADS[name]
    fixed = Wording(fixed=True)
    for pattern, wording, filters in (
        (payload, fixed, Filters()),
        (payload, Wording(fixed=True, word=True, ignore_case=True), Filters()),
        (payload, Wording(fuzzy=90.0), Filters()),
        (payload, Wording(), Filters()),
        ("ferry", fixed, Filters(speaker=(payload,))),
        ("ferry", fixed, Filters(place=(payload,), agency=(payload,), author=(payload,))),
    ):
        answers: list[object] = []
        for corpus in both:
            try:
                found = search(pattern, corpus, wording=wording, filters=filters)
                answers.append([(match.field, match.start, match.end, match.text) for match in found])
            except NewsctlError as error:
                answers.append(str(error))
        assert answers[0] == answers[1]
        assert answers[0] or name not in MARKUP or pattern == "ferry" or wording != fixed


def _same_records(target: Path, wanted: list[Article]) -> None:
    lines = target.read_bytes().removesuffix(b"\n").split(b"\n")
    assert [from_json(line) for line in lines] == wanted


def _same_array(target: Path, wanted: list[Article]) -> None:
    assert json.loads(target.read_bytes()) == [json.loads(to_json(each)) for each in wanted]


def _same_cells(target: Path, wanted: list[Article], delimiter: str = ",") -> None:
    with target.open(newline="", encoding="utf-8") as file:
        rows = [*csv.DictReader(file, delimiter=delimiter)]
    cells = [(row["headline"], row["published"], row["label"]) for row in rows]
    assert cells == [(each.headline, each.published, each.label) for each in wanted]


def _same_columns(target: Path, wanted: list[Article]) -> None:
    read_table = pytest.importorskip("pyarrow.parquet").read_table
    assert read_table(target)["headline"].to_pylist() == [each.headline for each in wanted]


def _no_markup(target: Path, wanted: list[Article]) -> None:
    MarkdownIt = pytest.importorskip("markdown_it").MarkdownIt  # noqa: N806 -- a class
    page = MarkdownIt("commonmark").enable("table").parse(target.read_text("utf-8"))
    tokens = [inner for token in page for inner in [token, *(token.children or [])]]
    assert {token.type for token in tokens} & {
        "html_block",
        "html_inline",
        "image",
        "table_open",
        "code_inline",
    } == set()
    addresses = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert [one for one in addresses if not one.startswith(("http:", "https:", "mailto:"))] == []


def _no_script(target: Path, wanted: list[Article]) -> None:
    tags = Tags(target.read_text("utf-8")).found
    assert [given for tag, given in tags if tag == "script"] in ([], [{}])
    assert {tag for tag, _ in tags} & {"img", "iframe", "object", "base"} == set()
    for _, given in tags:
        assert [key for key in given if key.startswith("on") or key == "style"] == []
        assert ADDRESS.match(given.get("href") or "#")


def _files_of_its_own(target: Path, wanted: list[Article]) -> None:
    names = [file.name for file in target.iterdir()]
    assert len([name for name in names if name.endswith((".ann", ".txt"))]) == 2 * len(wanted)
    assert [name for name in names if not re.fullmatch(r"[\w-][\w.-]*", name)] == []


def _same_rows(path: Path, wanted: list[Article]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT headline, label FROM articles ORDER BY id").fetchall()
        said = connection.execute("SELECT text FROM quotes ORDER BY id").fetchall()
    assert rows == [(each.headline, each.label) for each in wanted]
    assert said == [(quote.text,) for each in wanted for quote in each.quotes]


HARMLESS: dict[str, Callable[[Path, list[Article]], None]] = {
    "jsonl": _same_records,
    "json": _same_array,
    "csv": _same_cells,
    "tsv": partial(_same_cells, delimiter="\t"),
    "md": _no_markup,
    "parquet": _same_columns,
    "sqlite": _same_rows,
    "html": _no_script,
    "brat": _files_of_its_own,
}
"""By the format what its reader makes of it."""


def test_every_format_has_a_reader() -> None:
    assert HARMLESS.keys() == FORMATS.keys()


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_written_is_nothing_but_text_to_its_reader(run: Run, tmp_path: Path, form: str) -> None:
    made = [article(payload, number) for number, payload in enumerate(PAYLOADS.values())]
    (tmp_path / "dump.jsonl").write_bytes(b"".join(to_json(each) + b"\n" for each in made))
    wanted = [
        from_json(line)
        for line in run("export", "dump.jsonl", "--reported")[1].removesuffix("\n").split("\n")
    ]
    assert [each.headline for each in wanted] == [each.headline for each in made]
    options = ["--reported"] if FORMATS[form].takes_reported else []
    suffix = FORMATS[form].suffixes[0] if FORMATS[form].suffixes else ""
    before = {*tmp_path.iterdir()}
    assert run("export", "dump.jsonl", "-f", form, "-o", f"out{suffix}", *options) == (0, "", "")
    assert {*tmp_path.iterdir()} - before == {tmp_path / f"out{suffix}"}
    HARMLESS[form](tmp_path / f"out{suffix}", wanted)


def test_no_cell_runs_in_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    made = [Article(path=f"{mark}1", headline=f"{mark}1+1", authors=[f"{mark}A"]) for mark in "=+-@\t\r|%"]
    (tmp_path / "dump.jsonl").write_bytes(b"".join(to_json(each) + b"\n" for each in made))
    for records in ("articles", "quotes", "links", "paragraphs"):
        out = run("export", "dump.jsonl", "-f", "csv", "--excel-safe", "--table", records)[1]
        for row in csv.reader(out.removeprefix("\ufeff").splitlines()):
            assert [cell for cell in row if re.match("[=+@\t\r-](?![0-9.]*$)", cell)] == []
