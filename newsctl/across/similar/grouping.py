"""Groups of articles: the same text, texts of one template, and texts under one headline.

A group stands around its first member, the earliest: every other member was compared with that one. So texts
never hang together by a chain of others, and a group costs as many comparisons as it has members.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from newsctl.across.similar.postings import Postings
from newsctl.across.similar.shingles import FEWEST, Overlap, numbers_alike, overlap
from newsctl.across.similar.texts import Text
from newsctl.corpus.fingerprint import Fingerprint

__all__ = ["Group", "Kind", "Pair", "chosen", "same_headline", "same_text", "templates"]

Kind = Literal["same-text", "update", "template", "same-headline"]

SHARED = 0.5
"""Of the shorter text's shingles, in the longer: from here on they are one text, if they tell one thing."""

LOST = 0.25
"""Of the numbers: beyond this, two texts that share their words tell two things."""

REPLACED = 0.5
"""Of the numbers of two texts of one length: the same."""

WHOLE = 0.95
"""Of the shingles: from here on they are one text, whatever became of the numbers."""

COPY = 0.9
"""Of the shingles: below this the text was reworked."""

_GROWN = 1.25  # times the words that an earlier text had: it has news
_NEAR = 0.8  # of a sample: a copy of a text that makes none of its phrases a common one
_PROMISING = 0.25  # of a sample: worth a comparison
_COMPARED = 16  # texts at most


_FORM = 10  # shingles that a form has at least

Watch = Callable[[Sequence[int]], Iterable[int]]
"""Yields what it is given, and looks at how far that is."""


class Pair(msgspec.Struct, frozen=True):
    """Two texts of a group, the first of it and another, by their paths, and what makes them a pair.

    ``contained`` is the share of the shorter text's words that the other has in the same order, from 0 to 1,
    counted in shingles; ``numbers_lost`` the share of its numbers that it has not. ``why`` has the figures
    behind both; None for texts that are the same word for word.
    """

    a: str
    b: str
    kind: Kind
    contained: float
    numbers_lost: float
    why: Overlap | None


class Group(msgspec.Struct, frozen=True):
    """Texts that belong together, the earliest first, each of the others with its pair."""

    kind: Kind
    texts: list[Text]
    pairs: list[Pair]


def same_text(texts: Sequence[Text], watch: Watch = iter) -> list[Group]:
    """Return the groups of ``texts`` that run the same text, whole, cut, reworded, or with news in it.

    ``texts`` are in their order, none twice; the groups come in the order of their first members. ``watch``
    sees them go by.
    """
    prints = [text.fingerprint for text in texts]
    copies = _copies(prints)
    distinct = list(copies)
    postings = Postings([prints[number].words for number in distinct])
    common = _common(postings)

    def join(first: int, other: int) -> Overlap | None:
        found = overlap(prints[distinct[first]], prints[distinct[other]], common)
        return found if found.shingles >= FEWEST and _is_same(found) else None

    around = _around(postings, join, watch)
    groups: dict[int, list[tuple[int, Overlap | None]]] = {}
    for number, found in around.items():
        first, why = found or (number, None)
        members = groups.setdefault(distinct[first], [])
        members.extend((copy, why) for copy in copies[distinct[number]])
    return [
        _group(texts, sorted(members, key=lambda member: member[0]))
        for _, members in sorted(groups.items())
        if len(members) > 1
    ]


def templates(texts: Sequence[Text], watch: Watch = iter) -> list[Group]:
    """Return the groups of ``texts`` that fill one form, each with figures of its own.

    What is wanted of ``texts`` and ``watch`` is as in :func:`same_text`.
    """
    prints = [text.fingerprint for text in texts]
    distinct = list(_copies(prints))
    forms = [numbers_alike(prints[number]) for number in distinct]

    def join(first: int, other: int) -> Overlap | None:
        found = overlap(forms[first], forms[other])
        if found.shingles < _FORM or found.contained < SHARED or not _tells_another_thing(found):
            return None
        return None if _is_same(overlap(prints[distinct[first]], prints[distinct[other]])) else found

    groups: dict[int, list[tuple[int, Overlap]]] = {}
    for number, found in _around(Postings([form.words for form in forms]), join, watch).items():
        if found is not None:
            groups.setdefault(distinct[found[0]], []).append((distinct[number], found[1]))
    return [
        Group(
            "template",
            [texts[first], *(texts[other] for other, _ in members)],
            [_pair(texts[first], texts[other], "template", why) for other, why in members],
        )
        for first, members in sorted(groups.items())
    ]


