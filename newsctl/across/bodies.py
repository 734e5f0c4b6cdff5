"""Which names of bodies are one body's: those of letters that are the initials of one other."""

from collections import defaultdict
from collections.abc import Iterable

from newsctl.across.names import JOINING, Name

__all__ = ["spelt_out"]

_LEAST = 3  # letters; two may stand for anything


def spelt_out(bodies: Iterable[Name]) -> dict[Name, Name]:
    """Return for each body that is called by initials the one that they are the initials of.

    Those that could be the initials of two are left out.
    """
    bodies = dict.fromkeys(bodies)
    by_initials: dict[str, set[Name]] = defaultdict(set)
    for body in bodies:
        words = [word for word in body.family.split() if word not in JOINING]
        if len(words) >= _LEAST:
            by_initials["".join(word[0] for word in words)].add(body)
    return {
        body: next(iter(by_initials[body.family]))
        for body in bodies
        if " " not in body.family and len(by_initials.get(body.family, ())) == 1
    }
