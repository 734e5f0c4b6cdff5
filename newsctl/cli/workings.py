"""``newsctl show --why``: the text in pieces, each with the rule that says what it is, and why at the end."""

from collections import deque
from collections.abc import Iterator

from newsctl.article import Quote, Statement
from newsctl.cli.page import Line, Run, blank, marked, speaker_name
from newsctl.parsing import read
from newsctl.parsing.attribution.decisions import MARKS, Decision
from newsctl.parsing.blocks import flatten
from newsctl.parsing.layout.model import Weighing
from newsctl.parsing.rules import explained

__all__ = ["workings"]

MOST = 4
"""Candidates and features that are shown; `--json` has all."""

_INDENT = 6


def workings(text: str, furniture: frozenset[str], *, reported: bool = False) -> Iterator[Line]:
    """Yield every block of ``text``, so that nothing is left out, and below it what is in quotation marks.

    With ``reported`` there is also what people say outside of them.

    At the end each rule stands once, with what it goes by.
    """
    reading = read(text, why=True, reported=reported, furniture=furniture)
    quotes = {quote.start: quote for quote in reading.article.quotes}
    weighings = {one.start: one for one in reading.weighings}
    pending = deque(reading.decisions)
    statements = deque(reading.article.reported or ())
    first = True
    for block in reading.blocks:
        if block.kind == "blank":
            continue
        if not first:
            yield blank()
        first = False
        decisions = []
        while pending and pending[0].start < block.end:
            decisions.append(pending.popleft())
        quoted = [quotes[one.start] for one in decisions if one.kept]
        yield Line([(block.kind, "speaker"), (f"  {block.rule}  {block.start}-{block.end}", "aside")])
        yield Line(marked(flatten(text[block.start : block.end].strip()), quoted))
        if block.start in weighings:
            yield from _signs(weighings[block.start])
        for decision in decisions:
            yield Line(_verdict(text, decision, quotes.get(decision.start)), indent=4, mark="— ")
            yield from _weighing(decision)
        while statements and statements[0].start < block.end:
            yield Line(_reported(statements.popleft()), indent=4, mark="~ ")
    blocks = [block.rule for block in reading.blocks if block.kind != "blank"]
    named = [*blocks, *(quote.rule for quote in reading.article.quotes)]
    named += [statement.rule for statement in reading.article.reported or ()]
    rules = dict.fromkeys(name.partition(":")[0] for name in named)
    if rules:
        yield blank()
    for rule in rules:
        yield Line([(f"{rule}  ", "speaker"), (explained(rule), "aside")])


def _signs(weighing: Weighing) -> Iterator[Line]:
    """Yield what the signs of a line give to what it is over what came second."""
    for number, (sign, weight) in enumerate(weighing.signs[:MOST]):
        mark = f"{'' if number else 'told by':8}{weight:+5}  "
        over = "" if number else f", for {weighing.state} over {weighing.second}"
        yield Line([(f"{sign}{over}", "aside")], indent=_INDENT, mark=mark)


def _verdict(text: str, decision: Decision, quote: Quote | None) -> list[Run]:
    """Return who is quoted, which rule says so at which step, and by which words."""
    where = f"  {decision.start}-{decision.end}"
    if quote is None:
        words = flatten(text[decision.start : decision.end])
        return [("no quotation", "aside"), (f"  “{words}”", "text"), (f"  ({decision.step}){where}", "aside")]
    seen = [
        f"{name} “{span.text}”" for name, span in (("mention", quote.mention), ("cue", quote.cue)) if span
    ]
    reasons = ", ".join([f"{decision.rule} ({decision.step})", quote.kind, *seen])
    return [speaker_name(quote.speaker), (f"  {reasons}{where}", "aside")]


def _reported(statement: Statement) -> list[Run]:
    """Return who is reported, by which rule and words, and in which clause."""
    seen = [
        f"{name} “{span.text}”"
        for name, span in (("mention", statement.mention), ("cue", statement.cue))
        if span
    ]
    reasons = f"  {', '.join([statement.rule, *seen])}  {statement.start}-{statement.end}"
    return [speaker_name(statement.speaker), (reasons, "aside")]


def _weighing(decision: Decision) -> Iterator[Line]:
    """Yield the tags around what was weighed, the candidates with their sums, and the weights that told."""
    if not decision.candidates:
        return
    yield Line(_tags(decision), indent=_INDENT)
    for candidate in decision.candidates[:MOST]:
        how = f"  {candidate.rule}" if candidate.source else ""
        how += f", “{candidate.cue}”" if candidate.cue else ""
        source: Run = (candidate.source or "nobody", "speaker" if candidate.chosen else "text")
        yield Line([source, (how, "aside")], indent=_INDENT, mark=f"{candidate.sum:+5}  ")
    if len(decision.candidates) > MOST:
        yield Line([(f"{len(decision.candidates) - MOST} more", "aside")], indent=_INDENT, mark=" " * 7)
    for number, telling in enumerate(decision.telling[:MOST]):
        of = "of the next: " if telling.of == "second" else ""
        mark = f"{'' if number else 'told by':8}{telling.weight:+5}  "
        yield Line([(f"{of}{telling.says}", "aside")], indent=_INDENT, mark=mark)


def _tags(decision: Decision) -> list[Run]:
    """Return the words around what was weighed, each with its tag; marks are their own tags."""
    runs: list[Run] = []
    for tagged in decision.tags:
        space = " " if runs else ""
        runs.append((f"{space}{tagged.word}", "quote" if tagged.tag == "quote" else "text"))
        if tagged.tag not in MARKS:
            runs.append((f"/{tagged.tag}", "aside"))
    return runs
