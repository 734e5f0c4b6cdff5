"""Single quotation marks, which are apostrophes as well: where they quote, and whether an article quotes so.

British papers quote with them, and with double marks inside of them. Others set them inside of double ones,
and in headlines, captions and sub-headings.
"""

from collections.abc import Iterator
from functools import cache

from newsctl.parsing.characters import APOSTROPHES, DASHES, LEFT_SINGLE
from newsctl.parsing.lexicon import any_of
from newsctl.parsing.patterns import compiled

__all__ = ["LOW_SINGLE", "SINGLE", "count_openings", "is_apostrophe", "quotes_singly", "speaks_singly"]

LOW_SINGLE = "\N{SINGLE LOW-9 QUOTATION MARK}"
_LEFT_ANGLE = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
_RIGHT_ANGLE = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
SINGLE = f"{LEFT_SINGLE}{APOSTROPHES}{LOW_SINGLE}{_LEFT_ANGLE}{_RIGHT_ANGLE}"

_OPENING = rf"['{LEFT_SINGLE}](?<![^\s({DASHES}-].)(?=[^\W\d_])"
# With the stop inside, or outside as the British set it.
_CLOSING = rf"[,.?!][{APOSTROPHES}](?m:(?=[\s){DASHES}-]|$))|\w[{APOSTROPHES}](?=[,.;:?!](?m:\s|$))"
_LOOSE_CLOSING = rf"[^\s{APOSTROPHES}][{APOSTROPHES}](?![\w{APOSTROPHES}])"
_TERM = 3  # words, at most
_SPEECH = 600  # code points; within so many, a single mark that opened speech should close it
_SPEECH_FIRST = rf"['{LEFT_SINGLE}][A-Z][^\n]*[,.?!][{APOSTROPHES}]\s\S"
_SPEECH_LAST = rf"[^.?!'{LEFT_SINGLE}\n]{{1,80}}[,:]\s['{LEFT_SINGLE}][A-Z][^\n]*[.?!][{APOSTROPHES}]\s*$"
_STRAIGHT = (" '", "\n'", "('", "-'")

_Stretch = tuple[int, int]


def count_openings(text: str) -> int:
    """Return how many single marks stand where one opens a quotation, if no letter is left out there."""
    straight = sum([text.count(mark) for mark in _STRAIGHT]) + text.startswith("'") if "'" in text else 0
    if straight and "''" in text:
        straight -= sum([text.count(f"{mark}'") for mark in _STRAIGHT])  # a double mark made of two
    return straight + text.count(LEFT_SINGLE)


def quotes_singly(text: str, doubles: list[_Stretch]) -> bool:
    """Whether single marks do the work of double ones here, British style.

    ``doubles`` are what stands between double marks, in order. Those inside of single marks count as little
    as single marks inside of double ones.
    """
    if not doubles:
        return next(_singles(text, _LOOSE_CLOSING), None) is not None
    singles = [one for one in _singles(text, _CLOSING) if not _is_term(text, *one)]
    stretches = sorted([(*one, 1) for one in singles] + [(*one, 0) for one in doubles])
    outer = [0, 0]
    until, leader = 0, -1
    for start, end, single in stretches:
        if start >= until:
            outer[single] += 1
            until = end
            leader = single if leader < 0 else leader
    return outer[1] > outer[0] or (outer[1] == outer[0] and leader == 1)


def _singles(text: str, closing: str) -> Iterator[_Stretch]:
    """Yield the stretches between a single mark that opens and the next one that closes."""
    opens, closes, elided = compiled(_OPENING), compiled(closing), compiled(_elided())
    opening = opens.search(text)
    while opening:
        start = opening.end()
        following = opens.search(text, start)
        end = min(start + _SPEECH, following.start() if following else len(text))
        closed = None if elided.match(text, opening.start()) else closes.search(text, start, end)
        if closed:
            yield opening.start(), closed.end()
        opening = following


def _is_term(text: str, start: int, end: int) -> bool:
    """Whether a stretch between single marks, which it includes, is a few words that bring no stop."""
    return text.count(" ", start, end) < _TERM and text[end - 2] not in ",.?!"


def speaks_singly(text: str, start: int, end: int, is_title: bool) -> bool:
    """Whether a block without double marks holds speech between single ones.

    A paragraph opens or closes with a sentence that has its own stop or comma: ``'We go,' Roe said``. In a
    title a colon, dash or verb sets the words apart: ``Roe: 'We go'``.
    """
    if is_title:
        return compiled(_entitled()).search(text[start:end]) is not None
    return any(compiled(pattern).match(text, start, end) for pattern in (_SPEECH_FIRST, _SPEECH_LAST))


@cache
def _entitled() -> str:
    """Return the pattern of words that a title quotes whole."""
    before = rf"(?:^|[:;{DASHES}]\s|\s-\s|\b(?:{any_of('inverted-cues')}),?\s)"
    after = rf"(?:[:;,]\s|\s[{DASHES}-]\s|,?\s(?:{any_of('inverted-cues')})\b|\s*$)"
    return rf"{before}['{LEFT_SINGLE}]\w[^\n]*?[{APOSTROPHES}](?={after})"


@cache
def _elided() -> str:
    """Return the pattern of a word or year that an apostrophe shortens: ``'em``, ``'90s``."""
    return rf"[{APOSTROPHES}](?:\d0s|(?:\d\d|{any_of('elisions')})\b)"


def is_apostrophe(text: str, at: int, end: int, before: str, after: str, opens: bool) -> bool:
    """Whether a single mark stands for letters left out or for a possessive."""
    if before.isalnum() and after.isalnum():
        return True
    if opens:
        return text[at] != LEFT_SINGLE and compiled(_elided()).match(text, at, end) is not None
    if before not in "sS" or not after.isspace():
        return False
    # "the workers' rights": a possessive if the speech goes on to a mark that must close it.
    closing = compiled(_CLOSING).search(text, at + 1, min(end, at + _SPEECH))
    opening = compiled(_OPENING).search(text, at + 1, min(end, at + _SPEECH))
    return closing is not None and (opening is None or closing.start() < opening.start())
