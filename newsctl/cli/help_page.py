"""What ``--help`` prints: what a command does, three examples, its options by group, the commonest first."""

import inspect
from collections.abc import Iterator

import click

__all__ = ["GROUPS", "greeting", "help_page"]

GROUPS: dict[str, tuple[str, ...]] = {
    "What to find": (
        *("--regexp", "--ignore-case", "--fixed-strings", "--word-regexp", "--smart-case", "--fuzzy"),
        *("--exact", "--in", "--and", "--not", "--invert-match", "--file"),
        *("--dangling", "--self", "--against", "--templates", "--same-headline", "--least"),
        *("--about", "--kind"),
    ),
    "What is written": (
        *("--output", "--format", "--table", "--fields", "--add", "--replace", "--prune", "--phrases"),
        *("--datasette", "--status", "--check", "--cluster", "--part-size", "--force"),
    ),
    "Which articles": (
        *("--speaker", "--since", "--until", "--place", "--author", "--agency", "--has", "--undated"),
        *("--include", "--exclude", "--files-from", "--null", "--follow"),
    ),
    "How it prints": (
        *("--count", "--files-with-matches", "--only-matching", "--context", "--kwic", "--json"),
        *("--columns", "--sort", "--reverse", "--limit", "--count-by", "--part", "--keep", "--why"),
        *("--max-count", "--before-context", "--after-context", "--files-without-match"),
    ),
    "How texts are read": (
        "--encoding",
        "--text-field",
        "--date-from",
        "--furniture",
        "--jobs",
        "--max-size",
    ),
    "General": (
        "--color",
        "--width",
        "--pager",
        "--quiet",
        "--no-config",
        "--debug",
        "--version",
        "--verbose",
        "--help",
    ),
}
"""The options of all commands by what they are for; one that has no place here says how it prints."""

_OTHERS = "How it prints"
_INDENT = 2
_COLUMN = 27
"""What an option may take of a row before its explanation begins in the next."""

_MORE = "More: newsctl COMMAND --help, and newsctl help for the topics that it explains"

EXAMPLES = """\
Examples:
  newsctl show story.txt                who says what in an article, and where
  newsctl grep ceasefire archive/       search a folder, a dump or a database
  newsctl export archive/ -o news.csv   records for other programs
"""


def greeting(context: click.Context) -> str:
    """Return what ``newsctl`` alone says: what it is for, three examples and the commands, on one screen."""
    purpose = inspect.cleandoc(context.command.help or "").partition("\n\n")[0]
    examples = EXAMPLES.splitlines()[1:]
    return "\n".join([purpose, "", *examples, "", *_commands(context), "", _MORE])


def help_page(context: click.Context) -> str:
    """Return the help of the command of ``context``, wrapped to the width of the terminal."""
    command = context.command
    formatter = context.make_formatter()
    purpose, _, details = inspect.cleandoc(command.help or "").partition("\n\n")
    formatter.width = max(formatter.width, _COLUMN)
    formatter.write_text(purpose)
    examples = EXAMPLES if isinstance(command, click.Group) else (command.epilog or "").removeprefix("\b\n")
    formatter.write(f"\n{examples.rstrip()}\n\n")
    command.format_usage(context, formatter)
    if details:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(details)
    if isinstance(command, click.Group):
        formatter.write("\n" + "\n".join(_commands(context)) + "\n")
    for group, rows in _options(context):
        with formatter.section(group):
            formatter.write_dl([(name.ljust(_COLUMN), says) for name, says in rows], col_max=_COLUMN)
    if isinstance(command, click.Group):
        formatter.write(f"\n{_MORE}\n")
    return formatter.getvalue().rstrip("\n")


def _commands(context: click.Context) -> Iterator[str]:
    """Yield a row for each command of the group of ``context``."""
    group = context.command
    assert isinstance(group, click.Group)
    names = group.list_commands(context)
    longest = max(map(len, names))
    yield "Commands:"
    for name in names:
        command = group.get_command(context, name)
        assert command is not None  # it is listed
        yield f"  {name:{longest}}  {command.get_short_help_str(76 - longest)}"


def _options(context: click.Context) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each group that the command has options of, with their names and explanations."""
    order = [(group, option) for group, options in GROUPS.items() for option in options]
    found: dict[str, list[tuple[int, tuple[str, str]]]] = {group: [] for group in GROUPS}
    for parameter in context.command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and isinstance(parameter, click.Option):
            places = (n for n, (_, name) in enumerate(order) if name in parameter.opts)
            place = next(places, len(order))
            found[order[place][0] if place < len(order) else _OTHERS].append((place, record))
    for group, placed in found.items():
        if placed:
            yield group, [record for _, record in sorted(placed, key=lambda each: each[0])]
