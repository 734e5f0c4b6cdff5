"""Attributions that leave no doubt, decided without weighing: ``"…," Roe said. "…"``."""

import re

from newsctl.parsing.attribution.candidates import SHOWING, Candidate
from newsctl.parsing.attribution.own_words import in_words, issued, owned
from newsctl.parsing.attribution.subjects import is_noun, is_verb, subjects, whom_quoted
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.attribution.tagset import COLON, COMMA, HALFSTOP, HE, SAY, SAYING, STOP, THAT, letters
from newsctl.parsing.attribution.transcripts import labelled
from newsctl.parsing.lexicon import entries
from newsctl.parsing.quotations import Quotation

__all__ = ["OF_CLAUSE", "surely"]

_AFTER = TagPattern("""
    comma?
    (?:
        # "…," the mayor, 51, also said; "…," injured passengers said
        (?P<source> he | waited? PHRASE{1,8} ) (?: comma [PHRASE of]{1,12} comma )?
        [also monday]? (?: was (?! said of ) )? (?P<cue> said ) # workers have said
        (?= SEQUEL | $ )
        # "…," said the mayor of Oslo
        | (?P<inverted_cue> said )
          (?P<inverted_source> he | [PHRASE call]{1,10} (?: of PHRASE{1,8} ){0,3} ) # the lead singer
          (?= [stop comma semicolon colon open who] | $ )
    )
""")
_AFTER_BASE = TagPattern("""
    # "…," critics also say; Jane Roe will say
    comma? (?P<source> he | PHRASE{1,8} ) was? also? (?P<cue> [say call] )
    (?= SEQUEL | $ )
""")
# The stop inside the marks is no end of the sentence.
_STOPPED = TagPattern("""
    # "…". Jane Roe said on Monday
    stop (?P<source> he | PHRASE{1,6} ) also? (?P<cue> said )
    (?: of monday{1,2} | monday{1,2} )? (?= stop | $ )
""")
_BEFORE = TagPattern("""
    (?: and | also comma? )? (?P<source> he | [the NOUN]{1,6} ) also? # no his: his remarks that
    (?P<cue>
        # But Jane Roe told the council on Monday, "…"
        said (?= PHRASE{0,4} (?: of [PHRASE monday]{1,5} )? [that comma colon] $ )
        # The mayor praised the idea: "…"
        | [said called waited]
          (?= [PHRASE of also monday him say call]{0,12} colon $ )
    )
    [^ stop quote]{0,14}
""")
_INVERTED_BEFORE = TagPattern("""
    # Continued Roe, her deputy: "…"; The yard will open, says the mayor: "…"
    (?:
        [of also while monday] [^ stop quote comma]{1,20} comma  # In other words,
        | [^ stop quote comma who]{1,20} [was said called waited] [^ stop quote comma who]{0,20} comma
    )?
    (?P<cue> said ) (?P<source> the? [name word]{1,5} )
    (?: comma [^ stop colon quote]{1,20} comma? )? colon
""")
_AGENT = TagPattern("""
    # was described by Roe as a "…"
    was also? (?P<cue> [said called] ) of (?P<source> PHRASE{1,6} ) (?: of the? )? $
""")
OF_CLAUSE = TagPattern("""
    # what Roe called "…"; while he said "…"; while a clerk called him "…"
    (?:
        who
        | while (?= he said $ )
        | (?: (?<= word ) that | while ) (?= [^ he]+ [him of] $ )
    )
    (?P<source>
        he
        | [the his number]? NOUN{1,5} (?: comma name{1,4} comma )?
        | [the number] of him
    )
    was? (?P<cue> [said called] | (?<= [word he] ) [say call] )
    (?: him | (?: of the word )? of )? the? $
""")
"""The clause that a fragment stands in: the subject and verb of it alone tell who used the words."""

