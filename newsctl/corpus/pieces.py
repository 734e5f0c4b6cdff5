"""Pieces: articles that are known of but not yet read.

Finding pieces is cheap and done in one process, in order (``cutting``); reading them, which means decoding
and parsing, is dear and done wherever there is a core to spare (``reading``, ``parallel``). What stands
between the two is small and can be sent to another process.
"""

from typing import BinaryIO, Literal

import msgspec

from newsctl.article import Article
from newsctl.corpus.document import Known
from newsctl.corpus.gauge import Gauge
from newsctl.corpus.naming import SourceStamp

__all__ = ["Form", "Piece", "Source"]

Form = Literal["text", "article", "record", "row", "html"]


class Piece(msgspec.Struct, frozen=True, gc=False):
    """One article not yet read: the ``file`` that holds it, still to be opened, or its ``data``, or itself.

    ``path`` is what its record will say, or, for one with a path of its own, where it was found; ``form``
    what the bytes are: the text itself, which may be a download of several articles, one of these (in UTF-8),
    a JSON object, one made of a table's row, HTML. ``named`` tells what
    was named on the command line from what was found in a folder. ``source`` is the file that an article in
    a database was made of.
    """

    path: str
    file: str | None = None
    data: bytes = b""
    form: Form = "text"
    named: bool = True
    known: Known | None = None
    article: Article | None = None
    source: SourceStamp | None = None


class Source(msgspec.Struct):
    """An open file or stream: ``path`` as it is shown, and whether it was ``named`` or found in a folder.

    The ``gauge`` of a file shows how much of it was read.
    """

    path: str
    stream: BinaryIO
    named: bool = True
    gauge: Gauge | None = None
