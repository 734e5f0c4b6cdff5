"""One bad record, row, member or file costs itself and a line, newsctl's own included: never the run."""

import bz2
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsctl import parse
from newsctl.article import to_json
from newsctl.corpus import Corpus, Options
from newsctl.corpus.document import Document
from newsctl.corpus.entry import Entry
from newsctl.corpus.reading import read as read_entry
from newsctl.errors import NewsctlError
from newsctl.export.format import Records, Settings
from newsctl.export.formats import format_named
from tests.corpus.conftest import Outcome, Said, read, texts

TEXT = (
    "Harbour wall to rise\n\nBy Ann Lee\n\nMarch 5, 2024\n\nLUND (NNA) - The council voted on Monday to raise"
    ' the wall.\n\n"We cannot wait for another winter," said Mayor Ines Falk. "The sea does not read."\n'
)
OTHER = {"text": "Ferry line keeps its night boat.", "title": "Ferry"}


def own() -> dict[str, Any]:
    record: dict[str, Any] = json.loads(to_json(parse(TEXT, "wall.txt")))
    return record


def around(tmp_path: Path, record: bytes, name: str = "d.jsonl") -> Said:
    """Read a dump in which ``record`` stands between two good ones."""
    good = json.dumps(OTHER).encode()
    data = good + b"\n" + record + b"\n" + good + b"\n"
    if name.endswith(".json"):
        data = b"[" + b",".join((good, record, good)) + b"]"
    (tmp_path / name).write_bytes(data)
    return read(tmp_path / name)


@pytest.mark.parametrize("name", ["d.jsonl", "d.json"])
@pytest.mark.parametrize(
    ("written", "headline"),
    [
        (b"H\xe9lo\xefse", "H\u00e9lo\u00efse"),
        (b"H\x93\x94", "H\u201c\u201d"),
        (b"H\x01\x1f", "H\x01\x1f"),
        (b"H\\ud800", "H\ufffd"),
        (b"\\udc00\\ud83d\\ude00", "\ufffd\U0001f600"),
    ],
    ids=["latin-1", "marks", "controls", "surrogate", "surrogates"],
)
def test_own_record_with_odd_letters(tmp_path: Path, name: str, written: bytes, headline: str) -> None:
    good = own()
    said = around(tmp_path, json.dumps(good).encode().replace(b"Harbour wall to rise", written), name)
    assert said.reports == []
    expected = {**good, "headline": headline}
    assert json.loads(to_json(said.documents[1].article)) == expected
    assert [document.path for document in said.documents][1] == "wall.txt"


@pytest.mark.parametrize("value", ["NaN", "-Infinity", "9" * 10_000, "[NaN]", "1e999"])
def test_own_record_with_a_field_more(tmp_path: Path, value: str) -> None:
    record = to_json(own()).replace(b'"words":', f'"score":{value},"words":'.encode())
    said = around(tmp_path, record)
    assert (said.reports, len(said.documents)) == ([], 3)
    assert said.documents[1].article == parse(TEXT, "wall.txt")


def test_what_is_not_utf8_is_said_of_records_and_tables(tmp_path: Path) -> None:
    remark = "not UTF-8; read as cp1252 (--encoding NAME reads it as another)"
    said = around(tmp_path, b'{"text": "Caf\xe9 opens."}')
    assert said.notices == [(f"{tmp_path}/d.jsonl#2", remark)]
    (tmp_path / "t.csv").write_bytes(b"title,text\nA,One.\nB,Caf\xe9 opens.\nC,Th\xe9.\n")
    said = read(tmp_path / "t.csv")
    assert [document.text for document in said.documents] == ["One.", "Caf\u00e9 opens.", "Th\u00e9."]
    assert said.notices == [(f"{tmp_path}/t.csv", remark)]


def _change(**changes: Any) -> Callable[[dict[str, Any]], object]:
    return lambda record: record.update(changes)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (_change(words="many"), "Expected `int`, got `str` - at `$.words`"),
        (_change(words=10**30), "a number that is out of range"),
        (_change(words=-1), "a number that is out of range"),
        (_change(quotes=None), "Expected `array`, got `null` - at `$.quotes`"),
        (lambda record: record["quotes"][0].update(start=10**30), "a number that is out of range"),
        (lambda record: record["quotes"][0]["cue"].update(end=-5), "a number that is out of range"),
        (lambda record: record["quotes"][0].update(paragraph=1 << 63), "a number that is out of range"),
        (lambda record: record["dateline"].update(end=1 << 63), "a number that is out of range"),
        (
            lambda record: record["quotes"][0].update(kind="odd"),
            "Invalid enum value 'odd' - at `$.quotes[0].kind`",
        ),
    ],
)
def test_own_record_that_is_none(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], why: str
) -> None:
    record = own()
    change(record)
    for written in (to_json(record), json.dumps(record).encode()):  # as newsctl writes it, and with spaces
        said = around(tmp_path, written)
        assert len(said.documents) == 2
        assert said.reports == [
            (f"{tmp_path}/d.jsonl#2", f"looks like a record of newsctl, but is none: {why}")
        ]


