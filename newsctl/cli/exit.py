"""The exit statuses, the same for every command: grep's, and the shell's for Ctrl-C."""

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
    INTERRUPTED = 130
    """Ctrl-C: 128 + SIGINT."""
    TERMINATED = 143
    """kill: 128 + SIGTERM."""
