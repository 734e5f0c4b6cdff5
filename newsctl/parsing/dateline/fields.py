"""The opening of a paragraph cut into the fields that a dateline is made of.

A field is a place, an agency or a date, in brackets or not, with the comma, stop or dash behind it. Kinds:

    p  a place                  r  its region, or more of the place      d  a day
    a  an agency on the list    u  words that may be an agency           w  a weekday, which says nothing
"""

import re

import msgspec

from newsctl.parsing.blocks import EDGES
from newsctl.parsing.dateline.evidence import (
    could_be_agency,
    has_region,
    is_agency,
    is_known,
    is_listed,
    is_weekday,
    looks_like_place,
)
from newsctl.parsing.dates import DAY, Day, day_of, month_number
from newsctl.parsing.places import is_city, is_region

__all__ = ["BLANKS", "Field", "read_fields"]

MOST = 8  # fields in a dateline
REACH = 75  # characters in a field
BRACKET = 60  # characters in a bracket, or in the last field of a paragraph
BLANKS = EDGES + "\n*"
WEAK = frozenset(("", ",", ".", ",.", ",,"))
_CLOSERS = {"(": ")", "[": "]", "/": "/"}
# A field in words ends at a mark, a digit, a dash that stands free or one that closes a word in capitals.
_DELIMITER = re.compile(
    r"[,;()\[\]|•—–―_\"“”!?…\d]|--|-(?:(?=\s)|(?<=\s-)|(?<=[A-Z][A-Z]-)(?=[A-Z][abd-z]|A\s))|\.-\s"
    r"|:(?=[\sA-Z\"“‘']|$)|/(?:(?<=\s/)|(?=\s))"
)
_SEPARATOR = re.compile(r"\s{0,3}(,?[.,]?)\s{0,3}(-{1,3}(?!\d)|[–—―]{1,2}|[_|•;]|//|:(?!\d)|/(?=\s|$))?")
_MONTH_BEFORE = re.compile(r"([^\W\d_]{3,10})\.?\s{0,3}$")
_DAY = re.compile(DAY)
_INITIALS = re.compile(r"[A-Z]/[A-Z]")  # of a region, as Ghana's agency gives them
_FIRST_WORD = re.compile(r"([^\W\d_][^\W_]+)(\.\s)?")
_PLACE_AND_STOP = re.compile(r"([A-Z][^.,:\d]{2,25})\.\s+(?=[A-Z])")


class Field(msgspec.Struct):
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
        return self.separator not in WEAK


def read_fields(text: str, start: int, end: int) -> list[Field]:
    """Return the fields that open ``text[start:end]``, none where its first words can be no dateline."""
    fields: list[Field] = []
    at = start
    while len(fields) < MOST:
        while at < end and text[at] in BLANKS:
            at += 1
        if at >= end:
            break
        if text[at] in _CLOSERS:
            more = _enclosed(text, at, end, fields)
        elif len(fields) > 1 and fields[-1].is_cut_off and _is_complete(fields):
            break
        else:
            more = _open(text, at, end, fields)
        if not more:
            break
        fields += more
        at = fields[-1].after
    return fields


def _is_complete(fields: list[Field]) -> bool:
    """Whether only a bracket may still follow: a dash stands behind a place and what vouches for it."""
    return (
        fields[-1].separator not in "|•/" and _has(fields, "p") and (fields[-1].enclosed or _has(fields, "d"))
    )


def _field(kind: str, text: str, start: int, stop: int, end: int, after: int = 0) -> Field:
    """Return the field ``text[start:stop]`` with its separator; a bracket around it ends at ``after``."""
    found = _SEPARATOR.match(text, after or stop, end)
    assert found is not None  # every part of it may be missing
    return Field(kind, start, stop, found[2] or found[1], found.end(), after > 0)


def _day_field(text: str, day: Day, end: int, after: int = 0) -> Field:
    field = _field("d", text, day.start, day.end, end, after)
    field.iso = day.iso
    return field


def _has(fields: list[Field], kinds: str) -> bool:
    return any(field.kind in kinds for field in fields)


