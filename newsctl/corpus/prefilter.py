"""Passing over articles that cannot hold what is searched for, by a look at their bytes."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from newsctl.corpus.decoding import is_binary
from newsctl.corpus.entry import Entry
from newsctl.corpus.files import OPEN_AT_ONCE
from newsctl.corpus.options import Options

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Prefilter", "file_may_hold", "may_hold"]

_SIZE = 65_536


class Prefilter(Protocol):
    """Says what bytes may hold; a yes that turns out wrong costs time, a no must be right."""

    by_bytes: bool
    """Whether bytes tell anything at all."""
    needs_quotes: bool
    """Whether the quotes of what it lets through will be looked at."""
    needs_texts: bool
    """Whether its texts will be, too; else the fingerprint of its body does."""

    def in_text(self, data: bytes) -> bool:
        """Whether a plain text can hold it."""

    def in_json(self, data: bytes) -> bool:
        """Whether a record can hold it."""

    def in_database(self, connection: "sqlite3.Connection") -> Iterable[int] | None:
        """Return the articles of a newsctl database that can hold it; None for all of them."""


def may_hold(entry: Entry, prefilter: Prefilter, options: Options) -> bool:
    """Whether ``entry`` needs a closer look: it may hold what is wanted, is odd, or cannot be read."""
    if entry.form == "text" and entry.file is not None:
        return file_may_hold(entry.file, prefilter, named=entry.named)
    if entry.form not in ("record", "row") or prefilter.in_json(entry.data):
        return True
    from newsctl.corpus.formats.records import is_sound

    return not is_sound(entry, options)  # what is broken will be reported in its turn


def file_may_hold(path: str, prefilter: Prefilter, *, named: bool = False) -> bool:
    """Whether the file ``path``, of a single text, needs a closer look.

    This runs once for each file of a corpus, and most of the time it takes is the system's.
    """
    try:
        descriptor = os.open(path, OPEN_AT_ONCE)
        try:
            data = os.read(descriptor, _SIZE)
        finally:
            os.close(descriptor)
    except OSError:
        return True  # which will be reported in its turn
    # A larger file is read on by those who decode it; a blank one is an error that they report, and so is a
    # binary one that was named.
    return (
        not 0 < len(data) < _SIZE or prefilter.in_text(data) or data.isspace() or (named and is_binary(data))
    )
