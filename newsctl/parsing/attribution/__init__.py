"""Who said it: cue and mention of each quotation, by ordered, named rules.

The rules propose candidates after the sieves of Muzny et al., "A Two-stage Sieve Approach for Quote
Attribution" (EACL 2017); where they disagree, learned weights decide. Each quote remembers its rule.
"""

from newsctl.article import Quote, Span
from newsctl.parsing.attribution.reading import Finding, read_quotations
from newsctl.parsing.blocks import Block

__all__ = ["find_quotes"]


def find_quotes(text: str, blocks: list[Block]) -> list[Quote]:
    """Return the article's quotes in order, each with its speaker where the text names one."""
    body = {}
    for number, block in enumerate(blocks):
        if block.kind in ("paragraph", "subhead"):
            body[number] = len(body)
    findings = read_quotations(text, blocks)
    names: list[str | None] = []
    for finding in findings:
        names.append(names[finding.source] if finding.source >= 0 else finding.named and _folded(text, *finding.named))
    return [
        _quote(text, finding, body.get(finding.quotation.block), name)
        for finding, name in zip(findings, names, strict=True)
    ]


def _quote(text: str, finding: Finding, paragraph: int | None, speaker: str | None) -> Quote:
    start, end = finding.quotation.start, finding.quotation.end
    return Quote(
        text=_folded(text, start, end),
        start=start,
        end=end,
        paragraph=paragraph,
        kind="full" if text[end - 1] in ".,?!" else "partial",
        speaker=speaker,
        mention=_span(text, finding.mention),
        cue=_span(text, finding.cue),
        rule=finding.rule,
    )


def _span(text: str, where: tuple[int, int] | None) -> Span | None:
    return None if where is None else Span(_folded(text, *where), *where)


def _folded(text: str, start: int, end: int) -> str:
    """The words of the text with each line break inside them as one space."""
    words = text[start:end]
    return " ".join(words.split()) if "\n" in words else words
