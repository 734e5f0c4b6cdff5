"""From the names of a corpus to its entries, in order; what may hold many is opened when its turn comes."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from newsctl.corpus.containers import entries_of_file
from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Trouble
from newsctl.corpus.entry import Entry
from newsctl.corpus.files import open_file
from newsctl.corpus.formats.catalogue import PLAIN
from newsctl.corpus.gauge import Gauge
from newsctl.corpus.options import Options
from newsctl.corpus.parts import entries_of_parts, go_together
from newsctl.corpus.refusing import refusing
from newsctl.corpus.walking import STDIN, Found, find, find_listed

if TYPE_CHECKING:
    from newsctl.corpus.prefilter import Prefilter

__all__ = ["Choice", "entries_behind"]

Choice = Callable[[Iterator[Found | Trouble]], Iterator[Found | Trouble]]
"""Leaves out files that are not to be read; what it yields is in the same order, with all troubles."""


def entries_behind(
    names: Iterable[str],
    options: Options,
    stdin: BinaryIO,
    *,
    choose: Choice | None = None,
    prefilter: "Prefilter | None" = None,
    gauge: Gauge | None = None,
) -> Iterator[Entry | Trouble]:
    """Yield the entries behind ``names`` in order, then those of ``options.files_from``; and the troubles.

    Only files that ``choose`` leaves in are opened; of a database, only what passes the ``prefilter`` is an
    entry. The ``gauge`` shows how much of the containers was read. Raises OutputError when the file that this
    run writes is among them.
    """
    files: Iterator[Found | Trouble] = chain(
        find(names, options.output, options.selection), _listed(options, stdin)
    )
    if options.output is not None:
        files = refusing(options.output, files, options.files_from, stdin)
    parts: list[Found] = []
    for found in choose(files) if choose else files:
        if parts and not go_together(parts, found):
            yield from entries_of_parts(parts, options, stdin)
            parts = []
        if isinstance(found, Trouble):
            yield found
        elif found.part is not None:
            parts.append(found)
        elif found.path.endswith(PLAIN) and not found.special:
            yield Entry(printable(found.path), file=found.path, named=found.named)
        else:
            yield from entries_of_file(found, options, stdin, prefilter, gauge or Gauge())
    if parts:
        yield from entries_of_parts(parts, options, stdin)


def _listed(options: Options, stdin: BinaryIO) -> Iterator[Found | Trouble]:
    """Yield the files that the list named by the user names."""
    path = options.files_from
    if path is None:
        return
    listed = partial(
        find_listed,
        nul_separated=options.nul_separated,
        output=options.output,
        selection=options.selection,
    )
    if path == STDIN:
        yield from listed(stdin)
        return
    descriptor = open_file(path, special=True)
    if isinstance(descriptor, Trouble):
        yield descriptor
        return
    with open(descriptor, "rb") as stream:
        yield from listed(stream)
