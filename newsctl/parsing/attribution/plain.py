"""The plainest attributions, read straight off the text: ``"…," Roe said. "…"`` and nothing else in the paragraph.

Half of all quoted paragraphs are so plain that their shape need not be drawn. A paragraph with anything
that these patterns do not cover goes the long way, whole.
"""

import re

from newsctl.parsing.attribution.shapes import letter_of
from newsctl.parsing.lexicon import entries
from newsctl.parsing.quotations import Quotation

__all__ = ["Plain", "read_plainly"]

Plain = tuple[str, tuple[int, int], tuple[int, int] | None]
"""(rule, mention, cue)"""

_NAME = r"(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?[A-Z][\w’'-]*[a-z](?:\s[A-Z]\.)?(?:\s[A-Z][\w’'-]*[a-z]){0,2}"
_CUE = r"said|says|added|wrote|told|tweeted|asked|continued|explained|noted|replied|recalled"
_AFTER = r"(?=[.,;:]|\s(?:in|on|at|of|to|during|after|before|when|as|while|with|from|by|about)\s|\s*$|\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
_POST_POSED = re.compile(rf"\s(he|she|they|{_NAME})\s({_CUE}){_AFTER}")
_INVERTED = re.compile(rf"\s(said|says|wrote|asked)\s(he|she|{_NAME})(?=[.,]|\s*$)")
_GOES_ON = re.compile(r"[,;:]?\s{0,2}[^\s\"“”'A-Z]")
_CHAINED = re.compile(r"[.,]\s+$")


def read_plainly(text: str, end: int, quotations: list[Quotation]) -> list[Plain] | None:
    """Return the attribution of each quotation of a paragraph that ends at ``end``, None when it is not plain."""
    found: list[Plain] = []
    after = -1
    for quotation in quotations:
        closed = quotation.closed
        if text[quotation.end - 1] in ",?!" and closed < end:
            if match := _POST_POSED.match(text, closed, end):
                mention, cue, rule = match.span(1), match.span(2), "post-posed"
            elif match := _INVERTED.match(text, closed, end):
                mention, cue, rule = match.span(2), match.span(1), "inverted"
            if match and _names(text[slice(*mention)]):
                if text[quotation.end - 1] != "," and text[match.end() : match.end() + 1] == ":":
                    return None
                found.append((rule, mention, cue))
                after = match.end()
                continue
        if text[quotation.end - 1] == "," or _GOES_ON.match(text, closed, end):
            return None
        if after < 0 or not 0 < quotation.opened - after < 4 or not _CHAINED.match(text, after, quotation.opened):
            return None
        found.append(("chained", found[-1][1], None))
        after = -1
    return found


def _names(mention: str) -> bool:
    """Whether the words are a pronoun or a name and no more: no office, no word that opens a sentence."""
    roles = entries("roles")
    return mention[0].islower() or not any(
        word.lower() in roles or letter_of(word) != "N" for word in mention.replace(".", "").split()
    )
