"""Datelines: where, for whom and when a story was filed, in the words that open its first paragraph.

    dateline := [flash] place [, date] [,] [agency] separator

The agency may also come first, alone, or around the date; the separator may be missing after an agency.
Rules are tried in order; the first ones rest on a date or an agency, the last ones on the place alone.
"""

import re
from collections.abc import Callable

import msgspec

from newsctl.article import Dateline
from newsctl.parsing.blocks import EDGES, flatten
from newsctl.parsing.dates import DAY, WEEKDAYS, day_of, month_number
from newsctl.parsing.lexicon import entries
from newsctl.parsing.places import is_city, is_region

__all__ = ["Opening", "read_dateline"]

REACH = 90  # a dateline's date or agency starts within so many characters
_DIGIT = re.compile(r"\d")
_WORD_BEFORE = re.compile(r"([^\W\d_]{3,10})\.?\s{0,3}$")
_DAY = re.compile(DAY)
_SEPARATOR = r"(?:\.-|[-–—―_]{1,3}|:)"
_TAIL = re.compile(
    rf"\s{{0,3}}[,.]{{0,2}}\s{{0,3}}(?:\((?P<round>[^()\n]{{2,60}})\)|/\s?(?P<slash>[^/\n]{{2,40}}?)\s?/"
    rf"|(?P<bare>[^\W\d_][\w .]{{1,30}}?)(?=\s{{0,3}}{_SEPARATOR}\s))?(?P<closed>\s{{0,2}}[/)])?"
    rf"\s{{0,3}}[,.]?\s{{0,3}}(?P<sep>{_SEPARATOR})?"
)
_AGENCY_BEFORE_DATE = re.compile(
    r"(.{2,70}?)[\s,]*(?:--?\s*)?[(/]\s*([^()/]{2,40}?)\s*[)/]?[\s,–-]*$", re.DOTALL
)
_AFTER_AGENCY = re.compile(rf"\s{{0,3}}[,.]?\s{{0,3}}(?:{_SEPARATOR})?\.?")
_DASH = re.compile(r"\.-|--|[—―–_]|-(?=\s)|(?<=\s)-")
_OTHER_PLACE = re.compile(r"\s*(?:/|&|\band\b)\s*")
_NAMED_PART = re.compile(r"[^\W\d_][\w.'’ -]*")
_SHORT_SENTENCE = re.compile(r"\w+(?: \w+)?[.,]")
_CALL_SIGN = re.compile(r"[WKC][A-Z]{2,3}(?:[- ]?(?:TV|DT|FM|\d{1,2}))?$")
_SPEAKER_LINE = re.compile(r"^[^\W\d_][\w.' -]{1,40}:\s", re.MULTILINE)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|we|We|you|You|my|My|our|Our|me|us|Well|Thank|Thanks)\b")
NOT_FIRST = frozenset(
    [
        "on",
        "in",
        "at",
        "by",
        "from",
        "since",
        "until",
        "the",
        "a",
        "an",
        "this",
        "that",
        "last",
        "next",
        "early",
        "late",
        "mid",
        "after",
        "before",
        "as",
        "for",
        "with",
        "when",
        "while",
        "week",
    ]
)


class Opening(msgspec.Struct):
    """The opening of a paragraph: ``text[start:end]`` is the paragraph, ``alone`` whether it may be all dateline."""

    text: str
    start: int
    end: int

    def rest(self, at: int) -> str:
        """The first words from ``at`` on, within the paragraph."""
        return self.text[at : min(at + 60, self.end)].lstrip(EDGES + "\n")


def read_dateline(text: str, start: int, end: int, *, weak: bool = True) -> tuple[Dateline, str] | None:
    """Return the dateline that opens the paragraph ``text[start:end]`` with the name of the rule that found it.

    With ``weak`` false only those that a date or an agency vouches for. The dateline may be the whole paragraph.
    """
    opening = Opening(text, start, end)
    for name, rule, strong in RULES:
        if (weak or strong) and (found := rule(opening)) is not None:
            return found, name
    return None


