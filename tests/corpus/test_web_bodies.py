"""Pages in WARC files as they were sent, in chunks and compressed, or as a crawler had unpacked them."""

import gzip
import zlib
from pathlib import Path

import pytest

from newsctl.corpus.formats.http_bodies import body_of
from newsctl.errors import InputError
from tests.corpus.conftest import read

STORY = (
    "The council of Westmark voted on Thursday to raise the flood wall by half a metre, and to pay for it. "
)
PAGE = (
    "<html><head><title>Wall to rise</title></head><body><article><h1>Wall to rise</h1>"
    f"<p>{STORY * 3}</p><p>{STORY[::-1].swapcase()}</p></article></body></html>"
).encode()
LIMIT = 1 << 20


def chunked(body: bytes, size: int = 100) -> bytes:
    parts = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%x;ext=1\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def raw_deflate(body: bytes) -> bytes:
    deflating = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflating.compress(body) + deflating.flush()


@pytest.mark.parametrize(
    ("data", "transfer", "encoding"),
    [
        (PAGE, "", ""),
        (chunked(PAGE), "chunked", ""),
        (gzip.compress(PAGE), "", "gzip"),
        (gzip.compress(PAGE), "", "x-gzip"),
        (chunked(gzip.compress(PAGE)), "Chunked", "GZIP"),
        (gzip.compress(PAGE), "", ""),  # whose headers a crawler left out
        (zlib.compress(PAGE), "", "deflate"),
        (raw_deflate(PAGE), "", "deflate"),
        # Unpacked by the crawler, which kept the headers.
        (PAGE, "chunked", ""),
        (PAGE, "chunked", "gzip"),
        (PAGE, "", "br"),
        (PAGE, "", "deflate"),
        (gzip.compress(PAGE), "chunked", "gzip"),
    ],
)
def test_a_body(data: bytes, transfer: str, encoding: str) -> None:
    assert body_of(data, transfer, encoding, LIMIT, "x") == PAGE


def test_brotli() -> None:
    brotli = pytest.importorskip("brotli")
    packed = brotli.compress(PAGE)
    assert body_of(packed, "", "br", LIMIT, "x") == PAGE
    for broken in (packed[:-30], packed[5:]):
        with pytest.raises(InputError):
            body_of(broken, "", "br", LIMIT, "x")


def test_no_more_than_the_limit_is_unpacked() -> None:
    bomb = gzip.compress(bytes(50 * LIMIT))
    assert len(body_of(bomb, "", "gzip", LIMIT, "x")) == LIMIT


@pytest.mark.parametrize(
    ("data", "encoding", "why"),
    [
        (gzip.compress(PAGE)[:-30], "gzip", "the compressed data ends too early; a broken copy?"),
        (b"\x1f\x8bxxxxxxxxxxxx", "gzip", "damaged compressed data: "),
        (b"xxxxxxxx", "zstd", "compressed by zstd, which is not read in WARC files"),
    ],
)
def test_a_damaged_body(data: bytes, encoding: str, why: str) -> None:
    with pytest.raises(InputError) as raised:
        body_of(data, "", encoding, LIMIT, "x")
    assert raised.value.reason.startswith(why)


def record(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", "Content-Type: text/html", *headers))
    http = lines.encode() + b"\r\n" + body
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://westmark.example/wall\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
        % len(http)
        + http
        + b"\r\n\r\n"
    )


def test_pages_of_a_warc(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    path = tmp_path / "crawl.warc"
    path.write_bytes(
        record(chunked(gzip.compress(PAGE)), "Transfer-Encoding: chunked", "Content-Encoding: gzip")
        + record(PAGE, status="404 Not Found")
        + record(gzip.compress(PAGE)[:-20], "Content-Encoding: gzip")
        + record(PAGE, status="301 Moved Permanently")
        + record(PAGE, status="404 Not Found")
        + record(PAGE, "Content-Encoding: gzip")
    )
    said = read(path)
    assert [f"{path}#1", f"{path}#6"] == [document.path for document in said.documents]
    assert {"Wall to rise"} == {document.article.headline for document in said.documents}
    assert [(f"{path}#3", "the compressed data ends too early; a broken copy?")] == said.reports
    left_out = "pages left out for their HTTP status: 1 with 301, 2 with 404"
    assert [(str(path), left_out)] == said.notices
    assert [f"{path}#6"] == [document.path for document in read(f"{path}#6").documents]


def test_a_page_that_is_too_large(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    path = tmp_path / "crawl.warc"
    path.write_bytes(record(gzip.compress(PAGE * 100), "Content-Encoding: gzip") + record(PAGE))
    said = read(path, max_size=2 * len(PAGE))
    assert [f"{path}#2"] == [document.path for document in said.documents]
    assert [f"{path}#1"] == [path for path, _ in said.reports]
