"""The sieves: who may have said a quotation, read off the shape of its paragraph.

Each sieve is one function from a quotation's place to the candidates it sees, and one line in the table
:data:`SIEVES`. A sieve proposes only; which candidate is right is weighed in :mod:`.weighing`.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsctl.parsing.attribution.shapes import Shape

__all__ = ["Candidate", "Place", "line_below", "nearest", "paragraph_before", "propose", "surely"]


class Candidate(NamedTuple):
    """A possible attribution: words ``first`` up to ``last`` name the speaker, ``cue`` is the verb (-1: none).

    ``between`` is the shape from the nearer of the two to the quotation, ``rank`` the number of verbs of
    speech passed over on the way, and ``relative`` the "who" that stands for the speaker at the verb (-1: none).
    ``shape`` is that of another paragraph, when the words stand there.
    """

    rule: str
    first: int
    last: int
    cue: int
    between: str
    rank: int
    relative: int = -1
    shape: Shape | None = None


class Place(NamedTuple):
    """A quotation in its paragraph: the letter at ``at``, in the sentence from ``since`` up to ``until``."""

    shape: Shape
    at: int
    since: int
    until: int


_NOMINAL = "NSwntFDMViIvOPA"
_NAMED = "NSwnFDMViIvg"
# Ahead: "…," | Jane Roe, a doctor, also | said
_AHEAD = re.compile(
    rf"[,!-]{{0,2}}(?!P)(?P<m>R|[{_NOMINAL}]{{1,14}}(?:J[NSwFDM]{{1,6}})?)"
    r"(?P<aside>,[^.!Q]{1,40}?,|\([^)]{1,12}\),?|-[^.!Q-]{1,30}-|,?W[^.!,Q]{1,20},?)?[AHnt]{0,4}(?P<c>[CEV])"
)
# Ahead, inverted: "…," | said | Jane Roe
_INVERTED = re.compile(
    rf"[,!-]{{0,2}}A?(?P<c>C)(?P<m>R(?=[.,;PABJ]|$)|(?![PAO])[{_NAMED}]{{1,12}}(?:P[NSwnFDM]{{1,8}}){{0,2}})"
)
_SURELY = re.compile(
    r",?(?:(?P<m>R|[DNSwn]{1,8})(?:,[DNSwnP]{1,12},)?[At]?(?P<c>C)(?=[.,;:PBATDNt]|$)"
    r"|(?P<ic>C)(?P<im>R|[DNSwni]{1,10}(?:P[DMNSwn]{1,8}){0,3})(?=[.,;:(W]|$))"
)
_SURELY_BEFORE = re.compile(
    r"(?:J|A,?)?(?P<m>R|[DNSwn]{1,6})A?(?P<c>C(?=[NDw]{0,4}(?:P[NDwt]{1,5})?[T,:]$)|[CEV](?=[NDMSwAPtOIin]{0,12}:$))[^.Q]{0,14}"
)
_BETWEEN = re.compile(r",?[^.!QC]{0,30}C(?:[^.!QCEGK]{0,8},|[^.!QCK]{0,40}\.)")
_ACCORDING = re.compile(r"[,!-]{0,2}A?(?P<c>K)P(?P<m>R|[NSwnFDMViIvO]{1,10}(?:P[NSwnFDM]{1,8}){0,2})")
_DASHED = re.compile(r"[.!]?-(?P<m>[NSwnFDMP]{1,10})(?=[.,(]|$)")
_BELOW = re.compile(r"-(?P<m>[NSwnFDMP]{1,10})(?:[,(].{0,30})?[.]?$")
# Further on in the sentence: "…" for the party, | Roe | said
_LATER = re.compile(
    r"(?P<gap>[^.;]{1,60}?)(?P<comma>,|)(?:"
    r"(?P<k>K)P(?P<km>R|[NSwnFDMViIvO]{1,10}(?:P[NSwnFDM]{1,8}){0,2})"
    r"|(?P<ic>C)(?P<im>(?![PAO])[NSwnFDMVi]{1,10})(?=[.,;]|$)"
    r"|(?P<m>R|[NSwnFDMOP]{1,10})(?P<aside>,[^.!Q]{1,40}?,)?[AHnt]{0,4}(?P<c>[CE]))"
)
# Back, read right to left from the verb: said | also | (a doctor,) | Jane Roe
_SUBJECT = re.compile(
    r"[AHntO]{0,5}(?:,[^,.:;Q]{1,30},|\)[^(.]{1,14}\(,?|-[^.:;Q-]{1,30}-|,?[^.,:;QW]{0,10}[CEVHIih][^.,:;QW]{0,4}W,?)?t?"
    rf"(?P<m>R|[{_NOMINAL}]{{1,14}})"
)
_WHO = re.compile(rf"[AHt]{{0,4}}(?P<who>W),?\)?(?P<m>[{_NOMINAL}]{{1,12}})")
_AGENT = re.compile(r"R|[NSwnFDMO]{1,10}")
# The subject that a sentence opens with, after "In Texas," or "But".
_TOPIC = re.compile(
    r"(?:(?:[PAB][^.,QCEVH]{1,20},|[AJ],?|B[^.,Q]{1,30},|[vG][^.,Q]{1,30},|t{1,3},?)){0,2}(?P<m>R|[NSwnFDMVv]{1,10})"
)
_OWNER = re.compile(r"(?:(?P<m>[NDw]{0,4}S)|(?P<p>M))[wNAVt]{0,3}[FwIiC][^.;Q]{0,8}$")
_LABEL = re.compile(r"(?:^|[-.(])(?:[wA]?P)?(?P<m>[NSwnD]{1,6})(?:\([^)]{1,10}\))?:$")
_ALONE = frozenset("another some many both few several most".split())
_FINITE = frozenset("CEVHh")
_CUES = frozenset("CEGgK")
_BASES = frozenset("Ii")


def surely(shape: Shape, at: int, chained: Candidate | None) -> Candidate | None:
    """The candidate that leaves no doubt: ``"…," Roe said``, and ``"…"`` on either side of it; else None.

    ``chained`` is the candidate with the speaker of the quotation before, where its verb stands between the two.
    """
    letters = shape.letters
    quotation = shape.quotation(at)
    if shape.text[quotation.end - 1] in ",?!" and (match := _SURELY.match(letters, at + 1)):
        rule, group = ("post-posed", "m") if match["m"] else ("inverted", "im")
        first, last = match.span(group)
        return Candidate(rule, first, last, match.start("c" if match["m"] else "ic"), "", 0)
    if chained is not None and letters[at + 1 : at + 2] in ("", ".", "!") and _BETWEEN.fullmatch(chained.between):
        return chained
    if letters[at - 1 : at] in ("T", ",", ":") and (match := _SURELY_BEFORE.fullmatch(letters, shape.sentence(at), at)):
        first, last = match.span("m")
        return Candidate("pre-posed", first, last, match.start("c"), "", 0)
    return None


def _ahead(place: Place) -> Iterator[Candidate]:
    """``"…," said Roe``, ``"…," Roe said`` and ``"…," according to Roe``."""
    shape, at, _, until = place
    letters = shape.letters
    for pattern, rule in ((_ACCORDING, "according-to"), (_INVERTED, "inverted"), (_AHEAD, "post-posed")):
        if match := pattern.match(letters, at + 1, until):
            first, last = _noun(shape, *match.span("m"))
            if first < last:
                after = letters[match.end() : match.end() + 1] or "$"
                yield Candidate(rule, first, last, match.start("c"), letters[at + 1 : match.start("m")][:2] + after, 0)
                return


def _later(place: Place) -> Iterator[Candidate]:
    """A source further on in the same sentence: ``"…" for the party, Roe said``."""
    shape, at, _, until = place
    letters = shape.letters
    match = _LATER.match(letters, at + 1, until)
    if not match:
        return
    gap = match["gap"]
    for who, cue, rule in (
        ("m", "c", "post-posed-later"), ("im", "ic", "inverted-later"), ("km", "k", "according-to-later"),
    ):  # fmt: skip
        if match[who]:
            first, last = _noun(shape, *match.span(who))
            if first < last:
                after = letters[match.end() : match.end() + 1] or "$"
                yield Candidate(rule, first, last, match.start(cue), gap[:2] + match["comma"] + after, gap.count("Q"))


def _back(place: Place) -> Iterator[Candidate]:
    """Verbs of speech before the quotation in its sentence, the nearest first, each with its subject."""
    shape, at, since, _ = place
    letters = shape.letters
    rank = 0
    for cue in range(at - 1, since - 1, -1):
        letter = letters[cue]
        if letter not in _CUES and not (letter in _BASES and cue > since):
            continue
        if letter == "K":
            if match := _ACCORDING.match(letters, cue, at):
                first, last = _noun(shape, *match.span("m"))
                if first < last:
                    yield Candidate("according-to-before", first, last, cue, letters[last:at], rank)
                    rank += 1
            continue
        if agent := _agent(shape, cue, at):
            yield Candidate("agent", *agent, cue, letters[agent[1] : at], rank)
            rank += 1
            continue
        between = letters[cue + 1 : at]
        found = False
        for rule, first, last, who in _subjects(shape, since, cue):
            found = True
            yield Candidate(rule, first, last, cue, between, rank, who)
        rank += found
        if rank > 3:
            return


def _agent(shape: Shape, cue: int, at: int) -> tuple[int, int] | None:
    """(first, last) of the agent of a passive verb before the quotation: described by Roe as "…"."""
    letters = shape.letters
    if letters[cue] not in "CE" or not letters.startswith("P", cue + 1) or shape.word(cue + 1) != "by":
        return None
    match = _AGENT.match(letters, cue + 2, at)
    if match is None:
        return None
    first, last = _noun(shape, *match.span())
    return (first, last) if first < last else None


def _topic(place: Place) -> Iterator[Candidate]:
    """The subject that the sentence opens with."""
    shape, at, since, _ = place
    if match := _TOPIC.match(shape.letters, since, at):
        first, last = _noun(shape, *match.span("m"))
        if first < last:
            yield Candidate("clause-subject", first, last, -1, shape.letters[last:at], 0)


def _owner(place: Place) -> Iterator[Candidate]:
    """The owner of the words: her remark that "…", in Roe's words "…"."""
    shape, at, since, _ = place
    match = _OWNER.search(shape.letters, max(since, at - 14), at)
    if match:
        first, last = match.span("m" if match["m"] else "p")
        yield Candidate("owner", first, last, -1, shape.letters[last:at], 0)


