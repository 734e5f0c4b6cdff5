"""Attributions that leave no doubt, decided without weighing: ``"…," Roe said. "…"``.

Every second quotation is of this kind, and many stand in paragraphs so plain that not even their words need
be tagged: :func:`read_plainly` reads them straight off the text, :func:`surely` off the tags.
"""

import re

from newsctl.parsing.attribution.candidates import Candidate
from newsctl.parsing.attribution.subjects import BE, is_noun, is_verb, subjects, whom_quoted
from newsctl.parsing.attribution.tagging import Tagged, speech_nouns, tag_of
from newsctl.parsing.attribution.weighing import has_title_case
from newsctl.parsing.lexicon import entries
from newsctl.parsing.quotations import Quotation

__all__ = ["Plain", "called", "is_name", "read_plainly", "surely"]

Plain = tuple[str, tuple[int, int], tuple[int, int] | None]
"""(rule, mention, cue), as offsets."""

_NAME = r"(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?[A-Z]\S{0,40}[a-z](?:\s[A-Z]\.)?(?:\s[A-Z]\S{0,40}[a-z]){0,2}"
_CUE = "said|says|added|wrote|told|tweeted|asked|continued|explained|noted|replied|recalled"
_CUES = frozenset(_CUE.split("|"))
_ON = "in|on|at|of|to|during|after|before|when|as|while|with|from|by|about"
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_POST_POSED = re.compile(rf"\s(he|she|they|{_NAME})\s({_CUE})(?=[.,;:]|\s(?:{_ON}|{_DAY})\b|\s*$)")
_INVERTED = re.compile(rf"\s(said|says|wrote|asked)\s(he|she|{_NAME})(?=[.,]|\s*$)")
_GOES_ON = re.compile(r"[,;:]?\s{0,2}[^\s\"“”'A-Z]")
_CHAINED = re.compile(r"[.,]\s+$")

