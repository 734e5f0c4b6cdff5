"""The subject of a verb, read back from it over the tags of its sentence."""

from collections.abc import Iterator

from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagging import Tagged, speech_nouns
from newsctl.parsing.attribution.tagset import (
    ALSO,
    AND,
    BASE,
    COMMA,
    FINITE,
    GOING,
    HE,
    HES,
    HIS,
    NAME,
    NUMBER,
    OF,
    OWNER,
    PAST,
    STOP,
    THE,
    WAITED,
    WAITING,
    WAS,
    WHO,
    WORD,
    letters,
)
from newsctl.parsing.lexicon import entries

__all__ = ["is_noun", "is_plural", "is_verb", "noun", "subject_of", "subjects", "topic", "whom_quoted"]

# These two are read from right to left, from the verb: the tags stand back to front, as the pattern does.
_SUBJECT = TagPattern("""
    # Jane Roe, a doctor, also; the man who was called a fool yesterday
    [FILLER him]{0,5}                                           # herself also
    (?:
        comma? close [^ open stop]{1,14} open comma?            # (D-Ohio)
        | comma [^ comma stop colon semicolon quote]{1,30} comma # , a doctor,
          (?: close [^ open stop]{1,14} open )?                 # (D-Ohio), a doctor,
        | dash [^ stop colon semicolon quote dash]{1,30} dash   # - a doctor -
        | (?! [he hes] ) comma? [^ stop comma colon semicolon quote who]{0,10}
          [said called waited was say call hes]                 # , who was there yesterday,
          [^ stop comma colon semicolon quote who]{0,4} who comma?
    )?
    monday? (?P<source> [he hes] | NOMINAL{1,14} )
""")
_WHO = TagPattern("""
    # the doctor, who also in the city; the man who
    (?: [word monday] the? of )? FILLER{0,4}
    (?P<who> who ) [comma dash]? close? (?P<source> NOMINAL{1,12} )
""")
_TOPIC = TagPattern("""
    # But in Texas, the mayor; While it rained, last Monday he
    (?:
        [of also while] [^ stop comma quote said called was waited]{1,20} comma  # In Texas,
        | [also and] comma?                                     # But
        | while [^ stop comma quote]{1,30} comma                # While it rained,
        | [waiting saying said] [^ stop comma quote]{1,30} comma # Speaking in Texas, Asked again,
        | monday{1,3} comma?                                    # Last Monday
    ){0,2}
    (?P<source> [he hes] | [DESCRIPTION waited waiting]{1,10} )
""")
_QUOTED = TagPattern("""
    # quoted the mayor, a doctor, as; citing him as having
    (?P<verb> [said called saying calling waited] )
    (?P<source> him | [PHRASE waited]{1,8} )
    (?: comma [^ stop quote colon]{1,40} comma )?
    (?P<as> of ) [was waiting]? $
""")
_VERB = TagPattern("""
    # said; was
    [said called waited was say]
""")
_FINITE_V = TagPattern("""
    # man (waited)
    NOUN (?= waited )
""")
_CLAUSE_BEFORE = TagPattern("""
    # council met to weigh new
    [^ stop comma semicolon colon quote and said was called who]* (?: waited | called ) NOUN
""")
_BEFORE_SAYING = letters("name word he")
_BEFORE_NOUN = letters("of also monday waited")
_BEHIND_NOUN = letters("of also him the his monday")
_PARTICIPLES = (WAITED, WAITING, *GOING)
_APART_WORD, _APART_NUMBER, _APART_OF = COMMA + WORD, COMMA + NUMBER, COMMA + OF
_NOUN_ALSO = (NAME + ALSO, WORD + ALSO)
_PLURAL_NOUN = letters("name word")
_PEOPLE = frozenset(("people", "police"))
_PLURAL = letters("he was")  # of itself, or with any subject
_SECOND = letters("and also")  # what stands before a verb whose subject has another one
_BEFORE_BASE = letters("he was also and")
_IN_GROUP = letters("PHRASE VERBAL")
_LONGEST_GROUP = 6  # words
_REACH = 60  # tags; a subject that stands further from its verb is not looked for

Subject = tuple[str, int, int, int]
"""(rule, first word, word after the last, relative pronoun or -1)"""


