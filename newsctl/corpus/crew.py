"""The workers of a run, each with a pipe of its own, and what is done when one of them is killed.

It takes nothing with it but what it had in hand. A chunk that lost its worker is tried again, then halved
until the one entry that kills is found and left out.
"""

import multiprocessing
import pickle
from collections import deque
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any

from newsctl.corpus.document import Trouble
from newsctl.corpus.processes import signals_held
from newsctl.corpus.worker import FORKS, Chunk, Outcomes, Portion, dumps, serve
from newsctl.errors import NewsctlError

__all__ = ["Crew", "Worker"]

_KILLED = "the process that parsed it was killed, twice; left out"


class Worker:
    """A process that works on chunks, and those it was handed, by number, in the order it takes them up."""

    def __init__(self, *task: Any) -> None:
        # A fork starts in two milliseconds and has all modules; where it is unsafe, Python's default is used.
        context = multiprocessing.get_context("fork" if FORKS else None)
        self.chunks: deque[tuple[int, Chunk]] = deque()
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, *task), daemon=True)
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


class Crew:
    """The workers of a run, and what is done when one of them dies."""

    def __init__(self, *task: Any) -> None:
        self.workers: list[Worker] = []
        self._task = task

    def hire(self, number: int = 1) -> None:
        """Start that many workers, or as many as the system allows.

        Raises NewsctlError when there is none at all.
        """
        for _ in range(number):
            try:
                self.workers.append(Worker(*self._task))
            except (OSError, MemoryError) as error:
                if not self.workers:
                    why = getattr(error, "strerror", None) or "not enough memory"
                    raise NewsctlError(f"no process can be started: {why.lower()}; try -j 1") from None
                break

    def dismiss(self) -> None:
        """End all workers at once, whatever they are at."""
        while self.workers:
            self.workers.pop().stop()

    def ready(self, number: int | None) -> list[Worker]:
        """Return the workers that have something to say, or have died, once there are any.

        When it is all about the chunk of that ``number``, the others are not asked.
        """
        busy = {
            worker.connection: worker
            for worker in self.workers
            if worker.chunks and number in (None, worker.chunks[0][0])
        }
        return [busy[connection] for connection in wait(list(busy)) if isinstance(connection, Connection)]

    def collect(self, worker: Worker) -> Portion:
        """Return what became of the next entries of the chunk that ``worker`` is at; of all, if it died."""
        return worker.receive() or self._replace(worker)

    def _replace(self, dead: Worker) -> Portion:
        """Give the work of a dead worker to a new one, the chunk that it died over apart from the others."""
        _, suspect = dead.chunks.popleft()
        dead.stop()
        self.workers.remove(dead)
        self.hire()
        for number, chunk in dead.chunks:
            self.workers[-1].send(number, chunk, dumps(chunk))
        return self._salvage(suspect)

    def _salvage(self, chunk: Chunk) -> Portion:
        """Return what becomes of a chunk that killed a worker: the whole of it again, then half by half."""
        total = len(chunk)
        outcomes: Outcomes = []
        seconds = 0.0
        worker = Worker(*self._task)
        worker.send(0, chunk, dumps(chunk))
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
