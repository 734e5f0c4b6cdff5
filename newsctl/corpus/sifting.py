"""Passing over articles that cannot hold what is searched for, by a look at their bytes.

Most of the time goes into opening files, so that a second process opens every other block of them.
"""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from stat import S_ISREG
from typing import TYPE_CHECKING, Protocol

from newsctl.corpus.decoding import is_binary
from newsctl.corpus.document import Trouble
from newsctl.corpus.options import Options
from newsctl.corpus.pieces import Piece

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Sieve", "sift"]

_SIZE = 65_536
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_NONBLOCK", 0)

_HERE = 400  # pieces that this process looks at while the other looks at its own: this one finds them as well
_THERE = 800
_ALONE = 2_000  # pieces before another process pays


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


def sift(
    pieces: Iterator[Piece | Trouble], sieve: Sieve, options: Options, pass_over: Callable[[int], None]
) -> Iterator[Piece | Trouble]:
    """Yield the ``pieces`` that may hold it, and what needs a closer look: odd files, empty ones, troubles.

    ``pass_over`` is told how many are left out, each time some are.
    """
    for block in _looked_at(pieces, sieve, options):
        kept = [piece for piece, keep in block if keep]
        if len(kept) < len(block):
            pass_over(len(block) - len(kept))
        yield from kept


def _looked_at(
    pieces: Iterator[Piece | Trouble], sieve: Sieve, options: Options
) -> Iterator[list[tuple[Piece | Trouble, int]]]:
    """Yield all pieces in blocks, each with a number that is 0 if it is to be passed over."""
    for _ in range(_ALONE // _HERE):
        block = list(islice(pieces, _HERE))
        yield [(piece, _may_hold(piece, sieve, options)) for piece in block]
        if len(block) < _HERE:
            return
    colleague = _Colleague(sieve, options)
    try:
        here, there = list(islice(pieces, _HERE)), list(islice(pieces, _THERE))
        colleague.ask(there)
        while here:
            yield [(piece, _may_hold(piece, sieve, options)) for piece in here]
            here, waiting = list(islice(pieces, _HERE)), there
            there = list(islice(pieces, _THERE))
            colleague.ask(there)  # before the answer to the last question is read: nobody is to be idle
            yield list(zip(waiting, colleague.answer(waiting), strict=True))
    finally:
        colleague.dismiss()


def _may_hold(piece: Piece | Trouble, sieve: Sieve, options: Options) -> bool:
    if isinstance(piece, Trouble):
        return True
    if piece.form == "text" and piece.file is not None:
        return _file_may_hold(piece.file, sieve, named=piece.named)
    if piece.form != "record" or sieve.in_json(piece.data):
        return True
    from newsctl.corpus.records import is_sound

    return not is_sound(piece.data, options)  # what is broken will be reported in its turn


def _file_may_hold(path: str, sieve: Sieve, *, named: bool = False) -> bool:
    data = _beginning(path, named=named)
    # A larger file is read on by those who decode it; a blank one is an error that they report, and so is a
    # binary one that was named.
    return not 0 < len(data) < _SIZE or sieve.in_text(data) or data.isspace() or (named and is_binary(data))


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


class _Colleague:
    """A process that looks at files while this one does; where there is none, this one looks at all.

    It is a fork, and so knows the sieve. It is asked with a block of paths and answers with a byte for each.
    """

    def __init__(self, sieve: Sieve, options: Options) -> None:
        self._sieve = sieve
        self._options = options
        self._child = 0
        if not hasattr(os, "fork"):
            return
        questions, self._ask = os.pipe()
        self._answers, answers = os.pipe()
        self._child = os.fork()
        if not self._child:
            os.close(self._ask)
            os.close(self._answers)
            _work(questions, answers, sieve)
        os.close(questions)
        os.close(answers)

    def ask(self, block: list[Piece | Trouble]) -> None:
        """Hand over ``block``, to be answered after those before it."""
        paths = "\0".join(filter(None, map(_path_asked, block)))
        if self._child and paths:
            message = os.fsencode(paths)
            with suppress(BrokenPipeError):
                os.write(self._ask, len(message).to_bytes(4, "little") + message)

    def answer(self, block: list[Piece | Trouble]) -> list[bool]:
        """Say for each piece of ``block``, the first not yet answered, whether it may hold what is wanted."""
        asked = [bool(_path_asked(piece)) for piece in block]
        seen = iter(_read(self._answers, sum(asked)) if self._child else b"")
        return [
            bool(answer)
            if was_asked and (answer := next(seen, None)) is not None
            else _may_hold(piece, self._sieve, self._options)
            for piece, was_asked in zip(block, asked, strict=True)
        ]

    def dismiss(self) -> None:
        """End the process, not by closing its pipe alone: processes started later may hold an end of it."""
        if self._child:
            os.close(self._ask)
            os.close(self._answers)
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)


def _path_asked(piece: Piece | Trouble) -> str | None:
    """Return the file of ``piece`` that another process may look at as well as this one."""
    return None if isinstance(piece, Trouble) or piece.named else piece.file


def _work(questions: int, answers: int, sieve: Sieve) -> None:
    """Answer until nobody asks any more; never come back."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks is interrupted as well, and stops asking
        while length := int.from_bytes(_read(questions, 4), "little"):
            paths = os.fsdecode(_read(questions, length)).split("\0")
            os.write(answers, bytes([_file_may_hold(path, sieve) for path in paths]))
    finally:
        os._exit(0)


def _read(descriptor: int, size: int) -> bytes:
    """Return ``size`` bytes from a pipe, fewer only when the other end is closed."""
    data = b""
    while len(data) < size and (part := os.read(descriptor, size - len(data))):
        data += part
    return data
