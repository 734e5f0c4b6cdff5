"""Words in marks that nobody is quoted with: names and terms, and what somebody calls a thing."""

from newsctl.parsing.attribution.candidates import Candidate
from newsctl.parsing.attribution.certain import OF_CLAUSE
from newsctl.parsing.attribution.features import has_title_case
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.attribution.tagset import (
    CALLED,
    COMMA,
    NAME,
    OF,
    OWNER,
    QUOTE,
    STATEMENT,
    THE,
    WHO,
    WORD,
    letters,
)
from newsctl.parsing.lexicon import entries
from newsctl.parsing.quotations import Quotation

__all__ = ["called", "is_name", "is_other_name"]

_CHANNEL = TagPattern("""
    # on the last Ohio News's "…"
    [of said] [PHRASE monday]{0,4} owner $
""")
_SHOWN_ON = frozenset(("on", "of"))
_NAMED = TagPattern("""
    # A deal, formally called the "…"; was also dubbed "…"
    (?:
        (?P<aside> (?: ^ | [stop and that while halfstop] ) [PHRASE of]{1,8} comma )
        | (?P<passive> was )
    )
    also? (?P<cue> [called said waited word] ) the? $
""")
_A_GROUP = TagPattern("""
    # a new group called "…"
    (?P<article> the ) [name word]{1,4} called $
""")
_GLOSSED = TagPattern("""
    # a "…," which
    [PHRASE of] quote comma? (?P<which> who )
""")
_BEFORE_NAMES = letters("called said waited word of the")
_OR = TagPattern("""
    # , or the
    comma? and the?
""")
_MOTTO = TagPattern("""
    # (its) motto was; (the) slogan,
    statement [was comma colon of]? $
""")
_UNSAID = TagPattern("""
    # no mayor ever says "…"; never have occasion to say "…"; nobody said, "…"
    [^ stop comma colon semicolon quote]{1,10} [said say] [comma colon]? $
""")
_NOBODY = frozenset(("no", "nobody", "never", "No", "Nobody", "Never"))
_SPOKEN, _SET_OFF = letters("said say"), letters("comma colon")
_READERS = letters("was he also")
_TITLE = 8  # words, at most
_TERM = 3  # words, at most
_CALLED = TagPattern("""
    # but Jane Roe has also called it "…"; and Roe dismissed the idea as a "…"
    [and while quote] also? (?P<source> he | the? name{1,4} ) [also was]{0,2}
    (?P<cue> [said called] )
    (?: [him he] | PHRASE{1,5} )? of? the? $
""")


def is_name(tagged: Tagged, quotation: Quotation, at: int) -> bool:
    """Whether the words are a name, said by nobody: NBC's ``"Today"``, the film ``"…"``, known as ``"…"``."""
    if at == 0:
        return False
    tag, before = tagged.tags[at - 1], tagged.word(at - 1)
    if (
        before == "so-called"
        or (before == "called" and tagged.words[max(0, at - 2)] == "so")
        or (tag in _BEFORE_NAMES and _is_named(tagged, at))
        or _is_glossed(tagged, quotation, at)
        or (STATEMENT in tagged.tags[max(0, at - 2) : at] and _is_motto(tagged, at))
        or _is_unsaid(tagged, at)
    ):
        return True
    words = tagged.text[quotation.start : quotation.end]
    if (tag == NAME and _is_nickname(tagged, at, words)) or _is_work(tagged, at, words):
        return True
    if tag == OWNER:
        channel = _CHANNEL.search(tagged.tags, max(0, at - 7), at)
        if channel is None:
            return False
        introduced = tagged.word(channel.start()) in _SHOWN_ON or tagged.words[at - 1][:2].isupper()
    elif tag == CALLED:
        group = _A_GROUP.search(tagged.tags, max(0, at - 6), at) if before in ("called", "named") else None
        introduced = group is not None and tagged.word(group.start("article")) in ("a", "an")
    else:
        introduced = (
            before in entries("work-nouns")
            or before in entries("singing-verbs")
            or (before in entries("prepositions-before-titles") and " " in words)
        )
    return introduced and has_title_case(words)


