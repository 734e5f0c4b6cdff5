"""What a file is, by the suffix of its name or by how it begins: one article, or a container of many."""

from typing import Literal

__all__ = ["FOUND", "PLAIN", "Shape", "compression_of", "shape_of", "sniff", "sniff_compression"]

Shape = Literal["text", "lines", "json", "table", "html", "warc", "zip", "tar"]

FOUND: frozenset[Shape] = frozenset({"text", "lines"})
"""The shapes that a folder yields by itself; any other file is read when it is named."""

PLAIN = (".txt", ".text", ".md")
"""The suffixes of files that hold one article and nothing else."""

_SHAPES: dict[str, Shape] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".csv": "table",
    ".tsv": "table",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".warc": "warc",
    ".zip": "zip",
    ".tar": "tar",
}
_COMPRESSIONS = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz", ".zst": "zstd"}
_SHORT = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz", ".tzst": ".tar.zst"}
_MAGIC = ((b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"))


def shape_of(name: str) -> Shape | None:
    """Return the shape that the suffix of ``name`` tells, below ``.gz`` and its like; None if it does not."""
    stem, suffix = _split(name)
    if suffix in _COMPRESSIONS:
        suffix = _split(stem)[1]
    return _SHAPES.get(suffix)


def compression_of(name: str) -> str | None:
    """Return how the file ``name`` is compressed, judged by its suffix."""
    return _COMPRESSIONS.get(_split(name)[1])


def sniff_compression(head: bytes) -> str | None:
    """Return how a file that begins with ``head`` is compressed."""
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def sniff(head: bytes, column: str | None = None) -> Shape:
    """Return the shape of a file that begins with ``head`` and whose name says nothing.

    When its first line names several columns, ``column`` among them, it is a table.
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head[257:262] == b"ustar":
        return "tar"
    if head.startswith(b"WARC/"):
        return "warc"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        # {"a": 1} on a line of its own is JSON Lines; { alone on its line is one object laid out for people.
        first, _, _ = start.partition(b"\n")
        return "lines" if first.rstrip().endswith(b"}") or len(first) > 2 else "json"
    if start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"]"):
        return "json"
    if start[:14].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    if column and column in _columns(start):
        return "table"
    return "text"


def _split(name: str) -> tuple[str, str]:
    """Split ``name`` into stem and lower-case suffix, ``.tgz`` being ``.tar.gz``."""
    stem, dot, suffix = name.rpartition(".")
    suffix = (dot + suffix).lower()
    if suffix in _SHORT:
        suffix = _SHORT[suffix]
        inner, _, last = suffix.rpartition(".")
        return stem + inner, "." + last
    return stem, suffix


def _columns(head: bytes) -> list[str]:
    """Return what may be the names of columns in the first line, none when there is but one."""
    line = head.partition(b"\n")[0].decode("utf-8", "replace").replace('"', "").strip()
    parts = line.split(max("\t,;|", key=line.count))
    return parts if len(parts) > 1 else []
