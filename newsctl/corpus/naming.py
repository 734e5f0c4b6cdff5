r"""Names: what newsctl prints of a file, a record or a member can be given back to it.

In a line of text a name shows what could steer a terminal, and bytes that are not UTF-8, as escapes like
``\x1b``; in JSON only the latter. Either way it is understood when it comes back.
"""

import os
import re
from functools import lru_cache

__all__ = [
    "STDIN",
    "SourceState",
    "as_bytes",
    "container_of",
    "leads_to_file",
    "leads_to_something",
    "leads_to_source",
    "meant",
    "names_a_place",
    "unescaped",
]

STDIN = "-"

SourceState = tuple[str, int, int]
"""The path of a file as a database remembers it, with its size in bytes and time of change in nanoseconds."""

_ESCAPE = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\U000([0-9a-f]{5})")
_BYTES = 0x80  # from here on, an escape of two figures is a byte that is no UTF-8
_SURROGATE = 0xDC00  # and the byte at its end: how Python holds such a byte in a name


def meant(name: str) -> str:
    r"""Return the name of the file, folder or part that newsctl prints as ``name``, if there is one.

    A name that exists as it stands goes first. What begins with a dash becomes ``./-x.txt``: printed so, it
    is no option where it is given back.
    """
    if "\\" in name and not _exists(name) and _exists(shown := unescaped(name)):
        name = shown
    if name[:1] == "-" and name[1:2] not in ("", "#") and _exists(name):
        return os.path.join(os.curdir, name)
    return name


def as_bytes(name: str) -> bytes:
    """Return the bytes by which the system knows what newsctl prints as ``name``."""
    return meant(name).encode("utf-8", "surrogateescape")


def unescaped(name: str) -> str:
    r"""Return ``name`` without newsctl's escapes: ``\xff`` is a byte, ``\x1b`` a character."""
    return _ESCAPE.sub(_character, name)


def container_of(name: str) -> str | None:
    """Return the file that ``name`` is a part of, ``dump.jsonl`` for ``dump.jsonl#17``; None if of none."""
    end = name.find("#")
    while end >= 0:
        container = name[:end]
        if container == STDIN or os.path.isfile(container):
            return container
        end = name.find("#", end + 1)
    return None


def names_a_place(word: str) -> bool:
    """Whether ``word`` is a file, or a folder and written like one: many a word is also that of a folder."""
    return os.path.isfile(word) or (os.sep in word and os.path.isdir(word))


def leads_to_file(name: str) -> bool:
    """Whether ``name``, which a record brings along, leads to or into a file from the current folder."""
    if name.startswith(STDIN):  # what somebody once piped in
        return False
    name = meant(name)
    return os.path.isfile(name) or container_of(name) is not None


def leads_to_something(name: str) -> bool:
    """Whether ``name`` is a file, a folder, a part of a file or standard input, or written like a path."""
    written = os.sep in name or any(letter in name for letter in "*?[")
    return name == STDIN or written or _exists(meant(name)) or container_of(name) is not None


def leads_to_source(name: str, source: SourceState) -> bool:
    """Whether ``name``, an article's in a database, leads to what it was made of: ``source`` or a part of it.

    The file must be as it was: by the name of one that has changed, or of another that is called the same in
    another folder, nobody would find the article. The record of a dump may have brought a name of its own.
    """
    path, size, modified = source
    if name == path or name.startswith(f"{path}#"):
        return _is_as_it_was(path, size, modified)
    return leads_to_file(name)


@lru_cache(maxsize=64)  # a dump is the source of many
def _is_as_it_was(path: str, size: int, modified: int) -> bool:
    from newsctl.corpus.file_states import NO_FILE, state_of

    return NO_FILE != state_of(meant(path)) == (size, modified)


def _exists(name: str) -> bool:
    return os.path.lexists(name) or container_of(name) is not None


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2] or escape[3], 16)
    return chr(_SURROGATE + code) if escape[1] and code >= _BYTES else chr(code)
