"""The tokens that a dateline is made of: a place, an agency or a date, in brackets or not, and a separator.

The kinds of tokens:

    p  a place                  r  its region, or more of the place      d  a day
    a  an agency on the list    u  words that may be an agency           w  a weekday or a time of day
"""

import re

import msgspec

from newsctl.parsing.blocks import EDGES
from newsctl.parsing.calendar import month_number
from newsctl.parsing.characters import (
    BULLET,
    DASHES,
    DOUBLE_MARKS,
    ELLIPSIS,
    HORIZONTAL_BAR,
    OPENING_MARKS,
    RIGHT_ANGLE,
)
from newsctl.parsing.patterns import compiled

__all__ = ["BLANKS", "Token", "end_of_words", "find_delimiter", "is_unsigned", "read_token"]

REACH = 75  # characters in a token
LAST = 60  # characters in the last token of a paragraph, with no mark behind it
BLANKS = EDGES + "\n*"
_SEPARATOR = re.compile(
    rf"[\s*]{{0,4}}(,?[.,]?)\s{{0,3}}(-{{1,3}}(?!\d)|[{DASHES}{HORIZONTAL_BAR}]{{1,2}}|&[mn]dash;"
    rf"|[_|{BULLET};{RIGHT_ANGLE}=]|>>|//|:(?!\d)|/(?=\s|$))?\*{{0,2}}"
)
_WEAK = frozenset(("", ",", ".", ",.", ",,"))
# Words end at a mark, a digit, a dash that stands free or one that closes a word in capitals. One class holds
# them all, as a search for a class is the quickest; behind it stands in what company some of them count.
_DELIMITER = re.compile(
    rf"[,;()\[\]|{BULLET}{DASHES}{HORIZONTAL_BAR}_{DOUBLE_MARKS}!?{ELLIPSIS}{RIGHT_ANGLE}=&>.:/\d-]"
    r"(?:(?<![&>.:/\d-])|(?<=&)[mn]dash;|(?<=>)>|(?<=\.)-\s|(?<=\d)(?<![^\W\d_]\d)"
    r"|(?<=-)(?:-|(?=\s)|(?<=\s-)|(?<=[A-Z][A-Z]-)(?=[A-Z][abd-z]|A\s))"
    rf"|(?<=:)(?=[\sA-Z{OPENING_MARKS}]|$)|(?<=/)(?:(?<=\s/)|(?=\s)))"
)
_MONTH_BEFORE = r"([^\W\d_]{3,10})\.?\s{0,3}$"


class Token(msgspec.Struct, gc=False):
    """What stands at ``text[start:end]``, and the separator behind it, which ends at ``after``.

    ``separator`` is empty, a comma or a full stop, or else a strong one: a dash, a colon or a bar.
    """

    kind: str
    start: int
    end: int
    separator: str
    after: int
    enclosed: bool = False
    iso: str | None = None

    @property
    def is_cut_off(self) -> bool:
        """Whether a strong separator stands behind the token."""
        return self.separator not in _WEAK


def read_token(
    kind: str, text: str, start: int, stop: int, end: int, *, after: int = 0, iso: str | None = None
) -> Token:
    """Return the token ``text[start:stop]`` with its separator; a bracket around it ends at ``after``."""
    found = _SEPARATOR.match(text, after or stop, end)
    assert found is not None  # every part of it may be missing
    return Token(kind, start, stop, found[2] or found[1], found.end(), after > 0, iso)


def find_delimiter(text: str, at: int, end: int) -> int:
    """Return where the mark or figure stands that ends the words at ``at``, -1 where none is near."""
    found = _DELIMITER.search(text, at, min(at + REACH, end))
    return found.start() if found else -1


def end_of_words(text: str, at: int, end: int) -> int:
    """Return where the words at ``at`` end, before a mark or a date; ``at`` itself where there are none."""
    stop = find_delimiter(text, at, end)
    if stop < 0:
        return end if end - at <= LAST else at
    if text[stop].isdigit():
        month = compiled(_MONTH_BEFORE).search(text[max(at, stop - 14) : stop])
        if month and month_number(month[1]):
            stop -= len(month[0])
    return at + len(text[at:stop].rstrip(BLANKS))


def is_unsigned(kinds: str) -> bool:
    """Whether no token before says for whom the story was filed."""
    return "a" not in kinds and "u" not in kinds
