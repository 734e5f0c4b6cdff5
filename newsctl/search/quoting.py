"""Which articles of a newsctl database quote a person, by its table of speakers, before any is read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from newsctl.search.names import same_person

if TYPE_CHECKING:
    import sqlite3

__all__ = ["SpeakerPrefilter", "quoting"]


class SpeakerPrefilter(msgspec.Struct):
    """Lets through the articles of a database that quote one of the ``speakers``, and all that are in files.

    Where no ``speakers`` are asked for, that is all of a database as well.

    It is a newsctl.corpus.prefilter.Prefilter.
    """

    speakers: tuple[str, ...]
    by_bytes: bool = False
    needs_quotes: bool = True
    needs_texts: bool = True

    def in_text(self, data: bytes) -> bool:
        """Whether the bytes of a text can quote them: nothing tells."""
        return True

    def in_json(self, data: bytes) -> bool:
        """Whether the bytes of a record can quote them: nothing tells."""
        return True

    def in_database(self, connection: "sqlite3.Connection") -> set[int] | None:
        """Return the articles that quote them; None for all."""
        return quoting(connection, self.speakers) if self.speakers else None


def quoting(connection: "sqlite3.Connection", speakers: Sequence[str]) -> set[int]:
    """Return the articles that quote one of ``speakers``, names as in :func:`same_person`."""
    from newsctl.corpus.database.searching import articles_quoting, speakers_of  # and with it SQLite

    names = speakers_of(connection)
    wanted = [number for number, name in names if any(same_person(speaker, name) for speaker in speakers)]
    return articles_quoting(connection, wanted)
