"""The files to be read, watched for the one that the run writes: whoever named it would lose it."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from newsctl.corpus.document import Trouble
from newsctl.corpus.naming import STDIN
from newsctl.corpus.output import Identity, Output, identity_of
from newsctl.corpus.walking import Found

__all__ = ["refusing"]


def refusing(
    output: Output, files: Iterable[Found | Trouble], files_from: str | None, stdin: BinaryIO
) -> Iterator[Found | Trouble]:
    """Yield ``files``; raises OutputError when ``output`` is one that was named, or the list of their names.

    Those that are found in folders are looked at there.
    """

    def check(name: str) -> None:
        if own is not None and own == _identity(name, stdin):
            raise output.refused()

    own = output.identity
    if files_from is not None:
        check(files_from)
    for found in files:
        if isinstance(found, Found) and found.named:
            check(found.path)
        yield found


def _identity(name: str, stdin: BinaryIO) -> Identity | None:
    if name != STDIN:
        return identity_of(name)
    try:
        return identity_of(stdin.fileno())
    except OSError:  # no file, but held in memory
        return None
