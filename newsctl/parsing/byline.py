"""Bylines: who wrote the story, in a line at its top or end."""

import re
from functools import cache

import msgspec

from newsctl.parsing.dates import Stamp, find_stamp, month_number
from newsctl.parsing.lexicon import entries
from newsctl.parsing.places import is_city, is_region

__all__ = ["Byline", "bare_byline", "read_byline"]

LONGEST = 160
_OPENS = re.compile(
    r"(?:(?P<before>[^\W\d_]{4,10})\s+)?(?:[Bb][Yy]\b|[Bb]y(?=[A-Z]))\s*:?\s*"
    r"|(?:Author|AUTHOR|author|Reporter|Writer|Byline|BYLINE)s?\s*:\s*"
)
BEFORE_BY = frozenset((
    "written", "words", "reported", "story", "report", "text", "compiled", "posted", "published", "analysis",
    "opinion", "commentary", "column", "review", "interview", "authored", "created", "filed",
))  # fmt: skip
_MAY_OPEN = re.compile(r"[Bb][Yy]|:")
_SEVERAL = re.compile(r"[,|&;@(–—•·/\d]|\s(?:and|AND|in|for)\s|[a-z][A-Z]")
_HAS_DIGIT = re.compile(r"\d")
PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "zu",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "bint",
        "ben",
        "abu",
        "du",
        "y",
        "e",
        "ter",
        "ten",
    ]
)
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "md", "phd", "ph.d", "m.d", "esq"))


class Byline(msgspec.Struct, frozen=True):
    """Who a byline names, and the date that it carries along."""

    authors: list[str]
    stamp: Stamp | None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Patterns of bylines, compiled when the first one turns up."""
    return (
        re.compile(
            r"\s*(?:[|•·@(\[–—<]|\s-\s|https?:|\S+@\S)"
            r"|\s+(?:in|for|at|from|IN|FOR|AT|FROM|with additional)\s+(?=[A-Z])"
        ),
        re.compile(r"\s*(?:,|;|/|&|\band\b|\bwith\b)\s*", re.IGNORECASE),
        re.compile(r"(?<=[a-z.])(?=[A-Z][a-z]+ [A-Z]|The )"),
        re.compile(r"[^\W\d_][\w.'’-]*"),
        re.compile(
            r"(?:posted|published|written|updated|created|submitted)\b[^.]{4,50}?\bby:?\s+", re.IGNORECASE
        ),
    )


def read_byline(line: str) -> Byline | None:
    """Return what a line that says "By" or the like names, None for any other line."""
    if len(line) > LONGEST:
        return None
    if _MAY_OPEN.search(line, 0, 60) is None:
        return None
    opens = _OPENS.match(line)
    if opens is None or (opens["before"] and opens["before"].lower() not in BEFORE_BY):
        opens = _patterns()[4].match(line)
        byline = _names_in(line[opens.end() :], said=True) if opens else None
        return byline and Byline(byline.authors, find_stamp(line)[1])
    if opens.end() == len(line):
        return None
    return _names_in(line[opens.end() :], said=True)


def bare_byline(line: str) -> Byline | None:
    """Return the names of a line that is nothing but names, a job, outlet or date behind them or not.

    Such a line may be a byline; only its place in the article can tell.
    """
    if len(line) > 90 or line[-1:] in ".!?:" or not line[:1].isupper():
        return None
    words = line.split(None, 12)
    if (
        len(words) > 12
        or (len(words) > 1 and words[1][0].isdigit())
        or sum(word[0].islower() for word in words) > 3
    ):
        return None
    if (
        len(words) > 1
        and words[1].islower()
        and words[1] not in PARTICLES
        and words[1] not in ("and", "in", "for")
    ):
        return None
    if len(words) > 6 and not _SEVERAL.search(line):
        return None
    if words[0].lower() in entries("not-in-names") and line.lower() not in entries("agencies"):
        return None
    return _names_in(line, said=False)


def _names_in(words: str, *, said: bool) -> Byline | None:
    head, stamp = _without_date(words)
    ends, between, glued, *_ = _patterns()
    cut = ends.search(head)
    if cut:
        head = head[: cut.start()]
    seam = glued.search(head)
    if seam and head[: seam.start()].count(" ") and _has_outlet_word(head[seam.start() :]):
        head = head[: seam.start()]
    head = head.strip(" ,.:;\t\xa0") if not head.endswith(("Jr.", "Sr.")) else head.strip()
    authors: list[str] = []
    for number, part in enumerate(part for part in between.split(head) if part.strip()):
        if part.lower().strip(".") in SUFFIXES and authors:
            continue
        name = _name(part, said=said)
        if name is None:
            if number == 0 or (not said and not _is_outlet_or_job(part)):
                return None
        elif number == 0 or not (_is_outlet_or_job(part) or is_city(part) or is_region(part)):
            authors.append(name)
    return Byline(list(dict.fromkeys(authors)), stamp) if authors else None


def _without_date(words: str) -> tuple[str, Stamp | None]:
    """Part the names of a byline from the date or age behind them, which is often glued to them."""
    if not _HAS_DIGIT.search(words):
        return words, None
    start, stamp = find_stamp(words)
    return words[:start], stamp


def _name(part: str, *, said: bool) -> str | None:
    """Return the name in a part of a byline, without the job behind it; None when there is none."""
    small = part.lower()
    if small in entries("agencies") or small.removeprefix("the ") in entries("agencies"):
        return part
    words = _without_job(part.split())
    if len(words) < 2 and words != part.split():
        return part if said and part[:1].isupper() else None  # By Editorial Staff
    least = 1 if said else 2
    if not least <= len(words) <= 6 or not all(_is_in_names(word) for word in words):
        return (
            part
            if said and part.islower() and 2 <= len(words) <= 3 and part.replace(" ", "").isalpha()
            else None
        )
    if said:
        is_date = len(words) == 1 and (small.endswith("day") or month_number(small))
        return None if is_date else " ".join(words)
    if any(_is_not_in_names(word) for word in words) or small in entries("sections"):
        return None
    return None if _has_outlet_word(part) or is_city(part) or is_region(part) else " ".join(words)


def _without_job(words: list[str]) -> list[str]:
    """Return a name without the job or the agency that stands behind it without a comma."""
    if words[-1].lower().strip(".") in entries("byline-jobs"):
        job_words = entries("byline-jobs") | entries("byline-roles")
        end = len(words)
        while end and words[end - 1].lower().strip(".") in job_words:
            end -= 1
        return words[:end]
    return words[:-1] if len(words) > 2 and words[-1].lower() in entries("agencies") else words


def _is_in_names(word: str) -> bool:
    """Whether a word may be part of a name: it has a capital, or is a particle."""
    bare = word.strip(".,'’\"“”")
    if bare.lower() in PARTICLES or bare.lower() in SUFFIXES:
        return True
    prefixed = bare.split("-")[0] in PARTICLES or bare[1:2] in ("'", "’")
    return (bare[:1].isupper() or prefixed) and _patterns()[3].fullmatch(word.strip("\"“”'‘")) is not None


def _is_not_in_names(word: str) -> bool:
    return word.lower() in entries("not-in-names") or word.lower() in entries("sections")


def _has_outlet_word(words: str) -> bool:
    return any(word.lower().strip(".,") in entries("outlet-words") for word in words.split())


def _is_outlet_or_job(part: str) -> bool:
    small = part.lower().strip(".")
    return (
        small in entries("agencies")
        or _has_outlet_word(part)
        or any(word in entries("byline-jobs") for word in small.split())
        or (part.isupper() and len(part) <= 5)
    )
