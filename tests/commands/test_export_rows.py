"""`newsctl export`: which fields are written, in which order, how many; and what stands in the way."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_fields_of_records(run: Run, news: Path) -> None:
    status, out, err = run("export", "news.jsonl", "--fields", "words,path, dateline")
    records = [json.loads(line) for line in news.read_text(encoding="utf-8").splitlines()]
    chosen = [{name: record[name] for name in ("words", "path", "dateline")} for record in records]
    assert (status, err) == (0, "")
    assert out == "".join(json.dumps(each, separators=(",", ":")) + "\n" for each in chosen)
    assert (
        json.loads(run("export", "news.jsonl", "-f", "json", "--fields", "words,path,dateline")[1]) == chosen
    )


def test_fields_of_tables(run: Run, news: Path) -> None:
    assert run("export", "news.jsonl", "-f", "csv", "--table", "quotes", "--fields", "person,text")[1] == (
        'person,text\nIda Berg,"We felt a bump,"\nIda Berg,Then it was quiet.\n,a soft landing\n'
        'Ida Berg,"Snow,"\n'
    )
    safe = run("export", "news.jsonl", "-f", "tsv", "--fields", "headline", "--excel-safe")[1]
    assert safe == "\ufeffheadline\nFerry [sic] runs aground off Lund\n'=Bread, dearer than cake\nSnow\n"


def test_fields_of_parquet(run: Run, news: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: newsctl[parquet]")
    for more, names in (([], ["words", "quotes"]), (["--table", "quotes"], ["words", "speaker"])):
        out = str(tmp_path / "out.parquet")
        assert run("export", "news.jsonl", "-o", out, "--fields", ",".join(names), *more) == (0, "", "")
        assert parquet.read_table(out).column_names == names


@pytest.mark.parametrize(
    ("options", "paths"),
    [
        ([], ["ferry.txt", "bread.txt", "snow.txt"]),
        (["--sort", "headline"], ["bread.txt", "ferry.txt", "snow.txt"]),
        (["--sort", "words", "-r"], ["ferry.txt", "bread.txt", "snow.txt"]),
        (["--sort", "date"], ["ferry.txt", "bread.txt", "snow.txt"]),  # what has none stands last
        (["--sort", "dateline_place", "-r"], ["snow.txt", "ferry.txt", "bread.txt"]),
        (["-r"], ["snow.txt", "bread.txt", "ferry.txt"]),
        (["--limit", "2"], ["ferry.txt", "bread.txt"]),
        (["--sort", "quotes", "-r", "--limit", "1"], ["ferry.txt"]),
        (["--limit", str(10**30)], ["ferry.txt", "bread.txt", "snow.txt"]),
    ],
)
def test_order(run: Run, news: Path, tmp_path: Path, options: list[str], paths: list[str]) -> None:
    status, out, err = run("export", "news.jsonl", *options)
    assert (status, err) == (0, "")
    assert [json.loads(line)["path"] for line in out.splitlines()] == paths
    assert [
        each["path"] for each in json.loads(run("export", "news.jsonl", "-f", "json", *options)[1])
    ] == paths
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: newsctl[parquet]")
    assert run("export", "news.jsonl", "-o", str(tmp_path / "out.parquet"), *options) == (0, "", "")
    assert parquet.read_table(tmp_path / "out.parquet")["path"].to_pylist() == paths


def test_rows_of_a_table_are_sorted_and_counted_each_by_itself(run: Run, news: Path) -> None:
    args = ["export", "news.jsonl", "-f", "csv", "--table", "quotes"]
    whole = list(csv.reader(io.StringIO(run(*args)[1])))
    text = whole[0].index("text")
    some = list(csv.reader(io.StringIO(run(*args, "--sort", "text", "--limit", "3")[1])))
    assert some == [whole[0], *sorted(whole[1:], key=lambda row: row[text].casefold())[:3]]
    paragraphs = run("export", "news.jsonl", "-f", "csv", "--table", "paragraphs", "--limit", "2")[1]
    assert [row[0] for row in csv.reader(io.StringIO(paragraphs))] == ["path", "ferry.txt", "ferry.txt"]


def test_who_says_it_too_is_a_column(run: Run, news: Path) -> None:
    record = json.loads(news.read_text(encoding="utf-8").splitlines()[0])
    record["quotes"][0]["also"] = ["Per Ek", "Ane Lund"]
    news.write_text(json.dumps(record) + "\n", encoding="utf-8")
    out = run("export", "news.jsonl", "-f", "csv", "--table", "quotes", "--fields", "speaker,also")[1]
    assert out == "speaker,also\nIda Berg,Per Ek; Ane Lund\nIda Berg,\n,\n"


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.tsv", "a.html", "a.parquet", "a.csv.gz"])
@pytest.mark.parametrize("more", [[], ["--fields", "path,words"], ["--place", "Nowhere"]])
def test_a_file_by_newsctl_is_replaced(run: Run, news: Path, name: str, more: list[str]) -> None:
    if "html" in name:
        pytest.importorskip("jinja2", reason="Jinja2 is not installed: newsctl[report]")
        more = more if "--place" in more else []
    if "parquet" in name:
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: newsctl[parquet]")
    for _ in range(2):
        assert run("export", "news.jsonl", *more, "-o", name) == (0, "", "")


OTHERS = {
    "a.jsonl": b'{"headline": "Snow", "body": ["It snows."]}\n',
    "a.json": b'{"headline": "Snow"}\n',
    "a.csv": b"date,temperature\n",
    "a.md": b"# Notes\n",
    "a.html": b"<!doctype html>\n<title>Notes</title>\n",
    "a.csv.gz": b"no gzip",
    "a.tsv.gz": gzip.compress(b"date\ttemperature\n"),
    "a.parquet": b"PAR1 and no more",
    "a.tsv": b"\xff\xfe",
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_of_others_is_not_replaced_unasked(run: Run, news: Path, tmp_path: Path, name: str) -> None:
    for module in ("jinja2", "pyarrow"):
        pytest.importorskip(module, reason=f"{module} is not installed: newsctl[test]")
    target = news.parent / name
    target.write_bytes(OTHERS[name])
    assert run("export", "news.jsonl", "-o", name) == (
        2,
        "",
        f"newsctl: {name}: is there, and newsctl did not write it; another name, or --force to replace it\n",
    )
    assert target.read_bytes() == OTHERS[name]
    assert run("export", "news.jsonl", "--force", "-o", name) == (0, "", "")
    assert target.read_bytes() != OTHERS[name]


def test_an_empty_file_is_nobodys(run: Run, news: Path) -> None:
    (news.parent / "a.md").touch()
    assert run("export", "news.jsonl", "-o", "a.md") == (0, "", "")
