"""Payloads through every command, option and format, on a terminal and in a pipe: one table.

The lines of the table are made of the commands that there are and of their options: a new one is tried without
being written here, and one that wants a value is asked for it.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from newsctl.article import Article, Dateline, Link, Quote, Span, Statement, from_json, to_json
from newsctl.cli.group import COMMANDS, newsctl
from newsctl.export import FORMATS
from tests.commands.test_untrusted import PAYLOADS as CONTROLS
from tests.commands.test_untrusted import STEERING

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
    body = [text, "A second paragraph, which has enough words to be found alike in two articles of a day.", text]
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
        links=[Link(text, f"http://example.org/{payload}", payload, 0, 1), Link("Dam talks", payload, None, 0, 1)],
        words=30,
    )


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.jsonl"
    made = (article(payload, number) for payload in PAYLOADS.values() for number in range(2))
    path.write_bytes(b"".join(to_json(each) + b"\n" for each in made))
    return path


OF_READING = {"encoding", "text_field", "max_size", "date_from", "furniture", "jobs", "files_from", "include"}
OF_READING |= {"exclude", "follow", "nul_separated", "least", "force", "undated", "has", "since", "until"}
OF_READING |= {"speaker", "place", "agency", "author", "required", "forbidden", "expressions", "files", "exact"}
OF_READING |= {"limit", "max_count", "sort", "reverse", "ignore_case", "smart_case", "word", "fixed"}
"""Options that say which articles and passages are printed, not how."""
VALUES: dict[str, list[str]] = {
    "columns": ["date,filed,place,agency,authors,speakers,headline,subheadline,label,published,url,path"],
    "count_by": ["speaker", "place", "agency", "author", "folder", "speaker,author"],
    "fields": ["quotes", "headline,subheadline,dateline,authors,published,label,body,quotes,links"],
    "name": list(FORMATS),
    "output": ["/dev/stdout"],
    "against": ["dump.jsonl"],
    "fuzzy": ["=70"],
    **dict.fromkeys(("before", "after", "around"), ["1"]),
}
"""What to give to an option that is no flag and has no list of choices."""


def _given(option: click.Option) -> Iterator[list[str]]:
    if option.is_flag:
        yield option.opts[:1]
    elif isinstance(option.type, click.Choice):
        yield from ([option.opts[0], str(choice)] for choice in option.type.choices)
    else:
        for value in VALUES.get(str(option.name), ()):
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
    *("export -f csv --records quotes", "export -f tsv --records links", "export -f md -o /dev/stdout"),
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


@pytest.mark.parametrize("line", LINES)
def test_nothing_steers_a_terminal(on_terminal: Terminal, dump: Path, line: str) -> None:
    status, sent = on_terminal(*line.split(), dump.name, env={"NO_COLOR": "1", "PAGER": "cat"})
    assert set(STEERING.findall(sent.replace("\0", "") if "-Z" in line.split() else sent)) == set()
    assert "bug" not in sent.splitlines()[-1] if sent else True
    assert status in (0, 1) or sent.count("\n") == 1, sent
