"""JSON Lines: a record a line."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from newsctl.corpus.document import Trouble
from newsctl.corpus.entry import Entry, OpenFile
from newsctl.corpus.files import too_big
from newsctl.corpus.options import Options

__all__ = ["entries", "lines"]

_BETWEEN = re.compile(rb"(?<=\})\r(?=\{)")


def entries(file: OpenFile, options: Options) -> Iterator[Entry | Trouble]:
    """Yield the records of a JSON Lines stream; the path of each ends in ``#`` and its line, from 1."""
    empty = True
    for number, line in enumerate(lines(file.stream, options.max_size + 1), file.first):
        path = f"{file.path}#{number}"
        if line is None:
            yield Trouble(path, too_big(options.max_size))
        elif line.strip():
            yield Entry(path, data=line, form="record", named=file.named)
        else:
            continue
        empty = False
    if empty:
        yield Trouble(file.path, "an empty file: no records in it", notice=True)


def lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Yield the lines of ``stream``; None for one of ``limit`` bytes or more.

    A lone CR ends a line where it stands between two objects: within one it is space, or part of a text.
    """
    readline = stream.readline
    rest = b""
    while line := rest + readline(limit - len(rest)):
        rest = b""
        is_cut = len(line) == limit and not line.endswith(b"\n")
        if b"}\r{" in line:
            objects = _BETWEEN.split(line)
            rest = objects.pop() if is_cut else b""
            yield from objects
        elif is_cut:
            while (more := readline(limit)) and not more.endswith(b"\n"):
                pass
            yield None
        else:
            yield line
