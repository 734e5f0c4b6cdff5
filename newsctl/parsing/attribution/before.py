"""Sources that stand before the quotation in its sentence: ``Roe said, "…"``."""

import re
from collections.abc import Iterator

from newsctl.parsing.attribution.after import ACCORDING, AGENT
from newsctl.parsing.attribution.candidates import Candidate, Place, is_term
from newsctl.parsing.attribution.shapes import Shape, speech_nouns
from newsctl.parsing.attribution.subjects import BE, is_noun, is_verb, noun, subjects, topic

__all__ = ["MOST", "back", "clause_subject", "inverted_before", "label", "other_verb", "owner"]

MOST = 4  # verbs of speech that are passed over on the way back
_CUE = re.compile("[CEGgKIi]")
_INVERTED_BEFORE = re.compile(r"(?:^|(?<=[,.JB!]))(?P<c>C)(?P<m>R|N{1,4})(?:,[^.Q]{0,40})?(?=[,:]?$)")
_LABEL = re.compile(r"(?:^|[-.(])(?:[wA]?P)?(?P<m>[NSwnD]{1,6}(?:JN{1,4})?)(?:\([^)]{1,10}\))?:$")
_OWNER = re.compile(r"(?:(?P<m>[NDw]{0,4}S)|(?P<p>M))[wNAVt]{0,3}[FwIiC][^.;Q]{0,8}$")
# in the words of | Jane Roe; a warning from | the bank that
_IN_WORDS = re.compile("[DMV](?P<n>F)P(?P<m>[DNMSw]{1,7})(?=T?D?,?:?$)")


def back(place: Place) -> Iterator[Candidate]:
    """Propose the subjects of the verbs of speech before the quotation in its sentence, the nearest first."""
    shape, at, since = place.shape, place.at, place.since
    letters = shape.letters
    rank = tried = 0
    quoting = -1
    for cue in [match.start() for match in _CUE.finditer(letters, since, at)][::-1]:
        letter = letters[cue]
        if cue == quoting or is_noun(shape, cue) or (letter in "Ii" and not is_verb(shape, cue, since)):
            continue
        tried += 1
        if letter == "K":
            match = ACCORDING.match(letters, cue, at)
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
                if letter == "G" and rule == "pre-posed":
                    quoting = first - 1  # IRNA | quoted | Roe as saying: no word of IRNA's
                yield Candidate(rule, first, last, cue, letters[cue + 1 : at], here, who)
        if rank == MOST or tried == 3 * MOST:
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


def _agent(shape: Shape, cue: int, at: int) -> tuple[int, int] | None:
    """Return the agent of a passive verb before the quotation: described by Roe as ``"…"``."""
    letters = shape.letters
    if letters[cue] not in "CE" or not letters.startswith("P", cue + 1) or shape.word(cue + 1) != "by":
        return None
    match = AGENT.match(letters, cue + 2, at)
    return match and noun(shape, *match.span())


def _is_passive(shape: Shape, cue: int) -> bool:
    """Whether this is "was widely known as": by whom, nobody says."""
    before = cue - 2 if shape.letters[cue - 1 : cue] == "A" else cue - 1
    return before >= 0 and shape.letters[cue] in "CEV" and shape.word(before) in BE


def inverted_before(place: Place) -> Iterator[Candidate]:
    """Propose the source after its verb, before the quotation: explained Roe, ``"…"``."""
    if place.shape.letters.find("C", place.since, place.at) < 0:
        return
    for match in _INVERTED_BEFORE.finditer(place.shape.letters, place.since, place.at):
        if not is_noun(place.shape, match.start("c")):
            first, last = match.span("m")
            between = place.shape.letters[last : place.at]
            yield Candidate("inverted-before", first, last, match.start("c"), between, 0)


def label(place: Place) -> Iterator[Candidate]:
    """Propose the name in a transcript: ``ROE: "…"``."""
    since = max(place.since, place.at - 18)
    if since <= place.at - 2 and (match := _LABEL.search(place.shape.letters, since, place.at)):
        yield Candidate("label", *match.span("m"), -1, "", 0)


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
