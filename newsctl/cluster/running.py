"""A run on dask.distributed: chunks handed out, lost ones again, those that kill found out, parts named.

What dask sees to: a worker that is lost has its chunks done by others, and the scheduler is told of each
loss. What is seen to here: the order of what is said, and a chunk that has killed every worker that took it
up, which is halved until the one file that does so is left out and named.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import msgspec

from newsctl import __version__
from newsctl.cluster.part import Done, Job, count_lines, make_part, notes_name, part_name, try_chunk
from newsctl.cluster.places import OutputFolder
from newsctl.cluster.splitting import Source, chunks_of, ranges_of
from newsctl.corpus import Trouble
from newsctl.errors import InputError, NewsctlError

__all__ = ["Outcome", "run"]

LOCAL = "local"
_SECONDS = 10  # to find a scheduler
_KILLED = "killed the worker that read it, each time; left out"


class Outcome(msgspec.Struct):
    """A part as it is done, in order: how many of how many, its articles, troubles, words of the work."""

    done: int
    parts: int
    articles: int
    read: int
    troubles: list[Trouble]
    words: list[Any]


def run(job: Job, sources: Sequence[Source], address: str, workers: int | None = None) -> Iterator[Outcome]:
    """Write the parts of ``sources`` by the workers of the scheduler at ``address``, and yield each outcome.

    ``local`` starts a scheduler and ``workers`` here. Parts of the same plan that are there already are not
    made again. Raises NewsctlError for a scheduler that is not there or goes away, and for workers that are
    of another version.
    """
    with _client(address, workers) as client:
        _check(client)
        chunks = [*chunks_of(_numbered(client, job, sources), job.size)]
        there = OutputFolder(job.output).files()
        futures: dict[int, Any] = {}
        for number, chunk in enumerate(chunks):
            if not {part_name(job, number), notes_name(job, number)} <= there:
                futures[number] = _submitted(client, job, number, chunk)
        for number, chunk in enumerate(chunks):
            if number in futures:
                done = _result(client, futures.pop(number), job, number, chunk)
            else:
                done = _noted(job, number)
            yield Outcome(number + 1, len(chunks), done.articles, done.read, done.troubles, done.words)


def _submitted(client: Any, job: Job, number: int, chunk: Sequence[Source]) -> Any:
    return client.submit(make_part, job, number, chunk, pure=False)  # not pure: it writes a file


def _noted(job: Job, number: int) -> Done:
    """Return what an earlier run said of a part; the words of its work were told then."""
    data = OutputFolder(job.output).read(notes_name(job, number))
    articles, read, troubles = msgspec.msgpack.decode(data, type=tuple[int, int, list[Trouble]])
    return Done(articles, read, troubles, [])


@contextmanager
def _client(address: str, workers: int | None) -> Iterator[Any]:
    try:
        import distributed
    except ImportError:
        raise NewsctlError("--cluster needs dask.distributed: pip install 'newsctl[cluster]'") from None
    import logging

    # What it logs of lost workers is dealt with; the run says itself what it could not do.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    os.environ.setdefault("DASK_LOGGING__DISTRIBUTED", "critical")  # for workers that are started here
    cluster = None
    try:
        if address == LOCAL:
            cluster = distributed.LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
            )
        client = distributed.Client(cluster or address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError, ImportError) as error:
        if cluster is not None:
            cluster.close()
        why = " ".join(str(error).split())[:200]
        raise NewsctlError(f"{address}: no scheduler answers there ({why})") from None
    try:
        yield client
    finally:
        with suppress(Exception):  # what goes wrong when all is done, or lost already
            client.close()
        if cluster is not None:
            with suppress(Exception):
                cluster.close()


def _version() -> str:
    from newsctl import __version__ as version

    return version


def _check(client: Any) -> None:
    """Raise NewsctlError unless there are workers, all of this version of newsctl."""
    with _lost():
        client.wait_for_workers(1, timeout=_SECONDS)
        versions: dict[str, Any] = client.run(_version, on_error="return")
    for worker, version in sorted(versions.items()):
        if version != __version__:
            what = version if isinstance(version, str) else f"none ({version})"
            raise NewsctlError(
                f"the worker at {worker} has newsctl {what}, this is {__version__}; install that there"
            )


@contextmanager
def _lost() -> Iterator[None]:
    """Turn the ways in which a scheduler is found to be gone into one error."""
    from concurrent.futures import CancelledError

    from distributed import TimeoutError as NoAnswer
    from distributed.client import FutureCancelledError
    from distributed.comm.core import CommClosedError

    try:
        yield
    except (CommClosedError, NoAnswer, CancelledError, FutureCancelledError) as error:
        why = type(error).__name__
        raise NewsctlError(
            f"the scheduler is gone or has no workers ({why}); the parts that are done stay: the same command"
            " goes on from there"
        ) from None


def _numbered(client: Any, job: Job, sources: Iterable[Source]) -> Iterator[Source]:
    """Yield ``sources`` in ranges, each knowing how many lines stand before it; workers count them."""
    for source in sources:
        ranges = ranges_of(source, job.options, job.size)
        if len(ranges) == 1:
            yield source
            continue
        try:
            with _lost():
                counts = client.gather([client.submit(count_lines, job, part, pure=False) for part in ranges])
        except (OSError, InputError):
            yield source  # what is wrong with it is said when its part is made
            continue
        before = 0
        for part, count in zip(ranges, counts, strict=True):
            if count:
                yield msgspec.structs.replace(part, lines=before)
            before += count


def _result(client: Any, future: Any, job: Job, number: int, chunk: Sequence[Source]) -> Done:
    """Return what became of a chunk; where it kills its workers, without the sources that do."""
    from distributed import KilledWorker

    try:
        with _lost():
            done: Done = future.result()
        return done
    except KilledWorker:
        guilty = [*_guilty(client, job, chunk)]
        harmless = [source for source in chunk if source not in guilty]
        with _lost():
            done = _submitted(client, job, number, harmless).result()
        done.troubles += [Trouble(source.path, _KILLED) for source in guilty]
        return done


def _guilty(client: Any, job: Job, chunk: Sequence[Source]) -> Iterator[Source]:
    """Yield the sources of ``chunk`` over which workers die, found by halving."""
    from distributed import KilledWorker

    if len(chunk) == 1:
        yield chunk[0]
        return
    half = len(chunk) // 2
    for part in (chunk[:half], chunk[half:]):
        try:
            with _lost():
                client.submit(try_chunk, job, part, pure=False).result()
        except KilledWorker:
            yield from _guilty(client, job, part)