def subjects(tagged: Tagged, since: int, verb: int) -> Iterator[Subject]:
    """Yield the possible subjects of the verb at ``verb``, its sentence from ``since``, likeliest first."""
    tags = tagged.tags
    tag = tags[verb]
    before = tags[verb - 1] if verb > since else "^"
    if tag in PAST or (tag in BASE and is_plural(tagged, verb - 1, since)):
        if subject := subject_of(tagged, since, verb):
            opening = topic(tagged, since, verb) if before == COMMA else None
            if opening and (opening[0] == subject[0] or _VERB.search(tags, opening[1], subject[0])):
                opening = None
            if opening is None or not _is_apart(tags, *subject[:2]):
                yield ("pre-posed", *subject)
            if opening:
                # "Roe, head of the board, Ohio's oldest, said": the sentence's first words as well.
                yield ("pre-posed-apart", *opening, -1)
            return
        rule = "pre-posed" if before in _SECOND else "pre-posed-apart"
    elif tag in GOING:
        if words := whom_quoted(tagged, since, verb):
            yield ("pre-posed", *words, -1)
            return
        rule = "participle"
        if (before in _BEFORE_SAYING or tags[verb - 2 : verb] in _NOUN_ALSO) and (
            subject := subject_of(tagged, since, verb)
        ):
            yield ("absolute", *subject)
    else:
        rule = "infinitive"
    yield from _subjects_before(tagged, since, verb, rule)


def _subjects_before(tagged: Tagged, since: int, verb: int, rule: str) -> Iterator[Subject]:
    """Yield the subjects of the verbs before a verb that has none of its own: a participle, a second verb."""
    tags = tagged.tags
    end = verb
    seen = -1
    for _ in range(4):
        end -= 1
        while end > since and (tags[end] not in FINITE or is_noun(tagged, end)):
            end -= 1
        if end <= since:
            break
        subject = subject_of(tagged, since, end)
        if subject and subject[0] != seen:
            seen = subject[0]
            yield (rule, *subject)
            rule = rule.removesuffix("-far") + "-far"
    if seen < 0 and (opening := topic(tagged, since, verb)):
        yield (rule, *opening, -1)


def subject_of(tagged: Tagged, since: int, verb: int) -> tuple[int, int, int] | None:
    """Return (first, last, relative pronoun or -1) of the words right before a verb that are its subject."""
    reading = tagged.tags[max(since, verb - _REACH) : verb][::-1]
    match = _WHO.match(reading)
    who = verb - 1 - match.start("who") if match else -1
    match = match or _SUBJECT.match(reading)
    if match is None:
        return None
    low, high = match.span("source")
    words = noun(tagged, verb - high, verb - low)
    if words and (comma := _aside(tagged, words[0])):
        return subject_of(tagged, since, comma)  # Jane Roe, 51, | of Ashby, Mich., said
    if words and tagged.tags[words[0] - 1 : words[1]] == _APART_NUMBER:
        return subject_of(tagged, since, words[0] - 1)  # Jane Roe, | 51, of Ashby, said
    if words and who >= 0 and tagged.word(who) == "which":
        nearest = max(tagged.tags.rfind(THE, *words), tagged.tags.rfind(HIS, *words))
        words = max(words[0], nearest), words[1]  # held up | a sign | which read
    return words and (*words, who)


def _is_apart(tags: str, first: int, last: int) -> bool:
    """Whether these words are only put behind others: Roe, | head of the board."""
    named = tags[last - 1] == NAME and OF not in tags[first:last]  # a neighbour, | clerk Jane Roe
    return tags[first - 1 : first + 1] == _APART_WORD and not named


def _aside(tagged: Tagged, at: int) -> int:
    """Return the comma before the place or group that somebody is of, with the word at ``at``; else 0."""
    tags = tagged.tags
    for begin in range(at, max(1, at - _LONGEST_GROUP), -1):
        if tags[begin - 1] == OF:
            if tags[begin - 2] != COMMA or tagged.word(begin - 1) not in ("from", "of"):
                break
            # Jane Roe | , 51, of Ashby
            return begin - 4 if tags[begin - 4 : begin - 2] == _APART_NUMBER else begin - 2
        if tags[begin - 1] not in _IN_GROUP:
            break
    return 0


