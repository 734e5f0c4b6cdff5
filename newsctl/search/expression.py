"""What a regular expression says, read off Python's own parse: the words it needs, and the same for RE2.

The parse tree is the one that :mod:`re` compiles. It is no public interface, so that whatever is not known
here counts as "cannot tell": the search is slower then, and never wrong.
"""

import re
import warnings
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, NamedTuple

from newsctl.errors import PatternError

__all__ = ["Needles", "Tree", "for_re2", "has_capital", "needles", "parse"]

Needles = frozenset[str]
"""A text that matches has at least one of these strings in it."""

_REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}

_CLASSES = {
    "CATEGORY_DIGIT": r"\p{Nd}",
    "CATEGORY_NOT_DIGIT": r"\P{Nd}",
    "CATEGORY_SPACE": r"\t-\r\x1c-\x1f\x{85}\p{Z}",
    "CATEGORY_WORD": r"\p{L}\p{N}_",
}
"""Python's classes over Unicode, where RE2's own ``\\d``, ``\\s`` and ``\\w`` are ASCII's."""


class Tree(NamedTuple):
    """A pattern as Python reads it: its parts, the flags of all of it, and whether any of it ignores case."""

    pattern: str
    parts: Any
    flags: int
    ignore_case: bool


def parse(pattern: str, *, ignore_case: bool = False) -> Tree:
    """Read ``pattern`` as Python's :mod:`re` does.

    Raises PatternError, which shows where reading stopped.
    """
    if not pattern:
        raise PatternError("the pattern is empty: it would match everything; give a word to search for")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of constructs that may change their meaning in a later Python
            flags = re.IGNORECASE if ignore_case else 0
            parts = import_module("re._parser").parse(pattern, flags)
            re.compile(pattern, flags)  # finds fault with more than parsing does: look-behind of any width
    except re.error as error:
        where = "" if error.pos is None else f" at character {error.pos + 1}, {pattern[error.pos :]!r}"
        raise PatternError(
            f"{pattern!r} is no regular expression: {error.msg}{where}; add -F to search for it as it stands"
        ) from None
    except (OverflowError, RecursionError):
        raise PatternError("the regular expression is too large or too deep; make it simpler") from None
    flags = parts.state.flags
    return Tree(pattern, parts, flags, bool(flags & re.IGNORECASE) or _ignores_case(parts))


def _ignores_case(parts: Any) -> bool:
    return any(
        (str(op) == "SUBPATTERN" and value[1] & re.IGNORECASE) or any(map(_ignores_case, _inner(op, value)))
        for op, value in parts
    )


def has_capital(parts: Any) -> bool:
    r"""Whether a capital letter stands in the ``parts`` of a tree as itself, and not as in ``\W``."""
    for op, value in parts:
        name = str(op)
        codes = (value,) if name in ("LITERAL", "NOT_LITERAL") else value if name == "RANGE" else ()
        inner = [value] if name == "IN" else _inner(op, value)
        if any(chr(code).isupper() for code in codes) or any(map(has_capital, inner)):
            return True
    return False


def _inner(op: Any, value: Any) -> list[Any]:
    """Return the runs of parts inside a part: what is in a group, the branches of an alternative."""
    name = str(op)
    if name == "BRANCH":
        return list(value[1])
    if name in _REPEATS:
        return [value[2]]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    if name == "GROUPREF_EXISTS":
        return [parts for parts in value[1:] if parts]
    return [value[3]] if name == "SUBPATTERN" else [value] if name == "ATOMIC_GROUP" else []


def needles(tree: Tree) -> Needles | None:
    """Return strings of which every match has at least one; None when nothing can be told.

    Case counts only where ``tree.ignore_case`` is false.
    """
    return _needles(tree.parts)


def _needles(parts: Iterable[Any]) -> Needles | None:
    """Choose among the needles of parts that all have to match: the longest."""
    found: list[Needles] = []
    run = ""
    for op, value in parts:
        name = str(op)
        if name == "LITERAL":
            run += chr(value)
            continue
        if name == "AT":
            continue
        if run:
            found.append(frozenset([run]))
            run = ""
        inner = _inner_needles(name, value)
        if inner:
            found.append(inner)
    if run:
        found.append(frozenset([run]))
    return max(found, key=lambda strings: min(map(len, strings)), default=None)


def _inner_needles(name: str, value: Any) -> Needles | None:
    if name in ("ASSERT_NOT", "GROUPREF_EXISTS") or (name in _REPEATS and value[0] == 0):
        return None
    found = [_needles(parts) for parts in _inner(name, value)]
    return frozenset().union(*(each for each in found if each)) if all(found) else None


def for_re2(tree: Tree) -> str | None:
    """Write the pattern in RE2's syntax, to mean the same there; None when RE2 has no means to say it.

    It has none for look-around, word boundaries by Unicode, back-references, conditions, and for groups and
    repeats that keep what they took.
    """
    if tree.flags & (re.MULTILINE | re.ASCII | re.LOCALE) or not tree.parts.getwidth()[0]:
        return None  # after an empty match Python tries again at the same place, RE2 at the next
    try:
        return _write_flags(tree.flags) + _write(tree.parts)
    except KeyError:  # a part that is in no table here
        return None


def _write_flags(flags: int) -> str:
    return f"(?{'i' * bool(flags & re.IGNORECASE)}{'s' * bool(flags & re.DOTALL)}-U)"


def _write(parts: Any) -> str:
    return "".join(_WRITERS[str(op)](value) for op, value in parts)


def _write_character(code: int) -> str:
    return f"\\x{{{code:x}}}"


def _write_set(items: Any) -> str:
    written = ""
    for op, value in items:
        name = str(op)
        if name == "NEGATE":
            written += "^"
        elif name == "RANGE":
            written += f"{_write_character(value[0])}-{_write_character(value[1])}"
        elif name == "LITERAL":
            written += _write_character(value)
        else:
            written += _CLASSES[str(value)]
    return f"[{written}]"


def _write_repeat(value: Any, mark: str) -> str:
    least, most, parts = value
    upper = "" if str(most) == "MAXREPEAT" else most
    if max(least, upper or 0) > 1000:
        raise KeyError(most)  # RE2's own limit
    return f"(?:{_write(parts)}){{{least},{upper}}}{mark}"


def _write_group(value: Any) -> str:
    _, added, taken, parts = value
    if added | taken:
        raise KeyError(added | taken)
    return f"(?:{_write(parts)})"


_ANCHORS = {"AT_BEGINNING": "^", "AT_BEGINNING_STRING": "^", "AT_END": r"\z", "AT_END_STRING": r"\z"}
# "$" may stand before a final line end in Python; no value of a record has one.

_WRITERS: dict[str, Callable[[Any], str]] = {
    "LITERAL": _write_character,
    "NOT_LITERAL": lambda value: f"[^{_write_character(value)}]",
    "ANY": lambda _: ".",
    "IN": _write_set,
    "AT": lambda value: _ANCHORS[str(value)],
    "BRANCH": lambda value: f"(?:{'|'.join(map(_write, value[1]))})",
    "SUBPATTERN": _write_group,
    "MAX_REPEAT": lambda value: _write_repeat(value, ""),
    "MIN_REPEAT": lambda value: _write_repeat(value, "?"),
}
