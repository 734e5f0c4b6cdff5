"""The sieves: who may have said a quotation, read off the shape of its paragraph.

Each sieve is one function from a quotation's place to the candidates it sees, and one line in the table
:data:`SIEVES`. A sieve proposes only; which candidate is right is weighed in :mod:`.weighing`.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from msgspec.structs import replace

from newsctl.parsing.attribution.candidates import Candidate, Place
from newsctl.parsing.attribution.shapes import Shape, speech_nouns
from newsctl.parsing.attribution.subjects import BE, NOMINAL, is_noun, is_plural, noun, subjects, topic

__all__ = [
    "BEYOND",
    "SIEVES",
    "TERM",
    "VERBLESS",
    "Sieve",
    "agent_after",
    "ahead",
    "back",
    "clause_subject",
    "dash",
    "inverted_before",
    "is_term",
    "label",
    "later",
    "line_below",
    "nearest",
    "other_verb",
    "owner",
    "paragraph_before",
    "propose",
    "sentence_before",
]

_SOURCE = r"R|[NSwnFDMViIvO]{1,10}(?:P[NSwnFDM]{1,8}){0,2}"
# Ahead: "…," | Jane Roe, a doctor, also | said
_AHEAD = re.compile(
    rf"[,!-]{{0,2}}(?!P)(?P<m>R|[{NOMINAL}]{{1,14}}(?:J[NSwFDM]{{1,6}})?)"
    r"(?P<aside>,[^.!Q]{1,40}?,|\([^)]{1,12}\),?|-[^.!Q-]{1,30}-|,?W[^.!,Q]{1,20},?)?[AHnt]{0,4}(?P<c>[CEV])"
)
# Ahead, inverted: "…," | said | Jane Roe
_INVERTED = re.compile(
    r"[,!-]{0,2}A?(?P<c>C)(?P<m>R(?=[.,;PABJ]|$)|(?![PAO])[NSwnFDMViIvg]{1,12}(?:P[NSwnFDM]{1,8}){0,2})"
)
_ACCORDING = re.compile(rf"[,!-]{{0,2}}A?(?P<c>K)P(?P<m>{_SOURCE})")
# Further on in the sentence: "…" for the party, | Roe | said
_LATER = re.compile(
    rf"(?P<gap>(?!:)[^.;]{{1,60}}?)(?P<comma>,|)(?:(?P<k>K)P(?P<km>{_SOURCE})"
    r"|(?P<ic>C)(?P<im>(?![PAO])[NSwnFDMVi]{1,10})(?=[.,;]|$)"
    r"|(?P<m>R|[NSwnFDMOP]{1,10})(?P<aside>,[^.!Q]{1,40}?,)?[AHnt]{0,4}(?P<c>[CE]))"
)
# A letter that must come soon for the pattern to match, the pattern, its rule; the first match counts.
_AHEADS = (("K", _ACCORDING, "according-to"), ("C", _INVERTED, "inverted"), ("", _AHEAD, "post-posed"))
_INVERTED_BEFORE = re.compile(r"(?:^|(?<=[,.JB!]))(?P<c>C)(?P<m>R|N{1,4})(?:,[^.Q]{0,40})?(?=[,:]?$)")
_DASHED = re.compile(r"[.!]?-(?P<m>[NSwnFDMP]{1,10})(?=[.,(]|$)")
_BELOW = re.compile(r"-(?P<m>[NSwnFDMP]{1,10})(?:[,(].{0,30})?[.]?$")
_LABEL = re.compile(r"(?:^|[-.(])(?:[wA]?P)?(?P<m>[NSwnD]{1,6}(?:JN{1,4})?)(?:\([^)]{1,10}\))?:$")
_OWNER = re.compile(r"(?:(?P<m>[NDw]{0,4}S)|(?P<p>M))[wNAVt]{0,3}[FwIiC][^.;Q]{0,8}$")
# in the words of | Jane Roe; a warning from | the bank that
_IN_WORDS = re.compile("[DMV](?P<n>F)P(?P<m>[DNMSw]{1,7})(?=T?D?,?:?$)")
_PASSIVE = re.compile("HA?(?P<c>[CE])[PDw]{0,2}$")
_AGENT = re.compile(r"R|[NSwnFDMO]{1,10}")
_NEVER_FIRST = frozenset(("told", "tells"))  # "…," told Roe: nobody writes that
_VERB = re.compile("[CEVK]")
_CUE = re.compile("[CEGgKIi]")
TERM = 3  # words; fewer need a verb
_MOST = 4  # verbs of speech that are passed over on the way back


def ahead(place: Place) -> Iterator[Candidate]:
    """Propose the source right after: ``"…," said Roe``, ``"…," Roe said``, ``"…," according to Roe``."""
    letters = place.shape.letters
    if not _VERB.search(letters, place.at + 1, place.until):
        return
    head = letters[place.at + 1 : place.at + 5]
    for sign, pattern, rule in _AHEADS:
        match = pattern.match(letters, place.at + 1, place.until) if sign in head else None
        words = match and noun(place.shape, *match.span("m"))
        if (
            match
            and words
            and not (rule == "inverted" and place.shape.word(match.start("c")) in _NEVER_FIRST)
        ):
            between = letters[place.at + 1 : match.start("m")][:2] + (
                letters[match.end() : match.end() + 1] or "$"
            )
            yield Candidate(rule, *words, match.start("c"), between, 0)
            return


def agent_after(place: Place) -> Iterator[Candidate]:
    """Propose the agent after the quotation: was described as ``"…"`` by Roe."""
    shape, at = place.shape, place.at
    if not shape.letters.startswith("P", at + 1) or shape.word(at + 1) != "by":
        return
    match = _PASSIVE.search(shape.letters, max(place.since, at - 10), at)
    agent = _AGENT.match(shape.letters, at + 2, place.until) if match else None
    if match and agent and (words := noun(shape, *agent.span())):
        yield Candidate("agent", *words, match.start("c"), shape.letters[match.start("c") + 1 : at], 0)


def later(place: Place) -> Iterator[Candidate]:
    """Propose a source further on in the same sentence: ``"…" for the party, Roe said``."""
    letters = place.shape.letters
    start = place.at + 1
    for _ in range(2):
        match = _VERB.search(letters, start + 1, place.until) and _LATER.match(letters, start, place.until)
        if not match:
            return
        for who, cue, rule in (
            ("m", "c", "post-posed-later"),
            ("im", "ic", "inverted-later"),
            ("km", "k", "according-to-later"),
        ):
            if match[who] and (words := noun(place.shape, *match.span(who))):
                gap = letters[place.at + 1 : match.end("gap")]
                between = gap[:2] + match["comma"] + (letters[match.end() : match.end() + 1] or "$")
                yield Candidate(
                    rule, *words, match.start(cue), between, gap.count("Q") + (start > place.at + 1)
                )
        start = match.end()


def back(place: Place) -> Iterator[Candidate]:
    """Propose the subjects of the verbs of speech before the quotation in its sentence, the nearest first."""
    shape, at, since = place.shape, place.at, place.since
    letters = shape.letters
    rank = tried = 0
    for cue in [match.start() for match in _CUE.finditer(letters, since, at)][::-1]:
        letter = letters[cue]
        if is_noun(shape, cue) or (letter in "Ii" and not _is_verb(shape, cue, since)):
            continue
        tried += 1
        if letter == "K":
            match = _ACCORDING.match(letters, cue, at)
            words = match and noun(shape, *match.span("m"))
            if words:
                yield Candidate("according-to-before", *words, cue, letters[words[1] : at], rank)
                rank += 1
        elif words := _agent(shape, cue, at):
            yield Candidate("agent", *words, cue, letters[words[1] : at], rank)
            rank += 1
        elif not _is_passive(shape, cue):
            here = rank
            for rule, first, last, who in subjects(shape, since, cue):
                rank = here + 1
                yield Candidate(rule, first, last, cue, letters[cue + 1 : at], here, who)
        if rank == _MOST or tried == 3 * _MOST:
            return


def other_verb(place: Place) -> Iterator[Candidate]:
    """Propose the subject of a verb that no list holds, when it is nearest: Roe confided it was ``"…"``."""
    shape, at, since = place.shape, place.at, place.since
    letters = shape.letters
    verb = letters.rfind("V", since + 1, at)
    if verb < 0 or letters[verb - 1] not in "NRWAJH" or _CUE.search(letters, verb, at):
        return
    if not _is_passive(shape, verb) and (subject := next(subjects(shape, since, verb), None)):
        rule, first, last, who = subject
        yield Candidate(rule, first, last, verb, letters[verb + 1 : at], 0, who)


def _is_verb(shape: Shape, at: int, since: int) -> bool:
    """Whether a base form is a verb here, not a noun: to call, will call, critics call."""
    if at <= since:
        return False
    before = shape.letters[at - 1]
    return (
        before in "RHAJ" or (before == "P" and shape.word(at - 1) == "to") or is_plural(shape, at - 1, since)
    )


def _agent(shape: Shape, cue: int, at: int) -> tuple[int, int] | None:
    """Return the agent of a passive verb before the quotation: described by Roe as ``"…"``."""
    letters = shape.letters
    if letters[cue] not in "CE" or not letters.startswith("P", cue + 1) or shape.word(cue + 1) != "by":
        return None
    match = _AGENT.match(letters, cue + 2, at)
    return match and noun(shape, *match.span())


def _is_passive(shape: Shape, cue: int) -> bool:
    """Whether this is "was widely known as": by whom, nobody says."""
    before = cue - 2 if shape.letters[cue - 1 : cue] == "A" else cue - 1
    return before >= 0 and shape.letters[cue] in "CEV" and shape.word(before) in BE


def clause_subject(place: Place) -> Iterator[Candidate]:
    """Propose the subject that the sentence opens with, whatever its verb."""
    if not is_term(place) and (words := topic(place.shape, place.since, place.at)):
        yield Candidate("clause-subject", *words, -1, place.shape.letters[words[1] : place.at], 0)


def owner(place: Place) -> Iterator[Candidate]:
    """Propose the owner of the words: her remark that ``"…"``, in Roe's words ``"…"``."""
    letters = place.shape.letters
    if (match := _IN_WORDS.search(letters, max(place.since, place.at - 14), place.at)) and (
        place.shape.word(match.start("n")) in speech_nouns()
    ):
        yield Candidate("owner", *match.span("m"), -1, letters[match.end("m") : place.at], 0)
    elif match := _OWNER.search(letters, max(place.since, place.at - 14), place.at):
        first, last = match.span("m" if match["m"] else "p")
        noun_at = last + len(letters[last : place.at].rstrip("PDT,:")) - 1
        if is_term(place) and place.shape.word(noun_at) not in speech_nouns():
            return
        yield Candidate("owner", first, last, -1, letters[last : place.at], 0)


