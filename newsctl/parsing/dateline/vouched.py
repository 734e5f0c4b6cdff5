"""Datelines that a date or an agency vouches for."""

import re

from newsctl.article import Dateline
from newsctl.parsing.dateline.evidence import (
    could_be_agency,
    has_region,
    is_agency,
    is_caps,
    is_known,
    looks_like_place,
    opens_sentence,
    trimmed,
)
from newsctl.parsing.dateline.opening import REACH, SEPARATOR, Opening, make_dateline
from newsctl.parsing.dateline.placed import place_and_dash
from newsctl.parsing.dates import DAY, Day, day_of, month_number
from newsctl.parsing.places import is_city, is_region

__all__ = ["agency_first", "place_and_agency", "place_and_date"]

_DIGIT = re.compile(r"\d")
_WORD_BEFORE = re.compile(r"([^\W\d_]{3,10})\.?\s{0,3}$")
_DAY = re.compile(DAY)
_TAIL = re.compile(
    rf"\s{{0,3}}[,.]{{0,2}}\s{{0,3}}(?:\((?P<round>[^()\n]{{2,60}})\)|/\s?(?P<slash>[^/\n]{{2,40}}?)\s?/"
    rf"|(?P<bare>[^\W\d_][\w .]{{1,30}}?)(?=\s{{0,3}}{SEPARATOR}\s))?(?P<closed>\s{{0,2}}[/)])?"
    rf"\s{{0,3}}[,.]?\s{{0,3}}(?P<sep>{SEPARATOR})?"
)
_AGENCY_BEFORE_DATE = re.compile(
    r"(.{2,70}?)[\s,]*(?:--?\s*)?[(/]\s*([^()/]{2,40}?)\s*[)/]?[\s,–-]*$", re.DOTALL
)
_AFTER_AGENCY = re.compile(rf"\s{{0,3}}[,.]?\s{{0,3}}(?:{SEPARATOR})?\.?")


def place_and_date(opening: Opening) -> Dateline | None:
    """``LONDON, Feb 26 -``, ``MOSCOW, March 5. /TASS/.``, ``Mumbai, Dec 9 (PTI)``, ``Nov. 28 (UPI) --``."""
    text, start = opening.text, opening.start
    day = _first_day(opening)
    if day is None:
        return None
    tail = _TAIL.match(text, day.end, opening.end)
    assert tail is not None  # every part of it may be missing
    place, agency = _parts(text[start : day.start].lstrip("* "), tail)
    at = tail.end() + (1 if tail["slash"] and text[tail.end() : tail.end() + 1] == "." else 0)
    rest = opening.rest(at)
    if agency and not (is_agency(agency) or (could_be_agency(agency) and agency != tail["bare"])):
        return None
    if agency is None and not tail["sep"] and (rest or not is_known(place)):
        return None
    if not place:
        vouched = agency is not None and (is_agency(agency) or tail["sep"])
    elif agency or is_caps(place.split(",")[0]):
        vouched = looks_like_place(place)
    else:
        vouched = looks_like_place(place) and (opens_sentence(rest) or is_known(place))
    if not vouched:
        return None
    return make_dateline(opening, at, place, agency, day.iso or text[day.start : day.end].rstrip(", "))


def _first_day(opening: Opening) -> Day | None:
    """Return the day that the first digit belongs to, with the month before it or behind it."""
    text, start, end = opening.text, opening.start, opening.end
    digit = _DIGIT.search(text, start, min(start + REACH, end))
    if digit is None:
        return None
    before = max(start, digit.start() - 14)
    word = _WORD_BEFORE.search(text[before : digit.start()])
    found = _DAY.match(text, before + word.start(), end) if word and month_number(word[1]) else None
    found = found or _DAY.match(text, digit.start(), end)
    return day_of(found) if found else None


def _parts(before: str, tail: re.Match[str]) -> tuple[str, str | None]:
    """Return place and agency, which stands behind the date or in brackets before it."""
    place, agency = before, tail["round"] or tail["slash"] or tail["bare"]
    if agency is None and (found := _AGENCY_BEFORE_DATE.match(before)):
        name = found[2].rstrip(" -,–")
        if is_agency(name) or (tail["closed"] and could_be_agency(name)):
            place, agency = found[1], name
    place = trimmed(place)
    if place.endswith(".") and place.count(".") == 1 and "," not in place:
        place = place[:-1]  # MOSCOW. March 3 (Interfax) -
    return place, agency


def place_and_agency(opening: Opening) -> Dateline | None:
    """``Tehran (IP) -``, ``NAPA, Calif. (KGO) --``, ``HOMS, (SANA)``, ``Israel--(BUSINESS WIRE)--``."""
    text, start, end = opening.text, opening.start, opening.end
    reach = min(start + REACH, end)
    opened = text.find("(", start, reach)
    if opened > start and is_region(text[opened + 1 : max(opened, text.find(")", opened, end))]):
        opened = text.find("(", opened + 1, reach)
    closed = text.find(")", opened, min(opened + 60, end)) if opened > start else -1
    if closed < 0:
        opened = text.find("/", start, reach)
        closed = text.find("/", opened + 1, min(opened + 45, end)) if opened > start else -1
        if closed < 0 or not is_agency(text[opened + 1 : closed]):
            return None
    agency = text[opened + 1 : closed].strip()
    place = trimmed(text[start:opened].lstrip("* "))
    known = is_agency(agency)
    if not looks_like_place(place) or not (known or could_be_agency(agency)):
        return None
    after = _AFTER_AGENCY.match(text, closed + 1, end)
    assert after is not None  # every part of it may be missing
    rest = opening.rest(after.end())
    separated = any(not character.isspace() for character in after[0].strip(",."))
    caps = is_caps(place.split(",")[0])
    if not separated and (not rest[:1].isupper() or not (known and (caps or is_known(place)))):
        return None
    if not known and not (is_known(place) and opens_sentence(rest)):
        return None
    if known and not caps and not is_known(place) and not opens_sentence(rest):
        return None
    return make_dateline(opening, after.end(), place, agency, None)


def agency_first(opening: Opening) -> Dateline | None:
    """``(CNN) --``, ``(PTI) Text``, ``(ANSA) - ROME, NOV 5 -``, ``(Beirut) -``."""
    text, start, end = opening.text, opening.start, opening.end
    if text[start : start + 1] != "(":
        return None
    closed = text.find(")", start, min(start + 60, end))
    inside = text[start + 1 : closed]
    agency = inside if closed > 0 and is_agency(inside) else None
    place = inside if closed > 0 and agency is None and (is_city(inside) or has_region(inside)) else None
    if agency is None and place is None:
        return None
    after = _AFTER_AGENCY.match(text, closed + 1, end)
    assert after is not None  # every part of it may be missing
    separated = after[0].strip(" ,.") != ""
    rest = opening.rest(after.end())
    if (place and not separated) or not (separated or rest[:1].isupper()):
        return None
    if agency and separated and rest:
        inner = Opening(text, text.index(rest[0], after.end()), end)
        second = place_and_date(inner) or place_and_dash(inner)
        if second:
            return make_dateline(opening, second.end, second.place, agency, second.date)
    return make_dateline(opening, after.end(), place, agency, None)
