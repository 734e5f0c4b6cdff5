"""``newsctl help``: what a command or a topic is about."""

import re
from typing import TYPE_CHECKING

import click

from newsctl.cli.environment import Environment
from newsctl.cli.help_page import help_page
from newsctl.cli.options import manners
from newsctl.cli.topics import TOPICS as PAGES

if TYPE_CHECKING:  # the help of a command is printed without setting pages
    from collections.abc import Iterator

    from newsctl.cli.page import Line, Run

__all__ = ["TOPICS", "command"]


def _rules() -> "Iterator[Line]":
    """Yield the rules by family: the name of each, what it makes, and below it why."""
    from newsctl.cli.page import Line, blank
    from newsctl.parsing.rules import RULES

    yield Line(
        [("`newsctl show --why FILE` names the rule behind each piece and each quote of a text.", "text")]
    )
    for heading, family in RULES.items():
        yield blank()
        yield Line([(heading, "headline")])
        for rule in family:
            makes = ", ".join(rule.makes) or "no speaker"
            unseen = "" if rule.shown else "  (no real text has shown it)"
            yield Line([(rule.name, "speaker"), (f"  {makes}{unseen}", "aside")], indent=2)
            yield Line([(rule.why, "text")], indent=6)


def _page(name: str) -> "Iterator[Line]":
    """Yield the lines of the page on the topic ``name``."""
    from newsctl.cli.page import Line, blank
    from newsctl.cli.topics import read_topic

    before = ""
    for kind, text in read_topic(name):
        if before and not before == kind == "item":
            yield blank()
        if kind == "code":
            yield from (Line([(row, "quote")], indent=2) for row in text.splitlines())
        elif kind == "item":
            yield Line(_runs(text), mark="- ")
        else:
            yield Line([(text, "headline")] if kind in ("title", "heading") else _runs(text))
        before = kind


def _runs(text: str) -> "list[Run]":
    """Return ``text`` as runs in which what stands between backquotes, which are kept, stands out."""
    parts = re.split(r"(`[^`]*`)", text)
    return [(part, "quote" if part.startswith("`") else "text") for part in parts if part]


TOPICS = {**PAGES, "rules": "The rules by which articles are read, each by its name."}
"""What each topic is about: a page, or what the parser itself says of its rules."""

_ABOUT = "Topics:\n" + "\n".join(
    f"  {name:{max(map(len, TOPICS))}}  {about}" for name, about in TOPICS.items()
)


def _names(context: click.Context, parameter: click.Parameter, beginning: str) -> list[str]:
    group = context.parent
    assert group is not None  # as below
    assert isinstance(group.command, click.Group)
    names = [*TOPICS, *group.command.list_commands(group)]
    return [name for name in names if name.startswith(beginning)]


EXAMPLES = """\b
Examples:
  newsctl help                 the commands and the topics
  newsctl help recipes         a topic
  newsctl help grep            a command
"""


@click.command("help", epilog=EXAMPLES)
@click.argument("name", metavar="[TOPIC|COMMAND]", required=False, shell_complete=_names)
@manners
@click.pass_context
def command(context: click.Context, name: str | None) -> None:
    """Explain a topic, or a command as its --help does."""
    environment = context.ensure_object(Environment)
    group = context.parent
    assert group is not None  # this is a command of a group
    assert isinstance(group.command, click.Group)
    if name is None:
        _print(f"{help_page(group)}\n\n{_ABOUT}", environment)
    elif name in TOPICS:
        from newsctl.cli.paging import write_page

        write_page(_rules() if name == "rules" else _page(name), environment)
    elif about := group.command.get_command(group, name):
        _print(help_page(click.Context(about, info_name=name, parent=group)), environment)
    else:
        from newsctl.cli.suggesting import did_you_mean

        known = [*TOPICS, *group.command.list_commands(group)]
        raise click.UsageError(f"No such topic or command {name!r}.{did_you_mean(name, known)}")


def _print(text: str, environment: Environment) -> None:
    for line in text.splitlines():
        environment.print(line)
