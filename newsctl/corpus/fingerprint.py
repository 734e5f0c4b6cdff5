"""The fingerprint of a text: a byte for each word, by which texts are compared where nobody reads them again.

Five bytes in a row stand for five words in a row, a *shingle* (Broder 1997), well enough: two shingles that
differ look alike once in a few hundred million times. So all the shingles of a text take as much room as a
sample of their hashes would, can be cut and sampled later as needed, and are the same in every process.
"""

from itertools import compress
from zlib import crc32

import msgspec

from newsctl.article import Article
from newsctl.parsing.characters import (
    ANGLES,
    APOSTROPHES,
    DASHES,
    ELLIPSIS,
    LEFT_DOUBLE,
    LEFT_SINGLE,
    NO_BREAK_SPACE,
    RIGHT_DOUBLE,
)

__all__ = ["FIRST_OF_NUMBERS", "Fingerprint", "fingerprint_of"]

FIRST_OF_NUMBERS = 240
"""From here on a byte stands for a word that has a figure in it, below it for any other word."""

_MOST = 1 << 16  # words of a text that are looked at: more than a newspaper has on a day
_OF_CHARACTERS = 16 * _MOST
_REMEMBERED = 1 << 20  # words whose bytes are kept: some hundred megabytes of news have as many
# U.S. is US, 1,200 is 1200, whatever the marks look like.
_NOTHING = f"{APOSTROPHES}{LEFT_SINGLE}.,\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}"
_SPACES = f"{LEFT_DOUBLE}{RIGHT_DOUBLE}{ANGLES}{DASHES}{ELLIPSIS}{NO_BREAK_SPACE}\N{NARROW NO-BREAK SPACE}"


class Fingerprint(msgspec.Struct, frozen=True, gc=False):
    """What is known of the words of a text.

    ``words`` has a byte for each, case and punctuation apart; ``numbers`` two bytes for each different word
    with a figure in it, in the order of these; ``sum`` is a checksum of all, which tells whether two short
    texts are the same.
    """

    words: bytes
    numbers: bytes
    sum: int


def fingerprint_of(article: Article) -> Fingerprint:
    """Return the fingerprint of the body of ``article``: of its first 65,536 words, if there are more."""
    words = _words("\n".join(article.body))
    coded = bytes(map(_BYTES.__getitem__, words))
    figures = {crc32(word) & 0xFFFF for word in compress(words, coded.translate(_IS_NUMBER))}
    numbers = b"".join(number.to_bytes(2, "big") for number in sorted(figures))
    return Fingerprint(coded, numbers, crc32(b" ".join(words)))


class _Bytes(dict[bytes, int]):
    """The byte of each word, which is made when it is first asked for."""

    def __missing__(self, word: bytes) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        is_number = any(map(_FIGURES.__contains__, word))
        hashed = crc32(word)
        byte = FIRST_OF_NUMBERS + hashed % 16 if is_number else hashed % FIRST_OF_NUMBERS
        self[word] = byte
        return byte


_BYTES = _Bytes()
_IS_NUMBER = bytes(byte >= FIRST_OF_NUMBERS for byte in range(256))
_FIGURES = frozenset(b"0123456789")
_ASCII_NOTHING = bytes(ord(mark) for mark in _NOTHING if mark.isascii())
_FOLDED = bytes(
    byte if byte >= 0x80 else ord(chr(byte).lower()) if chr(byte).isalnum() else ord(" ")
    for byte in range(256)
)


def _words(text: str) -> list[bytes]:
    """Return the words of ``text`` in UTF-8 as they are compared."""
    text = text[:_OF_CHARACTERS]
    if not text.isascii():
        text = text.lower()
        for mark in _NOTHING:
            text = text.replace(mark, "")
        for mark in _SPACES:
            text = text.replace(mark, " ")
    return text.encode("utf-8", "surrogatepass").translate(_FOLDED, _ASCII_NOTHING).split()[:_MOST]