def _dash(place: Place) -> Iterator[Candidate]:
    """A list of sayings: "…" - Jane Roe."""
    shape, at, _, _ = place
    if match := _DASHED.match(shape.letters, at + 1):
        first, last = _noun(shape, *match.span("m"))
        if first < last:
            yield Candidate("dash", first, last, -1, shape.letters[match.end() : match.end() + 1], 0)


def _label(place: Place) -> Iterator[Candidate]:
    """A transcript: ROE: "…"."""
    shape, at, since, _ = place
    if since <= at - 2 and shape.letters[at - 1] == ":" and (match := _LABEL.search(shape.letters, max(since, at - 18), at)):
        yield Candidate("label", *match.span("m"), -1, "", 0)


def _sentence_before(place: Place) -> Iterator[Candidate]:
    """The speaker of the sentence before."""
    shape, _, since, _ = place
    letters = shape.letters
    if since == 0:
        return
    begin = shape.sentence(since - 1)
    for cue in range(since - 2, begin, -1):
        if letters[cue] in "CEGg":
            for _, first, last, _ in _subjects(shape, begin, cue):
                yield Candidate("sentence-before", first, last, cue, letters[cue + 1 : since], 0)
                break
            else:
                continue
            break
    if match := _TOPIC.match(letters, begin, since):
        first, last = _noun(shape, *match.span("m"))
        if first < last:
            yield Candidate("sentence-before-subject", first, last, -1, letters[begin:since][:2], 0)


