"""Sources that stand after the quotation in its sentence: ``"…," said Roe``."""

import re
from collections.abc import Iterator

from newsctl.parsing.attribution.candidates import SHOWING, Candidate, Place
from newsctl.parsing.attribution.subjects import is_noun, is_plural, is_verb, noun
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagset import ACCORDING, AND, BASE, CALL, DASH, OF, QUOTE, SAID, SAY
from newsctl.parsing.lexicon import entries

__all__ = ["ACCORDING_TO", "AGENT", "agent_after", "ahead", "dash", "later"]

# he; the spokesman; the spokesman for the party of Ohio
_SOURCE = """
    he
    | [DESCRIPTION VERBAL]{1,10} (?: of [DESCRIPTION say]{1,8} ){0,2}
"""
ACCORDING_TO = TagPattern(
    """
    # "…," according to the spokesman for the party
    PAUSE{0,2} also? (?P<cue> according ) of (?P<source>
    """
    + _SOURCE
    + ")"
)
AGENT = TagPattern("""
    # the former spokesman
    he | DESCRIPTION{1,10}
""")
_AHEAD = TagPattern("""
    # "…," Jane Roe, a doctor, also said
    PAUSE{0,2} (?! of )
    (?P<source> he | NOMINAL{1,14} (?: and DESCRIPTION{1,6} )? )
    (?P<aside>
        comma [^ stop halfstop quote]{1,40}? comma              # , a doctor,
        | open [^ close]{1,12} close                            # (51),
          (?: comma [^ stop halfstop comma quote]{1,20} comma | comma? )   # (D-Ohio), a doctor,
        | dash [^ stop halfstop quote dash]{1,30} dash          # - a doctor -
        | comma? who [^ stop halfstop comma quote]{1,20} comma? # , who leads it,
    )?
    FILLER{0,4} (?P<cue> [said called waited] )
""")
_AHEAD_BASE = TagPattern("""
    # "…," the critics of the plan, among them the mayor, also say; "…," Roe will say
    PAUSE{0,2}
    (?P<source> he | PHRASE{1,8} (?: [of and] [PHRASE say]{1,6} )? )
    (?: comma [^ stop halfstop quote]{1,40}? comma )?
    (?: also | was also? | was [word waited] of )?              # will also; is expected to
    (?P<cue> [say call] )
""")
_INVERTED = TagPattern("""
    # "…," also said Jane Roe of the council; "…," said a leading member of the press
    PAUSE{0,2} also? (?P<cue> [said say] )
    (?P<source>
        he (?= [stop comma semicolon of also while and] | $ )
        | (?! [of also him] ) [DESCRIPTION VERBAL calling]{1,12} (?: of [DESCRIPTION say]{1,8} ){0,2}
    )
""")
# A tag that must come soon for the pattern to match, the pattern, its rule; the first match counts.
_AHEADS = (
    (ACCORDING, ACCORDING_TO, "according-to"),
    (SAID, _INVERTED, "inverted"),
    (SAY, _INVERTED, "inverted"),
    (SAY, _AHEAD_BASE, "post-posed"),
    (CALL, _AHEAD_BASE, "post-posed"),
    ("", _AHEAD, "post-posed"),
)
_LATER = TagPattern(
    """
    # "…" for the party, Jane Roe said
    (?P<gap> (?! colon ) [^ stop semicolon]{1,60}? ) (?P<comma> comma | )
    (?:
        # "…" for the party, according to Jane Roe
        (?P<according> according ) of (?P<according_source>
    """
    + _SOURCE
    + """ )
        # "…" for the party, said Jane Roe
        | (?P<inverted_cue> said )
          (?P<inverted_source> (?! [of also him] ) [DESCRIPTION VERBAL]{1,10} )
          (?= [stop comma semicolon] | $ )
        | (?P<source> he | [DESCRIPTION him of]{1,10} )
          (?P<aside> comma [^ stop halfstop quote]{1,40}? comma )?
          FILLER{0,4}
          (?P<cue> [said called] | (?<= was ) say )
    )
    """
)
_PASSIVE = TagPattern("""
    # was also described as "…"
    was also? (?P<cue> [said called] ) [of the word]{0,2} $
""")
_DASHED = TagPattern("""
    # "…" - Jane Roe of Oslo
    [stop halfstop]? dash (?P<source> [DESCRIPTION of]{1,10} ) (?= [stop comma open] | $ )
""")
_NEVER_FIRST = frozenset(("told", "tells"))  # "…," told Roe: nobody writes that
_VERB = TagPattern("""
    # said; according
    [said called say call according waited]
""")


