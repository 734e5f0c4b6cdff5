"""Captions and picture credits, told by their form alone: who took the picture, and how it is set."""

import re

from newsctl.parsing.characters import APOSTROPHES, DASHES, RIGHT_DOUBLE
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled

__all__ = ["CAPTION_WORDS", "is_caption", "is_picture_credit", "may_be_credited"]

LONGEST = 600
TAIL = 110  # characters at the end of a line that may hold its credit
CAPTION_WORDS = frozenset((
    "file", "enlarge", "image", "caption", "main", "featured", "cover", "photo", "picture", "supplied",
    "provided",
))  # fmt: skip
_HOUSES = (
    "AFP", "AP", "EPA", "EPA-EFE", "Getty Images", "PTI", "ANI", "Xinhua", "Reuters", "REUTERS", "Bloomberg",
    "AAP", "PA", "Shutterstock", "Alamy",
)  # fmt: skip
SITES = frozenset((
    "instagram", "facebook", "twitter", "youtube", "tiktok", "pixabay", "unsplash", "pexels", "flickr",
    "wikimedia commons", "social media", "screenshot", "shutterstock", "getty", "istock", "alamy", "canva",
))  # fmt: skip
_NAME = rf"[A-Z][\w.{APOSTROPHES}-]+(?:\ [A-Z][\w.{APOSTROPHES}-]+){{1,3}}"
# What the end of a line must hold, and the pattern to try then.
_ENDS: tuple[tuple[str, str], ...] = (
    ("/", rf"""
        \([A-Z][\w.{APOSTROPHES}-]+\ [^()/]{{2,50}}/\ ?[A-Z][^()]{{2,50}}\)\.?$
        | \([A-Z][\w.{APOSTROPHES}-]{{1,30}}/[A-Z][\w.{APOSTROPHES}-]+\ [A-Z][^()]{{1,50}}\)\.?$
        | (?:^|[.!?{RIGHT_DOUBLE}"|]\ ?){_NAME}\ ?/\ ?[A-Z][^.\d]{{2,50}}$
        | (?:REUTERS|Reuters|AFP|AP|EPA|PA)\s?/\s?[A-Z][^.]{{0,40}}\.?\)?$
        | /\s?(?:{"|".join(map(re.escape, _HOUSES))})(?:\b[^./]{{0,30}})?\)?\.?$"""),
    (": ", rf"""
        [a-z.!?{RIGHT_DOUBLE}"]\ ?
        \((?:[A-Z][\w&.{APOSTROPHES}-]*\ ?){{1,4}}:\ (?:[A-Z][\w.{APOSTROPHES}-]*\ ?){{1,4}}\)$"""),
    (":", r"""
        (?:\b|(?<=[a-z]))(?:[Pp]hoto|PHOTO|[Ii]mage|IMAGE|[Pp]icture|PICTURE|[Pp]hotograph|[Cc]redit|CREDIT|[Pp]ic)s?
        (?:\ (?:[Cc]redit|courtesy|source|by|via|supplied))?\s?:\s?(?:[^.]|\b[A-Z]\.){2,70}\.?$"""),
    ("ource: ", r"[.!?]\ Source:\ [A-Z][^.]{2,60}$"),
    ("opyright ", rf"[-{DASHES}|]\ ?Copyright\ [A-Z][^.]{{1,50}}$"),
    ("redit ", rf"(?<=[.!?{RIGHT_DOUBLE}a-z])\ ?Credit\ [A-Z][\w.{APOSTROPHES}-]+\ [A-Z][^.]{{2,70}}$"),
    ("Licensing", r"Licensing\ Rights.{0,20}$"),
    ("hoto", r"""
        [Pp]hoto(?:graph)?s?\ (?:by|courtesy(?:\ of)?)\ [A-Z](?:[^.]|\b[A-Z]\.){2,50}\.?$
        | \([^()]{0,40}\b[Pp]hoto\b[^()]{0,60}\)\.?$ | \[[^\]]{0,50}\b[Pp]hoto\b[^\]]{0,40}\]\.?$
        | \b[Pp]hotos?\s?/\s?[^.]{2,70}\.?$"""),
    ("HOTO", rf"\bPHOTOS?\ (?:BY|COURTESY\ OF|FROM|VIA)\ [A-Z][A-Z\ .{APOSTROPHES}/-]{{3,50}}$"),
    ("ile", r"\b[Ff]ile\ (?:photo|image|picture|pic)\.?\)?(?:\ \([\w ]{2,14}\))?$ | \(File\)\.?$"),
    ("(", r"""
        \([^()]{0,40}\b(?:PHOTO|[Ii]mage|[Pp]icture|[Pp]ic)\b[^()]{0,60}\)\.?$
        | \((?:[Ss]ubmitted|[Ss]upplied|[Pp]rovided|[Cc]ourtesy|[Cc]ontributed|[Vv]ia|[Ss]creenshot
          |[Hh]andout|[Cc]redit)\b[^()]{0,60}\)\.?$"""),
    ("[", r"""
        \[[^\]]{0,50}\b(?:Getty|File|Handout|Anadolu|Al\ Jazeera)\b[^\]]{0,40}\]\.?$
        | \[[^\]]{0,40}/[^\]]{2,30}\]\.?$"""),
    ("icture", rf"[-{DASHES}.|(]\ ?Pictures?\ (?:by|from|courtesy\ of)\ [A-Z][^.]{{2,50}}\)?$"),
    ("via ", r"via\ (?:AP|Getty\ Images|REUTERS|Reuters|AFP)\)?\.?$"),
    ("for ", r"for\ (?:AP|Getty\ Images|REUTERS|Reuters|AFP)\)?\.?$"),
    ("Getty Images", r"Getty\ Images\)?\.?$"),
    ("©", r"©\ ?[^.]{2,60}$"),
    ("redit...", r"Credit\.\.\.\ ?.{2,60}$"),
    ("IDED", rf"[.{RIGHT_DOUBLE}\"]\ PROVIDED(?:\ (?:TO|BY))?(?:\ [A-Z&.{APOSTROPHES}-]+){{1,6}}$"),
    ("LIED", r"[.”\"]\ SUPPLIED$"),
    ("caption", r"(?:toggle|hide)\ caption$"),
)  # fmt: skip
_PICTURE_WORDS = ("hoto", "mage", "icture", "redit", "ic:", "HOTO", "MAGE", "ICTURE", "REDIT")
_START = rf"""
    © | \(c\)\  | FILE\b\ ?[-{DASHES}:(] | FILE\ PHOTO | File\ (?:photo|image|picture) | Enlarge\ this\ image
    | Image\ caption | Caption\b\ ?: | Main\ image | Featured\ image | Cover\ photo | Representational
    | Courtesy\ (?:of|photo)\b
    | (?:SUPPLIED|PROVIDED)\ [A-Z][a-z] | \d{{1,2}}\ of\ \d{{1,3}}[.\ |] | \[\d{{1,2}}/\d{{1,2}}\]\ ?[A-Z]
    | \((?:[A-Z]{{2,5}}\ )?(?:[Pp]hoto|[Ii]mage|[Pp]icture)s?\b
    | (?:PHOTO|Photo|IMAGE|Image|PICTURE|Picture|Pic|Photograph|CREDIT|Credit|Photos|Photographs
      |Illustration|Graphic)(?:\ [Cc]redit|\ [Cc]ourtesy|\ [Ss]ource|\ [Bb]y)?s?\s?[:/|]"""
