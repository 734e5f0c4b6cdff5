"""Opening a newsctl database for reading; what its tables hold may be anything, and is then looked into."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from newsctl.corpus.database.connecting import UNFORESEEN, connected, damaged
from newsctl.errors import InputError

__all__ = ["explain_damage", "opened"]


@contextmanager
def opened(path: str) -> Iterator[sqlite3.Connection]:
    """Open the database ``path`` for reading; what the tables hold is one state, whoever writes meanwhile.

    Raises InputError when it is damaged, no database of newsctl, or one of a newer or an older newsctl.
    """
    try:
        with connected(path) as connection:
            yield connection
    except UNFORESEEN as error:
        if words := explain_damage(path):
            raise InputError(path, words) from error
        raise


def explain_damage(path: str) -> str | None:
    """Say what is wrong with the database ``path`` where something unforeseen was met; None for nothing."""
    from newsctl.corpus.database.checking import faults

    try:
        found = faults(path)
    except InputError as error:
        return error.reason
    return damaged(found[0]) if found else None
