"""Quotation marks into quotations: which stretches of the text stand between marks.

The marks are never counted: 29 % of news articles hold an odd number of them. Each mark is judged by
the characters beside it (it can open before a word, close after one), each paragraph is read by itself,
and a paragraph left open goes on in the next one only if that one's own marks agree.
"""

import re

import msgspec

from newsctl.parsing.blocks import Block

__all__ = ["Quotation", "find_quotations"]


class Quotation(msgspec.Struct, gc=False):
    """The words between two marks, ``text[start:end]``, in block number ``block``.

    ``opened`` and ``closed`` are the offsets where the marks begin and end: the reporter's own words stop
    at ``opened`` and go on at ``closed``. ``runs_on`` is true when no mark closes it in its paragraph, and
    ``continues`` when it goes on with the quotation that ran on from the paragraph before.
    """

    start: int
    end: int
    opened: int
    closed: int
    block: int
    runs_on: bool = False
    continues: bool = False


QUOTED_KINDS = frozenset(("paragraph", "headline", "subheadline", "caption", "subhead"))

# Written out, not as a set: a branch of literals is searched three times as fast.
_DOUBLE = re.compile("\"|“|”|„|‟|«|»|''+|``|’’|‘‘")
_SINGLE = re.compile("‘|’|'|‚|‹|›")
_INCHES = re.compile(r"\d['’′]\s?\d{1,2}(?:[½¼¾]|\.\d)?$|\d{4}-\d\d?$")
_BEFORE_OPENING = frozenset("([{<—–-―‒/|‘'“\"”’…>:*_\u200b\u200e\u200f\u202a\u202b\ufeff")
_AFTER_CLOSING = frozenset(",.;:!?)]}—–-―‒/|’'”\"“…<*_\u200b\u200e\u200f\ufeff")
_OPENING = frozenset(("“", "„", "‟", "«", "``", "‘‘", "‘", "‚", "‹"))
_CLOSING = frozenset(("”", "»", "’’", "’", "›"))
_ELIDED = re.compile(r"[’'](?:\d0s|\d\d\b|em\b|til\b|tis\b|twas\b|n\b|cause\b|bout\b|round\b|ere\b)", re.IGNORECASE)

_SPOKEN_SINGLY = re.compile(r"(?:^|[\s(—–-])['‘](?=\w)[^'‘\"“”\n]{0,400}(?:['’]\w[^'‘\"“”\n]{0,400}){0,12}[,.?!]['’](?=[\s—–-]|$)", re.MULTILINE)
_SINGLE_CLOSING = re.compile(r"[,.?!]['’](?=[\s)—–-]|$)")
_SINGLE_OPENING = re.compile(r"[\s(—–-]['‘](?=\w)")

Mark = tuple[int, int, bool, bool]  # start, end, can open, can close


def find_quotations(text: str, blocks: list[Block]) -> list[Quotation]:
    """Return the quotations of an article in order; ``blocks`` tile ``text``."""
    found = _between(text, blocks, _DOUBLE)
    if _quotes_singly(text, len(found)):
        return _between(text, blocks, _SINGLE)
    return found


def _quotes_singly(text: str, doubles: int) -> bool:
    """Whether single marks do the work of double ones here, British style: they close more speech than those."""
    if sum(map(text.count, (",'", ".'", ",’", ".’", "?'", "?’"))) <= doubles:
        return False
    spoken = _SPOKEN_SINGLY.findall(text)
    return len(spoken) > doubles


def _between(text: str, blocks: list[Block], marks_of: re.Pattern[str]) -> list[Quotation]:
    found: list[Quotation] = []
    running = False
    for number, block in enumerate(blocks):
        if block.kind == "blank":
            continue
        if block.kind not in QUOTED_KINDS:
            running = False
            continue
        marks = _marks(text, block.start, block.end, marks_of)
        if not marks:
            running = False
            continue
        first = len(found)
        _pair(text, block, number, marks, running, found)
        if running and len(found) > first:
            head = found[first]
            head.continues = not text[block.start : head.opened].strip()
        running = len(found) > first and found[-1].runs_on
    return found


def _marks(text: str, start: int, end: int, marks_of: re.Pattern[str]) -> list[Mark]:
    """The marks of one block, each with what it can do by the characters beside it."""
    marks = []
    for match in marks_of.finditer(text, start, end):
        at, to = match.span()
        sign = match[0]
        before = text[at - 1] if at > start else " "
        after = text[to] if to < end else " "
        opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
        closes = (after.isspace() or after in _AFTER_CLOSING) and not before.isspace()
        if before == "=":
            continue  # An attribute of leftover markup.
        if opens == closes and not opens and before.isspace():
            opens = closes = True  # White space on both sides: whatever is due.
        elif opens == closes:
            # The neighbours do not tell: believe the shape of the mark, if it has one.
            opens = sign not in _CLOSING
            closes = sign not in _OPENING
        if sign == '"' and before.isdigit() and _INCHES.search(text, max(start, at - 12), at):
            continue
        if len(sign) > 2 and sign[0] == "'":
            # Three apostrophes are a double mark around a single one.
            at, to = (at, at + 2) if opens else (to - 2, to)
        if marks_of is _SINGLE and _is_apostrophe(text, at, end, before, after, opens):
            continue
        marks.append((at, to, opens, closes))
    return marks


def _pair(text: str, block: Block, number: int, marks: list[Mark], running: bool, found: list[Quotation]) -> None:
    """Pair the marks of one block and add its quotations to ``found``."""
    opened = inner = -1
    depth = 0
    if running and not marks[0][2]:
        # The paragraph goes on with what the one before left open, without a mark of its own.
        opened = inner = block.start
    for index, (at, to, opens, closes) in enumerate(marks):
        if opened < 0:
            if opens:
                opened, inner = at, to
        elif at == inner:
            inner = to  # Two marks in a row open one quotation.
        elif opens and not closes:
            following = marks[index + 1 : index + 3]
            if len(following) == 2 and not following[0][2] and not following[1][2]:
                depth += 1
            else:
                # The mark that should have closed the quotation before is missing.
                opened, inner = at, to
        elif depth:
            depth -= 1
        elif text[at - 1].isdigit() and text[at] == '"' and index + 1 < len(marks) and not marks[index + 1][2]:
            continue  # A 12" ruler: the mark that closes the quotation is still to come.
        else:
            _add(text, opened, inner, at, to, number, found)
            opened = -1
    if opened >= 0:
        _add(text, opened, inner, block.end, block.end, number, found)
        if found and found[-1].opened == opened:
            found[-1].runs_on = True


def _add(text: str, opened: int, start: int, end: int, closed: int, number: int, found: list[Quotation]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Quotation(start, end, opened, closed, number))


def _is_apostrophe(text: str, at: int, end: int, before: str, after: str, opens: bool) -> bool:
    """Whether a single mark stands for letters left out or for a possessive."""
    if before.isalnum() and after.isalnum():
        return True
    if opens:
        return text[at] != "‘" and _ELIDED.match(text, at, end) is not None
    if before not in "sS" or not after.isspace():
        return False
    # "the workers' rights": a possessive if the speech goes on to a mark that must close it.
    later = _SINGLE_CLOSING.search(text, at + 1, min(end, at + 600))
    opening = _SINGLE_OPENING.search(text, at + 1, min(end, at + 600))
    return later is not None and (opening is None or later.start() < opening.start())
