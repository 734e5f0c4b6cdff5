"""Cutting the names of a corpus into pieces: files are opened when their turn comes, containers streamed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from newsctl.corpus.decoding import marked, printable
from newsctl.corpus.document import Document, Trouble
from newsctl.corpus.files import open_file, too_big
from newsctl.corpus.gauge import Gauge
from newsctl.corpus.mishaps import netted
from newsctl.corpus.naming import unescaped
from newsctl.corpus.options import Options
from newsctl.corpus.pieces import Form, Piece, Source
from newsctl.corpus.reading import read_text
from newsctl.corpus.refusing import refusing
from newsctl.corpus.shapes import PLAIN, Shape, compression_of, shape_of, sniff, sniff_compression
from newsctl.corpus.streams import head_of, read_up_to, recoded
from newsctl.corpus.walking import STDIN, Found, find, find_listed

if TYPE_CHECKING:
    from newsctl.corpus.sifting import Sieve

__all__ = ["Choice", "cut", "cut_source"]

Choice = Callable[[Iterator[Found | Trouble]], Iterator[Found | Trouble]]
"""Leaves out files that are not to be read; what it yields is in the same order, with all troubles."""

Cutter = Callable[[Source, Options], Iterator[Piece | Trouble]]

_BUFFER = 1024 * 1024
_HEAD = 8192
_PARTS = 10_000  # of a container that are wanted one after another: those kept for their turn are in memory
_SQLITE = b"SQLite format 3\0"


def cut(
    names: Iterable[str],
    options: Options,
    stdin: BinaryIO,
    *,
    choose: Choice | None = None,
    sieve: "Sieve | None" = None,
    gauge: Gauge | None = None,
) -> Iterator[Piece | Trouble]:
    """Yield the pieces behind ``names`` in order, then those of ``options.files_from``; and the troubles.

    Only files that ``choose`` leaves in are opened; of a database, only what passes the ``sieve`` is a
    piece. The ``gauge`` shows how much of the containers was read. Raises OutputError when the file that this
    run writes is among them.
    """
    files: Iterator[Found | Trouble] = chain(
        find(names, options.output, options.selection), _listed(options, stdin)
    )
    if options.output is not None:
        files = refusing(options.output, files, options.files_from, stdin)
    parts: list[Found] = []
    for found in choose(files) if choose else files:
        if parts and not _goes_with(parts, found):
            yield from _cut_parts(parts, options, stdin)
            parts = []
        if isinstance(found, Trouble):
            yield found
        elif found.part is not None:
            parts.append(found)
        elif found.path.endswith(PLAIN) and not found.special:
            yield Piece(printable(found.path), file=found.path, named=found.named)
        else:
            yield from _cut_file(found, options, stdin, sieve, gauge or Gauge())
    if parts:
        yield from _cut_parts(parts, options, stdin)


def _goes_with(parts: list[Found], found: Found | Trouble) -> bool:
    """Whether ``found`` is one more part of the container of ``parts``, to be read together with them."""
    return (
        isinstance(found, Found)
        and found.part is not None
        and found.path == parts[0].path
        and len(parts) < _PARTS
    )


def cut_source(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the pieces of one open file or stream; its name tells what it is, or else how it begins.

    Raises InputError for what makes the whole of it unreadable, OSError for what the system says.
    """
    shape, compression = shape_of(source.path), compression_of(source.path)
    head, stream = head_of(source.stream, _HEAD)
    if shape is None and compression is None:
        compression = sniff_compression(head)
    if not head:
        yield Trouble(source.path, "an empty file: no article in it", notice=True)
        return
    if compression is not None:
        from newsctl.corpus.compressed import decompress

        head, stream = head_of(decompress(stream, compression, source.path), _HEAD)
    shape = _shape(shape, head, options)
    encoding = marked(head) if options.encoding in (None, "auto") else options.encoding
    if encoding is not None and shape in ("lines", "json", "table"):
        stream = recoded(stream, encoding)
    yield from _cutter(shape)(Source(source.path, stream, source.named, source.gauge), options)


def _shape(told: Shape | None, head: bytes, options: Options) -> Shape:
    """Return the shape of what begins with ``head``, given what its name has ``told``."""
    if told is None:
        return sniff(head, options.text_field)
    if told == "json" and sniff(head) == "lines":
        return "lines"  # many a dump that is named .json is one
    return told


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


def _cut_file(
    found: Found, options: Options, stdin: BinaryIO, sieve: "Sieve | None", gauge: Gauge
) -> Iterator[Piece | Trouble]:
    return netted(_cut_open(found, options, stdin, sieve, gauge), found.path)


