"""What can go wrong, each message saying what, where, and what to do about it.

::

    NewsctlError
    ├── InputError      an input that cannot be read; the run goes on with the next one
    ├── OutputError     a place that cannot be written to
    ├── PatternError    a search pattern that does not compile, or takes too long
    ├── FilterError     a filter that cannot be understood (a date, a score)
    └── FormatError     an export format that newsctl does not know

What a program that uses newsctl is told of inputs is a :class:`NewsctlWarning`.
A wrong command line is click's ``UsageError``, which lives in the command line alone.
"""

__all__ = [
    "FilterError",
    "FormatError",
    "InputError",
    "NewsctlError",
    "NewsctlWarning",
    "OutputError",
    "PatternError",
]


class NewsctlWarning(UserWarning):
    """An input of :func:`newsctl.read` or :func:`newsctl.search` cannot be read, or was read with a doubt."""


class NewsctlError(Exception):
    """The base of all errors that newsctl raises on purpose; ``str(error)`` is one line for the user."""


class _PlaceError(NewsctlError):
    """Something is wrong with the file, folder or stream ``path``: ``reason``."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)  # as it is made anew from, in another process
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class InputError(_PlaceError):
    """The input ``path`` cannot be read: ``reason``."""


class OutputError(_PlaceError):
    """The output ``path`` cannot be written: ``reason``."""


class PatternError(NewsctlError):
    """A search pattern does not compile, or a search with it takes too long."""


class FilterError(NewsctlError):
    """A filter says something that cannot be understood."""


class FormatError(NewsctlError):
    """An export format is unknown; the message lists the known ones."""
