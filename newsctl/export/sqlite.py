"""SQLite: the tables of an index without what newsctl itself needs, for sqlite3, sqlite-utils, Datasette."""

import os
from collections.abc import Iterable
from stat import S_ISREG
from typing import BinaryIO

from newsctl.article import Article
from newsctl.errors import OutputError
from newsctl.export.format import Format, Settings

__all__ = ["SQLITE"]

_MAGIC = b"SQLite format 3\0"
_APPLICATION = slice(68, 72)  # where the header says whose a file is


def _packed(article: Article, settings: Settings) -> bytes:
    from newsctl.corpus.database.rows import pack

    return pack(article, "", b"")


def _write(out: BinaryIO, articles: Iterable[bytes], settings: Settings) -> None:
    """Write the tables to the file that ``out`` is; SQLite opens it by its name."""
    from newsctl.across.keeping import find_rows
    from newsctl.corpus.database.handing_on import write_tables

    if not isinstance(out.name, str) or not S_ISREG(os.fstat(out.fileno()).st_mode):
        raise OutputError(str(out.name), "SQLite writes to a file of its own, not to a pipe or a device")
    write_tables(out.name, articles, find_rows)


def _wrote(file: BinaryIO) -> bool:
    from newsctl.corpus.database.handing_on import HANDED_ON

    head = file.read(100)
    return head.startswith(_MAGIC) and head[_APPLICATION] == HANDED_ON.to_bytes(4, "big")


SQLITE = Format("sqlite", (".sqlite", ".sqlite3"), _packed, write=_write, wrote=_wrote)
