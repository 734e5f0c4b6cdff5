"""Lines that belong to the page or the desk, told by their form alone."""

import re
from functools import cache

from newsctl.parsing.characters import (
    APOSTROPHES,
    BULLET,
    DASHES,
    LEFT_ANGLE,
    LEFT_DOUBLE,
    LEFT_SINGLE,
    RIGHT_ANGLE,
    RIGHT_DOUBLE,
    RIGHT_SINGLE,
)
from newsctl.parsing.lexicon import entries
from newsctl.parsing.lines.captions import CAPTION_WORDS, may_be_credited
from newsctl.parsing.patterns import compiled

__all__ = [
    "addresses_reader",
    "is_boilerplate",
    "is_credit",
    "is_plain_prose",
    "is_plea",
    "is_rule",
    "is_sign_off",
    "is_slug",
    "speaks_of_page",
]

DATE_WORDS = frozenset(("updated", "published", "posted", "last", "first", "issued", "created", "modified"))
_DO_NOT = {"don't", f"don{RIGHT_SINGLE}t"}
_ASIDE = DATE_WORDS | CAPTION_WORDS | _DO_NOT | {"also", "read", "see", "more", "related", "watch"}
_PLAIN_OPENING = re.compile(rf"(?![©(*\d-]|By|by|BY)[^:|[{RIGHT_ANGLE}›>{BULLET}]{{30}}")
_CREDIT_OPENINGS = (
    "additional", "with ", "extra ", "reporting", "writing", "editing", "compiled", "edited", "translated",
    "produced", "fact", "source",
)  # fmt: skip
_BEFORE_WORDS = f"([*-{DASHES}{BULLET}>_ "
_READER = frozenset(("you", "your", "you're", f"you{RIGHT_SINGLE}re", "our", "us"))
_ASKS = (
    "this story", "story idea", "a story for", "social media", "free trial", "sign up", "log in",
    "click here", "clicking here", "your support", "your story", "for reading", "our reporting", "our work",
)  # fmt: skip
SENTENCE = 50  # characters of a line that ends like a sentence and is no heading
PAGE_REACH = 90  # characters on either side of such a mark
_PAGE_MARKS = (
    "reserved", "broadcast", "click", "app store", "terms of", "inbox", "newsletter", "follow us", "like us",
    "facebook", "twitter", "necessarily", "view original", "podcast", "channel", "published", "appeared",
    "edited", "airs on", "our readers", "commission", "@", "syndicated", "print edition", "google news",
    "follow ", "headlines from",
)  # fmt: skip
_COUNT = r"""
    \d[\d,.]{0,8}[kK]?
    \ (?:[Vv]iew|[Cc]omment|[Ss]hare|[Ll]ike|[Rr]eaction|[Vv]ote|[Rr]epl)(?:s|y|ies)?"""
_CREDIT = rf"""
    [-{DASHES}(\[*\ ]{{0,3}}(?:Additional\ |With\ |Extra\ )?
      (?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ee]dited|[Tt]ranslated|REPORTING|EDITING|WRITING
        |[Pp]roduced|[A-Z][a-z]+\ original|[Ff]act[-\ ]checked)\b[^.,]{{0,40}}?\b(?:by|BY)\b(?!\ the\b)
    | With\ (?:files|inputs?|reporting|agenc|Post|AP|wires?|additional|contributions|reports)\b
    | \(?(?:SOURCES?|Sources?)\s?[:|]
    | (?:[-{DASHES}]{{1,2}}|\()\ ?(?:With\ )?(?:agencies|Agencies|AGENCIES|[A-Z]{{2,6}}|Reuters|Bloomberg)\)?$
    | \([^()]{{0,30}}\b(?:with|and|/)\ ?(?:AFP|AP|Reuters|agencies|dpa|Xinhua|EFE|ANSA)\b[^()]{{0,20}}\)$"""
_NAME = rf"[A-Z][\w.{APOSTROPHES}-]+\ [A-Z][\w.{APOSTROPHES}-]+"
_REPORTED = rf"""
    [A-Z][\w{APOSTROPHES}-]+\ reported\ from\ [A-Z][^.]{{2,60}}\.$ |
    {_NAME}(?:(?:,|\ and|,\ and)\ {_NAME}){{0,4}}
      \ reported\ from\b
    | (?:The\ )?(?:AP|Associated\ Press|CNN|NPR|Reuters|BBC)(?:[{APOSTROPHES}]s)?\ .{{0,120}}
      \b(?:contributed|reported\ from)\b"""
