"""Doing a command's work on the articles that its filters keep, and saying what was left out unasked."""

import enum
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

from newsctl.article import Article
from newsctl.cli.environment import Environment
from newsctl.corpus import Document
from newsctl.search.filters import Filters

__all__ = ["Keeping", "Left", "kept"]

T = TypeVar("T")


class Left(enum.Enum):
    """Why there is no result for an article."""

    OUT = enum.auto()
    """The filters drop it."""
    UNDATED = enum.auto()
    """They would keep it if it had a date."""


class Keeping(msgspec.Struct, Generic[T], frozen=True):
    """The ``work`` on one document, done if the ``filters`` keep its article; it travels to other processes.

    Where the work does not look at quotes, ``quoting`` is false, and the article may come without them.
    """

    work: Callable[[Article], T]
    filters: Filters
    quoting: bool = True

    def __call__(self, document: Document) -> T | Left:
        """Return what the work makes of the article."""
        article = document.article if self.quoting or self.filters.needs_quotes else document.unquoted
        if self.filters.keeps(article):
            return self.work(article)
        return Left.UNDATED if self.filters.would_keep(article) else Left.OUT


def kept(results: Iterable[T | Left], filters: Filters, environment: Environment) -> Iterator[T]:
    """Yield the ``results`` of what was kept; then say how many articles were left out for want of a date."""
    undated = 0
    for result in results:
        if not isinstance(result, Left):
            yield result
        elif result is Left.UNDATED:
            undated += 1
    if undated and filters.undated is None:
        articles = "1 article has" if undated == 1 else f"{undated:,} articles have"
        environment.remark(
            f"{articles} no date and {'was' if undated == 1 else 'were'} left out; --date-from path or mtime"
            " takes one from the file, --undated keep lets them pass"
        )
