"""Whom each speaker means, before anything is counted: persons are numbers here."""

from itertools import count

import msgspec

__all__ = ["Found", "Meanings"]

Found = tuple[int, str]
"""A person, and the rule by which a speaker means it."""


class Meanings(msgspec.Struct):
    """Whom the speakers of :class:`.appearances.Appearances` mean, by their numbers.

    ``everywhere`` has those who mean the same in all articles, ``within`` those of one article. ``alone`` are
    persons without a full name, ``called`` those whom the user gave a name.
    """

    everywhere: dict[int, Found] = {}
    within: dict[tuple[int, int], Found] = {}
    alone: set[int] = set()
    called: dict[int, str] = {}
    persons: count = msgspec.field(default_factory=count)  # type: ignore[type-arg]  # at run time it has none

    def found(self, article: int, speaker: int) -> Found | None:
        """Return whom a speaker means in an article; None for nobody."""
        return self.within.get((article, speaker)) or self.everywhere.get(speaker)
