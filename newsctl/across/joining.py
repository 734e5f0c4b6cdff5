"""Which full names of a corpus are one person's: candidates by keys, rules, and what speaks against them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Literal

import msgspec

from newsctl.across.likeness import RULES, UNSURE, Rule, contradict, likeness, words_of
from newsctl.across.names import Name, formal_names
from newsctl.across.sounds import sound

__all__ = ["Join", "Joined", "Rejection", "joined"]

_MOST = 60
"""Names that share a key and are compared with one another; more of them tell nothing."""

_RARE = 2  # articles in which a typing error may stand
_MAJORITY = 9  # times as many articles as the others have, by which one of several namesakes is meant


class Join(msgspec.Struct, frozen=True):
    """That two names are one person's by a ``rule``."""

    left: Name
    right: Name
    rule: Rule | Literal["alias"]


class Rejection(msgspec.Struct, frozen=True):
    """That two names could be one person's by a ``rule``, and the ``reason`` why they were not taken so."""

    left: Name
    right: Name
    rule: Rule
    reason: str


class Joined:
    """Who is who: for each name one that stands for the person, and which pairs are ``rejections``.

    ``joins`` are pairs of names with the rule by which they are one person's.
    """

    def __init__(self, leader: dict[Name, Name], joins: list[Join], rejections: list[Rejection]) -> None:
        self.leader = leader
        self.rejections = rejections
        self._beside: dict[Name, list[tuple[Name, str]]] = defaultdict(list)
        for join in joins:
            self._beside[join.left].append((join.right, join.rule))
            self._beside[join.right].append((join.left, join.rule))

    def rules(self, name: Name) -> dict[Name, str]:
        """Return all names of the person with this ``name``, each with the rule by which it is reached."""
        found: dict[Name, str] = {name: "name"}
        waiting = [name]
        while waiting:
            current = waiting.pop()
            for other, rule in self._beside[current]:
                if other not in found:
                    found[other] = rule
                    waiting.append(other)
        return found


def joined(
    articles: Mapping[Name, int],
    apart: Iterable[tuple[Name, Name]],
    known: Iterable[tuple[Name, Name]] = (),
    *,
    strict: bool = False,
) -> Joined:
    """Join the full names of a corpus, each with the number of ``articles`` that it speaks in.

    Names that are ``apart``, as two speakers of one article, stay so; pairs that are ``known`` to be one
    person's are, whatever speaks against it. With ``strict``, so do those that only
    a rule joins which is sometimes wrong.
    """
    people = _People(articles, apart)
    joins: list[Join] = []
    for left, right in known:
        if people.join(left, right):
            joins.append(Join(left, right, "alias"))
    rejections: list[Rejection] = []
    found = [pair for pair in _likenesses(articles) if not (strict and pair[0] in UNSURE)]
    for _, left, right in found:
        people.note(left, right)
    for rule, left, right in found:
        reason = people.objection(left, right)
        if reason:
            rejections.append(Rejection(left, right, rule, reason))
        elif people.join(left, right):
            joins.append(Join(left, right, rule))
    return Joined(people.leader, joins, rejections)


class _People:
    """The persons found so far: whom each name means, and who else could be meant by it."""

    def __init__(self, articles: Mapping[Name, int], apart: Iterable[tuple[Name, Name]]) -> None:
        self.leader = {name: name for name in articles}
        self._articles = articles
        self._apart = {frozenset(pair) for pair in apart}
        self._names = {name: [name] for name in articles}
        self._like: dict[Name, list[Name]] = defaultdict(list)

    def note(self, left: Name, right: Name) -> None:
        """Take down that each of two names could be the other's."""
        self._like[left].append(right)
        self._like[right].append(left)

    def join(self, left: Name, right: Name) -> bool:
        """Let the persons of two names be one, if they are not."""
        keeps, gives = self.leader[left], self.leader[right]
        if keeps == gives:
            return False
        for name in self._names[gives]:
            self.leader[name] = keeps
        self._names[keeps] += self._names.pop(gives)
        return True

    def objection(self, left: Name, right: Name) -> str | None:
        """Return why the persons of two names cannot be taken for one; None if they can."""
        for one in self._names[self.leader[left]]:
            for other in self._names[self.leader[right]]:
                if one != other and (reason := self._contradiction(one, other)):
                    return reason
        if self._has_rival(left, right) or self._has_rival(right, left):
            return "somebody else could be meant"
        return None

    def _contradiction(self, one: Name, other: Name) -> str | None:
        if frozenset((one, other)) in self._apart:
            return "one article has both"
        return "other names contradict" if contradict(one, other) else None

    def _has_rival(self, name: Name, meant: Name) -> bool:
        """Whether ``name`` could be somebody else than ``meant``, who is not much better known.

        Ann Roe is neither Ann B. Roe nor Ann C. Roe, if there are both.
        """
        rivals = [
            each
            for each in self._like[name]
            if each != meant
            and self.leader[each] != self.leader[name]
            and self._contradiction(each, meant)
            and not self._contradiction(each, name)
        ]
        return self._articles[meant] < _MAJORITY * sum(map(self._articles.__getitem__, rivals))


def _likenesses(articles: Mapping[Name, int]) -> list[tuple[Rule, Name, Name]]:
    """Return the pairs that a rule would join: the surest rule first, then those in most articles."""
    found = []
    for left, right in _candidates(articles):
        rule = likeness(left, right)
        if rule is not None and not (rule == "typo" and min(articles[left], articles[right]) > _RARE):
            found.append((rule, left, right))
    found.sort(key=lambda pair: (RULES.index(pair[0]), -articles[pair[1]] - articles[pair[2]], repr(pair)))
    return found


def _candidates(names: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of names that share a key, each once, in the same order whatever order they come in."""
    sharing: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in sorted(names, key=repr):
        for key in dict.fromkeys(_keys(name)):
            sharing[key].append(name)
    seen: set[tuple[Name, Name]] = set()
    for some in sharing.values():
        for pair in combinations(some[:_MOST], 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _keys(name: Name) -> Iterator[tuple[str, ...]]:
    """Yield keys of which two names have one in common if a rule can join them."""
    family = sound(name.family)
    yield "sound", family, sound(name.given)
    for given in filter(None, (name.given, name.called)):
        yield "given", name.family, given
        for formal in formal_names(given):
            yield "given", name.family, formal
    if name.middle:
        yield "order", *words_of(name)
    if len(name.given) > 2:
        yield "error", name.family, name.given
        for at in range(1, len(name.given)):
            yield "error", name.family, name.given[:at] + name.given[at + 1 :]