_CONTRIBUTED = r"""
    \bcontributed\ (?:reporting\b|from\ [A-Z])
    | \bcontributed\ to\ (?:this|the)\ (?:report|story|post|article|piece|analysis)
    | ^.{0,90}\bcontributed\.?\)?$"""
_SIGN_OFF = rf"""
    [a-z]{{2,4}}(?:[/,]\ ?[a-z]{{2,4}}){{0,3}}\ \([A-Za-z,\ ]{{2,40}}\)$
    | /?[a-z]{{2,4}}(?:/[a-z]{{2,4}}){{1,4}}$ | /[a-z]{{2,4}}$ | [a-z]{{2,3}}$
    | \(?(?:END|ENDS|Ends|End|Enditem|ENDITEM|MORE|More|more)\)?\.?$
    | [#]{{2,}}$ | -+\s?30\s?-+$ | \S+@\S+\.\w+$ | \(?@\w+\)?$
    | [-{DASHES}(]{{0,3}}
      (?P<agency>[A-Za-z][\w\ ]{{1,24}}?)(?:\.{{3}})?\)?(?:\ [A-Z]{{2,5}}){{0,4}}(?:\^M)?$"""
_PAGE = r"""
    all\ rights\ reserved | may\ not\ be\ published,\ broadcast | click\ here | app\ store
    | terms\ of\ (?:service|use) | inbox\b | follow\ us | like\ us | on\ facebook\ and | on\ twitter\ and
    | (?:our|free|daily|weekly|by|email)\ newsletters? | newsletters?\ here
    | do\ not\ necessarily\ (?:reflect|represent)
    | view\ original\ content | (?:our|this|the)\ podcast | (?:whatsapp|telegram|youtube)\ channel
    | (?:first|originally)\ (?:appeared|published)\ (?:on|in|at|by|[a-z]+\.?\ \d) | been\ republished
    | edited\ for\ length | not\ been\ edited\ by | syndicated\ feed | (?:in|of)\ the\ print\ edition
    | \bour\ readers\b | (?:earn|receive)\ (?:a|an\ affiliate)\ commission
    | google\ news\b | \bfollow\b.{2,60}\bon\ (?:twitter|facebook|instagram|telegram|whatsapp)
    | top\ headlines\ from | facebook\ page
    | airs\ on\ .{0,60}\b(?:weekdays|weeknights|channel|at\ \d) | \S@\w[\w-]*\.\w"""


def is_rule(line: str) -> bool:
    """Whether a line is drawn and not written: ``___``, ``* * *``."""
    return not any(map(str.isalnum, line[:40]))


def is_plain_prose(line: str) -> bool:
    """Whether a long sentence has no mark of page, picture or link; most lines need no closer look."""
    if not _PLAIN_OPENING.match(line) or line[:4].isupper() or may_be_credited(line):
        return False
    first = line[: line.find(" ")].lower()
    if first in _ASIDE:
        return False
    if first not in _openings():
        return True
    if first in entries("reader-verbs") and addresses_reader(line.lower()):
        return False
    return not _may_open(line[:30], first) or not is_boilerplate(line)


def is_boilerplate(line: str) -> bool:
    """Whether a line opens like the page's own: a request to subscribe or follow, a notice, a button."""
    head = line[:70].lstrip(_BEFORE_WORDS).lower()
    if RIGHT_SINGLE in head:
        head = head.replace(RIGHT_SINGLE, "'")
    first = head.partition(" ")[0].partition(":")[0].rstrip(".,!")
    if first in entries("reader-verbs") and len(line) > SENTENCE and line[-1] in ".!" and is_plea(line):
        return True
    if first in _openings():
        openings = entries("boilerplate-openings")
        words = head.replace(":", ": ").split(None, 5)[:5]
        for count in range(1, len(words) + 1):
            start = " ".join(words[:count])
            if start in openings or start.rstrip(":.,!") in openings:
                return True
    if "|" in line and len(line) < 60:
        return all(
            not part.strip() or part.strip().lower() in entries("boilerplate-lines")
            for part in line.split("|")
        )
    if len(line) >= 60:
        return False
    buttons = entries("boilerplate-lines")
    if line[0].isdigit() and compiled(_COUNT, re.VERBOSE).fullmatch(line):
        return True
    return head.strip(" .:!*()[]") in buttons or buttons.issuperset(line.lower().split())


