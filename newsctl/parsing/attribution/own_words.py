"""Words that belong to somebody by a noun: her remark, his words, the statement that they put out."""

from newsctl.parsing.attribution.candidates import Candidate
from newsctl.parsing.attribution.subjects import noun
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagging import Tagged, speech_nouns
from newsctl.parsing.attribution.tagset import COLON, COMMA, STATEMENT, THAT, letters
from newsctl.parsing.lexicon import entries

__all__ = ["in_words", "issued", "owned"]

_OWNED = TagPattern("""
    # the mayor's statement that "…"
    (?P<source> PHRASE{0,4} owner | his )
    [word name also waited monday]{0,2} [statement say said] that $
""")
_HIS_WORDS = TagPattern("""
    # His words, "…"; In the mayor's own words: "…"
    of? (?: (?P<source> [the name word]{1,4} owner ) | (?P<pronoun> his ) )
    [word call]? statement [comma colon]
""")
_ISSUED = TagPattern("""
    # Roe's family issued a statement last week, which read: "…"
    (?P<source> he | [DESCRIPTION]{1,8} ) also? (?P<verb> [said called waited] )
    the [word name]{0,3} statement [^ stop quote semicolon said called]{0,8}?
    comma? [who that] also? (?P<cue> [said say] ) [comma colon]? $
""")


_SET_OFF = (STATEMENT + COMMA, STATEMENT + COLON)
_SPOKEN = letters("said say")


def owned(tagged: Tagged, at: int) -> Candidate | None:
    """Return whose remark it was: ``at Roe's remark that "…"``."""
    match = _OWNED.search(tagged.tags, max(0, at - 14), at) if tagged.tags[at - 1 : at] == THAT else None
    if match is None or tagged.word(at - 2) not in speech_nouns():
        return None
    return Candidate("owner", *match.span("source"), -1, "", 0)


def in_words(tagged: Tagged, at: int) -> Candidate | None:
    """Return whose words they are: ``His words, "…"``."""
    set_off = tagged.tags[at - 2 : at] in _SET_OFF
    match = _HIS_WORDS.fullmatch(tagged.tags, tagged.sentence(at), at) if set_off else None
    if match is None:
        return None
    return Candidate("owner", *match.span("source" if match["source"] else "pronoun"), -1, "", 0)


def issued(tagged: Tagged, at: int) -> Candidate | None:
    """Return who put out the statement that says so: ``Roe issued a statement that read: "…"``."""
    since = tagged.sentence(at)
    if tagged.tags.find(STATEMENT, since, at) < 0:
        return None
    spoken = any(tag in _SPOKEN for tag in tagged.tags[max(0, at - 2) : at])
    match = _ISSUED.search(tagged.tags, since, at) if spoken else None
    if match is None or tagged.word(match.start("verb")) not in entries("issuing-verbs"):
        return None
    words = noun(tagged, *match.span("source"))
    return words and Candidate("pre-posed", *words, match.start("cue"), "", 0)
