"""What is fuzzed: each target takes any bytes, and must neither raise nor hang nor break a promise.

``seeds`` are what a fuzzer starts from. Nothing here needs the fuzzer: the finds that are kept are tests.
"""

import contextlib
import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from newsctl.article import Article, from_json, to_json
from newsctl.corpus import Corpus, Options
from newsctl.corpus.database.checking import faults
from newsctl.corpus.prefilter import Prefilter
from newsctl.errors import NewsctlError
from newsctl.matching.query import Query, Wording
from newsctl.parsing import parse, read
from tests.test_properties import FRAGMENTS, spans, unbroken

SAMPLES = Path(__file__).parents[2] / "samples"
DOWNLOADS = Path(__file__).parents[1] / "corpus" / "downloads"

WORDS = [
    *FRAGMENTS,
    *("(?P<a>", "(?=", "(?<!", "(?i:", "[^", "]*", "{2,}", "\\b", "\\p{L}", "(?1)", "+?", "\\N{DASH}"),
    *('{"text":', '"title":', '"body":[', '"quotes":[{', "\\ud800", "NaN", "1e999", '","', '"\n"'),
    *("WARC/1.0\r\n", "Content-Length: ", "Transfer-Encoding: chunked\r\n", "HTTP/1.1 200 OK\r\n"),
    *("<p>", "<!DOCTYPE html>", "<article>", "<script>", "</title>", "<meta charset=", "<!--", "<![CDATA["),
    *(
        "Document 1 of 2",
        "Load-Date:",
        "LENGTH: 200 words",
        "BYLINE:",
        "Full text:",
        "HD\n",
        "End of Document",
    ),
]
"""What triggers rules and forms."""


class Target(NamedTuple):
    """``check(data)`` raises what breaks a promise."""

    check: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]


def check_parsing(data: bytes) -> None:
    """Blocks tile the text, spans are true, and a record survives JSON."""
    text = data.decode("utf-8", "ignore")
    reading = read(text, reported=True, why=True)
    assert "".join(text[block.start : block.end] for block in reading.blocks) == text
    for value, start, end in spans(reading.article):
        assert 0 <= start < end <= len(text)
        assert value == unbroken(text[start:end])
    assert from_json(to_json(reading.article)) == reading.article
    parse(data.decode("utf-16-le", "surrogatepass") if len(data) % 2 == 0 else text)


def check_reader(data: bytes, suffix: str, text_field: str | None = None) -> None:
    """Whatever is wrong with a file is a line about it, never a bug; its articles can be written."""
    with tempfile.TemporaryDirectory(dir=_FAST) as folder:
        path = Path(folder, f"news{suffix}")
        path.write_bytes(data)
        for _ in _articles(path, Options(text_field=text_field, max_size=1 << 20, jobs=1)):
            pass


def check_pattern(data: bytes) -> None:
    """A pattern is taken or refused, and what it finds lies inside the passage."""
    marks, _, pattern = data.decode("utf-8", "ignore").partition("\n")
    wording = Wording(
        fixed="F" in marks,
        ignore_case="i" in marks,
        smart_case="S" in marks,
        word="w" in marks,
        fuzzy=80.0 if "z" in marks else None,
        exact="x" in marks,
    )
    query = Query((pattern,), wording, ("headline", "body", "quotes"))
    try:
        query.check()
        query.prefilter()
        answer = query.search(_searched())
    except NewsctlError:
        return
    for finding in answer.findings if answer else ():
        for hit in finding.hits:
            assert 0 <= hit.start <= hit.end <= len(finding.passage.text)


def check_database(data: bytes) -> None:
    """A database with other bytes in some places is damaged, or still gives articles.

    Each four bytes of ``data`` are a place, of three bytes, and what stands there.
    """
    damaged = bytearray(_database())
    for at in range(0, len(data) - 3, 4):
        damaged[int.from_bytes(data[at : at + 3]) % len(damaged)] = data[at + 3]
    with tempfile.TemporaryDirectory(dir=_FAST) as folder:
        path = Path(folder, "news.db")
        path.write_bytes(damaged)
        with contextlib.suppress(NewsctlError):
            for _ in _articles(path, Options(jobs=1)):
                pass
        with contextlib.suppress(NewsctlError):
            for _ in _articles(path, Options(jobs=1), Query(("ferry",), Wording(fixed=True)).prefilter()):
                pass
        with contextlib.suppress(NewsctlError):
            faults(str(path))


_FAST = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112 -- a question, not a path


def _unheard(path: str, words: str) -> None:
    """What is said of an input is looked at elsewhere."""


def _articles(path: Path, options: Options, prefilter: Prefilter | None = None) -> Iterator[Article]:
    """The articles of a file; raises AssertionError when reading met a bug."""
    bugs: list[str] = []
    corpus = Corpus([str(path)], options, _unheard, _unheard, prefilter=prefilter, trace=bugs.append)
    for article in corpus.articles():
        to_json(article)
        yield article
    assert not bugs, bugs[0]