_START_WORDS = (
    "file", "enlarge", "image", "caption", "main image", "featured", "cover photo", "representat", "supplied",
    "provided", "photo", "courtesy", "pic", "credit", "illustration", "graphic",
)  # fmt: skip


def may_be_credited(line: str) -> bool:
    """Whether the end of a sentence holds a mark of picture credits; most lines need no closer look."""
    tail = line[-TAIL:]
    return (
        "/" in tail or ":" in tail or "hoto" in tail or "©" in tail or "via " in tail or "etty" in tail
        or "redit..." in tail or "Licensing" in tail or "LIED" in tail or "IDED" in tail
    )  # fmt: skip


def is_caption(line: str) -> bool:
    """Whether a line is what stands under a photograph, told by its credit."""
    if len(line) > LONGEST:
        return False
    if (line[0] in "©([123456789" or line[:14].lower().startswith(_START_WORDS)) and compiled(
        _START, re.VERBOSE
    ).match(line):
        return True
    tail = line[-TAIL:]
    last = tail[-1]
    for mark, source in _ENDS:
        if mark not in tail or (mark in ("(", "[", ": ") and tail.rstrip(".")[-1:] not in ")]"):
            continue
        if mark == ":" and not any(word in tail for word in _PICTURE_WORDS):
            continue
        if compiled(source, re.VERBOSE).search(tail):
            return True
    if last.isalpha() and tail.rpartition(". ")[2].lower() in SITES:
        return True
    if last.isalpha():  # a house glued to the full stop: on Friday.AFP
        return tail[max(map(tail.rfind, '.!”"')) + 1 :] in _HOUSES and tail[-4:].find(".") != 3
    # An agency in brackets may credit the picture or the story.
    if last == "]":
        return len(line) < 180 and line[line.rfind("[") + 1 : -1].lower() in entries("agencies")
    inside = line[line.rfind("(") + 1 : -1].removesuffix(" photo")
    return last == ")" and "hoto" in line and inside in _HOUSES


def is_picture_credit(line: str) -> bool:
    """Whether a caption line names nothing but the photograph's source: ``Image: GCIS``."""
    return (
        len(line) < 80
        and (len(line.split()) <= 5 or compiled(_START, re.VERBOSE).match(line) is not None)
        and "." not in line[:-1]
    )
