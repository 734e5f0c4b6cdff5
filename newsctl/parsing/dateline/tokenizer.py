"""Cuts the opening of a paragraph into the tokens of a dateline, one after the other."""

from newsctl.parsing.calendar import is_weekday
from newsctl.parsing.characters import BULLET
from newsctl.parsing.dateline.agencies import could_be_agency, is_agency, is_listed, is_site
from newsctl.parsing.dateline.brackets import CLOSERS, enclosed_tokens
from newsctl.parsing.dateline.place_names import is_known, looks_like_place, names_town
from newsctl.parsing.dateline.tokens import (
    BLANKS,
    Token,
    end_of_words,
    find_delimiter,
    is_unsigned,
    read_token,
)
from newsctl.parsing.days import DAY, day_of
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.places import is_city, is_region

__all__ = ["next_tokens"]

SHORT_WORD = 9  # characters within which the first word of most sentences ends
_NUMERIC_DAY = r"\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?!\d)"
_TIME = r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s(?:[A-Z]{2,4}|hrs)\b)?"
_FIRST_WORD = r"([^\W\d_][^\W_]+)(\.\s)?"
_PLACE_AND_STOP = r"([A-Z][^.,:\d]{2,25}+)\.\s+(?=[A-Z])"


def next_tokens(text: str, at: int, end: int, last: Token | None, kinds: str) -> list[Token]:
    """Return the token at ``at``, two where an agency stands beside a place, none where the sentence begins.

    ``last`` is the token before it, ``kinds`` the letters of all before it: they decide what may follow.
    """
    if text[at] in CLOSERS:
        return enclosed_tokens(text, at, end, last, kinds)
    return _further(text, at, end, last, kinds) if last else _first(text, at, end)


def _first(text: str, at: int, end: int) -> list[Token]:
    """Return the tokens that the first words are: the place, in most datelines."""
    space = text.find(" ", at, min(at + SHORT_WORD, end - 1))
    if space > at and text[space + 1].islower() and text[at:space].lower() in entries("not-first-in-places"):
        return []  # The company
    found = compiled(_PLACE_AND_STOP).match(text, at, end)
    if found and is_city(found[1]):
        return [Token("p", at, found.end(1), ".", found.end())]
    stop = end_of_words(text, at, end)
    return _opening_words(text, at, stop, end) if stop > at else _in_digits(text, at, end, None, "")


def _further(text: str, at: int, end: int, last: Token, kinds: str) -> list[Token]:
    """Return the tokens at ``at``, behind ``last``."""
    tokens = _in_digits(text, at, end, last, kinds)
    if tokens:
        return tokens
    if last.kind == "d" and not last.is_cut_off and is_unsigned(kinds):
        agency = _behind_date(text, at, end)
        if agency:
            return [agency]
    stop = end_of_words(text, at, end)
    if stop == at:
        return []
    token = read_token("", text, at, stop, end)
    two = _and_agency(text, at, stop, end) if token.is_cut_off and last.kind == "p" else []
    if two and is_region(text[at : two[0].end]):
        two[0].kind = "r"
        return two
    token.kind = _kind_of(text[at:stop], token, last, kinds)
    return [token] if token.kind else []


def _in_digits(text: str, at: int, end: int, last: Token | None, kinds: str) -> list[Token]:
    """Return the token that is a day, or the time of the day before it: ``Nov. 5, 2020``, ``03/12/14``."""
    if "d" not in kinds:
        found = compiled(DAY).match(text, at, end)
        day = day_of(found) if found else None
        if day:
            return [read_token("d", text, day.start, day.end, end, iso=day.iso)]
    digits = text[at : min(at + 16, end)] if last and text[at].isdigit() else ""
    kind, pattern = ("w", _TIME) if "d" in kinds else ("d", _NUMERIC_DAY)
    found = compiled(pattern).match(digits) if digits else None
    return [read_token(kind, text, at, at + found.end(), end)] if found else []


