"""The help texts, whole: a change of the command line shows in tests/commands/help.

After a change that is meant, write them anew: ``NEWSCTL_WRITE_HELP=1 pytest tests/commands/test_help.py``.
"""

import os
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from newsctl import __version__
from newsctl.cli.group import COMMANDS, newsctl
from newsctl.cli.help import TOPICS
from newsctl.cli.help_page import GROUPS
from newsctl.parsing.rules import RULES

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]

HELP = Path(__file__).parent / "help"


@pytest.mark.parametrize("command", ["newsctl", *COMMANDS])
def test_help(run: Run, command: str) -> None:
    args = [] if command == "newsctl" else [command]
    actual = run(*args, "--help", env={"COLUMNS": "80"})
    file = HELP / f"{command}.txt"
    if os.environ.get("NEWSCTL_WRITE_HELP"):
        file.write_text(actual[1], encoding="utf-8")
    assert actual == (0, file.read_text(encoding="utf-8"), "")
    assert actual == run(*args, "-h", env={"COLUMNS": "80"})


@pytest.mark.parametrize("command", COMMANDS)
def test_help_on_a_command_is_its_own(run: Run, command: str) -> None:
    assert run("help", command, env={"COLUMNS": "80"}) == (
        0,
        (HELP / f"{command}.txt").read_text(encoding="utf-8"),
        "",
    )


def test_help_on_nothing_lists_commands_and_topics(run: Run) -> None:
    status, out, err = run("help", env={"COLUMNS": "80"})
    assert (status, err) == (0, "")
    commands = (HELP / "newsctl.txt").read_text(encoding="utf-8")
    topics = "".join(f"  {name:15}  {about}\n" for name, about in TOPICS.items())
    assert out == f"{commands}\nTopics:\n{topics}"


def test_help_on_rules_names_each_with_what_it_makes_and_why(run: Run) -> None:
    status, out, err = run("help", "rules")
    assert (status, err) == (0, "")
    for heading, family in RULES.items():
        assert f"\n\n{heading}\n" in out
        for rule in family:
            makes = ", ".join(rule.makes) or "no speaker"
            unseen = "" if rule.shown else "  (no real text has shown it)"
            assert f"\n  {rule.name}  {makes}{unseen}\n      {rule.why}\n" in out


def test_help_on_rules_is_wrapped_on_a_terminal(run: Run, on_terminal: Terminal) -> None:
    status, out = on_terminal("help", "rules", columns=60, env={"NO_COLOR": "1"})
    assert status == 0
    assert max(map(len, out.splitlines())) <= 60
    assert out.split() == run("help", "rules")[1].split()


@pytest.mark.parametrize(
    ("name", "near"), [("rulez", " Did you mean 'rules'?"), ("shw", " Did you mean 'show'?"), ("zebra", "")]
)
def test_help_on_what_is_unknown(run: Run, name: str, near: str) -> None:
    assert run("help", name) == (
        2,
        "",
        f"newsctl: No such topic or command {name!r}.{near} See 'newsctl help --help'.\n",
    )


def test_no_other_help_is_kept() -> None:
    assert {file.stem for file in HELP.glob("*.txt")} == {"newsctl", *COMMANDS}


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"newsctl {__version__}\n", "")


def test_no_command_at_all_greets_on_one_screen(run: Run) -> None:
    status, out, err = run(env={"COLUMNS": "80"})
    assert (status, err) == (0, "")
    assert len(out.splitlines()) <= 24
    assert max(map(len, out.splitlines())) <= 80
    assert out.startswith("Turn news articles in plain text into records: who said what, where and when.\n\n")
    assert len(re.findall("^  newsctl ", out, flags=re.MULTILINE)) == 3
    assert re.findall("^  ([a-z]+)  ", out.partition("Commands:")[2], flags=re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("command", ["newsctl", *COMMANDS])
def test_help_says_what_it_does_and_gives_three_examples_before_all_else(command: str) -> None:
    does, _, rest = (HELP / f"{command}.txt").read_text(encoding="utf-8").partition("\n\n")
    examples, _, rest = rest.partition("\n\n")
    assert does.endswith(".")
    assert [line.split()[0] for line in examples.splitlines()[1:]] == ["newsctl"] * 3
    assert rest.startswith("Usage: newsctl")
    groups = re.findall(r"^(\S.*):$", rest, flags=re.MULTILINE)
    assert [group for group in groups if group != "Commands"] == [
        group for group in GROUPS if group in groups
    ]


def test_every_option_that_the_help_places_is_there() -> None:
    commands = [import_module(f"newsctl.cli.{name}").command for name in COMMANDS]
    there = {option for command in [newsctl, *commands] for param in command.params for option in param.opts}
    assert {option for options in GROUPS.values() for option in options} <= there
