"""The exit statuses, the same for every command: grep's.

A signal ends a run with the shell's: 128 and its number; see :mod:`newsctl.cli.signals`.
"""

import enum

__all__ = ["Exit"]


class Exit(enum.IntEnum):
    """How a run ended."""

    DONE = 0
    """All done; grep: something matched. Also when the reader of a pipe has left."""
    NOTHING_FOUND = 1
    """grep alone: all was read, nothing matched."""
    ERROR = 2
    """A wrong command line, or some input could not be read, whatever else was done."""
