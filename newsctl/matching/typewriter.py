"""Texts as a typewriter writes them: characters that a reader cannot tell apart are one, the invisible none.

A search looks at both its pattern and the text in this form, and finds its way back to the text as written.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import combining, is_normalized, normalize

from newsctl.corpus.database.tokens import INVISIBLE

__all__ = ["LOOKALIKES", "Offsets", "compose", "retype", "retyped"]

LOOKALIKES = {
    written: typed
    for typed, several in {
        "'": (
            "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
            "\N{SINGLE LOW-9 QUOTATION MARK}\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}\N{PRIME}"
            "\N{ACUTE ACCENT}\N{GREEK OXIA}\N{MODIFIER LETTER PRIME}\N{GREEK NUMERAL SIGN}"
            "\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER APOSTROPHE}"
            "\N{MODIFIER LETTER REVERSED COMMA}\N{LATIN SMALL LETTER SALTILLO}"
            "\N{FULLWIDTH APOSTROPHE}"
        ),
        '"': (
            "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
            "\N{DOUBLE LOW-9 QUOTATION MARK}\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}\N{DOUBLE PRIME}"
            "\N{MODIFIER LETTER DOUBLE PRIME}\N{FULLWIDTH QUOTATION MARK}"
        ),
        "-": "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}",
        " ": (
            "\N{NO-BREAK SPACE}\N{OGHAM SPACE MARK}\N{NARROW NO-BREAK SPACE}"
            "\N{MEDIUM MATHEMATICAL SPACE}\N{IDEOGRAPHIC SPACE}"
            + "".join(map(chr, range(ord("\N{EN QUAD}"), ord("\N{ZERO WIDTH SPACE}"))))
        ),
    }.items()
    for written in several
}
"""What stands for a key of the typewriter, after Unicode's confusable characters (UTS 39): apostrophes and
single marks with primes and acute accents of their own, double marks, hyphens, and all spaces. Dashes are
longer than a hyphen, and the backtick has a key of its own."""

_LOOKALIKE = re.compile(f"[{''.join(LOOKALIKES)}]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")

_TYPED_LETTERS = re.compile(r"\\.|(\w?[^\x00-\x7f]+)", re.DOTALL)
"""In a regular expression, what follows a backslash; and characters that may be parts of one letter."""

_PILE = 32
"""Characters of one letter that are put in order: Unicode wants no more (UAX 15, stream-safe text), and the
time for it grows with the square."""


class Offsets(NamedTuple):
    """Where each character of a retyped text stands in the text as written, which has ``size`` characters.

    It is there from ``starts`` up to, not including, ``ends``; what is invisible lies between.
    """

    starts: list[int]
    ends: list[int]
    size: int

    def of(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``retyped[start:end]`` is in the text as written."""
        if start == end:
            at = self.starts[start] if start < len(self.starts) else self.size
            return at, at
        return self.starts[start], self.ends[end - 1]


def retype(text: str) -> str:
    """Return ``text`` as a typewriter writes it: NFC with plain marks, hyphens and spaces, all visible."""
    return retyped(text)[0]


def retyped(text: str) -> tuple[str, Offsets | None]:
    """Return ``text`` as a typewriter writes it, and the offsets that it had; None where they stay."""
    if text.isascii():
        return text, None
    for written in set(_LOOKALIKE.findall(text)):
        text = text.replace(written, LOOKALIKES[written])
    if not _INVISIBLE.search(text) and is_normalized("NFC", text):
        return text, None
    return _composed(text)


def _composed(text: str) -> tuple[str, Offsets]:
    visible = [(at, char) for at, char in enumerate(text) if char not in INVISIBLE]
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for first, end, written in _clusters(visible):
        typed = normalize("NFC", written)
        letters.append(typed)
        starts += [first] * len(typed)
        ends += [end] * len(typed)
    return "".join(letters), Offsets(starts, ends, len(text))


def _clusters(visible: list[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield runs of characters that normalize by themselves: where each begins and ends, and what it is."""
    if not visible:
        return
    first, written = visible[0]
    last = first
    for at, char in visible[1:]:
        if char.isascii() or not _joins(written, char):
            yield first, last + 1, written
            first, written = at, char
        else:
            written += char
        last = at
    yield first, last + 1, written


def _joins(written: str, char: str) -> bool:
    """Whether ``char`` may change in the company of ``written``, or ``written`` in its."""
    if len(written) >= _PILE:
        return False
    if combining(char):
        return True
    return normalize("NFC", written + char) != normalize("NFC", written) + normalize("NFC", char)


def compose(pattern: str) -> str:
    """Return the regular expression ``pattern`` with letters typed as two characters written as one.

    What was typed as an escape, and what means something in an expression, stays as it is.
    """
    if pattern.isascii():
        return pattern
    return _TYPED_LETTERS.sub(lambda found: _in_one(found[1]) if found[1] else found[0], pattern)


def _in_one(text: str) -> str:
    return "".join(normalize("NFC", written) for _, _, written in _clusters(list(enumerate(text))))