def _make(
    opening: Opening,
    end: int,
    place: str | None,
    agency: str | None,
    date: str | None,
    *,
    start: int | None = None,
) -> Dateline:
    text, start = opening.text, opening.start if start is None else start
    end = start + len(text[start:end].rstrip(EDGES + "\n"))
    return Dateline(
        flatten(text[start:end]),
        _folded(place) if place else None,
        _folded(agency) if agency else None,
        _folded(date) if date else None,
        start,
        end,
    )


def _folded(words: str) -> str:
    return " ".join(words.split())


# ------------------------------------------------------------------ what a place and an agency look like


def _is_caps(words: str) -> bool:
    return words.isupper() or (words[:2] in ("Mc", "Mac", "De") and words[3:].isupper())


def _trim(place: str) -> str:
    place = place.strip(EDGES + "\n,-–—―*")
    head, _, last = place.rpartition(",")
    if head and last.strip().lower()[:3] in WEEKDAYS and last.strip().lower().endswith("day"):
        return head.strip()
    return place


def _is_known(place: str) -> bool:
    """Whether one of the places named is on a list, or stands with its region."""
    return (
        _has_region(place)
        or is_region(place)
        or any(is_city(part.split(",")[0].strip(" .")) for part in _OTHER_PLACE.split(place))
    )


def _has_region(place: str) -> bool:
    town, _, region = place.rpartition(",")
    if town:
        return is_region(region.strip(EDGES + "\n,")) and town[:1].isupper() and len(town.split()) <= 8
    for opened, closed in (("[", "]"), ("(", ")")):
        town, _, region = place.partition(opened)
        if town and region.endswith(closed):
            return is_region(region[:-1])
    return False


def _looks_like_place(place: str) -> bool:
    """Whether a date or agency beside them may make these words a place."""
    words = place.split()
    if not words or len(words) > 10 or len(place) > REACH or not place[0].isalpha():
        return False
    if any(character in place for character in ':;"“”!?…'):
        return False
    town = place.split(",")[0].split("[")[0].split("(")[0].strip()
    first = words[0].strip(",.").lower()
    if (
        first in NOT_FIRST
        or (first[:3] in WEEKDAYS and first.endswith("day"))
        or (month_number(first) and len(words) == 1)
    ):
        return is_city(town)
    if _is_caps(town) or is_region(town):
        return True
    capitals = sum(word[0].isupper() or not word[0].isalpha() for word in town.split())
    if capitals >= max(1, len(town.split()) - 2) and town[0].isupper() and len(town.split()) <= 5:
        return True
    return is_city(town)


def _is_agency(words: str) -> bool:
    small = _folded(words).strip(" .-–").lower()
    return small in entries("agencies") or _CALL_SIGN.match(words.strip()) is not None


def _could_be_agency(words: str) -> bool:
    return (
        1 < len(words) <= 50
        and len(words.split()) <= 5
        and words[0].isalpha()
        and any(map(str.isupper, words))
        and not any(character.isdigit() or character in ':;"“”' for character in words)
    )


def _opens_sentence(rest: str) -> bool:
    """Whether a text goes on after a dateline like a new sentence: it does not with a small letter."""
    return not rest[:1].islower()


# ------------------------------------------------------------------ the rules


def _dated(opening: Opening) -> Dateline | None:
    """``LONDON, Feb 26 -``, ``MOSCOW, March 5. /TASS/.``, ``Mumbai, Dec 9 (PTI)``, ``Nov. 28 (UPI) --``."""
    text, start, end = opening.text, opening.start, opening.end
    digit = _DIGIT.search(text, start, min(start + REACH, end))
    if digit is None:
        return None
    word = _WORD_BEFORE.search(text[max(start, digit.start() - 14) : digit.start()])
    found = None
    if word is not None and month_number(word[1]):
        found = _DAY.match(text, max(start, digit.start() - 14) + word.start(), end)
    found = found or _DAY.match(text, digit.start(), end)
    day = day_of(found) if found else None
    if day is None:
        return None
    tail = _TAIL.match(text, day.end, end)
    assert tail is not None  # every part of it may be missing
    place, agency = text[start : day.start].lstrip("* "), tail["round"] or tail["slash"] or tail["bare"]
    if (
        agency is None
        and (before := _AGENCY_BEFORE_DATE.match(place))
        and (_is_agency(before[2]) or (tail["closed"] and _could_be_agency(before[2])))
    ):
        place, agency = before[1], before[2].rstrip(" -,–")
    elif (tail["bare"] and not _is_agency(tail["bare"])) or (
        agency is not None and not (_is_agency(agency) or _could_be_agency(agency))
    ):
        return None
    place = _trim(place)
    if place.endswith(".") and place.count(".") == 1 and "," not in place:
        place = place[:-1]  # MOSCOW. March 3 (Interfax) -
    at = tail.end()
    if agency is None and not tail["sep"] and opening.rest(at):
        return None
    if place:
        if not _looks_like_place(place) or (not agency and not tail["sep"] and not _is_known(place)):
            return None
        if (
            agency is None
            and not _is_caps(place.split(",")[0])
            and not (_is_known(place) or _opens_sentence(opening.rest(at)))
        ):
            return None
    elif agency is None or not (_is_agency(agency) or tail["sep"]):
        return None
    if tail["slash"] and text[at : at + 1] == ".":
        at += 1
    written = text[day.start : day.end].rstrip(", ")
    return _make(opening, at, place, agency, day.iso or written)


