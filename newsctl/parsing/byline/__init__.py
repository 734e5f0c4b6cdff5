"""Bylines: who wrote the story, in a line at its top or end."""

from functools import lru_cache

import msgspec

from newsctl.parsing.calendar import month_number
from newsctl.parsing.dates import Stamp, find_stamp
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.places import is_city, is_region

__all__ = ["Byline", "bare_byline", "is_desk", "is_outlet", "read_byline"]

LONGEST = 160
KEPT = 64  # lines whose reading is kept: several rules ask for one while an article is laid out
SHORT = 90  # characters of a byline without "By" and date
BEFORE_BY = frozenset((
    "written", "words", "reported", "story", "report", "text", "compiled", "posted", "published", "analysis",
    "opinion", "commentary", "column", "review", "interview", "authored", "created", "filed",
))  # fmt: skip
_BARS = "|•·"
PARTICLES = frozenset((
    "de", "da", "di", "do", "dos", "das", "del", "della", "der", "den", "van", "von", "zu", "la", "le", "el",
    "al", "bin", "ibn", "bint", "ben", "abu", "du", "y", "e", "ter", "ten",
))  # fmt: skip
SCHOOLS = frozenset(("university", "college", "institute", "school"))
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "md", "phd", "ph.d", "m.d", "esq"))


class Byline(msgspec.Struct, frozen=True):
    """Who a byline names, and the date that it carries along."""

    authors: tuple[str, ...]
    stamp: Stamp | None


_OPENS = (
    r"(?:(?P<before>[^\W\d_]{4,10})\s+)?(?:[Bb][Yy]\b|[Bb]y(?=[A-Z]))\s*:?\s*"
    r"|(?:[Aa]uthor|AUTHOR|Reporter|REPORTER|Writer|WRITER|Byline|BYLINE)s?(?: of the article)?\s*:\s*"
)
_PUBLISHED_BY = r"(?i)(?:posted|published|written|updated|created|submitted)\b[^.]{4,50}?\bby:?\s+"
_ENDS = r"\s*(?:[|•·@(\[–—<]|\s-\s|https?:|\S+@\S+\.\w)"
_BETWEEN = r"\s*((?:, ?)?\band\b|\bAND\b|\bwith\b|[,;/&])\s*"
_GLUED = r"(?<=[a-z.])(?=[A-Z][a-z]+ [A-Z]|The |[A-Z][a-z]{5,}$)"
_PLACE = r"(?:^|\s+)(?:in|for|at|from|IN|FOR|AT|FROM|with additional)\s+(?=[A-Z])"
_PARTED = r"[,|&;@(–—•·/\d]|\s(?:and|AND|in|for)\s|[a-z][A-Z]"
_WORD = r"[^\W\d_][\w.'’-]*"


@lru_cache(maxsize=KEPT)
def read_byline(line: str) -> Byline | None:
    """Return what a line that says "By" or the like names, None for any other line."""
    head = line[:60]
    if len(line) > LONGEST or not (":" in head or "y" in head or "Y" in head):
        return None
    if line[0] in "*_(":
        line = line.strip("*_() ").replace("**", "")
    if ":" not in head and " by " not in head and line[:2].lower() != "by" and " BY " not in head:
        return None
    opens = compiled(_OPENS).match(line)
    if opens is None or (opens["before"] and opens["before"].lower() not in BEFORE_BY):
        opens = compiled(_PUBLISHED_BY).match(line)
        byline = _names_in(line[opens.end() :], said=True) if opens else None
        return byline and Byline(byline.authors, find_stamp(line)[1])
    if opens.end() == len(line):
        return None
    named = line[opens.end() :]
    byline = _names_in(named, said=True)
    # A colon says that whatever stands behind it is the writer: By: FRANCE 24
    if byline is None and ":" in opens[0] and named[0].isupper() and len(named.split()) <= 4:
        return Byline((named,), None)
    return byline


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
    if len(line) > SHORT:
        return None
    words = line.split(None, 12)
    if (
        len(words) > 12
        or (len(words) > 1 and words[1][0].isdigit())
        or sum(word[0].islower() for word in words) > 3
        or (len(words) > 6 and not compiled(_PARTED).search(line))
    ):
        return None
    if len(words) > 1 and words[1].islower() and words[1] not in PARTICLES | {"and", "in", "for"}:
        return None
    desk, comma, outlet = line.partition(",")
    if comma and desk.lower() in entries("agencies") and len(outlet.split()) <= 3:
        return Byline((desk,), None)
    if len(words) == 2 and words[1] in ("News", "Staff") and len(words[0]) <= 5 and words[0].isupper():
        return Byline((line,), None)
    if words[0].lower() in entries("not-in-names") and line.lower() not in entries("agencies"):
        return None
    return _names_in(line, said=False)


