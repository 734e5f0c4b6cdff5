"""What may stand next on a command line, for the shell that asks: newsctl's own words, and names held.

The shells ask in one way (see newsctl/cli/shells): the words of the line as they are typed, and which of them
is to be completed. An answer is a line: the word, and after a tab what it means.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

import click
from click.shell_completion import ShellComplete, split_arg_string

from newsctl.cli.environment import Environment
from newsctl.cli.visible import visible
from newsctl.errors import NewsctlError

__all__ = ["Line", "answers", "values"]

_MARKS = "'\""
_SPECIAL = re.compile(r"([^\w@%+:,./=-])", flags=re.ASCII)


class Line(NamedTuple):
    """The words that stand on the line, also after the cursor, and where newsctl runs."""

    words: list[str]
    environment: Environment


def answers(
    program: click.Command, shell: str, typed: Sequence[str], number: int, environment: Environment
) -> Iterator[str]:
    """Yield what may stand in place of the word ``number``, from 0, of the words ``typed`` for ``program``.

    For bash they are quoted as the word that is typed needs it; zsh and fish quote by themselves.
    """
    raw = typed[number] if number < len(typed) else ""
    before = _joined([_unquoted(word) for word in typed[1:number]])
    word = "" if raw == "=" else _unquoted(raw)
    option = ""
    if shell == "bash" and before and before[-1].endswith("="):  # bash breaks words at an equals sign
        word = before.pop() + word
    elif word.startswith("-") and "=" in word:
        option = word.partition("=")[0] + "="
    elif shell == "bash" and raw == "=":
        word = before.pop() + "="
    line = Line([_unquoted(word) for word in typed], environment)
    completer = ShellComplete(program, {"obj": line}, "newsctl", "")
    for item in completer.get_completions(before, word):
        if item.type == "plain":
            value = f"{option}{item.value}"
            if shell == "bash" and raw[:1] not in tuple(_MARKS):
                value = _SPECIAL.sub(r"\\\1", value)
            says = visible(" ".join((item.help or "").split()))
            yield f"{visible(value)}\t{says}" if says else visible(value)


def values(kind: str, context: click.Context, beginning: str) -> list[str]:
    """Return the values of the ``kind`` that an option takes which begin as what is typed.

    Of several with commas between them the last is completed; a name may have an equals sign before it.
    """
    if kind in _WORDS:
        done, comma, beginning = beginning.rpartition(",")
        words = (word for word in _WORDS[kind]() if word.startswith(beginning))
        return [f"{done}{comma}{word}" for word in words]
    exactly = "=" if beginning.startswith("=") else ""
    return [exactly + name for name in _names(kind, context.find_object(Line), beginning.removeprefix("="))]


def _columns() -> Iterable[str]:
    from newsctl.cli.columns import COLUMNS

    return COLUMNS


def _keys() -> Iterable[str]:
    from newsctl.cli.columns import GROUPS

    return GROUPS


def _fields() -> Iterable[str]:
    from newsctl.corpus.searchable import SEARCHABLE

    return SEARCHABLE


def _formats() -> Iterable[str]:
    from newsctl.export import FORMATS

    return FORMATS


_WORDS: dict[str, Callable[[], Iterable[str]]] = {
    "columns": _columns,
    "keys": _keys,
    "fields": _fields,
    "formats": _formats,
}


def _names(kind: str, line: Line | None, beginning: str) -> list[str]:
    """Return the names of a ``kind`` in the databases of the ``line``, or none where one cannot be read."""
    from newsctl.corpus.database.holdings import names_held
    from newsctl.corpus.walking import default_names

    if line is None:
        return []
    named = filter(_is_database, line.words)
    databases = list(named) or list(filter(_is_database, default_names(line.environment.env)))
    found: set[str] = set()
    for database in databases:
        with suppress(NewsctlError):
            found.update(names_held(database, kind, beginning))
    return sorted(found)


def _is_database(name: str) -> bool:
    from pathlib import Path

    from newsctl.corpus.containers import is_database

    return Path(name).is_file() and is_database(name)  # a pipe would be waited for


def _unquoted(word: str) -> str:
    """Return a word of the line as newsctl would be given it; a quotation mark may still be open."""
    return " ".join(split_arg_string(word))


def _joined(words: Iterable[str]) -> list[str]:
    """Put together what bash breaks at equals signs: ``--sort``, ``=`` and ``date``."""
    joined: list[str] = []
    for word in words:
        if joined and (word == "=" or joined[-1].endswith("=")) and joined[-1].startswith("--"):
            joined[-1] += word
        else:
            joined.append(word)
    return joined