def dash(place: Place) -> Iterator[Candidate]:
    """Propose the name in a list of sayings: ``"…" - Jane Roe``."""
    letters = place.shape.letters
    match = _DASHED.match(letters, place.at + 1) if "-" in letters[place.at + 1 : place.at + 3] else None
    words = match and noun(place.shape, *match.span("m"))
    if match and words:
        yield Candidate("dash", *words, -1, letters[match.end() : match.end() + 1], 0)


def label(place: Place) -> Iterator[Candidate]:
    """Propose the name in a transcript: ``ROE: "…"``."""
    since = max(place.since, place.at - 18)
    if since <= place.at - 2 and (match := _LABEL.search(place.shape.letters, since, place.at)):
        yield Candidate("label", *match.span("m"), -1, "", 0)


def sentence_before(place: Place) -> Iterator[Candidate]:
    """Propose the last speaker and the first subject of the sentence before."""
    shape, since = place.shape, place.since
    if since == 0:
        return
    begin = shape.sentence(since - 1)
    verbs = (cue for cue in range(since - 2, begin, -1) if shape.letters[cue] in "CEGg")
    for cue in islice(verbs, _MOST):
        if subject := next(subjects(shape, begin, cue), None):
            yield Candidate("sentence-before", *subject[1:3], cue, shape.letters[cue + 1 : since], 0)
            break
    if words := topic(shape, begin, since):
        yield Candidate("sentence-before-subject", *words, -1, shape.letters[begin:since][:2], 0)


