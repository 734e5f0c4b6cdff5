"""Dumps, tables, archives and compressed files: the same articles in every wrapping."""

import bz2
import csv
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsctl import parse
from newsctl.article import to_json
from newsctl.corpus import Corpus, Options
from newsctl.corpus.document import Known
from newsctl.corpus.formats.json_array import _Elements
from tests.corpus.conftest import read, texts

RECORDS: list[dict[str, Any]] = [
    {"text": 'A "quoted" \\ [ ] { } , one.', "title": "One", "tags": [1, {"a": "]"}, []]},
    {"text": "Two.\nTwo again.", "title": "Two", "empty": {}},
    {"text": "Three “curly”.", "title": None},
]
TEXTS = [record["text"] for record in RECORDS]
LINES = "\n".join(map(json.dumps, RECORDS))


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("lines.jsonl", LINES),
        ("lines.ndjson", LINES.replace("\n", "\r\n")),
        ("lines.json", LINES),
        ("array.json", json.dumps(RECORDS)),
        ("pages.json", json.dumps(RECORDS, indent=2)),
        ("run.json", "\n".join(json.dumps(record, indent=2) for record in RECORDS)),
        ("no-suffix", json.dumps(RECORDS)),
        ("no-suffix-lines", LINES),
        ("wide.jsonl", "\ufeff".encode("utf-16-le") + LINES.encode("utf-16-le")),
    ],
)
def test_records(tmp_path: Path, name: str, data: str | bytes) -> None:
    path = write(tmp_path / name, data)
    said = read(path)
    assert (said.reports, said.notices) == ([], [])
    assert texts(said.documents) == {f"{path}#{number}": text for number, text in enumerate(TEXTS, 1)}


@pytest.mark.parametrize("portion", [*range(1, 40), 1000])
def test_an_array_may_come_in_any_portions(portion: int) -> None:
    data = json.dumps(RECORDS, indent=1).encode()
    elements = _Elements(1000)
    found = [
        element for at in range(0, len(data), portion) for element in elements.feed(data[at : at + portion])
    ]
    assert [json.loads(element or b"") for element in found] == RECORDS
    assert not elements.unfinished


def test_an_element_that_is_too_large_is_left_out_in_little_memory() -> None:
    elements = _Elements(1000)
    found = list(elements.feed(b'[{"text": "'))
    for _ in range(100):
        found += elements.feed(b'\\"{[\\\\' * 1000)
        assert elements.waiting < 10_000
    found += elements.feed(b'"}, {"text": "small"}]')
    assert found == [None, b'{"text": "small"}']


def test_the_text_is_where_the_user_says(tmp_path: Path) -> None:
    path = write(tmp_path / "d.jsonl", '{"text": "No.", "story": ["First.", "Second."]}')
    assert texts(read(path, text_field="story").documents) == {f"{path}#1": "First.\n\nSecond."}


def test_what_the_record_knows_is_used_where_the_text_does_not_say(tmp_path: Path) -> None:
    record = {
        "content": "The council voted on Monday to raise the harbour wall, after a winter of floods.",
        "title": "Wall to rise",
        "date": "Jan 3, 2017",
        "author": "By Ann Lee and Bo Dee",
        "url": "https://example.org/wall",
    }
    path = write(tmp_path / "d.jsonl", json.dumps(record))
    [document] = read(path).documents
    assert document.known == Known(
        "Wall to rise", "2017-01-03", ["Ann Lee", "Bo Dee"], "https://example.org/wall"
    )
    article = document.article
    assert (article.headline, article.published) == ("Wall to rise", "2017-01-03")
    assert (article.authors, article.url) == (["Ann Lee", "Bo Dee"], "https://example.org/wall")


