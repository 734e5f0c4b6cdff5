"""Reading and working on entries in several processes, results in order, whatever becomes of a process.

Each worker has a pipe of its own: a worker that is killed takes nothing with it but what it had in hand, and
closing the pipe ends it. Chunks go out a few ahead of what was given out last, and return in portions. When
much waits for its turn, they are taken only from the worker whose turn it is: memory is bounded everywhere.
A chunk that lost its worker is tried again, then halved until the one entry that kills is found and left out.
"""

import gc
import multiprocessing
import os
import pickle
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any

from newsctl.corpus.document import Document, Trouble
from newsctl.corpus.entry import Entry
from newsctl.corpus.options import Options
from newsctl.corpus.prefilter import Prefilter, file_may_hold
from newsctl.corpus.processes import leave_signals_to_parent, signals_held
from newsctl.corpus.reading import Outcome, perform
from newsctl.errors import NewsctlError

__all__ = ["spread"]

Work = Callable[[Document], Any]
Chunk = list[Entry | Trouble | str]
"""What a worker is handed; a string is the path of a file found in a folder, as most are."""

Outcomes = list[Outcome[Any] | Exception]
Portion = tuple[int, float, Outcomes]
"""What a worker sends: how many of the next entries of its chunk are done, the seconds, what came of them."""

_CHUNK_SECONDS = 0.02  # long for sending a message, short for waiting
_CHUNK_ENTRIES = 1000
_CHUNK_SIZE = 96 * 1024  # of records, which are sent along
_AHEAD = 4  # chunks a worker
_PORTION = 512 * 1024  # of text, whose results are sent together
_BUFFERED = 16 * 1024 * 1024
_FORKS = sys.platform == "linux"
_SMALL = (128 if _FORKS else 16) * 1024  # what a pipe holds in any case: writing it never waits
_STANDARD = 3  # standard input, output and error come before
_dumps = partial(pickle.dumps, protocol=pickle.HIGHEST_PROTOCOL)
_KILLED = "the process that parsed it was killed, twice; left out"


class _Pace:
    """How many entries make a chunk: few at first, for who reads along, then what time and size allow."""

    def __init__(self) -> None:
        self.entries = 4

    def learn(self, entries: int, seconds: float, outcomes: Outcomes) -> None:
        """Take note of how long a chunk of so many entries took, and what came of it."""
        in_time = entries * _CHUNK_SECONDS / max(seconds, 1e-6)
        in_size = entries * _PORTION / max(_size(outcomes), 1)
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
    crew = _Crew(work, options, prefilter)
    try:
        crew.hire(jobs)
        pace = _Pace()
        yield from _conduct(crew, _chunks(entries, pace), pace)
    finally:
        crew.dismiss()


def _conduct(crew: "_Crew", chunks: Iterator[tuple[Chunk, bytes]], pace: _Pace) -> Iterator[Outcome[Any]]:
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
            buffered += _size(portion[2])
            if not worker.chunks or worker.chunks[0][0] != number:
                finished.add(number)
        while given in gathered:
            outcomes = gathered.pop(given)
            buffered -= _size(outcomes)
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
            yield chunk, _dumps(chunk)
            chunk, size = [], 0
    if chunk:
        yield chunk, _dumps(chunk)


def _size(outcomes: Iterable[object]) -> int:
    return sum(outcome[1] for outcome in outcomes if isinstance(outcome, tuple))


class _Worker:
    """A process that works on chunks, and those it was handed, by number, in the order it takes them up."""

    def __init__(self, *task: Any) -> None:
        # A fork starts in two milliseconds and has all modules; where it is unsafe, Python's default is used.
        context = multiprocessing.get_context("fork" if _FORKS else None)
        self.chunks: deque[tuple[int, Chunk]] = deque()
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, *task), daemon=True)
        with signals_held():
            self.process.start()
        theirs.close()

    def send(self, number: int, chunk: Chunk, message: bytes) -> None:
        """Hand over a chunk; a worker that is gone will be found out when it is read from."""
        self.chunks.append((number, chunk))
        with suppress(OSError):
            self.connection.send_bytes(message)

    def receive(self) -> Portion | None:
        """Return what became of the next entries of the first chunk in hand; None if the worker has died.

        A chunk of which nothing is left to do is no longer in hand.
        """
        try:
            portion: Portion = pickle.loads(self.connection.recv_bytes())
        except (EOFError, OSError):
            return None
        chunk = self.chunks[0][1]
        del chunk[: portion[0]]
        if not chunk:
            self.chunks.popleft()
        return portion

    def stop(self) -> None:
        """End the process at once."""
        self.connection.close()
        self.process.kill()
        self.process.join()


