"""Compressing what is written, by the suffix of the file's name."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, BinaryIO, cast

from newsctl.errors import OutputError

__all__ = ["compressing", "expanding", "inner_name"]

SUFFIXES = (".gz", ".zst")


def inner_name(path: str) -> str:
    """Return ``path`` without the suffix of its compression, if it has one."""
    return path.rpartition(".")[0] if path.lower().endswith(SUFFIXES) else path


@contextmanager
def compressing(out: BinaryIO, path: str) -> Iterator[BinaryIO]:
    """Return what to write to so that ``out`` holds it as the suffix of ``path`` says; ``out`` stays open.

    The same data gives the same bytes: no name and no time is written. Raises OutputError where zstd is not
    installed.
    """
    suffix = path.lower()[len(inner_name(path)) :]
    if suffix == ".gz":
        import gzip

        with gzip.GzipFile("", "wb", fileobj=out, mtime=0) as packed:
            yield cast("BinaryIO", packed)
    elif suffix == ".zst":
        zstd = _zstd()
        if zstd is None:
            raise OutputError(path, "zstd needs: pip install 'newsctl[zstd]'")
        with zstd.ZstdFile(out, "wb") as packed:
            yield packed
    else:
        yield out


@contextmanager
def expanding(file: BinaryIO, path: str) -> Iterator[BinaryIO]:
    """Return what to read ``file`` from as the suffix of ``path`` says.

    Reading raises OSError or EOFError where it is not compressed so, or zstd is not installed.
    """
    suffix = path.lower()[len(inner_name(path)) :]
    if suffix == ".gz":
        import gzip

        with gzip.GzipFile(fileobj=file) as plain:
            yield cast("BinaryIO", plain)
    elif suffix == ".zst":
        zstd = _zstd()
        if zstd is None:
            raise OSError("zstd is not installed")
        try:
            with zstd.ZstdFile(file) as plain:
                yield plain
        except zstd.ZstdError as error:
            raise OSError(str(error)) from error
    else:
        yield file


def _zstd() -> Any:
    for name in ("compression.zstd", "backports.zstd"):
        with suppress(ImportError):
            return import_module(name)
    return None
