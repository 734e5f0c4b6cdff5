"""Options that commands share, as decorators; a command gets what they mean, not what was typed."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from newsctl.cli.environment import Environment

__all__ = ["manners"]

Command = TypeVar("Command", bound=Callable[..., Any])


def _set(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Write a setting down in the Environment, where every command finds it."""
    environment = context.find_object(Environment)
    if value is not None and environment is not None and parameter.name is not None:
        setattr(environment, parameter.name, value)


def _switch(*names: str, help: str) -> Callable[[Command], Command]:  # noqa: A002 -- click's word
    return click.option(*names, is_flag=True, default=None, expose_value=False, callback=_set, help=help)


def manners(command: Command) -> Command:
    """Add what every command understands: ``--color``, ``--quiet``, ``--debug``. They set the Environment."""
    color = click.option(
        "--color",
        "color_mode",
        type=click.Choice(["auto", "always", "never"]),
        expose_value=False,
        callback=_set,
        help="When to use colour; auto looks at the terminal and at $NO_COLOR.",
    )
    return color(
        _switch("-q", "--quiet", help="No remarks on inputs that could be read.")(
            _switch("--debug", help="Show the traceback of an error.")(command)
        )
    )