def inverted_before(place: Place) -> Iterator[Candidate]:
    """Propose the source after its verb, before the quotation: explained Roe, ``"…"``."""
    if place.shape.letters.find("C", place.since, place.at) < 0:
        return
    for match in _INVERTED_BEFORE.finditer(place.shape.letters, place.since, place.at):
        if not is_noun(place.shape, match.start("c")):
            first, last = match.span("m")
            between = place.shape.letters[last : place.at]
            yield Candidate("inverted-before", first, last, match.start("c"), between, 0)


Sieve = Callable[[Place], Iterator[Candidate]]

SIEVES: tuple[Sieve, ...] = (ahead, agent_after, later, dash, label, inverted_before, other_verb, back)
VERBLESS: tuple[Sieve, ...] = (clause_subject, owner)
BEYOND: tuple[Sieve, ...] = (sentence_before,)


def is_term(place: Place) -> bool:
    """Whether the words are so few that without a verb nobody can be said to have said them."""
    quotation = place.quotation
    return quotation is not None and place.shape.text.count(" ", quotation.start, quotation.end) < TERM


def propose(place: Place) -> list[Candidate]:
    """Return who may have said a quotation by its sentence, and where that names nobody by the one before."""
    found = [candidate for sieve in SIEVES for candidate in sieve(place)]
    # The sentence's first subject only where no verb has led to it.
    known = {candidate.first for candidate in found}
    found += [one for sieve in VERBLESS for one in sieve(place) if one.first not in known]
    if place.at == place.since or not (found or is_term(place)):
        found += [candidate for sieve in BEYOND for candidate in sieve(place)]
    return found


