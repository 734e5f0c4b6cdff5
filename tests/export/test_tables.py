"""CSV and TSV hold what the record holds, in the same bytes on every Python."""

import csv
import io

import pytest

from newsctl.article import Article, Link, Quote
from newsctl.export import FORMATS, Settings

VALUES = {
    "plain": "plain",
    "a, b": '"a, b"',
    'said "no"': '"said ""no"""',
    "two\nlines": '"two\nlines"',
    "good\r=1+1": '"good\r=1+1"',
    "\r": '"\r"',
    "ends\r\n": '"ends\r\n"',
    "a\r\n=cmd": '"a\r\n=cmd"',
    "a\N{LINE SEPARATOR}b\x85c\vd\fe": "a\N{LINE SEPARATOR}b\x85c\vd\fe",  # no line ends to a reader of CSV
}


@pytest.mark.parametrize(("value", "cell"), VALUES.items(), ids=ascii)
def test_a_line_end_of_any_kind_is_quoted(value: str, cell: str) -> None:
    link = Link("t", None, value, 0, 0)
    data = FORMATS["csv"].encode(Article(path="p", links=[link, link]), Settings(records="links"))
    assert data.decode() == f"p,,,,{cell},t,,0,0\n" * 2


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize("value", VALUES, ids=ascii)
def test_a_table_has_a_row_for_each_record(name: str, delimiter: str, value: str) -> None:
    quote = Quote(value, 0, 1, 0, "full", value, [], None, None, "r")
    article = Article(path=value, headline=value, quotes=[quote, quote])
    data = FORMATS[name].encode(article, Settings(records="quotes")).decode()
    rows = list(csv.reader(io.StringIO(data, newline=""), delimiter=delimiter))
    assert [(row[0], row[1], row[8], row[9]) for row in rows] == [(value,) * 4] * 2
