"""Reading and working on entries in several processes, results in order, whatever becomes of a process.

Chunks go out to a :class:`Crew` a few ahead of what was given out last, and return in portions. When much
waits for its turn, they are taken only from the worker whose turn it is: memory is bounded everywhere.

Two libraries were tried in the place of this module, ``crew`` and ``worker`` (350 lines): pebble 5.2 and
loky 3.7, behind 35 and 44 lines that hand out chunks of 32 entries a few ahead, keep the order, and halve a
chunk that kills. On two busy cores, with two workers: 20,000 files of 82 MB to JSON Lines, twice; the rest
once:

| | ours | pebble | loky |
| --- | --- | --- | --- |
| seconds of processor, all processes | 24.8, 25.8 | 24.2, 26.2 | 25.6, 26.8 |
| its import, milliseconds | 20 | 54 | 43 |
| 60 articles of 4 MB: MB of this process, of a worker | 58, 43 | 403, 298 | not tried |
| an article kills its worker | costs itself | costs itself | test_parallel.py was not done after 280 s |
| SIGINT to all processes | ends in 0.1 s | ends in 0.1 s | hung for 15 s, then was killed |
| SIGTERM to all processes | ends in 0.1 s | ends in 0.1 s | ends; four processes stayed |

So speed decides nothing. loky, driven so, does not end well. pebble would do, but counts chunks, not bytes,
gives the results of a chunk all at once, so that those before an error in it are lost (two of our tests
failed on it), and starts processes from a thread, where a fork is unsafe. What makes up for the first two,
portions and pace, would stay ours; so all of it stays.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from newsctl.corpus.crew import Crew
from newsctl.corpus.document import Trouble
from newsctl.corpus.entry import Entry
from newsctl.corpus.options import Options
from newsctl.corpus.prefilter import Prefilter
from newsctl.corpus.reading import Outcome
from newsctl.corpus.worker import FORKS, PORTION, Chunk, Outcomes, Work, dumps, size_of_texts

__all__ = ["spread"]

_CHUNK_SECONDS = 0.02  # long for sending a message, short for waiting
_CHUNK_ENTRIES = 1000
_CHUNK_SIZE = 96 * 1024  # of records, which are sent along
_AHEAD = 4  # chunks a worker
_BUFFERED = 16 * 1024 * 1024
_SMALL = (128 if FORKS else 16) * 1024  # what a pipe holds in any case: writing it never waits


class _Pace:
    """How many entries make a chunk: few at first, for who reads along, then what time and size allow."""

    def __init__(self) -> None:
        self.entries = 4

    def learn(self, entries: int, seconds: float, outcomes: Outcomes) -> None:
        """Take note of how long a chunk of so many entries took, and what came of it."""
        in_time = entries * _CHUNK_SECONDS / max(seconds, 1e-6)
        in_size = entries * PORTION / max(size_of_texts(outcomes), 1)
        self.entries = max(1, int(min(2 * self.entries, in_time, in_size, _CHUNK_ENTRIES)))


def spread(
    entries: Iterable[Entry | Trouble],
    work: Work,
    options: Options,
    jobs: int,
    prefilter: Prefilter | None = None,
) -> Iterator[Outcome[Any]]:
    """Yield what ``work`` makes of each entry that passes the ``prefilter``, in order, by ``jobs`` processes.

    An exception that ``work`` raises is raised here in its place. Closing the iterator kills the workers.
    """
    crew = Crew(work, options, prefilter)
    try:
        crew.hire(jobs)
        pace = _Pace()
        yield from _conduct(crew, _chunks(entries, pace), pace)
    finally:
        crew.dismiss()


def _conduct(crew: Crew, chunks: Iterator[tuple[Chunk, bytes]], pace: _Pace) -> Iterator[Outcome[Any]]:
    """Hand out chunks, gather what comes back, and yield it in the order of the chunks."""
    gathered: dict[int, Outcomes] = {}
    finished: set[int] = set()
    buffered = handed = given = 0
    waiting = next(chunks, None)
    while waiting or handed > given:
        while waiting and handed - given < _AHEAD * len(crew.workers) and buffered < _BUFFERED:
            worker = min(crew.workers, key=lambda worker: len(worker.chunks))
            if worker.chunks and (len(worker.chunks) > 1 or len(waiting[1]) > _SMALL):
                break
            worker.send(handed, *waiting)
            handed += 1
            waiting = next(chunks, None)
        for worker in crew.ready(given if buffered >= _BUFFERED else None):
            number = worker.chunks[0][0]
            portion = crew.collect(worker)
            pace.learn(*portion)
            gathered.setdefault(number, []).extend(portion[2])
            buffered += size_of_texts(portion[2])
            if not worker.chunks or worker.chunks[0][0] != number:
                finished.add(number)
        while given in gathered:
            outcomes = gathered.pop(given)
            buffered -= size_of_texts(outcomes)
            for outcome in outcomes:
                if isinstance(outcome, Exception):
                    raise outcome
                yield outcome
            if given not in finished:
                break
            finished.remove(given)
            given += 1


def _chunks(entries: Iterable[Entry | Trouble], pace: _Pace) -> Iterator[tuple[Chunk, bytes]]:
    """Yield runs of ``entries``, each with its bytes to be sent."""
    chunk: Chunk = []
    size = 0
    for entry in entries:
        if isinstance(entry, Trouble):
            chunk.append(entry)
        elif entry.file is entry.path and not entry.named:
            chunk.append(entry.path)
        else:
            chunk.append(entry)
            size += len(entry.data) + (sum(map(len, entry.article.body)) if entry.article else 0)
        if len(chunk) >= pace.entries or size > _CHUNK_SIZE:
            yield chunk, dumps(chunk)
            chunk, size = [], 0
    if chunk:
        yield chunk, dumps(chunk)