def test_an_export_comes_back_as_it_was(tmp_path: Path) -> None:
    articles = [parse(text, f"news/{number}.txt") for number, text in enumerate(TEXTS)]
    lines = write(tmp_path / "e.jsonl", b"".join(to_json(article) + b"\n" for article in articles))
    array = write(tmp_path / "e.json", to_json(articles))
    sorted_keys = write(
        tmp_path / "s.jsonl",
        "\n".join(json.dumps(json.loads(to_json(article)), sort_keys=True) for article in articles),
    )
    for path in (lines, array, sorted_keys):
        documents = read(path).documents
        assert [document.article for document in documents] == articles
        assert [document.text for document in documents] == [None] * 3


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables(tmp_path: Path, delimiter: str) -> None:
    rows = io.StringIO()
    writer = csv.writer(rows, delimiter=delimiter)
    writer.writerow(["Title", "Text", "n"])
    writer.writerows([record["title"], record["text"], 1] for record in RECORDS)
    path = write(tmp_path / "t.csv", "\ufeff" + rows.getvalue())
    said = read(path)
    assert texts(said.documents) == {f"{path}#{number}": text for number, text in enumerate(TEXTS, 1)}
    assert said.documents[0].known == Known(headline="One")


@pytest.mark.parametrize(
    ("suffix", "compress"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
)
def test_compressed(tmp_path: Path, suffix: str, compress: Callable[[bytes], bytes]) -> None:
    path = write(tmp_path / f"d.jsonl{suffix}", compress(LINES.encode()))
    bare = write(tmp_path / "no-suffix", compress(LINES.encode()))
    for name in (path, bare):
        assert list(texts(read(name).documents).values()) == TEXTS
    text = write(tmp_path / f"t.txt{suffix}", compress(b"Text.") + compress(b" More."))
    assert texts(read(text).documents) == {str(text): "Text. More."}


def test_zstd(tmp_path: Path) -> None:
    zstd = pytest.importorskip("backports.zstd")
    path = write(tmp_path / "d.jsonl.zst", zstd.compress(LINES.encode()))
    assert list(texts(read(path).documents).values()) == TEXTS
    path.write_bytes(zstd.compress(LINES.encode())[:-3])
    assert read(path).reports == [(str(path), "the zstd data ends too early; a broken copy?")]


MEMBERS = {
    "may/2.txt": b"Two.",
    "may/1.txt": b"One.",
    "d.jsonl": LINES.encode(),
    "a.json": b'[{"text": "A."}]',
}


def test_zip(tmp_path: Path) -> None:
    path = tmp_path / "z.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {
            **MEMBERS,
            "t.txt.gz": gzip.compress(b"Gz."),
            ".x.txt": b"-",
            "p.png": b"-",
        }.items():
            archive.writestr(name, data)
    assert list(texts(read(path).documents)) == [
        f"{path}#{name}"
        for name in ("a.json#1", "d.jsonl#1", "d.jsonl#2", "d.jsonl#3", "may/1.txt", "may/2.txt", "t.txt.gz")
    ]
    assert texts(read(f"{path}#may/2.txt").documents) == {f"{path}#may/2.txt": "Two."}
    assert texts(read(f"{path}#d.jsonl#2").documents) == {f"{path}#d.jsonl#2": TEXTS[1]}


@pytest.mark.parametrize("mode", ["w:", "w:gz", "w:bz2", "w:xz"])
def test_tar(tmp_path: Path, mode: Any) -> None:
    path = tmp_path / f"t.tar.{mode[2:]}".rstrip(".")
    with tarfile.open(path, mode) as archive:
        for name, data in MEMBERS.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert list(texts(read(path).documents)) == [
        f"{path}#{name}"
        for name in ("may/2.txt", "may/1.txt", "d.jsonl#1", "d.jsonl#2", "d.jsonl#3", "a.json#1")
    ]


PAGE = """<html><head><title>Wall to rise</title><link rel="canonical" href="https://gull.example/wall">
<meta name="author" content="Mara Quill"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Wall to rise by two metres</h1>
<p>LUND (NNA) - The <a href="/council">town council</a> voted on Monday to raise the harbour wall,
after a winter of floods that closed the fish market three times.</p>
<p>"We cannot wait for another winter," said Mayor Ines Falk. "The sea does not read our budgets."</p>
<p>Read more: <a href="https://gull.example/fish">Fish market counts its losses</a></p>
<p>Work is to begin in May, and will cost some four million crowns, of which the county pays half.</p>
</article></body></html>"""


