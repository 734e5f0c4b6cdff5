"""Who said it: cue and mention of each quotation, by ordered, named rules.

The rules propose candidates after the sieves of Muzny et al., "A Two-stage Sieve Approach for Quote
Attribution" (EACL 2017); where they disagree, learned weights decide. Each quote remembers its rule.

In comments of this package a bar is the cut between words that a rule takes and those that it leaves:
``Secretary of State | Jane Roe``.
"""

from msgspec.structs import replace

from newsctl.article import Quote, Span
from newsctl.parsing.attribution.gate import can_speak, source_in
from newsctl.parsing.attribution.reading import Finding, read_quotations
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagging import tag_of
from newsctl.parsing.attribution.turns import take_turns
from newsctl.parsing.blocks import Block, flatten
from newsctl.parsing.characters import ELLIPSIS, OPENING_MARKS, RIGHT_SINGLE
from newsctl.parsing.patterns import compiled
from newsctl.parsing.speakers import Speakers, name_speakers

__all__ = ["quotes_of", "quotes_with", "read_quotations"]

_SENTENCE_ENDS = "[a-z][.?!] [A-Z]"
# Only a clause, with a subject and a verb, is quoted in full.
_CLAUSE = TagPattern("""
    # and the trains were
    and?
    (?:
        hes                                                     # it's
        | he [^ and of while]                                   # we hope
        | [the his number]? NOUN{1,4} (?: was | [said called] | waited (?! of ) )
        | the of him [was said called waited]                   # some of them waited
    )
""")


def quotes_of(text: str, blocks: list[Block], authors: list[str], findings: list[Finding]) -> list[Quote]:
    """Return the article's quotes in order, each with its speaker where the text names one.

    ``findings`` are what :func:`read_quotations` returned. A single one of the ``authors`` is whom ``I``
    means outside quotes.
    """
    return quotes_with(text, blocks, authors, findings, [])[0]


def quotes_with(
    text: str, blocks: list[Block], authors: list[str], findings: list[Finding], mentions: list[list[Span]]
) -> tuple[list[Quote], list[Speakers]]:
    """Return what :func:`quotes_of` does, and whom the other ``mentions`` mean, each with who says it too."""
    body: dict[int, int] = {}
    for number, block in enumerate(blocks):
        if block.kind in ("paragraph", "subhead"):
            body[number] = len(body)
    take_turns(text, blocks, findings)
    quotes = [_quote(text, finding, body.get(finding.quotation.block)) for finding in findings]
    others = [[_span(text, words) for words in finding.others] for finding in findings]
    speakers, meant = name_speakers(text, blocks, quotes, others, authors, mentions)
    for number in sorted(range(len(findings)), key=lambda number: findings[number].step == "turn"):
        if findings[number].source >= 0:
            speakers[number] = speakers[findings[number].source]
    kept = [
        replace(
            quote,
            speaker=speaker if speaker and can_speak(text, speaker) else None,
            also=also,
            mention=finding.mention and _span(text, finding.mention),
        )
        for finding, quote, (speaker, also) in zip(findings, quotes, speakers, strict=True)
        if finding.kept
    ]
    return kept, [
        (speaker if speaker and can_speak(text, speaker) else None, also) for speaker, also in meant
    ]


def _quote(text: str, finding: Finding, paragraph: int | None) -> Quote:
    """Return the quote; its mention are the words that tell most of the speaker, until he has a name."""
    start, end = finding.quotation.start, finding.quotation.end
    return Quote(
        text=flatten(text[start:end]),
        start=start,
        end=end,
        paragraph=paragraph,
        kind="full" if _can_stand_alone(text[start:end], finding.rule) else "partial",
        speaker=None,
        also=[],
        mention=finding.named and _span(text, source_in(text, *finding.named)),
        cue=finding.cue and _span(text, finding.cue),
        rule=finding.rule,
    )


def _can_stand_alone(words: str, rule: str) -> bool:
    """Whether quoted words look like a sentence of their own, not a fragment of the reporter's."""
    inner = words.lstrip(f"[({ELLIPSIS}. {OPENING_MARKS}{RIGHT_SINGLE}")
    length = words.count(" ") + 1
    if inner[:1].isupper():
        if length > 5 or words[-1] in ",?!" or (length > 1 and words[-1] in ".\N{HORIZONTAL ELLIPSIS}"):
            return True
    elif rule == "chained" and length > 5 and words[-1] in ".?!":
        return True  # the end of an interrupted sentence
    elif compiled(_SENTENCE_ENDS).search(inner):
        return True  # its end, and the next sentence
    elif not inner.startswith(("and ", "but ")):
        return False
    return _CLAUSE.match("".join(map(tag_of, inner.split(" ", 7)[:7]))) is not None


def _span(text: str, where: tuple[int, int]) -> Span:
    return Span(flatten(text[slice(*where)]), *where)