def _with_agency(opening: Opening) -> Dateline | None:
    """``Tehran (IP) -``, ``NAPA COUNTY, Calif. (KGO) --``, ``HOMS, (SANA)``, ``Israel--(BUSINESS WIRE)--``."""
    text, start, end = opening.text, opening.start, opening.end
    reach = min(start + REACH, end)
    opened = text.find("(", start, reach)
    if opened > start and is_region(text[opened + 1 : max(opened, text.find(")", opened, end))]):
        opened = text.find("(", opened + 1, reach)
    closed = text.find(")", opened, min(opened + 60, end)) if opened > start else -1
    if closed < 0:
        opened = text.find("/", start, reach)
        closed = text.find("/", opened + 1, min(opened + 45, end)) if opened > start else -1
        if closed < 0 or not _is_agency(text[opened + 1 : closed]):
            return None
    agency = text[opened + 1 : closed].strip()
    place = _trim(text[start:opened].lstrip("* "))
    known = _is_agency(agency)
    if not _looks_like_place(place) or not (known or _could_be_agency(agency)):
        return None
    after = _AFTER_AGENCY.match(text, closed + 1, end)
    assert after is not None  # every part of it may be missing
    rest = opening.rest(after.end())
    separated = any(not character.isspace() for character in after[0].strip(",."))
    caps = _is_caps(place.split(",")[0])
    if not separated and (not rest[:1].isupper() or not (known and (caps or _is_known(place)))):
        return None
    if not known and not (_is_known(place) and _opens_sentence(rest)):
        return None
    if known and not caps and not _is_known(place) and not _opens_sentence(rest):
        return None
    return _make(opening, after.end(), place, agency, None)


def _agency_first(opening: Opening) -> Dateline | None:
    """``(CNN) --``, ``(PTI) Text``, ``(ANSA) - ROME, NOV 5 -``, ``(Beirut) -``."""
    text, start, end = opening.text, opening.start, opening.end
    if text[start : start + 1] != "(":
        return None
    closed = text.find(")", start, min(start + 60, end))
    inside = text[start + 1 : closed]
    agency = inside if closed > 0 and _is_agency(inside) else None
    place = inside if closed > 0 and agency is None and (is_city(inside) or _has_region(inside)) else None
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
        second = _dated(inner) or _place_dash(inner)
        if second:
            return _make(opening, second.end, second.place, agency, second.date)
    return _make(opening, after.end(), place, agency, None)


