"""A worker: a process that reads and works on the entries it is handed, until its pipe is closed."""

import gc
import os
import pickle
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from newsctl.corpus.document import Document, Trouble
from newsctl.corpus.entry import Entry
from newsctl.corpus.options import Options
from newsctl.corpus.prefilter import Prefilter, file_may_hold
from newsctl.corpus.processes import leave_signals_to_parent
from newsctl.corpus.reading import Outcome, perform
from newsctl.errors import NewsctlError

__all__ = ["FORKS", "PORTION", "Chunk", "Outcomes", "Portion", "Work", "dumps", "serve", "size_of_texts"]

Work = Callable[[Document], Any]
Chunk = list[Entry | Trouble | str]
"""What a worker is handed; a string is the path of a file found in a folder, as most are."""

Outcomes = list[Outcome[Any] | Exception]
Portion = tuple[int, float, Outcomes]
"""What a worker sends: how many of the next entries of its chunk are done, the seconds, what came of them."""

PORTION = 512 * 1024  # of text, whose results are sent together
FORKS = sys.platform == "linux"
_STANDARD = 3  # standard input, output and error come before
dumps = partial(pickle.dumps, protocol=pickle.HIGHEST_PROTOCOL)


def serve(connection: Connection, work: Work, options: Options, prefilter: Prefilter | None) -> None:
    """Work on chunks until the pipe is closed: the life of a worker."""
    leave_signals_to_parent()
    if FORKS:
        # As long as anybody holds the other end of a pipe, nobody sees it closed: let go of all others.
        os.closerange(_STANDARD, connection.fileno())
        os.closerange(connection.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
    gc.freeze()
    with suppress(EOFError, OSError, MemoryError):  # who asked sees to what is not answered
        while True:
            chunk: Chunk = pickle.loads(connection.recv_bytes())
            for portion in _portions(chunk, work, options, prefilter):
                connection.send_bytes(dumps(portion))


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
            size += size_of_texts(found)
            if size > PORTION:
                yield number - done, time.perf_counter() - began, [*outcomes, passed]
                outcomes, passed, size, done, began = [], 0, 0, number, time.perf_counter()
    except NewsctlError as error:
        outcomes.append(error)
    except Exception as error:  # a bug reaches the parent whole, instead of ending the worker
        error.add_note("".join(traceback.format_exception(error)))
        outcomes.append(error)
    if done < len(chunk):
        yield len(chunk) - done, time.perf_counter() - began, [passed, *outcomes]


def size_of_texts(outcomes: Iterable[object]) -> int:
    """Return how large the texts are that the results among ``outcomes`` were made of."""
    return sum(outcome[1] for outcome in outcomes if isinstance(outcome, tuple))
