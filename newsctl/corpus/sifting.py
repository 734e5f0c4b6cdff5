"""Passing over articles that cannot hold what is searched for, by a look at their bytes."""

import os
from collections.abc import Callable, Iterator
from stat import S_ISREG
from typing import Protocol

from newsctl.corpus.decoding import is_binary
from newsctl.corpus.document import Trouble
from newsctl.corpus.pieces import Piece

__all__ = ["Sieve", "sift"]

_SIZE = 65_536
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_NONBLOCK", 0)


class Sieve(Protocol):
    """Says what bytes may hold; a yes that turns out wrong costs time, a no must be right."""

    def in_text(self, data: bytes) -> bool:
        """Whether a plain text can hold it."""

    def in_json(self, data: bytes) -> bool:
        """Whether a record can hold it."""


def sift(
    pieces: Iterator[Piece | Trouble], sieve: Sieve, pass_over: Callable[[int], None]
) -> Iterator[Piece | Trouble]:
    """Yield the ``pieces`` that may hold it, and what needs a closer look: odd files, empty ones, troubles.

    ``pass_over`` is told the size, in bytes, of each that is left out.
    """
    in_text, in_json = sieve.in_text, sieve.in_json
    for piece in pieces:
        if isinstance(piece, Piece):
            if piece.form == "text" and piece.file is not None:
                data = _beginning(piece.file, named=piece.named)
                # A larger file is read on by those who decode it; a blank one is an error that they report,
                # and so is a binary one that was named.
                if (
                    0 < len(data) < _SIZE
                    and not in_text(data)
                    and not data.isspace()
                    and not (piece.named and is_binary(data))
                ):
                    pass_over(len(data))
                    continue
            elif piece.form == "record" and _is_object(piece.data) and not in_json(piece.data):
                pass_over(len(piece.data))
                continue
        yield piece


def _is_object(line: bytes) -> bool:
    """Whether a line looks whole; one that is not will be reported in its turn."""
    return line.startswith(b"{") and line.rstrip().endswith(b"}")


def _beginning(path: str, *, named: bool) -> bytes:
    """Return the first bytes of a file; none when it cannot be read, which will be reported in its turn."""
    try:
        if named and not S_ISREG(os.stat(path).st_mode):
            return b""  # what is taken from a pipe is gone
        descriptor = os.open(path, _FLAGS)
    except OSError:
        return b""
    try:
        return os.read(descriptor, _SIZE)
    except OSError:
        return b""
    finally:
        os.close(descriptor)
