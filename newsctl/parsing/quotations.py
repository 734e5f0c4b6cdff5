"""Quotation marks into quotations: which stretches of the text stand between marks.

The marks are never counted: 29 % of news articles hold an odd number of them. Each mark is judged by
the characters beside it (it can open before a word, close after one), each paragraph is read by itself,
and a paragraph left open goes on in the next one only if that one's own marks agree.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from newsctl.parsing.blocks import Block
from newsctl.parsing.characters import (
    ANGLES,
    APOSTROPHES,
    DASHES,
    DOUBLE_MARKS,
    ELLIPSIS,
    HORIZONTAL_BAR,
    LEFT_ANGLE,
    LEFT_DOUBLE,
    LEFT_SINGLE,
    RIGHT_ANGLE,
    RIGHT_DOUBLE,
    RIGHT_SINGLE,
)
from newsctl.parsing.missing_marks import unclosed
from newsctl.parsing.patterns import compiled
from newsctl.parsing.single_marks import (
    LOW_SINGLE,
    SINGLE,
    count_openings,
    is_apostrophe,
    quotes_singly,
    speaks_singly,
)

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
_TITLES = frozenset(("headline", "subheadline"))
_SPEAKING = _TITLES | {"paragraph"}

_LOW_DOUBLE = "\N{DOUBLE LOW-9 QUOTATION MARK}"
_HIGH_DOUBLE = "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}"
_LEFT_SINGLE_ANGLE = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
_RIGHT_SINGLE_ANGLE = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
_DOUBLE = f"{DOUBLE_MARKS}{_LOW_DOUBLE}{_HIGH_DOUBLE}{ANGLES}"
_PAIRS = ("''", "``", RIGHT_SINGLE * 2, LEFT_SINGLE * 2)
_LINES = f"{DASHES}-{HORIZONTAL_BAR}\N{FIGURE DASH}/|*_<:"
_UNSEEN = "\N{ZERO WIDTH SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ZERO WIDTH NO-BREAK SPACE}"
_EMBEDDING = "\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}"
_BESIDE = f"{_LINES}{APOSTROPHES}{DOUBLE_MARKS}{ELLIPSIS}{_UNSEEN}"
_BEFORE_OPENING = frozenset(f"([{{>{LEFT_SINGLE}{_EMBEDDING}{_BESIDE}")
_AFTER_CLOSING = frozenset(f",.;!?)]}}{_BESIDE}")
# French sets its marks off from the words, l'« affaire », so that their neighbours do not tell.
_FRENCH_OPENING = frozenset((LEFT_ANGLE, _LEFT_SINGLE_ANGLE, "&laquo;", "&#171;"))
_FRENCH_CLOSING = frozenset((RIGHT_ANGLE, _RIGHT_SINGLE_ANGLE, "&raquo;", "&#187;"))
_OPENING = _FRENCH_OPENING | {
    *(LEFT_DOUBLE, _LOW_DOUBLE, _HIGH_DOUBLE, LEFT_SINGLE, LOW_SINGLE),
    *("``", LEFT_SINGLE * 2, "&ldquo;", "&bdquo;", "&#8220;", "&#8222;"),
}
_CLOSING = _FRENCH_CLOSING | {RIGHT_DOUBLE, RIGHT_SINGLE, RIGHT_SINGLE * 2, "&rdquo;", "&#8221;"}
_TURNED = {LEFT_ANGLE: RIGHT_ANGLE, RIGHT_ANGLE: LEFT_ANGLE}
# Of few articles, and so compiled when one first needs them.
_WORD_BEFORE = rf"(?<=[\w.,!?{ELLIPSIS}])"
_OUTWARD = rf"{LEFT_ANGLE}(?=\w|[^{ANGLES}]*{RIGHT_ANGLE})|{_WORD_BEFORE}{RIGHT_ANGLE}"
_INWARD = rf"{RIGHT_ANGLE}(?=\w|[^{ANGLES}]*{LEFT_ANGLE})|{_WORD_BEFORE}{LEFT_ANGLE}"
_PAIRED = f"''+|``|{RIGHT_SINGLE * 2}|{LEFT_SINGLE * 2}"
_REFERENCE = "&(?:[lr]dquo|bdquo|[lr]aquo|quot|#34|#822[0-2]|#171|#187);"
_FRACTIONS = "\N{VULGAR FRACTION ONE HALF}\N{VULGAR FRACTION ONE QUARTER}\N{VULGAR FRACTION THREE QUARTERS}"
_PRIME = "\N{PRIME}"
_FEET = rf"\d[{APOSTROPHES}{_PRIME}]\s?\d{{1,2}}(?:[{_FRACTIONS}]|\.\d)?$"

Sign = tuple[int, str]
"""(start, the characters of what may be a mark, turned round where the language does so)"""

Mark = tuple[int, int, bool, bool]
"""(start, end, can open, can close)"""


def find_quotations(text: str, blocks: list[Block]) -> list[Quotation]:
    """Return the quotations of an article in order; ``blocks`` tile ``text``."""
    doubles, openings = _doubles(text), count_openings(text)
    singles = sorted(_signs(text, SINGLE)) if openings else []
    found = _quotations(text, blocks, doubles, singles)
    if not openings or 2 * openings < len(found):
        return found  # too few single marks to look at one by one
    paired = [(one.opened, one.closed) for one in found if not _is_single(text, one.opened)]
    return _quotations(text, blocks, singles, doubles) if quotes_singly(text, paired) else found


def _is_single(text: str, opened: int) -> bool:
    """Whether the mark at ``opened`` is a single one, and no double one made of two."""
    return text[opened] in SINGLE and text[opened + 1] not in SINGLE


def _doubles(text: str) -> list[Sign]:
    """Return the double marks of a text, in order."""
    found = _signs(text, _DOUBLE)
    for there, pattern in ((any(pair in text for pair in _PAIRS), _PAIRED), ("&" in text, _REFERENCE)):
        if there:
            found += [(match.start(), match[0]) for match in compiled(pattern).finditer(text)]
    if LEFT_ANGLE in text and _turns_inward(text):
        found = [(at, _TURNED.get(sign, sign)) for at, sign in found]
    found.sort()
    return found


def _turns_inward(text: str) -> bool:
    """Whether quotations open with » and close with « here, as in German: more marks say so than not.

    A mark tells by the word that it touches, or by the next mark: what opens with « has more «…» than »…«.
    """
    return len(compiled(_INWARD).findall(text)) > len(compiled(_OUTWARD).findall(text))


def _signs(text: str, marks: str) -> list[Sign]:
    """Return where each of some characters stands, one after the other."""
    found = []
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            found.append((at, mark))
            at = text.find(mark, at + 1)
    return found


def _quotations(text: str, blocks: list[Block], main: list[Sign], others: list[Sign]) -> list[Quotation]:
    """Return the quotations between the ``main`` marks, which stand in order, and here and there ``others``.

    These count where a block has none of the main marks that opens, but speaks or is set apart with them.
    """
    found: list[Quotation] = []
    running = False
    anywhere = bool(others) and others[0][1] not in SINGLE
    signed, no_more = iter(main), (len(text), "")
    at, sign = next(signed, no_more)
    for number, block in enumerate(blocks):
        if block.kind == "blank":
            continue
        end = block.end
        marks = []
        quoted = block.kind in QUOTED_KINDS
        while at < end:
            if quoted and at >= block.start and (mark := _mark(text, block.start, end, at, sign)):
                marks.append(mark)
            at, sign = next(signed, no_more)
        if (
            others
            and quoted
            and (anywhere or text[block.start] in SINGLE or text[end - 1] in SINGLE or block.kind in _TITLES)
            and not (running and marks)
            and not any(opens for _, _, opens, _ in marks)
        ):
            marks = _other_marks(text, block, others) or marks
        if not marks:
            # A sub-heading, a link or a picture may stand inside of a quotation.
            running = running and block.kind != "paragraph"
            continue
        first = len(found)
        for opened, start, last, closed in _pairs(text, block, marks, running):
            _add(text, Quotation(start, last, opened, closed, number, last == closed == end), found)
        if running and len(found) > first:
            found[first].continues = not text[block.start : found[first].opened].strip()
        running = len(found) > first and found[-1].runs_on
    return found


def _other_marks(text: str, block: Block, signs: list[Sign]) -> list[Mark]:
    """Return the marks of a block that are not those of the article's text, where they quote all the same."""
    here = signs[bisect_left(signs, (block.start,)) : bisect_left(signs, (block.end,))]
    if not here or (
        here[0][1] in SINGLE
        and not (
            block.kind in _SPEAKING and speaks_singly(text, block.start, block.end, block.kind in _TITLES)
        )
    ):
        return []
    marks = [_mark(text, block.start, block.end, *sign) for sign in here]
    return [mark for mark in marks if mark]


