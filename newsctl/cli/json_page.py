"""A record as JSON that is pleasant to read: set in, a line a value, keys and strings told apart."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from newsctl.article import to_json
from newsctl.cli.page import Line, Run
from newsctl.cli.visible import visible_json

__all__ = ["json_lines"]

_STRING = r'"(?:[^"\\]|\\.)*+"'
_TOKENS = re.compile(rf"(?P<key>{_STRING}:)|(?P<string>{_STRING})|(?P<other>[^\"]+)")


def json_lines(record: Any, *, ascii_only: bool) -> Iterator[Line]:
    """Yield the lines of ``record``: the same JSON, with white space between its parts and nothing else."""
    data = msgspec.json.format(to_json(record, ascii_only=ascii_only), indent=2)
    for line in visible_json(data).decode().split("\n"):
        text = line.lstrip(" ")
        yield Line([_run(token) for token in _TOKENS.finditer(text)], len(line) - len(text), whole=True)


def _run(token: re.Match[str]) -> Run:
    if token["key"]:
        return token[0], "speaker"
    return token[0], "quote" if token["string"] else "aside" if token[0].strip(" ,[]{}") else "text"
