"""Doing a command's work on the articles that its filters keep, and saying whom and what they took."""

import enum
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

import msgspec
from msgspec import structs

from newsctl.article import Article
from newsctl.cli.environment import Environment
from newsctl.corpus import Document
from newsctl.matching.filters import Filters
from newsctl.matching.names import EXACTLY

__all__ = ["Filtering", "Left", "Quoted", "kept", "tell_whom"]

T = TypeVar("T")

_NAMED = 5  # speakers; there may be hundreds


class Left(enum.Enum):
    """Why there is no result for an article."""

    OUT = enum.auto()
    """The filters drop it."""
    UNDATED = enum.auto()
    """They would keep it if it had a date."""


class Quoted(msgspec.Struct, Generic[T], frozen=True):
    """A result that is there because these ``speakers`` are quoted, each named once for a quote."""

    result: T
    speakers: list[str]


class Filtering(msgspec.Struct, Generic[T], frozen=True):
    """The ``work`` on one document, done if the ``filters`` keep its article; it travels to other processes.

    Where the work does not look at quotes, ``needs_quotes`` is false, and the article may come without them.
    Where it looks at each ``by_quote``, only those of the speakers who are asked for are there. Where it does
    not print what the article is called, ``naming`` is false, and nobody asks the disk.
    """

    work: Callable[[Article], T]
    filters: Filters
    needs_quotes: bool = True
    by_quote: bool = False
    naming: bool = True

    def __call__(self, document: Document) -> T | Quoted[T] | Left:
        """Return what the work makes of the article."""
        filters = self.filters
        article = document.article if self.needs_quotes or filters.needs_quotes else document.unquoted
        if not filters.keeps(article):
            return Left.UNDATED if filters.would_keep(article) else Left.OUT
        if self.naming:
            article.path = document.name
        if not filters.speaker:
            return self.work(article)
        said = list(filter(filters.says, article.quotes))
        if self.by_quote:
            article = structs.replace(article, quotes=said)
        return Quoted(self.work(article), [quote.speaker for quote in said if quote.speaker])


def kept(results: Iterable[T | Quoted[T] | Left], filters: Filters, environment: Environment) -> Iterator[T]:
    """Yield the ``results`` of what was kept; then say whom, on a terminal, and what had no date."""
    undated = 0
    taken: Counter[str] = Counter()
    for result in results:
        if isinstance(result, Quoted):
            taken.update(result.speakers)
            yield result.result
        elif not isinstance(result, Left):
            yield result
        elif result is Left.UNDATED:
            undated += 1
    tell_whom(taken, filters, environment)
    if undated and filters.undated is None:
        articles = "1 article has" if undated == 1 else f"{undated:,} articles have"
        environment.remark(
            f"{articles} no date and {'was' if undated == 1 else 'were'} left out; --date-from path or mtime"
            " takes one from the file, --undated keep lets them pass"
        )


def tell_whom(taken: Counter[str], filters: Filters, environment: Environment) -> None:
    """Say on a terminal who was ``taken`` for the speakers asked for, unless each was named exactly."""
    if taken and environment.stderr_is_terminal and not all(_is_exact(name) for name in filters.speaker):
        environment.remark(_whom(taken))


def _is_exact(name: str) -> bool:
    return name.startswith(EXACTLY)


def _whom(taken: Counter[str]) -> str:
    """Say who was ``taken`` for the speakers asked for, for how many quotes each, and how to have one."""
    names = ", ".join(f"{name} ({count:,})" for name, count in taken.most_common(_NAMED))
    if len(taken) == 1:
        return f"--speaker took {names}"
    from shlex import quote

    first = taken.most_common(1)[0][0]
    more = " …" if len(taken) > _NAMED else ""
    return f"--speaker took {names}{more}; --speaker {quote(f'{EXACTLY}{first}')} for one"
