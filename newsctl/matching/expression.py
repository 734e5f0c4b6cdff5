"""What a regular expression says, read off Python's own parse.

The parse tree is the one that :mod:`re` compiles. It is no public interface, so that whatever is not known
here counts as "cannot tell": the search is slower then, and never wrong.
"""

import re
import warnings
from importlib import import_module
from typing import Any, NamedTuple

from newsctl.errors import PatternError
from newsctl.matching.retyping import retype_parts
from newsctl.matching.typewriter import compose, retype

__all__ = ["REPEATS", "Tree", "has_capital", "inner_parts", "parse", "retype_string", "shown"]

REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}

_SHOWN = 60
"""Characters of a pattern that a message shows."""


class Tree(NamedTuple):
    """A pattern as Python reads it: its parts, the flags of all of it, and whether any of it ignores case."""

    pattern: str
    parts: Any
    flags: int
    ignore_case: bool

    def compiled(self, *, word: bool = False) -> re.Pattern[str]:
        """Return the pattern as :mod:`re` runs it; ``word`` wants no word character on either side.

        It is made of the parts, which may not be what the pattern says, and of which a word has more: flags
        and comments in a pattern stand in the way of writing anything around it.
        """
        parts = self.parts
        if word:
            module = import_module("re._parser")
            before, after = module.parse(r"(?<!\w)(?!\w)")
            parts = module.SubPattern(parts.state, [before, *parts, after])
        compiled: re.Pattern[str] = import_module("re._compiler").compile(parts, self.flags)
        return compiled


def parse(pattern: str, *, ignore_case: bool = False, exact: bool = True) -> Tree:
    """Read ``pattern`` as Python's :mod:`re` does; if not ``exact``, for texts that are retyped.

    Raises PatternError, which shows where reading stopped; for what is too large or too deep, as :mod:`re`
    does, MemoryError, OverflowError or RecursionError.
    """
    if not pattern:
        raise PatternError("the pattern is empty: it would match everything; give a word to search for")
    pattern = pattern if exact else compose(pattern)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of constructs that may change their meaning in a later Python
            parts = import_module("re._parser").parse(pattern, re.IGNORECASE if ignore_case else 0)
            tree = _tree(pattern, parts)
            tree.compiled()  # finds fault with more than parsing does: look-behind of any width
    except re.error as error:
        where = "" if error.pos is None else f" at character {error.pos + 1}, {shown(pattern[error.pos :])}"
        raise PatternError(
            f"{shown(pattern)} is no regular expression: {error.msg}{where};"
            " add -F to search for it as it stands"
        ) from None
    except ValueError as error:  # of flags that exclude each other
        raise PatternError(f"{shown(pattern)} is no regular expression: {error}") from None
    if exact or not parts:
        return tree
    retyped = retype_parts(parts)
    if not retyped:
        raise _invisible(pattern)
    return _tree(pattern, retyped)


def _tree(pattern: str, parts: Any) -> Tree:
    flags = parts.state.flags
    return Tree(pattern, parts, flags, bool(flags & re.IGNORECASE) or _ignores_case(parts))


def shown(pattern: str) -> str:
    """Return ``pattern`` quoted for a message, its beginning if it is long."""
    return repr(pattern) if len(pattern) <= _SHOWN else f"{pattern[:_SHOWN]!r}…"


def retype_string(string: str) -> str:
    """Return a ``string`` to search for as it stands, for texts that are retyped.

    Raises PatternError when nothing is left of it.
    """
    retyped = retype(string)
    if string and not retyped:
        raise _invisible(string)
    return retyped


def _invisible(pattern: str) -> PatternError:
    """Return the error of a ``pattern`` of which nothing is left when it is retyped."""
    return PatternError(f"{shown(pattern)} is of characters that nobody sees; add --exact to search for them")


def _ignores_case(parts: Any) -> bool:
    return any(
        (str(op) == "SUBPATTERN" and value[1] & re.IGNORECASE)
        or any(map(_ignores_case, inner_parts(op, value)))
        for op, value in parts
    )


def has_capital(parts: Any) -> bool:
    r"""Whether a capital letter stands in the ``parts`` of a tree as itself, and not as in ``\W``."""
    for op, value in parts:
        name = str(op)
        codes = (value,) if name in ("LITERAL", "NOT_LITERAL") else value if name == "RANGE" else ()
        inner = [value] if name == "IN" else inner_parts(op, value)
        if any(chr(code).isupper() for code in codes) or any(map(has_capital, inner)):
            return True
    return False


def inner_parts(op: Any, value: Any) -> list[Any]:
    """Return the runs of parts inside a part: what is in a group, the branches of an alternative."""
    name = str(op)
    if name == "BRANCH":
        return list(value[1])
    if name in REPEATS:
        return [value[2]]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    if name == "GROUPREF_EXISTS":
        return [parts for parts in value[1:] if parts]
    return [value[3]] if name == "SUBPATTERN" else [value] if name == "ATOMIC_GROUP" else []
