"""The shingles of a text, five words in a row each; a sample of them; and how two texts overlap."""

import re
from collections.abc import Container
from functools import cache
from itertools import pairwise
from zlib import crc32

import msgspec
from msgspec import structs

from newsctl.corpus.fingerprint import FIRST_OF_NUMBERS, Fingerprint

__all__ = ["FEWEST", "Overlap", "hash_of", "level_of", "numbers_alike", "overlap", "sample", "shingles"]

_WIDTH = 5  # words
_SAMPLED = 64
"""Shingles of a text that are looked up to find others like it, or up to twice as few."""

_HALVINGS = 5  # of what the first word may be, before the second is halved

FEWEST = 26
"""Shingles that tell something: those of thirty words. What has fewer is the same only as a whole."""

_ONE_LENGTH = 0.9  # of the longer text
_ALIKE = bytes(min(byte, FIRST_OF_NUMBERS) for byte in range(256))

Shingle = bytes
hash_of = crc32
"""A number below 2**32 for a shingle."""


class Overlap(msgspec.Struct, frozen=True):
    """How much of the shorter of two texts is in the other.

    ``shared`` of its ``shingles`` are, not counting ``common`` ones, which many texts have. The other lacks
    ``missing`` of the different ``numbers`` that it has. ``replaced`` is the share of the other's numbers
    that are new, where both have the same length; else 0.
    """

    shared: int
    shingles: int
    common: int
    missing: int
    numbers: int
    replaced: float

    @property
    def contained(self) -> float:
        """The share of the shingles, from 0 to 1."""
        return self.shared / self.shingles if self.shingles else 0.0

    @property
    def numbers_lost(self) -> float:
        """The share of the numbers, from 0 to 1."""
        return self.missing / self.numbers if self.numbers else 0.0


def shingles(words: bytes) -> set[Shingle]:
    """Return the different shingles of a text; of one that is too short for any, nothing."""
    return set(_sampled(0).findall(words))


def level_of(words: bytes) -> int:
    """Return how often the shingles of a text are halved until they are few enough for a sample."""
    return (max(len(words) - _WIDTH, 0) // _SAMPLED).bit_length()


def sample(words: bytes) -> set[Shingle]:
    """Return some of the shingles of a text: those that another text of its length would take, too.

    A longer one takes fewer of them. The first word decides, as hashed, and in a long text the second.
    """
    return set(_sampled(level_of(words)).findall(words))


@cache
def _sampled(level: int) -> re.Pattern[bytes]:
    """Return the pattern of the shingles that are sampled at ``level``; at 0, of all."""
    beginning = b".."
    if level:
        first = FIRST_OF_NUMBERS >> min(level, _HALVINGS)
        second = FIRST_OF_NUMBERS >> (level - min(level, _HALVINGS))
        beginning = b"[\\x00-\\x%02x][\\x00-\\x%02x]" % (first - 1, second - 1)
    return re.compile(b"(?s)(?=(%s...))" % beginning)


def overlap(one: Fingerprint, other: Fingerprint, common: Container[int] = ()) -> Overlap:
    """Compare two texts, leaving out shingles whose :func:`hash_of` is ``common``.

    Of the common ones only those in samples are known. Any other is as common as the one before it in the
    sample, as these come in whole sentences.
    """
    ours, theirs = shingles(one.words), shingles(other.words)
    everywhere = _common(one.words, common) | _common(other.words, common) if common else set()
    left_out = len((ours if len(ours) <= len(theirs) else theirs) & everywhere)
    ours, theirs = ours - everywhere, theirs - everywhere
    shorter, longer = (one, other) if len(one.words) <= len(other.words) else (other, one)
    numbers, there = _numbers(shorter), _numbers(longer)
    # Where nothing was cut or added, numbers that are new stand in the place of others, or of "nil".
    is_one_length = len(shorter.words) >= _ONE_LENGTH * len(longer.words)
    return Overlap(
        len(ours & theirs),
        min(len(ours), len(theirs)),
        left_out,
        len(numbers - there),
        len(numbers),
        len(there - numbers) / len(there) if there and is_one_length else 0.0,
    )


def _common(words: bytes, common: Container[int]) -> set[Shingle]:
    starts = [found.start() for found in _sampled(level_of(words)).finditer(words)]
    found: set[Shingle] = set()
    for start, end in pairwise([*starts, max(len(words) - _WIDTH + 1, 0)]):
        if hash_of(words[start : start + _WIDTH]) in common:
            found.update(words[each : each + _WIDTH] for each in range(start, end))
    return found


def _numbers(text: Fingerprint) -> set[bytes]:
    numbers = text.numbers
    return {numbers[start : start + 2] for start in range(0, len(numbers), 2)}


def numbers_alike(text: Fingerprint) -> Fingerprint:
    """Return the fingerprint of ``text`` with all numbers alike, by which texts of one form look the same."""
    return structs.replace(text, words=text.words.translate(_ALIKE))
