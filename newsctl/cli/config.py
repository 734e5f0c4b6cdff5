"""The user's defaults for options: a TOML file with a table for each command (see topics/config.md)."""

from collections.abc import Iterable
from typing import Any

import click
from click.core import ParameterSource

from newsctl.cli.suggesting import did_you_mean
from newsctl.errors import InputError

__all__ = ["defaults", "from_config"]

_NEVER = frozenset({"help", "version", "verbose", "no-config"})


def defaults(command: click.Command, path: str, commands: Iterable[str], *, of_all: bool) -> dict[str, Any]:
    """Return the defaults that the file ``path`` has for ``command``, by the names of its parameters.

    ``of_all`` says that it is newsctl itself, whose options stand before the tables of the ``commands``.
    Raises InputError when the file cannot be read, or has a table or a key that means nothing.
    """
    tables = _tables(path)
    commands = list(commands)
    for name, table in tables.items():
        if isinstance(table, dict) and name not in commands:
            raise InputError(path, f"[{name}] is no command.{did_you_mean(name, commands)}")
    if of_all:
        wanted = {key: value for key, value in tables.items() if not isinstance(value, dict)}
        where = ""
    else:
        wanted = tables.get(command.name or "", {})
        where = f"[{command.name}] "
        if not isinstance(wanted, dict):
            raise InputError(path, f"{command.name} is a command; write [{command.name}] over its options")
    known = {
        option.removeprefix("--"): parameter
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and option.removeprefix("--") not in _NEVER
    }
    found = {}
    for key, value in wanted.items():
        option = known.get(key)
        if option is None:
            raise InputError(path, f"{where}{key} is no option that has a default.{did_you_mean(key, known)}")
        if option.is_flag and not isinstance(value, bool):
            raise InputError(path, f"{where}{key} is true or false, not {value!r}")
        found[option.name or key] = _as_typed(option, key, value)
    return found


def _tables(path: str) -> dict[str, Any]:
    import tomllib

    try:
        with open(path, "rb") as file:  # noqa: PTH123 -- importing pathlib takes longer than all of this
            return tomllib.load(file)
    except OSError as error:
        raise InputError(path, (error.strerror or str(error)).lower()) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(path, f"this is not TOML: {error}") from None


def _as_typed(option: click.Option, key: str, value: Any) -> Any:
    """Return ``value`` as click takes a default for ``option``."""
    if option.is_flag:
        if f"--{key}" in option.secondary_opts:
            return not value
        return option.flag_value if value and not option.is_bool_flag else value
    if option.multiple:
        return [str(each) for each in value] if isinstance(value, list) else [str(value)]
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def from_config(context: click.Context, parameter: click.Parameter | None) -> bool:
    """Whether the value of ``parameter`` is a default of the user's."""
    name = parameter.name if parameter else None
    return name is not None and context.get_parameter_source(name) == ParameterSource.DEFAULT_MAP
