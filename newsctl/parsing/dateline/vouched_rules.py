"""Datelines that a date or an agency vouches for."""

from newsctl.parsing.dateline.openings import Opening
from newsctl.parsing.dateline.place_names import has_region, is_label
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.patterns import compiled

__all__ = ["agency_first", "place_and_agency", "place_and_date"]

_TIME = r"\d{1,2}(?:[:.]\d\d|\s?[ap]\.?m\b)"
_SCORES = r"\w+ \d+[,;] "


def agency_first(opening: Opening) -> bool:
    """``(CNN) --``, ``(PTI) Text``, ``(ANSA) - ROME, NOV 5 -``, ``(RNS) —``, ``AKP Phnom Penh, July 1 -``."""
    first = opening.tokens[0]
    if first.kind not in "au":
        return False
    if not first.enclosed and not opening.place:
        return first.kind == "a" and _signs_alone(opening)
    if opening.place:
        alone = not (opening.rest or first.enclosed or opening.last.is_cut_off)  # a desk: KLN Port Ellery
        return (
            opening.goes_on and (opening.is_known or opening.is_caps) and ("d" in opening.kinds or not alone)
        )
    if first.kind == "a":
        return opening.last.is_cut_off or opening.rest[:1].isupper()
    return "d" in opening.kinds or (
        opening.last.is_cut_off and opening.opens_sentence and opening.agency_is_name
    )


def place_and_date(opening: Opening) -> bool:
    """``LONDON, Feb 26 -``, ``MOSCOW, March 5. /TASS/.``, ``Mumbai, Dec 9 (PTI)``, ``Nov. 28 (UPI) --``."""
    if "d" not in opening.kinds or (opening.rest[:1].isdigit() and compiled(_TIME).match(opening.rest)):
        return False
    agency, separated = opening.agency, opening.last.is_cut_off
    if not opening.place:
        return agency is not None and (agency.enclosed or opening.last.enclosed) and opening.goes_on
    if agency and agency.kind == "a":
        return opening.goes_on
    if agency:
        return (separated and (opening.is_caps or opening.is_known or opening.opens_sentence)) or (
            opening.goes_on and opening.is_known
        )
    if (is_label(opening.town) and not has_region(opening.place)) or (
        opening.kinds[0] == "d" and not separated
    ):
        return False
    if separated:
        return opening.is_caps or opening.opens_sentence or opening.is_known
    if opening.tokens[-2:-1] and opening.tokens[-2].separator == "|":
        return opening.is_known and opening.opens_sentence  # IMPHAL | March 12
    stopped = opening.last.separator.endswith(".") and opening.opens_sentence
    return opening.is_known and (opening.last.enclosed or stopped or not opening.rest)


def place_and_agency(opening: Opening) -> bool:
    """``Tehran (IP) -``, ``NAPA, Calif. (KGO) --``, ``HOMS, (SANA)``, ``Israel--(BUSINESS WIRE)--``."""
    agency = opening.agency
    if (
        agency is None
        or not opening.place
        or (opening.last.separator == ":" and compiled(_SCORES).match(opening.rest))
    ):
        return False
    separated = opening.last.is_cut_off or opening.last.separator.endswith(".")
    if agency.kind == "a":
        if separated:
            return opening.is_known or opening.is_caps or (agency.enclosed and opening.opens_sentence)
        return agency.enclosed and opening.rest[:1].isupper() and (opening.is_known or opening.is_caps)
    if not separated or not opening.opens_sentence:
        return False
    if opening.is_known and not is_label(opening.place):
        return opening.agency_is_name or not is_given_name(opening.place)
    return opening.is_caps and opening.agency_is_name


def _signs_alone(opening: Opening) -> bool:
    """``CNN —``: an agency in capitals and a dash that stands free and is not the first of a pair."""
    words, rest = opening.text[opening.last.start : opening.last.end], opening.rest
    is_dash = opening.last.is_cut_off and not opening.is_closed_up and opening.last.separator not in ":|;/"
    return is_dash and words.isupper() and (not rest or rest[0].isupper()) and not opening.is_apposition
