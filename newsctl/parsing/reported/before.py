"""Reported speech behind its source: ``Roe said that the bridge was safe``."""

from newsctl.parsing.attribution.subjects import noun, subjects, topic
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagset import COMMA, letters
from newsctl.parsing.lexicon import entries
from newsctl.parsing.reported.clauses import (
    before_comment,
    behind_verb,
    end_of,
    first_part,
    has_verb,
    opening_after,
)
from newsctl.parsing.reported.passages import Passage
from newsctl.parsing.reported.report import Report, Sentence

__all__ = ["ACCORDING_TO", "according_to_before", "as_source", "behind", "is_subordinate", "participle"]

ACCORDING_TO = TagPattern("""
    # according to Jane Roe of Ashby
    according of also?
    (?P<source> he | [DESCRIPTION VERBAL monday]{1,10} (?: of [DESCRIPTION say monday]{1,8} ){0,3} )
""")
_BESIDE = TagPattern("""
    # , the mayor of Ashby,
    comma [^ comma stop quote was said he]{1,14} (?= comma )
""")
_APART = letters("comma dash")
_CHAINED = letters("comma dash and")
_LEAD = letters("and also comma")
_WHILE, _OF = letters("while"), letters("of")


def behind(sentence: Sentence, subject: tuple[int, int, int], cue: int, opening: tuple[int, bool]) -> Report:
    """Return the report of the clause at ``opening``: Roe said (that) the bridge was safe."""
    passage, since = sentence.passage, sentence.since
    first, last, who = subject
    begin, that = opening
    end = end_of(passage, begin, sentence.until)
    if not that:
        end = before_comment(passage, begin, end)
    if is_subordinate(passage, since, first) or (who >= 0 and not has_verb(passage, since, who)):
        end = first_part(passage, begin, end)
    return Report("reported-that" if that else "reported-bare", first, last, cue, begin, end, who)


def as_source(sentence: Sentence, first: int, last: int, cue: int) -> Report | None:
    """Return the report of the clause behind the comma: As Roe noted, the bridge was safe."""
    passage, until = sentence.passage, sentence.until
    comma = passage.tags.find(COMMA, cue, until)
    if comma < 0 or behind_verb(passage, cue, until) != comma:
        return None
    return Report("reported-as", first, last, cue, comma + 1, end_of(passage, comma + 1, until))


def participle(sentence: Sentence, cue: int) -> Report | None:
    """Return the report of the clause of a verb in -ing, whose subject stands at another one."""
    passage, since, until = sentence.passage, sentence.since, sentence.until
    opening = opening_after(passage, cue, until)
    if opening is None:
        return None
    begin, that = opening
    end = end_of(passage, begin, until)
    if cue - since < 2:
        end = passage.tags.find(COMMA, begin, end)
        words = topic(passage, end + 1, until) if end >= 0 else None
        return Report("reported-participle-first", *words, cue, begin, end) if words else None
    rule = "reported-quoted" if passage.word(cue - 1) == "as" else "reported-participle"
    before = passage.tags[cue - 1]
    if sentence.said and before in _CHAINED:
        return Report(rule, sentence.said.first, sentence.said.last, cue, begin, end)
    if before in _APART and (words := topic(passage, since, cue)):
        return Report(rule, *words, cue, begin, end)
    found = next(subjects(passage, since, cue), None) if that or rule == "reported-quoted" else None
    return Report(rule, found[1], found[2], cue, begin, end, found[3]) if found else None


def is_subordinate(passage: Passage, since: int, first: int) -> bool:
    """Whether the clause of the source at ``first`` hangs on another one: After Roe said so, …."""
    head = passage.tags[since:first].lstrip(_LEAD)[:1]
    return head == _WHILE or (head == _OF and passage.word(since) in entries("subordinators"))


def according_to_before(sentence: Sentence, cue: int) -> Report | None:
    """Return the report of the clause behind its source: According to Roe, the mayor, the bridge was safe."""
    passage, until = sentence.passage, sentence.until
    match = ACCORDING_TO.match(passage.tags, cue, until)
    words = match and noun(passage, *match.span("source"))
    at = passage.tags.find(COMMA, words[1], until) if words else -1
    if words is None or at < 0:
        return None
    if (beside := _BESIDE.match(passage.tags, at, until)) and has_verb(passage, beside.end(), until):
        at = beside.end()
    return Report("reported-according-to-before", *words, cue, at + 1, end_of(passage, at + 1, until))