def is_desk(line: str) -> bool:
    """Whether a line may say for whom the one named above writes: ``News reporter``, ``The Post, Lagos``."""
    if len(line) > SHORT or line[-1] in '.!?:;"”' or not line[0].isupper():
        return False
    words = line.lower().replace(",", " ").split()
    if len(words) > 6:
        return False
    if words[-1] in entries("byline-jobs") or line.lower() in entries("agencies"):
        return True
    if len(words) <= 4 and words[-1] in entries("agencies") and is_city(line.rpartition(" ")[0].strip(",")):
        return True
    if words[0] == "special" and words[1:2] in (["to"], ["for"]):
        return True
    in_capitals = all(word[0].isupper() or word in ("of", "the", "and") for word in line.split())
    return in_capitals and _has_outlet_word(line.replace("-", " "))


def _names_in(words: str, *, said: bool) -> Byline | None:
    """Return the names in the words of a byline; those in no list of names are its outlet, job or place."""
    head, stamp = _without_date(words)
    if not head.replace(" ", "").isalpha() and (cut := compiled(_ENDS).search(head)):
        head = head[: cut.start()]
    seam = None if head.isupper() else compiled(_GLUED).search(head)
    if seam and head[: seam.start()].count(" ") and _is_outlet_or_job(head[seam.start() :]):
        head = head[: seam.start()]
    head = head.strip(" ,.:;\t\xa0") if not head.endswith(("Jr.", "Sr.")) else head.strip()
    authors: list[str] = []
    closed = False  # "and" comes before the last name of a list: behind the next comma stands the outlet
    separator = ""
    for number, part in enumerate(compiled(_BETWEEN).split(head)):
        if number % 2:
            separator = part.lower()
            continue
        if not part.strip() or (part.lower().strip(".") in SUFFIXES and authors):
            continue
        joined = separator.endswith(("and", "&"))
        closed = closed and not joined
        name = None if closed and separator == "," else _name(part, said=said)
        closed = closed or joined
        if name is None:
            if not authors or (not said and not (_is_outlet_or_job(part) or _is_place(part))):
                break
        elif not authors or not (_is_outlet_or_job(part) or _is_place(part) or _is_odd(part, authors)):
            authors.append(name)
    else:
        return Byline(tuple(dict.fromkeys(authors)), stamp) if authors else None
    if said or authors or stamp is None:
        return None
    is_outlet = head.istitle() and head.count(" ") < 4 and _has_outlet_word(head)
    return Byline((head,), stamp) if is_outlet else None


def _is_place(part: str) -> bool:
    return is_city(part) or is_region(part)


def _is_odd(part: str, authors: list[str]) -> bool:
    """Whether a part has one word where the names have more, as outlets and towns do."""
    return " " not in part.strip() and " " in authors[0]


def _without_date(words: str) -> tuple[str, Stamp | None]:
    """Part the names of a byline from the date or age behind them, which is often glued to them."""
    if not any(map(str.isdigit, words)):
        return words, None
    start, stamp = find_stamp(words)
    return words[:start], stamp


