"""Regular expressions for retyped texts: each character in them stands for all that look like it."""

from importlib import import_module
from typing import Any

from newsctl.matching.typewriter import LOOKALIKES, retype

__all__ = ["retype_parts"]


def retype_parts(parts: Any) -> Any:
    r"""Return the ``parts`` of a parsed expression with the characters in them as a typewriter writes them.

    Classes and ranges have beside each character what it is retyped as; ``\w``, ``.`` and the like mean what
    they mean in the retyped text. Characters that are nothing there are left out.
    """
    retyped: list[tuple[Any, Any]] = []
    run: list[tuple[Any, Any]] = []
    for part in parts:
        if str(part[0]) == "LITERAL":
            run.append(part)
            continue
        retyped += _characters(run)
        run = []
        retyped += _part(*part)
    retyped += _characters(run)
    return import_module("re._parser").SubPattern(parts.state, retyped)


def _characters(run: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    if not run:
        return run
    literal = run[0][0]
    return [(literal, ord(char)) for char in retype("".join(chr(code) for _, code in run))]


def _part(op: Any, value: Any) -> list[tuple[Any, Any]]:
    """Return one part retyped, in a list that is empty when nothing is left of it."""
    match str(op):
        case "NOT_LITERAL":
            # What is nothing in a retyped text is nowhere in it: all else matches.
            value = ord(_alone(chr(value)))
        case "IN":
            value = _class(value)
            if not value:
                return []
        case "BRANCH":
            value = (value[0], [retype_parts(branch) for branch in value[1]])
        case "SUBPATTERN":
            value = (*value[:3], retype_parts(value[3]))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            value = (*value[:2], retype_parts(value[2]))
        case "ASSERT" | "ASSERT_NOT":
            value = (value[0], retype_parts(value[1]))
        case "ATOMIC_GROUP":
            value = retype_parts(value)
        case "GROUPREF_EXISTS":
            value = (value[0], *(inner and retype_parts(inner) for inner in value[1:]))
    return [(op, value)]


def _class(items: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Return the items of a class with what they are retyped as; none when all of them are invisible."""
    literal = import_module("re._constants").LITERAL
    retyped: list[tuple[Any, Any]] = []
    for op, value in items:
        name = str(op)
        if name == "LITERAL":
            retyped += [(op, ord(char)) for char in retype(chr(value))[:1]]
        else:
            retyped.append((op, value))
        if name == "RANGE":
            low, high = map(chr, value)
            typed = {LOOKALIKES[char] for char in LOOKALIKES if low <= char <= high}
            retyped += [(literal, ord(char)) for char in sorted(typed)]
    if [str(op) for op, _ in retyped] == ["NEGATE"]:
        return items
    return retyped


def _alone(char: str) -> str:
    """Return the one character that ``char`` is retyped as; itself when it is none, or several."""
    typed = retype(char)
    return typed if len(typed) == 1 else char
