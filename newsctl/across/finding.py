"""From who speaks where to the people of a corpus.

Full names are joined over the corpus (:mod:`.joining`), bodies where they have the same words. A name that is
short for a full one is looked up among the speakers of its article (:mod:`.short_names`). Words that are no
name, such as ``a neighbour``, and several people at once mean nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from itertools import combinations, product

from newsctl.across.aliases import Aliases
from newsctl.across.appearances import Appearances
from newsctl.across.bodies import spelt_out
from newsctl.across.counting import counted
from newsctl.across.joining import joined
from newsctl.across.meanings import Meanings
from newsctl.across.names import Name, read_name, shortened
from newsctl.across.people import NotJoined, People
from newsctl.across.short_names import Bearer, Bearers, meant_by
from newsctl.across.sounds import sound

__all__ = ["find_people"]

_FAMILY = 40
"""Speakers of one family name in one article who are kept apart: no family is larger."""


def find_people(
    appearances: Appearances,
    aliases: Aliases | None = None,
    *,
    merge: bool = True,
    strict: bool = False,
    articles: Container[int] | None = None,
) -> tuple[People, list[NotJoined]]:
    """Return the people behind the speakers of a corpus, and which names were not taken for one person's.

    ``aliases`` say what no rule can know. Without ``merge`` each name is a person of its own; with ``strict``
    no rule joins that is sometimes wrong. Where ``articles`` are given, only what is said in those counts;
    who is who is known from all.
    """
    if not merge:
        return counted(appearances, _each_alone(appearances), articles), []
    finding = _Finding(appearances, aliases or Aliases())
    not_joined = finding.join(strict=strict)
    return counted(appearances, finding.meanings, articles), not_joined


def _each_alone(appearances: Appearances) -> Meanings:
    meanings = Meanings()
    for number, speaker in enumerate(appearances.speakers):
        if read_name(speaker).kind in ("full", "short", "body"):
            meanings.everywhere[number] = next(meanings.persons), "name"
    return meanings


class _Finding:
    """The way from appearances to their meanings, walked once."""

    def __init__(self, appearances: Appearances, aliases: Aliases) -> None:
        self.meanings = Meanings()
        self._appearances = appearances
        self._aliases = aliases
        self._names = list(map(read_name, appearances.speakers))
        said = Counter(speaker for _, speaker, _ in appearances.quotes())
        called = appearances.speakers

        def rank(speaker: int) -> tuple[int, int, str]:
            return -said[speaker], len(called[speaker]), called[speaker]

        self._by_quotes = sorted(said, key=rank)

    def join(self, *, strict: bool) -> list[NotJoined]:
        """Find out whom all speakers mean; return which names could be one person's and were not joined."""
        articles, apart = self._full_names()
        given = self._given_names(articles)
        known = [(names[0], other) for names in given.values() for other in names[1:]]
        found = joined(articles, [*apart, *self._kept_apart(given)], known, strict=strict)
        best: dict[Name, Name] = {}  # the name with most quotes, by the one that stands for the person
        for speaker in self._by_quotes:
            name = self._names[speaker]
            if name in found.leader:
                best.setdefault(found.leader[name], name)
        persons: dict[Name, tuple[int, str]] = {}
        for name in best.values():
            number = next(self.meanings.persons)
            for other, rule in found.rules(name).items():
                persons[other] = number, rule
        articles += self._number_bodies(persons, strict=strict)
        self._name_everywhere(persons)
        self._name_as_given(given, persons)
        self._name_within(self._bearers(articles, persons), strict=strict)
        best_last = [(self._names[at], self._appearances.speakers[at]) for at in reversed(self._by_quotes)]
        speakers = dict(best_last)
        return [
            NotJoined(speakers[each.left], speakers[each.right], each.rule, each.reason)
            for each in found.rejections
        ]

    def _full_names(self) -> tuple[Counter[Name], set[tuple[Name, Name]]]:
        """Return the full names with the number of articles they are in, and pairs that one article has."""
        articles: Counter[Name] = Counter()
        apart: set[tuple[Name, Name]] = set()
        for article, cast in self._appearances.casts():
            families: dict[str, dict[Name, None]] = defaultdict(dict)
            for speaker in cast:
                name = self._names[speaker]
                if name.kind == "full" and (article, speaker) not in self._appearances.named:
                    families[sound(name.family)][name] = None
            for family in families.values():
                articles.update(list(family))
                apart.update(combinations(list(family)[:_FAMILY], 2))
        return articles, apart

    def _given_names(self, articles: Counter[Name]) -> dict[str, list[Name]]:
        """Return which of the full names the user gives each person."""
        given: dict[str, list[Name]] = defaultdict(list)
        for speaker, person in self._aliases.everywhere().items():
            name = read_name(speaker)
            if name in articles and name not in given[person]:
                given[person].append(name)
        return given

    def _kept_apart(self, given: dict[str, list[Name]]) -> Iterator[tuple[Name, Name]]:
        """Yield which names the user keeps apart: those of two persons, and those said to be."""
        for some, others in combinations(given.values(), 2):
            yield from product(some, others)
        for names in self._aliases.apart:
            yield from combinations(map(read_name, names), 2)

    def _number_bodies(self, persons: dict[Name, tuple[int, str]], *, strict: bool) -> Counter[Name]:
        """Add the bodies to the ``persons``, with number and rule; return how many articles have each."""
        casts = list(self._bodies())
        short = {} if strict else spelt_out(casts)
        rules = dict(short.values())
        numbers: dict[Name, int] = {}
        for name in dict.fromkeys(map(self._names.__getitem__, self._by_quotes)):
            if name.kind == "body":
                full, rule = short.get(name, (name, rules.get(name, "name")))
                known = full in numbers
                number = numbers[full] if known else numbers.setdefault(full, next(self.meanings.persons))
                persons[name] = number, rule if known else "name"
        return Counter(name for cast in casts for name in cast)

    def _bodies(self) -> Iterator[list[Name]]:
        """Yield the bodies of each article that has some."""
        for _, cast in self._appearances.casts():
            names = dict.fromkeys(map(self._names.__getitem__, cast))
            if bodies := [name for name in names if name.kind == "body"]:
                yield bodies

    def _name_everywhere(self, persons: dict[Name, tuple[int, str]]) -> None:
        """Let full names, and the words of bodies, mean the same in all articles."""
        meanings, seen = self.meanings, set[Name]()
        for speaker in self._by_quotes:
            name = self._names[speaker]
            if self._appearances.speakers[speaker] in self._aliases.ignore:
                continue
            if name in persons:
                number, rule = persons[name]
                meanings.everywhere[speaker] = number, "letters" if name in seen and rule == "name" else rule
                seen.add(name)

    def _name_as_given(self, given: dict[str, list[Name]], persons: dict[Name, tuple[int, str]]) -> None:
        """Let names mean whom the user says, and call these persons so."""
        meanings = self.meanings
        numbers = {person: persons[names[0]][0] for person, names in given.items() if names}

        def number_of(person: str) -> int:
            if person not in numbers:
                numbers[person] = next(meanings.persons)
            meanings.called[numbers[person]] = person
            return numbers[person]

        known = self._aliases.everywhere()
        for speaker, name in enumerate(self._appearances.speakers):
            if name in known:
                meanings.everywhere[speaker] = number_of(known[name]), "alias"
        for appearance, person in self._appearances.named.items():
            meanings.within[appearance] = number_of(person), "alias"

    def _bearers(self, articles: Counter[Name], persons: dict[Name, tuple[int, str]]) -> dict[int, Bearer]:
        """Return who has a full name, by the number of the person; bodies have their last word for short."""
        bearers: dict[int, Bearer] = {}
        for name, (number, _) in persons.items():
            _bear(bearers.setdefault(number, Bearer(number, set(), set())), name, articles[name])
        for (_, speaker), (number, _) in self.meanings.within.items():
            if self._names[speaker].kind == "full":  # whom the user named
                _bear(bearers.setdefault(number, Bearer(number, set(), set())), self._names[speaker], 0)
        return bearers

    def _name_within(self, bearers: dict[int, Bearer], *, strict: bool) -> None:
        """Look up the short names of each article; those that mean nobody known are alone in it."""
        everybody = Bearers(bearers.values())
        for article, cast in self._appearances.casts():
            short = [speaker for speaker in cast if self._is_open(article, speaker)]
            if not short:
                continue
            found = filter(None, (self.meanings.found(article, speaker) for speaker in cast))
            beside = {number: bearers[number] for number, _ in found if number in bearers}
            alone: dict[str, int] = {}
            for speaker in short:
                name = self._names[speaker]
                meant = meant_by(name, beside.values(), everybody, strict=strict)
                if meant:
                    self.meanings.within[article, speaker] = meant[0].number, meant[1]
                    continue
                if name.kind == "short-body":
                    continue  # the company, the Texan: no name at all
                if name.family not in alone:
                    alone[name.family] = next(self.meanings.persons)
                    self.meanings.alone.add(alone[name.family])
                self.meanings.within[article, speaker] = alone[name.family], "alone"

    def _is_open(self, article: int, speaker: int) -> bool:
        """Whether a speaker has a short name of which nobody has said whom it means."""
        return (
            self._names[speaker].kind in ("short", "short-body")
            and self.meanings.found(article, speaker) is None
            and self._appearances.speakers[speaker] not in self._aliases.ignore
        )


def _bear(bearer: Bearer, name: Name, articles: int) -> None:
    """Let somebody bear one more full name, under which it is quoted in a number of ``articles``."""
    bearer.articles += articles
    bearer.families.add(shortened(name))
    bearer.given.update(filter(None, (name.given, name.called)))
    if name.kind == "body":
        bearer.beginning = name.family.partition(" ")[0]
