"""What is certain of a line before the model is asked: so that a clean article costs next to nothing.

Each certainty has a name in the table of rules (parsing/rules.py), which its block keeps.
"""

from itertools import pairwise

import msgspec

from newsctl.article import Dateline
from newsctl.parsing.blocks import Piece
from newsctl.parsing.layout.opening import VOUCHED, find_dateline
from newsctl.parsing.layout.states import BODY, STATES
from newsctl.parsing.lines.furniture import is_credit, is_sign_off, speaks_of_page
from newsctl.parsing.lines.scenes import is_credited
from newsctl.parsing.lines.signs import PROSE

__all__ = ["Certain", "find_certain", "settle_densest"]

RUN = 5  # paragraphs in a row, of which those within are of the body
PARAGRAPH = 15  # characters of such a paragraph
LONG = 160  # characters of a paragraph that is no title, name or date
TOP = 8  # lines among which a path ends with the headline
LAST = 80  # characters of a last paragraph that is no note of the desk
TITLE = range(5, 19)  # words of a first line that is a headline where the story begins below it
_BELOW_TITLES = PROSE | {"date", "byline"}
_SIGN_OFFS = frozenset(("names", "title", "sign-off"))
_OF_TABLES = frozenset(("title", "sentence", "prose", "names", "date", "item", "section", "rule"))
_OF_PARAGRAPHS = frozenset(
    number
    for number, (role, _) in enumerate(STATES)
    if role in ("standfirst", "body", "caption", "credit", "link-note", "furniture")
)
_OF_FEW_WORDS = frozenset(number for number, (role, _) in enumerate(STATES) if role != "link")
_ALL = frozenset(range(len(STATES)))
_ABOVE_BODY = frozenset(number for number, (_, zone) in enumerate(STATES) if zone in ("top", "head"))
_FURNITURE = frozenset(number for number, (role, _) in enumerate(STATES) if role == "furniture")
_STANDFIRST = STATES.index(("standfirst", "head"))
HEADLINE = STATES.index(("headline", "head"))
BYLINE = STATES.index(("byline", "head"))
SIGN_OFF = STATES.index(("credit", "end"))


class Certain(msgspec.Struct):
    """What is certain, by the number of a line: its state and the rule, else the states left to it."""

    allowed: list[frozenset[int] | None]
    states: dict[int, int] = {}
    rules: dict[int, str] = {}
    dateline: tuple[int, Dateline, str] | None = None


def find_certain(
    text: str,
    pieces: list[Piece],
    forms: list[str],
    furniture: frozenset[int] = frozenset(),
    *,
    titled: bool = False,
    stated: frozenset[str] = frozenset(),
) -> Certain:
    """Return what is certain of ``pieces``; ``titled`` where the headline stands above them.

    ``furniture`` has the numbers of those that the user knows for such, ``stated`` the fields that are known
    from elsewhere.
    """
    found = Certain(_left_by_form(pieces, forms))
    if stated:
        left = _left_by_fields(stated)
        found.allowed = [left & (allowed or left) for allowed in found.allowed]
        titled = titled or "headline" in stated
    found.dateline = find_dateline(text, pieces, forms, furniture, titled=titled)
    start = found.dateline[0] if found.dateline else 0 if titled else 1
    if forms[-1] in _SIGN_OFFS and len(pieces) > start + 1 and _is_wire_end(pieces[-1].text):
        _settle(found, len(pieces) - 1, SIGN_OFF, "wire-sign-off")
    if len(pieces) > 1 and pieces[1].indent >= 2:
        _settle_wire(found, pieces, forms, start)
    else:
        _settle_paragraphs(found, pieces, forms, start)
        _leave_repeated(found, pieces)
    if found.dateline:
        for number in range(found.dateline[0]):
            found.rules.pop(number, None)
            found.states.pop(number, None)
            found.allowed[number] = _ABOVE_BODY & (found.allowed[number] or _ABOVE_BODY)
        _settle(found, found.dateline[0], BODY, "behind-dateline")
    if not titled and 0 not in furniture and _is_headline(found, pieces, forms):
        _settle(found, 0, HEADLINE, "title-above-story")
        _settle_head(found, forms)
    if "wire-sign-off" in found.rules.values() and (
        found.dateline or found.rules.get(0) == "title-above-story"
    ):
        _settle_table(found, forms)
    for number in furniture:
        found.states.pop(number, None)
        found.allowed[number] = _FURNITURE
        found.rules[number] = "furniture-file"
    return found


def _settle_head(found: Certain, forms: list[str]) -> None:
    """Settle a byline between the headline and the dateline, or right below the headline of a wire."""
    wire = "wire-sign-off" in found.rules.values()
    stop = found.dateline[0] if found.dateline else 2 if wire else 1
    for number in range(1, min(stop, len(forms))):
        if forms[number] == "byline":
            _settle(found, number, BYLINE, "byline-above-dateline")


def _left_by_form(pieces: list[Piece], forms: list[str]) -> list[frozenset[int] | None]:
    """Return the states left to each piece: a paragraph is no title, name or date, a word or two no link."""
    left: list[frozenset[int] | None] = []
    for piece, form in zip(pieces, forms, strict=True):
        if form == "slug":
            left.append(_FURNITURE)
        elif form in PROSE and len(piece.text) >= LONG:
            left.append(_OF_PARAGRAPHS)
        else:
            left.append(_OF_FEW_WORDS if form != "labelled-title" and piece.text.count(" ") < 2 else None)
    return left


