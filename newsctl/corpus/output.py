"""The file that a run writes: it must not be one of those that it reads."""

import os
from stat import S_ISREG

import msgspec

from newsctl.errors import OutputError

__all__ = ["Identity", "Output", "identity_of"]

Identity = tuple[int, int]
"""What tells a file from all others, whatever its names are: device and number."""


class Output(msgspec.Struct, frozen=True):
    """The file ``name``, which a run writes.

    To name it as an input is an error. When it is ``passed_over``, because what it holds comes from the other
    inputs, a folder that holds it is read without it; else that is an error as well.
    """

    name: str
    passed_over: bool = False

    @property
    def identity(self) -> Identity | None:
        """That of the file as it is now; None when there is none, or a pipe or device that loses nothing."""
        return identity_of(self.name)

    def refused(self) -> OutputError:
        """Return the error to raise when the file is one of the inputs."""
        return OutputError(self.name, "is one of the inputs; write to another file")


def identity_of(file: str | int) -> Identity | None:
    """Return the identity of the regular file of a name or descriptor; None when it is no such file."""
    try:
        status = os.stat(file)
    except (OSError, ValueError):  # a NUL in its name
        return None
    return (status.st_dev, status.st_ino) if S_ISREG(status.st_mode) else None
