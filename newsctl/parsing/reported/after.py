"""Reported speech before its source, or around it: ``The bridge was safe, Roe said``."""

from newsctl.parsing.attribution.subjects import noun, subject_of
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagset import COLON, COMMA, QUOTE, THAT, letters
from newsctl.parsing.reported.before import ACCORDING_TO
from newsctl.parsing.reported.clauses import end_of, has_verb, is_clause, is_quoted
from newsctl.parsing.reported.passages import Passage
from newsctl.parsing.reported.report import Report, Sentence
from newsctl.parsing.reported.verbs import INVERTED

__all__ = ["according_to", "around", "has_introduction", "inverted"]

_INVERTED = TagPattern("""
    # , said Jane Roe and John Doe; , say some critics of the plan
    [said say]
    (?P<source>
        he (?= [stop comma semicolon of also while and] | $ )
        | (?! [of also him monday] ) [DESCRIPTION VERBAL]{1,12} (?: of [DESCRIPTION say]{1,8} ){0,3}
          (?: and DESCRIPTION{1,6} )?
    )
    (?= [stop comma semicolon dash open who of monday while] | $ )
""")
_CLAUSE_INSIDE = TagPattern("""
    # (In Ashby,) the bridge was; (In Ashby) it was
    comma also?
    (?: he | [the his NOUN quote monday]{1,7} (?: of PHRASE{1,5} )? also? [was said called waited] )
    | [was hes] | he
""")
_LEAD = letters("comma and")
_BEFORE_ACCORDING = letters("comma and")
_INTRODUCTION = letters("of waiting waited saying monday while")  # what no main clause opens with
_PARTICIPLES = letters("waiting waited saying")
_WHILE = letters("while")
_OWN = letters("colon dash open comma said saying")  # before a quotation that the source has for itself
_NAMES = letters("name he")
_LONG = 4  # words, of which one will be a verb that no list holds


def inverted(sentence: Sentence, cue: int) -> Report | None:
    """Return the report of the clause before its verb: The bridge was safe, said Roe."""
    passage, since, until = sentence.passage, sentence.since, sentence.until
    tags = passage.tags
    if cue <= since or tags[cue - 1] not in COMMA + QUOTE or is_clause(passage, cue + 1, until):
        return None
    if _has_aside(passage, since, cue) or not (match := _INVERTED.match(tags, cue, until)):
        return None
    words = noun(passage, *match.span("source"))
    if words is None or (passage.word(cue) not in INVERTED and tags[words[0]] not in _NAMES):
        return None
    return around(sentence, "reported-inverted", words, cue, cue - (tags[cue - 1] == COMMA), match.end())


def _has_aside(passage: Passage, since: int, cue: int) -> bool:
    """Whether the verb has its subject before it, and commas between: Roe, the mayor, said the bridge."""
    subject = subject_of(passage, since, cue)
    if subject is None or subject[2] >= 0 or subject[1] >= cue - 1:
        return False
    return has_introduction(passage, since, subject[0], "")


def has_introduction(passage: Passage, since: int, first: int, kinds: str = _INTRODUCTION) -> bool:
    """Whether the words before the source at ``first`` are none, or introduce it: In May, | Roe said."""
    opening = passage.tags[since:first].lstrip(letters("and also comma"))[:1]
    return not opening or opening in kinds


def around(
    sentence: Sentence, rule: str, words: tuple[int, int], cue: int, end: int, behind: int
) -> Report | None:
    """Return the report of the clause that ends at ``end``, or that goes on at ``behind``.

    It goes on where what stands before its source is no clause: In May, Roe said, the bridge was safe.
    """
    passage, until = sentence.passage, sentence.until
    tags = passage.tags
    begin = max(sentence.since, tags.rfind(COLON, sentence.since, end) + 1)
    while begin < end and tags[begin] in _LEAD:
        begin += 1
    if begin >= end or is_quoted(passage, begin, end) or _is_own(tags, begin, end):
        return None
    goes_on = behind >= 0 and tags[behind : behind + 1] in (COMMA, COLON)
    if goes_on and tags[behind + 1 : behind + 2] == QUOTE:
        return None  # In May, Roe said, "…"
    introduces = tags[begin] in _INTRODUCTION and not _CLAUSE_INSIDE.search(tags, begin + 1, end)
    lacking = introduces or not has_verb(passage, begin, end) or tags[begin] == _WHILE
    if goes_on and tags[behind] == COMMA:
        start = behind + 1 + tags.startswith(THAT, behind + 1)
        rest = end_of(passage, behind + 1, until)
        opens = start > behind + 1 or is_clause(passage, start, rest)
        if opens and rest - start > 2 and (lacking or rest - start > end - begin):
            return Report("reported-around", *words, cue, start, rest)
        if lacking:
            return None
    if tags[begin] in _PARTICIPLES + _WHILE or introduces or end - begin < 2:
        return None
    if not has_verb(passage, begin, end) and end - begin <= _LONG:
        return None
    return Report(rule, *words, cue, begin, end)


def _is_own(tags: str, begin: int, end: int) -> bool:
    """Whether the last words before the source are a quotation, and all that the source says."""
    return tags[end - 1] == QUOTE and end - 2 >= begin and tags[end - 2] in _OWN


def according_to(sentence: Sentence, cue: int) -> Report | None:
    """Return the report of the clause before its source: The bridge was safe(,) according to Roe."""
    passage = sentence.passage
    tags, since = passage.tags, sentence.since
    since = max(since, tags.rfind(COLON, since, cue) + 1)
    if (opened := tags.rfind("(", since, cue)) > tags.rfind(")", since, cue):
        since = opened + 1
    end = cue
    while end > since and tags[end - 1] in _BEFORE_ACCORDING:
        end -= 1
    while since < end and tags[since] in _LEAD:
        since += 1
    match = ACCORDING_TO.match(tags, cue, sentence.until)
    words = match and noun(passage, *match.span("source"))
    if words is None or end - since < 3 or not has_verb(passage, since, end):
        return None
    return Report("reported-according-to", *words, cue, since, end)