def _name(part: str, *, said: bool) -> str | None:
    """Return the name in a part of a byline, without the job behind it; None when there is none."""
    place = compiled(_PLACE).search(part)
    if place:
        part = part[: place.start()]
    small = part.lower()
    if small in entries("agencies") or small.removeprefix("the ") in entries("agencies"):
        return part
    whole = part.split()
    words = _without_job(_without_desk(whole))
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
        is_date = len(words) == 1 and (small.endswith("day") or month_number(small))
        return None if is_date else " ".join(words)
    if any(_is_not_in_names(word) for word in words) or small in entries("sections"):
        return None
    return None if _has_outlet_word(" ".join(words)) or _is_place(part) else " ".join(words)


def _without_desk(words: list[str]) -> list[str]:
    """Return a name without the desk before it: ``AP Business Writer Ann Lee``."""
    for number, word in enumerate(words[:4]):
        small = word.lower()
        if small in entries("byline-jobs"):
            return words[number + 1 :] or words
        if not (small in entries("agencies") or small in entries("outlet-words") or _is_role(small)):
            break
    return words


def _without_job(words: list[str]) -> list[str]:
    """Return a name without the job, agency or outlet that stands behind it without a comma."""
    if not words:
        return words
    if words[-1].lower().strip(".") in entries("byline-jobs"):
        end = len(words)
        while end and words[end - 1].lower().strip(".") in entries("byline-jobs"):
            end -= 1
        jobs = end
        while end and _is_role(words[end - 1].lower().strip(".")):
            end -= 1
        if end == jobs and end > 2 and not is_given_name(words[1]):
            end -= 1  # a field that no list knows: Municipal reporter
        words = words[:end]
    return _without_outlet(words)


def _without_outlet(words: list[str]) -> list[str]:
    """Return a name without the agency or outlet that stands behind it without a comma."""
    for count in (3, 2, 1):
        if len(words) >= count + 2:
            tail = " ".join(words[-count:]).lower()
            if tail in entries("agencies") or tail.removeprefix("the ") in entries("agencies"):
                return words[:-count]
    if len(words) >= 3 and words[-1][:3].isupper() and words[-1][-2:].islower():
        return words[:-1]  # FOXBusiness
    if len(words) >= 4 and words[-1].lower() in entries("outlet-words"):
        return words[: 3 if len(words[1].strip(".")) == 1 or words[1].lower() in PARTICLES else 2]
    return words


def _is_role(word: str) -> bool:
    return word in entries("byline-roles") or word in entries("byline-jobs") or word in entries("sections")


def _is_in_names(word: str) -> bool:
    """Whether a word may be part of a name: it has a capital, or is a particle."""
    bare = word.strip(".,'’\"“”")
    if bare.lower() in PARTICLES or bare.lower() in SUFFIXES:
        return True
    prefixed = bare.split("-")[0] in PARTICLES or bare[1:2] in ("'", "’")
    if not (bare[:1].isupper() or prefixed):
        return False
    return word.isalpha() or compiled(_WORD).fullmatch(word.strip("\"“”'‘")) is not None


def _is_not_in_names(word: str) -> bool:
    return word.lower() in entries("not-in-names") or word.lower() in entries("sections")


def _has_outlet_word(words: str) -> bool:
    return any(word.lower().strip(".,") in entries("outlet-words") for word in words.split())


def is_outlet(name: str) -> bool:
    """Whether a byline's name is an outlet's or agency's and no person's."""
    return name.lower() in entries("agencies") or _has_outlet_word(name.replace("-", " "))


def _is_site(part: str) -> bool:
    """Whether a part of a byline is an outlet named by its address: ``ellery.com``."""
    name, _, domain = part.rpartition(".")
    return len(name) > 2 and " " not in part and domain.islower() and 2 <= len(domain) <= 4


def _is_outlet_or_job(part: str) -> bool:
    small = part.lower().strip(".")
    return (
        small in entries("agencies")
        or _has_outlet_word(part)
        or any(word in entries("byline-jobs") or word in SCHOOLS for word in small.split())
        or (part.isupper() and len(part) <= 5)
        or _is_site(part.strip())
    )
