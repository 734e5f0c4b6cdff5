"""``newsctl export --cluster``: the same articles as parts in a folder, made by many machines."""

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import structs

from newsctl import __version__
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import Filtering, Left, Quoted, kept
from newsctl.cli.progress import PATIENCE
from newsctl.cluster.part import Done, Job, part_name
from newsctl.cluster.places import OutputFolder, is_url
from newsctl.cluster.running import run
from newsctl.cluster.scheduler import connected
from newsctl.cluster.splitting import Source, sources_behind
from newsctl.corpus import Document, Options, Trouble
from newsctl.corpus.telling import Teller
from newsctl.errors import NewsctlError, OutputError
from newsctl.export import MANIFEST, Format, Manifest, Settings

__all__ = ["ClusterExport", "ForPart"]

T = TypeVar("T")

_BEGUN = ".newsctl-begun"  # says, before there is a manifest, who fills the folder
_OURS = (".part-", f".{MANIFEST}.", f"{_BEGUN}.")  # notes, and what was half written when a machine went down


class ForPart(msgspec.Struct, frozen=True):
    """The ``work`` on one document as a part of the output takes it: its bytes, and what to say of it."""

    work: Filtering[bytes]

    def __call__(self, document: Document) -> tuple[bytes, Left | Quoted[bytes] | None]:
        """Return the article's bytes, none for one left out, and a word for :func:`kept`."""
        result = self.work(document)
        if isinstance(result, Left):
            return b"", result if result is Left.UNDATED else None
        if isinstance(result, Quoted):
            return result.result, structs.replace(result, result=b"")
        return result, None


class ClusterExport(msgspec.Struct, frozen=True):
    """An export by the workers at ``address`` into the folder ``output``; see ``newsctl export --help``."""

    address: str
    output: str
    form: Format
    settings: Settings
    options: Options
    work: Filtering[bytes]
    part_size: int
    force: bool

    def write(self, names: Sequence[str], environment: Environment) -> None:
        """Write the articles behind ``names``; what is done when it ends early stays for the next run.

        Raises NewsctlError, OutputError and InputError.
        """
        if self.options.files_from:
            raise NewsctlError("--cluster takes no --files-from; name files, folders or patterns")
        teller = Teller(environment.report, environment.notice, environment.trace)
        made = Manifest(self.form.name, 0, __version__)
        sources = [*_told(sources_behind(names, self.options, self.output), teller, made)]
        if not sources:  # which was said; nothing is to take the place of what there is
            return
        job = self._job(sources)
        made.plan = job.plan
        folder = OutputFolder(self.output)
        earlier = self._earlier(folder)
        if earlier is not None and earlier.plan == job.plan:
            self._leave(earlier, environment)
            return
        progress = _Progress(environment)
        with connected(self.address, self.options.jobs) as workers:
            with folder.writing(_BEGUN) as begun:
                begun.write(job.plan.encode())
            try:
                parts = run(job, sources, workers, progress.show)
                for _ in kept(_words(parts, teller, made), self.work.filters, environment):
                    pass
            except KeyboardInterrupt:
                environment.complain(f"{self.output}: {progress.said}; the same command goes on from there")
                raise
        teller.sum_up()
        self._finish(folder, job, made)
        progress.end(made)

    def _job(self, sources: Sequence[Source]) -> Job:
        size = max(1, self.part_size)
        said = (
            *(sources, repr(self.options), self.form.name, self.settings),
            *(repr(self.work.filters), size, __version__),
        )
        plan = hashlib.blake2b(msgspec.msgpack.encode(said), digest_size=4).hexdigest()
        here = str(Path.cwd())
        output = self.output if is_url(self.output) else str(Path(here, self.output))
        return Job(ForPart(self.work), self.options, self.form.name, self.settings, output, here, size, plan)

    def _earlier(self, folder: OutputFolder) -> Manifest | None:
        """Return what newsctl said of the folder when it was full. Raises OutputError for one of others."""
        there = folder.files()
        manifest = _manifest(folder) if MANIFEST in there else None
        if there and manifest is None and _BEGUN not in there and not self.force:
            raise OutputError(
                self.output,
                "is there, and newsctl did not make it; another name, or --force to fill it all the same",
            )
        return manifest

    def _leave(self, earlier: Manifest, environment: Environment) -> None:
        said = f"nothing has changed; its {_counted(earlier.parts, 'part')} stay as they were"
        if earlier.unread:
            told = _counted(earlier.unread, "input")
            environment.report(self.output, f"{said}, without {told} that could not be read")
        else:
            environment.notice(self.output, said)

    def _finish(self, folder: OutputFolder, job: Job, manifest: Manifest) -> None:
        """Take away what runs of other plans left and what was noted on the way; the manifest comes last."""
        there = folder.files()
        parts = {part_name(job, number) for number in range(manifest.parts)}
        if not parts <= there:
            raise OutputError(
                self.output,
                "the parts are not there: the workers must have this folder, too; name one that all share,"
                " or an address such as s3://bucket/folder",
            )
        for file in sorted(there - parts):
            if file.startswith(("part-", *_OURS)):
                folder.remove(file)
        with folder.writing(MANIFEST) as out:
            out.write(msgspec.json.encode(manifest) + b"\n")
        folder.remove(_BEGUN)


class _Progress:
    """How many parts are done, shown on a terminal to somebody who waits."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._visible = environment.stderr_is_terminal and not environment.quiet
        self._began = time.monotonic()
        self._done = self._parts = 0

    @property
    def said(self) -> str:
        """How many parts are done, in words."""
        return f"{self._done:,} of {_counted(self._parts, 'part')} {'is' if self._done == 1 else 'are'} done"

    def show(self, done: int, parts: int) -> None:
        """Take note of how many are done, and tell."""
        self._done, self._parts = done, parts
        seconds = self._seconds()
        if self._visible and seconds > PATIENCE:
            line = f"{done:,} of {_counted(parts, 'part')}"
            if done:
                left = round(seconds * (parts - done) / done)
                line += f", {left // 60}:{left % 60:02} left"
            self._environment.progress(line)

    def end(self, made: Manifest) -> None:
        """Say what was done, if it has taken a while."""
        self._environment.progress("")
        if self._visible and self._seconds() > PATIENCE:
            said = f"{_counted(made.articles, 'article')} in {_counted(made.parts, 'part')}"
            self._environment.complain(f"{said}, {self._seconds():.1f} s")

    def _seconds(self) -> float:
        return time.monotonic() - self._began


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _told(found: Iterable[T | Trouble], teller: Teller, made: Manifest) -> Iterator[T]:
    """Yield what is no trouble; the others are told, and counted where they cost an input."""
    for each in found:
        if isinstance(each, Trouble):
            made.unread += not each.notice
            teller.tell(each)
        else:
            yield each


def _words(parts: Iterable[Done], teller: Teller, made: Manifest) -> Iterator[bytes | Left | Quoted[bytes]]:
    """Yield the words of the work, telling of troubles before them, and count what is ``made``."""
    for done in parts:
        for _ in _told(done.troubles, teller, made):
            pass
        made.articles += done.articles
        made.parts += 1
        for word in done.words:
            yield msgspec.convert(word, Left | Quoted[bytes])


def _manifest(folder: OutputFolder) -> Manifest | None:
    try:
        return msgspec.json.decode(folder.read(MANIFEST), type=Manifest)
    except msgspec.MsgspecError:
        return None