def _cut_open(
    found: Found, options: Options, stdin: BinaryIO, sieve: "Sieve | None", gauge: Gauge
) -> Iterator[Piece | Trouble]:
    path = printable(found.path)
    try:
        if found.path == STDIN:
            yield from cut_source(Source(path, stdin), options)
            return
        descriptor = open_file(found.path, special=found.special)
        if isinstance(descriptor, Trouble):
            yield descriptor
            return
        with open(descriptor, "rb", buffering=_BUFFER) as stream:
            gauge.begin(stream)
            if _is_database(stream):
                yield from _cut_database(found, sieve)
            else:
                yield from cut_source(Source(path, stream, found.named, gauge), options)
    finally:
        gauge.end()


def _cut_parts(parts: list[Found], options: Options, stdin: BinaryIO) -> Iterator[Piece | Trouble]:
    """Yield the pieces of one container that are called as the ``parts`` are, in the order of these."""
    if _is_database_file(parts[0].path):  # where each can be looked up
        for found in parts:
            yield from _cut_articles(found, options, stdin)
    else:
        yield from _cut_records(parts, options, stdin)


def _cut_articles(found: Found, options: Options, stdin: BinaryIO) -> Iterator[Piece | Trouble]:
    """Yield the articles of a database that are called as the part is: several may be."""
    known = False
    for piece in _cut_file(found, options, stdin, None, Gauge()):
        known = True
        yield piece
    if not known:
        yield _no_part(found)


def _cut_records(parts: list[Found], options: Options, stdin: BinaryIO) -> Iterator[Piece | Trouble]:
    """Yield the records or members that are the ``parts``.

    The container is read once, up to the last of them: a piece that comes before its turn is kept.
    """
    container = printable(parts[0].path)
    wanted = [printable(found.part or "") for found in parts]
    escaped = {printable(unescaped(part)): part for part in wanted}
    times = Counter(wanted)
    kept: dict[str, Piece | Trouble] = {}
    turn = 0
    for piece in _cut_file(parts[0], options, stdin, None, Gauge()):
        if isinstance(piece, Trouble) and piece.path == container:
            yield piece  # about all of it
            if piece.skipped:
                return
            continue
        name = escaped.get(piece.path, piece.path)
        if name not in times:
            continue
        if isinstance(piece, Trouble) and not piece.skipped:
            yield piece
            continue
        kept[name] = piece
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


def _is_database_file(path: str) -> bool:
    try:
        with open(path, "rb") as stream:
            return _is_database(stream)
    except OSError:
        return False


def _is_database(stream: BinaryIO) -> bool:
    if not stream.seekable():
        return False
    head = stream.read(len(_SQLITE))
    stream.seek(0)
    return head == _SQLITE


def _cut_database(found: Found, sieve: "Sieve | None") -> Iterator[Piece | Trouble]:
    """Yield the articles of a newsctl database: the part that was named, or those that pass the ``sieve``."""
    from newsctl.corpus.database.articles import articles, called
    from newsctl.corpus.database.opening import opened

    with opened(found.path) as connection:
        if found.part is not None:
            ids: Iterable[int] | None = called(found.part[len(found.path) + 1 :], connection)
        else:
            ids = sieve.in_database(connection) if sieve else None
        quotes = sieve is None or sieve.needs_quotes
        for article, source in articles(connection, ids, quotes=quotes):
            yield Piece(f"{printable(found.path)}#{article.path}", article=article, source=source)


def _cut_text(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the one article that the stream holds, or those of a download."""
    for piece in _cut_page(source, options, "text"):
        found = [] if isinstance(piece, Trouble) else read_text(piece, options)
        documents = [document for document in found if isinstance(document, Document)]
        if len(documents) < 2:
            yield piece
            continue
        yield from (trouble for trouble in found if isinstance(trouble, Trouble))
        for document in documents:
            data = (document.text or "").encode("utf-8", "surrogatepass")
            yield Piece(document.path, data=data, form="article", named=source.named)


def _cut_page(source: Source, options: Options, form: Form = "html") -> Iterator[Piece | Trouble]:
    """Yield all that the stream holds as one piece."""
    data = read_up_to(source.stream, options.max_size + 1)
    if len(data) > options.max_size:
        yield Trouble(source.path, too_big(options.max_size))
    else:
        yield Piece(source.path, data=data, form=form, named=source.named)


_CUTTERS: dict[Shape, Cutter | tuple[str, str]] = {
    "text": _cut_text,
    "html": _cut_page,
    "lines": ("newsctl.corpus.records", "cut_lines"),
    "json": ("newsctl.corpus.arrays", "cut_array"),
    "table": ("newsctl.corpus.tables", "cut_table"),
    "warc": ("newsctl.corpus.web", "cut_warc"),
    "zip": ("newsctl.corpus.archives", "cut_zip"),
    "tar": ("newsctl.corpus.archives", "cut_tar"),
}


def _cutter(shape: Shape) -> Cutter:
    """Return the function that cuts a ``shape`` into pieces, imported now if plain text does not need it."""
    cutter = _CUTTERS[shape]
    if isinstance(cutter, tuple):
        module, name = cutter
        cutter = getattr(import_module(module), name)
    return cutter
