"""Whom a user means by ``--speaker``: everything that a person says, under whatever name."""

from collections.abc import Sequence

from newsctl.across.people import IN_SHORT, People, Person
from newsctl.search.names import same_person

__all__ = ["Wanted"]


class Wanted:
    """The persons among ``people`` whom one of the names ``speakers`` means, as in :func:`same_person`.

    A person is meant by each of its names that is not short for another: who asks for Ida Roe does not want
    Per Roe, whom an article calls Roe. ``persons`` are their numbers.
    """

    def __init__(self, people: People, speakers: Sequence[str]) -> None:
        self._speakers = speakers
        self._people = people
        self.persons = {
            number for number, person in enumerate(people.persons) if any(map(self._means, _names(person)))
        }

    def takes(self, article: int, speaker: str | None) -> bool:
        """Whether ``speaker`` is wanted in an article."""
        if speaker is None:
            return False
        number = self._people.number(article, speaker)
        return self._means(speaker) if number is None else number in self.persons

    def takes_words(self, speaker: str) -> bool:
        """Whether ``speaker`` is wanted where it means nobody."""
        return speaker not in self._people.everywhere and self._means(speaker)

    def _means(self, name: str) -> bool:
        return any(same_person(wanted, name) for wanted in self._speakers)


def _names(person: Person) -> list[str]:
    in_full = [each.speaker for each in person.spellings if each.rule not in IN_SHORT]
    return [person.name, *in_full] if in_full else [each.speaker for each in person.spellings]
