"""What a program asks of a corpus: its articles, passages that match, and who is quoted.

Corpora are named as on the command line: files, folders, patterns, dumps, archives, databases; with none,
$NEWSCTL_CORPUS, else the current folder. What cannot be read, and what is worth knowing of what was, is a
:class:`NewsctlWarning`, and the run goes on, unless the program makes warnings errors.
"""

import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TypeVar

import msgspec

from newsctl.across.appearances import Appearances
from newsctl.across.finding import find_people
from newsctl.across.people import Person
from newsctl.across.wording import wording
from newsctl.article import Article, from_json, to_json
from newsctl.corpus import Corpus, Document, Options, names_or_default
from newsctl.corpus.prefilter import Prefilter
from newsctl.errors import NewsctlWarning
from newsctl.matching import Filters, Match, as_matches
from newsctl.matching.passages import DEFAULT_FIELDS
from newsctl.matching.query import Query, Wording

__all__ = ["people", "read", "search"]

Name = str | os.PathLike[str]
T = TypeVar("T")

_ALL = Filters()
_PLAIN = Wording()
_AS_USUAL = Options()


def read(
    *corpora: Name, filters: Filters = _ALL, options: Options = _AS_USUAL, jobs: int | None = 1
) -> Iterator[Article]:
    """Yield the articles of ``corpora`` that the ``filters`` keep, parsed, in the order of the command line.

    ``options`` say how texts are read; ``jobs`` how many processes parse, None for as many as pay.
    """
    for record in _results(corpora, _Record(filters), filters.prefilter(), options, jobs):
        if record is not None:
            yield from_json(record)


def search(
    pattern: str | Iterable[str],
    *corpora: Name,
    fields: Iterable[str] = DEFAULT_FIELDS,
    wording: Wording = _PLAIN,
    filters: Filters = _ALL,
    options: Options = _AS_USUAL,
    jobs: int | None = 1,
) -> Iterator[Match]:
    """Yield the places in ``fields`` of articles that match ``pattern``, or any of several.

    A pattern is a regular expression in Python's syntax; the ``wording`` makes it a plain string, or fuzzy.
    A speaker in the ``filters`` keeps the matches within that person's quotes. Raises PatternError and
    FilterError, when the first match is asked for.
    """
    patterns = (pattern,) if isinstance(pattern, str) else tuple(pattern)
    query = Query(patterns, wording, tuple(fields), filters=filters)
    query.check()
    prefilter = None if options.encoding else query.prefilter()
    for matches in _results(corpora, _Matches(query), prefilter, options, jobs):
        yield from matches


def people(
    *corpora: Name, filters: Filters = _ALL, options: Options = _AS_USUAL, jobs: int | None = 1
) -> list[Person]:
    """Return who is quoted in ``corpora``, the spellings of one person merged, those with most quotes first.

    All quotes of the articles that the ``filters`` keep count; `newsctl people` says why names are merged.
    """
    appearances = Appearances()
    for number, article in enumerate(read(*corpora, filters=filters, options=options, jobs=jobs), 1):
        said = [(quote.speaker, wording(quote.text)) for quote in article.quotes if quote.speaker]
        appearances.add(number, article.date, said)
    found, _ = find_people(appearances)
    return found.persons


class _Record(msgspec.Struct, frozen=True):
    """The work on one document for :func:`read`: its record as JSON, which travels lighter than an object."""

    filters: Filters

    def __call__(self, document: Document) -> bytes | None:
        article = document.article
        if not self.filters.keeps(article):
            return None
        article.path = document.name
        return to_json(article)


class _Matches(msgspec.Struct, frozen=True):
    """The work on one document for :func:`search`: its matches."""

    query: Query

    def __call__(self, document: Document) -> list[Match]:
        answer = self.query.search(document.article)
        if answer is None:
            return []
        name = document.name
        return [match for finding in answer.findings for match in as_matches(name, answer.headline, finding)]


def _results(
    corpora: Iterable[Name],
    work: Callable[[Document], T],
    prefilter: Prefilter | None,
    options: Options,
    jobs: int | None,
) -> Iterator[T]:
    names = tuple(os.fspath(name) for name in corpora)
    corpus = Corpus(
        names if options.files_from else names_or_default(names, os.environ),
        msgspec.structs.replace(options, jobs=jobs),
        report=_warn,
        notice=_warn,
        prefilter=prefilter,
    )
    with closing(corpus.map(work)) as results:  # type: ignore[type-var]  # it is a generator
        yield from results


def _warn(path: str, reason: str) -> None:
    warnings.warn(f"{path}: {reason}", NewsctlWarning, stacklevel=2)
