"""The fields that a dateline is made of: a place, an agency or a date, in brackets or not, and a separator.

The kinds of fields:

    p  a place                  r  its region, or more of the place      d  a day
    a  an agency on the list    u  words that may be an agency           w  a weekday or a time of day
"""

import re

import msgspec

from newsctl.parsing.blocks import EDGES
from newsctl.parsing.calendar import is_weekday, month_number
from newsctl.parsing.dateline.place_names import (
    could_be_agency,
    has_region,
    is_agency,
    is_known,
    is_listed,
    is_site,
    looks_like_place,
    names_town,
)
from newsctl.parsing.days import DAY, day_of
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.places import is_city, is_region

__all__ = ["BLANKS", "Field", "next_fields"]

REACH = 75  # characters in a field
LAST = 60  # characters in the last field of a paragraph, with no mark behind it
BRACKET = 60  # characters in a bracket
SHORT_WORD = 9  # characters within which the first word of most sentences ends
CLOSERS = {"(": ")", "[": "]", "/": "/"}
BLANKS = EDGES + "\n*"
_SEPARATOR = re.compile(
    r"[\s*]{0,4}(,?[.,]?)\s{0,3}(-{1,3}(?!\d)|[–—―]{1,2}|&[mn]dash;|[_|•;»=]|>>|//|:(?!\d)|/(?=\s|$))?\*{0,2}"
)
_WEAK = frozenset(("", ",", ".", ",.", ",,"))
# Words end at a mark, a digit, a dash that stands free or one that closes a word in capitals. One class holds
# them all, as a search for a class is the quickest; behind it stands in what company some of them count.
_DELIMITER = re.compile(
    r"[,;()\[\]|•—–―_\"“”!?…»=&>.:/\d-](?:(?<![&>.:/\d-])|(?<=&)[mn]dash;|(?<=>)>|(?<=\.)-\s|(?<=\d)(?<![^\W\d_]\d)"
    r"|(?<=-)(?:-|(?=\s)|(?<=\s-)|(?<=[A-Z][A-Z]-)(?=[A-Z][abd-z]|A\s))"
    r"|(?<=:)(?=[\sA-Z\"“‘']|$)|(?<=/)(?:(?<=\s/)|(?=\s)))"
)
_MONTH_BEFORE = re.compile(r"([^\W\d_]{3,10})\.?\s{0,3}$")
_DAY = re.compile(DAY)
_NUMERIC_DAY = r"\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?!\d)"
_TIME = r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s(?:[A-Z]{2,4}|hrs)\b)?"
_FIRST_WORD = re.compile(r"([^\W\d_][^\W_]+)(\.\s)?")
_PLACE_AND_STOP = re.compile(r"([A-Z][^.,:\d]{2,25}+)\.\s+(?=[A-Z])")
_INITIALS = re.compile(r"[A-Z]/[A-Z]")  # of a region, as Ghana's agency gives them


class Field(msgspec.Struct, gc=False):
    """What stands at ``text[start:end]``, and the separator behind it, which ends at ``after``.

    ``separator`` is empty, a comma or a full stop, or else a strong one: a dash, a colon or a bar.
    """

    kind: str
    start: int
    end: int
    separator: str
    after: int
    enclosed: bool = False
    iso: str | None = None

    @property
    def is_cut_off(self) -> bool:
        """Whether a strong separator stands behind the field."""
        return self.separator not in _WEAK


def _field(
    kind: str, text: str, start: int, stop: int, end: int, *, after: int = 0, iso: str | None = None
) -> Field:
    """Return the field ``text[start:stop]`` with its separator; a bracket around it ends at ``after``."""
    found = _SEPARATOR.match(text, after or stop, end)
    assert found is not None  # every part of it may be missing
    return Field(kind, start, stop, found[2] or found[1], found.end(), after > 0, iso)


def next_fields(text: str, at: int, end: int, last: Field | None, kinds: str) -> list[Field]:
    """Return the field at ``at``, two where an agency stands beside a place, none where the sentence begins.

    ``last`` is the field before it, ``kinds`` the letters of all before it: they decide what may follow.
    """
    if text[at] in CLOSERS:
        return _enclosed(text, at, end, last, kinds)
    return _further(text, at, end, last, kinds) if last else _first(text, at, end)