def paragraph_before(place: Place) -> Iterator[Candidate]:
    """Propose who speaks in the paragraph that ends at ``place``: ``Roe wrote on Monday:``."""
    shape = place.shape
    if not shape.letters:
        return
    closing = shape.letters[-1]
    for candidate in back(place):
        yield replace(candidate, rule="paragraph-before", between=closing, relative=-1, shape=shape)
        break
    for candidate in clause_subject(place):
        yield replace(candidate, rule="paragraph-before-subject", between=closing, shape=shape)


def line_below(shape: Shape) -> Iterator[Candidate]:
    """Propose a source that has the line below to itself: a dash and a name."""
    match = _BELOW.match(shape.letters)
    words = match and noun(shape, *match.span("m"))
    if match and words:
        yield Candidate("line-below", *words, -1, shape.letters[match.end() :][:2], 0, shape=shape)


def nearest(shape: Shape, at: int, chosen: Candidate, candidates: list[Candidate]) -> Candidate:
    """Return the candidate with the speaker of ``chosen`` whose verb stands nearest before the quotation."""
    if not 0 <= chosen.cue < at or chosen.shape:
        return chosen
    best = chosen
    for other in candidates:
        if other.first != chosen.first or other.shape or not best.cue < other.cue < at:
            continue
        # A verb of speech is not given up for one of another kind.
        if shape.letters[best.cue] != "C" or shape.letters[other.cue] in "CGIg":
            best = other
    before = at - 2 if shape.letters[at - 1] in ",:T" else at - 1
    if before > best.cue and shape.letters[before] == "G":
        best = replace(best, rule="participle", cue=before)  # Roe said no, | adding: "…"
    return best
