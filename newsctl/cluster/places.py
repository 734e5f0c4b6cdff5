"""Folders that parts are written to, and files that sources are in: on this machine, or by fsspec's URLs."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO, cast

import msgspec

from newsctl.errors import InputError, OutputError

__all__ = ["OutputFolder", "is_url", "opened", "remote"]

_AT_ONCE = 1024 * 1024  # bytes


def is_url(name: str) -> bool:
    """Whether ``name`` is an address such as ``s3://bucket/key`` rather than a file's name."""
    scheme, mark, _ = name.partition("://")
    return bool(mark) and scheme.isalnum()


def remote(url: str) -> tuple[Any, str]:
    """Return the file system of ``url`` and the path in it.

    Raises InputError where its scheme is unknown or needs a package that is not installed.
    """
    try:
        import fsspec

        system, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        name = getattr(error.__cause__ or error, "name", None)
        if name in (None, "fsspec"):
            raise InputError(url, "addresses need fsspec: pip install 'newsctl[cluster]'") from None
        raise InputError(url, f"this address needs {name}: pip install {name}") from None
    except ValueError as error:
        raise InputError(url, f"cannot be reached: {_first_line(error)}") from None
    return system, path


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open the file or address ``name`` for reading. Raises OSError and InputError, in the block as well."""
    if not is_url(name):
        with Path(name).open("rb") as stream:
            yield stream
        return
    system, path = remote(name)
    try:
        with system.open(path, "rb") as stream:
            yield cast("BinaryIO", io.BufferedReader(stream, _AT_ONCE))  # readline() takes a limit
    except Exception as error:
        if _is_of_store(error):
            raise InputError(name, f"cannot be read: {_first_line(error)}") from error
        raise


class OutputFolder(msgspec.Struct, frozen=True):
    """The folder ``name`` that takes the parts, in which a file is there whole or not at all."""

    name: str

    def files(self) -> set[str]:
        """Return the names of the files in it, none where it is not there yet. Raises OutputError."""
        with self._told():
            if not is_url(self.name):
                place = Path(self.name)
                if os.path.lexists(place) and not place.is_dir():
                    raise OutputError(self.name, "is no folder, and parts go into one; another name")
                return {file.name for file in place.iterdir()} if place.is_dir() else set()
            system, path = remote(self.name)
            system.invalidate_cache()
            if not system.exists(path):
                return set()
            return {each.rstrip("/").rpartition("/")[2] for each in system.ls(path, detail=False)}

    def holds(self, path: str) -> bool:
        """Whether the file or address ``path`` is this folder, or in it."""
        if is_url(path) or is_url(self.name):
            own, other = self.name, path
        else:
            own, other = os.path.realpath(self.name), os.path.realpath(path)
        return f"{other.rstrip('/')}/".startswith(f"{own.rstrip('/')}/")

    def read(self, file: str) -> bytes:
        """Return what the ``file`` in it holds. Raises OutputError."""
        with self._told(), opened(self._path(file)) as stream:
            return stream.read()

    @contextmanager
    def writing(self, file: str) -> Iterator[BinaryIO]:
        """Open a file that becomes ``file`` when the block ends without error. Raises OutputError."""
        with self._told():
            if is_url(self.name):
                with NamedTemporaryFile() as out:
                    yield out  # type: ignore[misc]  # what wraps the file has all that a file has
                    out.flush()
                    system, _ = remote(self.name)
                    system.put_file(out.name, self._path(file))
                return
            target = Path(self.name, file)
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f".{file.lstrip('.')}.{os.urandom(6).hex()}")
            try:
                with temporary.open("xb") as out:
                    yield out
                    out.flush()
                    os.fsync(out.fileno())
                temporary.replace(target)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise

    def remove(self, file: str) -> None:
        """Remove ``file`` from it, if it is there. Raises OutputError."""
        with self._told():
            if is_url(self.name):
                remote(self.name)[0].rm_file(self._path(file))
            else:
                Path(self.name, file).unlink(missing_ok=True)

    def _path(self, file: str) -> str:
        return f"{self.name.rstrip('/')}/{file}"

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OutputError, KeyboardInterrupt):
            raise
        except InputError as error:
            raise OutputError(self.name, error.reason) from error
        except OSError as error:
            raise OutputError(self.name, (error.strerror or _first_line(error)).lower()) from error
        except Exception as error:  # each object store has errors of its own
            if _is_of_store(error):
                raise OutputError(self.name, _first_line(error)) from error
            raise


def _is_of_store(error: Exception) -> bool:
    return type(error).__module__.partition(".")[0] in _STORES


_STORES = ("aiohttp", "azure", "botocore", "fsspec", "gcsfs", "s3fs")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
