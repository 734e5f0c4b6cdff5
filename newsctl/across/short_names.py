"""Whom a name means that is short for a full one: ``Roe``, ``Mr. Roe``, ``Ida``."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec
from rapidfuzz.distance import OSA

from newsctl.across.names import Name, is_short_for
from newsctl.across.sounds import sound
from newsctl.parsing.given_names import gender_of_given_name

__all__ = ["Bearer", "Bearers", "meant_by"]

_OWNS = 0.9  # of the articles that quote somebody of a family, in which an owner of the bare name is quoted
_KNOWN = 5  # articles at least, likewise
_LONG = 5  # letters of a family name, of which one may be wrong


class Bearer(msgspec.Struct):
    """A person or body with a full name, and how many ``articles`` quote it under that.

    ``beginning`` is the first word of a body, by which it goes if nobody has that name: Pew.
    """

    number: int
    families: set[str]
    given: set[str]
    beginning: str = ""
    articles: int = 0

    @property
    def is_body(self) -> bool:
        """Whether it is no person."""
        return self.beginning != ""

    def may_be(self, gender: str) -> bool:
        """Whether a title of ``gender`` fits; the given names tell, if they do."""
        genders = set(map(gender_of_given_name, self.given)) - {""}
        return not gender or not genders or gender in genders


class Bearers:
    """All who have a full name in a corpus, by their family names."""

    def __init__(self, bearers: Iterable[Bearer]) -> None:
        self._persons: dict[str, list[Bearer]] = defaultdict(list)
        self._bodies: dict[str, list[Bearer]] = defaultdict(list)
        for bearer in bearers:
            for family in bearer.families:
                (self._bodies if bearer.is_body else self._persons)[family].append(bearer)

    def are_called(self, family: str) -> bool:
        """Whether some person has the name ``family``."""
        return family in self._persons

    def owner(self, short: Name) -> Bearer | None:
        """Return whom a family name means where no full name is beside it; nobody has more than few."""
        bearers = self._bodies if short.kind == "short-body" else self._persons
        family = [bearer for bearer in bearers.get(short.family, ()) if bearer.may_be(short.gender)]
        best = max(family, key=lambda bearer: bearer.articles, default=None)
        if best is None or best.articles < _KNOWN:
            return None
        return best if best.articles >= _OWNS * sum(bearer.articles for bearer in family) else None


def meant_by(
    short: Name, cast: Iterable[Bearer], bearers: Bearers, *, strict: bool = False
) -> tuple[Bearer, str] | None:
    """Return whom a ``short`` name means in an article, and the rule; None for nobody that is known.

    The ``cast`` are those who speak in the article under a full name. Two of one family, and nobody can say
    who ``Roe`` is. With ``strict``, no letter may be wrong.
    """
    cast = [bearer for bearer in cast if bearer.is_body or short.kind == "short"]
    family = [bearer for bearer in cast if short.family in bearer.families]
    if not family and not bearers.are_called(short.family):
        family = [bearer for bearer in cast if short.family == bearer.beginning]
    if family:
        fitting = [bearer for bearer in family if bearer.may_be(short.gender)]
        return (fitting[0], "short-name") if len(fitting) == 1 else None
    if not short.gender:
        given = [bearer for bearer in cast if any(is_short_for(short.family, name) for name in bearer.given)]
        if given:
            return (given[0], "given-name") if len(given) == 1 else None
    if owner := bearers.owner(short):
        return owner, "owner"
    if not strict and not bearers.are_called(short.family):
        mistyped = [bearer for bearer in cast if _is_mistyped(short.family, bearer)]
        if len(mistyped) == 1:
            return mistyped[0], "short-typo"
    return None


def _is_mistyped(family: str, bearer: Bearer) -> bool:
    """Whether a family name has one letter wrong, or sounds alike; with an ``s`` more it is the family."""
    return len(family) >= _LONG and any(
        family[0] == right[0]
        and family != f"{right}s"
        and (OSA.distance(family, right, score_cutoff=1) == 1 or sound(family) == sound(right))
        for right in bearer.families
    )
