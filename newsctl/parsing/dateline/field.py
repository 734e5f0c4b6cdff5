"""A field of a dateline: a place, an agency or a date, in brackets or not, with what separates it.

The kinds of fields:

    p  a place                  r  its region, or more of the place      d  a day
    a  an agency on the list    u  words that may be an agency           w  a weekday or a time of day
"""

import re

import msgspec

from newsctl.parsing.blocks import EDGES

__all__ = ["BLANKS", "Field", "field_at"]

BLANKS = EDGES + "\n*"
_SEPARATOR = re.compile(
    r"[\s*]{0,4}(,?[.,]?)\s{0,3}(-{1,3}(?!\d)|[–—―]{1,2}|[_|•;»]|>>|//|:(?!\d)|/(?=\s|$))?\*{0,2}"
)
_WEAK = frozenset(("", ",", ".", ",.", ",,"))


class Field(msgspec.Struct):
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
        """Whether a strong separator stands behind the field."""
        return self.separator not in _WEAK


def field_at(
    kind: str, text: str, start: int, stop: int, end: int, *, after: int = 0, iso: str | None = None
) -> Field:
    """Return the field ``text[start:stop]`` with its separator; a bracket around it ends at ``after``."""
    found = _SEPARATOR.match(text, after or stop, end)
    assert found is not None  # every part of it may be missing
    return Field(kind, start, stop, found[2] or found[1], found.end(), after > 0, iso)
