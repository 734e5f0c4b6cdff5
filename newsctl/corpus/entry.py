"""Entries: articles that are known of but not yet read, and the open files that they are found in.

Finding entries is cheap and done in one process, in order (``entries``); reading them, which means decoding
and parsing, is dear and done wherever there is a core to spare (``reading``, ``parallel``). What stands
between the two is small and can be sent to another process.
"""

from typing import TYPE_CHECKING, BinaryIO, Literal

import msgspec

from newsctl.article import Article
from newsctl.corpus.document import Known
from newsctl.corpus.gauge import Gauge
from newsctl.corpus.naming import SourceState

if TYPE_CHECKING:
    from newsctl.corpus.fingerprint import Fingerprint

__all__ = ["Entry", "Form", "OpenFile"]

Form = Literal["text", "article", "record", "row", "html"]


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One article not yet read: the ``file`` that holds it, still to be opened, or its ``data``, or itself.

    ``path`` is what its record will say, or, for one with a path of its own, where it was found; ``form``
    what the bytes are: the text itself, which may be a download of several articles, one of these (in UTF-8),
    a JSON object, one made of a table's row, HTML. ``named`` tells what was named on the command line from
    what was found in a folder. ``source`` is the file that an article in a database was made of, and
    ``number`` its own there; where its texts are not asked for, its ``fingerprint`` stands for them.
    """

    path: str
    file: str | None = None
    data: bytes = b""
    form: Form = "text"
    named: bool = True
    known: Known | None = None
    article: Article | None = None
    source: SourceState | None = None
    number: int | None = None
    fingerprint: "Fingerprint | None" = None


class OpenFile(msgspec.Struct):
    """An open file or stream: ``path`` as it is shown, and whether it was ``named`` or found in a folder.

    The ``gauge`` shows how much of it was read.
    """

    path: str
    stream: BinaryIO
    named: bool = True
    gauge: Gauge | None = None
