"""A run: chunks handed out, those that kill their workers found out, what there is to say in order."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate

import msgspec
from msgspec import structs

from newsctl.cluster.part import Done, Job, count_lines, is_done, is_survived, make_part, notes_name
from newsctl.cluster.places import OutputFolder
from newsctl.cluster.scheduler import Killed, Workers
from newsctl.cluster.splitting import Source, chunks_of, halves_of, ranges_of
from newsctl.corpus import Trouble

__all__ = ["Watch", "run"]

Watch = Callable[[int, int], None]
"""Is told how many parts are done, and of how many."""

_KILLED = "killed every worker that read it; left out"
_TRIES = 3


def run(job: Job, sources: Sequence[Source], workers: Workers, watch: Watch) -> Iterator[Done]:
    """Have ``workers`` write the parts of ``sources``, and yield what became of each, in order.

    Parts of the same plan that are there already are not made again. Raises NewsctlError for a scheduler or
    workers that go away, and OutputError.
    """
    chunks = [*chunks_of(_in_ranges(workers, job, sources), job.size)]
    folder = OutputFolder(job.output)
    there = folder.files()
    missing = [number for number in range(len(chunks)) if not is_done(job, number, there)]
    before = len(chunks) - len(missing)
    made = workers.results(
        make_part,
        ((job, number, chunks[number]) for number in missing),
        lambda done: watch(before + done, len(chunks)),
    )
    is_missing = set(missing).__contains__
    for number, chunk in enumerate(chunks):
        notes = next(made) if is_missing(number) else folder.read(notes_name(job, number))
        if isinstance(notes, Killed):
            notes = _spared(workers, job, number, chunk)
        yield msgspec.msgpack.decode(notes, type=Done)


def _in_ranges(workers: Workers, job: Job, sources: Sequence[Source]) -> Iterator[Source]:
    """Yield ``sources`` in ranges, each knowing how many lines stand before it; workers count them."""
    ranges = [ranges_of(source, job.options, job.size) for source in sources]
    cut = [part for parts in ranges if len(parts) > 1 for part in parts]
    counts = workers.results(count_lines, ((job, part) for part in cut), lambda done: None)
    for source, parts in zip(sources, ranges, strict=True):
        if len(parts) == 1:
            yield source
            continue
        lines = [next(counts) for _ in parts]
        if any(isinstance(count, Killed) or count is None for count in lines):
            yield source  # what is wrong with it is said when its part is made
            continue
        for part, count, before in zip(parts, lines, accumulate(lines, initial=0), strict=False):
            if count:
                yield structs.replace(part, lines=before)


def _spared(workers: Workers, job: Job, number: int, chunk: Sequence[Source]) -> bytes:
    """Make the part of a ``chunk`` that has killed its workers of what does not kill; return its notes.

    What waits behind something that kills dies with it, so that what is harmless may have to be tried again.
    """
    guilty: list[Source] = []
    harmless = [*chunk]
    for _ in range(_TRIES):
        harmless = _harmless(workers, job, harmless, guilty)
        with suppress(Killed):
            notes: bytes = workers.result(make_part, job, number, harmless, _reported(guilty))
            return notes
    written: bytes = workers.result(make_part, job, number, [], _reported([*guilty, *harmless]))
    return written


def _harmless(workers: Workers, job: Job, chunk: Sequence[Source], guilty: list[Source]) -> list[Source]:
    """Return what of ``chunk`` a process survives, found by halving; ``guilty`` takes the rest."""
    if workers.result(is_survived, job, chunk):
        return [*chunk]
    halves = _halves(workers, job, chunk)
    if not halves:
        guilty += chunk
    return [source for half in halves for source in _harmless(workers, job, half, guilty)]


def _halves(workers: Workers, job: Job, chunk: Sequence[Source]) -> list[list[Source]]:
    """Return ``chunk`` in two, by its files or by the lines of one; nothing where that cannot be."""
    if middle := len(chunk) // 2:
        return [[*chunk[:middle]], [*chunk[middle:]]]
    halves = halves_of(chunk[0], job.options)
    lines = [workers.result(count_lines, job, half) or 0 for half in halves]
    if sum(lines) < 2:  # a line that kills is found
        return []
    before = accumulate(lines, initial=chunk[0].lines)
    return [
        [structs.replace(half, lines=first)]
        for half, count, first in zip(halves, lines, before, strict=False)
        if count
    ]


def _reported(guilty: Sequence[Source]) -> list[Trouble]:
    return [Trouble(source.shown, _KILLED) for source in guilty]
