"""Who said it: cue and mention of each quotation, by ordered, named rules.

The order of the rules is their precision, the most certain first, after the sieves of Muzny et al.,
"A Two-stage Sieve Approach for Quote Attribution" (EACL 2017). Each quote remembers the rule that decided.
"""

import re

from newsctl.article import Quote, Span
from newsctl.parsing.blocks import Block
from newsctl.parsing.quotations import Quotation, find_quotations

__all__ = ["find_quotes"]

_NAME = r"(?:(?:[A-Z][\w.'’-]*|al-\w+|bin|van|von|de|der|la)\s+){0,6}[A-Z][\w.'’-]*\w|[Hh]e|[Ss]he|[Tt]hey|[Ii]t"
_CUE = r"said|says|told|wrote|added|tweeted|asked|continued|explained|noted|stated"
_POST = re.compile(rf"[\s,]*({_NAME})\s+(?:\w+ly\s+|also\s+)?({_CUE})\b")
_INVERTED = re.compile(rf"[\s,]*({_CUE})\s+({_NAME})")
_PRE = re.compile(rf"({_NAME})\s+(?:\w+ly\s+|also\s+)?({_CUE})[^.\n]{{0,60}}$")


def find_quotes(text: str, blocks: list[Block]) -> list[Quote]:
    """Return the article's quotes in order, each with its speaker where the text names one."""
    paragraphs = {}
    for number, block in enumerate(blocks):
        if block.kind in ("paragraph", "subhead"):
            paragraphs[number] = len(paragraphs)
    quotes: list[Quote] = []
    before: Quotation | None = None
    for quotation in find_quotations(text, blocks):
        start, end = quotation.start, quotation.end
        mention, cue, rule = None, None, "unattributed"
        edge = blocks[quotation.block].end
        if match := _POST.match(text, quotation.closed, edge):
            mention, cue, rule = match.span(1), match.span(2), "post-posed"
        elif match := _INVERTED.match(text, quotation.closed, edge):
            mention, cue, rule = match.span(2), match.span(1), "inverted"
        elif match := _PRE.search(text, max(blocks[quotation.block].start, quotation.opened - 120), quotation.opened):
            mention, cue, rule = match.span(1), match.span(2), "pre-posed"
        speaker = text[slice(*mention)] if mention else None
        if not mention and before and before.block == quotation.block:
            speaker, rule = quotes[-1].speaker, "chained"
        quotes.append(
            Quote(
                text=" ".join(text[start:end].split()),
                start=start,
                end=end,
                paragraph=paragraphs.get(quotation.block),
                kind="full" if text[end - 1] in ".,?!" else "partial",
                speaker=speaker,
                mention=mention and Span(text[slice(*mention)], *mention),
                cue=cue and Span(text[slice(*cue)], *cue),
                rule=rule,
            )
        )
        before = quotation
    return quotes
