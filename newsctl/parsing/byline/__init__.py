"""Bylines: who wrote the story, in a line at its top or end."""

from functools import lru_cache

from newsctl.parsing.byline.desks import is_desk, is_outlet
from newsctl.parsing.byline.names import Byline, names_in
from newsctl.parsing.characters import BULLET, DASHES, MIDDLE_DOT
from newsctl.parsing.dates import find_stamp
from newsctl.parsing.lexicon import any_of, entries
from newsctl.parsing.patterns import compiled

__all__ = ["Byline", "bare_byline", "is_desk", "is_outlet", "loose_byline", "read_byline"]

LONGEST = 160
KEPT = 64  # lines whose reading is kept: several rules ask for one while an article is laid out
SHORT = 90  # characters of a byline without "By" and date
_BARS = f"|{BULLET}{MIDDLE_DOT}"
_OPENS = (
    r"(?:(?P<before>[^\W\d_]{4,10})\s+)?(?:[Bb][Yy]\b|[Bb]y(?=[A-Z]))\s*:?\s*"
    r"|(?:[Aa]uthor|AUTHOR|Reporter|REPORTER|Writer|WRITER|Byline|BYLINE)s?(?: of the article)?\s*:\s*"
)
_PARTED = rf"[,|&;@({DASHES}{BULLET}{MIDDLE_DOT}/\d]|\s(?:and|AND|in|for)\s|[a-z][A-Z]"


@lru_cache(maxsize=KEPT)
def read_byline(line: str) -> Byline | None:
    """Return what a line that says "By" or the like names, None for any other line."""
    start = line[:60]
    if len(line) > LONGEST or not (":" in start or "y" in start or "Y" in start):
        return None
    if line[0] in "*_(":
        line = line.strip("*_() ").replace("**", "")
    if ":" not in start and " by " not in start and line[:2].lower() != "by" and " BY " not in start:
        return None
    opens = compiled(_OPENS).match(line)
    if opens is None or (opens["before"] and opens["before"].lower() not in entries("byline-openings")):
        return _published_by(line)
    if opens.end() == len(line):
        return None
    named = line[opens.end() :]
    byline = names_in(named, said=True)
    # A colon says that whatever stands behind it is the writer: By: FRANCE 24
    if byline is None and ":" in opens[0] and named[0].isupper() and len(named.split()) <= 4:
        return Byline((named,), None)
    return byline


def _published_by(line: str) -> Byline | None:
    """Return whom ``Posted on May 4, 2023 by Ann Lee`` names, and its date."""
    words = f"{any_of('publication-words')}|{any_of('update-words')}"
    opens = compiled(rf"(?i)(?:{words})\b[^.]{{4,50}}?\bby:?\s+").match(line)
    byline = names_in(line[opens.end() :], said=True) if opens else None
    return byline and Byline(byline.authors, find_stamp(line)[1])


@lru_cache(maxsize=KEPT)
def bare_byline(line: str) -> Byline | None:
    """Return the names of a line that is nothing but names, a job, outlet or date behind them or not.

    Such a line may be a byline; only its place in the article can tell.
    """
    if len(line) > LONGEST or line[-1:] in ".!?:" or not line[:1].isupper():
        return None
    bar = min((at for mark in _BARS if (at := line.find(mark, 0, 60)) >= 0), default=-1)
    if bar >= 0:
        byline = bare_byline(line[:bar].rstrip())
        stamp = find_stamp(line[bar + 1 :])[1] if byline else None
        return byline and (Byline(byline.authors, stamp) if stamp else byline if len(line) <= SHORT else None)
    words = line.split(None, 12)
    if len(line) > SHORT or not _may_be_names(line, words):
        return None
    desk, comma, outlet = line.partition(",")
    if comma and desk.lower() in entries("agencies") and len(outlet.split()) <= 3:
        return Byline((desk,), None)
    if len(words) == 2 and words[1] in ("News", "Staff") and len(words[0]) <= 5 and words[0].isupper():
        return Byline((line,), None)
    if words[0].lower() in entries("not-in-names") and line.lower() not in entries("agencies"):
        return None
    return names_in(line, said=False)


def _may_be_names(line: str, words: list[str]) -> bool:
    """Whether the form of a line lets it be a list of names: few words, and most with a capital."""
    if len(words) > 12 or sum(word[0].islower() for word in words) > 3:
        return False
    if len(words) > 6 and not compiled(_PARTED).search(line):
        return False
    if len(words) < 2 or not (words[1][0].isdigit() or words[1].islower()):
        return True
    return words[1] in entries("name-particles") or words[1] in ("and", "in", "for")


def loose_byline(line: str) -> Byline | None:
    """Return what a line names that is known to be a byline, in forms too loose to tell one by.

    ``– Ann Lee``, ``- by Ann Lee``, ``Ann Lee Send an email 20 hours ago``, ``May 4, 2023 by Ann Lee``.
    """
    line = line.strip(f"-{DASHES}{BULLET}~*| ")
    if not line or len(line) > LONGEST:
        return None
    for opening in sorted(entries("loose-byline-openings"), reverse=True):
        if line.lower().startswith((f"{opening} ", f"{opening}:")):
            line = line[len(opening) + 1 :].lstrip(": ")
            break
    ends = [at for mark in entries("byline-endings") if (at := line.lower().find(f" {mark}")) > 0]
    line = line[: min(ends, default=None)]
    at = max(line.find(" by "), line.find(" By "))
    return read_byline(line) or bare_byline(line) or (read_byline(line[at + 1 :]) if at > 0 else None)
