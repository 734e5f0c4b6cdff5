"""What a newsctl database holds, what it was made of, and what of that has changed since."""

import os
from collections.abc import Iterator

from newsctl.corpus.database.connecting import parser_of
from newsctl.corpus.database.opening import opened
from newsctl.corpus.database.provenance import recall
from newsctl.corpus.file_states import NO_FILE, FileState, state_of
from newsctl.corpus.naming import container_of, meant

__all__ = ["corpora_of", "holdings", "parser"]

_TABLES = ("articles", "paragraphs", "quotes", "speakers", "persons", "links")


def holdings(path: str) -> Iterator[tuple[str, int]]:
    """Yield what the database ``path`` holds, and how many of its files have changed or gone since.

    Raises InputError when it cannot be read.
    """
    with opened(path) as connection:
        for table in _TABLES:
            yield table, connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        provenance = recall(connection)
        folder = provenance.folder if provenance else ""
        changed = gone = files = 0
        for source, size, modified in connection.execute("SELECT path, size, modified FROM sources"):
            now = _state_now(os.path.join(folder, source))
            files += 1
            gone += now == NO_FILE != (size, modified)
            changed += now not in (NO_FILE, (size, modified))
        yield from (("files", files), ("changed since", changed), ("gone since", gone))


def _state_now(source: str) -> FileState:
    """Return the state of a file, as it was printed, or of the one that it is a part of."""
    name = meant(source)
    now = state_of(name)
    return now if now != NO_FILE else state_of(container_of(name) or name)


def corpora_of(path: str) -> list[str]:
    """Return what the database ``path`` was made of, by its paths from the root.

    Raises InputError when it cannot be read.
    """
    with opened(path) as connection:
        provenance = recall(connection)
        return [place for _, place in provenance.corpora] if provenance else []


def parser(path: str) -> str | None:
    """Return which version of newsctl parsed what the database ``path`` holds; None when it does not say.

    Raises InputError when it cannot be read.
    """
    with opened(path) as connection:
        return parser_of(connection)
