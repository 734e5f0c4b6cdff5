"""Every format that newsctl reads, in one table: by which suffixes and beginnings its files are known.

A new format is a module beside this one, which yields the entries of an open file, and a line in the table.
"""

from collections.abc import Callable

import msgspec

__all__ = [
    "DATABASE",
    "FORMATS",
    "IN_FOLDERS",
    "JSON",
    "JSON_LINES",
    "PLAIN",
    "TEXT",
    "Format",
    "compression_by_beginning",
    "compression_by_name",
    "format_by_beginning",
    "format_by_name",
    "is_found_in_folders",
]


class Format(msgspec.Struct, frozen=True):
    """One format: its ``module`` in this package has a function ``entries(file, options)``.

    ``suffixes`` are those of its files. Of one whose name says nothing, ``begins(head, column)`` tells by its
    first bytes, or by the ``column`` that is to hold the texts, whether it is in this format. ``in_folders``
    says that a folder yields such files by itself; any other is read when it is named. What is ``recoded`` is
    made UTF-8 before it is taken apart. An ``archive`` has files in it.
    """

    module: str
    suffixes: tuple[str, ...]
    begins: Callable[[bytes, str | None], bool] | None = None
    in_folders: bool = False
    recoded: bool = False
    archive: bool = False


def _is_zip(head: bytes, column: str | None) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _is_tar(head: bytes, column: str | None) -> bool:
    return head[257:262] == b"ustar"


def _is_warc(head: bytes, column: str | None) -> bool:
    return head.startswith(b"WARC/")


def _is_json_lines(head: bytes, column: str | None) -> bool:
    """Whether an object stands on a line of its own; a lone ``{`` begins one that is laid out for people."""
    first = _start(head).partition(b"\n")[0]
    return first.startswith(b"{") and (first.rstrip().endswith(b"}") or len(first) > 2)


def _is_json(head: bytes, column: str | None) -> bool:
    start = _start(head)
    return start.startswith(b"{") or (start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"]"))


def _is_web_page(head: bytes, column: str | None) -> bool:
    return _start(head)[:14].lower().startswith((b"<!doctype html", b"<html"))


def _is_table(head: bytes, column: str | None) -> bool:
    """Whether the first line names several columns, ``column`` among them."""
    line = _start(head).partition(b"\n")[0].decode("utf-8", "replace").replace('"', "").strip()
    names = line.split(max("\t,;|", key=line.count))
    return bool(column) and len(names) > 1 and column in names


def _start(head: bytes) -> bytes:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


TEXT = Format("plain_text", (".txt", ".text", ".md"), in_folders=True)
JSON_LINES = Format("json_lines", (".jsonl", ".ndjson"), _is_json_lines, in_folders=True, recoded=True)
JSON = Format("json_array", (".json",), _is_json, recoded=True)

FORMATS = (
    TEXT,
    Format("zip_archive", (".zip",), _is_zip, archive=True),
    Format("tar_archive", (".tar",), _is_tar, archive=True),
    Format("warc", (".warc",), _is_warc),
    JSON_LINES,
    JSON,
    Format("web_page", (".htm", ".html", ".xhtml"), _is_web_page),
    Format("table", (".csv", ".tsv"), _is_table, recoded=True),
)
"""In the order in which a file is tried whose name does not tell; what is nothing else is text."""

DATABASE = b"SQLite format 3\0"
"""How a newsctl database begins, whatever its name is. SQLite opens it by name, so it is no stream to cut."""

PLAIN = TEXT.suffixes
"""The suffixes of files that hold one article and nothing else."""

IN_FOLDERS = tuple(suffix for form in FORMATS if form.in_folders for suffix in form.suffixes)
"""The suffixes of files that a folder yields by itself."""

_COMPRESSIONS = (
    ("gzip", ".gz", ".tgz", b"\x1f\x8b"),
    ("bzip2", ".bz2", ".tbz2", b"BZh"),
    ("xz", ".xz", ".txz", b"\xfd7zXZ\0"),
    ("zstd", ".zst", ".tzst", b"\x28\xb5\x2f\xfd"),
)
"""Compressions that any of these may be in: the suffix, that of a .tar so compressed, and the beginning."""

_BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}
_COMPRESSED_BY = {suffix: name for name, suffix, _, _ in _COMPRESSIONS}
_SHORT = {short: (".tar", suffix) for _, suffix, short, _ in _COMPRESSIONS}


def format_by_name(name: str) -> Format | None:
    """Return the format that the suffix of ``name`` tells, below ``.gz`` and so on; None for none."""
    stem, suffix = _split(name)
    if suffix in _COMPRESSED_BY:
        suffix = _split(stem)[1]
    return _BY_SUFFIX.get(suffix)


def format_by_beginning(head: bytes, column: str | None = None) -> Format:
    """Return the format of a file that begins with ``head``; a table is known by a ``column`` that it has."""
    return next((form for form in FORMATS if form.begins and form.begins(head, column)), TEXT)


def is_found_in_folders(name: str) -> bool:
    """Whether a folder yields the file ``name`` by itself."""
    form = format_by_name(name)
    return form is not None and form.in_folders


def compression_by_name(name: str) -> str | None:
    """Return how the file ``name`` is compressed, judged by its suffix."""
    return _COMPRESSED_BY.get(_split(name)[1])


def compression_by_beginning(head: bytes) -> str | None:
    """Return how a file that begins with ``head`` is compressed."""
    return next((name for name, _, _, magic in _COMPRESSIONS if head.startswith(magic)), None)


def _split(name: str) -> tuple[str, str]:
    """Split ``name`` into stem and lower-case suffix, ``.tgz`` being ``.tar.gz``."""
    stem, dot, suffix = name.rpartition(".")
    suffix = (dot + suffix).lower()
    if suffix in _SHORT:
        inner, suffix = _SHORT[suffix]
        stem += inner
    return stem, suffix
