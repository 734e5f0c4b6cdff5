"""Parquet holds the records as they are, whoever reads it."""

import io
import json
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from newsctl.article import Article, Dateline, Link, Quote, Span, Statement
from newsctl.export import FORMATS, Settings
from newsctl.export import parquet as module

parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: newsctl[parquet]")

PARQUET = FORMATS["parquet"]
QUOTE = Quote("A “bump”,\n", 3, 12, None, "full", "Ida Berg", [], Span("Berg", 1, 5), None, "post-posed")
FULL = Article(
    path="a.txt",
    headline="Zoë’s \x00\x1b 𝒳",
    dateline=Dateline("LUND —", "LUND", None, "May 2", 0, 6),
    authors=["A", "B"],
    body=["One.", ""],
    quotes=[QUOTE, QUOTE],
    links=[Link("t", None, "Read More", 0, 1)],
    words=3_000_000_000,
)


def written(articles: Iterable[Article], settings: Settings) -> Any:
    out = io.BytesIO()
    assert PARQUET.write is not None
    PARQUET.write(out, (PARQUET.encode(article, settings) for article in articles), settings)
    return parquet.ParquetFile(io.BytesIO(out.getvalue()))


def test_reported_speech_is_a_column_only_where_asked_for() -> None:
    statement = Statement("it was late", 3, 14, 0, "Ida Berg", [], Span("Berg", 15, 19), None, "any", [0, 1])
    told = replace(FULL, reported=[statement])
    rows = written([told, FULL], Settings(reported=True)).read().to_pylist()
    assert [row.pop("reported") for row in rows] == [[json.loads(msgspec.json.encode(statement))], None]
    assert rows == written([told, FULL], Settings()).read().to_pylist()


def test_records_come_back_as_they_were() -> None:
    rows = written([FULL, Article(), FULL], Settings()).read().to_pylist()
    assert rows == [json.loads(msgspec.json.encode(article)) for article in (FULL, Article(), FULL)]


def test_nothing_is_a_file_with_columns_and_no_rows() -> None:
    table = written([], Settings(reported=True)).read()
    assert (table.num_rows, table.column_names) == (0, list(Article.__struct_fields__))


def test_columns_are_the_same_whatever_the_rows_hold() -> None:
    schemas = {str(written(rows, Settings()).schema_arrow) for rows in ([], [Article()], [FULL])}
    assert len(schemas) == 1


def test_a_row_may_be_a_quote_a_link_or_a_paragraph() -> None:
    quotes = written([Article(), FULL], Settings(records="quotes")).read().to_pylist()
    assert [(row["path"], row["text"], row["start"], row["cue"]) for row in quotes] == [
        ("a.txt", "A “bump”,\n", 3, None)
    ] * 2
    assert written([FULL], Settings(records="links")).read().to_pylist()[0]["title"] == "t"
    paragraphs = written([FULL], Settings(records="paragraphs")).read().to_pylist()
    assert [(row["paragraph"], row["text"]) for row in paragraphs] == [(0, "One."), (1, "")]


def test_row_groups_are_written_as_they_fill(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "GROUP", 100)
    file = written([FULL, FULL, FULL], Settings())
    assert (file.num_row_groups, file.read().num_rows) == (3, 3)


def test_an_article_may_be_larger_than_a_block() -> None:
    long = Article(body=["word " * 1_000_000])
    assert written([long, FULL], Settings()).read().to_pylist()[0]["body"] == long.body
