"""Whom a user means by ``--speaker``: everything that a person says, under whatever name."""

from collections.abc import Sequence

from newsctl.across.people import IN_SHORT, People, Person
from newsctl.matching.names import readings, same_person

__all__ = ["Wanted"]


class Wanted:
    """The persons among ``people`` whom one of the names ``speakers`` means, as in :func:`same_person`.

    A person is meant by each of its names that is not short for another: who asks for Ida Roe does not want
    Per Roe, whom an article calls Roe, nor a Roe of whom nobody knows who it is. ``persons`` are their
    numbers.
    """

    def __init__(self, people: People, speakers: Sequence[str]) -> None:
        self._speakers = speakers
        self._people = people
        self.persons = {number for number, person in enumerate(people.persons) if self._means_person(person)}

    def takes(self, article: int, speaker: str | None) -> bool:
        """Whether ``speaker`` is wanted in an article."""
        if speaker is None:
            return False
        number = self._people.number(article, speaker)
        return self._means(speaker) if number is None else number in self.persons

    def _means_person(self, person: Person) -> bool:
        if not person.is_alone:
            return any(map(self._means, _names(person)))
        return any(
            _length(wanted) <= _length(person.name) and same_person(wanted, person.name)
            for wanted in self._speakers
        )

    def _means(self, name: str) -> bool:
        return any(same_person(wanted, name) for wanted in self._speakers)


def _length(name: str) -> int:
    """Return how many words a name has."""
    return len(readings(name)[0])


def _names(person: Person) -> list[str]:
    in_full = [each.speaker for each in person.spellings if each.rule not in IN_SHORT]
    return [person.name, *in_full]