@cache
def _searched() -> Article:
    return parse(_texts()[0].decode())


@cache
def _database() -> bytes:
    """A database of some samples."""
    with tempfile.TemporaryDirectory() as folder:
        for path in _samples():
            Path(folder, path.name).write_bytes(path.read_bytes())
        command = [sys.executable, "-m", "newsctl", "index", "-q", ".", "-o", "news.db"]
        subprocess.run(command, cwd=folder, check=True, env=os.environ | {"PYTHONPATH": str(SAMPLES.parent)})
        return Path(folder, "news.db").read_bytes()


def _samples() -> list[Path]:
    return sorted(SAMPLES.glob("*.txt"))[:12]


def _texts() -> list[bytes]:
    return [path.read_bytes() for path in _samples()]


def _downloads() -> list[bytes]:
    return [path.read_bytes() for path in sorted(DOWNLOADS.glob("*.txt"))]


def _records() -> list[bytes]:
    foreign = [json.dumps({"title": "Ferry", "text": text.decode()}).encode() for text in _texts()[:4]]
    return [*foreign, *(to_json(parse(text.decode(), reported=True)) for text in _texts()[:4])]


def _json_lines() -> list[bytes]:
    return [*_records(), b"\n".join(_records())]


def _json_arrays() -> list[bytes]:
    return [b"[%s]" % b",".join(_records()), b'{"articles": [%s]}' % _records()[0], *_records()[:2]]


def _tables() -> list[bytes]:
    return [b'title,text\nFerry,"It sailed, "" at noon"\n', b"title;text\r\nA;B\r\n", b"title\ttext\rA\tB\r"]


def _zips() -> Iterator[bytes]:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", method) as archive:
            archive.writestr("a.txt", _texts()[0][:300])
            archive.writestr("b.jsonl", _records()[0][:300])
        yield made.getvalue()


def _tars() -> Iterator[bytes]:
    for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        made = io.BytesIO()
        with tarfile.open(fileobj=made, mode="w", format=form) as archive:
            member = tarfile.TarInfo("may/" * 30 + "\N{SNOWMAN}.txt")
            member.size = 300
            archive.addfile(member, io.BytesIO(_texts()[0][:300]))
        yield made.getvalue().rstrip(b"\0") + bytes(1024)


def _compressed() -> list[bytes]:
    return [gzip.compress(text[:600], mtime=0) for text in _texts()[:3]]


def _pages() -> list[bytes]:
    text = "<p>The ferry sailed at noon, and it was late again, she said.</p>" * 6
    body = f"<body><article>{text}</article></body>"
    page = f"<!DOCTYPE html><html><head><title>Ferry</title></head>{body}</html>"
    return [page.encode(), b"<html><meta charset=utf-16><body><p>Ferry</p></body></html>"]


def _warcs() -> Iterator[bytes]:
    body = _pages()[0]
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\n"
    head += b"Content-Type: application/http; msgtype=response\r\n"
    yield head + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(http), http)
    yield gzip.compress(head + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(http), http), mtime=0)


def _patterns() -> list[bytes]:
    return [
        *(b"\nIran|talks", b"iw\n(?P<a>[a-z]+)ed\\b", b"F\na.b*c", b"z\nKhatibzadeh", b"x\n(?<=a)b(?!c)"),
        *(b"S\n^(a+)+$", b"\n\\bsaid (that|,)", b"i\n(?x) a # b", b"\n(?i:a)(?s:.)*"),
    ]


def _reader(suffix: str, seeds: Callable[[], Iterable[bytes]], text_field: str | None = None) -> Target:
    return Target(partial(check_reader, suffix=suffix, text_field=text_field), seeds)


TARGETS = {
    "parse": Target(check_parsing, _texts),
    "jsonl": _reader(".jsonl", _json_lines),
    "json": _reader(".json", _json_arrays),
    "csv": _reader(".csv", _tables, "text"),
    "zip": _reader(".zip", _zips),
    "tar": _reader(".tar", _tars),
    "gz": _reader(".txt.gz", _compressed),
    "html": _reader(".html", _pages),
    "warc": _reader(".warc", _warcs),
    "downloads": _reader(".txt", _downloads),
    "any": _reader(
        "", lambda: [*_zips(), *_tars(), *_compressed(), *_pages(), *_warcs(), *_json_lines()], "text"
    ),
    "pattern": Target(check_pattern, _patterns),
    "database": Target(check_database, lambda: [b"", b"\0\0\x64\xff", b"\x01\0\0\x01\x02\0\0\x7f"]),
}
"""By name; those of readers are the suffix of their files."""
