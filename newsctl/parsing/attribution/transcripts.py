"""Whose turn it is where words are set down one after the other: in a court, a debate, an interview."""

from newsctl.parsing.attribution.candidates import Candidate
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.attribution.tagset import COLON, COMMA, SAID, WAITED
from newsctl.parsing.characters import APOSTROPHES
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.quotations import Quotation

__all__ = ["is_put_to", "is_turn", "label_inside", "labelled"]

_LABELLED = TagPattern("""
    # Judge Roe (by telephone): "…"
    (?P<source> name{1,4} ) (?: open [^ close]{1,10} close )? colon
""")
_TURNS = frozenset(["q", "a", "question", "answer"])
_INSIDE = rf"([A-Z][A-Z.{APOSTROPHES} -]*[A-Z]): "
_SET_OFF, _VERBS = (COMMA, COLON), (SAID, WAITED)
_ASKED = TagPattern("""
    # was then asked: "…?"
    (?P<was> was ) also? (?P<cue> [said waited] ) [comma colon]? $
""")


def labelled(tagged: Tagged, at: int) -> Candidate | None:
    """Return whose turn it is in a transcript: ``Judge Roe: "…"``."""
    match = _LABELLED.fullmatch(tagged.tags, 0, at) if tagged.tags[at - 1 : at] == COLON else None
    if match is None:
        return None
    first, last = match.span("source")
    name = tagged.words[last - 1]
    if not (last > 1 or name.isupper() or tagged.text.count(name) > 1):
        return None
    return Candidate("label", first, last, -1, "", 0)


def is_turn(tagged: Tagged, at: int) -> bool:
    """Whether a letter says whose turn it is, and no name: ``Q: "…"``."""
    return tagged.tags[1:at] == COLON and tagged.word(0) in _TURNS


def label_inside(text: str, quotation: Quotation) -> tuple[int, int] | None:
    """Return where a name in capitals stands inside the marks, as in a transcript: ``"ROE: I was."``."""
    if not text[quotation.start + 1 : quotation.start + 2].isupper():
        return None
    match = compiled(_INSIDE).match(text, quotation.start, quotation.end)
    return match and match.span(1)


def is_put_to(tagged: Tagged, at: int) -> bool:
    """Whether the words are a question put to somebody, nobody says by whom: was asked, ``"…?"``."""
    asked = at - 2 if tagged.tags[at - 1 : at] in _SET_OFF else at - 1
    if tagged.tags[max(0, asked) : asked + 1] not in _VERBS:
        return False
    match = _ASKED.search(tagged.tags, max(0, at - 5), at)
    return (
        match is not None
        and tagged.word(match.start("cue")) in ("asked", "questioned")
        and tagged.word(match.start("was")) in entries("forms-of-be")
    )
