"""The table of persons: who is behind the speakers of a newsctl database, as whoever fills it finds them."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import msgspec

__all__ = ["FindPeople", "PeopleRows", "SaidIn", "articles_meaning", "read_people", "said", "write_people"]

SaidIn = tuple[int, str | None, list[tuple[str, str]]]
"""An article by its number, its date, and its quotes that have a speaker: the speaker and the words."""


class PeopleRows(msgspec.Struct):
    """The persons of a database as rows of its tables; a person's number is its place in ``persons``, from 0.

    ``persons`` are name, number of quotes, of wordings, of articles, first and last day, and whether the name
    is short and means nobody known; ``spellings`` are a person, a speaker, the number of quotes, and the rule
    that tells that this is meant; ``meant`` are a speaker, an article by its number, None for all, and the
    person who is meant there.
    """

    persons: list[tuple[str, int, int, int, str | None, str | None, bool]]
    spellings: list[tuple[int, str, int, str]]
    meant: list[tuple[str, int | None, int]]


FindPeople = Callable[[Iterable[SaidIn]], PeopleRows]
"""Finds the persons behind all that is said in the articles of a database."""


def said(connection: sqlite3.Connection) -> Iterator[SaidIn]:
    """Yield the articles in which somebody speaks, by their numbers."""
    rows = connection.execute(
        "SELECT article, date, name, quotes.text FROM quotes"
        " JOIN articles ON articles.id = article JOIN speakers ON speakers.id = speaker"
        " ORDER BY article, quotes.id"
    )
    for (article, date), quotes in groupby(rows, itemgetter(0, 1)):
        yield article, date, [(speaker, text) for *_, speaker, text in quotes]


def write_people(connection: sqlite3.Connection, find: FindPeople) -> None:
    """Write down who is behind the speakers, in place of what there was."""
    found = find(said(connection))
    numbers = {name: number for number, name in connection.execute("SELECT id, name FROM speakers")}
    for table in ("spellings", "meant", "persons"):
        connection.execute(f"DELETE FROM {table}")
    connection.executemany(
        "INSERT INTO persons VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, *person) for number, person in enumerate(found.persons, 1)),
    )
    connection.executemany(
        "INSERT INTO spellings (person, speaker, quotes, rule) VALUES (?, ?, ?, ?)",
        ((person + 1, numbers[speaker], *rest) for person, speaker, *rest in found.spellings),
    )
    connection.executemany(
        "INSERT INTO meant (speaker, article, person) VALUES (?, ?, ?)",
        ((numbers[speaker], article, person + 1) for speaker, article, person in found.meant),
    )


_SOME = "IN (SELECT value FROM json_each(?))"


def read_people(connection: sqlite3.Connection) -> PeopleRows:
    """Return what :func:`write_people` wrote."""
    persons = connection.execute(
        "SELECT name, quotes, wordings, articles, first, last, alone FROM persons ORDER BY id"
    )
    spellings = connection.execute(
        "SELECT person - 1, name, quotes, rule FROM spellings JOIN speakers ON speakers.id = speaker"
        " ORDER BY spellings.id"
    )
    meant = connection.execute(
        "SELECT name, article, person - 1 FROM meant JOIN speakers ON speakers.id = speaker"
    )
    rows = (persons.fetchall(), spellings.fetchall(), meant.fetchall())
    return msgspec.convert(
        dict(zip(PeopleRows.__struct_fields__, rows, strict=True)), PeopleRows, strict=False
    )


def articles_meaning(connection: sqlite3.Connection, persons: Iterable[int]) -> set[int]:
    """Return the articles in which one of ``persons`` is quoted, and some others that quote a namesake."""
    wanted = f"[{','.join(str(person + 1) for person in persons)}]"
    rows = connection.execute(
        "SELECT DISTINCT article FROM quotes"
        f" WHERE speaker IN (SELECT speaker FROM meant WHERE article IS NULL AND person {_SOME})"
        f" UNION SELECT article FROM meant WHERE article IS NOT NULL AND person {_SOME}",
        (wanted, wanted),
    )
    return {number for (number,) in rows}
