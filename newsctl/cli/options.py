"""Options that commands share, as decorators; a command gets what they mean, not what was typed."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

import click
from msgspec import Struct

from newsctl.cli.environment import Environment
from newsctl.cli.values import in_letters

__all__ = ["Command", "Option", "filters", "manners", "reported", "taken", "with_options"]

Command = Callable[..., Any]
"""A function that becomes a command, or is one: click keeps it as it is, wrapped or not."""

Option = Callable[[Command], Command]
"""What adds an option or an argument to a command."""


def manners(command: Command) -> Command:
    """Add what every command understands: help, and ``--color``, ``--quiet``, ``--debug`` (Environment).

    click would bring a help option of its own, but one whose text is translated: looking for the translations
    takes a millisecond of every start.
    """
    help_ = click.option(
        "-h",
        "--help",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_print_help,
        help="Show this message and exit.",
    )
    debug = _switch("--debug", says="Show the traceback of an error.")
    quiet = _switch("-q", "--quiet", says="No remarks on inputs that could be read.")
    color = click.option(
        "--color",
        "color_mode",
        type=click.Choice(["auto", "always", "never"]),
        expose_value=False,
        callback=_set,
        help="When to use colour; auto looks at the terminal and at $NO_COLOR.",
    )
    return color(quiet(debug(help_(command))))


reported = click.option(
    "--reported",
    is_flag=True,
    help="With what people say outside quotation marks: Roe said that …, according to Roe.",
)
"""``--reported``: reported speech, found only where it is asked for."""


def _switch(*names: str, says: str) -> Option:
    return click.option(*names, is_flag=True, default=None, expose_value=False, callback=_set, help=says)


def _print_help(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(context.get_help())
        context.exit()


def _set(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Write a setting down in the Environment, where every command finds it."""
    environment = context.find_object(Environment)
    if value is not None and environment is not None and parameter.name is not None:
        setattr(environment, parameter.name, value)


def _name(option: str, *, says: str) -> Option:
    return click.option(option, metavar="NAME", multiple=True, type=in_letters, help=says)


_FILTERS: tuple[Option, ...] = (
    _name(
        "--speaker",
        says="Where rows are quotes, those of NAME, else articles that quote NAME, in any spelling; =NAME is"
        " that one name.",
    ),
    _name("--place", says="Articles filed from NAME."),
    _name("--agency", says="Articles of the agency NAME."),
    _name("--author", says="Articles by NAME."),
    click.option("--since", metavar="DATE", help="Articles of DATE or later: 2020-10-05, 2020-10 or 2020."),
    click.option("--until", metavar="DATE", help="Articles of DATE or before."),
    click.option(
        "--undated",
        type=click.Choice(["keep", "drop"]),
        help="What --since and --until do with articles that have no date.  [default: drop them and say so]",
    ),
    click.option(
        "--has",
        type=click.Choice(["quotes", "links", "dateline"]),
        multiple=True,
        help="Articles that have such a thing.",
    ),
)
"""Each is called as its field in newsctl.matching.filters.Filters."""


def filters(command: Command) -> Command:
    """Add which articles count at all, as one ``filters``."""

    @functools.wraps(command)
    def wrapper(*args: Any, **values: Any) -> Any:
        from newsctl.matching.filters import Filters

        return command(*args, filters=Filters(**taken(values, Filters)), **values)

    return with_options(wrapper, _FILTERS)


def with_options(command: Command, options: Sequence[Option]) -> Command:
    """Return ``command`` with a table of ``options``, in the order in which its help shows them."""
    for option in reversed(options):
        command = option(command)
    return command


def taken(values: dict[str, Any], record: type[Struct]) -> dict[str, Any]:
    """Take out of the ``values`` of options, by name, those that are called as a field of ``record``."""
    return {name: values.pop(name) for name in record.__struct_fields__ if name in values}
