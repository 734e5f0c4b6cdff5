"""The bodies of HTTP responses in WARC files: taken out of their chunks, and decompressed.

Crawlers differ in what they keep. Some write down the body as it came and some as they had unpacked it, and
both keep the headers of the former: so that a header is a claim, and the bytes decide.
"""

import zlib
from contextlib import suppress
from importlib import import_module

from newsctl.errors import InputError

__all__ = ["body_of"]

_TOO_EARLY = "the compressed data ends too early; a broken copy?"
_GZIP = b"\x1f\x8b"
_LONGEST_SIZE = 64  # characters of the line before a chunk: its size in hexadecimal figures, and extensions


def body_of(data: bytes, transfer: str, encoding: str, limit: int, path: str) -> bytes:
    """Return the body that was sent as ``data``, or of a longer one its first ``limit`` bytes.

    ``transfer`` and ``encoding`` are what the headers Transfer-Encoding and Content-Encoding claim. Raises
    InputError for ``path`` when the data is damaged, or compressed in a way that is not known.
    """
    if "chunked" in transfer.lower() and (whole := _unchunked(data)) is not None:
        data = whole
    kinds = {kind.strip().removeprefix("x-") for kind in encoding.lower().split(",")}
    if data.startswith(_GZIP):
        return _inflated(data, zlib.MAX_WBITS + 16, limit, path)
    if "deflate" in kinds and not _is_markup(data):
        # Zlib's header should be there (RFC 9110, 8.4.1.2), and often is not.
        return _inflated(data, zlib.MAX_WBITS if data[0] & 15 == 8 else -zlib.MAX_WBITS, limit, path)
    if "br" in kinds and not _is_markup(data):
        return _from_brotli(data, limit, path)
    if "zstd" in kinds and not _is_markup(data):
        raise InputError(path, "compressed by zstd, which is not read in WARC files")
    return data


def _is_markup(data: bytes) -> bool:
    """Whether ``data`` is a page as it stands, or nothing."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"")


def _unchunked(data: bytes) -> bytes | None:
    """Return what is in the chunks, of the last one what there is; None when ``data`` is not in chunks."""
    parts = []
    at = 0
    while (end := data.find(b"\n", at, at + _LONGEST_SIZE)) >= 0:
        try:
            size = int(data[at:end].partition(b";")[0].strip(), 16)
        except ValueError:
            break
        if size <= 0:
            break
        parts.append(data[end + 1 : end + 1 + size])
        at = end + 1 + size
        at += 2 if data[at : at + 2] == b"\r\n" else data[at : at + 1] == b"\n"
    return b"".join(parts) if parts else None


def _inflated(data: bytes, window: int, limit: int, path: str) -> bytes:
    inflating = zlib.decompressobj(window)
    try:
        body = inflating.decompress(data, limit)
    except zlib.error as error:
        raise InputError(path, f"damaged compressed data: {error}") from None
    if not inflating.eof and len(body) < limit:
        raise InputError(path, _TOO_EARLY)
    return body


def _from_brotli(data: bytes, limit: int, path: str) -> bytes:
    with suppress(ImportError):
        brotli = import_module("brotli")  # which comes with fastwarc
        unpacking = brotli.Decompressor()
        try:
            body: bytes = unpacking.process(data, output_buffer_limit=limit)
        except brotli.error:
            raise InputError(path, "damaged compressed data: no Brotli") from None
        if not unpacking.is_finished() and len(body) < limit:
            raise InputError(path, _TOO_EARLY)
        return body[:limit]
    raise InputError(path, "compressed by Brotli, which needs: pip install brotli")