def paragraph_before(place: Place) -> Iterator[Candidate]:
    """The speaker of the paragraph before: ``Roe wrote on Monday:``; ``place`` is the end of that paragraph."""
    shape, at, since, _ = place
    if at == 0:
        return
    closing = shape.letters[-1]
    for candidate in _back(place):
        yield candidate._replace(rule="paragraph-before", between=closing, relative=-1, shape=shape)
        break
    for candidate in _topic(place):
        yield candidate._replace(rule="paragraph-before-subject", between=closing, relative=-1, shape=shape)


def line_below(shape: Shape) -> Iterator[Candidate]:
    """A source that has the line below to itself: a dash and a name."""
    if match := _BELOW.match(shape.letters):
        first, last = _noun(shape, *match.span("m"))
        if first < last:
            yield Candidate("line-below", first, last, -1, shape.letters[match.end() :][:2], 0, shape=shape)


def _subjects(shape: Shape, since: int, verb: int) -> Iterator[tuple[str, int, int, int]]:
    """(rule, first, last, relative pronoun or -1) of each possible subject of a verb, the likeliest first."""
    letters = shape.letters
    letter = letters[verb]
    before = letters[verb - 1] if verb > since else "^"
    end = verb
    if letter in "CE" or (letter in _BASES and _is_plural(shape, verb - 1, since)):
        if subject := _subject(shape, since, verb):
            yield ("pre-posed", *subject)
            if before == "," and (match := _TOPIC.match(letters, since, verb)):
                # "Roe, head of the board, Ohio's oldest, said": the sentence's first words as well.
                first, last = _noun(shape, *match.span("m"))
                if first < last and first != subject[0]:
                    yield ("pre-posed-apart", first, last, -1)
            return
        rule = "pre-posed" if before in "JA" else "pre-posed-apart"
    elif letter in "Gg":
        rule = "participle"
        if before in "NwR" and (subject := _subject(shape, since, verb)):
            yield ("absolute", *subject)
    else:
        rule = "infinitive"
    # No subject of its own: a participle, or a second verb after "and". Go on from the verbs before.
    seen = -1
    for _ in range(4):
        end -= 1
        while end > since and letters[end] not in _FINITE:
            end -= 1
        if end <= since:
            break
        subject = _subject(shape, since, end)
        if subject and subject[0] != seen:
            seen = subject[0]
            yield (rule, *subject)
            rule = rule.removesuffix("-far") + "-far"
    if seen < 0 and (match := _TOPIC.match(letters, since, verb)):
        first, last = _noun(shape, *match.span("m"))
        if first < last:
            yield (rule, first, last, -1)


