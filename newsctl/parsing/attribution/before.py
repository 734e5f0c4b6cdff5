"""Sources that stand before the quotation in its sentence: ``Roe said, "…"``."""

from collections.abc import Iterator

from newsctl.parsing.attribution.after import ACCORDING_TO, AGENT
from newsctl.parsing.attribution.candidates import Candidate, Place, is_term
from newsctl.parsing.attribution.subjects import is_noun, is_verb, noun, subjects, topic
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagging import Tagged, speech_nouns
from newsctl.parsing.attribution.tagset import (
    ACCORDING,
    ALSO,
    BASE,
    OF,
    PAST,
    SAID,
    SAYING,
    SPOKEN,
    WAITED,
    letters,
)
from newsctl.parsing.lexicon import entries

__all__ = ["MOST", "back", "clause_subject", "inverted_before", "label", "other_verb", "owner"]

_BEFORE_VERBS = letters("name he who also and was")
_BEFORE_QUOTE = letters("of the that comma colon")
MOST = 4  # verbs of speech that are passed over on the way back
_CUE = TagPattern("""
    # said; according
    [said called saying calling according say call]
""")
_INVERTED_BEFORE = TagPattern("""
    # explained Jane Roe, the mayor of Oslo "…"
    (?: ^ | (?<= [comma stop and while halfstop] ) )
    (?P<cue> said ) (?P<source> he | name{1,4} )
    (?: comma [^ stop quote]{0,40} )? (?= [comma colon]? $ )
""")
_LABEL = TagPattern("""
    # From the mayor and Jane Roe [by telephone]: "…"
    (?: ^ | [dash stop open] )
    (?: [word also]? of )?
    (?P<source> PHRASE{1,6} (?: and name{1,4} )? )
    (?: open [^ close]{1,10} close )? colon $
""")
# No second possessive before the noun or in its words: that one would be the owner.
_OWNER = TagPattern("""
    # the mayor's blunt statement: "…"; her new remarks on it that "…"
    (?: (?P<source> [name the word]{0,4} owner ) | (?P<pronoun> his ) )
    [word name also waited monday]{0,3}
    [statement word say call said] [^ stop semicolon quote]{0,8} $
""")
_IN_WORDS = TagPattern("""
    # a statement by the mayor "…"; the statement of Jane Roe "…"
    [the his waited] (?P<noun> statement ) of
    (?P<source> PHRASE{1,7} )
    (?= that? the? comma? colon? $ )
""")


def back(place: Place) -> Iterator[Candidate]:
    """Propose the subjects of the verbs of speech before the quotation in its sentence, the nearest first."""
    tagged, at, since = place.tagged, place.at, place.since
    tags = tagged.tags
    rank = tried = 0
    quoting = -1
    for cue in [match.start() for match in _CUE.finditer(tags, since, at)][::-1]:
        tag = tags[cue]
        if cue == quoting or is_noun(tagged, cue) or (tag in BASE and not is_verb(tagged, cue, since)):
            continue
        tried += 1
        if tag == ACCORDING:
            match = ACCORDING_TO.match(tags, cue, at)
            words = match and noun(tagged, *match.span("source"))
            if words:
                yield Candidate("according-to-before", *words, cue, tags[words[1] : at], rank)
                rank += 1
        elif words := _agent(tagged, cue, at):
            yield Candidate("agent", *words, cue, tags[words[1] : at], rank)
            rank += 1
        elif not _is_passive(tagged, cue):
            here = rank
            for rule, first, last, who in subjects(tagged, since, cue):
                rank = here + 1
                if tag == SAYING and rule == "pre-posed":
                    quoting = first - 1  # IRNA | quoted | Roe as saying: no word of IRNA's
                yield Candidate(rule, first, last, cue, tags[cue + 1 : at], here, who)
        if rank == MOST or tried == 3 * MOST:
            return


def other_verb(place: Place) -> Iterator[Candidate]:
    """Propose the subject of a verb that no list holds, when it is nearest: Roe confided it was ``"…"``."""
    tagged, at, since = place.tagged, place.at, place.since
    tags = tagged.tags
    verb = tags.rfind(WAITED, since + 1, at)
    if verb < 0 or tags[verb - 1] not in _BEFORE_VERBS or _CUE.search(tags, verb, at):
        return
    if not _is_passive(tagged, verb) and (subject := next(subjects(tagged, since, verb), None)):
        rule, first, last, who = subject
        yield Candidate(rule, first, last, verb, tags[verb + 1 : at], 0, who)


def _agent(tagged: Tagged, cue: int, at: int) -> tuple[int, int] | None:
    """Return the agent of a passive verb before the quotation: described by Roe as ``"…"``."""
    tags = tagged.tags
    if tags[cue] not in SPOKEN or not tags.startswith(OF, cue + 1) or tagged.word(cue + 1) != "by":
        return None
    match = AGENT.match(tags, cue + 2, at)
    return match and noun(tagged, *match.span())


def _is_passive(tagged: Tagged, cue: int) -> bool:
    """Whether this is "was widely known as": by whom, nobody says."""
    before = cue - 2 if tagged.tags[cue - 1 : cue] == ALSO else cue - 1
    return before >= 0 and tagged.tags[cue] in PAST and tagged.word(before) in entries("forms-of-be")


def inverted_before(place: Place) -> Iterator[Candidate]:
    """Propose the source after its verb, before the quotation: explained Roe, ``"…"``."""
    if place.tagged.tags.find(SAID, place.since, place.at) < 0:
        return
    for match in _INVERTED_BEFORE.finditer(place.tagged.tags, place.since, place.at):
        if not is_noun(place.tagged, match.start("cue")):
            first, last = match.span("source")
            between = place.tagged.tags[last : place.at]
            yield Candidate("inverted-before", first, last, match.start("cue"), between, 0)


def label(place: Place) -> Iterator[Candidate]:
    """Propose the name in a transcript: ``ROE: "…"``."""
    since = max(place.since, place.at - 18)
    if since <= place.at - 2 and (match := _LABEL.search(place.tagged.tags, since, place.at)):
        yield Candidate("label", *match.span("source"), -1, "", 0)


def clause_subject(place: Place) -> Iterator[Candidate]:
    """Propose the subject that the sentence opens with, whatever its verb."""
    if not is_term(place) and (words := topic(place.tagged, place.since, place.at)):
        yield Candidate("clause-subject", *words, -1, place.tagged.tags[words[1] : place.at], 0)


def owner(place: Place) -> Iterator[Candidate]:
    """Propose the owner of the words: her remark that ``"…"``, in Roe's words ``"…"``."""
    tags = place.tagged.tags
    if (match := _IN_WORDS.search(tags, max(place.since, place.at - 14), place.at)) and (
        place.tagged.word(match.start("noun")) in speech_nouns()
    ):
        yield Candidate("owner", *match.span("source"), -1, tags[match.end("source") : place.at], 0)
    elif match := _OWNER.search(tags, max(place.since, place.at - 14), place.at):
        first, last = match.span("source" if match["source"] else "pronoun")
        noun_at = last + len(tags[last : place.at].rstrip(_BEFORE_QUOTE)) - 1
        if is_term(place) and place.tagged.word(noun_at) not in speech_nouns():
            return
        yield Candidate("owner", first, last, -1, tags[last : place.at], 0)
