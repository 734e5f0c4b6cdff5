"""Bodies whose names have small words in them: Health and Safety Executive, Doctors Without Borders."""

import re

from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagset import COMMA, NAME, letters
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import entries

__all__ = ["keep_whole"]

_JOINED = TagPattern("""
    # (the) Health and Safety Executive; (the) Department for Work and Pensions
    (?P<the> the )?
    (?: (?P<body> name ) (?P<of> of ) the? (?= name{1,4} (?: comma name{1,3} ){0,3} comma? and ) )?
    (?P<before> name{1,4} (?: comma name{1,3} ){0,3} ) comma? (?P<and> and ) (?P<after> name{1,4} )
""")
_SMALL_WORD = TagPattern("""
    # Doctors Without Borders
    (?<= name ) [of while] (?= name )
""")
_INITIALS = TagPattern("""
    # Health Board (HB) inspector
    (?<= name ) open name close (?= [name word] )
""")

_IN_BRACKETS, _JOINT = letters("name open name close"), letters("and name")

_REACH = 16  # words


def keep_whole(tags: str, words: list[str]) -> str:
    """Return the tags with those inside the names of bodies as tags of names."""
    if _IN_BRACKETS in tags:
        for match in _INITIALS.finditer(tags):
            word = words[match.start() + 1]
            if word.isupper() and word.isalpha():
                tags = _named(tags, *match.span())
    for match in _SMALL_WORD.finditer(tags):
        if words[match.start()][0].isupper():
            tags = _named(tags, *match.span())
    joint = tags.find(_JOINT)
    while joint >= 0:
        if words[joint + 1].lower() in entries("fields-of-bodies"):
            for match in _JOINED.finditer(tags, max(0, joint - _REACH), joint + _REACH):
                if match.start("and") == joint and _is_body(match, words):
                    tags = _named(tags, match.start("before"), match.end("after"))
                    break
        joint = tags.find(_JOINT, joint + 1)
    return tags


def _named(tags: str, start: int, end: int) -> str:
    return tags[:start] + NAME * (end - start) + tags[end:]


def _is_body(match: re.Match[str], words: list[str]) -> bool:
    """Whether what "and" joins is the name of one body: its noun stands before "of" or at the end."""
    joint = match.start("and")
    before = [word.lower() for word in words[match.start("before") : joint] if word != COMMA]
    after = [word.lower() for word in words[joint + 1 : match.end("after")]]
    if any(map(is_given_name, before + after)):
        return False  # Jane Roe and Health Secretary
    fields, nouns = entries("fields-of-bodies"), entries("body-nouns")
    if match["of"] and words[match.start("body")].lower() in nouns:
        return all(word in fields for word in after)
    behind = words[match.end("after") : match.end("after") + 1]  # Fire and Rescue | squad
    if not any(word in nouns for word in after[1:] + behind):
        return False
    return after[0] in fields and (before[-1] in fields or (bool(match["the"]) and len(before) == 1))
