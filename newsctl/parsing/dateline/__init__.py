"""Datelines: where, for whom and when a story was filed, in the words that open its first paragraph.

    dateline := [flash] place [, date] [,] [agency] separator

The agency may also come first, alone, or around the date; the separator may be missing after an agency.
Rules are tried in order; the first ones rest on a date or an agency, the last ones on the place alone.
"""

from collections.abc import Callable

from newsctl.article import Dateline
from newsctl.parsing.dateline.opening import Opening
from newsctl.parsing.dateline.placed import place_alone, place_and_colon, place_and_dash
from newsctl.parsing.dateline.vouched import agency_first, place_and_agency, place_and_date

__all__ = ["read_dateline"]

Rule = Callable[[Opening], Dateline | None]
VOUCHED_RULES: tuple[tuple[str, Rule], ...] = (
    ("agency-first", agency_first),
    ("place-and-date", place_and_date),
    ("place-and-agency", place_and_agency),
)
RULES: tuple[tuple[str, Rule], ...] = (
    *VOUCHED_RULES,
    ("place-and-dash", place_and_dash),
    ("place-and-colon", place_and_colon),
    ("place-alone", place_alone),
)


def read_dateline(text: str, start: int, end: int, *, weak: bool = True) -> tuple[Dateline, str] | None:
    """Return the dateline that opens the paragraph ``text[start:end]`` and the name of its rule.

    With ``weak`` false only one that a date or an agency vouches for. It may be the whole paragraph.
    """
    opening = Opening(text, start, end)
    for name, rule in RULES if weak else VOUCHED_RULES:
        found = rule(opening)
        if found is not None:
            return found, name
    return None
