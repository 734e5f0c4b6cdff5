"""Which texts have which shingles in their samples: tables of numbers, for millions of them."""

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate

from newsctl.across.similar.shingles import hash_of, level_of, sample

__all__ = ["MANY", "Postings"]

MANY = 10
"""Texts that may have a shingle before it is a phrase that tells nothing."""

_BUCKETS = 64  # in which the shingles are sorted, one after the other
_TEXT = 0xFFFFFFFF


class Postings:
    """For each shingle that several of ``texts`` have in their samples, which of those that were posted.

    Texts are known by their places from 0; none is posted at first.
    """

    def __init__(self, texts: Sequence[bytes]) -> None:
        self._levels = array("B", map(level_of, texts))
        self._sizes = array("I", bytes(4 * len(texts)))
        buckets = [array("Q") for _ in range(_BUCKETS)]
        for number, words in enumerate(texts):
            sampled = sample(words)
            self._sizes[number] = len(sampled)
            for key in map(hash_of, sampled):
                buckets[key % _BUCKETS].append(key << 32 | number)
        self._keys = array("I")
        self._starts = array("I")  # of the room that each shingle has among the posted
        self._posted = array("I")
        sizes = array("I", bytes(4 * (len(texts) + 1)))
        for key, holders in _repeated(buckets):
            self._keys.append(key)
            self._starts.append(len(self._posted))
            self._posted.extend(holders)
            for text in holders:
                sizes[text + 1] += 1
        self._ends = array("I", accumulate(sizes))  # of each text's shingles
        self._shingles = array("I", bytes(4 * len(self._posted)))
        places = array("I", self._ends)
        bounds = [*self._starts, len(self._posted)]
        for number in range(len(self._keys)):
            for text in self._posted[bounds[number] : bounds[number + 1]]:
                self._shingles[places[text]] = number
                places[text] += 1
        self._filled = array("I", bytes(4 * len(self._keys)))
        self._common = bytearray(len(self._keys))

    def __len__(self) -> int:
        """How many texts there are, posted or not."""
        return len(self._sizes)

    def shares(self, text: int) -> dict[int, float]:
        """Return how much of its sample ``text`` has in common with each of those posted, if anything.

        That is a share of what they would have in common if the shorter was all in the other; shingles that
        are common in the other sense aside.
        """
        hits: dict[int, int] = {}
        starts, filled, posted, common = self._starts, self._filled, self._posted, self._common
        left_out = 0
        for shingle in self._shingles_of(text):
            if common[shingle]:
                left_out += 1
            elif filled[shingle]:
                start = starts[shingle]
                for other in posted[start : start + filled[shingle]]:
                    hits[other] = hits.get(other, 0) + 1
        return {
            other: number / max(self._in_both(text, other) - left_out, 1) for other, number in hits.items()
        }

    def _in_both(self, one: int, other: int) -> int:
        """Return how many shingles both samples would have if the shorter text was all in the other."""
        level = max(self._levels[one], self._levels[other])
        return min(self._sizes[each] >> (level - self._levels[each]) for each in (one, other))

    def post(self, text: int) -> None:
        """Have ``text`` found by those that come later; texts are posted in their order."""
        for shingle in self._shingles_of(text):
            filled = self._filled[shingle]
            if filled < MANY:
                self._posted[self._starts[shingle] + filled] = text
                self._filled[shingle] = filled + 1
            else:
                self._common[shingle] = True

    def start_again(self) -> frozenset[int]:
        """Have nothing posted, and no longer look at what is common; return the hashes of that."""
        self._filled = array("I", bytes(4 * len(self._keys)))
        return frozenset(key for key, common in zip(self._keys, self._common, strict=True) if common)

    def _shingles_of(self, text: int) -> "array[int]":
        return self._shingles[self._ends[text] : self._ends[text + 1]]


def _repeated(buckets: list["array[int]"]) -> Iterator[tuple[int, list[int]]]:
    """Yield the hash of each shingle that several texts have, with these texts, in order.

    ``buckets`` hold a number for each shingle of each text, its hash above the text; they are emptied.
    """
    while buckets:
        last = -1
        holders: list[int] = []
        for entry in sorted(buckets.pop()):
            key = entry >> 32
            if key != last:
                if len(holders) > 1:
                    yield last, holders
                last, holders = key, []
            holders.append(entry & _TEXT)
        if len(holders) > 1:
            yield last, holders
