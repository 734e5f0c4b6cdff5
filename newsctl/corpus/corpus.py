"""Corpus: where articles come from, one idea for every command."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import msgspec

from newsctl.article import Article
from newsctl.corpus.document import Document, Trouble
from newsctl.corpus.entries import Choice, entries_behind
from newsctl.corpus.entry import Entry
from newsctl.corpus.files import size_of
from newsctl.corpus.formats.catalogue import PLAIN
from newsctl.corpus.gauge import Gauge
from newsctl.corpus.options import Options
from newsctl.corpus.reading import Outcome, perform
from newsctl.corpus.telling import Report, Teller
from newsctl.corpus.walking import find

if TYPE_CHECKING:
    from newsctl.corpus.prefilter import Prefilter

__all__ = ["Corpus", "Tally"]

MOST_A_CORE = 4
"""Processes for each core at most, whatever is asked for: more of them wait for one another."""

T = TypeVar("T")
_ALONE = 0.05  # seconds of work in this process before others are started, which takes about half as long
_WORTHWHILE = 3  # entries that must be left for it
_COUNTABLE = 500_000  # files that are counted in half a second


class Tally(msgspec.Struct):
    """What was read so far: ``articles``, the ``size`` of their texts (code points), inputs ``skipped``.

    ``expected()`` says how many articles there will be, None when that takes reading them; ``portion()``
    how much of the corpus was read, from 0 to 1 by the bytes of its files, None when it is not all in
    containers.
    """

    articles: int = 0
    size: int = 0
    skipped: int = 0
    expected: Callable[[], int | None] = lambda: None
    portion: Callable[[], float | None] = lambda: None


class Corpus:
    """The articles behind ``names``: files, folders, patterns, containers, ``-`` for standard input.

    ``report(path, reason)`` is called for every input that could not be read, ``notice(path, remark)`` for
    what is worth saying but no error; both as soon as their turn comes, between the articles before and
    after. ``trace(traceback)`` follows the report of what should not have happened. Articles that do not pass
    the ``prefilter`` are passed over unread, and so are files that ``choose`` leaves out. ``heed(trouble)``
    hears of all that could not be read, also of what is not told one by one.
    """

    def __init__(
        self,
        names: Iterable[str],
        options: Options,
        report: Report,
        notice: Report | None = None,
        stdin: BinaryIO | None = None,
        prefilter: "Prefilter | None" = None,
        choose: Choice | None = None,
        heed: Callable[[Trouble], None] | None = None,
        trace: Callable[[str], None] | None = None,
    ) -> None:
        self.tally = Tally(expected=self._expected, portion=self._portion)
        self._names = names
        self._options = options
        self._report = report
        self._notice = notice
        self._stdin = stdin
        self._prefilter = prefilter
        self._prefilter_of_bytes = prefilter if prefilter is not None and prefilter.by_bytes else None
        self._choose = choose
        self._heed = heed
        self._trace = trace
        self._gauge = Gauge()

    def documents(self) -> Iterator[Document]:
        """Yield the documents, unparsed, in the order given, then in the order of their paths."""
        return self._told(self._here(_as_it_is))

    def articles(self) -> Iterator[Article]:
        """Yield the parsed articles in the same order."""
        for document in self.documents():
            yield document.article

    def map(self, work: Callable[[Document], T]) -> Iterator[T]:
        """Yield ``work(document)`` for each document, in the same order, from as many processes as pay.

        ``work`` must be picklable, and what it returns small or bytes. Closing the iterator ends the others.
        """
        return self._told(self._spread(work))

    def _here(self, work: Callable[[Document], T]) -> Iterator[Outcome[T]]:
        for entry in self._entries():
            yield from self._perform(entry, work)

    def _perform(self, entry: Entry | Trouble, work: Callable[[Document], T]) -> list[Outcome[T]]:
        if isinstance(entry, Trouble):
            return [entry]
        return perform(entry, work, self._options, self._prefilter_of_bytes)

    def _spread(self, work: Callable[[Document], T]) -> Iterator[Outcome[T]]:
        """Work here until it has taken as long as starting helpers takes, then with helpers."""
        jobs = min(self._options.jobs or _cores(), MOST_A_CORE * _cores())
        if jobs == 1:
            yield from self._here(work)
            return
        entries = self._entries()
        if self._options.jobs is None:
            yield from self._alone(entries, work)
            ahead = list(islice(entries, _WORTHWHILE))
            if len(ahead) < _WORTHWHILE:
                for entry in ahead:
                    yield from self._perform(entry, work)
                return
            entries = chain(ahead, entries)
        from newsctl.corpus.parallel import spread

        yield from spread(entries, work, self._options, jobs, self._prefilter_of_bytes)

    def _alone(
        self, entries: Iterator[Entry | Trouble], work: Callable[[Document], T]
    ) -> Iterator[Outcome[T]]:
        """Work until it is clear that others will help; ``entries`` then has the rest."""
        spent = 0.0
        for entry in entries:
            began = time.perf_counter()
            outcomes = self._perform(entry, work)
            spent += time.perf_counter() - began
            yield from outcomes
            if spent > _ALONE:
                break

    def _entries(self) -> Iterator[Entry | Trouble]:
        stdin = self._stdin or sys.stdin.buffer
        return entries_behind(
            self._names,
            self._options,
            stdin,
            choose=self._choose,
            prefilter=self._prefilter,
            gauge=self._gauge,
        )

    def _expected(self) -> int | None:
        return self._extent[0] or None

    def _portion(self) -> float | None:
        size = self._extent[1]
        return self._gauge.read / size if size else None

    @cached_property
    def _extent(self) -> tuple[int, int]:
        """The number of files if each holds one article, and the bytes of all if they are containers.

        Else 0. They are found by walking once more, if they are not too many.
        """
        if not isinstance(self._names, list | tuple) or self._choose or self._options.files_from:
            return 0, 0
        number = plain = size = 0
        options = self._options
        everything = find(self._names, options.output, options.selection)
        read = (found for found in everything if not (isinstance(found, Trouble) and found.notice))
        for number, found in enumerate(read, 1):
            if isinstance(found, Trouble) or found.path.endswith(PLAIN):
                plain += 1
            else:
                size += size_of(found.path)
            if number == _COUNTABLE or (plain and size):
                return 0, 0
        return (plain, 0) if plain == number else (0, size)

    def _told(self, outcomes: Iterator[Outcome[T]]) -> Iterator[T]:
        """Yield the values among ``outcomes``, telling the user of the troubles and counting both."""
        tally, teller = self.tally, Teller(self._report, self._notice, self._trace)
        with closing(outcomes):  # type: ignore[type-var]  # they are generators all
            for outcome in outcomes:
                if isinstance(outcome, Trouble):
                    tally.skipped += outcome.skipped
                    teller.tell(outcome)
                    if self._heed is not None:
                        self._heed(outcome)
                elif isinstance(outcome, int):
                    tally.articles += outcome
                else:
                    tally.articles += 1
                    tally.size += outcome[1]
                    yield outcome[0]
            teller.sum_up()


def _as_it_is(document: Document) -> Document:
    return document


def _cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