def ahead(place: Place) -> Iterator[Candidate]:
    """Propose the source right after: ``"…," said Roe``, ``"…," Roe said``, ``"…," according to Roe``."""
    tags = place.tagged.tags
    if not _VERB.search(tags, place.at + 1, place.until):
        return
    head = tags[place.at + 1 : place.at + 9]
    for sign, pattern, rule in _AHEADS:
        match = pattern.match(tags, place.at + 1, place.until) if sign in head else None
        words = match and noun(place.tagged, *match.span("source"))
        if match and words and _may_say(place, rule, match):
            between = tags[place.at + 1 : match.start("source")][:2] + (
                tags[match.end() : match.end() + 1] or "$"
            )
            yield Candidate(rule, *words, match.start("cue"), between, 0)
            return


def _may_say(place: Place, rule: str, match: re.Match[str]) -> bool:
    """Whether the cue can be a verb with its subject before it, or after it where inverted."""
    tagged, cue = place.tagged, match.start("cue")
    if rule == "inverted":
        return (
            tagged.word(cue) in entries("inverted-cues-of-many")
            if tagged.tags[cue] == SAY
            else tagged.word(cue) not in _NEVER_FIRST
        )
    if tagged.tags[cue] == CALL and tagged.word(cue) not in SHOWING:
        return False  # court papers | show
    if tagged.tags[cue] not in BASE or is_verb(tagged, cue, place.at):
        return True
    if is_noun(tagged, cue):
        return False
    # Jane Roe and John Doe | say; critics of the plan | say
    head = tagged.tags.find(OF, *match.span("source"))
    return AND in match["source"] or (head > 0 and is_plural(tagged, head - 1, place.at))


def agent_after(place: Place) -> Iterator[Candidate]:
    """Propose the agent after the quotation: was described as ``"…"`` by Roe."""
    tagged, at = place.tagged, place.at
    if not tagged.tags.startswith(OF, at + 1) or tagged.word(at + 1) != "by":
        return
    match = _PASSIVE.search(tagged.tags, max(place.since, at - 10), at)
    agent = AGENT.match(tagged.tags, at + 2, place.until) if match else None
    if match and agent and (words := noun(tagged, *agent.span())):
        yield Candidate("agent", *words, match.start("cue"), tagged.tags[match.start("cue") + 1 : at], 0)


def later(place: Place) -> Iterator[Candidate]:
    """Propose a source further on in the same sentence: ``"…" for the party, Roe said``."""
    tags = place.tagged.tags
    start = place.at + 1
    for _ in range(2):
        match = _VERB.search(tags, start + 1, place.until) and _LATER.match(tags, start, place.until)
        if not match:
            return
        for who, cue, rule in (
            ("source", "cue", "post-posed-later"),
            ("inverted_source", "inverted_cue", "inverted-later"),
            ("according_source", "according", "according-to-later"),
        ):
            if match[who] and (words := noun(place.tagged, *match.span(who))):
                gap = tags[place.at + 1 : match.end("gap")]
                between = gap[:2] + match["comma"] + (tags[match.end() : match.end() + 1] or "$")
                yield Candidate(
                    rule, *words, match.start(cue), between, gap.count(QUOTE) + (start > place.at + 1)
                )
        start = match.end()


def dash(place: Place) -> Iterator[Candidate]:
    """Propose the name in a list of sayings: ``"…" - Jane Roe``."""
    tags = place.tagged.tags
    match = _DASHED.match(tags, place.at + 1) if DASH in tags[place.at + 1 : place.at + 3] else None
    words = match and noun(place.tagged, *match.span("source"))
    if match and words:
        yield Candidate("dash", *words, -1, tags[match.end() : match.end() + 1], 0)
