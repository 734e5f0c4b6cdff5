"""Options that commands share, as decorators; a command gets what they mean, not what was typed."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

import click
from msgspec import Struct

from newsctl.cli.environment import WIDEST, Environment
from newsctl.cli.values import OneOf, completed, in_letters

__all__ = ["Command", "Option", "filters", "manners", "reported", "taken", "with_options"]

Command = Callable[..., Any]
"""A function that becomes a command, or is one: click keeps it as it is, wrapped or not."""

Option = Callable[[Command], Command]
"""What adds an option or an argument to a command."""


def manners(command: Command, *, quiet: Option | None = None) -> Command:
    """Add what every command understands: help, and what it sets in the Environment, as ``--color``.

    A command to which ``quiet`` means something else brings the option.

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
        help="Show this page and exit.",
    )
    config = click.option(
        "--no-config",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_configure,
        help="Leave the defaults in config.toml aside; see newsctl help config.",
    )
    debug = _switch("--debug", says="Show the traceback of an error.")
    quiet = quiet or _switch("-q", "--quiet", says="No remarks on inputs that could be read.")
    color = click.option(
        "--color",
        "color_mode",
        type=OneOf(["auto", "always", "never"]),
        expose_value=False,
        callback=_set,
        help="When to use colour; auto looks at the terminal and at $NO_COLOR.",
    )
    width = click.option(
        "--width",
        "asked_width",
        metavar="N",
        type=click.IntRange(min=1, max=WIDEST, clamp=True),
        expose_value=False,
        callback=_set,
        help="Columns of a line.  [default: $COLUMNS, else the terminal's]",
    )
    pager = click.option(
        "--pager/--no-pager",
        default=None,
        expose_value=False,
        callback=_set,
        help="Whether $PAGER shows what is longer than the screen.",
    )
    return color(width(pager(quiet(config(debug(help_(command)))))))


reported = click.option(
    "--reported",
    is_flag=True,
    help="With what people say outside quotation marks: Roe said that …, according to Roe.",
)
"""``--reported``: reported speech, found only where it is asked for."""


def _switch(*names: str, says: str) -> Option:
    return click.option(*names, is_flag=True, default=None, expose_value=False, callback=_set, help=says)


def _print_help(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from newsctl.cli.help_page import help_page

        click.echo(help_page(context))
        context.exit()


def _configure(context: click.Context, parameter: click.Parameter, without: bool) -> None:
    """Let the user's file of defaults speak for the options of this command, unless a run goes without it.

    Whether it does, the group must know before it reads what stands behind the command's name.
    """
    environment = context.find_object(Environment)
    if environment is None or context.resilient_parsing:
        return
    if environment.config is not None:
        from newsctl.cli.config import defaults

        group = context.find_root()
        assert isinstance(group.command, click.Group)
        commands = group.command.list_commands(group)
        context.default_map = defaults(context.command, environment.config, commands, of_all=context is group)


def _set(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Write a setting down in the Environment, where every command finds it."""
    environment = context.find_object(Environment)
    if value is not None and environment is not None and parameter.name is not None:
        setattr(environment, parameter.name, value)


def _name(option: str, held: str, *, says: str) -> Option:
    return click.option(
        option, metavar="NAME", multiple=True, type=in_letters, shell_complete=completed(held), help=says
    )


_FILTERS: tuple[Option, ...] = (
    _name(
        "--speaker",
        "speakers",
        says="Where rows are quotes, those of NAME, else articles that quote NAME, in any spelling; =NAME is"
        " that one name.",
    ),
    _name("--place", "places", says="Articles filed from NAME."),
    _name("--agency", "agencies", says="Articles of the agency NAME."),
    _name("--author", "authors", says="Articles by NAME."),
    click.option("--since", metavar="DATE", help="Articles of DATE or later: 2020-10-05, 2020-10 or 2020."),
    click.option("--until", metavar="DATE", help="Articles of DATE or before."),
    click.option(
        "--undated",
        type=OneOf(["keep", "drop"]),
        help="What --since and --until do with articles that have no date.  [default: drop them and say so]",
    ),
    click.option(
        "--has",
        type=OneOf(["quotes", "links", "dateline"]),
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
