"""The table of persons: who is behind the speakers of a newsctl database, as whoever fills it finds them."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import msgspec

__all__ = [
    "FindPeople",
    "PeopleRows",
    "SaidIn",
    "articles_meaning",
    "read_first",
    "read_people",
    "said",
    "words_of_names",
    "write_people",
]

SaidIn = tuple[int, str | None, list[tuple[str, str]]]
"""An article by its number, its date, and its quotes that have a speaker: the speaker and the words."""


class PeopleRows(msgspec.Struct):
    """The persons of a database as rows of its tables; a person's number is its place in ``persons``, from 0.

    ``persons`` are name, number of quotes, of wordings, of articles, first and last day, and whether the name
    is short and means nobody known; ``spellings`` are a person, a speaker, the number of quotes, and the rule
    that tells that this is meant; ``meant`` are a speaker, an article by its number, None for all, and the
    person who is meant there. ``words`` are the words of the names of all speakers, as they are compared, and
    ``sounds`` how each sounds.
    """

    persons: list[tuple[str, int, int, int, str | None, str | None, bool]]
    spellings: list[tuple[int, str, int, str]]
    meant: list[tuple[str, int | None, int]]
    words: list[str] = []
    sounds: list[str] = []


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
    for table in ("spellings", "meant", "persons", "name_words"):
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
    connection.execute(
        "INSERT INTO name_words VALUES (?, ?)", ("\n".join(found.words), "\n".join(found.sounds))
    )


def words_of_names(connection: sqlite3.Connection) -> tuple[list[str], list[str]]:
    """Return the words of the names of all speakers, and how each sounds."""
    ((words, sounds),) = connection.execute("SELECT words, sounds FROM name_words").fetchall() or [("", "")]
    return words.split("\n"), sounds.split("\n")


def read_people(connection: sqlite3.Connection, speakers: Iterable[int] | None = None) -> PeopleRows:
    """Return what :func:`write_people` wrote, but for the words.

    Where ``speakers`` are given, by their numbers, only persons whom one of them means somewhere, with all
    their names, and whom these names mean.
    """
    if speakers is None:
        return _read(connection, "", "", "")
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS asked (speaker INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS found (person INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM asked")
    connection.executemany("INSERT INTO asked VALUES (?)", ((number,) for number in speakers))
    for _ in range(_STEPS):
        connection.execute("DELETE FROM found")
        connection.execute(f"INSERT INTO found SELECT DISTINCT person FROM meant WHERE speaker {_ASKED}")
        connection.execute(f"INSERT OR IGNORE INTO asked SELECT speaker FROM spellings WHERE person {_FOUND}")
    return _read(
        connection,
        f"WHERE persons.id {_FOUND}",
        f"WHERE person {_FOUND}",
        f"WHERE speaker {_ASKED} AND person {_FOUND}",
    )


def read_first(connection: sqlite3.Connection, number: int) -> PeopleRows:
    """Return the first persons, those with most quotes, without whom their names mean."""
    number = min(number, _MOST)
    return _read(connection, f"WHERE persons.id <= {number}", f"WHERE person <= {number}", "WHERE FALSE")


_MOST = 1 << 60
_ASKED = "IN (SELECT speaker FROM asked)"
_FOUND = "IN (SELECT person FROM found)"
_STEPS = 2
"""From names to persons, and from all names of these to whom else they mean."""


def _read(connection: sqlite3.Connection, persons: str, spellings: str, meant: str) -> PeopleRows:
    numbers: dict[int, int] = {}
    found = connection.execute(
        f"SELECT id, name, quotes, wordings, articles, first, last, alone FROM persons {persons} ORDER BY id"
    ).fetchall()
    for at, (number, *_) in enumerate(found):
        numbers[number] = at
    names = connection.execute(
        "SELECT person, name, quotes, rule FROM spellings JOIN speakers ON speakers.id = speaker"
        f" {spellings} ORDER BY spellings.id"
    )
    meanings = connection.execute(
        f"SELECT name, article, person FROM meant JOIN speakers ON speakers.id = speaker {meant}"
    )
    rows = {
        "persons": [person[1:] for person in found],
        "spellings": [(numbers[person], *spelling) for person, *spelling in names],
        "meant": [(speaker, article, numbers[person]) for speaker, article, person in meanings],
    }
    return msgspec.convert(rows, PeopleRows, strict=False)


def articles_meaning(connection: sqlite3.Connection, speakers: Iterable[str]) -> set[int]:
    """Return the articles that quote one of ``speakers``, given by their names."""
    wanted = msgspec.json.encode(list(speakers)).decode()
    rows = connection.execute(
        "SELECT DISTINCT article FROM quotes WHERE speaker IN"
        " (SELECT id FROM speakers WHERE name IN (SELECT value FROM json_each(?)))",
        (wanted,),
    )
    return {number for (number,) in rows}
