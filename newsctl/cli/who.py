"""Who is behind the speakers of a corpus, for commands that show persons: known from a database, else found.

Who is who is known when the last article has been read. Until then, what a command makes of the articles
waits in a temporary file, so that a corpus may be larger than the memory, and come out of a pipe.
"""

from collections.abc import Callable, Iterator
from itertools import count
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

import msgspec
from msgspec import structs

from newsctl.across.aliases import Aliases
from newsctl.across.appearances import Appearances
from newsctl.across.finding import find_people
from newsctl.across.keeping import KeptPeople
from newsctl.across.people import NotJoined, People
from newsctl.across.wording import wording
from newsctl.article import Article
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import Filtering, Left, kept
from newsctl.cli.inputs import open_corpus
from newsctl.cli.progress import watched
from newsctl.corpus import Document, Options, names_or_default
from newsctl.corpus.containers import is_database
from newsctl.matching.filters import Filters

__all__ = ["Speech", "database_named", "people_of", "speeches"]

_IN_MEMORY = 32 * 1024 * 1024  # bytes that wait there before a file is made
_LENGTH = 8  # bytes of a number in it

Work = Callable[[Article], bytes]


class Speech(NamedTuple):
    """What the work made of an article: ``result``; the article's number, by which ``people`` know it."""

    article: int
    result: bytes
    people: People


class _Spoken(msgspec.Struct, array_like=True):
    """What a worker sends of an article: what is said in it, and the result, None where filters drop it."""

    number: int | None
    name: str
    date: str | None
    said: list[tuple[str, int]]
    result: bytes | None
    is_undated: bool


class _Speaking(msgspec.Struct, frozen=True):
    """The work on one document: who says what, and what ``filtering`` makes of it."""

    filtering: Filtering[bytes]
    people_known: bool

    def __call__(self, document: Document) -> _Spoken:
        """Return what is said in the article, unless the people are known, and the result."""
        article = document.article
        said = (
            [] if self.people_known else [(q.speaker, wording(q.text)) for q in article.quotes if q.speaker]
        )
        result = self.filtering(document)
        left = result if isinstance(result, Left) else None
        return _Spoken(
            document.number,
            document.path,
            article.date,
            said,
            result if isinstance(result, bytes) else None,
            left is Left.UNDATED,
        )


def database_named(environment: Environment, names: tuple[str, ...], options: Options) -> str | None:
    """Return the one newsctl database that the corpus is; None for all other corpora."""
    read = [] if options.files_from else list(names_or_default(names, environment.env))
    return read[0] if len(read) == 1 and is_database(read[0]) else None


def speeches(
    environment: Environment,
    names: tuple[str, ...],
    options: Options,
    filters: Filters,
    work: Work,
    aliases: Aliases,
) -> Iterator[Speech]:
    """Yield what ``work`` makes of each article that the ``filters`` keep, and the people of the corpus.

    Of the speaker in the filters, articles are kept that may quote them: whether a quote is theirs is for the
    caller to ask the people. What the filters left out is told at the end.
    """
    known = None
    if not aliases and database_named(environment, names, options):
        known = KeptPeople(filters.speaker)
    corpus = open_corpus(environment, names, options, known)
    speaking = _Speaking(_filtering(work, filters), people_known=known is not None)
    results = watched(corpus.map(speaking), corpus.tally, environment, held_back=known is None)
    found = _known(results, known) if known else _found(results, aliases)
    yield from kept(found, filters, environment)


def people_of(
    environment: Environment,
    names: tuple[str, ...],
    options: Options,
    filters: Filters,
    aliases: Aliases,
    *,
    merge: bool = True,
    strict: bool = False,
) -> tuple[People, list[NotJoined]]:
    """Return the people of a corpus, counted in what the ``filters`` keep, and who was not joined.

    The speaker in the filters is left to the caller.
    """
    corpus = open_corpus(environment, names, options)
    speaking = _Speaking(_filtering(_nothing, filters), people_known=False)
    results = watched(corpus.map(speaking), corpus.tally, environment, held_back=True)
    appearances = Appearances()
    articles: set[int] = set()
    outcomes = (_add(appearances, number, spoken, aliases) for number, spoken in enumerate(results, 1))
    articles.update(kept(outcomes, filters, environment))
    return find_people(appearances, aliases, merge=merge, strict=strict, articles=articles)


def _filtering(work: Work, filters: Filters) -> Filtering[bytes]:
    return Filtering(work, structs.replace(filters, speaker=()))


def _nothing(article: Article) -> bytes:
    return b""


def _add(appearances: Appearances, number: int, spoken: _Spoken, aliases: Aliases) -> int | Left:
    """Add an article to the ``appearances``; return its number if the filters keep it."""
    named = aliases.within(spoken.name) if aliases.need_paths else None
    appearances.add(number, spoken.date, spoken.said, named)
    return _left(spoken) if spoken.result is None else number


def _left(spoken: _Spoken) -> Left:
    return Left.UNDATED if spoken.is_undated else Left.OUT


def _known(results: Iterator[_Spoken], known: KeptPeople) -> Iterator[Speech | Left]:
    """Yield the results as they come: the database has been opened for the first, and knows its people."""
    for spoken in results:
        assert known.people is not None
        assert spoken.number is not None
        if spoken.result is None:
            yield _left(spoken)
        else:
            yield Speech(spoken.number, spoken.result, known.people)


def _found(results: Iterator[_Spoken], aliases: Aliases) -> Iterator[Speech | Left]:
    """Yield the results when all have come and the people are found."""
    appearances = Appearances()
    with SpooledTemporaryFile(_IN_MEMORY) as waiting:
        for number, spoken in zip(count(1), results, strict=False):
            outcome = _add(appearances, number, spoken, aliases)
            if isinstance(outcome, Left):
                yield outcome
                continue
            result = spoken.result or b""
            for each in (number, len(result)):
                waiting.write(each.to_bytes(_LENGTH, "big"))
            waiting.write(result)
        people, _ = find_people(appearances, aliases)
        waiting.seek(0)
        while head := waiting.read(_LENGTH):
            length = int.from_bytes(waiting.read(_LENGTH), "big")
            yield Speech(int.from_bytes(head, "big"), waiting.read(length), people)
