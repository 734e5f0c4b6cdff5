"""The people of one article: each under the fullest name that the article gives, and where each is named."""

import re

import msgspec

from newsctl.parsing.blocks import Block
from newsctl.parsing.speakers.names import (
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
_NEAR = 600
_PRONOUN = re.compile(r"\b([Hh]e|[Ss]he|[Hh]is|[Hh]er|himself|herself)\b")


class Person(msgspec.Struct, gc=False, eq=False):
    """Somebody whom the article names: ``forms`` counts the ways it does, titles left out.

    ``titles`` are the roles that stand directly before the name; ``seen`` the offsets of the full name.
    """

    key: str
    forms: dict[Words, int]
    titles: set[str]
    seen: list[int]
    count: int = 0
    shown: str = ""

    @property
    def name(self) -> str:
        """The fullest name, its words as the article has them."""
        return " ".join(self.words)

    @property
    def words(self) -> Words:
        """The fullest form: the longest, where ``Radio Host Sean Hannity`` does not beat ``Sean Hannity``."""
        forms = self.forms
        if len(forms) == 1:
            return next(iter(forms))
        sound = [form for form in forms if not _is_padded(form, forms)]
        return max(
            sound, key=lambda form: (len(form), not form[-1].isupper(), sum(map(len, form)), forms[form])
        )

    @property
    def is_surely_one(self) -> bool:
        """Whether the name alone, or a title, says that this is a person and no place or body."""
        return bool(self.titles or self.shown) or any(
            is_given(bare(form[0])) or is_initial(form[0]) for form in self.forms
        )

    @property
    def gender(self) -> str:
        """``f``, ``m``, or empty where neither a title, a given name nor a pronoun nearby tells."""
        for title in self.titles:
            if gender := gender_of_role(title):
                return gender
        for form in self.forms:
            if len(form) > 1:
                for word in form[:2]:
                    if gender := gender_of_given(bare(word)):
                        return gender
        return self.shown


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

    __slots__ = ("_by_word", "_singles", "appearances")

    def __init__(self, text: str, blocks: list[Block]) -> None:
        self._by_word: dict[str, list[Person]] = {}
        self.appearances: list[Appearance] = []
        self._singles: list[tuple[int, int, str, Words]] = []
        for kinds in (_BODY, _HEADS):
            for block in blocks:
                if block.kind in kinds:
                    self._read(text, block.start, block.end, kinds is _BODY)
        self._add_common_words(text, blocks)
        self._place_short_names()

    def _read(self, text: str, start: int, end: int, in_body: bool) -> None:
        """Take in one block; headlines only add people whom the body does not name."""
        pending: Words = ()
        after = 0
        for match in RUN.finditer(text, start, end):
            name, titles = personal_part(match[0])
            if not (name or titles):
                continue
            at, to = match.span()
            if pending and at - after < 3:
                titles = pending + titles
            pending, after = (() if name else titles), to
            if name:
                at = text.find(name[0], at)
            if len(name) > 1:
                if text.startswith(("Jr.", "Sr."), to - 2):
                    name = (*name[:-1], name[-1] + ".")
                if in_body:
                    self.appearances.append(Appearance(at, to, self._meet(name, titles, at)))
                elif key_of(name) not in self._by_word:
                    self._meet(name, titles, at)
            elif name and in_body:
                self._singles.append((at, to, name[0], titles))

    def _meet(self, name: Words, titles: Words, at: int) -> Person:
        """Return the person of this full name, who may be known by another form of it."""
        key = key_of(name)
        for person in self._by_word.get(key, ()):
            if person.key == key and any(_same(form, name) for form in person.forms):
                break
        else:
            person = Person(key, {}, set(), [])
        if name not in person.forms:
            person.forms[name] = 0
            for word in name:
                known = self._by_word.setdefault(bare(word), [])
                if person not in known:
                    known.append(person)
            known = self._by_word.setdefault(key, [])
            if person not in known:
                known.append(person)
        person.forms[name] += 1
        person.count += 1
        person.titles.update(filter(is_role, titles))
        person.seen.append(at)
        return person

    def _add_common_words(self, text: str, blocks: list[Block]) -> None:
        """Find the short names that are common words: Cuban, after Mark Cuban; Young, after Neil Young."""
        common = {
            person.key
            for people in self._by_word.values()
            for person in people
            if not personal_part(person.key.title())[0]
        }
        if not common:
            return
        words = re.compile(
            rf"(?<!\w[ -])\b(?:{'|'.join(re.escape(word.title()) for word in sorted(common))})\b(?! [A-Z])"
        )
        for block in blocks:
            if block.kind in _BODY:
                for match in words.finditer(text, block.start, block.end):
                    self._singles.append((*match.span(), match[0], ()))

    def _place_short_names(self) -> None:
        """Know again in ``Mr. Roe`` and ``Roe`` the people whose full names stand elsewhere."""
        for at, to, word, titles in self._singles:
            person = self.find((word,), at, titles)
            if person is None and any(map(is_role, titles)):
                person = self.introduce((word,))
                person.titles.update(filter(is_role, titles))
            if person:
                person.count += 1
                if len(titles) == 1:
                    person.titles.update(filter(gender_of_role, titles))
                self.appearances.append(Appearance(at, to, person))
        self.appearances.sort(key=lambda appearance: appearance.start)

    def introduce(self, name: Words) -> Person:
        """Add a person known only by ``name``."""
        person = Person(key_of(name), {name: 0}, set(), [])
        self._by_word.setdefault(person.key, []).append(person)
        return person

    def look_closer(self, text: str) -> None:
        """See by the role before the name and the pronoun after it what people with uncommon names are."""
        for index, appearance in enumerate(self.appearances):
            person = appearance.person
            if len(person.words) < 2 or (person.is_surely_one and person.gender):
                continue
            last = text[max(0, appearance.start - 24) : appearance.start].rsplit(None, 1)[-1:]
            person.titles.update(filter(is_role, map(bare, last)))
            if not person.gender and not PREPOSITIONS.intersection(last) and last != ["the"]:
                after = self.appearances[index + 1 :]
                edge = next((other.start for other in after if other.person is not person), len(text))
                if match := _PRONOUN.search(text, appearance.end, min(edge, appearance.end + 250)):
                    person.shown = "m" if match[1].lower() in ("he", "his", "himself") else "f"

    def find(self, name: Words, at: int, titles: Words = ()) -> Person | None:
        """Return who is meant by a short or full name at offset ``at``, or None.

        A family name goes before a given name; of two people with one family name, the gender of the
        title decides, then who was named in full just before, then who is named more often.
        """
        key = key_of(name)
        people = self._by_word.get(key)
        if not people:
            return None
        if len(name) > 1:
            wanted = {bare(word) for word in name}
            people = [person for person in people if any(_covers(form, wanted) for form in person.forms)]
        elif len(people) > 1:
            people = [person for person in people if person.key == key] or people
        if len(people) < 2:
            return people[0] if people else None
        if gender := next(filter(None, map(gender_of_role, titles)), ""):
            people = [person for person in people if person.gender == gender] or people
        return min(people, key=lambda person: person.seen[0] if person.seen else at)


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
