"""The people of one article: each under the fullest name that the article gives."""

from itertools import islice

from newsctl.parsing.given_names import longer_given_names
from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.name_words import bare, gender_of_role
from newsctl.parsing.speakers.names import key_of, keys_of, personal_part
from newsctl.parsing.speakers.people import Person, Words, can_be_one, covers

__all__ = ["Cast"]

NAMESAKES = 50  # people of one name that are told apart
FIRST = 50  # people whom an article may be said to tell of first


class Cast:
    """Who is named in an article, in full, in short or by a title.

    It is made of the runs of capitalised words (see :mod:`.names`) in each block of the body and in each
    headline. ``by_word`` lists, for each word of a name, bare, those who bear it as they were introduced.
    """

    __slots__ = ("_by_name", "by_word")

    def __init__(self, body: list[list[str]], headlines: list[list[str]]) -> None:
        self._by_name: dict[Words, Person] = {}
        self.by_word: dict[str, list[Person]] = {}
        runs = _different(body)
        for name, titles in (*_full_names(runs), *_named_like_places(runs, body)):
            self.meet(name).entitle(titles)
        # A headline only adds people whom the body does not name: its other words have capitals, too.
        new = [part for part in _full_names(_different(headlines)) if key_of(part[0]) not in self.by_word]
        told = f" {' '.join(map(' '.join, body))} ".lower() if new else ""
        for name, titles in new:
            if f" {name[-1].lower()} " in told or not any(f" {word.lower()} " in told for word in name):
                self.meet(name).entitle(titles)

    def meet(self, name: Words) -> Person:
        """Return the person of this full name, who may be known by another form of it."""
        person = self._by_name.get(name)
        if person is None:
            keys = keys_of(name)
            person = self._by_name[name] = self._known(name, keys[0]) or Person(keys[0], {}, set())
            person.call(name)
            for key in keys:
                self._list(key, person)
        return person

    def _list(self, key: str, person: Person) -> None:
        """Let ``key`` find ``person``, unless it finds so many people that one more cannot be told apart."""
        namesakes = self.by_word.setdefault(key, [])
        if len(namesakes) < NAMESAKES and person not in namesakes:
            namesakes.append(person)

    def _known(self, name: Words, key: str) -> Person | None:
        for person in self.by_word.get(key, ()):
            if person.key == key and any(can_be_one(form, name) for form in person.forms):
                return person
        return None

    def introduce(self, name: Words) -> Person:
        """Add a person known only by ``name``."""
        person = Person(key_of(name), {name: None}, set())
        self._list(person.key, person)
        return person

    def find(self, name: Words, titles: Words = ()) -> Person | None:
        """Return who is meant by a short or full name, or None.

        A family name goes before a given name. Of two people with one family name the gender of the title
        decides, then who was introduced first: the bare name is left to whom the story is about.
        """
        key = key_of(name)
        people = self.by_word.get(key, [])
        if len(name) > 1:
            wanted = {bare(word) for word in name}
            people = [person for person in people if any(covers(form, wanted) for form in person.forms)]
        elif len(people) > 1:
            people = [person for person in people if person.key == key] or people
        if not people and len(name) == 1:
            people = self._called(key)
        if len(people) > 1 and (gender := next(filter(None, map(gender_of_role, titles)), "")):
            people = [person for person in people if person.gender == gender] or people
        return people[0] if people else self._by_name.get(name)

    def _called(self, short: str) -> list[Person]:
        """Return who is meant by a short given name that the article does not explain: Nick, of Nicholas."""
        longer = longer_given_names(short)
        people = [person for name in longer for person in self.by_word.get(name, ()) if person.key != name]
        return people if len(people) == 1 else []

    def in_full(self, name: Words) -> Person | None:
        """Return whose full name this is, word for word, or None."""
        return self._by_name.get(name)

    def of_family(self, key: str) -> Person | None:
        """Return who was introduced first of those with a family name, bare, or None."""
        return next((person for person in self.by_word.get(key, ()) if person.key == key), None)

    def first(self, gender: str) -> Person | None:
        """Return who is named first, of a gender or without one that is known; headlines come last."""
        for person in islice(self._by_name.values(), FIRST):
            if person.gender in (gender, "") and person.is_surely_one:
                return person
        return None


def _different(runs: list[list[str]]) -> list[str]:
    """Return the runs of two words and more, as they come first."""
    return list(dict.fromkeys([run for some in runs for run in some if not run.isalnum()]))


def _full_names(runs: list[str]) -> list[tuple[Words, Words]]:
    """Return the full names in runs of capitalised words, with the roles before them."""
    return [part for part in map(personal_part, runs) if len(part[0]) > 1]


def _named_like_places(runs: list[str], body: list[list[str]]) -> list[tuple[Words, Words]]:
    """Return the full names that look like a place's, of people whose family name comes again without it."""
    given = entries("given-names-from-places")
    found: list[tuple[Words, Words]] = []
    for run in runs:
        words = run.rsplit(None, 2)
        if len(words) > 1 and words[-2].lower() in given:
            first, family = words[-2:]
            told = f" {' '.join(map(' '.join, body))} "
            if told.count(f" {family} ") > told.count(f" {first} {family} "):
                found.append(((first, family), ()))
    return found
