"""The bytes that a source must hold if its article can match: looked for before it is decoded or parsed."""

import re
from contextlib import suppress

from newsctl.matching.literals import Literals

__all__ = ["LiteralBytes"]

Parts = tuple[bytes, ...]

_OTHER_CASES = {"i": (b"\xc4\xb0", b"\xc4\xb1"), "k": (b"\xe2\x84\xaa",), "s": (b"\xc5\xbf",)}
"""In UTF-8: what is a letter of ASCII when case is ignored, but none (İ, ı, the Kelvin sign, ſ)."""

_IN_TEXT = re.compile(r"[!#-&(-,./0-:<-_a-~]+")
"""Runs of what is written in one way: not quotation marks, apostrophes, hyphens and what else has doubles."""
_AS_IT_IS = re.compile(r"[^\s\x00-\x7f\ufffd\ud800-\udfff]+")
"""Runs beyond ASCII that the text has as its bytes have them: a broken byte is shown as U+FFFD."""
_IN_JSON = re.compile(r"[A-Za-z0-9]+")
"""What no writer of JSON writes as an escape without reason; with one, the escape begins with \\u00."""

_HIDING = tuple(
    (sequence[-1:] if sequence[0] in b"\xc2\xe2" else sequence[:1], sequence)
    for sequence in (
        *(b"\0", b"\xff\xfe", b"\xfe\xff"),  # UTF-16 and UTF-32, with a byte order mark or without
        *(b"\xcc", b"\xcd"),  # accents that are characters
        *(b"\xc2\xad", b"\xd8\x9c", b"\xe1\xa0", b"\xef\xb8", b"\xef\xbb"),
        *(b"\xe2\x80" + bytes([last]) for last in b"\x8b\x8c\x8d\x8e\x8f\xaa\xab\xac\xad\xae"),
        *(b"\xe2\x81", b"\xe2\x84\xaa"),  # the Kelvin sign, which is a K
    )
)
"""What may keep a word of ASCII from showing as such, in UTF-8: the invisible between its letters. Before
each sequence stands the byte of it that is the rarest in texts."""

_COMMON = bytes(set(range(256)) - {byte[0] for byte, _ in _HIDING})

_REWRITTEN = re.compile(
    rb"[\xcc\xcd\xd9\xe0-\xe3\xef\xf0](?:(?<=[\xcc\xcd\xe0\xef])|(?<=\xd9)[\x93-\x95]"
    rb"|(?<=\xe1)[\x80-\x87\xac\xbd-\xbf]|(?<=\xe2)(?:\x84[\xa6\xab]|\x8c)|(?<=\xe3)\x82[\x99\x9a]"
    rb"|(?<=\xf0)[\x91\xaf])"
)
"""In UTF-8: letters beyond ASCII that may be written in another way, and some others where these are rare."""

_HIDING_IN_JSON = re.compile(rb"\\u(?:0[03]|061c|180|20[026]|212a|fe[0f])", re.IGNORECASE)
"""What may hide a word of ASCII, as an escape; with \\u00 anything may be written that has no need of it."""

_SELDOM = "#&%=@]![$;?QZX/:<>()V\"zj74K06JqY8395'"
"""What less than two thirds of articles have at all, the rarest first: a single byte is found ten times as
quickly as a word is, and without it there is no word."""


class LiteralBytes:
    """Tells from raw bytes whether one of some ``literals`` can be in the text that they are.

    The answer may be yes for a text that has none, never no for one that has one. White space is not looked
    for: where a value has a space, its source may break the line.
    """

    def __init__(self, literals: Literals, *, ignore_case: bool) -> None:
        self._ignore_case = ignore_case
        self._beyond_ascii = False
        self._in_text = [parts for literal in literals for parts in self._ways_to_write(literal)]
        self._in_json = [self._parts(literal, _IN_JSON) for literal in literals]
        letters = {chr(code) for parts in self._in_text for part in parts for code in part}
        self._other_cases = (
            [other for letter, others in _OTHER_CASES.items() if letter in letters for other in others]
            if ignore_case
            else []
        )

    def in_text(self, data: bytes) -> bool:
        """Whether the plain text ``data``, in UTF-8, cp1252 or UTF-16, can hold a literal."""
        if self._found(self._in_text, data):
            return True
        return b"\0" in data if data.isascii() else self._may_hide(data)

    def in_json(self, data: bytes) -> bool:
        """Whether the JSON object ``data`` can hold a literal in one of its strings."""
        if self._found(self._in_json, data):
            return True
        if b"\\u" in data and (self._other_cases or _HIDING_IN_JSON.search(data)):
            return True
        return b"\0" in data if data.isascii() else self._may_hide(data)

    def _may_hide(self, data: bytes) -> bool:
        """Whether a literal may be in ``data`` in another form; runs for each file with a curly quote."""
        found = data.translate(None, _COMMON)
        if found:
            for byte, sequence in _HIDING:
                if byte in found and sequence in data:
                    return True
            if b"\xad" in found and not _is_utf8(data):  # a soft hyphen in cp1252
                return True
        for other in self._other_cases:
            if other in data:
                return True
        return self._beyond_ascii and _REWRITTEN.search(data) is not None

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

    def _ways_to_write(self, literal: str) -> list[Parts]:
        parts = self._parts(literal, _IN_TEXT)
        words = _AS_IT_IS.findall(literal)
        if parts or self._ignore_case or not words:
            return [parts]  # without a part in ASCII nothing can be told
        self._beyond_ascii = True
        ways = [tuple(word.encode() for word in words)]
        with suppress(UnicodeEncodeError):
            ways.append(tuple(b"".join(map(_in_cp1252, word)) for word in words))
        return ways

    def _parts(self, literal: str, ascii_run: re.Pattern[str]) -> Parts:
        """Return the parts of ``literal`` that are bytes of their own in every encoding, the longest first.

        Before them stands the rarest byte of all, if it is rare enough.
        """
        runs = {run.lower() if self._ignore_case else run for run in ascii_run.findall(literal)}
        parts = sorted(runs, key=len, reverse=True)
        seldom = next((letter for letter in _SELDOM for part in parts if letter in part), None)
        return tuple(part.encode() for part in ([seldom, *parts] if seldom else parts))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _in_cp1252(char: str) -> bytes:
    """Return the byte that is read as ``char`` where a text is no UTF-8: five are undefined in cp1252."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")
