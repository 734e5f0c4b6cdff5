"""The states of files: size and time of change, by which an update knows what it need not read again.

In an update that finds nothing changed, most of the time goes into asking for them, so that a second process
asks ahead while this one compares.
"""

import os
import signal
import struct
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from stat import S_ISREG

from newsctl.corpus.document import Trouble
from newsctl.corpus.processes import leave_signals_to_parent, signals_held
from newsctl.corpus.walking import Found

__all__ = ["NO_FILE", "FileState", "Placed", "state_of", "with_states"]

FileState = tuple[int, int]
Placed = tuple[Found | Trouble, str, int]
"""What was found, the name by which it is known, and its place."""

NO_FILE = (-1, -1)
"""Which no file has: the state of what is none."""

_FEW = 2_000  # files before another process pays
_BLOCK = 250  # files: what a pipe holds in any case, 4 KiB, has room for the answer
_ANSWER = struct.Struct("=qq")


def state_of(path: str) -> FileState:
    """Return size in bytes and time of change in nanoseconds of a file; NO_FILE for what is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):  # the latter for what no name can be
        return NO_FILE
    return (status.st_size, status.st_mtime_ns) if S_ISREG(status.st_mode) else NO_FILE


def with_states(files: Iterable[Placed], *, alone: bool) -> Iterator[tuple[list[Placed], list[FileState]]]:
    """Yield ``files`` in blocks, in order, with their states; ``alone`` starts no other process."""
    files = iter(files)
    blocks = iter(lambda: list(islice(files, _BLOCK)), [])
    few = None if alone or not hasattr(os, "fork") else _FEW // _BLOCK
    for block in islice(blocks, few):
        yield block, _states(block)
    block = next(blocks, [])
    if not block:
        return
    colleague = _Colleague()
    try:
        colleague.ask(block)
        while block:
            following = next(blocks, [])
            colleague.ask(following)  # before the answer to the last question is read: nobody is to be idle
            yield block, colleague.answer(block)
            block = following
    finally:
        colleague.dismiss()


def _states(block: list[Placed]) -> list[FileState]:
    return [state_of(_path(placed)) for placed in block]


def _path(placed: Placed) -> str:
    found = placed[0]
    return found.path if isinstance(found, Found) else ""  # which is no file


class _Colleague:
    """A process that is asked with a block of paths and answers with their states; a fork of this one."""

    def __init__(self) -> None:
        questions, self._ask = os.pipe()
        self._answers, answers = os.pipe()
        with signals_held():
            self._child = os.fork()
            if not self._child:
                os.close(self._ask)
                os.close(self._answers)
                _work(questions, answers)
        os.close(questions)
        os.close(answers)

    def ask(self, block: list[Placed]) -> None:
        """Hand over ``block``, to be answered after those before it."""
        if block:
            message = os.fsencode("\0".join(map(_path, block)))
            with suppress(BrokenPipeError):
                os.write(self._ask, len(message).to_bytes(4, "little") + message)

    def answer(self, block: list[Placed]) -> list[FileState]:
        """Return the states of ``block``, the first not yet answered; asked for here if the other is gone."""
        size = _ANSWER.size * len(block)
        data = _read(self._answers, size)
        return [*_ANSWER.iter_unpack(data)] if len(data) == size else _states(block)

    def dismiss(self) -> None:
        """End the process, not by closing its pipe alone: processes started later may hold an end of it."""
        os.close(self._ask)
        os.close(self._answers)
        with suppress(ProcessLookupError):
            os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)


def _work(questions: int, answers: int) -> None:
    """Answer until nobody asks any more; never come back."""
    try:
        leave_signals_to_parent()
        while length := int.from_bytes(_read(questions, 4), "little"):
            paths = os.fsdecode(_read(questions, length)).split("\0")
            os.write(answers, b"".join([_ANSWER.pack(*state_of(path)) for path in paths]))
    finally:
        os._exit(0)


def _read(descriptor: int, size: int) -> bytes:
    """Return ``size`` bytes from a pipe, fewer only when the other end is closed."""
    data = b""
    while len(data) < size and (part := os.read(descriptor, size - len(data))):
        data += part
    return data