# The same over the tags of a paragraph.
_AFTER = re.compile(
    r",?(?:(?P<m>R|[DNSwn]{1,8})(?:,[DNSwnP]{1,12},)?[At]?(?P<c>C)(?=[.,;PBATDNt]|$)"
    r"|(?P<ic>C)(?P<im>R|[DNSwni]{1,10}(?:P[DMNSwn]{1,8}){0,3})(?=[.,;:(W]|$))"
)
# With a base form: "…," | critics | say; Jane Roe will | say
_AFTER_BASE = re.compile(r",?(?P<m>R|[DNSwn]{1,8})H?A?(?P<c>I)(?=[.,;PBATDNt]|$)")
# "It is over." | Jane Roe | said | on Monday: the stop inside the marks is no end of the sentence.
_STOPPED = re.compile("[.](?P<m>R|[DNSw]{1,6})A?(?P<c>C)(?:Pt{1,2}|t{1,2})?(?=[.]|$)")
_BEFORE = re.compile(
    r"(?:J|A,?)?(?P<m>R|[DNSwn]{1,6})A?"
    r"(?P<c>C(?=[NDw]{0,4}(?:P[NDwt]{1,5})?[T,:]$)|[CEV](?=[NDMSwAPtOIin]{0,12}:$))[^.Q]{0,14}"
)
_INVERTED_BEFORE = re.compile("(?P<c>C)(?P<m>N{1,4})(?:,[^.:Q]{1,20},?)?:")
_AGENT = re.compile("HA?(?P<c>[CE])P(?P<m>[DNSw]{1,6})(?:PD?)?$")
# The fragment's own clause: what Roe called | when he shouted | while a clerk described it in a memo as
_CLAUSE = re.compile(
    "(?:W|B(?=RC$)|(?:(?<=w)T|B)(?=[^R]+[OP]$))"
    "(?P<m>R|[DMn]?[NSw]{1,5}(?:,N{1,4},)?|[Dn]PO)H?(?P<c>[CE]|(?<=[wR])[Ii])(?:O|(?:PDw)?P)?D?$"
)
# "…," IRNA quoted | Roe | as saying
_QUOTED_AFTER = re.compile(",?[DMNSwn]{1,8}[CEV][DMNOSVwn]{1,8}(?:,[^.Q:]{1,40},)?P(?P<c>G)")
_SAYING = re.compile("(?P<c>[CG])[^.QCEG]{0,12}$")
# but | Roe | called | it; what | Roe | calls; Jane Doe | dismissed | the plan as
_CALLED = re.compile("[JBQ]A?(?P<m>R|D?N{1,4})[AH]{0,2}(?P<c>[CE])(?:[OR]|[DMNSw]{1,5})?P?D?$")
_CALLING = frozenset(
    (
        "called", "calls", "described", "describes", "labeled", "labelled", "branded", "brands", "dismissed",
        "denounced", "derided", "hailed", "characterized", "characterised", "slammed", "decried",
    )
)  # fmt: skip
_PUT = re.compile("(?P<as>[BP])(?P<m>R|[DMNSw]{1,6})A?(?P<c>[wiIE])R,$")
_PUTS = frozenset(("put", "puts"))
_CHANNEL = re.compile("[PC][DNt]{0,4}S$")  # on NBC's
_SHOWN_ON = frozenset(("on", "of"))
_INTRODUCING = frozenset(("on", "of", "with", "for", "in"))
_NAMING = frozenset(
    ("dubbed", "nicknamed", "known", "named", "christened", "labeled", "labelled", "headed", "codenamed")
)
_SUNG = frozenset(("sing", "sings", "sang", "sung", "singing"))
# A deal, formally | called | the; the film was | dubbed
_NAMED = re.compile("(?:(?P<aside>(?:^|[.JTB!])[DMNSwnP]{1,8},)|(?P<passive>H))A?(?P<c>[ECVw])D?$")
_TERM = 3  # words, at most
_A_GROUP = re.compile("(?P<a>D)[Nw]{1,4}E$")  # a group | called
_GLOSSED = re.compile("[DMNSPw]Q,?(?P<which>W)")
_OWNED = re.compile("(?P<m>[NDw]{0,4}S|M)[wNAVt]{0,2}[FIC]T$")
_ONE_VERB = re.compile("[^CEGgK]*(?P<c>(?<!M)(?<!S)C)[^CEGgK]*")
_VERB = re.compile("[CEK]")
# Other verbs may be of a title: the play, "…," tells a story
_INVERTIBLE = frozenset(("said", "says", "asked", "wrote"))
_BETWEEN = re.compile(r",?[^.!QC]{0,30}[CI](?:[^.!QCEGK]{0,8},|[^.!QCK]{0,40}\.)")


def read_plainly(text: str, end: int, quotations: list[Quotation]) -> list[Plain] | None:
    """Return the attributions in a paragraph that ends at ``end``, None when they are not plain."""
    found: list[Plain] = []
    after = -1
    for quotation in quotations:
        closed = quotation.closed
        final = text[quotation.end - 1]
        if text[quotation.opened - 1 : quotation.opened] == " " and text[quotation.opened - 2].isalnum():
            return None  # in an interview with "Harbour News," Roe said
        plain = _plainly(text, closed, end) if final in ",?!" and closed < end else None
        if plain:
            found.append(plain)
            after = max(plain[1][1], plain[2][1] if plain[2] else 0)
        elif final == "," or _GOES_ON.match(text, closed, end):
            return None
        elif (
            after >= 0 and 0 < quotation.opened - after < 4 and _CHAINED.match(text, after, quotation.opened)
        ):
            found.append(("chained", *found[-1][1:]))
            after = -1
        else:
            return None
    return found


def _plainly(text: str, closed: int, end: int) -> Plain | None:
    """Return the attribution that follows the mark that ends at ``closed``, if it is a plain one."""
    if match := _POST_POSED.match(text, closed, end):
        plain = ("post-posed", match.span(1), match.span(2))
    elif match := _INVERTED.match(text, closed, end):
        plain = ("inverted", match.span(2), match.span(1))
    else:
        return None
    return plain if _is_bare(text[slice(*plain[1])]) and text[match.end() : match.end() + 1] != ":" else None


def _is_bare(mention: str) -> bool:
    """Whether the words are a pronoun or a name and no more: no office, no word that opens a sentence."""
    roles = entries("roles")
    return mention[0].islower() or not any(
        word.lower() in roles or tag_of(word) != "N" for word in mention.replace(".", "").split()
    )


