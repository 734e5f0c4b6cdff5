"""The shingles of a text, five words in a row each; a sample of them; and how two texts overlap."""

import re
from collections.abc import Container
from functools import cache
from zlib import crc32

import msgspec
from msgspec import structs

from newsctl.corpus.fingerprint import FIRST_OF_NUMBERS, Fingerprint

__all__ = ["FEWEST", "Overlap", "expected", "hash_of", "numbers_alike", "overlap", "sample", "shingles"]

_WIDTH = 5  # words
_SAMPLED = 64
"""Shingles of a text that are looked up to find others like it, or up to twice as few."""

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
    ``missing`` of the different ``numbers`` that it has; of two texts of one length, it is the one that
    loses more of its numbers.
    """

    shared: int
    shingles: int
    common: int
    missing: int
    numbers: int

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
    return {words[start : start + _WIDTH] for start in range(len(words) - _WIDTH + 1)}


def _level(words: bytes) -> int:
    """Return how often the shingles of a text are halved until they are few enough for a sample."""
    return (max(len(words) - _WIDTH, 0) // _SAMPLED).bit_length()


def expected(one: bytes, other: bytes) -> int:
    """Return how many shingles two texts have in both their samples if the shorter is all in the other."""
    shorter = max(min(len(one), len(other)) - _WIDTH + 1, 1)
    return max(shorter >> max(_level(one), _level(other)), 1)


def sample(words: bytes) -> set[Shingle]:
    """Return some of the shingles of a text: those that another text of its length would take, too.

    A longer one takes fewer of them. The first word decides, as hashed, and in a long text the second.
    """
    level = _level(words)
    return set(_sampled(level).findall(words)) if level else shingles(words)


@cache
def _sampled(level: int) -> re.Pattern[bytes]:
    """Return the pattern of the shingles that are sampled at ``level``."""
    first = FIRST_OF_NUMBERS >> min(level, 5)
    second = FIRST_OF_NUMBERS >> (level - min(level, 5))
    beginning = b"[\\x00-\\x%02x]" % (first - 1)
    beginning += b"[\\x00-\\x%02x]" % (second - 1) if level > 5 else b"."
    return re.compile(b"(?s)(?=(" + beginning + b"...))")


def overlap(one: Fingerprint, other: Fingerprint, common: Container[int] = ()) -> Overlap:
    """Compare two texts, leaving out shingles whose :func:`hash_of` is ``common``.

    Of the common ones only those in samples are known. Any other is as common as the one before it in the
    sample, as these come in whole sentences.
    """
    ours, theirs = shingles(one.words), shingles(other.words)
    everywhere = _common(one.words, common) | _common(other.words, common) if common else set()
    left_out = len((ours if len(ours) <= len(theirs) else theirs) & everywhere)
    ours, theirs = ours - everywhere, theirs - everywhere
    lost, numbers = _numbers_lost(one, other)
    return Overlap(len(ours & theirs), min(len(ours), len(theirs)), left_out, lost, numbers)


def _common(words: bytes, common: Container[int]) -> set[Shingle]:
    level = _level(words)
    found: set[Shingle] = set()
    is_common = False
    sampled = _sampled(level) if level else None
    for start in range(len(words) - _WIDTH + 1):
        shingle = words[start : start + _WIDTH]
        if sampled is None or sampled.match(words, start):
            is_common = hash_of(shingle) in common
        if is_common:
            found.add(shingle)
    return found


def _numbers_lost(one: Fingerprint, other: Fingerprint) -> tuple[int, int]:
    shorter, longer = (one, other) if len(one.words) <= len(other.words) else (other, one)
    ours, theirs = _numbers(shorter), _numbers(longer)
    lost = len(ours - theirs), len(ours)
    if len(shorter.words) < _ONE_LENGTH * len(longer.words):
        return lost
    # Nothing was cut or added: numbers that are new stand in the place of others, or of "nil".
    return max(lost, (len(theirs - ours), len(theirs)), key=lambda each: each[0] / max(each[1], 1))


def _numbers(text: Fingerprint) -> set[bytes]:
    numbers = text.numbers
    return {numbers[start : start + 2] for start in range(0, len(numbers), 2)}


def numbers_alike(text: Fingerprint) -> Fingerprint:
    """Return the fingerprint of ``text`` with all numbers alike, by which texts of one form look the same."""
    return structs.replace(text, words=text.words.translate(_ALIKE))
