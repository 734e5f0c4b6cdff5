"""How a name sounds, near enough that romanizations of one name sound alike, and other names do not."""

import re
from functools import lru_cache

from newsctl.matching.words import fold

__all__ = ["letters", "sound"]

_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters with a stroke or tied together, which Unicode does not take apart."""

_NO_LETTER = re.compile(r"[\W_]+")

_SOUNDS = (
    ("tsch", "c"), ("tch", "c"), ("cz", "c"), ("sz", "s"), ("ch", "c"), ("sch", "s"), ("sh", "s"),
    ("kh", "k"), ("zh", "z"), ("ou", "u"), ("w", "v"), ("y", "i"), ("j", "i"), ("ts", "c"), ("tz", "c"),
    ("e", "i"), ("o", "u"),
)  # fmt: skip
"""What romanizations, into English, French, German and Polish, write differently for one sound."""


@lru_cache(maxsize=65_536)
def letters(word: str) -> str:
    """Return ``word`` in small letters, without accents, apostrophes, hyphens and full stops."""
    return _NO_LETTER.sub("", fold(word).translate(_PLAIN))


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """Return how a word in :func:`letters` sounds; of vowels, only three are told apart."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return "".join(
        char for char, before in zip(word, " " + word, strict=False) if char != before or char in "aiu"
    )
