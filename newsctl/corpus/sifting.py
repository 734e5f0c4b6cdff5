"""Passing over articles that cannot hold what is searched for, by a look at their bytes."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from newsctl.corpus.decoding import is_binary
from newsctl.corpus.options import Options
from newsctl.corpus.pieces import Piece

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Sieve", "file_may_hold", "may_hold"]

_SIZE = 65_536
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_NONBLOCK", 0)


class Sieve(Protocol):
    """Says what bytes may hold; a yes that turns out wrong costs time, a no must be right."""

    by_bytes: bool
    """Whether bytes tell anything at all."""

    def in_text(self, data: bytes) -> bool:
        """Whether a plain text can hold it."""

    def in_json(self, data: bytes) -> bool:
        """Whether a record can hold it."""

    def in_database(self, connection: "sqlite3.Connection") -> Iterable[int] | None:
        """Return the articles of a newsctl database that can hold it; None for all of them."""


def may_hold(piece: Piece, sieve: Sieve, options: Options) -> bool:
    """Whether ``piece`` needs a closer look: it may hold what is wanted, is odd, or cannot be read."""
    if piece.form == "text" and piece.file is not None:
        return file_may_hold(piece.file, sieve, named=piece.named)
    if piece.form != "record" or sieve.in_json(piece.data):
        return True
    from newsctl.corpus.records import is_sound

    return not is_sound(piece.data, options)  # what is broken will be reported in its turn


def file_may_hold(path: str, sieve: Sieve, *, named: bool = False) -> bool:
    """Whether the file ``path``, of a single text, needs a closer look."""
    data = _beginning(path)
    # A larger file is read on by those who decode it; a blank one is an error that they report, and so is a
    # binary one that was named.
    return not 0 < len(data) < _SIZE or sieve.in_text(data) or data.isspace() or (named and is_binary(data))


def _beginning(path: str) -> bytes:
    """Return the first bytes of a file; none when it cannot be read, which will be reported in its turn."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError:
        return b""
    try:
        return os.read(descriptor, _SIZE)
    except OSError:
        return b""
    finally:
        os.close(descriptor)
