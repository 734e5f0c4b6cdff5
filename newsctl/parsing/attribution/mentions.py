"""The words that name a speaker, as short as they stand: no office before a name, no aside."""

import re

from newsctl.parsing.attribution.shapes import Shape
from newsctl.parsing.lexicon import entries

__all__ = ["shorten"]

_OFFICE = re.compile("(?P<office>N{1,4})PN{3,5}")
_AUTHOR = re.compile("[DNw]{1,5}VP(?P<name>N{2,4})(?:P.*)?")
_LOOSE = frozenset(
    ("during", "on", "after", "before", "since", "over", "about", "amid", "despite", "until", "without")
)
_HONORIFICS = frozenset(("mr", "mrs", "ms", "miss", "dr"))


def shorten(shape: Shape, first: int, last: int) -> tuple[int, int]:
    """Return the part of the words ``first`` up to ``last`` that names the speaker.

    ``former South Carolina Gov. Jim Hodges`` becomes ``Jim Hodges``, ``one person in the hall on Monday``
    becomes ``one person in the hall``. A description with a name set beside it gives way to the name:
    ``an expert on trade, Jane Roe,``.
    """
    letters = shape.letters
    if last - first < 2 and letters[first] != "w":
        return first, last
    chunk = letters[first:last]
    if "J" in chunk:
        return first, last  # Jane Roe and John Doe
    if (match := _OFFICE.fullmatch(chunk)) and shape.word(first + match.end("office") - 1) in entries(
        "roles"
    ):
        return last - 2, last  # Secretary of State | Jane Roe
    if (match := _AUTHOR.fullmatch(chunk)) and shape.word(first + match.start("name") - 1) == "by":
        return first + match.start("name"), first + match.end("name")  # a study conducted by | Jane Roe
    preposition = chunk.find("P")
    head = first + preposition if preposition > 0 else last
    if letters[head - 1] == "N" and not _is_body(letters[first:head]):
        return _name(shape, first, head)
    if beside := _name_beside(shape, last):
        return beside
    for at in range(head, last):
        if letters[at] == "P" and shape.word(at) in _LOOSE:
            return first, at
    return first, last


def _is_body(chunk: str) -> bool:
    """Whether this is an article with a proper noun: the World Bank, the Taliban."""
    return chunk[0] in "DM" and chunk.strip("DMN") == ""


def _name(shape: Shape, first: int, last: int) -> tuple[int, int]:
    """Return the personal name that the words from ``first`` up to ``last`` end in."""
    letters = shape.letters
    roles, particles = entries("roles"), entries("name-particles") | {"e"}
    begin = last - 1
    while begin > first:
        if letters[begin - 1] == "N":
            before = _without_stop(shape, first, begin)
            if shape.word(before) in roles:
                break
            begin = before
        elif begin - 1 > first and letters[begin - 2] in "Nw" and shape.word(begin - 1) in particles:
            begin -= 1
        else:
            break
    if shape.word(last - 1) in roles:
        return first, last
    if begin > first and shape.word(before := _without_stop(shape, first, begin)) in _HONORIFICS:
        begin = before
    return begin, last


def _without_stop(shape: Shape, first: int, begin: int) -> int:
    """Return the number of the word before ``begin``, whether or not a full stop shortens it: Gov."""
    return begin - 2 if begin - 2 >= first and shape.words[begin - 1] == "." else begin - 1


def _name_beside(shape: Shape, last: int) -> tuple[int, int] | None:
    """Return the name between commas right after a description."""
    letters = shape.letters
    if letters[last : last + 1] != ",":
        return None
    end = last + 1
    while letters[end : end + 1] == "N":
        end += 1
    if 2 <= end - last - 1 <= 4 and (end == len(letters) or letters[end] in ",.;:Q"):
        return last + 1, end
    return None
