"""Persons as ``newsctl people`` shows them: rows, records, rules, and what was not sure as a file."""

from collections.abc import Iterable, Iterator

from newsctl.across.people import NotJoined, People, Person
from newsctl.across.rules import WHY
from newsctl.across.wanted import Wanted
from newsctl.cli.environment import Environment
from newsctl.cli.page import Line, blank
from newsctl.cli.rows import Row

__all__ = [
    "COLUMNS",
    "UNSURE_COLUMNS",
    "about",
    "person_page",
    "record_of",
    "row_of",
    "unsure_rows",
    "wanted_among",
]

COLUMNS = ("quotes", "articles", "first", "last", "person", "spellings")
_NEAR = 70  # of 100: a name with two wrong letters
UNSURE_COLUMNS = ("quotes", "speaker", "rule", "person")


def wanted_among(people: People, speakers: tuple[str, ...], environment: Environment) -> list[Person]:
    """Return the persons of these names, all without one; say who is near where there is none."""
    if not speakers:
        return people.persons
    wanted = Wanted(people, speakers).persons
    if not wanted and people.persons:
        from rapidfuzz.process import extractOne

        near = extractOne(speakers[0], [person.name for person in people.persons], score_cutoff=_NEAR)
        nearest = f"; the nearest is {near[0]}" if near else ""
        environment.remark(f"nobody here is called {' or '.join(speakers)}{nearest}")
    return [person for number, person in enumerate(people.persons) if number in wanted]


def row_of(person: Person) -> Row:
    """Return the cells of the :data:`COLUMNS`."""
    names = list(dict.fromkeys(each.speaker for each in person.spellings))
    return [person.quotes, person.articles, person.first, person.last, person.name, names]


def unsure_rows(person: Person) -> Iterator[Row]:
    """Yield the cells of the :data:`UNSURE_COLUMNS` for each spelling that may be somebody else's."""
    for each in person.spellings:
        if each.is_unsure:
            yield [each.quotes, each.speaker, each.rule, person.name]


def record_of(person: Person, not_joined: list[NotJoined] | None) -> dict[str, object]:
    """Return the record of a person, with who was ``not_joined`` where that is asked for."""
    record: dict[str, object] = {
        "person": person.name,
        "quotes": person.quotes,
        "articles": person.articles,
        "first": person.first,
        "last": person.last,
        "spellings": person.spellings,
        "unsure": person.is_unsure,
    }
    if not_joined is not None:
        record["not_joined"] = list(about([person], not_joined))
    return record


def about(persons: Iterable[Person], not_joined: Iterable[NotJoined]) -> Iterator[NotJoined]:
    """Yield which of ``not_joined`` are about a name of ``persons``."""
    names = {each.speaker for person in persons for each in person.spellings}
    return (each for each in not_joined if each.left in names or each.right in names)


def person_page(persons: list[Person], not_joined: list[NotJoined]) -> Iterator[Line]:
    """Yield for each person its spellings with their rules, then who could be the same and is not."""
    for number, person in enumerate(persons):
        if number:
            yield blank()
        yield Line([(person.name, "speaker"), (f"  {_number(person.quotes)}, {_days(person)}", "aside")])
        for each in person.spellings:
            yield Line(
                [
                    (each.speaker, "text"),
                    (f"  {_number(each.quotes)}, {each.rule}: {WHY[each.rule]}", "aside"),
                ],
                indent=2,
            )
        for other in about([person], not_joined):
            yield Line(
                [(f"not joined: {other.left} and {other.right}  {other.rule}, but {other.reason}", "aside")],
                indent=2,
            )


def _number(quotes: int) -> str:
    return "1 quote" if quotes == 1 else f"{quotes:,} quotes"


def _days(person: Person) -> str:
    articles = "1 article" if person.articles == 1 else f"{person.articles:,} articles"
    if person.first is None:
        return articles
    return f"{articles}, {person.first}" + (f" to {person.last}" if person.last != person.first else "")
