"""People in a newsctl database: as the rows that it keeps, and back."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsctl.across.appearances import Appearances
from newsctl.across.finding import find_people
from newsctl.across.people import People, Person, Spelling
from newsctl.across.wanted import Wanted
from newsctl.across.wording import wording
from newsctl.corpus.database.people import PeopleRows, SaidIn, articles_meaning, read_first, read_people
from newsctl.matching.quoting import speakers_meant, words_compared
from newsctl.matching.spelling import skeleton

if TYPE_CHECKING:
    import sqlite3

__all__ = ["KeptPeople", "find_rows", "people_in", "persons_in"]


def find_rows(said: Iterable[SaidIn]) -> PeopleRows:
    """Return the people behind all that is said in a database, as it keeps them."""
    appearances = Appearances()
    for article, date, quotes in said:
        appearances.add(article, date, ((speaker, wording(text)) for speaker, text in quotes))
    people, _ = find_people(appearances)
    words = sorted(words_compared(appearances.speakers))
    return PeopleRows(
        [(p.name, p.quotes, p.wordings, p.articles, p.first, p.last, p.is_alone) for p in people.persons],
        [
            (number, each.speaker, each.quotes, each.rule)
            for number, person in enumerate(people.persons)
            for each in person.spellings
        ],
        [
            *((speaker, None, person) for speaker, person in people.everywhere.items()),
            *((speaker, article, person) for (article, speaker), person in people.within.items()),
        ],
        words,
        list(map(skeleton, words)),
    )


def people_in(path: str) -> People:
    """Return the people of the database ``path``; raises InputError when it cannot be read."""
    from newsctl.corpus.database.opening import opened

    with opened(path) as connection:
        return _people(read_people(connection))


def persons_in(path: str, limit: int | None) -> list[Person]:
    """Return the persons of the database ``path``, the first with a ``limit``; raises InputError likewise."""
    if limit is None:
        return people_in(path).persons
    from newsctl.corpus.database.opening import opened

    with opened(path) as connection:
        return _people(read_first(connection, limit)).persons


def _people(rows: PeopleRows) -> People:
    spellings: list[list[Spelling]] = [[] for _ in rows.persons]
    for number, speaker, quotes, rule in rows.spellings:
        spellings[number].append(Spelling(speaker, quotes, rule))
    return People(
        [
            Person(name, quotes, wordings, articles, first, last, spellings[at], is_alone)
            for at, (name, quotes, wordings, articles, first, last, is_alone) in enumerate(rows.persons)
        ],
        {speaker: person for speaker, article, person in rows.meant if article is None},
        {(article, speaker): person for speaker, article, person in rows.meant if article is not None},
    )


class KeptPeople:
    """The people of a newsctl database, read when its articles are; of these, only those that are wanted.

    It is a newsctl.corpus.prefilter.Prefilter. ``people`` is None until the database has been opened.
    """

    by_bytes = False
    needs_quotes = True
    needs_texts = True

    def __init__(self, speakers: tuple[str, ...]) -> None:
        self.people: People | None = None
        self._speakers = speakers

    def in_text(self, data: bytes) -> bool:
        """Whether the bytes of a text can quote them: nothing tells."""
        return True

    def in_json(self, data: bytes) -> bool:
        """Whether the bytes of a record can quote them: nothing tells."""
        return True

    def in_database(self, connection: "sqlite3.Connection") -> set[int] | None:
        """Return the articles that quote them; None for all."""
        if not self._speakers:
            self.people = _people(read_people(connection))
            return None
        called = speakers_meant(connection, self._speakers)
        self.people = people = _people(read_people(connection, called))
        wanted = Wanted(people, self._speakers)
        names = {each.speaker for number in wanted.persons for each in people.persons[number].spellings}
        return articles_meaning(connection, names.union(called.values()))
