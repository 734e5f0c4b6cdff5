"""Datelines that a date or an agency vouches for."""

from newsctl.parsing.dateline.openings import Head
from newsctl.parsing.dateline.place_names import has_region, is_label
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.patterns import compiled

__all__ = ["agency_first", "place_and_agency", "place_and_date"]

_TIME = r"\d{1,2}(?:[:.]\d\d|\s?[ap]\.?m\b)"
_SCORES = r"\w+ \d+[,;] "


def agency_first(head: Head) -> bool:
    """``(CNN) --``, ``(PTI) Text``, ``(ANSA) - ROME, NOV 5 -``, ``(RNS) —``, ``AKP Phnom Penh, July 1 -``."""
    first = head.fields[0]
    if first.kind not in "au":
        return False
    if not first.enclosed and not head.place:
        return first.kind == "a" and _signs_alone(head)
    if head.place:
        alone = not (head.rest or first.enclosed or head.last.is_cut_off)  # a desk: KLN Port Ellery
        return head.goes_on and (head.is_known or head.is_caps) and ("d" in head.kinds or not alone)
    if first.kind == "a":
        return head.last.is_cut_off or head.rest[:1].isupper()
    return "d" in head.kinds or (head.last.is_cut_off and head.opens_sentence and head.agency_is_name)


def place_and_date(head: Head) -> bool:
    """``LONDON, Feb 26 -``, ``MOSCOW, March 5. /TASS/.``, ``Mumbai, Dec 9 (PTI)``, ``Nov. 28 (UPI) --``."""
    if "d" not in head.kinds or (head.rest[:1].isdigit() and compiled(_TIME).match(head.rest)):
        return False
    agency, separated = head.agency, head.last.is_cut_off
    if not head.place:
        return agency is not None and (agency.enclosed or head.last.enclosed) and head.goes_on
    if agency and agency.kind == "a":
        return head.goes_on
    if agency:
        return (separated and (head.is_caps or head.is_known or head.opens_sentence)) or (
            head.goes_on and head.is_known
        )
    if (is_label(head.town) and not has_region(head.place)) or (head.kinds[0] == "d" and not separated):
        return False
    if separated:
        return head.is_caps or head.opens_sentence or head.is_known
    if head.fields[-2:-1] and head.fields[-2].separator == "|":
        return head.is_known and head.opens_sentence  # IMPHAL | March 12
    stopped = head.last.separator.endswith(".") and head.opens_sentence
    return head.is_known and (head.last.enclosed or stopped or not head.rest)


def place_and_agency(head: Head) -> bool:
    """``Tehran (IP) -``, ``NAPA, Calif. (KGO) --``, ``HOMS, (SANA)``, ``Israel--(BUSINESS WIRE)--``."""
    agency = head.agency
    if (
        agency is None
        or not head.place
        or (head.last.separator == ":" and compiled(_SCORES).match(head.rest))
    ):
        return False
    separated = head.last.is_cut_off or head.last.separator.endswith(".")
    if agency.kind == "a":
        if separated:
            return head.is_known or head.is_caps or (agency.enclosed and head.opens_sentence)
        return agency.enclosed and head.rest[:1].isupper() and (head.is_known or head.is_caps)
    if not separated or not head.opens_sentence:
        return False
    if head.is_known and not is_label(head.place):
        return head.agency_is_name or not is_given_name(head.place)
    return head.is_caps and head.agency_is_name


def _signs_alone(head: Head) -> bool:
    """``CNN —``: an agency in capitals and a dash that stands free and is not the first of a pair."""
    words, rest = head.text[head.last.start : head.last.end], head.rest
    is_dash = head.last.is_cut_off and not head.is_closed_up and head.last.separator not in ":|;/"
    return is_dash and words.isupper() and (not rest or rest[0].isupper()) and not head.is_apposition
