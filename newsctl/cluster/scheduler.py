"""Calls that the workers of a scheduler of dask.distributed make, and what to do when nobody answers.

A worker that is lost has its calls made by others: dask sees to that. What it leaves open is seen to here:
a scheduler or the last worker that goes away would be waited for without end, and what dask logs and warns of
is no matter of the user's. How long is waited is dask's own ``distributed.comm.timeouts.connect``.
"""

import logging
import pickle
import signal
import time
import traceback
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any

import msgspec

import newsctl
from newsctl.errors import NewsctlError

__all__ = ["LOCAL", "Killed", "Workers", "connected"]

LOCAL = "local"

_HELD = {signal.SIGINT, signal.SIGHUP} if hasattr(signal, "pthread_sigmask") else set()  # not on Windows
_LOOK = 1.0  # seconds from one look at who is there to the next
_CLOSE = 5.0  # seconds for taking leave
_LONGEST = 200  # of an unexpected error's own words
_AHEAD = 16  # calls that wait at the scheduler, besides two a thread: a worker never waits for the next one


class Killed(Exception):  # noqa: N818  # what became of a call, no error of the run
    """A call has cost every worker that made it its life."""


@contextmanager
def connected(address: str, workers: int | None = None) -> Iterator["Workers"]:
    """Give the workers of the scheduler at ``address``; ``local`` starts one here, and ``workers``.

    Raises NewsctlError where none answers, and where dask.distributed is not installed.
    """
    try:
        import dask
        import distributed
    except ImportError:
        raise NewsctlError("--cluster needs dask.distributed: pip install 'newsctl[cluster]'") from None

    patience = dask.utils.parse_timedelta(dask.config.get("distributed.comm.timeouts.connect"))
    cluster = client = None
    with _in_silence():
        try:
            try:
                if address == LOCAL:
                    cluster = _started(workers)
                client = distributed.Client(cluster or address, timeout=patience, set_as_default=False)
            except (OSError, ValueError, ImportError, RuntimeError) as error:
                why = " ".join(str(error).split())[:200]
                raise NewsctlError(f"{address}: no scheduler answers there ({why})") from None
            yield Workers(client, address, patience)
        finally:
            for each in (client, cluster):
                with suppress(Exception):  # all is done, or lost already
                    if each is not None:
                        each.close(timeout=_CLOSE)


def _started(workers: int | None) -> Any:
    """Start a scheduler in this process and ``workers`` in others, which Ctrl-C is not to reach.

    A signal that is held back here is so in each thread that starts from here, and in what these start.
    """
    from multiprocessing import resource_tracker

    import distributed

    if _HELD:
        resource_tracker.ensure_running()  # which lets signals through again when it starts
    held = signal.pthread_sigmask(signal.SIG_BLOCK, _HELD) if _HELD else None
    try:
        return distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        )
    finally:
        if held is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)


@contextmanager
def _in_silence() -> Iterator[None]:
    """Keep what dask logs and warns of from the user."""
    before = logging.root.manager.disable
    logging.disable()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


class Workers:
    """The workers of the scheduler at ``address``, which may be silent for ``patience`` seconds.

    Scheduler and workers must have the same version of newsctl as this process.
    """

    def __init__(self, client: Any, address: str, patience: float) -> None:
        self._client = client
        self._address = address
        self._patience = patience
        self._threads = 0
        self._looked = self._seen = time.monotonic()

    def result(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Return what ``function`` returns where a worker calls it.

        Raises what it raises, Killed, and NewsctlError when there is nobody left to wait for.
        """
        return self._result(self._call(function, arguments), self._look)

    def results(
        self, function: Callable[..., Any], calls: Iterable[tuple[Any, ...]], watch: Callable[[int], None]
    ) -> Iterator[Any]:
        """Yield what ``function`` returns for each of ``calls``, in order; a Killed for one that is.

        Now and then ``watch`` is told how many are done. Raises what ``result`` raises.
        """
        coming = iter(calls)
        waiting: deque[Any] = deque()
        over = 0

        def look() -> None:
            self._look()
            done = sum(future.done() for future in waiting)
            room = 2 * self._threads + _AHEAD - (len(waiting) - done)
            waiting.extend(self._call(function, arguments) for arguments in islice(coming, max(0, room)))
            watch(over + done)

        look()
        while waiting:
            try:
                result = self._result(waiting[0], look)
            except Killed as killed:
                result = killed
            waiting.popleft()
            over += 1
            yield result
            look()

    def _call(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        packed = pickle.dumps((function, arguments))
        with self._lost():
            return self._client.submit(_called, newsctl.__version__, packed, pure=False)

    def _result(self, future: Any, look: Callable[[], None]) -> Any:
        from distributed import KilledWorker

        while True:
            try:
                with self._lost():
                    result = future.result(timeout=_LOOK)
                break
            except NewsctlError:
                raise
            except KilledWorker:
                raise Killed from None
            except Exception as error:
                if isinstance(error, TimeoutError) and future.status != "error":
                    look()
                    continue
                why = " ".join(str(error.__cause__ or error).split())[:200]
                raise NewsctlError(
                    f"{self._address}: what is there cannot run newsctl {newsctl.__version__} ({why});"
                    " install it for the scheduler and the workers"
                ) from error
        if isinstance(result, _Raised):
            raise result.error
        return result

    def _look(self) -> None:
        """Raise NewsctlError when the scheduler is gone, or has had no workers for too long."""
        if self._client.status != "running":
            raise self._gone("the scheduler is gone")
        now = time.monotonic()
        if now < self._looked + _LOOK and self._threads:
            return
        try:
            with self._lost():
                threads = self._client.sync(self._client.scheduler.ncores, callback_timeout=self._patience)
        except TimeoutError:
            raise self._gone("the scheduler does not answer") from None
        self._looked, self._threads = now, sum(threads.values())
        if threads:
            self._seen = now
        elif now > self._seen + self._patience:
            raise self._gone("the scheduler has no workers")

    @contextmanager
    def _lost(self) -> Iterator[None]:
        """Turn the ways in which a scheduler is found to be gone into one error."""
        from concurrent.futures import CancelledError

        from distributed.client import FutureCancelledError
        from distributed.comm.core import CommClosedError

        try:
            yield
        except (CommClosedError, CancelledError, FutureCancelledError):
            raise self._gone("the scheduler is gone") from None

    def _gone(self, what: str) -> NewsctlError:
        return NewsctlError(
            f"{self._address}: {what}; the parts that are done stay: the same command goes on from there"
        )


class _Raised(msgspec.Struct):
    """What a call raised, where it was to return something."""

    error: Exception


def _called(version: str, packed: bytes) -> Any:
    """Make a call that came from a newsctl of that ``version``, which must be this one's; a worker does."""
    if version != newsctl.__version__:
        from distributed import get_worker

        return _Raised(
            NewsctlError(
                f"the worker at {get_worker().address} has newsctl {newsctl.__version__}, this is {version};"
                " install that there"
            )
        )
    function, arguments = pickle.loads(packed)  # of somebody who may run anything here anyway
    try:
        return function(*arguments)
    except NewsctlError as error:
        return _Raised(error)
    except Exception as error:  # that cannot be pickled, perhaps: then dask would wait for it without end
        bug = RuntimeError(f"{type(error).__name__}: {error}"[:_LONGEST])
        bug.add_note("".join(traceback.format_exception(error)))
        return _Raised(bug)
