"""What a bracket or a pair of slashes in a dateline holds: an agency, a region, a day, or two of them."""

from newsctl.parsing.characters import EN_DASH
from newsctl.parsing.dateline.agencies import could_be_agency, is_agency, is_listed
from newsctl.parsing.dateline.place_names import has_region
from newsctl.parsing.dateline.tokens import BLANKS, Token, is_unsigned, read_token
from newsctl.parsing.days import DAY, Day, day_of
from newsctl.parsing.patterns import compiled
from newsctl.parsing.places import is_city, is_region

__all__ = ["CLOSERS", "enclosed_tokens"]

CLOSERS = {"(": ")", "[": "]", "/": "/"}
BRACKET = 60  # characters in a bracket
_INITIALS = r"[A-Z]/[A-Z]"  # of a region, as Ghana's agency gives them


def enclosed_tokens(text: str, at: int, end: int, last: Token | None, kinds: str) -> list[Token]:
    """Return what a bracket or a pair of slashes holds: ``(AP)``, ``/TASS/``, ``(Kyiv, May 4)``."""
    closer = CLOSERS[text[at]]
    close = text.find(closer, at + 1, min(at + BRACKET, end))
    words = text[at + 1 : max(close, at)].strip()
    if not words or (closer == "/" and text[at + 1].isspace()):
        return []
    beside = last is not None and last.kind in "pr" and not last.is_cut_off
    if beside and (is_region(words) or compiled(_INITIALS).fullmatch(words)):
        return [read_token("r", text, at, close + 1, end, after=close + 1)]
    if closer == "]" and last:
        return []
    found = compiled(DAY).search(text, at + 1, close) if "d" not in kinds else None
    day = day_of(found) if found else None
    return _dated(text, at, close, end, day, kinds) if day else _undated(text, at, close, end, kinds)


def _undated(text: str, at: int, close: int, end: int, kinds: str) -> list[Token]:
    """Return the token, or agency and town, in a bracket from ``at`` to ``close`` that holds no day."""
    words = text[at + 1 : close].strip()
    agency, bar, town = words.partition("|")
    if bar and not kinds and is_city(town.strip()) and could_be_agency(agency.strip()):
        bar_at = text.index("|", at)
        place = read_token("p", text, bar_at + 1, close, end, after=close + 1)
        return [Token("u", at + 1, bar_at, "", bar_at), place]
    kind = _kind_enclosed(words, kinds)
    return [read_token(kind, text, at + 1, close, end, after=close + 1)] if kind else []


def _dated(text: str, at: int, close: int, end: int, day: Day, kinds: str) -> list[Token]:
    """Return the day in a bracket from ``at`` to ``close``, and the place or agency beside it."""
    dated = read_token("d", text, day.start, day.end, end, after=close + 1, iso=day.iso)
    sides = [text[at + 1 : day.start], text[day.end : close]]
    others = [side for part in sides if (side := part.strip(BLANKS + f"/,-{EN_DASH}|"))]
    if not others:
        return [dated]
    kind = _kind_enclosed(others[0], kinds) if len(others) == 1 else ""
    start = text.index(others[0], at)
    return [Token(kind, start, start + len(others[0]), "", start), dated] if kind else []


def _kind_enclosed(words: str, kinds: str) -> str:
    """Return the kind of what stands in a bracket, alone or beside a date; empty for an aside."""
    if "p" not in kinds and (is_city(words) or has_region(words)) and not is_listed(words):
        return "p"
    if not is_unsigned(kinds):
        return ""
    if is_agency(words):
        return "a"
    return "u" if could_be_agency(words) and (words.isupper() or not is_city(words)) else ""
