"""Which names of bodies are one body's: initials and what they stand for, a name and the beginning of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from newsctl.across.names import JOINING, Name

__all__ = ["spelt_out"]

_LEAST = 3  # letters; two may stand for anything
_WORDS = 2  # of a name, by which it can be told where more of it stands beside it


def spelt_out(casts: Iterable[Collection[Name]]) -> dict[Name, tuple[Name, str]]:
    """Return for each body with a shorter name the full one, and the rule.

    ``casts`` are the bodies of each article. Initials are those of the one body that has them in the same
    article, else in the corpus; a name goes on with ``of`` only where both stand in one article.
    """
    bodies: dict[Name, None] = {}
    found: dict[Name, tuple[Name, str]] = {}
    for cast in casts:
        bodies.update(dict.fromkeys(cast))
        for short, full in _initials(cast).items():
            found.setdefault(short, (full, "initials"))
        for short in cast:
            longer = [full for full in cast if full.family.startswith(f"{short.family} of ")]
            if len(longer) == 1 and len(short.family.split()) >= _WORDS:
                found.setdefault(short, (longer[0], "beginning"))
    for short, full in _initials(bodies).items():
        found.setdefault(short, (full, "initials"))
    return {short: pair for short, pair in found.items() if pair[0] not in found}


def _initials(bodies: Collection[Name]) -> dict[Name, Name]:
    """Return the bodies that are called by the initials of one other."""
    by_initials: dict[str, list[Name]] = defaultdict(list)
    for body in bodies:
        words = [word for word in body.family.split() if word not in JOINING]
        if len(words) >= _LEAST:
            by_initials["".join(word[0] for word in words if word)].append(body)
    return {
        body: by_initials[body.family][0]
        for body in bodies
        if " " not in body.family and len(by_initials.get(body.family, ())) == 1
    }
