"""What is certain of a line: its role, and where in it the value stands behind a label."""

import re
from collections.abc import Sequence, Set
from typing import Literal, NamedTuple

__all__ = ["COPYRIGHT", "Certainty", "Known", "is_prose", "label_of", "tail_of"]

Known = Literal[
    "headline", "subheadline", "byline", "published", "dateline", "caption", "url", "furniture", "text"
]

_LABEL = re.compile(r"([A-Z][A-Za-z/()' -]{1,30}?) ?:(?:[ \t\xa0]+|$)")
_LONGEST = 100  # characters of a line without a label that may stand among lines with one
COPYRIGHT = re.compile(
    r"(?:\(?(?:Copyright|COPYRIGHT)\b|\(c\) ?\d{4}|©)|(?i:all rights reserved)[.)]*$|https?://\S+$|_{5,}$"
)


class Certainty(NamedTuple):
    """The ``role`` of a line, by its number from 0; what stands before ``start`` in it is its label.

    Where the role is ``text``, the story goes on behind the label.
    """

    line: int
    role: Known
    start: int = 0


def label_of(line: str) -> tuple[str, int]:
    """Return the label that opens a line, and where its value starts; "" and 0 for none.

    The label is in small letters, with spaces for hyphens: ``Load-Date:`` is ``load date``.
    """
    found = _LABEL.match(line)
    return (found[1].lower().replace("-", " "), found.end()) if found else ("", 0)


def is_prose(line: str) -> bool:
    """Whether a line without a label is too long for a name, or ends as sentences do."""
    return len(line) > _LONGEST or line[-1] in '.!?”"'


def tail_of(lines: Sequence[str], start: int, labels: Set[str], marks: tuple[str, ...]) -> int:
    """Return the number of the line with which what a database says below the story begins.

    That is the highest line, not above ``start``, that opens with one of the ``labels`` or ``marks`` (which
    are in small letters) and below which stand nothing but such lines, what is below a mark, and short ones.
    """
    tail = len(lines)
    for number in range(len(lines) - 1, start - 1, -1):
        line = lines[number]
        if label_of(line)[0] in labels or line.lower().startswith(marks) or COPYRIGHT.match(line):
            tail = number
        elif is_prose(line) and not (number and lines[number - 1].lower().startswith(marks)):
            break
    return tail
