"""The examples of the helps run, print something and complain of nothing; so do the values that they name."""

import io
import re
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest

from newsctl.cli.environment import Environment
from newsctl.cli.group import COMMANDS, run
from tests.commands.conftest import FERRY, shell

SUMMARY = re.compile(
    r"newsctl: news\.db: (?:2 files added, .* 2 articles parsed|nothing has changed; 2 as they were)\n"
)


def examples() -> Iterator[Any]:
    """Each line of the examples of newsctl and its commands, without the remark behind two spaces."""
    for name in ("help_page", *COMMANDS):
        text = import_module(f"newsctl.cli.{name}").EXAMPLES
        for line in re.findall(r"^  (\S.*)$", text, flags=re.MULTILINE):
            example = re.split(r" {2,}", line)[0]
            yield pytest.param(example, id=example)


def options() -> Iterator[tuple[str, str, list[str]]]:
    """Each command with an option and what its help says may be given: its choices, or values by example."""
    for name in COMMANDS:
        command: click.Command = import_module(f"newsctl.cli.{name}").command
        for option in command.params:
            if isinstance(option, click.Option) and not option.is_flag:
                if isinstance(option.type, click.Choice):
                    yield name, option.opts[0], list(option.type.choices)
                elif option.name == "since":
                    yield name, option.opts[0], re.findall(r"\d{4}(?:-\d\d)*", option.help or "")
                elif option.name == "max_size":
                    yield name, option.opts[0], re.findall(r"\d+[KMG]", option.help or "")
                elif option.metavar == "FORMAT":
                    yield name, option.opts[-1], re.findall(r"\b[a-z]+\b(?=[,.])", option.help or "")


@pytest.mark.parametrize("example", list(examples()))
def test_example(archive: Path, example: str) -> None:
    for program in ("jq", "sqlite3"):
        if re.search(rf"(?:^|\| ){program} ", example) and not shutil.which(program):
            pytest.skip(f"the example needs {program}, which is not installed")
    makes = "index" in example.split()
    if "news.db" in example and not (makes and "archive/" in example):
        assert shell("newsctl index -q archive/ -o news.db") == (0, "", "")
    if "--furniture lines.txt" in example:
        assert shell("newsctl furniture archive/ > lines.txt") == (0, "", "")
    if "similar" in example.split():
        (archive / "archive/2020/again.txt").write_text(FERRY, encoding="utf-8")
    if "--aliases people.toml" in example:
        assert shell("newsctl people archive/ --suggest-aliases > people.toml") == (0, "", "")
    before = set(archive.rglob("*"))
    status, out, err = shell(f"{example} && newsctl list" if example.startswith("export ") else example)
    assert (status, SUMMARY.sub("", err) if makes else err) == (0, "")
    assert out or set(archive.rglob("*")) > before or makes


def test_there_are_examples_of_every_command() -> None:
    named = {command for value in examples() if (command := value.values[0].split()[1]) in COMMANDS}
    assert named == set(COMMANDS)


NEEDS = {
    ("grep", "left"): ["--kwic"],
    ("grep", "right"): ["--kwic"],
    ("export", "quotes"): ["-f", "csv"],
    ("export", "links"): ["-f", "csv"],
    ("export", "paragraphs"): ["-f", "csv"],
    ("export", "parquet"): ["-o", "x.parquet"],
    ("export", "html"): ["-o", "x.html"],
    ("export", "sqlite"): ["-o", "x.sqlite"],
    ("export", "brat"): ["-o", "x"],
}
"""What else must be said where a command is given some choice."""


GIVEN = {
    "grep": ["ferry"],
    "completion": ["bash"],
    "show": ["story.txt", "--json"],
    "index": ["archive/", "-q", "-o", "x.db"],
}
NO_CORPUS = ("help", "schema")


@pytest.mark.parametrize(("command", "option", "values"), list(options()))
def test_values_that_the_help_names(archive: Path, command: str, option: str, values: list[str]) -> None:
    assert values
    words = GIVEN.get(command, [])
    for value in values:
        out, err = io.BytesIO(), io.StringIO()
        environment = Environment(stdin=io.BytesIO(), stdout=out, stderr=err, env={})
        needed = NEEDS.get((command, value), [])
        # Apart from what the values before wrote beside them.
        corpus = [] if command in (*NO_CORPUS, *GIVEN) else ["archive", "news", "story.txt"]
        status = run([command, *words, *corpus, option, value, *needed], environment)
        assert (status, err.getvalue()) == (0, "")
        assert out.getvalue() or "-o" in needed or command in ("index", "furniture")
