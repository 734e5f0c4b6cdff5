"""The file that a command writes, told to the corpus that it reads so that none of its inputs is lost."""

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec
from msgspec import structs

from newsctl.article import from_json
from newsctl.corpus import Corpus, Options, Output
from newsctl.corpus.naming import STDIN, container_of, meant
from newsctl.corpus.output import identity_of
from newsctl.corpus.walking import is_read_with
from newsctl.errors import OutputError
from newsctl.export import descriptor_of

__all__ = ["writing_database", "writing_export"]

_LONGEST_RECORD = 64 * 1024 * 1024


def writing_database(name: str, names: Sequence[str], options: Options) -> Options:
    """Return ``options`` with the database ``name`` as the file to be written from the corpus ``names``.

    Raises UsageError for no name, OutputError for what is a file to everybody but SQLite, and for an input.
    """
    if name == ":memory:" or name.startswith("file:"):
        raise OutputError(name, f"SQLite takes this for no file; write ./{name} for one of that name")
    return _writing(Output(name, passed_over=True), names, options)


def writing_export(name: str, names: Sequence[str], options: Options) -> Options:
    """Return ``options`` with the file ``name`` as the one to be written from the corpus ``names``.

    A folder that holds the file has its articles among the inputs, unless an earlier export made it of the
    others. Raises UsageError for no name, OutputError for an input.
    """
    apart = _writing(Output(name, passed_over=True), names, options)
    if descriptor_of(name) is not None:  # open already: nothing in it is replaced
        return apart
    held = any(is_read_with(each, name, options.selection) for each in names if Path(each).is_dir())
    return apart if held and _is_export(name, names, apart) else structs.replace(options, output=Output(name))


def _writing(output: Output, names: Sequence[str], options: Options) -> Options:
    """Return ``options`` with ``output``, if it is not in ``names``; patterns and lists show when read."""
    if not output.name:
        raise click.UsageError("-o wants the name of a file.")
    own = output.identity
    if own is not None and any(own == identity_of(container_of(name) or name) for name in map(meant, names)):
        raise output.refused()
    return structs.replace(options, output=output)


def _is_export(name: str, names: Sequence[str], options: Options) -> bool:
    """Whether the first record of the file is of an article that ``names`` hold apart from it.

    An earlier export has them in the same order, so that mostly the first article answers.
    """
    if STDIN in (*names, options.files_from):
        return False  # which can be read but once
    try:
        with Path(name).open("rb") as file:
            line = file.readline(_LONGEST_RECORD)
        path = from_json(line).path if line else None
    except (OSError, msgspec.DecodeError):
        return False
    corpus = Corpus(names, options, report=_no_word)
    return not line or any(document.name == path for document in corpus.documents())


def _no_word(path: str, reason: str) -> None:
    """Say nothing: the run that follows will."""
