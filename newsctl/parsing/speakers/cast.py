"""The people of one article: each under the fullest name that the article gives, and where each is named."""

import re
from collections.abc import Iterator

import msgspec

from newsctl.parsing.blocks import Block
from newsctl.parsing.speakers.names import (
    LONG_RUN,
    PREPOSITIONS,
    RUN,
    bare,
    gender_of_given,
    gender_of_role,
    is_given,
    is_initial,
    is_role,
    key_of,
    personal_part,
)

__all__ = ["Appearance", "Cast", "Person"]

Words = tuple[str, ...]

_BODY = frozenset(("paragraph", "caption"))
_HEADS = frozenset(("headline", "subheadline", "subhead"))
NAMESAKES = 50  # people of one name that are told apart
HER_REACH = 250  # code points after a name in which a pronoun may be this person's
_WORD_BEFORE = re.compile(r"(?:\w|[A-Z]\w*[ -])$")
_WORD_AFTER = re.compile(r"\w| [A-Z]")
_PRONOUN = re.compile(r"\b([Hh]e|[Ss]he|[Hh]is|[Hh]er|himself|herself)\b")


class Person(msgspec.Struct, gc=False, eq=False):
    """Somebody whom the article names: ``forms`` counts the ways it does, titles left out.

    ``titles`` are the roles that stand directly before the name; ``seen`` the offsets of the full name;
    ``shown`` the gender by a pronoun nearby.
    """

    key: str
    forms: dict[Words, int]
    titles: set[str]
    seen: list[int]
    count: int = 0
    shown: str = ""
    _gender: str | None = None
    _words: Words = ()

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
            given = (gender_of_given(bare(word)) for form in self.forms if len(form) > 1 for word in form[:2])
            titles = map(gender_of_role, sorted(self.titles))
            self._gender = next(filter(None, (*titles, *given)), "")
        return self._gender or self.shown

    def entitle(self, titles: Words) -> None:
        """Add the roles among ``titles``."""
        self.titles.update(filter(is_role, titles))
        self._gender = None


class Appearance(msgspec.Struct, gc=False, eq=False):
    """One place in the text where a person is named, without title.

    ``sentence`` and ``weight`` say how it stands out there, once somebody asked (else -1).
    """

    start: int
    end: int
    person: Person
    sentence: int = -1
    weight: float = 0.0