def is_name(tagged: Tagged, quotation: Quotation, at: int) -> bool:
    """Whether the words are a name, said by nobody: NBC's ``"Today"``, the film ``"…"``, known as ``"…"``."""
    if at == 0:
        return False
    tag, before = tagged.tags[at - 1], tagged.word(at - 1)
    if (
        before == "so-called"
        or (before == "called" and tagged.words[max(0, at - 2)] == "so")
        or (tag in "ECVwPD" and _is_named(tagged, at))
        or _is_glossed(tagged, quotation, at)
    ):
        return True
    words = tagged.text[quotation.start : quotation.end]
    if tag == "S":
        channel = _CHANNEL.search(tagged.tags, max(0, at - 7), at)
        if channel is None:
            return False
        introduced = tagged.word(channel.start()) in _SHOWN_ON or tagged.words[at - 1][:2].isupper()
    elif tag == "E":
        group = _A_GROUP.search(tagged.tags, max(0, at - 6), at) if before in ("called", "named") else None
        introduced = group is not None and tagged.word(group.start("a")) in ("a", "an")
    else:
        introduced = (
            before in entries("work-nouns") or before in _SUNG or (before in _INTRODUCING and " " in words)
        )
    return introduced and has_title_case(words)


def _is_named(tagged: Tagged, at: int) -> bool:
    """Whether the words are what something is called, by anybody: was dubbed ``"…"``, known as ``"…"``."""
    last = at - 2 if tagged.tags[at - 1] == "D" else at - 1
    if last > 0 and tagged.word(last) == "as":
        return "known" in tagged.words[max(0, last - 6) : last]
    match = _NAMED.search(tagged.tags, max(0, at - 14), at)
    if match is None or (tagged.tags.startswith("P", at + 1) and tagged.word(at + 1) == "by"):
        return False
    verb = tagged.word(match.start("c"))
    if match["passive"]:
        return verb in _NAMING and tagged.word(match.start("passive")) in BE
    return verb in _NAMING or verb == "called"


def _is_glossed(tagged: Tagged, quotation: Quotation, at: int) -> bool:
    """Whether a clause tells what the few words mean: a ``"turnover tax,"`` which is new."""
    match = _GLOSSED.match(tagged.tags, at - 1)
    return (
        match is not None
        and tagged.word(match.start("which")) == "which"
        and tagged.word(at - 1) != "as"
        and tagged.text.count(" ", quotation.start, quotation.end) < _TERM
        and not _CLAUSE.search(tagged.tags, max(0, at - 24), at)
    )


def called(tagged: Tagged, quotation: Quotation, at: int) -> Candidate | None:
    """Return the subject of the clause that calls something so: but | Roe | called it ``"…"``.

    The weights see it too, and learn from it, but of two clauses they may take the other one's subject.
    """
    match = _CALLED.search(tagged.tags, max(0, at - 18), at)
    ended = tagged.text[quotation.end - 1] == ","  # … "a road," Jane Doe said
    if match is None or ended or tagged.word(match.start("c")) not in _CALLING:
        return None
    return Candidate("pre-posed", *match.span("m"), match.start("c"), "", 0)


def surely(tagged: Tagged, quotation: Quotation, at: int, chained: Candidate | None) -> Candidate | None:
    """Return the candidate for the quotation at ``at`` that leaves no doubt, None where there is any.

    ``chained`` is the candidate with the speaker of the quotation before, if its verb stands between the two.
    """
    if found := _after(tagged, quotation, at):
        return found
    tags = tagged.tags
    if chained and tags[at + 1 : at + 2] in ("", ".", "!") and _BETWEEN.fullmatch(chained.between):
        return chained
    for rule in _BEFORE_IT:
        if found := rule(tagged, at):
            return found
    return _only(tagged, quotation, at)


def _said(tagged: Tagged, at: int) -> Candidate | None:
    """Return who said it, with nothing before: ``Roe said, "…"``, ``Roe praised the idea: "…"``."""
    if tagged.tags[at - 1 : at] not in ("T", ",", ":"):
        return None
    match = _BEFORE.fullmatch(tagged.tags, tagged.sentence(at), at)
    return match and Candidate("pre-posed", *match.span("m"), match.start("c"), "", 0)


