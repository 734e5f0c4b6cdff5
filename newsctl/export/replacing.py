"""Writing a file whole or not at all."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NoReturn

from newsctl.errors import OutputError

__all__ = ["replacing"]


@contextmanager
def replacing(name: str) -> Iterator[BinaryIO]:
    """Open a file that becomes ``name`` when the block ends without error; before, nothing changes.

    What is written goes to a hidden file in the same folder, which is forced to the disk and renamed over
    ``name``; after an error it is removed. A symbolic link keeps pointing where it does, an old file hands on
    its permissions, and a device or a pipe is written to directly. Raises OutputError when the place cannot
    be written to, or is full.
    """
    try:
        target = Path(name).resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as out:
                yield out
        else:
            yield from _drafted(target)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(name, (error.strerror or str(error)).lower()) from error


def _drafted(target: Path) -> Iterator[BinaryIO]:
    draft = target.with_name(f".newsctl-{os.urandom(6).hex()}.part")
    with suppress(ValueError):  # only the main thread hears of signals
        signal.signal(signal.SIGTERM, _leave)
    try:
        with draft.open("xb") as out:
            if target.exists():
                draft.chmod(target.stat().st_mode & 0o7777)
            yield out
            out.flush()
            os.fsync(out.fileno())
        draft.replace(target)
    except BaseException:  # Ctrl-C too must leave nothing behind
        with suppress(OSError):
            draft.unlink()
        raise
    _force_to_disk(target.parent)


def _leave(signum: int, frame: object) -> NoReturn:
    """End the run in an orderly way, with the status that the shell gives a process so ended."""
    raise SystemExit(128 + signum)


def _force_to_disk(folder: Path) -> None:
    """Make the renaming last through a power cut, where the system can do that for folders."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
