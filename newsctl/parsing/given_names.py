"""First names: which words are some, and whether women or men bear them."""

from functools import cache

from newsctl.parsing.lexicon import entries

__all__ = ["gender_of_given_name", "is_given_name", "longer_given_names"]


def is_given_name(word: str) -> bool:
    """Whether the word, capitals or not, is a known first name."""
    return word.lower() in _given_names()


def gender_of_given_name(word: str) -> str:
    """Return ``f`` or ``m`` for a first name in small letters, empty where both or neither bear it."""
    if word in entries("given-names-female"):
        return "f"
    return "m" if word in entries("given-names-male") else ""


def longer_given_names(short: str) -> tuple[str, ...]:
    """Return the first names that one in small letters is short for: Nicholas and Nicolas for Nick."""
    return _short_forms().get(short, ())


@cache
def _short_forms() -> dict[str, tuple[str, ...]]:
    lines = (line.split() for line in entries("short-given-names"))
    return {short: tuple(longer) for short, *longer in lines}


@cache
def _given_names() -> frozenset[str]:
    return entries("given-names-female") | entries("given-names-male") | entries("given-names-either")
