"""Where the clause that reports somebody begins and ends, over the tags of its sentence."""

from newsctl.parsing.attribution.subjects import is_noun
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagset import COMMA, DASH, THAT, letters
from newsctl.parsing.lexicon import entries
from newsctl.parsing.reported.passages import Passage

__all__ = [
    "before_comment",
    "behind_verb",
    "end_of",
    "first_part",
    "has_verb",
    "is_clause",
    "is_quoted",
    "opening_after",
]

_HEARER = TagPattern("""
    # (told) the council's members; me; CNN
    also? (?: him | (?: the | his )? [NOUN statement waiting]{1,7}? | the )
    (?=
        [that monday of comma he hes the his quote while also was stop colon] | $
        | (?<= [word statement] ) name
    )
""")
_ASIDE = TagPattern("""
    # (said) also on Monday in an interview with the paper
    (?:
        the? monday | also (?! was )
        | of (?! that ) (?: the | his )? (?: him | [NOUN statement monday quote waiting]{1,7}? )
          (?= [that monday of comma he hes the his also while stop colon] | $ | (?<= [word statement] ) name )
    ){0,6}
""")
_THAT = TagPattern("""
    # that; , that; , however, that; , in a speech on trade, that
    (?: comma (?: [^ comma stop quote said saying who]{1,14} comma )? )? that
""")
_PRONOUN = "he (?= [was said called waited also word say call hes] ) | hes | also was"
_NOUN = "[the his NOUN quote monday]{1,7} (?: of PHRASE{1,5} )? also?"
_CLAUSE = TagPattern(f"""
    # they went; there was; the bridge would; critics of the plan won
    {_PRONOUN} | {_NOUN} (?: was | said | called | waited (?! of ) )
""")
_SURE_CLAUSE = TagPattern(f"""
    # they went; there was; the bridge would; but no "plan supported by"
    {_PRONOUN} | {_NOUN} was
""")
_LATER_CLAUSE = TagPattern("""
    # if elected, she would; in the end the voters
    [^ comma stop]{1,14}?
    (?:
        (?<! while ) he [was said called waited also word]
        | hes
        | comma (?: he | also? [the his NOUN]{1,7} (?: was | said | called | waited (?! of ) ) )
    )
""")
_GAP = TagPattern("""
    # names he said | would be; Roe said, | adding
    [was waited stop semicolon colon who and comma close dash]
""")
_VERB = TagPattern("""
    # was; a quotation may have one
    [was said called waited hes quote]
""")
_BEHIND = TagPattern("""
    # (said) on Monday in Ashby,
    (?:
        [also monday him]
        | [of waiting] (?: the | his )? [NOUN statement monday quote him of waiting]{0,8}?
    ){0,6}
    (?= [comma stop semicolon dash and while open colon halfstop] | $ )
""")
_LIMIT = TagPattern("""
    (?P<sure>
        # (, )according to; and he walked, but not: and he would; , a claim that
        comma? also? according of
        | comma? and he also? [said called waited]
        | comma the NOUN{1,4} [that who]
    )
    # , Roe said; , and the mayor also said; and said; , adding; , said Roe
    | (?: comma (?: and | while )? | (?<= quote ) (?: and | while )? | and )
      (?: he | PHRASE{1,8} (?: of PHRASE{1,4} )? | the of him ) FILLER{0,3} [said say]
    | comma? and also? [said saying]
    | (?: comma | (?<= quote ) ) also? saying
    | comma (?: said (?= [the he name his] ) )
    | comma (?P<but> and ) (?= [the his name] )                 # , but the council
""")
_COMMENT = TagPattern("""
    # , which; , some of whom
    comma (?: the? of )? who
""")
_PART = TagPattern("""
    # the first comma, or where the next clause begins behind a quotation's own
    comma | (?<= quote ) (?= he | [the his NOUN]{1,6} [was said called waited] )
""")
_QUOTED = letters("quote comma stop halfstop colon dash semicolon that and")
_ADVERBIAL = letters("of while also")  # before a clause, or behind a verb that has none
_NO_OPENING = letters("him quote")
_FEWEST = 3  # words of a clause
_LONG = 6  # words, of which one will be a verb that no list holds


