"""The people of one article: each under the fullest name that the article gives, and where each is named."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

from newsctl.parsing.blocks import Block
from newsctl.parsing.speakers.names import (
    RUN,
    bare,
    find_run,
    gender_of_given,
    gender_of_role,
    is_given,
    is_initial,
    is_role,
    key_of,
    keys_of,
    personal_part,
)

__all__ = ["Appearance", "Cast", "Person", "start_of"]

Words = tuple[str, ...]

_AGE = re.compile(r",\s\d{1,2},")

_BODY = frozenset(("paragraph", "caption"))
_HEADS = frozenset(("headline", "subheadline", "subhead"))
NAMESAKES = 50  # people of one name that are told apart
FIRST = 50  # people whom an article may be said to tell of first


class Person:
    """Somebody whom the article names: ``forms`` are the ways it does, titles left out.

    ``titles`` are the roles that stand directly before the name; ``count`` is how often the article names
    the person, once somebody looked; ``shown`` the gender by a pronoun nearby.
    """

    __slots__ = ("_gender", "_words", "count", "forms", "key", "shown", "titles")

    def __init__(self, key: str, forms: dict[Words, None], titles: set[str]) -> None:
        self.key = key
        self.forms = forms
        self.titles = titles
        self.count = 0
        self.shown = ""
        self._gender: str | None = None
        self._words: Words = ()

    @property
    def name(self) -> str:
        """The fullest name, its words as the article has them."""
        return " ".join(self.words)

    @property
    def words(self) -> Words:
        """The fullest form: the longest, where ``Dismissed Ann Roe`` does not beat ``Ann Roe``."""
        if not self._words:
            forms = self.forms
            sound = [form for form in forms if len(forms) == 1 or not _is_padded(form, forms)]
            self._words = max(sound, key=_fullness)
        return self._words

    @property
    def is_surely_one(self) -> bool:
        """Whether the name alone, or a title, says that this is a person and no place or body."""
        if self.titles or self.shown:
            return True
        return any(is_given(bare(form[0])) or is_initial(form[0]) for form in self.forms)

    @property
    def gender(self) -> str:
        """``f``, ``m``, or empty where neither a title, a given name nor a pronoun nearby tells."""
        if self._gender is None:
            given = (gender_of_given(bare(word)) for form in self.forms for word in form[:-1][:2])
            titles = map(gender_of_role, sorted(self.titles))
            self._gender = next(filter(None, (*titles, *given)), "")
        return self._gender or self.shown

    def entitle(self, titles: Words) -> None:
        """Add the roles among ``titles``."""
        for title in titles:
            if title not in self.titles and is_role(title):
                self.titles.add(title)
                self._gender = None


class Appearance:
    """One place in the text where a person is named, without title.

    ``weight`` says how the person stands out there, and ``beside`` are the words put beside the name, both
    once somebody asked.
    """

    __slots__ = ("beside", "end", "person", "start", "weight")

    def __init__(self, start: int, end: int, person: Person) -> None:
        self.start = start
        self.end = end
        self.person = person
        self.weight: float | None = None
        self.beside: frozenset[str] | None = None


class Cast:
    """Who is named in an article, and where.

    Names are read at once, for the full one may stand anywhere. Where they stand is only looked up in the
    blocks that somebody asks about.
    """

    __slots__ = ("_appearances", "_body", "_by_name", "_by_word", "_runs", "_starts", "text")

    def __init__(self, text: str, blocks: list[Block]) -> None:
        self.text = text
        self._by_name: dict[Words, Person] = {}
        self._by_word: dict[str, list[Person]] = {}
        self._body = [block for block in blocks if block.kind in _BODY]
        self._starts = [block.start for block in self._body]
        self._appearances: dict[int, list[Appearance]] = {}
        self._runs: list[list[str]] = [RUN.findall(text, block.start, block.end) for block in self._body]
        for name, titles in _full_names(self._runs):
            self._meet(name).entitle(titles)
        heads = [RUN.findall(text, block.start, block.end) for block in blocks if block.kind in _HEADS]
        for name, titles in _full_names(heads):
            # A headline only adds people whom the body does not name.
            if key_of(name) not in self._by_word:
                self._meet(name).entitle(titles)

    def _meet(self, name: Words) -> Person:
        """Return the person of this full name, who may be known by another form of it."""
        person = self._by_name.get(name)
        if person is None:
            keys = keys_of(name)
            person = self._by_name[name] = self._known(name, keys[0]) or Person(keys[0], {}, set())
            person.forms[name] = None
            for key in keys:
                self._list(key, person)
        return person

    def _list(self, key: str, person: Person) -> None:
        """Let ``key`` find ``person``, unless it finds so many people that one more cannot be told apart."""
        namesakes = self._by_word.setdefault(key, [])
        if len(namesakes) < NAMESAKES and person not in namesakes:
            namesakes.append(person)

    def _known(self, name: Words, key: str) -> Person | None:
        for person in self._by_word.get(key, ()):
            if person.key == key and any(_same(form, name) for form in person.forms):
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
        people = self._by_word.get(key, [])
        if len(name) > 1:
            wanted = {bare(word) for word in name}
            people = [person for person in people if any(_covers(form, wanted) for form in person.forms)]
        elif len(people) > 1:
            people = [person for person in people if person.key == key] or people
        if len(people) > 1 and (gender := next(filter(None, map(gender_of_role, titles)), "")):
            people = [person for person in people if person.gender == gender] or people
        return people[0] if people else self._by_name.get(name)

    def between(self, start: int, end: int) -> list[Appearance]:
        """Return where people of the body are named from ``start`` up to ``end``, in full or short."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found: list[Appearance] = []
        for number in range(first, bisect_left(self._starts, end, first)):
            here = self._named_in(number)
            low = bisect_left(here, start, key=start_of)
            found += here[low : bisect_left(here, end, low, key=start_of)]
        return found

    def before(self, at: int) -> Iterator[tuple[int, int, list[Appearance]]]:
        """Find the blocks of the body before ``at``, the last first: start, end, who is named there."""
        for number in range(bisect_left(self._starts, at) - 1, -1, -1):
            yield self._starts[number], self._body[number].end, self._named_in(number)

    def _named_in(self, number: int) -> list[Appearance]:
        found = self._appearances.get(number)
        if found is None:
            found = self._appearances[number] = []
            at = self._starts[number]
            for run in self._runs[number]:
                at = find_run(self.text, run, at)
                if who := self._appear(run, at):
                    found.append(who)
                at += len(run)
        return found

    def _appear(self, run: str, at: int) -> Appearance | None:
        """Know a person again in the full name, and in ``Mr. Roe`` and ``Roe`` after it."""
        key = bare(run)
        if run.isalnum() and key not in self._by_word and not is_given(key):
            return None
        name, titles = personal_part(run)
        if len(name) > 1:
            person = self._by_name.get(name)
        elif name:
            person = self.find(name, titles)
            if person is None and any(map(is_role, titles)):
                person = self.introduce(name)
                person.entitle(titles)
        else:
            # A family name that is a common word too: Cuban, after Mark Cuban.
            name = (run,)
            person = next((one for one in self._by_word.get(key, ()) if one.key == key), None)
        if person is None:
            return self._newcomer(run, at)
        if len(person.words) == 1 and not titles:
            return None  # may be a place or a paper
        if len(titles) == 1 or not person.titles:
            person.entitle(titles)
        return Appearance(at + run.find(name[0]), at + len(run), person)

    def _newcomer(self, run: str, at: int) -> Appearance | None:
        """Tell a person by the words beside the name: ``Asia Roe, 14,``; ``a son, Ali,``; ``named Asia``."""
        end = at + len(run)
        words = tuple(run.split())
        if 1 < len(words) < 4 and _AGE.match(self.text, end):
            return Appearance(at, end, self._meet(words))
        beside = self.text[max(0, at - 30) : at].rstrip(", ").rpartition(" ")[2]
        told = beside == "named" or (beside.islower() and is_role(bare(beside)))
        if len(words) == 1 and told and is_given(bare(words[0])):
            person = self.introduce(words)
            person.entitle((bare(beside),))
            return Appearance(at, end, person)
        return None

    def first(self, gender: str) -> Person | None:
        """Return who is named first, of a gender or without one that is known; headlines come last."""
        for person in islice(self._by_name.values(), FIRST):
            if person.gender in (gender, "") and person.is_surely_one:
                return person
        return None