def _opening_words(text: str, at: int, stop: int, end: int) -> list[Token]:
    """Return the tokens that the first words are: a place, an agency, or the two side by side."""
    words = text[at:stop]
    parts = words.split()
    if not 0 < len(parts) <= 10:
        return []
    if len(parts) == 1 and is_site(words):
        return [read_token("u", text, at, stop, end)]
    if parts[0].lower() in entries("agencies") and not is_city(words):
        start = at + words.index(parts[1], len(parts[0])) if len(parts) > 1 else stop
        if len(parts) > 1 and parts[0].isupper() and is_city(text[start:stop]):
            return [Token("a", at, at + len(parts[0]), "", start), read_token("p", text, start, stop, end)]
        if is_listed(words):
            return [read_token("a", text, at, stop, end)]
    two = _and_agency(text, at, stop, end)
    if two and names_town(text[at : two[0].end]):
        return two
    if "-" in words:
        agency, _, town = words.partition("-")
        if agency.isupper() and is_listed(agency) and is_city(town):
            start = at + len(agency) + 1
            return [Token("a", at, start - 1, "", start), read_token("p", text, start, stop, end)]
    return [read_token("p", text, at, stop, end)] if looks_like_place(words) else []


def _and_agency(text: str, at: int, stop: int, end: int) -> list[Token]:
    """Return a place and the agency that closes the words: ``Washington CNN —``, ``BERLIN taz |``."""
    place, _, last = text[at:stop].rpartition(" ")
    if (
        not place
        or not (last.isupper() or text[stop : stop + 2].strip() == "|")
        or not (is_listed(last) or ("/" in last and is_agency(last)))
    ):
        return []
    middle = stop - len(last)
    return [Token("p", at, at + len(place), "", middle), read_token("a", text, middle, stop, end)]


def _behind_date(text: str, at: int, end: int) -> Token | None:
    """Return the agency without brackets behind a date: ``Mar 12, BNS -``, ``March 12, ARMENPRESS. The``."""
    first = compiled(_FIRST_WORD).match(text, at, end)
    if first and first[1].isupper():
        if is_listed(first[1]):
            return read_token("a", text, at, first.end(1), end)
        if first[2] and len(first[1]) > 3:
            return read_token("u", text, at, first.end(1), end)
    words = text[at : max(at, find_delimiter(text, at, end))].rstrip(BLANKS + ".")
    token = read_token("", text, at, at + len(words), end)
    if not words or len(words.split()) > 3 or not token.is_cut_off or token.separator == ";":
        return None
    if is_listed(words):
        token.kind = "a"
    elif could_be_agency(words) and not (is_weekday(words) or is_city(words)):
        token.kind = "u"
    return token if token.kind else None


def _kind_of(words: str, token: Token, last: Token, kinds: str) -> str:
    """Return the kind of a token in words that is not the first, empty where the sentence begins."""
    placed, unsigned = "p" in kinds, is_unsigned(kinds)
    if last.is_cut_off and not token.is_cut_off and last.separator not in f"|{BULLET}/":
        return "p" if not placed and is_known(words) else ""
    if unsigned and is_listed(words) and (last.is_cut_off or not is_region(words)):
        return "a"
    if not placed:
        return "p" if looks_like_place(words) else ""
    if last.is_cut_off:
        return _kind_between(words, token.separator, last.separator, unsigned=unsigned)
    if is_weekday(words):
        return "w"
    if unsigned and token.is_cut_off and is_site(words):
        return "u"
    if last.separator == ".":
        return "u" if token.is_cut_off and words.isupper() and could_be_agency(words) else ""
    goes_on = last.kind in "prw" and last.separator == "," and (is_region(words) or looks_like_place(words))
    return "r" if goes_on else ""


def _kind_between(words: str, behind: str, before: str, *, unsigned: bool) -> str:
    """Return the kind of words behind a place and a strong separator: ``OSLO / Bergen``, ``Oslo | NTB |``."""
    if before == "/" and is_city(words):
        return "r"
    between = (
        before == "/"
        or (before == behind and behind in f"|{BULLET}")
        or (before == "|" and behind == ":" and " " in words)
    )
    return "u" if between and unsigned and could_be_agency(words) else ""