def _mark(text: str, start: int, end: int, at: int, sign: str) -> Mark | None:
    """Return a mark in the block ``start`` to ``end`` with what it can do by the characters beside it."""
    to = at + len(sign)
    before = text[at - 1] if at > start else " "
    after = text[to] if to < end else " "
    if before == "=" or (
        sign == '"' and before.isdigit() and compiled(_FEET).search(text, max(start, at - 8), at)
    ):
        return None  # an attribute of leftover markup; 6'2"
    opens, closes = _can(sign, before, after)
    if len(sign) > 2 and sign[0] == "'":
        # Three apostrophes are a double mark around a single one.
        at, to = (at, at + 2) if opens else (to - 2, to)
    if sign in SINGLE and is_apostrophe(text, at, end, before, after, opens):
        return None
    return at, to, opens, closes


@lru_cache(4096)
def _can(sign: str, before: str, after: str) -> tuple[bool, bool]:
    """Return whether a mark between two characters can open a quotation, and whether it can close one."""
    if sign in _FRENCH_OPENING and after.isspace():
        return True, False
    if before.isspace() and (
        after in ",;" or (sign in _FRENCH_CLOSING and (after.isspace() or after in _AFTER_CLOSING))
    ):
        return False, True  # no quotation opens with a comma
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    closes = (after.isspace() or after in _AFTER_CLOSING) and not before.isspace()
    if opens != closes:
        return opens, closes
    if before.isspace():
        return True, True  # white space on both sides: whatever is due
    # The neighbours do not tell: believe the shape of the mark, if it has one.
    return sign not in _CLOSING, sign not in _OPENING


