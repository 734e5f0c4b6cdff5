"""Writing a folder of files whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from newsctl import __version__
from newsctl.errors import OutputError
from newsctl.export.drafts import draft_folder

__all__ = ["MANIFEST", "Manifest", "manifest_of", "replacing_folder", "write_manifest"]

MANIFEST = "_newsctl.json"
"""With the mark by which readers of a folder of parts pass over what is no part."""


class Manifest(msgspec.Struct, omit_defaults=True):
    """What newsctl says of a folder that it made, by which it knows it again: the file ``_newsctl.json``.

    Where it was made in ``parts``, ``plan`` differs for each way to make them, and so many inputs were
    ``unread``.
    """

    format: str
    articles: int
    newsctl: str
    plan: str = ""
    parts: int = 0
    unread: int = 0


def manifest_of(folder: str) -> Manifest | None:
    """Return what newsctl wrote about ``folder``; None for one that it did not make."""
    try:
        return msgspec.json.decode(Path(folder, MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        return None


def write_manifest(folder: str, form: str, articles: int) -> None:
    """Say in ``folder`` that newsctl made it, in the format called ``form``."""
    manifest = msgspec.json.encode(Manifest(form, articles, __version__))
    Path(folder, MANIFEST).write_bytes(manifest + b"\n")


@contextmanager
def replacing_folder(name: str, *, force: bool = False) -> Iterator[str]:
    """Give a new folder that becomes ``name`` when the block ends without error; before, nothing changes.

    A folder that newsctl made, or an empty one, is replaced; anything else only by ``force``. Raises
    OutputError.
    """
    target = Path.cwd() / name
    try:
        if not force and _is_others(target):
            raise OutputError(
                name, "is there, and newsctl did not make it; another name, or --force to replace it"
            )
        with draft_folder(target) as new:
            yield str(new)
            _take_place(new, target)
    except OSError as error:
        raise OutputError(name, (error.strerror or str(error)).lower()) from error


def _is_others(target: Path) -> bool:
    if target.is_dir() and not target.is_symlink():
        return manifest_of(str(target)) is None and any(target.iterdir())
    return os.path.lexists(target)


def _take_place(new: Path, target: Path) -> None:
    """Put ``new`` in the place of ``target``, which steps aside: no call swaps two folders everywhere."""
    aside = new.with_suffix(".old")
    with suppress(FileNotFoundError):
        target.rename(aside)
    try:
        new.rename(target)
    except OSError:
        if os.path.lexists(aside):
            aside.rename(target)
        raise
    if aside.is_dir() and not aside.is_symlink():
        shutil.rmtree(aside, ignore_errors=True)
    else:
        aside.unlink(missing_ok=True)