class _Crew:
    """The workers of a run, and what is done when one of them dies."""

    def __init__(self, *task: Any) -> None:
        self.workers: list[_Worker] = []
        self._task = task

    def hire(self, number: int = 1) -> None:
        """Start that many workers, or as many as the system allows.

        Raises NewsctlError when there is none at all.
        """
        for _ in range(number):
            try:
                self.workers.append(_Worker(*self._task))
            except (OSError, MemoryError) as error:
                if not self.workers:
                    why = getattr(error, "strerror", None) or "not enough memory"
                    raise NewsctlError(f"no process can be started: {why.lower()}; try -j 1") from None
                break

    def dismiss(self) -> None:
        """End all workers at once, whatever they are at."""
        while self.workers:
            self.workers.pop().stop()

    def ready(self, number: int | None) -> list[_Worker]:
        """Return the workers that have something to say, or have died, once there are any.

        When it is all about the chunk of that ``number``, the others are not asked.
        """
        busy = {
            worker.connection: worker
            for worker in self.workers
            if worker.chunks and number in (None, worker.chunks[0][0])
        }
        return [busy[connection] for connection in wait(list(busy)) if isinstance(connection, Connection)]

    def collect(self, worker: _Worker) -> Portion:
        """Return what became of the next entries of the chunk that ``worker`` is at; of all, if it died."""
        return worker.receive() or self._replace(worker)

    def _replace(self, dead: _Worker) -> Portion:
        """Give the work of a dead worker to a new one, the chunk that it died over apart from the others."""
        _, suspect = dead.chunks.popleft()
        dead.stop()
        self.workers.remove(dead)
        self.hire()
        for number, chunk in dead.chunks:
            self.workers[-1].send(number, chunk, _dumps(chunk))
        return self._salvage(suspect)

    def _salvage(self, chunk: Chunk) -> Portion:
        """Return what becomes of a chunk that killed a worker: the whole of it again, then half by half."""
        total = len(chunk)
        outcomes: Outcomes = []
        seconds = 0.0
        worker = _Worker(*self._task)
        worker.send(0, chunk, _dumps(chunk))
        while chunk and (portion := worker.receive()):
            seconds += portion[1]
            outcomes += portion[2]
        worker.stop()
        if len(chunk) == 1:
            path = chunk[0] if isinstance(chunk[0], str) else chunk[0].path
            outcomes.append(Trouble(path, _KILLED))
        elif chunk:
            half = len(chunk) // 2
            for part in (chunk[:half], chunk[half:]):
                _, more_seconds, more = self._salvage(part)
                seconds += more_seconds
                outcomes += more
        return total, seconds, outcomes


def _serve(connection: Connection, work: Work, options: Options, prefilter: Prefilter | None) -> None:
    """Work on chunks until the pipe is closed: the life of a worker."""
    leave_signals_to_parent()
    if _FORKS:
        # As long as anybody holds the other end of a pipe, nobody sees it closed: let go of all others.
        os.closerange(_STANDARD, connection.fileno())
        os.closerange(connection.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
    gc.freeze()
    with suppress(EOFError, OSError, MemoryError):  # who asked sees to what is not answered
        while True:
            chunk: Chunk = pickle.loads(connection.recv_bytes())
            for portion in _portions(chunk, work, options, prefilter):
                connection.send_bytes(_dumps(portion))


def _portions(chunk: Chunk, work: Work, options: Options, prefilter: Prefilter | None) -> Iterator[Portion]:
    """Yield what becomes of ``chunk``, in as many portions as memory wants; an error ends it."""
    outcomes: Outcomes = []
    passed = done = size = 0
    began = time.perf_counter()
    try:
        for number, entry in enumerate(chunk, 1):
            if isinstance(entry, str):
                if prefilter is not None and not file_may_hold(entry, prefilter):
                    passed += 1
                    continue
                entry = Entry(entry, file=entry, named=False)
            found = [entry] if isinstance(entry, Trouble) else perform(entry, work, options, prefilter)
            outcomes += found
            size += _size(found)
            if size > _PORTION:
                yield number - done, time.perf_counter() - began, [*outcomes, passed]
                outcomes, passed, size, done, began = [], 0, 0, number, time.perf_counter()
    except NewsctlError as error:
        outcomes.append(error)
    except Exception as error:  # a bug reaches the parent whole, instead of ending the worker
        error.add_note("".join(traceback.format_exception(error)))
        outcomes.append(error)
    if done < len(chunk):
        yield len(chunk) - done, time.perf_counter() - began, [passed, *outcomes]