def _full_names(runs: list[list[str]]) -> list[tuple[Words, Words]]:
    """Return the full names in runs of capitalised words, with the roles before them, as they come first."""
    different = dict.fromkeys([run for some in runs for run in some if not run.isalnum()])
    return [part for part in map(personal_part, different) if len(part[0]) > 1]


def start_of(appearance: Appearance) -> int:
    """Return the key by which appearances are searched."""
    return appearance.start


def _fullness(form: Words) -> tuple[int, bool, int]:
    """How full a form is: words first, not in capitals, letters."""
    return len(form), not form[-1].isupper(), sum(map(len, form))


def _covers(form: Words, wanted: set[str]) -> bool:
    return wanted <= {bare(word) for word in form}


def _same(one: Words, other: Words) -> bool:
    """Whether two full names with one family name can be one person's: Donald Roe, D.J. Roe."""
    first, second = bare(one[0]), bare(other[0])
    if first == second or first in map(bare, other[:-1]) or second in map(bare, one[:-1]):
        return True
    if is_initial(one[0]) or is_initial(other[0]):
        return first[0] == second[0]
    return (
        len(one) == len(other)
        and min(len(first), len(second)) > 2
        and (first.startswith(second) or second.startswith(first))
    )


def _is_padded(form: Words, forms: dict[Words, None]) -> bool:
    """Whether ``form`` is another form with words before it that are no given name."""
    return not (is_given(bare(form[0])) or is_initial(form[0])) and any(
        other != form and form[-len(other) :] == other and is_given(bare(other[0])) for other in forms
    )
