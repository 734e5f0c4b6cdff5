"""How a corpus is to be read."""

import msgspec

from newsctl.corpus.dating import DateFrom
from newsctl.corpus.output import Output
from newsctl.corpus.selection import EVERYTHING, Selection

__all__ = ["MAX_SIZE", "Options"]

MAX_SIZE = 16 * 1024 * 1024
"""The most bytes that one article may have, unless ``--max-size`` says so: a long novel has one million."""


class Options(msgspec.Struct, frozen=True):
    """What the user said about reading.

    ``encoding`` is the name of a codec, or ``auto`` for a guess by a library; None is the usual order (byte
    order mark, UTF-8, cp1252). ``text_field`` names the field or column of foreign records that holds the
    text. ``files_from`` is a file that lists the names of further inputs, ``-`` for standard input, one a
    line or, ``nul_separated``, each ended by a NUL. ``jobs`` is the number of processes that parse, four
    a core at most; None is as many as there are cores, once there is enough to do. ``max_size`` is in bytes
    and holds for one article. ``output`` is the file that this run writes, if any. ``selection`` says which
    files of folders are read. ``date_from`` gives a date to articles that state none.
    ``furniture`` are lines that are the page's wherever they stand in a text, white space folded. With
    ``reported`` articles are read for reported speech as well.
    """

    encoding: str | None = None
    text_field: str | None = None
    files_from: str | None = None
    nul_separated: bool = False
    jobs: int | None = None
    max_size: int = MAX_SIZE
    output: Output | None = None
    date_from: DateFrom | None = None
    furniture: frozenset[str] = frozenset()
    reported: bool = False
    selection: Selection = EVERYTHING