def _continued(tagged: Tagged, at: int) -> Candidate | None:
    """Return whose name stands between a verb and a colon: ``Continued Roe: "…"``."""
    if tagged.tags[at - 1 : at] != ":":
        return None
    match = _INVERTED_BEFORE.fullmatch(tagged.tags, tagged.sentence(at), at)
    return match and Candidate("inverted-before", *match.span("m"), match.start("c"), "", 0)


def _by_agent(tagged: Tagged, at: int) -> Candidate | None:
    """Return by whom something was described: ``was described by Roe as "…"``."""
    match = _AGENT.search(tagged.tags, max(0, at - 14), at)
    if match is None or tagged.word(match.start("m") - 1) != "by":
        return None
    return Candidate("agent", *match.span("m"), match.start("c"), "", 0)


def _owned(tagged: Tagged, at: int) -> Candidate | None:
    """Return whose remark it was: ``at Roe's remark that "…"``."""
    match = _OWNED.search(tagged.tags, max(0, at - 14), at) if tagged.tags[at - 1 : at] == "T" else None
    if match is None or tagged.word(at - 2) not in speech_nouns():
        return None
    return Candidate("owner", *match.span("m"), -1, "", 0)


def _quoted(tagged: Tagged, at: int) -> Candidate | None:
    """Return whom somebody else quotes: ``IRNA quoted Roe as saying, "…"``."""
    match = _SAYING.search(tagged.tags, max(0, at - 14), at)
    words = whom_quoted(tagged, tagged.sentence(at), match.start("c")) if match else None
    return Candidate("pre-posed", *words, match.start("c"), "", 0) if match and words else None


def _put(tagged: Tagged, at: int) -> Candidate | None:
    """Return who puts it so: ``as Roe puts it, "…"``."""
    match = _PUT.search(tagged.tags, max(0, at - 14), at) if tagged.tags[at - 1 : at] == "," else None
    if match is None or tagged.word(match.start("as")) != "as" or tagged.word(match.start("c")) not in _PUTS:
        return None
    return Candidate("pre-posed", *match.span("m"), match.start("c"), "", 0)


def _of_clause(tagged: Tagged, at: int) -> Candidate | None:
    """Return the subject of the clause that the fragment stands in: ``what Roe called "…"``."""
    match = _CLAUSE.search(tagged.tags, max(0, at - 24), at)
    return match and Candidate("pre-posed", *match.span("m"), match.start("c"), "clause", 0)


_BEFORE_IT = (_said, _continued, _by_agent, _owned, _quoted, _put, _of_clause)
"""What may leave no doubt before the quotation, most precise first."""


def _after(tagged: Tagged, quotation: Quotation, at: int) -> Candidate | None:
    """Return the candidate that stands right after the quotation at ``at``."""
    tags = tagged.tags
    match = _QUOTED_AFTER.match(tags, at + 1)
    if match and (words := whom_quoted(tagged, at, match.start("c"))):
        return Candidate("post-posed", *words, match.start("c"), "", 0)
    if tagged.text[quotation.end - 1] not in ",?!":
        match = _STOPPED.match(tags, at + 1)
        plain = match and tagged.words[at + 1] == "." and tagged.word(match.start("c")) in _CUES
    elif match := _AFTER.match(tags, at + 1):
        if match["ic"]:
            opens = tags[at - 1 : at] in ("", ".", "!")
            invertible = opens or tagged.word(match.start("ic")) in _INVERTIBLE
            return Candidate("inverted", *match.span("im"), match.start("ic"), "", 0) if invertible else None
        plain = True
    else:
        match = _AFTER_BASE.match(tags, at + 1)
        plain = match and is_verb(tagged, match.start("c"), at) and not is_noun(tagged, match.start("c"))
    return Candidate("post-posed", *match.span("m"), match.start("c"), "", 0) if match and plain else None


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
    cue = match.end("c") - 1
    found = list(subjects(tagged, since, cue))
    if len(found) != 1 or found[0][0] != "pre-posed":
        return None
    rule, first, last, who = found[0]
    return Candidate(rule, first, last, cue, tags[cue + 1 : at], 0, who)
