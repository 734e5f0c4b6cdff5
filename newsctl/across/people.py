"""The persons and bodies of a corpus, and whom a speaker means.

:mod:`.finding` makes them of who speaks where, a newsctl database keeps them.
"""

import msgspec

from newsctl.across.likeness import UNSURE

__all__ = ["IN_SHORT", "NotJoined", "People", "Person", "Spelling"]


IN_SHORT = frozenset(("alone", "given-name", "owner", "short-name", "short-typo"))
"""Rules that tell whom a short name means, which may mean others elsewhere."""


class Spelling(msgspec.Struct, frozen=True):
    """A name that a person has in some quotes, and the ``rule`` that tells whose it is."""

    speaker: str
    quotes: int
    rule: str

    @property
    def is_unsure(self) -> bool:
        """Whether the rule is sometimes wrong."""
        return self.rule in UNSURE


class Person(msgspec.Struct, frozen=True):
    """A person or body: the ``name`` that is used most, and what there is of it.

    ``wordings`` are the quotes without those that only repeat another one; ``first`` and ``last`` are ISO
    days. One that ``is_alone`` has a short name that means nobody known: it is one within one article.
    """

    name: str
    quotes: int
    wordings: int
    articles: int
    first: str | None
    last: str | None
    spellings: list[Spelling]
    is_alone: bool = False

    @property
    def is_unsure(self) -> bool:
        """Whether one of the spellings may be somebody else's."""
        return any(spelling.is_unsure for spelling in self.spellings)


class NotJoined(msgspec.Struct, frozen=True):
    """Two speakers who could be one person by a ``rule``, and the ``reason`` why they are not taken so."""

    left: str
    right: str
    rule: str
    reason: str


class People(msgspec.Struct):
    """The ``persons`` of a corpus, those with most quotes first, and whom a speaker means, by their numbers.

    ``everywhere`` has the speakers who mean the same in all articles, ``within`` those of one article, given
    by its number; who is in neither means nobody.
    """

    persons: list[Person]
    everywhere: dict[str, int]
    within: dict[tuple[int, str], int]

    def number(self, article: int, speaker: str) -> int | None:
        """Return the number of the person whom ``speaker`` means in an article; None for nobody."""
        within = self.within.get((article, speaker))
        return self.everywhere.get(speaker) if within is None else within

    def meant(self, article: int, speaker: str | None) -> Person | None:
        """Return whom ``speaker`` means in an article; None for nobody, and for a name that is alone."""
        number = None if speaker is None else self.number(article, speaker)
        person = None if number is None else self.persons[number]
        return None if person is None or person.is_alone else person
