"""What a database was made of: the corpora that were named, seen from where, and how they were read.

It is written down in the database, so that bringing it up to date takes no names, and other names than last
time, with which it would lose what it holds, are noticed.
"""

import json
import os
import sqlite3
from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec import structs

from newsctl.corpus.decoding import printable
from newsctl.corpus.options import Options
from newsctl.corpus.walking import STDIN
from newsctl.errors import OutputError

__all__ = ["Keeping", "Provenance", "recall", "remember", "settle", "unlike"]

Keeping = Literal["same", "both", "new"]
"""What corpora that are named are to those that a database was made of: the same, more, or others."""

_CORPUS, _LIST, _LIST_NUL = "corpus", "list", "list0"

_OF_A_RUN = frozenset({"files_from", "nul_separated", "jobs", "output"})
"""The options that say nothing of how a corpus is read."""

_OF_FILES = frozenset({"selection"})
"""Those that say which files are read, not how."""

_FEW = 3  # names in a message


class Provenance(msgspec.Struct, frozen=True):
    """The ``names`` of corpora, and of a list of more in ``options.files_from``, as given in ``folder``.

    The rest of the ``options`` is how they are read.
    """

    folder: str
    names: tuple[str, ...]
    options: Options

    @classmethod
    def of_run(cls, names: tuple[str, ...], options: Options) -> "Provenance":
        """Return what is named in the current folder."""
        return cls(os.getcwd(), names, options)

    @property
    def corpora(self) -> dict[tuple[str, str], str]:
        """What was named, in order: its name by its kind and its path from the root."""
        found: dict[tuple[str, str], str] = {}
        for name in self.names:
            found.setdefault((_CORPUS, self._from_root(name)), name)
        if (listed := self.options.files_from) is not None:
            kind = _LIST_NUL if self.options.nul_separated else _LIST
            found[kind, self._from_root(listed)] = listed
        return found

    @property
    def is_dated_by_time(self) -> bool:
        """Whether the time of a file's change is a date of its articles."""
        return self.options.date_from is not None and self.options.date_from.source == "mtime"

    def _from_root(self, name: str) -> str:
        return name if name == STDIN else os.path.abspath(os.path.join(self.folder, name))


def settle(path: str, named: Provenance, known: Provenance | None, keeping: Keeping) -> Provenance:
    """Return what the database ``path`` is to be made of, given what was ``named`` now and is ``known``.

    What is known already keeps the name by which it is known, and options that were left out are as they
    were. Raises OutputError when that is not what it was made of, nor was anything said of that.
    """
    if known is None or keeping == "new":
        if not named.corpora:
            raise OutputError(path, "does not say what it was made of; name the CORPUS as well")
        return named
    before, now = known.corpora, named.corpora
    if now and keeping == "same" and before.keys() != now.keys():
        raise OutputError(
            path,
            f"made of {_listing(before.values())}, not of {_listing(now.values())}; --add keeps both,"
            " --replace only what is named now",
        )
    corpora = {key: before[key] for key in now} if now and keeping == "same" else dict(before)
    for key, name in now.items():
        corpora.setdefault(key, name if named.folder == known.folder else key[1])
    if any(place == STDIN for _, place in corpora.keys() - now.keys()):
        raise OutputError(path, "made of standard input, which must be given again: name it as well, as -")
    names = tuple(name for (kind, _), name in corpora.items() if kind == _CORPUS)
    lists = [(kind, name) for (kind, _), name in corpora.items() if kind != _CORPUS]
    if len(lists) > 1:
        raise OutputError(path, "is made of one list of files at most; put the names of both into one")
    kind, listed = lists[0] if lists else (_LIST, None)
    options = structs.replace(
        _as_before(named.options, known.options), files_from=listed, nul_separated=kind == _LIST_NUL
    )
    return Provenance(known.folder, names, options)


def _as_before(now: Options, before: Options) -> Options:
    """Return ``now``, in which what was left out is as it was ``before``."""
    usual = Options()
    left_out = {
        field: getattr(before, field)
        for field in Options.__struct_fields__
        if field not in _OF_A_RUN and getattr(now, field) == getattr(usual, field)
    }
    return structs.replace(now, **left_out)


def _listing(names: Iterable[str]) -> str:
    shown = [printable(name) for name in names]
    more = len(shown) - _FEW
    return ", ".join(shown[:_FEW]) + (f" and {more:,} more" if more > 0 else "")


def unlike(one: Provenance, other: Provenance) -> list[str]:
    """Return the options, as they are typed, by which both are read differently."""
    return [
        f"--{field.replace('_', '-')}"
        for field in Options.__struct_fields__
        if field not in _OF_A_RUN | _OF_FILES and getattr(one.options, field) != getattr(other.options, field)
    ]


def remember(connection: sqlite3.Connection, provenance: Provenance) -> None:
    """Write down what the database is made of, unless it says so already."""
    if recall(connection) == structs.replace(provenance, options=_lasting(provenance.options)):
        return
    options = json.dumps(
        {
            field: value
            for field, value in msgspec.to_builtins(provenance.options, order="deterministic").items()
            if field not in _OF_A_RUN
        }
    )
    connection.execute("UPDATE about SET folder = ?, options = ?", (_stored(provenance.folder), options))
    connection.execute("DELETE FROM corpora")
    connection.executemany(
        "INSERT INTO corpora VALUES (?, ?, ?, ?)",
        [
            (place, _stored(name), _stored(path), kind)
            for place, ((kind, path), name) in enumerate(provenance.corpora.items())
        ],
    )


def _lasting(options: Options) -> Options:
    """Return ``options`` less those that hold for one run."""
    return structs.replace(options, jobs=None, output=None)


def recall(connection: sqlite3.Connection) -> Provenance | None:
    """Return what the database was made of; None when it does not say yet.

    Raises sqlite3.DatabaseError when what it says makes no sense.
    """
    about = connection.execute("SELECT folder, options FROM about").fetchone()
    rows = connection.execute("SELECT kind, name FROM corpora ORDER BY place").fetchall()
    if about is None or not rows:
        return None
    try:
        options = msgspec.convert(json.loads(about[1]), Options)
        named = [(kind, os.fsdecode(name)) for kind, name in rows]
        folder = os.fsdecode(about[0])
        if any("\0" in name for name in (folder, *(name for _, name in named))):
            raise ValueError("a name with a NUL")
    except (TypeError, ValueError) as error:  # both errors of JSON and msgspec's are ValueErrors
        raise sqlite3.DatabaseError("malformed: what it was made of cannot be read") from error
    listed = next(((kind, name) for kind, name in named if kind != _CORPUS), None)
    if listed is not None:
        options = structs.replace(options, files_from=listed[1], nul_separated=listed[0] == _LIST_NUL)
    return Provenance(folder, tuple(name for kind, name in named if kind == _CORPUS), options)


def _stored(name: str) -> str | bytes:
    """Return ``name`` as SQLite can hold it: as bytes, where it is not UTF-8."""
    return name if name == printable(name) else os.fsencode(name)
