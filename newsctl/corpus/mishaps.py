"""The one net around reading: what goes wrong with a file, a member or a record costs that one and a line."""

import traceback
from collections.abc import Iterator

from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Trouble
from newsctl.corpus.entry import Entry
from newsctl.corpus.files import reason
from newsctl.errors import InputError, NewsctlError

__all__ = ["caught", "netted"]

_LONGEST = 200  # of an unexpected error's own words, which may repeat the input


def netted(entries: Iterator[Entry | Trouble], path: str) -> Iterator[Entry | Trouble]:
    """Yield ``entries``, those of the file or member ``path``, up to the first error, and what that is."""
    try:
        yield from entries
    except Exception as error:  # the one net: whatever it is, the run goes on
        yield caught(error, path)


def caught(error: Exception, path: str) -> Trouble:
    """Return what is said of an ``error`` met while ``path`` was read; a bug is called one.

    Raises ``error`` again when it is not about this input but holds for the whole run.
    """
    if isinstance(error, InputError):
        return Trouble(error.path, error.reason)
    if isinstance(error, NewsctlError):
        raise error
    shown = printable(path)
    if isinstance(error, OSError):
        return Trouble(shown, reason(error, path))
    if isinstance(error, MemoryError):
        return Trouble(shown, "not enough memory to read it; left out")
    if isinstance(error, RecursionError):
        return Trouble(shown, "nested too deep to read")
    words = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
    return Trouble(
        shown,
        f"could not be read ({words}); a bug: please report what --debug shows",
        trace="".join(traceback.format_exception(error)),
    )
