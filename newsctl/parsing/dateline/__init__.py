"""Datelines: where, for whom and when a story was filed, in the words that open its first paragraph.

    dateline := [flash] place [, date] [,] [agency] separator

The agency or the date may also come first, alone, or around the other; the separator may be missing after an
agency. The paragraph is cut into tokens (:mod:`.tokenizer`). Where the dateline ends is tried from the last
separator back (:mod:`.openings`): a rule must bear out what the tokens up to there say. The first rules rest
on a date or an agency (:mod:`.vouched_rules`), the others on the place alone (:mod:`.place_rules`).
"""

from collections.abc import Callable

from newsctl.article import Dateline
from newsctl.parsing.dateline.openings import Opening, openings
from newsctl.parsing.dateline.place_rules import place_alone, place_and_colon, place_and_dash, place_and_stop
from newsctl.parsing.dateline.vouched_rules import agency_first, place_and_agency, place_and_date

__all__ = ["read_dateline"]

Rule = Callable[[Opening], bool]
VOUCHED_RULES: tuple[tuple[str, Rule], ...] = (
    ("agency-first", agency_first),
    ("place-and-date", place_and_date),
    ("place-and-agency", place_and_agency),
)
PLACED_RULES: tuple[tuple[str, Rule], ...] = (
    ("place-and-dash", place_and_dash),
    ("place-and-colon", place_and_colon),
    ("place-and-stop", place_and_stop),
    ("place-alone", place_alone),
)


def read_dateline(text: str, start: int, end: int, *, weak: bool = True) -> tuple[Dateline, str] | None:
    """Return the dateline that opens the paragraph ``text[start:end]`` and the name of its rule.

    With ``weak`` false only one that a date or an agency vouches for. It may be the whole paragraph.
    """
    for opening in openings(text, start, end):
        vouched = opening.kinds.strip("prw") != ""
        for name, rule in VOUCHED_RULES if vouched else PLACED_RULES if weak else ():
            if rule(opening):
                return opening.dateline(), name
    return None
