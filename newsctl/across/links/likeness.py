"""Whether titles that are not the same in all words still name one article: the guards against near misses.

Titles that differ in a number, a "not", a name or an outcome are the commonest near misses of newspapers, and
a score of likeness puts them above true rewordings. So the words are laid beside one another, and what may
differ is counted: small words and a first name before its last name always, one other word by its form only.
"""

from collections import Counter
from functools import cache
from itertools import combinations
from typing import Protocol

from rapidfuzz.distance import OSA

from newsctl.across.links.titles import content_of, has_figure
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import entries

__all__ = ["Usage", "denials_of", "figures_of", "objection"]

Words = tuple[str, ...]


class Usage(Protocol):
    """What is known of words from many headlines."""

    def frequency(self, word: str) -> int:
        """Return in how many headlines ``word`` is."""
        ...

    def follows(self, word: str, first: str) -> bool:
        """Whether ``word`` so often stands behind ``first`` that this says it as well."""
        ...


_LEAST_SHARED = 2
_LEAST_SHARED_BESIDE_ANOTHER_FORM = 3
_LONG_ENOUGH_FOR_A_TYPO = 6
_ENDINGS = frozenset((*pair,) for pair in combinations(("", "ed", "es", "ing", "s"), 2)) | {
    ("e", "ing"),
    ("ied", "y"),
    ("ies", "y"),
    ("ied", "ying"),
    ("ies", "ying"),
}
_STEM = 3


def figures_of(words: Words) -> Words:
    """Return the numbers among ``words``, sorted."""
    return tuple(sorted(filter(has_figure, words)))


def denials_of(words: Words) -> Words:
    """Return those of ``words`` that turn what is told into its contrary, sorted."""
    return tuple(sorted(entries("title-denials").intersection(words))) if words else ()


def objection(title: Words, headline: Words, usage: Usage) -> str | None:
    """Return why the words of ``title`` cannot stand for those of ``headline``; None when they can.

    By their ``usage`` a slip of the pen is told from a word, and a last name from any other.
    """
    if figures_of(title) != figures_of(headline):
        return "their numbers differ"
    if Counter(filter(_is_denial, title)) != Counter(filter(_is_denial, headline)):
        return "one denies what the other says"
    left, right = content_of(title), content_of(headline)
    shared, others = _beside(left, right, usage)
    if others is None or len(others) > 1:
        return "more than one word differs"
    if shared < (_LEAST_SHARED_BESIDE_ANOTHER_FORM if others else _LEAST_SHARED):
        return "they share too few words"
    for one, other in others:
        if not (_is_other_form(one, other) or _is_synonym(one, other) or _is_slip(one, other, usage)):
            return f"'{one}' is not '{other}'"
        if _is_to_come(one, title) != _is_to_come(other, headline):
            return "what one announces the other reports"
    return None


def _beside(left: Words, right: Words, usage: Usage) -> tuple[int, list[tuple[str, str]] | None]:
    """Return how many words the two share in their order, and the pairs that differ; None when it is more."""
    i = j = shared = 0
    others: list[tuple[str, str]] = []
    while i < len(left) and j < len(right):
        if left[i] == right[j]:
            i, j, shared = i + 1, j + 1, shared + 1
        elif _is_first_name(left, i, right[j]):
            i += 1
        elif _is_first_name(right, j, left[i]):
            j += 1
        elif _is_last_name(left, i, right[j], usage):
            i += 1
        elif _is_last_name(right, j, left[i], usage):
            j += 1
        elif left[i : i + 2] and "".join(left[i : i + 2]) == right[j]:
            i, j, shared = i + 2, j + 1, shared + 1
        elif "".join(right[j : j + 2]) == left[i]:
            i, j, shared = i + 1, j + 2, shared + 1
        elif len(others) < 2:
            others.append((left[i], right[j]))
            i, j = i + 1, j + 1
        else:
            return shared, None
    return shared, others if i == len(left) and j == len(right) else None


def _is_first_name(words: Words, place: int, other: str) -> bool:
    """Whether the word at ``place`` is a first name that the other title leaves out: "may" would be none."""
    return (
        words[place + 1 : place + 2] == (other,)
        and is_given_name(words[place])
        and words[place] not in entries("given-names-that-are-words")
    )


def _is_last_name(words: Words, place: int, other: str, usage: Usage) -> bool:
    """Whether the word at ``place`` is a last name that the other title leaves out."""
    return (
        place > 0
        and words[place + 1 : place + 2] == (other,)
        and is_given_name(words[place - 1])
        and usage.follows(words[place], words[place - 1])
    )


def _is_denial(word: str) -> bool:
    return word in entries("title-denials")


def _is_other_form(one: str, other: str) -> bool:
    """Whether two words differ by their ending alone: vote and votes do, plan and plane do not."""
    stem = 0
    while stem < min(len(one), len(other)) and one[stem] == other[stem]:
        stem += 1
    if has_figure(one) or has_figure(other) or stem < _STEM:
        return False
    left, right = sorted((one[stem:], other[stem:]))
    last = one[stem - 1]
    return (
        (left, right) in _ENDINGS
        or (left in ("", "d") and right in ("d", "s") and last == "e")
        or (left == "" and right in (f"{last}ed", f"{last}ing"))
    )


def _is_synonym(one: str, other: str) -> bool:
    return other in _synonyms().get(one, ())


@cache
def _synonyms() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in entries("title-synonyms"):
        words = entry.split()
        for word in words:
            found.setdefault(word, set()).update(words)
    return found


def _is_slip(one: str, other: str, usage: Usage) -> bool:
    """Whether one word is the other with a slip of the pen: Iran and Iraq are words, definitie is none."""
    return (
        min(len(one), len(other)) >= _LONG_ENOUGH_FOR_A_TYPO
        and one[0] == other[0]
        and not (has_figure(one) or has_figure(other))
        and (not usage.frequency(one) or usage.frequency(other) == 1)
        and OSA.distance(one, other, score_cutoff=1) <= 1
    )


def _is_to_come(word: str, words: Words) -> bool:
    """Whether ``word`` has "to" before it: "to raise" is announced, "raises" has been done."""
    place = words.index(word) if word in words else 0
    return place > 0 and words[place - 1] == "to"