def same_headline(texts: Sequence[Text], watch: Watch = iter) -> list[Group]:
    """Return the groups of ``texts`` under one headline that are other texts, in their order.

    Case, accents and punctuation make no difference. What is the same text as the first is left out. This
    takes no time for which anybody would want to ``watch``.
    """
    by_headline: dict[str, list[Text]] = {}
    for text in texts:
        if words := text.headline_words:
            by_headline.setdefault(words, []).append(text)
    groups = []
    for first, *others in by_headline.values():
        pairs: list[Pair] = []
        kept = [first]
        for other in others:
            why = overlap(first.fingerprint, other.fingerprint)
            if first.fingerprint != other.fingerprint and not _is_same(why):
                kept.append(other)
                pairs.append(_pair(first, other, "same-headline", why))
        if pairs:
            groups.append(Group("same-headline", kept, pairs))
    return groups


def chosen(texts: Iterable[Text], groups: Iterable[Group], which: Literal["first", "longest"]) -> set[str]:
    """Return the paths of those ``texts`` that stay when each of ``groups`` keeps one.

    Of several that are the longest, it is the first.
    """
    left_out: set[str] = set()
    for group in groups:
        stays = group.texts[0] if which == "first" else max(group.texts, key=lambda text: text.words)
        left_out.update(text.path for text in group.texts if text is not stays)
    return {text.path for text in texts} - left_out


def _is_same(found: Overlap) -> bool:
    """Whether two texts are one, as far as their words and numbers tell."""
    return found.contained >= WHOLE or (found.contained >= SHARED and not _tells_another_thing(found))


def _tells_another_thing(found: Overlap) -> bool:
    return found.numbers_lost > LOST or found.replaced > REPLACED


def _copies(prints: Iterable[Fingerprint]) -> dict[int, list[int]]:
    """Return the place of each text that is unlike those before, with the places of all that are like it.

    What has no words is like nothing.
    """
    first: dict[Fingerprint, int] = {}
    copies: dict[int, list[int]] = {}
    for number, fingerprint in enumerate(prints):
        if fingerprint.words:
            copies.setdefault(first.setdefault(fingerprint, number), []).append(number)
    return copies


def _common(postings: Postings) -> frozenset[int]:
    """Return the hashes of shingles that many texts have, near copies of one text counting once.

    Else a story that all papers ran would be a phrase that tells nothing.
    """
    for number in range(len(postings)):
        if max(postings.shares(number).values(), default=0.0) < _NEAR:
            postings.post(number)
    return postings.start_again()


def _around(
    postings: Postings, join: Callable[[int, int], Overlap | None], watch: Watch
) -> dict[int, tuple[int, Overlap] | None]:
    """Return for each text the first of its group and how they overlap; None where it is a first."""
    around: dict[int, tuple[int, Overlap] | None] = {}
    for number in watch(range(len(postings))):
        found = [
            (why.contained, -other, why)
            for other in _promising(postings.shares(number))
            if (why := join(other, number)) is not None
        ]
        if found:
            _, other, why = max(found, key=lambda each: each[:2])
            around[number] = -other, why
        else:
            around[number] = None
            postings.post(number)
    return around


def _promising(shares: dict[int, float]) -> list[int]:
    """Return the texts that are worth a comparison, those that share most first."""
    worth = [other for other, share in shares.items() if share >= _PROMISING]
    return sorted(worth, key=lambda other: (-shares[other], other))[:_COMPARED]


def _group(texts: Sequence[Text], members: Sequence[tuple[int, Overlap | None]]) -> Group:
    first, *others = (texts[number] for number, _ in members)
    pairs = []
    for other, (_, why) in zip(others, members[1:], strict=True):
        whole = why is None or why.contained >= COPY
        grown = len(other.fingerprint.words) > _GROWN * len(first.fingerprint.words)
        pairs.append(_pair(first, other, "same-text" if whole and not grown else "update", why))
    kind: Kind = "update" if any(pair.kind == "update" for pair in pairs) else "same-text"
    return Group(kind, [first, *others], pairs)


def _pair(first: Text, other: Text, kind: Kind, why: Overlap | None) -> Pair:
    contained, lost = (1.0, 0.0) if why is None else (why.contained, why.numbers_lost)
    return Pair(first.path, other.path, kind, round(contained, 3), round(lost, 3), why)
