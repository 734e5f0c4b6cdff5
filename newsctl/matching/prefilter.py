"""Which articles a pattern can be in at all, by their bytes or a database's words, before any is read."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from newsctl.matching.literal_bytes import LiteralBytes
from newsctl.matching.matcher import Matcher

if TYPE_CHECKING:
    import sqlite3

__all__ = ["QueryPrefilter"]


class QueryPrefilter:
    """Lets through every article that ``matcher`` finds something in, and some others.

    Where ``speakers`` are asked for, of a database only those that quote one of them.

    It is a newsctl.corpus.prefilter.Prefilter.
    """

    needs_texts = True

    def __init__(
        self,
        matcher: Matcher,
        fields: Sequence[str],
        *,
        speakers: Sequence[str] = (),
        needs_quotes: bool = True,
    ) -> None:
        self._matcher = matcher
        self._speakers = speakers
        self.needs_quotes = needs_quotes
        # A date is not what its source has, but what it means.
        tells = bool(matcher.literals) and "published" not in fields
        self._bytes = (
            LiteralBytes(matcher.literals or frozenset(), ignore_case=matcher.ignore_case) if tells else None
        )
        self.by_bytes = tells

    def __getstate__(self) -> dict[str, object]:
        """Leave out the matcher, which may not travel: other processes look at bytes only."""
        return {"_bytes": self._bytes, "by_bytes": self.by_bytes}

    def in_text(self, data: bytes) -> bool:
        """Whether the bytes of a plain text can hold a match."""
        return self._bytes is None or self._bytes.in_text(data)

    def in_json(self, data: bytes) -> bool:
        """Whether the bytes of a JSON object can hold a match."""
        return self._bytes is None or self._bytes.in_json(data)

    def in_database(self, connection: "sqlite3.Connection") -> Iterable[int] | None:
        """Return the articles of a newsctl database that can hold a match; None for all of them."""
        found = self._matching(connection)
        if not self._speakers:
            return found
        from newsctl.matching.quoting import quoting

        quoted = quoting(connection, self._speakers)
        return quoted if found is None else found & quoted

    def _matching(self, connection: "sqlite3.Connection") -> set[int] | None:
        from newsctl.corpus.database.searching import articles_with
        from newsctl.matching.vocabulary import Vocabulary

        with closing(Vocabulary(connection)) as vocabulary:
            ways = self._matcher.ways(vocabulary)
        if ways is None:
            return None
        found: set[int] = set()
        for groups in ways:
            if all(groups):
                found |= articles_with(connection, groups)
        return found
