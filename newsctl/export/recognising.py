"""Whose a file is that stands where one is to be written: newsctl's own are replaced, others not unasked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from newsctl.errors import OutputError
from newsctl.export.compressing import expanding
from newsctl.export.formats import FORMATS

__all__ = ["refuse_others"]


def refuse_others(name: str) -> None:
    """Raise OutputError where ``name`` is a file that newsctl did not write.

    One that is empty is nobody's. A file is known by what it begins with, in any format that newsctl writes;
    Markdown looks like anybody's, so that it is never known.
    """
    path = Path(name)
    if path.is_file() and not _is_own(path):
        raise OutputError(
            name, "is there, and newsctl did not write it; another name, or --force to replace it"
        )


def _is_own(path: Path) -> bool:
    try:
        return not path.stat().st_size or any(_wrote(path, name) for name in FORMATS)
    except (OSError, EOFError):  # not to be read, or no compressed file
        return False


def _wrote(path: Path, name: str) -> bool:
    with _opened(path) as file:
        return FORMATS[name].wrote(file)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with path.open("rb") as file, expanding(file, str(path)) as plain:
        yield plain