_QUOTED_AFTER = TagPattern("""
    # "…," the agency quoted Roe, the mayor, as saying
    comma? PHRASE{1,8} [said called waited] [PHRASE him waited]{1,8}
    (?: comma [^ stop quote colon]{1,40} comma )? of (?P<cue> saying )
""")
_SAYING = TagPattern("""
    # (IRNA quoted Roe as) saying that it was "…"
    (?P<cue> [said saying] ) [^ stop quote said called saying]{0,12} $
""")
_PUT = TagPattern("""
    # as the mayor puts it, "…"
    (?P<as> [while of] ) (?P<source> he | DESCRIPTION{1,6} ) also?
    (?P<cue> [word call say called] ) he [comma colon] $
""")
_PUT_AFTER = TagPattern("""
    # "…," as one of them put it
    comma? (?P<as> [while of] ) (?P<source> he | DESCRIPTION{1,6} (?: of [DESCRIPTION him]{1,4} )? ) also?
    (?P<cue> [word call say called] ) he (?= SEQUEL | $ )
""")
_REACH = 64  # tags, at most, up to "as saying"
_AS = tuple(letters("of while"))
_BOUNDS = ("", STOP, HALFSTOP)  # of a sentence, or of its paragraph
_PUT_SO = (HE + COMMA, HE + COLON)
_PUTS = frozenset(("put", "puts"))
_ONE_VERB = TagPattern("""
    # The mayor said it was "…"
    [^ said called saying calling according]*
    (?P<cue> (?<! his ) (?<! owner ) said )                     # no noun, as in her claims
    [^ said called saying calling according]*
""")
_VERB = TagPattern("""
    # said; according
    [said called according]
""")
_SPOKEN = TagPattern("""
    # said; describing
    [said saying say called calling call according quote] | that $
""")
_COMING = frozenset(("came", "come", "gone", "got", "taken", "took", "went"))  # frame words, but others too
# Between two quotations of one speaker.
_BETWEEN = TagPattern("""
    # "…," Jane Roe said of the plan, "…"; "…," Jane Roe said on a tour of it, who walked there. "…"
    comma? [^ stop halfstop quote said]{0,30} [said say]
    (?:
        [^ stop halfstop quote said called saying according]{0,8} comma
        | [^ stop halfstop quote said according]{0,40} stop
    )
""")


def surely(tagged: Tagged, quotation: Quotation, at: int, chained: Candidate | None) -> Candidate | None:
    """Return the candidate for the quotation at ``at`` that leaves no doubt, None where there is any.

    ``chained`` is the candidate with the speaker of the quotation before, if its verb stands between the two.
    """
    if found := _after(tagged, quotation, at):
        return found
    tags = tagged.tags
    if chained and tags[at + 1 : at + 2] in _BOUNDS and _BETWEEN.fullmatch(chained.between):
        return chained
    for rule in _BEFORE_IT:
        if found := rule(tagged, at):
            return found
    return _only(tagged, quotation, at)


def _said(tagged: Tagged, at: int) -> Candidate | None:
    """Return who said it, with nothing before: ``Roe said, "…"``, ``Roe praised the idea: "…"``."""
    if tagged.tags[at - 1 : at] not in (THAT, COMMA, COLON):
        return None
    match = _BEFORE.fullmatch(tagged.tags, tagged.sentence(at), at)
    return match and Candidate("pre-posed", *match.span("source"), match.start("cue"), "", 0)


def _continued(tagged: Tagged, at: int) -> Candidate | None:
    """Return whose name stands between a verb and a colon: ``Continued Roe: "…"``."""
    if tagged.tags[at - 1 : at] != COLON:
        return None
    match = _INVERTED_BEFORE.fullmatch(tagged.tags, tagged.sentence(at), at)
    return match and Candidate("inverted-before", *match.span("source"), match.start("cue"), "", 0)


def _by_agent(tagged: Tagged, at: int) -> Candidate | None:
    """Return by whom something was described: ``was described by Roe as "…"``."""
    match = _AGENT.search(tagged.tags, max(0, at - 14), at)
    if match is None or tagged.word(match.start("source") - 1) != "by":
        return None
    return Candidate("agent", *match.span("source"), match.start("cue"), "", 0)


def _quoted(tagged: Tagged, at: int) -> Candidate | None:
    """Return whom somebody else quotes: ``IRNA quoted Roe as saying, "…"``."""
    match = _SAYING.search(tagged.tags, max(0, at - 14), at)
    words = whom_quoted(tagged, tagged.sentence(at), match.start("cue")) if match else None
    return Candidate("pre-posed", *words, match.start("cue"), "", 0) if match and words else None