def opening_after(passage: Passage, cue: int, until: int) -> tuple[int, bool] | None:
    """Return where the clause begins behind the verb at ``cue``, and whether "that" does; None for no clause.

    What is said in May, or to whom, is no part of it.
    """
    tags, word = passage.tags, passage.word(cue)
    start = _behind_hearer(passage, cue, until)
    if start < 0:
        return None
    aside = _ASIDE.match(tags, start, until)
    at = aside.end() if aside else start
    if that := _THAT.match(tags, at, until):
        return (that.end(), True) if until - that.end() > 1 else None
    if tags.startswith(COMMA, at):
        at = start  # said | in the past year, taxes
    if at >= until or _GAP.match(tags, at, until):
        return None
    return (at, False) if _is_said(passage, word, at, until) else None


def _is_said(passage: Passage, word: str, at: int, until: int) -> bool:
    """Whether what stands behind a verb of speech is a clause, without "that" before it."""
    tags = passage.tags
    if word not in entries("verbs-before-bare-clauses"):
        return _SURE_CLAUSE.match(tags, at, until) is not None
    if is_clause(passage, at, until):
        return True
    if until - at < _FEWEST or tags[at] in _NO_OPENING or passage.word(at) in entries("said-without-clause"):
        return False
    if tags[at] in _ADVERBIAL:
        return _LATER_CLAUSE.match(tags, at, until) is not None
    return until - at >= _LONG or has_verb(passage, at, until)


def _behind_hearer(passage: Passage, cue: int, until: int) -> int:
    """Return the index behind the verb and whom it has to have told, -1 where it has told nobody."""
    if passage.word(cue) not in entries("verbs-with-hearers"):
        return cue + 1
    if passage.tags.startswith(THAT, cue + 1):
        return cue + 1  # warned | that
    hearer = _HEARER.match(passage.tags, cue + 1, until)
    return hearer.end() if hearer else -1


def behind_verb(passage: Passage, cue: int, until: int) -> int:
    """Return where a verb ends with all that says when and where, -1 where it has a clause or an object."""
    start = _behind_hearer(passage, cue, until)
    behind = _BEHIND.match(passage.tags, cue + 1 if start < 0 else start, until)
    return behind.end() if behind else -1


def is_clause(passage: Passage, first: int, last: int) -> bool:
    """Whether the words open with a subject and its verb."""
    return _CLAUSE.match(passage.tags, first, last) is not None


def has_verb(passage: Passage, first: int, last: int) -> bool:
    """Whether there is a finite verb among the words, or a quotation that may have one."""
    return _VERB.search(passage.tags, first, last) is not None


def is_quoted(passage: Passage, first: int, last: int) -> bool:
    """Whether nothing of the words stands outside of quotation marks."""
    return passage.tags[first:last].strip(_QUOTED) == ""


def end_of(passage: Passage, first: int, until: int) -> int:
    """Return where the clause ends that begins at ``first``: at the next source, another verb, or "but"."""
    tags, verbs = passage.tags, entries("reporting-verbs")
    for match in _LIMIT.finditer(tags, first + 1, until):
        last = match.end() - 1
        if match["but"]:
            limits = passage.word(last) == "but"
        else:
            limits = bool(match["sure"]) or (passage.word(last) in verbs and not is_noun(passage, last))
        if limits:
            until = match.start()
            break
    # Two dashes stand around an aside, and one before what is no more of the clause.
    return tags.index(DASH, first, until) if tags.count(DASH, first + 1, until) == 1 else until


def before_comment(passage: Passage, first: int, last: int) -> int:
    """Return where a clause ends that the reporter comments on: Roe said she would go, | which she did."""
    comment = _COMMENT.search(passage.tags, first, last)
    return comment.start() if comment else last


def first_part(passage: Passage, first: int, last: int) -> int:
    """Return where a clause ends that the main clause follows: After Roe said he would, | the council met."""
    part = _PART.search(passage.tags, first, last)
    return part.start() if part else last