def test_web_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    [document] = read(write(tmp_path / "wall.html", PAGE)).documents
    assert document.text is not None
    assert "The town council voted" in document.text
    article = document.article
    assert (article.headline, article.authors) == ("Wall to rise by two metres", ["Mara Quill"])
    assert [(link.title, link.url) for link in article.links] == [
        ("Fish market counts its losses", "https://gull.example/fish")
    ]


def warc_record(number: int) -> bytes:
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://gull.example/wall\r\n"
        f"WARC-Date: 2024-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:0-0-0-0-{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode()
    return head + body + b"\r\n\r\n"


def test_warc(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    path = write(tmp_path / "cc.warc.gz", gzip.compress(warc_record(1)) + gzip.compress(warc_record(2)))
    said = read(path)
    assert said.reports == []
    assert [document.path for document in said.documents] == [f"{path}#1", f"{path}#2"]
    assert said.documents[0].article.url == "https://gull.example/wall"


ONE, TWO = warc_record(1), warc_record(2)
EARLY = "the WARC data ends too early, {}; a broken copy?"


@pytest.mark.parametrize(
    ("data", "pages", "part", "why"),
    [
        (ONE + TWO[:-200], 1, "#2", "cut short: the WARC data ends in this page; a broken copy?"),
        (ONE + TWO[:-2], 2, "", EARLY.format("after page 2")),
        (ONE + TWO[:100], 1, "", EARLY.format("after page 1")),
        (ONE[:100], 0, "", EARLY.format("before the first page")),
        (ONE + b"junk\r\n" * 20, 1, "", "damaged WARC data, after page 1: invalid warc header"),
        (b"junk\r\n" * 20, 0, "", "damaged WARC data, before the first page: invalid warc header"),
        (ONE.replace(b"text/html", b"image/png"), 0, "", "no web pages in this WARC file"),
    ],
    ids=["page", "record end", "header", "first header", "junk behind", "junk", "empty"],
)
def test_warc_cut_short(tmp_path: Path, data: bytes, pages: int, part: str, why: str) -> None:
    pytest.importorskip("fastwarc")
    path = write(tmp_path / "cc.warc", data)
    said = read(path)
    assert [document.path for document in said.documents] == [f"{path}#{n}" for n in range(1, pages + 1)]
    assert said.reports == [(f"{path}{part}", why)]


@pytest.mark.parametrize(("cut", "pages"), [(4, 2), (30, 1), (len(gzip.compress(TWO)) - 5, 1)])
def test_warc_in_gzip_cut_short(tmp_path: Path, cut: int, pages: int) -> None:
    """Common Crawl's have a gzip member a record: those before the cut are read."""
    pytest.importorskip("fastwarc")
    path = write(tmp_path / "cc.warc.gz", (gzip.compress(ONE) + gzip.compress(TWO))[:-cut])
    said = read(path)
    assert [document.path for document in said.documents] == [f"{path}#{n}" for n in range(1, pages + 1)]
    assert said.reports == [(str(path), "the gzip data ends too early; a broken copy?")]


def test_how_far_a_container_was_read(tmp_path: Path) -> None:
    """The time left follows from it; a .zip is not read from front to back."""
    records = [json.dumps({"text": f"News {os.urandom(500).hex()}."}) + "\n" for _ in range(8000)]
    write(tmp_path / "a.jsonl", "".join(records[:2000]))
    write(tmp_path / "b.jsonl.gz", gzip.compress("".join(records[2000:6000]).encode(), 1))
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        for number in reversed(range(2000)):
            archive.writestr(f"{number:04}.txt", records[number])
    names = [str(tmp_path / name) for name in ("a.jsonl", "b.jsonl.gz", "c.zip")]
    corpus = Corpus(names, Options(), report=print)
    sizes = [Path(name).stat().st_size for name in names]
    for number, _ in enumerate(corpus.documents(), 1):
        if number % 1000 == 0:
            done = [
                min(max(number - before, 0) / count, 1)
                for before, count in ((0, 2000), (2000, 4000), (6000, 2000))
            ]
            portion = corpus.tally.portion()
            assert portion is not None
            read = sum(part * size for part, size in zip(done, sizes, strict=True)) / sum(sizes)
            assert portion == pytest.approx(read, abs=0.25)
    assert corpus.tally.portion() == 1
    assert corpus.tally.expected() is None