def _put(tagged: Tagged, at: int) -> Candidate | None:
    """Return who puts it so: ``as Roe puts it, "…"``."""
    put = tagged.tags[at - 2 : at] in _PUT_SO
    match = _PUT.search(tagged.tags, max(0, at - 14), at) if put else None
    if match is None or not _is_put(tagged, match):
        return None
    return Candidate("pre-posed", *match.span("source"), match.start("cue"), "", 0)


def _is_put(tagged: Tagged, match: re.Match[str]) -> bool:
    return tagged.word(match.start("as")) == "as" and tagged.word(match.start("cue")) in _PUTS


def _of_clause(tagged: Tagged, at: int) -> Candidate | None:
    """Return the subject of the clause that the fragment stands in: ``what Roe called "…"``."""
    match = OF_CLAUSE.search(tagged.tags, max(0, at - 24), at)
    return match and Candidate("pre-posed", *match.span("source"), match.start("cue"), "clause", 0)


_BEFORE_IT = (labelled, _said, _continued, _by_agent, owned, in_words, issued, _quoted, _put, _of_clause)
"""What may leave no doubt before the quotation, most precise first."""


def _after(tagged: Tagged, quotation: Quotation, at: int) -> Candidate | None:
    """Return the candidate that stands right after the quotation at ``at``."""
    tags = tagged.tags
    match = _QUOTED_AFTER.match(tags, at + 1) if SAYING in tags[at + 1 : at + _REACH] else None
    if match and (words := whom_quoted(tagged, at, match.start("cue"))):
        return Candidate("post-posed", *words, match.start("cue"), "", 0)
    follows = at + 2 if tags.startswith(COMMA, at + 1) else at + 1
    match = _PUT_AFTER.match(tags, at + 1) if tags[follows : follows + 1] in _AS else None
    if match and _is_put(tagged, match):
        return Candidate("post-posed", *match.span("source"), match.start("cue"), "", 0)
    if tagged.text[quotation.end - 1] not in ",?!" and not _is_set_off(tagged, at):
        match = _STOPPED.match(tags, at + 1)
        plain = (
            match and tagged.words[at + 1] == "." and tagged.word(match.start("cue")) in entries("plain-cues")
        )
    elif match := _AFTER.match(tags, at + 1):
        if match["source"] and is_noun(tagged, match.start("cue")):
            return None
        if match["inverted_cue"]:
            cue = match.start("inverted_cue")
            opens = tags[at - 1 : at] in _BOUNDS
            if opens or tagged.word(cue) in entries("inverted-cues"):
                return Candidate("inverted", *match.span("inverted_source"), cue, "", 0)
            return None
        plain = True
    else:
        match = _AFTER_BASE.match(tags, at + 1)
        cue = match.start("cue") if match else -1
        plain = match and is_verb(tagged, cue, at) and not is_noun(tagged, cue)
        plain = plain and (tags[cue] == SAY or tagged.word(cue) in SHOWING)
    if match and plain:
        return Candidate("post-posed", *match.span("source"), match.start("cue"), "", 0)
    return None


def _is_set_off(tagged: Tagged, at: int) -> bool:
    """Whether a comma stands outside the marks, the British way, and no verb of speech before them."""
    tags = tagged.tags
    return tags.startswith(COMMA, at + 1) and not any(
        tagged.word(match.start()) not in _COMING for match in _SPOKEN.finditer(tags, tagged.sentence(at), at)
    )


def _only(tagged: Tagged, quotation: Quotation, at: int) -> Candidate | None:
    """Return the subject of the only verb of speech in the sentence of a fragment: Roe said it was "…"."""
    tags, since = tagged.tags, tagged.sentence(at)
    match = _ONE_VERB.fullmatch(tags, since, at)
    if (
        match is None
        or tagged.text[quotation.start].isupper()
        or _VERB.search(tags, at, tagged.sentence_end(at))
    ):
        return None
    cue = match.end("cue") - 1
    if is_noun(tagged, cue):
        return None
    found = list(subjects(tagged, since, cue))
    if len(found) != 1 or found[0][0] != "pre-posed":
        return None
    rule, first, last, who = found[0]
    return Candidate(rule, first, last, cue, tags[cue + 1 : at], 0, who)
