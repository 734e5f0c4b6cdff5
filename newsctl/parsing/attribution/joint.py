"""Joint speakers: ``Jane Roe and Bo Lund said in a statement``."""

from itertools import pairwise

from newsctl.parsing.attribution.names import opens, personal_name
from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.attribution.tagset import AND, COMMA, NAME, letters
from newsctl.parsing.given_names import is_given_name

__all__ = ["together"]

_IN_LIST = letters("name word and comma")
_BETWEEN = AND + COMMA
_REACH = 40  # words
_FEW = 8  # occurrences of a family name that are looked at


def together(tagged: Tagged, first: int, last: int, *, inverted: bool) -> list[tuple[int, int]]:
    """Return the words that name each of those who say it together, in their order; none for one alone.

    The words ``first`` up to ``last`` name one or all of them; where ``inverted`` the others stand behind.
    """
    tags = tagged.tags
    joined = (
        tags.find(AND, first, first + _REACH) if inverted else tags.find(AND, max(0, last - _REACH), last)
    )
    if joined < 0:
        return []
    if inverted:
        while last < min(len(tags), first + _REACH) and tags[last] in _IN_LIST:
            last += 1
    else:
        while first > max(0, last - _REACH) and tags[first - 1] in _IN_LIST:
            first -= 1
    if AND not in tags[first:last]:
        return []
    parts = _parts(tags, first, last)
    if not inverted and parts and not (first < parts[0][0] or opens(tags, first)):
        # After meeting Jane Roe, | Bo Lund and Ida Berg said
        parts = parts[1:] if tags[parts[0][1]] == COMMA else []
    names = [_name(tagged, *part) for part in parts]
    return [] if len(names) < 2 or None in names else [name for name in names if name]


def _parts(tags: str, first: int, last: int) -> list[tuple[int, int]]:
    """Return the parts between commas and conjunctions."""
    edges = [first - 1, *(at for at in range(first, last) if tags[at] in _BETWEEN), last]
    return [(low + 1, high) for low, high in pairwise(edges) if low + 1 < high]


def _name(tagged: Tagged, first: int, last: int) -> tuple[int, int] | None:
    """Return the name that one part of the list ends in, if it is a person's."""
    begin = last
    while begin > first and tagged.tags[begin - 1] == NAME:
        begin -= 1
    if begin == last:
        return None
    name = personal_name(tagged, begin, last)
    if any(is_given_name(tagged.word(at)) for at in range(name[0], last - 1)):
        return name
    return name if name[0] == last - 1 and _is_told_of(tagged.text, tagged.words[last - 1]) else None


def _is_told_of(text: str, family: str) -> bool:
    """Whether the article has somebody of this family name: Jane | Roe."""
    at = -1
    for _ in range(_FEW):
        at = text.find(f" {family}", at + 1)
        if at < 0:
            break
        if is_given_name(text[max(0, at - 20) : at].rpartition(" ")[2].rpartition("\n")[2]):
            return True
    return False
