"""Sources that stand after the quotation in its sentence: ``"…," said Roe``."""

import re
from collections.abc import Iterator

from newsctl.parsing.attribution.candidates import Candidate, Place
from newsctl.parsing.attribution.subjects import NOMINAL, is_noun, is_plural, is_verb, noun

__all__ = ["ACCORDING", "AGENT", "agent_after", "ahead", "dash", "later"]

_SOURCE = r"R|[NSwnFDMViIvO]{1,10}(?:P[NSwnFDMI]{1,8}){0,2}"
ACCORDING = re.compile(rf"[,!-]{{0,2}}A?(?P<c>K)P(?P<m>{_SOURCE})")
AGENT = re.compile(r"R|[NSwnFDMO]{1,10}")
# Ahead: "…," | Jane Roe, a doctor, also | said
_AHEAD = re.compile(
    rf"[,!-]{{0,2}}(?!P)(?P<m>R|[{NOMINAL}]{{1,14}}(?:J[NSwFDM]{{1,6}})?)"
    r"(?P<aside>,[^.!Q]{1,40}?,|\([^)]{1,12}\),?|-[^.!Q-]{1,30}-|,?W[^.!,Q]{1,20},?)?[AHnt]{0,4}(?P<c>[CEV])"
)
# The same with a base form: "…," | critics | say; Jane Roe will | say
_AHEAD_BASE = re.compile(
    r"[,!-]{0,2}(?P<m>R|[DNSwn]{1,8}(?:[PJ][DINSwn]{1,6})?)(?:,[^.!Q]{1,40}?,)?(?:A|HA?|H[wV]P)?(?P<c>I)"
)
# Ahead, inverted: "…," | said | Jane Roe
_INVERTED = re.compile(
    r"[,!-]{0,2}A?(?P<c>[CI])(?P<m>R(?=[.,;PABJ]|$)|(?![PAO])[NSwnFDMViIvg]{1,12}(?:P[NSwnFDMI]{1,8}){0,2})"
)
# A tag that must come soon for the pattern to match, the pattern, its rule; the first match counts.
_AHEADS = (
    ("K", ACCORDING, "according-to"),
    ("C", _INVERTED, "inverted"),
    ("I", _INVERTED, "inverted"),
    ("I", _AHEAD_BASE, "post-posed"),
    ("", _AHEAD, "post-posed"),
)
# Further on in the sentence: "…" for the party, | Roe | said
_LATER = re.compile(
    rf"(?P<gap>(?!:)[^.;]{{1,60}}?)(?P<comma>,|)(?:(?P<k>K)P(?P<km>{_SOURCE})"
    r"|(?P<ic>C)(?P<im>(?![PAO])[NSwnFDMVi]{1,10})(?=[.,;]|$)"
    r"|(?P<m>R|[NSwnFDMOP]{1,10})(?P<aside>,[^.!Q]{1,40}?,)?[AHnt]{0,4}(?P<c>[CE]|(?<=H)I))"
)
_PASSIVE = re.compile("HA?(?P<c>[CE])[PDw]{0,2}$")
_DASHED = re.compile(r"[.!]?-(?P<m>[NSwnFDMP]{1,10})(?=[.,(]|$)")
_NEVER_FIRST = frozenset(("told", "tells"))  # "…," told Roe: nobody writes that
_FIRST = frozenset(("say", "ask", "write"))  # "…," say critics
_VERB = re.compile("[CEIKV]")


def ahead(place: Place) -> Iterator[Candidate]:
    """Propose the source right after: ``"…," said Roe``, ``"…," Roe said``, ``"…," according to Roe``."""
    tags = place.tagged.tags
    if not _VERB.search(tags, place.at + 1, place.until):
        return
    head = tags[place.at + 1 : place.at + 9]
    for sign, pattern, rule in _AHEADS:
        match = pattern.match(tags, place.at + 1, place.until) if sign in head else None
        words = match and noun(place.tagged, *match.span("m"))
        if match and words and _may_say(place, rule, match):
            between = tags[place.at + 1 : match.start("m")][:2] + (tags[match.end() : match.end() + 1] or "$")
            yield Candidate(rule, *words, match.start("c"), between, 0)
            return


def _may_say(place: Place, rule: str, match: re.Match[str]) -> bool:
    """Whether the cue can be a verb with its subject before it, or after it where inverted."""
    tagged, cue = place.tagged, match.start("c")
    if rule == "inverted":
        return tagged.word(cue) in _FIRST if tagged.tags[cue] == "I" else tagged.word(cue) not in _NEVER_FIRST
    if tagged.tags[cue] != "I" or is_verb(tagged, cue, place.at):
        return True
    if is_noun(tagged, cue):
        return False
    # Jane Roe and John Doe | say; critics of the plan | say
    head = tagged.tags.find("P", *match.span("m"))
    return "J" in match["m"] or (head > 0 and is_plural(tagged, head - 1, place.at))


def agent_after(place: Place) -> Iterator[Candidate]:
    """Propose the agent after the quotation: was described as ``"…"`` by Roe."""
    tagged, at = place.tagged, place.at
    if not tagged.tags.startswith("P", at + 1) or tagged.word(at + 1) != "by":
        return
    match = _PASSIVE.search(tagged.tags, max(place.since, at - 10), at)
    agent = AGENT.match(tagged.tags, at + 2, place.until) if match else None
    if match and agent and (words := noun(tagged, *agent.span())):
        yield Candidate("agent", *words, match.start("c"), tagged.tags[match.start("c") + 1 : at], 0)


def later(place: Place) -> Iterator[Candidate]:
    """Propose a source further on in the same sentence: ``"…" for the party, Roe said``."""
    tags = place.tagged.tags
    start = place.at + 1
    for _ in range(2):
        match = _VERB.search(tags, start + 1, place.until) and _LATER.match(tags, start, place.until)
        if not match:
            return
        for who, cue, rule in (
            ("m", "c", "post-posed-later"),
            ("im", "ic", "inverted-later"),
            ("km", "k", "according-to-later"),
        ):
            if match[who] and (words := noun(place.tagged, *match.span(who))):
                gap = tags[place.at + 1 : match.end("gap")]
                between = gap[:2] + match["comma"] + (tags[match.end() : match.end() + 1] or "$")
                yield Candidate(
                    rule, *words, match.start(cue), between, gap.count("Q") + (start > place.at + 1)
                )
        start = match.end()


def dash(place: Place) -> Iterator[Candidate]:
    """Propose the name in a list of sayings: ``"…" - Jane Roe``."""
    tags = place.tagged.tags
    match = _DASHED.match(tags, place.at + 1) if "-" in tags[place.at + 1 : place.at + 3] else None
    words = match and noun(place.tagged, *match.span("m"))
    if match and words:
        yield Candidate("dash", *words, -1, tags[match.end() : match.end() + 1], 0)
