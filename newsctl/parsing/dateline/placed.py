"""Datelines that rest on the place alone: a list, a region or the story itself must know it."""

import re

from newsctl.article import Dateline
from newsctl.parsing.blocks import EDGES
from newsctl.parsing.dateline.evidence import (
    has_region,
    is_agency,
    is_apposition,
    is_caps,
    is_known,
    is_named_in,
    is_somebody,
    looks_like_place,
    opens_sentence,
    trimmed,
)
from newsctl.parsing.dateline.opening import Opening, make_dateline
from newsctl.parsing.lexicon import entries
from newsctl.parsing.places import is_city, is_region

__all__ = ["place_alone", "place_and_colon", "place_and_dash"]

_DASH = re.compile(r"\.-|--|[—―–_]|-(?=\s)|(?<=\s)-")
_SHORT_SENTENCE = re.compile(r"\w+(?: \w+)?[.,]")
_SPEAKER_LINE = re.compile(r"^\ufeff?[^\W\d_][\w.' -]{1,40}:\s", re.MULTILINE)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|we|We|you|You|my|My|our|Our|me|us|Well|Thank|Thanks)\b")


def place_and_dash(opening: Opening) -> Dateline | None:
    """``CHICAGO—``, ``HUNTSVILLE, Alabama -``, ``PHILADELPHIA ―``, ``Tehran, IRNA –``."""
    text, start, end = opening.text, opening.start, opening.end
    dash = _DASH.search(text, start, min(start + 75, end))
    if dash is None:
        return None
    place = trimmed(text[start : dash.start()].lstrip("* "))
    if not place or not place[0].isupper() or any(c.isdigit() or c in ':;"“”!?()' for c in place):
        return None
    at = dash.end()
    rest = opening.rest(at)
    if not opens_sentence(rest):
        return None
    head, _, last = place.rpartition(",")
    if head and is_agency(last) and not is_region(last) and looks_like_place(head):
        return make_dateline(opening, at, head, last, None)
    head, _, last = place.rpartition(" ")
    if head and "," not in head and last.isupper() and last.lower() in entries("agencies") and is_city(head):
        return make_dateline(opening, at, head, last, None)
    town = place.split(",")[0]
    caps = is_caps(town)
    spaced = text[dash.start() - 1].isspace() or text[at : at + 1].isspace()
    if (
        not spaced
        and dash[0] == "--"
        and "," not in place
        and (" " not in place or _SHORT_SENTENCE.match(rest))
    ):
        return None  # SIEGEL--Jerome. Beloved husband: a death notice
    if caps:
        if not (is_known(place) or is_named_in(text, town, end)):
            return None
    elif (
        not is_known(place)
        or is_region(place)
        or len(town.split()) > 4
        or is_apposition(opening, dash[0], at)
    ):
        return None
    return make_dateline(opening, at, place, None, None)


def place_and_colon(opening: Opening) -> Dateline | None:
    """``BEIJING:``, ``Chandigarh:``, ``Washington, DC, United States:``."""
    text, start, end = opening.text, opening.start, opening.end
    colon = text.find(":", start, min(start + 60, end))
    place = text[start : max(colon, start)].strip()
    if len(place) < 3 or not place[0].isupper() or any(c.isdigit() or c in '";“”!?()' for c in place):
        return None
    rest = opening.rest(colon + 1)
    if not text[colon + 1 : colon + 2].isspace() or not rest or not opens_sentence(rest):
        return None
    town = place.split(",")[0]
    if not (has_region(place) or is_city(place) or (is_caps(place) and is_named_in(text, place, end))):
        return None
    said = text[colon + 1 : end].strip(EDGES + "\n")
    quoted = said[0] in "\"“'‘" and said[-1] in "\"”'’"
    if quoted or (_FIRST_PERSON.search(text, colon, min(colon + 150, end)) and said[0] not in '"“'):
        return None
    if is_somebody(text, town) or len(_SPEAKER_LINE.findall(text)) > 3:
        return None
    return make_dateline(opening, colon + 1, place, None, None)


def place_alone(opening: Opening) -> Dateline | None:
    """``ANKARA`` alone on its line."""
    words = opening.text[opening.start : opening.end]
    if len(words) > 40 or not words[-1:].isalpha() or not is_caps(words.split(",")[0]):
        return None
    if not (is_city(words) or (has_region(words) and is_city(words.split(",")[0]))):
        return None
    return make_dateline(opening, opening.end, words, None, None)
