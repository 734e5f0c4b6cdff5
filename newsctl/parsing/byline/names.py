"""The names in the words of a byline, apart from the date, job, outlet and place beside them."""

import msgspec

from newsctl.parsing.byline.desks import has_outlet_word, is_outlet_or_job, without_desk, without_job
from newsctl.parsing.calendar import is_weekday, month_number
from newsctl.parsing.characters import (
    APOSTROPHES,
    BULLET,
    DASHES,
    DOUBLE_MARKS,
    LEFT_SINGLE,
    MIDDLE_DOT,
    RIGHT_SINGLE,
)
from newsctl.parsing.dates import Stamp, find_stamp
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.places import is_city, is_region

__all__ = ["Byline", "names_in"]

_ENDS = rf"\s*(?:[|{BULLET}{MIDDLE_DOT}@(\[{DASHES}<]|\s-\s|https?:|\S+@\S+\.\w)"
_BETWEEN = r"\s*((?:, ?)?\band\b|\bAND\b|\bwith\b|[,;/&])\s*"
_GLUED = r"(?<=[a-z.])(?=[A-Z][a-z]+ [A-Z]|The |[A-Z][a-z]{5,}$)"
_PLACE = r"(?:^|\s+)(?:in|for|For|at|from|IN|FOR|AT|FROM|with additional)\s+(?=[A-Z])"
_WORD = rf"[^\W\d_][\w.{APOSTROPHES}-]*"


class Byline(msgspec.Struct, frozen=True):
    """Who a byline names, and the date that it carries along."""

    authors: tuple[str, ...]
    stamp: Stamp | None


def names_in(words: str, *, said: bool) -> Byline | None:
    """Return the names in the words of a byline; those in no list of names are its outlet, job or place.

    ``said`` is whether the line says that it is one: "By Ann Lee". Else every word must look like a name.
    """
    names, stamp = _without_date(words)
    names = _without_end(names)
    authors = _authors(names, said=said)
    if authors:
        return Byline(tuple(dict.fromkeys(authors)), stamp)
    if said or authors is None or stamp is None:
        return None
    is_outlet = names.istitle() and names.count(" ") < 4 and has_outlet_word(names)
    return Byline((names,), stamp) if is_outlet else None


def _without_date(words: str) -> tuple[str, Stamp | None]:
    """Part the names of a byline from the date or age behind them, which is often glued to them."""
    if not any(map(str.isdigit, words)):
        return words, None
    start, stamp = find_stamp(words)
    return words[:start], stamp


def _without_end(names: str) -> str:
    """Return the names without the address behind a mark, and the outlet or job that is glued to them."""
    if not names.replace(" ", "").isalpha() and (end := compiled(_ENDS).search(names)):
        names = names[: end.start()]
    seam = None if names.isupper() else compiled(_GLUED).search(names)
    if seam and names[: seam.start()].count(" ") and is_outlet_or_job(names[seam.start() :]):
        names = names[: seam.start()]
    return names.strip() if names.endswith(("Jr.", "Sr.")) else names.strip(" ,.:;\t\N{NO-BREAK SPACE}")


def _authors(names: str, *, said: bool) -> list[str] | None:
    """Return the names of a list; empty where none opens it, None where something else stands among them."""
    authors: list[str] = []
    closed = False  # "and" comes before the last name of a list: behind the next comma stands the outlet
    separator = ""
    for number, part in enumerate(compiled(_BETWEEN).split(names)):
        if number % 2:
            separator = part.lower()
            continue
        if not part.strip() or (_is_suffix(part.lower().strip(".")) and authors):
            continue
        joined = separator.endswith(("and", "&"))
        closed = closed and not joined
        name = None if closed and separator == "," else _name(part, said=said)
        closed = closed or joined
        if name is None:
            if not authors or (not said and not _is_beside_names(part)):
                return None if authors else []
        elif not authors or not (_is_beside_names(part) or _is_odd(part, authors)):
            authors.append(name)
    return authors


def _is_beside_names(part: str) -> bool:
    """Whether a part is where or for whom the writers write."""
    return is_outlet_or_job(part) or _is_place(part)


def _is_place(part: str) -> bool:
    return is_city(part) or is_region(part)


def _is_odd(part: str, authors: list[str]) -> bool:
    """Whether a part has one word where the names have more, as outlets and towns do."""
    return " " not in part.strip() and " " in authors[0]


def _name(part: str, *, said: bool) -> str | None:
    """Return the name in a part of a byline, without the job behind it; None when there is none."""
    place = compiled(_PLACE).search(part)
    if place:
        part = part[: place.start()]
    small = part.lower()
    if small in entries("agencies") or small.removeprefix("the ") in entries("agencies"):
        return part
    whole = part.split()
    words = without_job(without_desk(whole))
    if len(words) < 2 and words != whole:
        return part if said and part[:1].isupper() else None  # By Editorial Staff
    least = 1 if said else 2
    if not least <= len(words) <= 6 or not all(_is_in_names(word) for word in words):
        return (
            part
            if said and part.islower() and 2 <= len(words) <= 3 and part.replace(" ", "").isalpha()
            else None
        )
    if said:
        is_date = len(words) == 1 and (is_weekday(small) or month_number(small))
        return None if is_date else " ".join(words)
    if any(_is_not_in_names(word) for word in words) or small in entries("sections"):
        return None
    return None if has_outlet_word(" ".join(words)) or _is_place(part) else " ".join(words)


def _is_in_names(word: str) -> bool:
    """Whether a word may be part of a name: it has a capital, or is a particle."""
    bare = word.strip(f".,{APOSTROPHES}{DOUBLE_MARKS}")
    if bare.lower() in entries("name-particles") or _is_suffix(bare.lower()):
        return True
    prefixed = bare.split("-")[0] in entries("name-particles") or bare[1:2] in ("'", RIGHT_SINGLE)
    if not (bare[:1].isupper() or prefixed):
        return False
    bare = word.strip(f"{DOUBLE_MARKS}'{LEFT_SINGLE}")
    return word.isalpha() or compiled(_WORD).fullmatch(bare) is not None


def _is_not_in_names(word: str) -> bool:
    return word.lower() in entries("not-in-names") or word.lower() in entries("sections")


def _is_suffix(word: str) -> bool:
    return word in entries("name-suffixes") or word in entries("degrees")