def whom_quoted(tagged: Tagged, since: int, verb: int) -> tuple[int, int] | None:
    """Return the words for whom somebody else quotes as "saying", the word at ``verb``."""
    match = _QUOTED.search(tagged.tags, max(since, verb - _REACH), verb)
    if (
        match is None
        or tagged.word(match.start("verb")) not in entries("quoting-verbs")
        or tagged.word(match.start("as")) != "as"
    ):
        return None
    return noun(tagged, *match.span("source")) or match.span("source")


def topic(tagged: Tagged, since: int, until: int) -> tuple[int, int] | None:
    """Return the words that the sentence from ``since`` has for its first subject, before ``until``."""
    match = _TOPIC.match(tagged.tags, since, until)
    if match is None:
        return None
    first, last = match.span("source")
    verb = _FINITE_V.search(tagged.tags, first, last)
    return noun(tagged, first, verb.start() + 1 if verb else last)


def is_plural(tagged: Tagged, at: int, since: int) -> bool:
    """Whether the word can be the subject of a base form: they say, critics say, he will say."""
    if at < since:
        return False
    tag = tagged.tags[at]
    return (
        tag in _PLURAL
        or (tag == THE and tagged.word(at) in entries("lone-determiners"))
        or (tag in _PLURAL_NOUN and (tagged.word(at)[-1] == "s" or tagged.word(at) in _PEOPLE))
    )


def is_verb(tagged: Tagged, at: int, since: int) -> bool:
    """Whether a base form is a verb here, not a noun: to call, will call, critics call."""
    if at <= since:
        return False
    before = tagged.tags[at - 1]
    return (
        before in _BEFORE_BASE
        or (before == OF and tagged.word(at - 1) == "to")
        or is_plural(tagged, at - 1, since)
    )


def is_noun(tagged: Tagged, at: int) -> bool:
    """Whether a word that can be a verb is a noun here: the talks, Roe's claims, recent attacks from."""
    before, after = tagged.tags[at - 1 : at], tagged.tags[at + 1 : at + 2]
    if before in (HIS, OWNER) or (before == THE and not _is_alone(tagged.word(at - 1))):
        return True
    if before in _PARTICIPLES and tagged.word(at)[-1] == "s":
        return True  # denied | claims, held | rates
    if before not in (WORD, AND, OF) or tagged.word(at) not in speech_nouns():
        return False
    return after in (OF, WHO, WAS) or (after in (STOP, COMMA, "") and _has_verb(tagged, at))


def _has_verb(tagged: Tagged, at: int) -> bool:
    """Whether its clause has a verb before the word, which is none then: met to weigh | rules."""
    back = _CLAUSE_BEFORE.match(tagged.tags[max(0, at - 12) : at][::-1])
    return back is not None


def _is_alone(determiner: str) -> bool:
    """Whether a determiner may stand by itself, so that a verb may follow: this | says, many | fear."""
    return determiner in entries("lone-determiners") or determiner in entries("pointing-determiners")


def noun(tagged: Tagged, first: int, last: int) -> tuple[int, int] | None:
    """Return the words of ``first`` up to ``last`` that name the speaker, without what stands beside them."""
    tags = tagged.tags
    if tags[first:last] in (HE, HES):
        return first, last
    # In a statement | Roe
    while first < last and tags[first] in _BEFORE_NOUN:
        if tags[first] != OF:
            first += 1
            continue
        determiner = tags.find(THE, first + 2, last)
        if determiner >= 0:
            first = determiner
            continue
        nearest = [
            at for at in (tags.find(NAME, first + 1, last), tags.find(WORD, first + 1, last)) if at >= 0
        ]
        if not nearest:
            return None
        first = min(nearest)
    for at in range(first + 1, last):
        if tags[at] in BASE and is_plural(tagged, at - 1, first):
            last = at  # researchers | explain
            break
    if last == first + 1 and tags[first] == THE and tagged.word(first) in entries("lone-determiners"):
        return first, last
    while last > first and tags[last - 1] in _BEHIND_NOUN:
        last -= 1
    return (first, last) if first < last else None
