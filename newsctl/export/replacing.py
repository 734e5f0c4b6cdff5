"""Writing a file whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from newsctl.errors import OutputError
from newsctl.export.drafts import draft

__all__ = ["descriptor_of", "replacing"]

_LINKS = 40  # as many as Linux follows


@contextmanager
def replacing(name: str) -> Iterator[BinaryIO]:
    """Open a file that becomes ``name`` when the block ends without error; before, nothing changes.

    What is written goes to a hidden file in the same folder, which is forced to the disk and renamed over
    ``name``; after an error it is removed. A symbolic link keeps pointing where it does, an old file hands on
    its permissions. A device or a pipe is written to directly, and so is what ``name`` says is open already
    (``/dev/stdout``, ``/dev/fd/3``), whatever it is. Raises OutputError when the place cannot be written to,
    or is full.
    """
    try:
        descriptor = descriptor_of(name)
        if descriptor is not None:
            with os.fdopen(descriptor, "wb", closefd=False) as out:
                yield out
        elif (mode := _mode(name)) is not None and not S_ISREG(mode):
            with Path(name).open("wb") as out:
                yield out
        else:
            with draft(Path(name).resolve(), mode) as out:
                yield out
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(name, (error.strerror or str(error)).lower()) from error


def descriptor_of(name: str) -> int | None:
    """Return the number of the open file that ``name`` stands for; None when it is a name like any other.

    Links are followed no further: they would lead to the file's own name, by which it would be replaced.
    """
    path = Path(name)
    folders = {os.path.realpath(folder) for folder in ("/dev/fd", "/proc/self/fd")}
    for _ in range(_LINKS):
        if os.path.realpath(path.parent) in folders and path.name.isascii() and path.name.isdecimal():
            return int(path.name)
        if not path.is_symlink():
            break
        path = path.parent / path.readlink()
    return None


def _mode(name: str) -> int | None:
    """Return what ``name`` is and who may use it; None when there is no such file yet."""
    try:
        return Path(name).stat().st_mode
    except FileNotFoundError:
        return None
