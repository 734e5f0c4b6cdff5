"""Who is reported in a passage, and in which clause: the rules in the order in which they are asked."""

from collections.abc import Iterator

from newsctl.parsing.attribution.subjects import subject_of, topic
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagset import ACCORDING, COMMA, GOING, QUOTE, WAS, letters
from newsctl.parsing.lexicon import entries
from newsctl.parsing.reported.after import according_to, around, has_introduction, inverted
from newsctl.parsing.reported.before import according_to_before, as_source, behind, participle
from newsctl.parsing.reported.clauses import behind_verb, is_quoted, opening_after
from newsctl.parsing.reported.passages import Passage
from newsctl.parsing.reported.report import Report, Sentence
from newsctl.parsing.reported.verbs import reports

__all__ = ["reports_in"]

_CUE = TagPattern("""
    # said; according
    [said saying say according]
""")
_ATTRIBUTES = TagPattern("""
    # "…," the mayor, Jane Roe, said; "…," said
    quote comma? (?: he | [the his NOUN comma of statement]{1,20} )? also? [said say]
""")
_SHORTEST = 5  # tags: Roe said the bridge opened
_NOBODY = (letters("waiting"), WAS)


def reports_in(passage: Passage) -> Iterator[Report]:
    """Yield the clauses of a passage that report somebody, in the order of their verbs."""
    verbs = entries("reporting-verbs")
    said: Report | None = None
    since = until = 0
    for match in _CUE.finditer(passage.tags):
        cue = match.start()
        according = passage.tags[cue] == ACCORDING
        if not according and passage.word(cue) not in verbs:
            continue
        if cue >= until:
            since, until = passage.opening(cue), passage.closing(cue)
        if until - since < _SHORTEST or _ATTRIBUTES.fullmatch(passage.tags, since, cue + 1):
            continue
        sentence = Sentence(passage, since, until, said if said and said.cue >= since else None)
        report = _according(sentence, cue) if according else _by_verb(sentence, cue)
        if report:
            said = report
            if not is_quoted(passage, report.begin, report.end):
                yield report


def _according(sentence: Sentence, cue: int) -> Report | None:
    return according_to(sentence, cue) or according_to_before(sentence, cue)


def _by_verb(sentence: Sentence, cue: int) -> Report | None:
    passage, since, until = sentence.passage, sentence.since, sentence.until
    tags = passage.tags
    leads = tags[cue] not in GOING and passage.word(cue) not in entries("verbs-with-hearers")
    if leads and (report := inverted(sentence, cue)):
        return report
    if not reports(passage, cue, since):
        return None
    if tags[cue] in GOING:
        return participle(sentence, cue)
    subject = _subject(passage, since, cue)
    if subject is None:
        return None
    first, last, who = subject
    opening = opening_after(passage, cue, until)
    before = tags[first - 1] if first > since else ""
    if who < 0 and before and before in COMMA + QUOTE:
        closed = behind_verb(passage, cue, until)
        introduced = opening and (opening[1] or has_introduction(passage, since, first))
        if (closed >= 0 or before == QUOTE) and not introduced:
            return around(
                sentence, "reported-post-posed", (first, last), cue, first - (before == COMMA), closed
            )
    if since < first < since + 3 and passage.word(since) == "as":
        return as_source(sentence, first, last, cue)
    return behind(sentence, subject, cue, opening) if opening else None


def _subject(passage: Passage, since: int, cue: int) -> tuple[int, int, int] | None:
    """Return (first, last, relative pronoun or -1) of the subject of a verb, else of the sentence."""
    subject = subject_of(passage, since, cue)
    if subject is None:
        words = topic(passage, since, cue)
        subject = (*words, -1) if words else None
    if subject and subject[2] < 0 and subject[0] > since + 1 and passage.tags[subject[0] - 1] == WAS:
        subject = subject_of(passage, since, subject[0] - 1) or subject  # Roe has | long said; have both said
    return None if subject is None or passage.tags[slice(*subject[:2])] in _NOBODY else subject
