"""When two quotes have the same words: many print a wire story, each with marks and capitals of its own."""

import re
from hashlib import blake2b

from newsctl.matching.typewriter import retype

__all__ = ["wording"]

_NO_WORD = re.compile(r"[\W_]+")


def wording(text: str) -> int:
    """Return a number that quotes with the same words have in common, whatever their case and marks.

    It is the same in every process, and fits 63 bits.
    """
    words = " ".join(_NO_WORD.split(retype(text).casefold())).strip()
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
