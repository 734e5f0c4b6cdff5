"""``newsctl export --cluster``: the same articles as parts in a folder, made by many machines."""

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs

from newsctl import __version__
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import Filtering, Left, Quoted, kept
from newsctl.cli.progress import PATIENCE
from newsctl.cluster.part import Job
from newsctl.cluster.places import OutputFolder, is_url
from newsctl.cluster.running import Outcome, run
from newsctl.cluster.splitting import Source, sources_behind
from newsctl.corpus import Document, Options, Trouble
from newsctl.corpus.telling import Teller
from newsctl.errors import NewsctlError, OutputError
from newsctl.export import MANIFEST, Format, Manifest, Settings

__all__ = ["ClusterExport", "ForPart"]

_BEGUN = ".newsctl-begun"  # says, before there is a manifest, who fills the folder


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
        sources: list[Source] = []
        for found in sources_behind(names, self.options):
            if isinstance(found, Trouble):
                teller.tell(found)
            else:
                sources.append(found)
        job = self._job(sources)
        folder = OutputFolder(job.output)
        manifest = self._begin(folder, job)
        if manifest is not None:
            environment.notice(
                self.output, f"nothing has changed; its {manifest.parts:,} parts are as they were"
            )
            return
        made = Manifest(self.form.name, 0, __version__, job.plan)
        outcomes = _watched(run(job, sources, self.address, self.options.jobs), environment)
        for _ in kept(_words(outcomes, teller, made), self.work.filters, environment):
            pass
        teller.sum_up()
        _finish(folder, job, made)

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

    def _begin(self, folder: OutputFolder, job: Job) -> Manifest | None:
        """Make the folder newsctl's; return what it says of itself if all of this job is in it already."""
        there = folder.files()
        manifest = _manifest(folder, there)
        if there and manifest is None and _BEGUN not in there and not self.force:
            raise OutputError(
                self.output,
                "is there, and newsctl did not make it; another name, or --force to fill it all the same",
            )
        if manifest is not None and manifest.plan == job.plan:
            return manifest
        with folder.writing(_BEGUN) as begun:
            begun.write(job.plan.encode())
        return None


def _words(outcomes: Iterable[Outcome], teller: Teller, made: Manifest) -> Iterator[Any]:
    """Yield the words of the work, telling of troubles before them, and count what is ``made``."""
    for outcome in outcomes:
        for trouble in outcome.troubles:
            teller.tell(trouble)
        made.articles += outcome.articles
        made.parts = outcome.parts
        yield from outcome.words


def _watched(outcomes: Iterable[Outcome], environment: Environment) -> Iterator[Outcome]:
    """Yield ``outcomes``, showing on a terminal how far it has come."""
    began = time.monotonic()
    for outcome in outcomes:
        yield outcome
        seconds = time.monotonic() - began
        if environment.stderr_is_terminal and not environment.quiet and seconds > PATIENCE:
            left = round(seconds * (outcome.parts - outcome.done) / outcome.done)
            environment.progress(
                f"{outcome.done:,} of {outcome.parts:,} parts, {left // 60}:{left % 60:02} left"
            )
    environment.progress("")


def _manifest(folder: OutputFolder, there: set[str]) -> Manifest | None:
    if MANIFEST not in there:
        return None
    try:
        return msgspec.json.decode(folder.read(MANIFEST), type=Manifest)
    except msgspec.MsgspecError:
        return None


def _finish(folder: OutputFolder, job: Job, manifest: Manifest) -> None:
    """Take away what runs of other plans left and what was noted on the way; the manifest comes last."""
    for file in sorted(folder.files()):
        notes = file.startswith(".part-")
        if notes or (file.startswith("part-") and f"-{job.plan}." not in file):
            folder.remove(file)
    with folder.writing(MANIFEST) as out:
        out.write(msgspec.json.encode(manifest) + b"\n")
    folder.remove(_BEGUN)