def _enclosed(text: str, at: int, end: int, last: Field | None, kinds: str) -> list[Field]:
    """Return what a bracket or a pair of slashes holds: ``(AP)``, ``/TASS/``, ``(Kyiv, May 4)``."""
    closer = CLOSERS[text[at]]
    close = text.find(closer, at + 1, min(at + BRACKET, end))
    words = text[at + 1 : max(close, at)].strip()
    if not words or (closer == "/" and text[at + 1].isspace()):
        return []
    beside = last is not None and last.kind in "pr" and not last.is_cut_off
    if beside and (is_region(words) or _INITIALS.fullmatch(words)):
        return [_field("r", text, at, close + 1, end, after=close + 1)]
    if closer == "]" and last:
        return []
    found = _DAY.search(text, at + 1, close) if "d" not in kinds else None
    day = day_of(found) if found else None
    if day is None:
        agency, bar, town = words.partition("|")
        if bar and not kinds and is_city(town.strip()) and could_be_agency(agency.strip()):
            bar_at = text.index("|", at)
            place = _field("p", text, bar_at + 1, close, end, after=close + 1)
            return [Field("u", at + 1, bar_at, "", bar_at), place]
        kind = _kind_enclosed(words, kinds)
        return [_field(kind, text, at + 1, close, end, after=close + 1)] if kind else []
    dated = _field("d", text, day.start, day.end, end, after=close + 1, iso=day.iso)
    sides = [text[at + 1 : day.start], text[day.end : close]]
    others = [side for part in sides if (side := part.strip(BLANKS + "/,-–|"))]
    if not others:
        return [dated]
    kind = _kind_enclosed(others[0], kinds) if len(others) == 1 else ""
    start = text.index(others[0], at)
    return [Field(kind, start, start + len(others[0]), "", start), dated] if kind else []


def _kind_enclosed(words: str, kinds: str) -> str:
    """Return the kind of what stands in a bracket, alone or beside a date; empty for an aside."""
    if "p" not in kinds and (is_city(words) or has_region(words)) and not is_listed(words):
        return "p"
    if not _is_unsigned(kinds):
        return ""
    if is_agency(words):
        return "a"
    return "u" if could_be_agency(words) and (words.isupper() or not is_city(words)) else ""


def _first(text: str, at: int, end: int) -> list[Field]:
    """Return the fields that the first words are: the place, in most datelines."""
    space = text.find(" ", at, min(at + SHORT_WORD, end - 1))
    if space > at and text[space + 1].islower() and text[at:space].lower() in entries("not-first-in-places"):
        return []  # The company
    found = _PLACE_AND_STOP.match(text, at, end)
    if found and is_city(found[1]):
        return [Field("p", at, found.end(1), ".", found.end())]
    stop = _stop(text, at, end)
    return _opening_words(text, at, stop, end) if stop > at else _in_digits(text, at, end, None, "")


def _further(text: str, at: int, end: int, last: Field, kinds: str) -> list[Field]:
    """Return the fields at ``at``, behind ``last``."""
    fields = _in_digits(text, at, end, last, kinds)
    if fields:
        return fields
    if last.kind == "d" and not last.is_cut_off and _is_unsigned(kinds):
        agency = _behind_date(text, at, end)
        if agency:
            return [agency]
    stop = _stop(text, at, end)
    if stop == at:
        return []
    field = _field("", text, at, stop, end)
    two = _and_agency(text, at, stop, end) if field.is_cut_off and last.kind == "p" else []
    if two and is_region(text[at : two[0].end]):
        two[0].kind = "r"
        return two
    field.kind = _kind_of(text[at:stop], field, last, kinds)
    return [field] if field.kind else []


def _is_unsigned(kinds: str) -> bool:
    return "a" not in kinds and "u" not in kinds


def _stop(text: str, at: int, end: int) -> int:
    """Return where the words at ``at`` end, before a mark or a date; ``at`` itself where there are none."""
    found = _DELIMITER.search(text, at, min(at + REACH, end))
    if found is None:
        return end if end - at <= LAST else at
    stop = found.start()
    if text[stop].isdigit():
        month = _MONTH_BEFORE.search(text[max(at, stop - 14) : stop])
        if month and month_number(month[1]):
            stop -= len(month[0])
    return at + len(text[at:stop].rstrip(BLANKS))


