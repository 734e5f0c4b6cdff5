"""A regular expression in RE2's syntax, to mean there what it means in Python."""

import re
from typing import TYPE_CHECKING, Any

from newsctl.matching.expression import Tree

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["for_re2"]

_CLASSES = {
    "CATEGORY_DIGIT": r"\p{Nd}",
    "CATEGORY_NOT_DIGIT": r"\P{Nd}",
    "CATEGORY_SPACE": r"\t-\r\x1c-\x1f\x{85}\p{Z}",
    "CATEGORY_WORD": r"\p{L}\p{N}_",
}
"""Python's classes over Unicode, where RE2's own ``\\d``, ``\\s`` and ``\\w`` are ASCII's."""

_EVERY_I = "iI\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}\N{LATIN SMALL LETTER DOTLESS I}"
"""The only letters that are one for Python when case is ignored, and not for RE2."""


def for_re2(tree: Tree) -> str | None:
    """Write the pattern in RE2's syntax; None when RE2 has no means to say the same.

    It has none for look-around, word boundaries by Unicode, back-references, conditions, and for groups and
    repeats that keep what they took.
    """
    if tree.flags & (re.MULTILINE | re.ASCII | re.LOCALE) or not tree.parts.getwidth()[0]:
        return None  # after an empty match Python tries again at the same place, RE2 at the next
    ignore_case = bool(tree.flags & re.IGNORECASE)
    try:
        written = _Writer(ignore_case=ignore_case).write(tree.parts)
    except KeyError:  # a part that is in no table here
        return None
    return f"(?{'i' * ignore_case}{'s' * bool(tree.flags & re.DOTALL)}-U){written}"


class _Writer:
    """Writes parts of a tree; raises KeyError for one that RE2 has no means to say."""

    def __init__(self, *, ignore_case: bool) -> None:
        self._ignore_case = ignore_case
        self._writers: dict[str, Callable[[Any], str]] = {
            "LITERAL": self._literal,
            "NOT_LITERAL": lambda value: f"[^{self._range(value, value)}]",
            "ANY": lambda _: ".",
            "IN": self._set,
            "AT": lambda value: _ANCHORS[str(value)],
            "BRANCH": lambda value: f"(?:{'|'.join(map(self.write, value[1]))})",
            "SUBPATTERN": self._group,
            "MAX_REPEAT": lambda value: self._repeat(value, ""),
            "MIN_REPEAT": lambda value: self._repeat(value, "?"),
        }

    def write(self, parts: Any) -> str:
        return "".join(self._writers[str(op)](value) for op, value in parts)

    def _literal(self, code: int) -> str:
        if self._ignore_case and chr(code) in _EVERY_I:
            return f"[{_EVERY_I}]"
        return _character(code)

    def _set(self, items: Any) -> str:
        written = ""
        for op, value in items:
            name = str(op)
            if name == "NEGATE":
                written += "^"
            elif name == "RANGE":
                written += self._range(*value)
            elif name == "LITERAL":
                written += self._range(value, value)
            else:
                written += _CLASSES[str(value)]
        return f"[{written}]"

    def _range(self, first: int, last: int) -> str:
        """Write what stands in a set for the characters from ``first`` to ``last``."""
        has_i = self._ignore_case and any(first <= ord(letter) <= last for letter in _EVERY_I)
        return f"{_character(first)}-{_character(last)}{_EVERY_I * has_i}"

    def _repeat(self, value: Any, mark: str) -> str:
        least, most, parts = value
        upper = "" if str(most) == "MAXREPEAT" else most
        if max(least, upper or 0) > 1000:
            raise KeyError(most)  # RE2's own limit
        return f"(?:{self.write(parts)}){{{least},{upper}}}{mark}"

    def _group(self, value: Any) -> str:
        _, added, taken, parts = value
        if added | taken:
            raise KeyError(added | taken)
        return f"(?:{self.write(parts)})"


def _character(code: int) -> str:
    return f"\\x{{{code:x}}}"


_ANCHORS = {"AT_BEGINNING": "^", "AT_BEGINNING_STRING": "^", "AT_END": r"\z", "AT_END_STRING": r"\z"}
# "$" may stand before a final line end in Python; no value of a record has one.
