"""What stands in a dateline without brackets: the words, or the date, up to the next mark."""

import re

from newsctl.parsing.dateline.evidence import (
    could_be_agency,
    is_agency,
    is_known,
    is_listed,
    is_site,
    is_weekday,
    looks_like_place,
    names_town,
)
from newsctl.parsing.dateline.field import BLANKS, Field, field_at
from newsctl.parsing.dates import DAY, day_of, month_number
from newsctl.parsing.lexicon import entries
from newsctl.parsing.places import is_city, is_region

__all__ = ["open_fields"]

REACH = 75  # characters in a field
LAST = 60  # characters in the last field of a paragraph, with no mark behind it
# Words end at a mark, a digit, a dash that stands free or one that closes a word in capitals.
_DELIMITER = re.compile(
    r"[,;()\[\]|•—–―_\"“”!?…»]|(?<![^\W\d_])\d|>>|--|-(?:(?=\s)|(?<=\s-)|(?<=[A-Z][A-Z]-)(?=[A-Z][abd-z]|A\s))|\.-\s"
    r"|:(?=[\sA-Z\"“‘']|$)|/(?:(?<=\s/)|(?=\s))"
)
_MONTH_BEFORE = re.compile(r"([^\W\d_]{3,10})\.?\s{0,3}$")
_DAY = re.compile(DAY)
_NUMERIC_DAY = re.compile(r"\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?!\d)")
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s(?:[A-Z]{2,4}|hrs)\b)?")
_FIRST_WORD = re.compile(r"([^\W\d_][^\W_]+)(\.\s)?")
_PLACE_AND_STOP = re.compile(r"([A-Z][^.,:\d]{2,25}+)\.\s+(?=[A-Z])")


def open_fields(text: str, at: int, end: int, last: Field | None, kinds: str) -> list[Field]:
    """Return the field at ``at``, two where an agency stands beside a place, none where the sentence begins.

    ``last`` is the field before it, ``kinds`` the letters of all before it: they decide what may follow.
    """
    if last is None:
        found = _PLACE_AND_STOP.match(text, at, end)
        if found and is_city(found[1]):
            return [Field("p", at, found.end(1), ".", found.end())]
    elif last.kind == "d" and not last.is_cut_off and _is_unsigned(kinds):
        agency = _behind_date(text, at, end)
        if agency:
            return [agency]
    stop = _stop(text, at, end)
    if stop == at:
        return _in_digits(text, at, end, last, kinds)
    if last is None:
        return _opening_words(text, at, stop, end)
    field = field_at("", text, at, stop, end)
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
            return [field_at("d", text, day.start, day.end, end, iso=day.iso)]
        found = _NUMERIC_DAY.match(text, at, end) if last else None
        return [field_at("d", text, at, found.end(), end)] if found else []
    found = _TIME.match(text, at, end) if last and last.kind == "d" else None
    return [field_at("w", text, at, found.end(), end)] if found else []


def _opening_words(text: str, at: int, stop: int, end: int) -> list[Field]:
    """Return the fields that the first words are: a place, an agency, or the two side by side."""
    words = text[at:stop]
    parts = words.split()
    if not 0 < len(parts) <= 10:
        return []
    if len(parts) == 1 and is_site(words):
        return [field_at("u", text, at, stop, end)]
    if parts[0].lower() in entries("agencies") and not is_city(words):
        start = at + words.index(parts[1], len(parts[0])) if len(parts) > 1 else stop
        if len(parts) > 1 and parts[0].isupper() and is_city(text[start:stop]):
            return [Field("a", at, at + len(parts[0]), "", start), field_at("p", text, start, stop, end)]
        if is_listed(words):
            return [field_at("a", text, at, stop, end)]
    two = _and_agency(text, at, stop, end)
    if two and names_town(text[at : two[0].end]):
        return two
    if "-" in words:
        agency, _, town = words.partition("-")
        if agency.isupper() and is_listed(agency) and is_city(town):
            start = at + len(agency) + 1
            return [Field("a", at, start - 1, "", start), field_at("p", text, start, stop, end)]
    return [field_at("p", text, at, stop, end)] if looks_like_place(words) else []


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
    return [Field("p", at, at + len(place), "", middle), field_at("a", text, middle, stop, end)]


def _behind_date(text: str, at: int, end: int) -> Field | None:
    """Return the agency without brackets behind a date: ``Mar 12, BNS -``, ``March 12, ARMENPRESS. The``."""
    first = _FIRST_WORD.match(text, at, end)
    if first and first[1].isupper():
        if is_listed(first[1]):
            return field_at("a", text, at, first.end(1), end)
        if first[2] and len(first[1]) > 3:
            return field_at("u", text, at, first.end(1), end)
    found = _DELIMITER.search(text, at, min(at + REACH, end))
    words = text[at : found.start()].rstrip(BLANKS + ".") if found else ""
    field = field_at("", text, at, at + len(words), end)
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
        between = last.separator == "/" or (last.separator == field.separator and field.separator in "|•")
        return "u" if between and unsigned and could_be_agency(words) else ""
    if is_weekday(words):
        return "w"
    if unsigned and field.is_cut_off and is_site(words):
        return "u"
    if last.separator == ".":
        return "u" if field.is_cut_off and words.isupper() and could_be_agency(words) else ""
    goes_on = last.kind in "prw" and last.separator == "," and (is_region(words) or looks_like_place(words))
    return "r" if goes_on else ""