def is_other_name(tagged: Tagged, before: int, at: int) -> bool:
    """Whether the quotation at ``at`` is one more word for the name at ``before``: ``"…," or the "…"``."""
    between = tagged.words[before + 1 : at]
    return _OR.fullmatch(tagged.tags, before + 1, at) is not None and "or" in between


def _is_work(tagged: Tagged, at: int, words: str) -> bool:
    """Whether the words are the title of a work, by the verb or noun beside it: wrote ``"…"``."""
    works, before = entries("work-nouns"), tagged.word(at - 1)
    if tagged.tags.startswith(WORD, at + 1) and tagged.word(at + 1) in works:
        return words[0].isupper() and words.count(" ") < _TITLE
    if before in entries("work-verbs"):
        # A sign that read "…" is none.
        beside = " " in words and (before != "read" or (at > 1 and tagged.tags[at - 2] in _READERS))
    else:
        set_off = tagged.tags[at - 1] == COMMA or (before in entries("forms-of-be") and " " in words)
        beside = set_off and at > 1 and tagged.word(at - 2) in works
    return beside and has_title_case(words)


def _is_motto(tagged: Tagged, at: int) -> bool:
    """Whether the words are a motto: its slogan, ``"…"``."""
    match = _MOTTO.search(tagged.tags, max(0, at - 5), at)
    return match is not None and any(
        word.lower() in entries("motto-nouns") for word in tagged.words[match.start() : at]
    )


def _is_unsaid(tagged: Tagged, at: int) -> bool:
    """Whether nobody has said the words: you never hear a farmer say ``"…"``."""
    said = at - 2 if tagged.tags[at - 1] in _SET_OFF else at - 1
    if said < 1 or tagged.tags[said] not in _SPOKEN or _NOBODY.isdisjoint(tagged.words[max(0, at - 12) : at]):
        return False
    match = _UNSAID.search(tagged.tags, max(0, at - 12), at)
    return match is not None and not _NOBODY.isdisjoint(tagged.words[match.start() : at])


def _is_nickname(tagged: Tagged, at: int, words: str) -> bool:
    """Whether the words stand inside somebody's name: James ``"Iron Jim"`` Roe."""
    return (
        tagged.tags[at - 1 : at + 2] == NAME + QUOTE + NAME
        and words.count(" ") < _TERM
        and words[-1].isalpha()
        and has_title_case(words)
    )


def _is_named(tagged: Tagged, at: int) -> bool:
    """Whether the words are what something is called, by anybody: was dubbed ``"…"``, known as ``"…"``."""
    last = at - 2 if tagged.tags[at - 1] == THE else at - 1
    if last > 0 and tagged.word(last) == "as":
        return "known" in tagged.words[max(0, last - 6) : last]
    match = _NAMED.search(tagged.tags, max(0, at - 14), at)
    if match is None or (tagged.tags.startswith(OF, at + 1) and tagged.word(at + 1) == "by"):
        return False
    verb = tagged.word(match.start("cue"))
    if match["passive"] and tagged.word(match.start("passive")) not in entries("forms-of-be"):
        return False
    return verb in entries("naming-verbs") or (verb == "called" and not match["passive"])


def _is_glossed(tagged: Tagged, quotation: Quotation, at: int) -> bool:
    """Whether a clause tells what the few words mean: a ``"turnover tax,"`` which is new."""
    match = _GLOSSED.match(tagged.tags, at - 1) if WHO in tagged.tags[at + 1 : at + 3] else None
    return (
        match is not None
        and tagged.word(match.start("which")) == "which"
        and tagged.word(at - 1) != "as"
        and tagged.text.count(" ", quotation.start, quotation.end) < _TERM
        and not OF_CLAUSE.search(tagged.tags, max(0, at - 24), at)
    )


def called(tagged: Tagged, quotation: Quotation, at: int) -> Candidate | None:
    """Return the subject of the clause that calls something so: but | Roe | called it ``"…"``.

    The weights see it too, and learn from it, but of two clauses they may take the other one's subject.
    """
    match = _CALLED.search(tagged.tags, max(0, at - 18), at)
    ended = tagged.text[quotation.end - 1] == ","  # … "a road," Jane Doe said
    if match is None or ended or tagged.word(match.start("cue")) not in entries("calling-verbs"):
        return None
    return Candidate("pre-posed", *match.span("source"), match.start("cue"), "", 0)
