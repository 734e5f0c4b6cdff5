"""What is said at a terminal when grep found nothing: the spelling nearest to what was looked for."""

from collections import Counter
from itertools import islice

import msgspec
from msgspec import structs

from newsctl.cli.environment import Environment
from newsctl.corpus import Corpus, Document, Options, names_or_default
from newsctl.corpus.naming import STDIN
from newsctl.matching.query import Query
from newsctl.matching.words import WORD

__all__ = ["NearOf", "tell_nearest"]

_LEAST = 80.0
"""Score, of 100, from which a spelling is near: one letter of five differs, or two of ten."""

_SEARCHED = 2_000
"""Articles that are looked at for it: somebody waits."""

_BETWEEN_WORDS = " -'."


class NearOf(msgspec.Struct, frozen=True):
    """The work on one article: what it has that the fuzzy ``query`` finds, each with its score."""

    query: Query

    def __call__(self, document: Document) -> list[tuple[str, float]]:
        """Return it; nothing for an article that does not count."""
        article = document.article if self.query.needs_quotes else document.unquoted
        answer = self.query.search(article)
        return [
            (finding.passage.text[start:end], score or 0.0)
            for finding in (answer.findings if answer else [])
            for start, end, score in finding.hits
        ]


def tell_nearest(environment: Environment, names: tuple[str, ...], options: Options, query: Query) -> None:
    """Say on a terminal that ``query`` found nothing in the corpus ``names``, and what is spelled like it."""
    if environment.quiet or not environment.stderr_is_terminal:
        return
    near = _near(query)
    names = names if options.files_from else tuple(names_or_default(names, environment.env))
    if near is None or STDIN in (*names, options.files_from):  # which can be read but once
        environment.remark("nothing found")
        return
    corpus = Corpus(names, options, report=_told_already, prefilter=near.prefilter())
    found: Counter[str] = Counter()
    scores: dict[str, float] = {}
    for hits in islice(corpus.map(NearOf(near)), _SEARCHED):
        for text, score in hits:
            found[text] += 1
            scores[text] = max(score, scores.get(text, 0.0))
    if not found:
        environment.remark("nothing found, nor anything spelled like it")
        return
    best = max(found, key=lambda text: (scores[text], found[text]))
    environment.remark(f"nothing found; the nearest spelling is {best} ({found[best]:,})")


def _near(query: Query) -> Query | None:
    """Return the ``query`` for what is spelled like its one pattern; None where that is more than words."""
    if query.invert or query.wording.fuzzy is not None or query.patterns is None or len(query.patterns) != 1:
        return None
    [pattern] = query.patterns
    if not WORD.search(pattern) or WORD.sub("", pattern).strip(_BETWEEN_WORDS):
        return None
    return structs.replace(
        query, wording=structs.replace(query.wording, fuzzy=_LEAST), with_speakers=False, limit=None
    )


def _told_already(path: str, reason: str) -> None:
    """Say nothing: the run before has."""
