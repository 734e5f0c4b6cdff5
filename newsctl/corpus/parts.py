"""Parts of containers that were named: ``dump.jsonl#17``, ``news.zip#may/1.txt``, ``news.db#a.txt``."""

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from newsctl.corpus.containers import entries_of_file, in_vain, is_database
from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Trouble
from newsctl.corpus.entry import Entry
from newsctl.corpus.gauge import Gauge
from newsctl.corpus.naming import unescaped
from newsctl.corpus.options import Options
from newsctl.corpus.walking import Found

__all__ = ["entries_of_parts", "go_together"]

_PARTS = 10_000  # that are wanted one after another: those kept for their turn are in memory


def go_together(parts: list[Found], found: Found | Trouble) -> bool:
    """Whether ``found`` is one more part of the container of ``parts``, to be read together with them."""
    return (
        isinstance(found, Found)
        and found.part is not None
        and found.path == parts[0].path
        and len(parts) < _PARTS
    )


def entries_of_parts(parts: list[Found], options: Options, stdin: BinaryIO) -> Iterator[Entry | Trouble]:
    """Yield the entries of one container that are called as the ``parts`` are, in the order of these."""
    if is_database(parts[0].path):  # where each can be looked up
        yield from in_vain(printable(parts[0].path), options)
        for found in parts:
            yield from _articles(found, options, stdin)
    else:
        yield from _records(parts, options, stdin)


def _articles(found: Found, options: Options, stdin: BinaryIO) -> Iterator[Entry | Trouble]:
    """Yield the articles of a database that are called as the part is: several may be."""
    known = False
    for entry in entries_of_file(found, options, stdin, None, Gauge()):
        known = True
        yield entry
    if not known:
        yield _no_part(found)


def _records(parts: list[Found], options: Options, stdin: BinaryIO) -> Iterator[Entry | Trouble]:
    """Yield the records or members that are the ``parts``.

    The container is read once, up to the last of them: an entry that comes before its turn is kept.
    """
    container = printable(parts[0].path)
    wanted = [printable(found.part or "") for found in parts]
    escaped = {printable(unescaped(part)): part for part in wanted}
    times = Counter(wanted)
    kept: dict[str, Entry | Trouble] = {}
    turn = 0
    for entry in entries_of_file(parts[0], options, stdin, None, Gauge()):
        if isinstance(entry, Trouble) and entry.path == container:
            yield entry  # about all of it
            if entry.skipped:
                return
            continue
        name = escaped.get(entry.path, entry.path)
        if name not in times:
            continue
        if isinstance(entry, Trouble) and not entry.skipped:
            yield entry
            continue
        kept[name] = entry
        while turn < len(wanted) and (due := kept.get(wanted[turn])) is not None:
            yield due
            times[wanted[turn]] -= 1
            if not times[wanted[turn]]:
                del kept[wanted[turn]]
            turn += 1
        if turn == len(wanted):
            return
    for found in parts[turn:]:
        yield kept.get(printable(found.part or "")) or _no_part(found)


def _no_part(found: Found) -> Trouble:
    return Trouble(printable(found.part or ""), f"no such record or member in {printable(found.path)}")