def _pairs(text: str, block: Block, marks: list[Mark], running: bool) -> Iterator[tuple[int, int, int, int]]:
    """Yield (start of the mark, start of the words, their end, end of the mark) of a block's quotations.

    ``running`` says that the paragraph before left one open. A quotation that stays open ends with the block.
    """
    opened, inner = _going_on(block, marks) if running else (-1, -1)
    depth = 0
    for index, (at, to, opens, closes) in enumerate(marks):
        if opened < 0:
            if opens:
                opened, inner = at, to
        elif at == inner and opened < inner:
            inner = to  # two marks in a row open one quotation
        elif opens and not closes:
            if _close(marks, index + 1, 2):
                depth += 1
            else:
                # The mark that should have closed the one before is missing.
                yield from unclosed(text, opened, inner, at)
                opened, inner = at, to
        elif depth:
            depth -= 1
        elif not (text[at] == '"' and text[at - 1].isdigit() and _close(marks, index + 1, 1)):
            # It was no 12" ruler, with the mark that closes the quotation still to come.
            yield opened, inner, at, to
            opened = -1
    if opened >= 0:
        yield from unclosed(text, opened, inner, block.end)


def _going_on(block: Block, marks: list[Mark]) -> tuple[int, int]:
    """Return where the mark and the words begin that go on from the paragraph before; -1 where none do.

    They may have no mark of their own or, in old French, the closing one, which is taken from ``marks``.
    """
    if marks[0][2]:
        return -1, -1
    repeated = marks[0][0] == block.start
    return block.start, marks.pop(0)[1] if repeated else block.start


def _close(marks: list[Mark], first: int, count: int) -> bool:
    """Whether the next marks are there and can do nothing but close."""
    following = marks[first : first + count]
    return len(following) == count and not any(opens for _, _, opens, _ in following)


def _add(text: str, quotation: Quotation, found: list[Quotation]) -> None:
    """Append a quotation without white space at its ends, unless nothing else is in it."""
    start, end = quotation.start, quotation.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        quotation.start, quotation.end = start, end
        found.append(quotation)