class Cast:
    """Who is named in an article, and where."""

    __slots__ = ("_appearances", "_blocks", "_by_word", "_singles", "_text")

    def __init__(self, text: str, blocks: list[Block]) -> None:
        self._text = text
        self._blocks = blocks
        self._by_word: dict[str, list[Person]] = {}
        self._appearances: list[Appearance] = []
        self._singles: list[tuple[int, int, Words, Words]] | None = []
        for block in blocks:
            if block.kind in _BODY:
                for at, to, name, titles in self._long_runs(block):
                    if len(name) > 1:
                        self._appearances.append(Appearance(at, to, self._meet(name, titles, at)))
                    else:
                        self._singles.append((at, to, name, titles))
        for block in blocks:
            if block.kind in _HEADS:
                for at, _, name, titles in self._long_runs(block):
                    # Headlines only add people whom the body does not name.
                    if len(name) > 1 and key_of(name) not in self._by_word:
                        self._meet(name, titles, at)

    def _long_runs(self, block: Block) -> Iterator[tuple[int, int, Words, Words]]:
        """Find the names in runs of two words and more, with the roles before them."""
        text = self._text
        for match in LONG_RUN.finditer(text, block.start, block.end):
            name, titles = personal_part(match[0])
            if name:
                at, to = match.span()
                if text.startswith(". ", at - 2):
                    titles = (_word_before(text, at - 2), *titles)
                if text.startswith(("Jr.", "Sr."), to - 2):
                    name = (*name[:-1], name[-1] + ".")
                yield text.find(name[0], at), to, name, titles

    def _meet(self, name: Words, titles: Words, at: int) -> Person:
        """Return the person of this full name, who may be known by another form of it."""
        key = key_of(name)
        for person in self._by_word.get(key, ())[:NAMESAKES]:
            if name in person.forms:
                break
            if person.key == key and any(_same(form, name) for form in person.forms):
                break
        else:
            person = Person(key, {}, set(), [])
        forms = person.forms
        if name not in forms:
            forms[name] = 0
            for word in (key, *map(bare, name)):
                known = self._by_word.setdefault(word, [])
                if person not in known:
                    known.append(person)
        forms[name] += 1
        person.count += 1
        person.seen.append(at)
        if titles:
            person.entitle(titles)
        return person

    def introduce(self, name: Words) -> Person:
        """Add a person known only by ``name``."""
        person = Person(key_of(name), {name: 0}, set(), [])
        self._by_word.setdefault(person.key, []).append(person)
        return person

    def find(self, name: Words, at: int, titles: Words = ()) -> Person | None:
        """Return who is meant by a short or full name, or None.

        A family name goes before a given name. Of two people with one family name the gender of the title
        decides, then who was introduced first: the bare name is left to whom the story is about.
        """
        key = key_of(name)
        people = self._by_word.get(key, [])
        if len(people) == len(name) == 1:
            return people[0]
        people = people[:NAMESAKES]
        if len(name) > 1:
            wanted = {bare(word) for word in name}
            people = [person for person in people if any(_covers(form, wanted) for form in person.forms)]
        elif len(people) > 1:
            people = [person for person in people if person.key == key] or people
        if len(people) > 1 and (gender := next(filter(None, map(gender_of_role, titles)), "")):
            people = [person for person in people if person.gender == gender] or people
        return min(people, key=lambda person: person.seen[0] if person.seen else at, default=None)

    @property
    def appearances(self) -> list[Appearance]:
        """Where the people of the body are named, in the order of the text, in full or short."""
        if self._singles is not None:
            people = {appearance.person for appearance in self._appearances}
            singles = [*self._singles, *self._short_runs(people), *self._common_words(people)]
            self._singles = None
            for at, to, name, titles in singles:
                self._place(at, to, name, titles)
            self._appearances.sort(key=lambda appearance: appearance.start)
            self._look_closer({person for person in people if not (person.gender and person.is_surely_one)})
        return self._appearances

    def _short_runs(self, people: set[Person]) -> Iterator[tuple[int, int, Words, Words]]:
        """Find the single words that name people whose full names stand elsewhere, with the title before."""
        text = self._text
        known = {word for person in people for form in person.forms for word in form}
        known.update(person.key.title() for person in people)
        for block in self._blocks:
            if block.kind in _BODY:
                for match in RUN.finditer(text, block.start, block.end):
                    word = match[0]
                    if word in known and (name := personal_part(word)[0]):
                        at, to = match.span()
                        titled = text.startswith(". ", at - 2)
                        yield at, to, name, (_word_before(text, at - 2),) if titled else ()

    def _common_words(self, people: set[Person]) -> Iterator[tuple[int, int, Words, Words]]:
        """Find the short names that are common words: Cuban, after Mark Cuban; West, after Claudia West."""
        text = self._text
        keys = {person.key.title() for person in people}
        for word in sorted(key for key in keys if not personal_part(key)[0])[:NAMESAKES]:
            at = text.find(word)
            while at >= 0:
                to = at + len(word)
                # Not in "the Cuban Revolution", nor in a word; a full name has been found already.
                if not (_WORD_BEFORE.search(text, max(0, at - 40), at) or _WORD_AFTER.match(text, to)):
                    yield at, to, (word,), ()
                at = text.find(word, to)

    def _place(self, at: int, to: int, name: Words, titles: Words) -> None:
        """Know again in ``Mr. Roe`` and ``Roe`` the people whose full names stand elsewhere."""
        person = self.find(name, at, titles)
        if person is None and any(map(is_role, titles)):
            person = self.introduce(name)
            person.entitle(titles)
        if person:
            person.count += 1
            if len(titles) == 1 and gender_of_role(titles[0]):
                person.entitle(titles)
            self._appearances.append(Appearance(at, to, person))

    def _look_closer(self, people: set[Person]) -> None:
        """See by the role before the name and the pronoun after it what people with uncommon names are."""
        text = self._text
        appearances = self._appearances
        for index, appearance in enumerate(appearances):
            person = appearance.person
            if person not in people:
                continue
            start, end = appearance.start, appearance.end
            last = text[max(0, start - 24) : start].rsplit(None, 1)[-1:]
            person.entitle(tuple(map(bare, last)))
            if not person.gender and not PREPOSITIONS.intersection(last) and last != ["the"]:
                edge = end + HER_REACH
                for other in range(index + 1, len(appearances)):
                    if appearances[other].person is not person or appearances[other].start > edge:
                        edge = min(edge, appearances[other].start)
                        break
                if match := _PRONOUN.search(text, end, edge):
                    person.shown = "m" if match[1].lower() in ("he", "his", "himself") else "f"


def _fullness(form: Words) -> tuple[int, bool, int]:
    """How full a form is: words first, not in capitals, letters."""
    return len(form), not form[-1].isupper(), sum(map(len, form))


def _word_before(text: str, end: int) -> str:
    return bare("".join(text[max(0, end - 20) : end].rsplit(None, 1)[-1:]))


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


def _is_padded(form: Words, forms: dict[Words, int]) -> bool:
    """Whether ``form`` is another form with words before it that are no given name."""
    return not (is_given(bare(form[0])) or is_initial(form[0])) and any(
        other != form and form[-len(other) :] == other and is_given(bare(other[0])) for other in forms
    )
