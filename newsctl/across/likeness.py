"""Whether two full names may be one person's, and by which rule."""

from typing import Literal

from rapidfuzz.distance import OSA

from newsctl.across.names import Name, formal_names
from newsctl.across.sounds import sound
from newsctl.parsing.given_names import gender_of_given_name, is_given_name

__all__ = ["RULES", "UNSURE", "Rule", "contradict", "in_another_order", "likeness", "words_of"]

Rule = Literal["middle-name", "order", "suffix", "sound", "nickname", "typo"]

RULES: tuple[Rule, ...] = ("middle-name", "order", "suffix", "sound", "nickname", "typo")
"""The surest first."""

UNSURE = frozenset[str](("initials", "nickname", "short-typo", "typo"))
"""Rules that are sometimes wrong."""

_LEAST = 3  # letters of a given name, of which one may be wrong
_LONG = 5  # likewise where both are given names that people have, or neither is


def likeness(left: Name, right: Name) -> Rule | None:
    """Return the rule by which two full names may be one person's; None when they cannot be.

    Nothing but the parts of the names counts: that middle names, initials and suffixes do not contradict one
    another, and that the given names are one, or two forms of one. Whether one of two spellings is rare
    enough for a typing error is for others to say.
    """
    if in_another_order(left, right):
        return "order"
    if not _middles_agree(left.middle, right.middle):
        return None
    joins = _join_suffixes(left, right)
    if not joins:
        return None
    if left.family != right.family:
        same = sound(left.family) == sound(right.family) and _given(left, right) in ("same", "sound")
        return "sound" if same else None
    given = _given(left, right)
    if given == "same":
        return "suffix" if left.suffix != right.suffix else "middle-name"
    return given


def contradict(left: Name, right: Name) -> bool:
    """Whether two full names cannot be one person's even if a third one joins them."""
    return not in_another_order(left, right) and (
        not _middles_agree(left.middle, right.middle)
        or (left.suffix != right.suffix and "" not in (left.suffix, right.suffix))
        or (left.family != right.family and sound(left.family) != sound(right.family))
        or _given(left, right) is None
    )


def in_another_order(left: Name, right: Name) -> bool:
    """Whether three names or more are the same ones; of two, Thomas James is not James Thomas."""
    return len(left.middle) > 0 and left.suffix == right.suffix and words_of(left) == words_of(right)


def words_of(name: Name) -> tuple[str, ...]:
    """Return the parts of a full name, sorted."""
    return (*sorted((name.given, *name.middle, name.family)),)


def _middles_agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether middle names and initials do not contradict one another, as far as both have some."""
    return all(
        a == b or (1 in (len(a), len(b)) and a[:1] == b[:1]) or sound(a) == sound(b)
        for a, b in zip(left, right, strict=False)
    )


def _join_suffixes(left: Name, right: Name) -> bool:
    """Whether both are father, or both son: one without ``Jr.`` has an initial of the other's."""
    if left.suffix == right.suffix:
        return True
    return "" in (left.suffix, right.suffix) and bool(left.middle and right.middle)


def _given(left: Name, right: Name) -> Literal["same", "sound", "nickname", "typo"] | None:
    """Return what makes the given names of two people one."""
    a, b = left.given, right.given
    if a == b:
        return "same"
    if b == left.called or a == right.called:
        return "nickname"
    if len(a) < 2 or len(b) < 2:
        return None
    if _is_nickname(a, b):
        return "nickname"
    if sound(a) == sound(b) and not (is_given_name(a) and is_given_name(b)):
        return "sound"
    return "typo" if _is_typing_error(a, b) else None


def _is_nickname(a: str, b: str) -> bool:
    """Whether one is short for the other, or both for the same; Chris and Tina share one name of several."""
    formal, other = formal_names(a), formal_names(b)
    return a in other or b in formal or (formal == other and formal != frozenset())


def _is_typing_error(a: str, b: str) -> bool:
    if sound(a)[0] != sound(b)[0]:
        return False
    least = _LEAST if is_given_name(a) != is_given_name(b) else _LONG
    if min(len(a), len(b)) < least or OSA.distance(a, b, score_cutoff=1) > 1:
        return False
    genders = {gender_of_given_name(a), gender_of_given_name(b)}
    return genders != {"f", "m"}
