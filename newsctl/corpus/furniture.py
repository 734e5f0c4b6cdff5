"""Files of furniture: lines that are the page's in some outlet, one a line, read and written.

A line that opens with ``#`` is a remark. One of furniture that does so itself has a backslash before it, as
in Git's lists of what to ignore.
"""

import re

from newsctl.corpus.decoding import decode, is_binary
from newsctl.corpus.document import Trouble
from newsctl.corpus.files import open_file, reason
from newsctl.errors import InputError
from newsctl.parsing.blocks import folded
from newsctl.parsing.line_ends import unified

__all__ = ["lines_listed", "written"]

_MOST = 16 * 1024 * 1024  # bytes: more than all the furniture there is
_HASH = re.compile(r"\\*#")


def lines_listed(path: str) -> frozenset[str]:
    """Return the lines that the file ``path`` lists, white space folded.

    Raises InputError when it cannot be read or is no text.
    """
    descriptor = open_file(path, special=True)  # a pipe, too: <(newsctl furniture archive/)
    if isinstance(descriptor, Trouble):
        raise InputError(path, descriptor.reason.removesuffix("; left out"))
    try:
        with open(descriptor, "rb") as stream:
            data = stream.read(_MOST + 1)
    except OSError as error:
        raise InputError(path, reason(error, path)) from error
    if len(data) > _MOST:
        raise InputError(path, f"more than {_MOST >> 20} MiB; is it a list of lines?")
    if is_binary(data):
        raise InputError(path, "a binary file, not a list of lines")
    lines = map(folded, unified(decode(data).text)[0].split("\n"))
    return frozenset(_without_escape(line) for line in lines if line and line[0] != "#")


def written(line: str) -> str:
    """Return a ``line`` of furniture as it stands in a file, so that it is no remark."""
    return f"\\{line}" if _HASH.match(line) else line


def _without_escape(line: str) -> str:
    return line[1:] if _HASH.match(line) else line