def _is_plural(shape: Shape, at: int, since: int) -> bool:
    """Whether the word can be the subject of a base form: they say, critics say, he will say."""
    if at < since:
        return False
    letter = shape.letters[at]
    return letter in "RH" or (letter in "Nw" and (shape.word(at)[-1] == "s" or shape.word(at) == "people"))


def _subject(shape: Shape, since: int, verb: int) -> tuple[int, int, int] | None:
    """(first, last, relative pronoun or -1) of the words right before a verb that are its subject."""
    reading = shape.letters[since:verb][::-1]
    match = _WHO.match(reading)
    who = verb - 1 - match.start("who") if match else -1
    match = match or _SUBJECT.match(reading)
    if match is None:
        return None
    low, high = match.span("m")
    first, last = _noun(shape, verb - high, verb - low)
    return (first, last, who) if first < last else None


def _noun(shape: Shape, first: int, last: int) -> tuple[int, int]:
    """The words of ``first`` to ``last`` that name the speaker, without what only stands beside them."""
    letters = shape.letters
    if letters[first:last] == "R":
        return first, last
    # In a statement | Roe
    while first < last and letters[first] in "PAt":
        if letters[first] != "P":
            first += 1
            continue
        determiner = letters.find("D", first + 2, last)
        if determiner >= 0:
            first = determiner
            continue
        nearest = [x for x in (letters.find("N", first + 1, last), letters.find("w", first + 1, last)) if x >= 0]
        if not nearest:
            return last, last
        first = min(nearest)
    for at in range(first + 1, last):
        if letters[at] in "Ii" and _is_plural(shape, at - 1, first) and at > first:
            last = at  # researchers | explain
            break
    if last == first + 1 and letters[first] == "D" and shape.word(first) in _ALONE:
        return first, last
    while last > first and letters[last - 1] in "PAODMt":
        last -= 1
    return first, last


Sieve = Callable[[Place], Iterator[Candidate]]

IN_SENTENCE: tuple[tuple[str, Sieve], ...] = (
    ("ahead", _ahead),
    ("later", _later),
    ("dash", _dash),
    ("label", _label),
    ("back", _back),
    ("topic", _topic),
    ("owner", _owner),
)
BEFORE_SENTENCE: tuple[tuple[str, Sieve], ...] = (("sentence-before", _sentence_before),)


def propose(place: Place) -> list[Candidate]:
    """Who may have said the quotation, by its own sentence, and where that names nobody by the one before."""
    found: list[Candidate] = []
    for _, sieve in IN_SENTENCE:
        for candidate in sieve(place):
            if candidate.rule != "clause-subject" or not any(candidate.first == other.first for other in found):
                found.append(candidate)
    if place.at == place.since or not found:
        for _, sieve in BEFORE_SENTENCE:
            found.extend(sieve(place))
    return found


def nearest(shape: Shape, at: int, chosen: Candidate, candidates: list[Candidate]) -> Candidate:
    """The candidate with the same words for the speaker as ``chosen`` whose verb stands nearest before ``at``."""
    best = chosen
    for other in candidates:
        if best.cue < other.cue < at and other.first == chosen.first and other.shape is chosen.shape:
            best = other
    if best.cue < 0 or best.cue > at:
        return best
    before = at - 1
    if before > 0 and shape.letters[before] in ",:T":
        before -= 1
    if before > best.cue and shape.letters[before] == "G":
        best = best._replace(rule="participle", cue=before)
    return best
