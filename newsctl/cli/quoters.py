"""Who is quoted, and how often: the rows of ``newsctl quotes --by-speaker``."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from newsctl.across.counting import Count
from newsctl.across.people import People, Person
from newsctl.across.wording import wording
from newsctl.cli.environment import Environment
from newsctl.cli.rows import Row, at_most, write_rows

__all__ = ["count_quoters", "write_quoters"]

_COLUMNS = ("quotes", "distinct", "articles", "first", "last", "name", "spellings")


def count_quoters(quotations: Iterable[tuple[int, People, dict[str, Any]]]) -> list[Person]:
    """Return who says ``quotations``, those with most first; each comes with its article's number.

    Those who have no name are left out: the same words mean others elsewhere.
    """
    counts: defaultdict[int, Count] = defaultdict(Count)
    persons: dict[int, Person] = {}
    for article, people, quotation in quotations:
        speaker = quotation["speaker"]
        number = None if speaker is None else people.number(article, speaker)
        if number is not None:
            persons[number] = people.persons[number]
            counts[number].names[speaker, ""] += 1
            counts[number].add(article, quotation["date"], wording(quotation["text"]))
    found = [count.person(persons[number].name) for number, count in counts.items()]
    return sorted(found, key=lambda person: (-person.quotes, person.name))


def write_quoters(
    persons: Iterable[Person], environment: Environment, limit: int | None, *, as_json: bool
) -> None:
    """Write a row for each of ``persons``."""
    write_rows(_COLUMNS, map(_row, at_most(limit, persons)), environment, as_json=as_json)


def _row(person: Person) -> Row:
    names = list(dict.fromkeys(each.speaker for each in person.spellings))
    counts = (person.quotes, person.wordings, person.articles)
    return [*counts, person.first, person.last, person.name, names]
