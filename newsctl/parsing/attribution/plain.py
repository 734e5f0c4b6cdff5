"""Attributions so plain that the words need not be tagged: they are read straight off the text.

Every second quotation is of this kind: ``"…," Roe said. "…"``.
"""

from functools import cache

from newsctl.parsing.attribution.tagging import tag_of
from newsctl.parsing.attribution.tagset import NAME
from newsctl.parsing.characters import DOUBLE_MARKS
from newsctl.parsing.lexicon import any_of, entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.quotations import Quotation

__all__ = ["Plain", "read_plainly"]

Plain = tuple[str, tuple[int, int], tuple[int, int] | None]
"""(rule, mention, cue), as offsets."""

_NAME = r"[A-Z]\S{0,40}[a-z](?:\s[A-Z]\.)?(?:\s[A-Z]\S{0,40}[a-z]){0,2}"
_GOES_ON = rf"[,;:]?\s{{0,2}}[^\s{DOUBLE_MARKS}'A-Z]"
_CHAINED = r"[.,]\s+$"


@cache
def _post_posed() -> str:
    """Return the pattern of ``Jane Roe said on Monday``."""
    days = "|".join([day.capitalize() for day in sorted(entries("weekdays")) if day.endswith("day")])
    after = rf"[.,;:]|\s(?:{any_of('words-after-cues')}|{days})\b|\s*$"
    return rf"\s(he|she|they|{_NAME})\s({any_of('plain-cues')})(?={after})"


@cache
def _inverted() -> str:
    """Return the pattern of ``said Jane Roe``."""
    return rf"\s({any_of('inverted-cues')})\s(he|she|{_NAME})(?=[.,]|\s*$)"


def read_plainly(text: str, end: int, quotations: list[Quotation]) -> list[Plain] | None:
    """Return the attributions in a paragraph that ends at ``end``, None when they are not plain."""
    found: list[Plain] = []
    after = -1
    for quotation in quotations:
        closed = quotation.closed
        final = text[quotation.end - 1]
        if text[quotation.opened - 1 : quotation.opened] == " " and text[quotation.opened - 2].isalnum():
            return None  # in an interview with "Harbour News," Roe said
        plain = _plainly(text, closed, end) if final in ",?!" and closed < end else None
        if plain:
            found.append(plain)
            after = max(plain[1][1], plain[2][1] if plain[2] else 0)
        elif final == "," or compiled(_GOES_ON).match(text, closed, end):
            return None
        elif (
            after >= 0
            and 0 < quotation.opened - after < 4
            and compiled(_CHAINED).match(text, after, quotation.opened)
        ):
            found.append(("chained", *found[-1][1:]))
            after = -1
        else:
            return None
    return found


def _plainly(text: str, closed: int, end: int) -> Plain | None:
    """Return the attribution that follows the mark that ends at ``closed``, if it is a plain one."""
    if match := compiled(_post_posed()).match(text, closed, end):
        plain = ("post-posed", match.span(1), match.span(2))
    elif match := compiled(_inverted()).match(text, closed, end):
        plain = ("inverted", match.span(2), match.span(1))
    else:
        return None
    return plain if _is_bare(text[slice(*plain[1])]) and text[match.end() : match.end() + 1] != ":" else None


def _is_bare(mention: str) -> bool:
    """Whether the words are a pronoun or a name and no more: no office, no word that opens a sentence."""
    roles = entries("roles")
    return mention[0].islower() or not any(
        word.lower() in roles or tag_of(word) != NAME for word in mention.replace(".", "").split()
    )
