"""Drafts: hidden files and folders in which one grows before it takes its place.

A draft is locked by the run that writes it, for as long as the process lives. One that is not locked was left
by a run that was killed, and the next run that writes to the folder clears it away.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows: drafts are not locked there, and nobody's are cleared away
    fcntl = None  # type: ignore[assignment]  # a module is no variable

__all__ = ["draft", "draft_folder"]

_NAME = re.compile(r"\.newsctl-[0-9a-f]{12}\.(?:part|folder)")


@contextmanager
def draft(target: Path, mode: int | None) -> Iterator[BinaryIO]:
    """Open a draft that takes the place of ``target`` when the block ends without error; else it is removed.

    ``mode`` are the permissions that it hands on, None for those of any new file. Raises OSError.
    """
    _clear(target.parent)
    path = target.with_name(f".newsctl-{os.urandom(6).hex()}.part")
    lock = None
    try:
        out, lock = _begun(path)
        with out:
            if mode is not None:
                path.chmod(mode & 0o7777)
            yield out
            out.flush()
            os.fsync(out.fileno())
        path.replace(target)
    except BaseException:  # Ctrl-C too must leave nothing behind
        with suppress(OSError):
            path.unlink()
        raise
    finally:
        if lock is not None:
            os.close(lock)
    _force_to_disk(target.parent)


@contextmanager
def draft_folder(target: Path) -> Iterator[Path]:
    """Make a draft of the folder ``target``, which is removed unless the block ends without error.

    The block puts it in its place. Raises OSError.
    """
    _clear(target.parent)
    path = target.with_name(f".newsctl-{os.urandom(6).hex()}.folder")
    lock = _begun_folder(path)
    try:
        yield path
    except BaseException:  # Ctrl-C too must leave nothing behind
        rmtree(path, ignore_errors=True)
        raise
    finally:
        if lock is not None:
            os.close(lock)


def _begun_folder(path: Path) -> int | None:
    """Make the draft ``path``, and return a descriptor that keeps it locked, None without locks."""
    while True:
        path.mkdir()
        if fcntl is None:
            return None
        with suppress(FileNotFoundError):  # another run found it unlocked, and has cleared it away
            lock = os.open(path, os.O_RDONLY)
            with suppress(OSError):  # not every file system has them
                fcntl.flock(lock, fcntl.LOCK_EX)
            if path.exists():
                return lock
            os.close(lock)


def _begun(path: Path) -> tuple[BinaryIO, int | None]:
    """Return the new draft ``path``, and a descriptor that keeps it locked; None where there are no locks."""
    while True:
        out = path.open("xb")
        if fcntl is None:
            return out, None
        lock = os.dup(out.fileno())
        with suppress(OSError):  # not every file system has them
            fcntl.flock(lock, fcntl.LOCK_EX)
        if os.fstat(lock).st_nlink:
            return out, lock
        out.close()  # another run found it unlocked, and has cleared it away
        os.close(lock)


def _clear(folder: Path) -> None:
    """Remove the drafts in ``folder`` that this user's runs left when they were killed."""
    if fcntl is None:
        return
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name):
                with suppress(OSError):
                    _remove_unlocked(Path(entry))


def _remove_unlocked(path: Path) -> None:
    """Remove the draft ``path``; raises OSError if somebody writes it."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        status = os.fstat(descriptor)
        if status.st_uid == os.geteuid():
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if S_ISREG(status.st_mode):
                path.unlink()
            elif S_ISDIR(status.st_mode):
                rmtree(path, ignore_errors=True)
    finally:
        os.close(descriptor)


def _force_to_disk(folder: Path) -> None:
    """Make the renaming last through a power cut, where the system can do that for folders."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
