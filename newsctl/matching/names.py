"""Whether two names mean one person, as newspapers write them: a last name for a full one, in any form."""

import re
from functools import lru_cache

from newsctl.matching.typewriter import retype
from newsctl.matching.words import fold

__all__ = ["EXACTLY", "LEAST", "holds_words", "readings", "same_person"]

EXACTLY = "="
"""What stands before a name that is meant as it is written."""

LEAST = 85.0
"""Score, of 100, from which two names are spellings of one: one letter of six or seven differs, or an
accent."""

_WORD = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*")
_INNER_MARKS = str.maketrans(dict.fromkeys("-'."))
_MARKS_TO_SPACES = str.maketrans(dict.fromkeys("-'.", " "))


@lru_cache(maxsize=4096)
def readings(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Fold the words of ``name``: what hyphens and apostrophes join as one (Amin-Zadeh), and as several."""
    words = _WORD.findall(retype(name))
    joined = tuple(fold(word.translate(_INNER_MARKS)) for word in words)
    cut = tuple(fold(part) for word in words for part in word.translate(_MARKS_TO_SPACES).split())
    return joined, cut


@lru_cache(maxsize=65_536)
def same_person(wanted: str, name: str) -> bool:
    """Whether ``name`` may be the person ``wanted``.

    ``=Donald Trump`` is that one name, letter by letter. Else one word may be any word of the other name: a
    last name is enough. Of two full names the last ones have to be alike, and each other word of the shorter
    has to be alike to one of the longer, or be its initial.
    """
    if wanted.startswith(EXACTLY):
        return retype(wanted.removeprefix(EXACTLY).strip()) == retype(name)
    return any(_agree(left, right) for left, right in zip(readings(wanted), readings(name), strict=True))


def _agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if not left or not right:
        return False
    if len(left) > len(right):
        left, right = right, left
    if len(left) == 1:
        return any(_alike(left[0], word) for word in right) or _alike(left[0], "".join(right))
    if "".join(left) == "".join(right):
        return True
    *given, last = left
    *others, other_last = right
    return _alike(last, other_last) and all(
        any(_given_name(name, other) for other in others) for name in given
    )


def _given_name(left: str, right: str) -> bool:
    return _alike(left, right) or (min(len(left), len(right)) == 1 and left[0] == right[0])


def _alike(left: str, right: str) -> bool:
    if left == right:
        return True
    from newsctl.matching.spelling import likeness  # rapidfuzz, which equal names do without

    return likeness(left, right, LEAST) >= LEAST


def holds_words(wanted: str, text: str) -> bool:
    """Whether the words of ``wanted`` stand in ``text`` side by side, whatever their case and accents."""
    (left, _), (right, _) = readings(wanted), readings(text)
    return bool(left) and any(right[at : at + len(left)] == left for at in range(len(right) - len(left) + 1))