def _leave_repeated(found: Certain, pieces: list[Piece]) -> None:
    """Leave open what stands in the text more than once.

    Only what stands there first is a standfirst. Near the top, a path that the headline closes is none:
    ``Home / News / Ferry sails again``.
    """
    seen: dict[str, int] = {}
    for number, piece in enumerate(pieces):
        first = seen.setdefault(piece.text, number)
        if first < number:
            for again in (first, number):
                found.states.pop(again, None)
                found.rules.pop(again, None)
            _forbid(found, number, _STANDFIRST)
        elif number < TOP and piece.text.count(" ") >= 2:
            for above in range(number):
                if pieces[above].text.endswith(piece.text) and found.states.pop(above, HEADLINE) == HEADLINE:
                    found.rules.pop(above, None)
                    _forbid(found, above, HEADLINE)


def _forbid(found: Certain, number: int, state: int) -> None:
    found.allowed[number] = (found.allowed[number] or _ALL) - {state}


def _left_by_fields(stated: frozenset[str]) -> frozenset[int]:
    """Return the states that are left where fields of the head are known from elsewhere."""
    taken = {("headline", "head"), ("furniture", "top")} if "headline" in stated else set()
    if "subheadline" in stated:
        taken.add(("standfirst", "head"))
    return frozenset(number for number, state in enumerate(STATES) if state not in taken)


def _is_wire_end(line: str) -> bool:
    return "@" not in line and is_sign_off(line)


def _settle(found: Certain, number: int, state: int, rule: str) -> None:
    found.states[number] = state
    found.rules[number] = rule


def _settle_wire(found: Certain, pieces: list[Piece], forms: list[str], start: int) -> None:
    """Settle what wires set with an indent."""
    for number, piece in enumerate(pieces[1:], 1):
        if piece.indent >= 2 and number >= start and forms[number] == "prose":
            _settle(found, number, BODY, "wire-indent")


def _settle_table(found: Certain, forms: list[str]) -> None:
    """Settle what stands between a wire's head and its sign-off: tables, too, are the story's."""
    for number in range(found.dateline[0] + 1 if found.dateline else 1, len(forms) - 1):
        if number not in found.rules and forms[number] in _OF_TABLES:
            _settle(found, number, BODY, "wire-table")


def _settle_paragraphs(found: Certain, pieces: list[Piece], forms: list[str], start: int) -> None:
    """Settle the paragraphs within runs of them; those at the ends of a run may be something else.

    Between two long runs only the short ones at an end may be.
    """
    stop = len(pieces) - ("wire-sign-off" in found.rules.values())
    runs = _runs(pieces, forms, stop)
    long_runs = [run for run in runs if len(run) >= RUN]
    for run in long_runs:
        for number in range(max(run.start + 1, start), run.stop - 1):
            _settle(found, number, BODY, "amid-prose")
    for above, below in pairwise(long_runs):
        for number in (above.stop - 1, below.start):
            if number >= start and len(pieces[number].text) >= LONG:
                _settle(found, number, BODY, "amid-prose")
    last = runs[-1] if runs else range(0)
    if last.stop != stop:
        return
    if found.dateline and last.start <= start + 1 < stop:
        # From the dateline to the end there is nothing but paragraphs.
        for number in range(start + 1, stop - 1):
            _settle(found, number, BODY, "amid-prose")
    line = pieces[stop - 1].text
    if last.start < start + 3 and stop - 1 > start and len(line) >= LAST and not _is_of_page(line):
        _settle(found, stop - 1, BODY, "last-paragraph")


def settle_densest(found: Certain, pieces: list[Piece], forms: list[str]) -> bool:
    """Settle the run of paragraphs with the most words for the body, for a text in which none was found.

    Return whether there is one.
    """
    told = [
        "boilerplate" if _is_of_page(piece.text) else form for piece, form in zip(pieces, forms, strict=True)
    ]
    runs = _runs(pieces, told, len(pieces))
    if not runs:
        return False
    for number in max(runs, key=lambda run: sum(len(pieces[number].text) for number in run)):
        if number not in found.states:
            _settle(found, number, BODY, "densest-prose")
    return True


def _runs(pieces: list[Piece], forms: list[str], stop: int) -> list[range]:
    """Return the runs of paragraphs above the piece ``stop``."""
    runs = []
    begin = 0
    for number in range(stop):
        if forms[number] in PROSE and _is_paragraph(pieces[number].text):
            continue
        if begin < number:
            runs.append(range(begin, number))
        begin = number + 1
    if begin < stop:
        runs.append(range(begin, stop))
    return runs


def _is_of_page(line: str) -> bool:
    """Whether a last paragraph may be the desk's or the page's."""
    return speaks_of_page(line) or is_credit(line)


def _is_paragraph(line: str) -> bool:
    """Whether a line in sentences is no title, question or teaser, which may be of the page."""
    return len(line) >= PARAGRAPH and line[-1] not in "?…" and line[-3:] != "..." and not line[-30:].isupper()


def _is_set_in_capitals(line: str) -> bool:
    """Whether a line of a few words is set as some outlets set titles, with capitals; a full stop ends it."""
    words = line.split()
    return len(words) in TITLE and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _is_headline(found: Certain, pieces: list[Piece], forms: list[str]) -> bool:
    """Whether the first line is a headline without doubt: a title with the story's first paragraphs below."""
    line = pieces[0].text
    if line.isupper() and (
        found.rules.get(len(pieces) - 1) == "wire-sign-off"
        or (found.dateline and 0 < found.dateline[0] <= 3 and found.dateline[2] in VOUCHED)
    ):
        return True
    if forms[0] == "sentence" and len(pieces) > 2 and _is_set_in_capitals(line) and forms[1] in PROSE:
        return True
    if forms[0] != "title" or line.count(" ") + 1 not in TITLE or len(pieces) < 3:
        return False
    if found.dateline and found.dateline[0] == 1:
        return True
    return forms[1] in _BELOW_TITLES and 2 in found.rules and not is_credited(line)
