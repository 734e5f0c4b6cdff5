"""The bytes that a source must hold if its article can match: looked for before it is decoded or parsed."""

import re

from newsctl.search.expression import Needles

__all__ = ["Traces"]

Parts = tuple[bytes, ...]

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""UTF-16 and UTF-32 with a byte order mark; without one, they show by their zeros."""

_OTHER_CASES = {"i": (b"\xc4\xb0", b"\xc4\xb1"), "k": (b"\xe2\x84\xaa",), "s": (b"\xc5\xbf",)}
"""In UTF-8: what is a letter of ASCII when case is ignored, but none (İ, ı, the Kelvin sign, ſ)."""

_IN_TEXT = re.compile(r"[!-~]+")
_IN_JSON = re.compile(r"[A-Za-z0-9]+")
"""What no writer of JSON writes as an escape without reason; with one, the escape begins with \\u00."""

_SELDOM = "#&%=@]![$;?QZX/:<>()V\"zj74K06JqY8395'"
"""What less than two thirds of articles have at all, the rarest first: a single byte is found ten times as
quickly as a word is, and without it there is no word."""


class Traces:
    """Tells from raw bytes whether one of some ``needles`` can be in the text that they are.

    The answer may be yes for a text that has none, never no for one that has one. White space is not looked
    for: where a value has a space, its source may break the line.
    """

    def __init__(self, needles: Needles, *, ignore_case: bool) -> None:
        self._ignore_case = ignore_case
        self._in_text = [parts for needle in needles for parts in self._ways_to_write(needle)]
        self._in_json = [self._parts(needle, _IN_JSON) for needle in needles]
        letters = {chr(code) for parts in self._in_text for part in parts for code in part}
        self._other_cases = (
            [other for letter, others in _OTHER_CASES.items() if letter in letters for other in others]
            if ignore_case
            else []
        )

    def in_text(self, data: bytes) -> bool:
        """Whether the plain text ``data``, in UTF-8, cp1252 or UTF-16, can hold a needle."""
        if self._found(self._in_text, data) or b"\0" in data or data.startswith(_WIDE_MARKS):
            return True
        return bool(self._other_cases) and any(other in data for other in self._other_cases)

    def in_json(self, data: bytes) -> bool:
        """Whether the JSON object ``data`` can hold a needle in one of its strings."""
        return (
            self._found(self._in_json, data)
            or b"\\u00" in data
            or b"\0" in data
            or (bool(self._other_cases) and (b"\\u" in data or not data.isascii()))
        )

    def _found(self, ways: list[Parts], data: bytes) -> bool:
        if self._ignore_case:
            data = data.lower()
        for parts in ways:  # in loops: this runs once for each file of the corpus
            for part in parts:
                if part not in data:
                    break
            else:
                return True
        return False

    def _ways_to_write(self, needle: str) -> list[Parts]:
        parts = self._parts(needle, _IN_TEXT)
        if parts or self._ignore_case:
            return [parts]  # without a part in ASCII nothing can be told
        words = needle.split()
        return [
            tuple(word.encode() for word in words),
            tuple(word.encode("cp1252", "replace") for word in words),
        ]

    def _parts(self, needle: str, ascii_run: re.Pattern[str]) -> Parts:
        """Return the parts of ``needle`` that are bytes of their own in every encoding, the longest first.

        Before them stands the rarest byte of all, if it is rare enough.
        """
        runs = {run.lower() if self._ignore_case else run for run in ascii_run.findall(needle)}
        parts = sorted(runs, key=len, reverse=True)
        seldom = next((letter for letter in _SELDOM for part in parts if letter in part), None)
        return tuple(part.encode() for part in ([seldom, *parts] if seldom else parts))
