"""Cutting the names of a corpus into pieces: files are opened when their turn comes, containers streamed."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from newsctl.corpus.decoding import marked, printable
from newsctl.corpus.document import Trouble
from newsctl.corpus.files import open_file, reason, too_big
from newsctl.corpus.gauge import Gauge
from newsctl.corpus.options import Options
from newsctl.corpus.pieces import Form, Piece, Source
from newsctl.corpus.shapes import PLAIN, Shape, compression_of, shape_of, sniff, sniff_compression
from newsctl.corpus.streams import head_of, read_up_to, recoded
from newsctl.corpus.walking import STDIN, Found, find, find_listed
from newsctl.errors import InputError

if TYPE_CHECKING:
    from newsctl.corpus.sifting import Sieve

__all__ = ["Choice", "cut", "cut_source"]

Choice = Callable[[Iterator[Found | Trouble]], Iterator[Found | Trouble]]
"""Leaves out files that are not to be read; what it yields is in the same order, with all troubles."""

Cutter = Callable[[Source, Options], Iterator[Piece | Trouble]]

_BUFFER = 1024 * 1024
_HEAD = 8192
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
    piece. The ``gauge`` shows how much of the containers was read.
    """
    files = chain(find(names, options.output), _listed(options, stdin))
    for found in choose(files) if choose else files:
        if isinstance(found, Trouble):
            yield found
        elif found.part is not None:
            yield from _cut_part(found, found.part, options, stdin)
        elif found.path.endswith(PLAIN) and not found.special:
            yield Piece(printable(found.path), file=found.path, named=found.named)
        else:
            yield from _cut_file(found, options, stdin, sieve, gauge or Gauge())


def cut_source(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the pieces of one open file or stream; its name tells what it is, or else how it begins.

    Raises InputError for what makes the whole of it unreadable, OSError for what the system says.
    """
    shape, compression = shape_of(source.path), compression_of(source.path)
    head, stream = head_of(source.stream, _HEAD)
    if shape is None and compression is None:
        compression = sniff_compression(head)
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
    if path == STDIN:
        yield from find_listed(stdin, nul_separated=options.nul_separated, output=options.output)
        return
    descriptor = open_file(path, special=True)
    if isinstance(descriptor, Trouble):
        yield descriptor
        return
    with open(descriptor, "rb") as stream:
        yield from find_listed(stream, nul_separated=options.nul_separated, output=options.output)


def _cut_file(
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
                yield from _cut_database(found.path, sieve)
            else:
                yield from cut_source(Source(path, stream, found.named, gauge), options)
    except InputError as error:
        yield Trouble(error.path, error.reason)
    except OSError as error:
        yield Trouble(path, reason(error, found.path))
    finally:
        gauge.end()


def _cut_part(found: Found, part: str, options: Options, stdin: BinaryIO) -> Iterator[Piece | Trouble]:
    """Yield the one piece of a container whose path is ``part``, as commands show it: ``dump.jsonl#17``."""
    wanted = printable(part)
    for piece in _cut_file(found, options, stdin, None, Gauge()):
        if piece.path == wanted or (isinstance(piece, Trouble) and "#" not in piece.path):
            yield piece
            return
    yield Trouble(part, f"no such record or member in {printable(found.path)}")


def _is_database(stream: BinaryIO) -> bool:
    if not stream.seekable():
        return False
    head = stream.read(len(_SQLITE))
    stream.seek(0)
    return head == _SQLITE


def _cut_database(path: str, sieve: "Sieve | None") -> Iterator[Piece | Trouble]:
    """Yield the articles of a newsctl database, those that pass the ``sieve``."""
    from newsctl.corpus.database.articles import articles
    from newsctl.corpus.database.opening import opened

    with opened(path) as connection:
        ids = sieve.in_database(connection) if sieve else None
        found = articles(connection, ids, quotes=sieve is None or sieve.needs_quotes)
        for number, article in enumerate(found, 1):
            yield Piece(f"{printable(path)}#{number}", article=article)


def _cut_text(source: Source, options: Options, form: Form = "text") -> Iterator[Piece | Trouble]:
    """Yield the one article that the stream holds."""
    data = read_up_to(source.stream, options.max_size + 1)
    if len(data) > options.max_size:
        yield Trouble(source.path, too_big(options.max_size))
    else:
        yield Piece(source.path, data=data, form=form, named=source.named)


def _cut_page(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    return _cut_text(source, options, "html")


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