def _enclosed(text: str, at: int, end: int, before: list[Field]) -> list[Field]:
    """Return what a bracket or a pair of slashes holds: ``(AP)``, ``/TASS/``, ``(Kyiv, May 4)``."""
    closer = _CLOSERS[text[at]]
    close = text.find(closer, at + 1, min(at + BRACKET, end))
    words = text[at + 1 : max(close, at)].strip()
    if not words or (closer == "/" and text[at + 1].isspace()):
        return []
    last = before[-1] if before else None
    if (
        last
        and last.kind in "pr"
        and not last.is_cut_off
        and (is_region(words) or _INITIALS.fullmatch(words))
    ):
        return [_field("r", text, at, close + 1, end, close + 1)]
    if closer == "]" or _has(before, "au"):
        return []
    placed = _has(before, "p")
    found = _DAY.search(text, at + 1, close)
    day = day_of(found) if found and not _has(before, "d") else None
    if day is None:
        kind = _kind_enclosed(words, placed=placed)
        return [_field(kind, text, at + 1, close, end, close + 1)] if kind else []
    head, tail = (
        text[at + 1 : day.start].strip(BLANKS + "/,-–|"),
        text[day.end : close].strip(BLANKS + "/,-–|"),
    )
    words = head or tail
    if not words:
        return [_day_field(text, day, end, close + 1)]
    kind = "" if head and tail else _kind_enclosed(words, placed=placed)
    start = text.index(words, at + 1 if head else day.end)
    beside = Field(kind, start, start + len(words), "", start)
    return [beside, _day_field(text, day, end, close + 1)] if kind else []


def _kind_enclosed(words: str, *, placed: bool) -> str:
    """Return the kind of what stands in a bracket, alone or beside a date; empty for an aside."""
    if is_agency(words):
        return "a"
    if not placed and (is_city(words) or has_region(words)):
        return "p"
    return "u" if could_be_agency(words) else ""


def _open(text: str, at: int, end: int, before: list[Field]) -> list[Field]:
    """Return the date or the words at ``at``, two fields where place and agency stand side by side."""
    last = before[-1] if before else None
    if last and last.kind == "d" and not last.is_cut_off and not _has(before, "au"):
        agency = _behind_date(text, at, end)
        if agency:
            return [agency]
    found = _PLACE_AND_STOP.match(text, at, end) if last is None else None
    if found and is_city(found[1]):
        return [Field("p", at, found.end(1), ".", found.end())]
    found = _DELIMITER.search(text, at, min(at + REACH, end))
    if found is None and end - at > BRACKET:
        return []
    stop = found.start() if found else end
    if found and text[stop].isdigit():
        month = _MONTH_BEFORE.search(text[max(at, stop - 14) : stop])
        if month and month_number(month[1]):
            stop -= len(month[0])
        day = _DAY.match(text, stop, end)
        if stop == at:
            known = day_of(day) if day and not _has(before, "d") else None
            return [_day_field(text, known, end)] if known else []
    stop = at + len(text[at:stop].rstrip(BLANKS))
    if last is None:
        return _opening_words(text, at, stop, end)
    if stop == at:
        return []
    field = _field("", text, at, stop, end)
    field.kind = _kind_of(text[at:stop], field, last, before)
    return [field] if field.kind else []


def _opening_words(text: str, at: int, stop: int, end: int) -> list[Field]:
    """Return the fields that the first words are: a place, an agency, or the two side by side."""
    words = text[at:stop]
    parts = words.split()
    if not 0 < len(parts) <= 10:
        return []
    if is_listed(parts[0]) and not is_city(words):
        start = at + words.index(parts[1], len(parts[0])) if len(parts) > 1 else stop
        if len(parts) > 1 and parts[0].isupper() and is_city(text[start:stop]):
            return [Field("a", at, at + len(parts[0]), "", start), _field("p", text, start, stop, end)]
        if is_listed(words):
            return [_field("a", text, at, stop, end)]
    if len(parts) > 1 and parts[-1].isupper() and is_listed(parts[-1]):
        middle = at + words.rindex(parts[-1])
        place = text[at:middle].rstrip()
        if is_city(place):
            return [Field("p", at, at + len(place), "", middle), _field("a", text, middle, stop, end)]
    agency, hyphen, town = words.partition("-")
    if hyphen and agency.isupper() and is_listed(agency) and is_city(town):
        start = at + len(agency) + 1
        return [Field("a", at, start - 1, "", start), _field("p", text, start, stop, end)]
    return [_field("p", text, at, stop, end)] if looks_like_place(words) else []


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


def _kind_of(words: str, field: Field, last: Field, before: list[Field]) -> str:
    """Return the kind of a field in words that is not the first, empty where the sentence begins."""
    placed, unsigned = _has(before, "p"), not _has(before, "au")
    if last.is_cut_off and not field.is_cut_off and last.separator not in "|•/":
        return "p" if not placed and is_known(words) else ""
    if unsigned and is_listed(words) and (last.is_cut_off or not is_region(words)):
        return "a"
    if not placed:
        return "p" if looks_like_place(words) else ""
    if last.is_cut_off:
        if last.separator == "/" and is_city(words):
            return "r"
        between = last.separator == field.separator and field.separator in "|•/"
        return "u" if between and unsigned and could_be_agency(words) else ""
    if is_weekday(words):
        return "w"
    if last.separator == ".":
        return "u" if field.is_cut_off and words.isupper() and could_be_agency(words) else ""
    goes_on = last.kind in "prw" and last.separator == "," and (is_region(words) or looks_like_place(words))
    return "r" if goes_on else ""
