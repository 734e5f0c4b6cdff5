"""One chunk of a corpus made one part of the output: what a worker does, as the local pool does it."""

import io
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any, BinaryIO, cast

import msgspec

from newsctl.cluster.places import OutputFolder, is_url, opened
from newsctl.cluster.splitting import Source
from newsctl.corpus import Document, Options, Trouble
from newsctl.corpus.containers import entries_of_file
from newsctl.corpus.decoding import printable
from newsctl.corpus.entry import Entry, OpenFile
from newsctl.corpus.formats.catalogue import PLAIN
from newsctl.corpus.formats.json_lines import entries as entries_of_lines
from newsctl.corpus.formats.json_lines import lines
from newsctl.corpus.formats.opening import entries_in
from newsctl.corpus.gauge import Gauge
from newsctl.corpus.mishaps import netted
from newsctl.corpus.reading import perform
from newsctl.corpus.walking import Found
from newsctl.errors import InputError
from newsctl.export import FORMATS, Settings, stream

__all__ = [
    "Done",
    "Job",
    "count_lines",
    "is_done",
    "is_survived",
    "make_part",
    "notes_name",
    "part_name",
    "try_chunk",
]

_ALIVE = b"alive"

Work = Callable[[Document], tuple[bytes, Any]]
"""Returns an article encoded, empty if it is left out, and a word about it for who runs this, or None."""

_AT_A_TIME = Lock()  # chunks of one process, whose current folder is one


class Job(msgspec.Struct, frozen=True):
    """What all chunks of a run have in common.

    ``folder`` is where it was started, from which paths are seen; ``size`` is about how many bytes of input
    make a part; ``plan`` differs where the result would.
    """

    work: Work
    options: Options
    format: str
    settings: Settings
    output: str
    folder: str
    size: int
    plan: str


class Done(msgspec.Struct):
    """What became of a chunk: articles in its part, troubles, and words of the work, in order."""

    articles: int
    troubles: list[Trouble]
    words: list[Any]


def part_name(job: Job, number: int) -> str:
    """Return the name of the part with that ``number``, from 0: in the order of the corpus when sorted."""
    return f"part-{number:06}-{job.plan}{FORMATS[job.format].suffixes[0]}"


def is_done(job: Job, number: int, there: set[str]) -> bool:
    """Whether the part with that ``number`` is among the files that are ``there``, and so are its notes."""
    return {part_name(job, number), notes_name(job, number)} <= there


def make_part(job: Job, number: int, chunk: Sequence[Source], left_out: Sequence[Trouble] = ()) -> bytes:
    """Parse the articles of ``chunk`` and write its part, and beside it its notes: a Done, which it returns.

    Of what was ``left_out`` the notes tell as well. Raises OutputError.
    """
    form = FORMATS[job.format]
    done = Done(0, [], [])
    folder = OutputFolder(job.output)
    with _at_work(job):
        articles = _articles(job, chunk, done)
        with folder.writing(part_name(job, number)) as out:
            if form.write:
                form.write(out, articles, job.settings)
            else:
                out.writelines(stream(form, articles, job.settings))
            done.troubles += left_out
            notes = msgspec.msgpack.encode(done)
            with folder.writing(notes_name(job, number)) as beside:  # there before the part is
                beside.write(notes)
    return notes


@contextmanager
def _at_work(job: Job) -> Iterator[None]:
    """Go to where the run was started; a machine without that folder reads what has an address."""
    with _AT_A_TIME:
        with suppress(OSError):
            os.chdir(job.folder)
        yield


def is_survived(job: Job, chunk: Sequence[Source]) -> bool:
    """Whether a process that does what is done for a part, and writes none, lives to the end of it."""
    tried = subprocess.run(
        [sys.executable, "-c", f"from {__name__} import try_chunk; try_chunk()"],
        input=pickle.dumps((job, chunk)),
        capture_output=True,
        check=False,
    )
    return tried.stdout == _ALIVE


def try_chunk() -> None:
    """Do so with the job and the chunk on standard input."""
    job, chunk = pickle.load(sys.stdin.buffer)
    with suppress(Exception), _at_work(job):  # an error is none that kills
        for _ in _articles(job, chunk, Done(0, [], [])):
            pass
    sys.stdout.buffer.write(_ALIVE)


def notes_name(job: Job, number: int) -> str:
    """Return the name of the hidden file with what there is to say about a part."""
    return f".{part_name(job, number)}.notes"


def _articles(job: Job, chunk: Sequence[Source], done: Done) -> Iterator[bytes]:
    """Yield the encoded articles of ``chunk``, taking note of all else in ``done``."""
    for source in chunk:
        for entry in netted(_entries(source, job.options), source.path):
            outcomes = [entry] if isinstance(entry, Trouble) else perform(entry, job.work, job.options)
            for outcome in outcomes:
                if isinstance(outcome, Trouble):
                    done.troubles.append(outcome)
                elif not isinstance(outcome, int):
                    (article, word), _ = outcome
                    if word is not None:
                        done.words.append(word)
                    if article:
                        done.articles += 1
                        yield article


def _entries(source: Source, options: Options) -> Iterator[Entry | Trouble]:
    path = printable(source.path)
    if source.stop is not None:
        with opened(source.path) as whole:
            lines_of_range = _range(whole, source)
            yield from entries_of_lines(
                OpenFile(path, lines_of_range, source.named, first=source.lines + 1), options
            )
    elif is_url(source.path):
        with opened(source.path) as whole:
            yield from entries_in(OpenFile(path, whole, source.named), options)
    elif source.path.endswith(PLAIN):
        yield Entry(path, file=source.path, named=source.named)
    else:
        yield from entries_of_file(
            Found(source.path, named=source.named), options, io.BytesIO(), None, Gauge()
        )


def count_lines(job: Job, source: Source) -> int | None:
    """Return how many lines begin in the range that ``source`` is; None where it cannot be read."""
    try:
        with _at_work(job), opened(source.path) as whole:
            return sum(1 for _ in lines(_range(whole, source), job.options.max_size + 1))
    except (OSError, InputError):
        return None


def _range(whole: BinaryIO, source: Source) -> BinaryIO:
    """Return the range of ``whole`` that ``source`` is, of which only readline() is asked."""
    return cast("BinaryIO", _Range(whole, source.start, source.stop or source.size))


class _Range:
    """The lines of a file that begin from ``start`` to before ``stop``, each to its end."""

    def __init__(self, whole: BinaryIO, start: int, stop: int) -> None:
        self._whole = whole
        self._stop = stop
        self._at = start
        self._begins = True
        whole.seek(max(0, start - 1))
        if start:  # a line that begins before is of the range before
            self._at += len(self._skip()) - 1

    def _skip(self) -> bytes:
        skipped = b""
        while (part := self._whole.readline(1024 * 1024)) and not part.endswith(b"\n"):
            skipped += b" " * len(part)
        return skipped + part

    def readline(self, limit: int) -> bytes:
        """Return the next line of the range, or as much of it as ``limit`` says; nothing at its end."""
        if self._begins and self._at >= self._stop:
            return b""
        line = self._whole.readline(limit)
        self._at += len(line)
        self._begins = line.endswith(b"\n")
        return line