def test_a_record_of_others_with_the_same_fields(tmp_path: Path) -> None:
    record = {"headline": "H", "body": "Wall to rise.", "quotes": 3, "words": ["wall"]}
    said = around(tmp_path, json.dumps(record).encode())
    assert (said.reports, said.documents[1].text) == ([], "Wall to rise.")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_a_dump(tmp_path: Path, end: str) -> None:
    path = tmp_path / "d.jsonl"
    path.write_bytes(end.join([json.dumps(OTHER), '{"text": "A\rb."}', json.dumps(OTHER), ""]).encode())
    said = read(path)
    assert said.reports == []
    assert [*texts(said.documents).values()] == [OTHER["text"], "A\rb.", OTHER["text"]]
    assert [document.path for document in said.documents] == [f"{path}#{number}" for number in (1, 2, 3)]


def test_a_dump_of_lone_crs_may_be_larger_than_an_article(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_bytes("\r".join([json.dumps(OTHER)] * 50).encode())
    said = read(path, max_size=200)
    assert (said.reports, len(said.documents)) == ([], 50)


def _table(records: Records, name: str) -> bytes:
    settings = Settings(records=records)
    form = format_named(name)
    return form.opening(settings) + form.encode(parse(TEXT, "wall.txt"), settings) * 2


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_a_table_that_newsctl_exported_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"x.{name}"
    path.write_bytes(_table("articles", name))
    said = read(path)
    assert (said.reports, said.notices, len(said.documents)) == ([], [], 2)
    before, after = parse(TEXT), said.documents[1].article
    assert after.path == f"{path}#2"
    for field in ("headline", "authors", "published", "date", "body", "words"):
        assert getattr(after, field) == getattr(before, field)
    assert after.dateline is not None
    assert before.dateline is not None
    assert after.dateline.text == before.dateline.text
    assert [quote.speaker for quote in after.quotes] == [quote.speaker for quote in before.quotes]


@pytest.mark.parametrize("records", ["quotes", "links"])
def test_a_table_of_quotes_or_links_holds_no_articles(tmp_path: Path, records: Records) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(_table(records, "csv"))
    why = f"a table of {records} that newsctl exported, not of articles; leave out --table"
    assert read(path) == Said([], [(str(path), why)], [])
    if records == "quotes":
        assert len(read(path, text_field="text").documents) == 4  # an order


def test_a_row_with_more_cells_than_columns(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("title,text\nA,Well, well.\nB,Fine.,,\nC,Good.\n")
    said = read(path)
    told = "3 cells for 2 columns, the last left out; is there a comma without quotation marks?"
    assert said.reports == [(f"{path}#1", told)]
    assert [*texts(said.documents).values()] == ["Well", "Fine.", "Good."]


def _zip(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_a_member_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "z.zip"
    path.write_bytes(_zip({"q.txt": b"Lost.", "a.txt": b"Kept."}).replace(b"q.txt", b"\0.txt"))
    said = read(path)
    assert said.reports == [(str(path), "a member without a name; left out")]
    assert texts(said.documents) == {f"{path}#a.txt": "Kept."}


@pytest.mark.parametrize("offset", [7, 0x7FFFFFFF, 0xFFFFFFF0])
def test_a_member_that_is_not_where_it_should_be(tmp_path: Path, offset: int) -> None:
    data = bytearray(_zip({"a.txt": b"Lost.", "b.txt": b"Kept."}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 42 : entry + 46] = offset.to_bytes(4, "little")
    path = tmp_path / "z.zip"
    path.write_bytes(data)
    said = read(path)
    [(where, why)] = said.reports
    assert (where, why.partition(": ")[0]) == (f"{path}#a.txt", "damaged in the .zip")
    assert texts(said.documents) == {f"{path}#b.txt": "Kept."}


def test_a_table_of_contents_that_is_moved(tmp_path: Path) -> None:
    data = bytearray(_zip({"a.txt": b"Lost.", "b.txt": b"Lost."}))
    data[-6:-2] = (int.from_bytes(data[-6:-2], "little") + 1000).to_bytes(4, "little")
    path = tmp_path / "z.zip"
    path.write_bytes(data)
    said = read(path, tmp_path / "z.zip")
    assert said.documents == []
    assert {why.partition(": ")[0] for _, why in said.reports} == {"damaged in the .zip"}


def test_names_of_members_can_be_printed(tmp_path: Path) -> None:
    path = tmp_path / "t.tar"
    with tarfile.open(path, "w") as archive:
        member = tarfile.TarInfo("caf\udce9.txt")
        member.size = 5
        archive.addfile(member, io.BytesIO(b"Kept."))
    assert texts(read(path).documents) == {f"{path}#caf\\xe9.txt": "Kept."}


@pytest.mark.parametrize("line", [b"\n", b"\r\n", b"{}\n", b"{}", b",\n"])
@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("d.jsonl.bz2", bz2.compress),
        ("d.json.gz", gzip.compress),
        ("d.csv.gz", gzip.compress),
        ("d.zip", lambda data: _zip({"d.jsonl": data})),
    ],
)
def test_a_bomb_of_lines_is_not_read_to_its_end(
    tmp_path: Path, name: str, pack: Callable[[bytes], bytes], line: bytes
) -> None:
    path = tmp_path / name
    head = b"title,text\n" if "csv" in name else b""
    path.write_bytes(pack(head + line * 260_000))
    said = read(path)
    assert any("expands to more lines than it has bytes; not read further" in why for _, why in said.reports)
    assert said.documents == []


def test_many_lines_that_are_no_bomb(tmp_path: Path) -> None:
    lines = b"".join(b"%x\n" % (number * 2654435761 % 2**32) for number in range(300_000))
    (tmp_path / "t.txt.gz").write_bytes(gzip.compress(lines))
    said = read(tmp_path / "t.txt.gz")
    assert (said.reports, len(said.documents)) == ([], 1)


BUG = "could not be read (TypeError: odd); a bug: please report what --debug shows"


def _break(monkeypatch: pytest.MonkeyPatch, place: str, error: Exception) -> None:
    def fail(*args: object) -> object:
        raise error

    monkeypatch.setattr(place, fail)


@pytest.fixture
def mixed(tmp_path: Path) -> list[Path]:
    (tmp_path / "d.jsonl").write_text(json.dumps(OTHER) + "\n")
    (tmp_path / "d.json").write_text(json.dumps([OTHER]))
    (tmp_path / "z.zip").write_bytes(_zip({"a.json": json.dumps([OTHER]).encode(), "b.txt": b"Kept."}))
    (tmp_path / "good.txt").write_text(TEXT)
    return [tmp_path / name for name in ("d.jsonl", "d.json", "z.zip", "good.txt")]


def _run(names: list[Path]) -> tuple[list[str], list[tuple[str, str]], list[str]]:
    told: list[tuple[str, str]] = []
    traces: list[str] = []
    corpus = Corpus(
        map(str, names), Options(jobs=1), lambda path, why: told.append((path, why)), trace=traces.append
    )
    return [document.path for document in corpus.documents()], told, traces


def test_a_bug_in_reading_records_costs_the_records(
    mixed: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(monkeypatch, "newsctl.corpus.formats.records.read_record", TypeError("odd"))
    read, told, traces = _run(mixed)
    assert read == [f"{mixed[2]}#b.txt", str(mixed[3])]
    assert told == [
        (f"{path}#{part}", BUG) for path, part in zip(mixed, ("1", "1", "a.json#1"), strict=False)
    ]
    assert [trace.count("TypeError: odd\n") for trace in traces] == [1, 1, 1]


def test_a_bug_in_cutting_costs_the_file_or_member(
    mixed: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(monkeypatch, "newsctl.corpus.formats.json_array.entries", TypeError("odd"))
    read, told, traces = _run(mixed)
    assert read == [f"{mixed[0]}#1", f"{mixed[2]}#b.txt", str(mixed[3])]
    assert told == [(str(mixed[1]), BUG), (f"{mixed[2]}#a.json", BUG)]
    assert len(traces) == 2


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (MemoryError(), "not enough memory to read it; left out"),
        (RecursionError("maximum recursion depth exceeded"), "nested too deep to read"),
        (OSError(5, "Input/output error"), "input/output error"),
    ],
)
def test_what_is_no_bug_is_not_called_one(
    error: Exception, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(monkeypatch, "newsctl.corpus.formats.records.read_record", error)
    [trouble] = read_entry(Entry("d.jsonl#1", data=b"{}", form="record"), Options())
    assert not isinstance(trouble, Document)
    assert (trouble.reason, trouble.trace) == (why, None)


def test_what_holds_for_the_run_ends_it(mixed: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    _break(
        monkeypatch, "newsctl.corpus.formats.records.read_record", NewsctlError("needs what is not installed")
    )
    with pytest.raises(NewsctlError, match="needs what is not installed"):
        _run(mixed)


def test_debug_shows_where_the_bug_is(export: Callable[..., Outcome], tmp_path: Path) -> None:
    """As a process, whose reader of arrays is broken before it starts."""
    (tmp_path / "d.json").write_text(json.dumps([OTHER]))
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "sitecustomize.py").write_text(
        "import newsctl.corpus.formats.records as records\n"
        "def broken(entry, options):\n    raise TypeError('odd')\n"
        "records.read_record = broken\n"
    )
    env = {"PYTHONPATH": f"{tmp_path}:{Path(__file__).parents[2]}"}
    status, paths, err = export("d.json", "good.txt", env=env)
    assert (status, paths, err) == (2, ["good.txt"], f"newsctl: d.json#1: {BUG}\n")
    status, paths, err = export("--debug", "d.json", "good.txt", env=env)
    assert (status, paths) == (2, ["good.txt"])
    assert err.startswith(f"newsctl: d.json#1: {BUG}\nTraceback (most recent call last):\n")
    assert err.endswith("TypeError: odd\n")
