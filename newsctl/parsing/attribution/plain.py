"""Attributions so plain that the words need not be tagged: they are read straight off the text.

Every second quotation is of this kind: ``"…," Roe said. "…"``.
"""

from newsctl.parsing.attribution.tagging import tag_of
from newsctl.parsing.attribution.tagset import NAME
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.quotations import Quotation

__all__ = ["CUES", "Plain", "read_plainly"]

Plain = tuple[str, tuple[int, int], tuple[int, int] | None]
"""(rule, mention, cue), as offsets."""

_NAME = r"(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?[A-Z]\S{0,40}[a-z](?:\s[A-Z]\.)?(?:\s[A-Z]\S{0,40}[a-z]){0,2}"
_CUE = "said|says|added|wrote|told|tweeted|asked|continued|explained|noted|replied|recalled"
CUES = frozenset(_CUE.split("|"))
_ON = "in|on|at|of|to|during|after|before|when|as|while|with|from|by|about"
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_POST_POSED = rf"\s(he|she|they|{_NAME})\s({_CUE})(?=[.,;:]|\s(?:{_ON}|{_DAY})\b|\s*$)"
_INVERTED = rf"\s(said|says|wrote|asked)\s(he|she|{_NAME})(?=[.,]|\s*$)"
_GOES_ON = r"[,;:]?\s{0,2}[^\s\"“”'A-Z]"
_CHAINED = r"[.,]\s+$"


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
    if match := compiled(_POST_POSED).match(text, closed, end):
        plain = ("post-posed", match.span(1), match.span(2))
    elif match := compiled(_INVERTED).match(text, closed, end):
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
