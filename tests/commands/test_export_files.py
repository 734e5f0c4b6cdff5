"""`newsctl export -o`: compressed files, Parquet, folders; the readers that people have read them."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsctl import Article

FIELDS = [name for name in Article.__struct_fields__ if name != "reported"]

Run = Callable[..., tuple[int, str, str]]


def test_gz_holds_the_same_bytes_each_time(run: Run, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl.GZ"
    packed = []
    for _ in range(2):
        assert run("export", "news.jsonl", "-o", str(out)) == (0, "", "")
        packed.append(out.read_bytes())
    assert packed[0] == packed[1]
    assert gzip.decompress(packed[0]) == news.read_bytes()


def test_zst_holds_the_same(run: Run, news: Path, tmp_path: Path) -> None:
    pytest.importorskip("backports.zstd", reason="zstd is not installed: newsctl[zstd]")
    out = tmp_path / "out.csv.zst"
    assert run("export", "news.jsonl", "-o", str(out)) == (0, "", "")
    assert run("export", str(out), "--text-field", "body")[0] == 0
    subprocess.run(
        [
            sys.executable,
            "-c",
            f"""
from backports import zstd
assert zstd.decompress(open({str(out)!r}, "rb").read()).startswith(b"path,url,")
""",
        ],
        check=True,
    )


def test_excel_safe_begins_with_the_mark(run: Run, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    run("export", "news.jsonl", "-o", str(out), "--excel-safe")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfpath,")


def test_parquet_holds_the_records(run: Run, news: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: newsctl[parquet]")
    out = tmp_path / "out.parquet"
    assert run("export", "news.jsonl", "-o", str(out)) == (0, "", "")
    lines = news.read_text(encoding="utf-8").splitlines()
    assert parquet.read_table(out).to_pylist() == [json.loads(line) for line in lines]


def test_duckdb_reads_parquet(run: Run, news: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: newsctl[parquet]")
    out = tmp_path / "out.parquet"
    run("export", "news.jsonl", "-o", str(out))
    quotes = f"SELECT unnest(quotes) AS q FROM '{out}'"
    counts = f"SELECT q.speaker, count(*) FROM ({quotes}) GROUP BY 1 ORDER BY 2 DESC"
    assert duckdb.sql(counts).fetchall() == [("Ida Berg", 3), (None, 1)]


def test_brat_is_a_folder(run: Run, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for _ in range(2):
        assert run("export", "news.jsonl", "-f", "brat", "-o", str(out)) == (0, "", "")
    assert json.loads((out / "_newsctl.json").read_text())["articles"] == 3
    assert len(list(out.glob("*.ann"))) == len(list(out.glob("*.txt"))) == 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-f", "parquet"], "parquet is no text for a pipe or terminal; say -o FILE."),
        (["-f", "brat"], "brat is no text for a pipe or terminal; say -o FOLDER."),
        (["-o", "a.parquet.gz"], "parquet is not compressed by a suffix; leave it out."),
        (["--force"], "--force goes with -o FILE."),
        (["--fields", "path,heading"], f"--fields: no field 'heading'; there are {', '.join(FIELDS)}."),
        (["--fields", "reported"], f"--fields: no field 'reported'; there are {', '.join(FIELDS)}."),
        (
            ["-f", "md", "--fields", "path"],
            "--fields goes with jsonl, json, csv, tsv, parquet; md holds all there is.",
        ),
        (
            ["-f", "csv", "--table", "links", "--sort", "words"],
            "--sort: no column 'words'; there are path, headline, published, date, label, title, url, start,"
            " end.",
        ),
        (
            ["-f", "md", "--table", "links"],
            "--table goes with csv, tsv, parquet; md holds articles with all that is in them.",
        ),
    ],
)
def test_what_does_not_go_together(run: Run, news: Path, options: list[str], said: str) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: newsctl[parquet]")
    assert run("export", "news.jsonl", *options) == (
        2,
        "",
        f"newsctl: {said} See 'newsctl export --help'.\n",
    )


def test_a_folder_of_others_is_not_replaced(run: Run, news: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").touch()
    status, out, err = run("export", "news.jsonl", "-f", "brat", "-o", str(tmp_path / "out"))
    assert (status, out) == (2, "")
    assert err == (
        f"newsctl: {tmp_path}/out: is there, and newsctl did not make it; another name,"
        " or --force to replace it\n"
    )
    assert run("export", "news.jsonl", "-f", "brat", "--force", "-o", str(tmp_path / "out")) == (0, "", "")