def _place_dash(opening: Opening) -> Dateline | None:
    """``CHICAGO—``, ``HUNTSVILLE, Alabama -``, ``PHILADELPHIA ―``, ``Tehran, IRNA –``."""
    text, start, end = opening.text, opening.start, opening.end
    dash = _DASH.search(text, start, min(start + 75, end))
    if dash is None:
        return None
    place = _trim(text[start : dash.start()].lstrip("* "))
    if not place or not place[0].isupper() or any(c.isdigit() or c in ':;"“”!?()' for c in place):
        return None
    at = dash.end()
    rest = opening.rest(at)
    if not _opens_sentence(rest):
        return None
    head, _, last = place.rpartition(",")
    if head and _is_agency(last) and not is_region(last) and _looks_like_place(head):
        return _make(opening, at, head, last, None)
    head, _, last = place.rpartition(" ")
    if head and "," not in head and last.isupper() and last.lower() in entries("agencies") and is_city(head):
        return _make(opening, at, head, last, None)
    town = place.split(",")[0]
    caps = _is_caps(town)
    spaced = text[dash.start() - 1].isspace() or text[at : at + 1].isspace()
    if (
        not spaced
        and dash[0] == "--"
        and "," not in place
        and (" " not in place or _SHORT_SENTENCE.match(rest))
    ):
        return None  # SIEGEL--Jerome. Beloved husband: a death notice
    if caps:
        if not (_is_known(place) or _is_named_in(text, town, end)):
            return None
    elif (
        not _is_known(place)
        or is_region(place)
        or len(town.split()) > 4
        or _is_apposition(opening, dash[0], at)
    ):
        return None
    return _make(opening, at, place, None, None)


def _place_colon(opening: Opening) -> Dateline | None:
    """``BEIJING:``, ``Chandigarh:``, ``Washington, DC, United States:``."""
    text, start, end = opening.text, opening.start, opening.end
    colon = text.find(":", start, min(start + 60, end))
    place = text[start : max(colon, start)].strip()
    if len(place) < 3 or not place[0].isupper() or any(c.isdigit() or c in '";“”!?()' for c in place):
        return None
    rest = opening.rest(colon + 1)
    if not text[colon + 1 : colon + 2].isspace() or not rest or not _opens_sentence(rest):
        return None
    town = place.split(",")[0]
    if not (_has_region(place) or is_city(place) or (_is_caps(place) and _is_named_in(text, place, end))):
        return None
    said = text[colon + 1 : end].strip(EDGES + "\n")
    quoted = said[0] in "\"“'‘" and said[-1] in "\"”'’"
    if quoted or (_FIRST_PERSON.search(text, colon, min(colon + 150, end)) and said[0] not in '"“'):
        return None
    if _is_somebody(text, town) or len(_SPEAKER_LINE.findall(text)) > 3:
        return None
    return _make(opening, colon + 1, place, None, None)


def _place_line(opening: Opening) -> Dateline | None:
    """``ANKARA`` alone on its line."""
    words = opening.text[opening.start : opening.end]
    if len(words) > 40 or not words[-1:].isalpha() or not _is_caps(words.split(",")[0]):
        return None
    if not (is_city(words) or (_has_region(words) and is_city(words.split(",")[0]))):
        return None
    return _make(opening, opening.end, words, None, None)


# ------------------------------------------------------------------ evidence from the rest of the text


def _is_named_in(text: str, town: str, after: int) -> bool:
    """Whether the story speaks of being in the town: a place too small for the list."""
    name = town.title()
    return len(town) > 3 and any(
        text.find(f" {word} {name}", after - 2000 if after > 2000 else 0) >= 0
        for word in ("in", "near", "of")
    )


def _is_somebody(text: str, town: str) -> bool:
    """Whether the story has a person of that name: Clinton and Houston are towns as well."""
    name = f" {town.title()}"
    at = text.find(name)
    for _ in range(20):
        if at < 0:
            break
        before = text[max(0, at - 20) : at].split()
        word = before[-1].lower() if before and before[-1][0].isupper() else ""
        if word and any(word in entries(f"given-names-{kind}") for kind in ("male", "female", "either")):
            return True
        if word.rstrip(".") in (
            "mr",
            "mrs",
            "ms",
            "sen",
            "rep",
            "gov",
            "president",
            "senator",
            "secretary",
            "dr",
        ):
            return True
        at = text.find(name, at + 1)
    return False


def _is_apposition(opening: Opening, dash: str, at: int) -> bool:
    """Whether the dash is the first of a pair."""
    stop = min(at + 120, opening.end)
    second = opening.text.find(f" {dash} ", at, stop)
    return second >= 0 and "." not in opening.text[at:second]


RULES: tuple[tuple[str, Callable[[Opening], Dateline | None], bool], ...] = (
    ("agency-first", _agency_first, True),
    ("place-and-date", _dated, True),
    ("place-and-agency", _with_agency, True),
    ("place-and-dash", _place_dash, False),
    ("place-and-colon", _place_colon, False),
    ("place-alone", _place_line, False),
)