def is_plea(line: str) -> bool:
    """Whether a line within the story opens with what the page asks of its reader: ``Support …``."""
    return line[:12].partition(" ")[0].lower() in entries("reader-verbs") and addresses_reader(line.lower())


def speaks_of_page(line: str) -> bool:
    """Whether a line at the end has words of the page that a story may use as well: inbox, podcast."""
    if len(line) >= 420 or line[0] in f"\"{LEFT_DOUBLE}'{LEFT_SINGLE}":
        return False
    small = line.lower()
    if addresses_reader(small):
        return True
    for mark in _PAGE_MARKS:
        if mark in small:
            at = small.find(mark)
            if compiled(_PAGE, re.VERBOSE).search(small, max(0, at - PAGE_REACH), at + PAGE_REACH):
                return True
    return False


def addresses_reader(small: str) -> bool:
    """Whether a line, in small letters, asks the reader for something: ``do you have a tip``."""
    if "sign up" in small and "newsletter" in small:
        return True
    if "you" not in small and " our " not in small and " us " not in small:
        first = small.split(None, 1)[0].strip(f".,:;!?{APOSTROPHES}()[]*-{DASHES}")
        if first and first not in entries("reader-verbs"):
            return False
    if any(mark in small for mark in f'"{LEFT_DOUBLE}{RIGHT_DOUBLE}{LEFT_ANGLE}'):
        return False
    words = [word.strip(f".,:;!?{APOSTROPHES}()[]*-{DASHES}") for word in small.split()]
    words = [word for word in words if word]
    asks = any(ask in small for ask in _ASKS)
    if words and words[0] in entries("reader-verbs"):
        return asks or not entries("reader-things").isdisjoint(words[1:])
    things = sum(word in entries("reader-things") for word in words) + asks
    return things > 1 and not _READER.isdisjoint(words)


@cache
def _openings() -> dict[str, str]:
    """By its first word, the second words of the openings, each between spaces; "" where a word is enough."""
    seconds: dict[str, str] = {}
    for opening in entries("boilerplate-openings"):
        first, _, rest = opening.partition(" ")
        first = first.rstrip(":")
        second = rest.split(" ", 1)[0].rstrip(":.,!")
        known = seconds.get(first, " ")
        seconds[first] = f"{known}{second} " if known and second else ""
    for verb in entries("reader-verbs"):
        seconds.setdefault(verb, " ")  # what it asks for stands further on
    return seconds


def _may_open(head: str, first: str) -> bool:
    """Whether the second word of a line goes with its first in any opening of the page's lines."""
    seconds = _openings()[first]
    words = head.lower().split(None, 2)
    return not seconds or len(words) < 2 or f" {words[1].rstrip(':.,!')} " in seconds


def is_credit(line: str) -> bool:
    """Whether a line says who else worked on the story."""
    if len(line) > 500:
        return False
    if (line[0] in f"-{DASHES}([*" or line[:14].lower().startswith(_CREDIT_OPENINGS)) and compiled(
        _CREDIT, re.VERBOSE
    ).match(line):
        return True
    contributed = "ontributed" in line
    if (contributed or "reported from" in line) and compiled(_REPORTED, re.VERBOSE).match(line):
        return True
    return contributed and len(line) < 300 and compiled(_CONTRIBUTED, re.VERBOSE).search(line) is not None


def is_sign_off(line: str) -> bool:
    """Whether a line at the end is the wire's mark that the story is over: ``Reuter``, ``(END)``."""
    if len(line) > 40:
        return False
    if line.strip(f"()-{DASHES}. ").lower() in entries("agencies"):
        return True
    mark = compiled(_SIGN_OFF, re.VERBOSE).match(line)
    return mark is not None and (mark["agency"] is None or mark["agency"].lower() in entries("agencies"))


def is_slug(line: str) -> bool:
    """Whether a line is a wire's routing: ``BC-EU--Britain-Election, 1st Ld-Writethru``."""
    return len(line) < 90 and (
        (
            line[2:3] == "-"
            and line[:2].isupper()
            and line[3:4].isupper()
            and "--" in line
            and " --" not in line
        )
        or "Ld-Writethru" in line
        or line.startswith(("Eds:", "(ATTN"))
    )
