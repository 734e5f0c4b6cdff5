"""``newsctl show --why``: the text in pieces, each with the rule that says what it is, and why at the end."""

from collections.abc import Iterator

from newsctl.article import Quote
from newsctl.cli.page import Line, Run, blank, marked, speaker_name
from newsctl.parsing import read
from newsctl.parsing.blocks import flatten
from newsctl.parsing.rules import explained

__all__ = ["workings"]


def workings(text: str) -> Iterator[Line]:
    """Yield every block of ``text``, so that nothing is left out, and below it the quotations in it.

    At the end each rule stands once, with what it goes by.
    """
    reading = read(text)
    first = True
    for block in reading.blocks:
        if block.kind == "blank":
            continue
        if not first:
            yield blank()
        first = False
        quotes = [quote for quote in reading.article.quotes if block.start <= quote.start < block.end]
        yield Line([(block.kind, "speaker"), (f"  {block.rule}  {block.start}-{block.end}", "aside")])
        yield Line(marked(flatten(text[block.start : block.end].strip()), quotes))
        for quote in quotes:
            yield Line(_reasons(quote), indent=4, mark="— ")
    blocks = [block.rule for block in reading.blocks if block.kind != "blank"]
    rules = dict.fromkeys([*blocks, *(quote.rule for quote in reading.article.quotes)])
    if rules:
        yield blank()
    for rule in rules:
        yield Line([(f"{rule}  ", "speaker"), (explained(rule), "aside")])


def _reasons(quote: Quote) -> list[Run]:
    """Return who is quoted and which rule says so, by which words."""
    seen = [
        f"{name} “{span.text}”" for name, span in (("mention", quote.mention), ("cue", quote.cue)) if span
    ]
    reasons = ", ".join([quote.rule, quote.kind, *seen])
    return [speaker_name(quote.speaker), (f"  {reasons}  {quote.start}-{quote.end}", "aside")]
