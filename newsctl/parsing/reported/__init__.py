"""Reported speech: what somebody said without, or not wholly in, quotation marks.

The rules read the tags of :mod:`newsctl.parsing.attribution.tagging`: a source, a verb of speech and the
clause that goes with it, wherever they stand. Precise before complete: verbs of speech only, never thoughts.
"""

from bisect import bisect_left
from typing import TYPE_CHECKING

from newsctl.article import Quote, Span, Statement
from newsctl.parsing.attribution import quotes_with
from newsctl.parsing.attribution.gate import source_in
from newsctl.parsing.attribution.joint import together
from newsctl.parsing.attribution.mentions import mention_of, shorten
from newsctl.parsing.attribution.reading import Finding
from newsctl.parsing.attribution.tagset import ACCORDING
from newsctl.parsing.blocks import Block, flatten
from newsctl.parsing.reported.passages import Passage, may_report
from newsctl.parsing.reported.report import Report
from newsctl.parsing.reported.sources import reports_in

if TYPE_CHECKING:
    from newsctl.parsing.quotations import Quotation

__all__ = ["quotes_and_reported"]


def quotes_and_reported(
    text: str, blocks: list[Block], authors: list[str], findings: list[Finding]
) -> tuple[list[Quote], list[Statement]]:
    """Return the article's quotes and statements in order, each with its speaker where the text names one.

    The quotes are those of :func:`newsctl.parsing.attribution.quotes_of`, of which see the arguments.
    """
    quoted: dict[int, list[Quotation]] = {}
    for finding in findings:
        quoted.setdefault(finding.quotation.block, []).append(finding.quotation)
    kept = [finding.quotation.start for finding in findings if finding.kept]
    paragraphs = [number for number, block in enumerate(blocks) if block.kind in ("paragraph", "subhead")]
    statements: list[Statement] = []
    named: list[list[Span]] = []
    for paragraph, number in enumerate(paragraphs):
        block, quotations = blocks[number], quoted.get(number, [])
        if may_report(text, block.start, block.end, quotations):
            passage = Passage(text, block.start, block.end, quotations)
            for report in reports_in(passage):
                statement, by_name = _statement(passage, report, paragraph, kept)
                statements.append(statement)
                named.append(by_name)
    quotes, speakers = quotes_with(text, blocks, authors, findings, named)
    for statement, (speaker, also) in zip(statements, speakers, strict=True):
        statement.speaker, statement.also = speaker, also
    return quotes, statements


def _statement(
    passage: Passage, report: Report, paragraph: int, kept: list[int]
) -> tuple[Statement, list[Span]]:
    """Return the statement, its speaker still unknown, and the words to name him by, and others with him.

    ``kept`` is where the article's quotes begin.
    """
    text = passage.text
    start, end = passage.span(report.begin, report.end)
    words = shorten(passage, report.first, report.last)
    mention, named = mention_of(passage, report.first, report.last, words, report.cue)
    joint = together(passage, *words, inverted=report.cue < report.first)
    names = [passage.span(*name) for name in joint] or [named]
    if report.relative >= 0:
        mention = passage.span(report.relative, report.relative + 1)
    cue = passage.span(report.cue, report.cue + 1 + (passage.tags[report.cue] == ACCORDING))
    statement = Statement(
        text=flatten(text[start:end]),
        start=start,
        end=end,
        paragraph=paragraph,
        speaker=None,
        also=[],
        mention=_span(text, mention),
        cue=_span(text, cue),
        rule=report.rule,
        quotes=list(range(bisect_left(kept, start), bisect_left(kept, end))),
    )
    return statement, [_span(text, source_in(text, *name)) for name in names]


def _span(text: str, where: tuple[int, int]) -> Span:
    return Span(flatten(text[slice(*where)]), *where)