def _in_digits(text: str, at: int, end: int, last: Field | None, kinds: str) -> list[Field]:
    """Return the field that is a day, or the time of the day before it: ``Nov. 5, 2020``, ``03/12/14``."""
    if "d" not in kinds:
        found = _DAY.match(text, at, end)
        day = day_of(found) if found else None
        if day:
            return [_field("d", text, day.start, day.end, end, iso=day.iso)]
    digits = text[at : min(at + 16, end)] if last and text[at].isdigit() else ""
    kind, pattern = ("w", _TIME) if "d" in kinds else ("d", _NUMERIC_DAY)
    found = compiled(pattern).match(digits) if digits else None
    return [_field(kind, text, at, at + found.end(), end)] if found else []


def _opening_words(text: str, at: int, stop: int, end: int) -> list[Field]:
    """Return the fields that the first words are: a place, an agency, or the two side by side."""
    words = text[at:stop]
    parts = words.split()
    if not 0 < len(parts) <= 10:
        return []
    if len(parts) == 1 and is_site(words):
        return [_field("u", text, at, stop, end)]
    if parts[0].lower() in entries("agencies") and not is_city(words):
        start = at + words.index(parts[1], len(parts[0])) if len(parts) > 1 else stop
        if len(parts) > 1 and parts[0].isupper() and is_city(text[start:stop]):
            return [Field("a", at, at + len(parts[0]), "", start), _field("p", text, start, stop, end)]
        if is_listed(words):
            return [_field("a", text, at, stop, end)]
    two = _and_agency(text, at, stop, end)
    if two and names_town(text[at : two[0].end]):
        return two
    if "-" in words:
        agency, _, town = words.partition("-")
        if agency.isupper() and is_listed(agency) and is_city(town):
            start = at + len(agency) + 1
            return [Field("a", at, start - 1, "", start), _field("p", text, start, stop, end)]
    return [_field("p", text, at, stop, end)] if looks_like_place(words) else []


def _and_agency(text: str, at: int, stop: int, end: int) -> list[Field]:
    """Return a place and the agency that closes the words: ``Washington CNN —``, ``BERLIN taz |``."""
    place, _, last = text[at:stop].rpartition(" ")
    if (
        not place
        or not (last.isupper() or text[stop : stop + 2].strip() == "|")
        or not (is_listed(last) or ("/" in last and is_agency(last)))
    ):
        return []
    middle = stop - len(last)
    return [Field("p", at, at + len(place), "", middle), _field("a", text, middle, stop, end)]


def _behind_date(text: str, at: int, end: int) -> Field | None:
    """Return the agency without brackets behind a date: ``Mar 12, BNS -``, ``March 12, ARMENPRESS. The``."""
    first = _FIRST_WORD.match(text, at, end)
    if first and first[1].isupper():
        if is_listed(first[1]):
            return _field("a", text, at, first.end(1), end)
        if first[2] and len(first[1]) > 3:
            return _field("u", text, at, first.end(1), end)
    found = _DELIMITER.search(text, at, min(at + REACH, end))
    words = text[at : found.start()].rstrip(BLANKS + ".") if found else ""
    field = _field("", text, at, at + len(words), end)
    if not words or len(words.split()) > 3 or not field.is_cut_off or field.separator == ";":
        return None
    if is_listed(words):
        field.kind = "a"
    elif could_be_agency(words) and not (is_weekday(words) or is_city(words)):
        field.kind = "u"
    return field if field.kind else None


def _kind_of(words: str, field: Field, last: Field, kinds: str) -> str:
    """Return the kind of a field in words that is not the first, empty where the sentence begins."""
    placed, unsigned = "p" in kinds, _is_unsigned(kinds)
    if last.is_cut_off and not field.is_cut_off and last.separator not in "|•/":
        return "p" if not placed and is_known(words) else ""
    if unsigned and is_listed(words) and (last.is_cut_off or not is_region(words)):
        return "a"
    if not placed:
        return "p" if looks_like_place(words) else ""
    if last.is_cut_off:
        if last.separator == "/" and is_city(words):
            return "r"
        between = (
            last.separator == "/"
            or (last.separator == field.separator and field.separator in "|•")
            or (last.separator == "|" and field.separator == ":" and " " in words)
        )
        return "u" if between and unsigned and could_be_agency(words) else ""
    if is_weekday(words):
        return "w"
    if unsigned and field.is_cut_off and is_site(words):
        return "u"
    if last.separator == ".":
        return "u" if field.is_cut_off and words.isupper() and could_be_agency(words) else ""
    goes_on = last.kind in "prw" and last.separator == "," and (is_region(words) or looks_like_place(words))
    return "r" if goes_on else ""
