"""Rows as people have them: line ends of any kind, and marks that nobody closes."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsctl.corpus.formats.table_rows import Row, TableRows, _Feed

READ_ON = "a quotation mark in this row is not closed; what follows it is read as rows of their own"
NOT_CLOSED = (
    "a quotation mark in this row is not closed, or not doubled inside a cell; see whether all is there"
)


def rows(data: str, max_size: int = 1000) -> list[Row | str]:
    return list(TableRows(io.BytesIO(data.encode()), max_size))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    data = end.join(["", "title,text", 'A,"One.', "", 'Two."', "", "B,Three.", ""])
    assert rows(data) == [Row(["A", f"One.{end}{end}Two."]), Row(["B", "Three."])]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("A,One\rand two.\nB,Three.\n", [["A", "One\rand two."], ["B", "Three."]]),
        ("A,One\r, two\rand, three.\n", [["A", "One\r", " two\rand", " three."]]),
        ("A,One.\rB,Two.\nC,Three.\n", [["A", "One."], ["B", "Two."], ["C", "Three."]]),
        ("A,One\r", [["A", "One"]]),
        ("\rA,One\n\r\rB,Two\n\r", [["A", "One"], ["B", "Two"]]),
    ],
    ids=["in a cell", "in cells", "between rows", "last", "alone"],
)
def test_a_lone_cr_where_rows_end_otherwise(data: str, expected: list[list[str]]) -> None:
    assert rows(f"title,text\n{data}") == [Row(cells) for cells in expected]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            'A,"One.\nB,Two.\nC,Three.\n',
            [Row(["A", "One.\n"], READ_ON), Row(["B", "Two."]), Row(["C", "Three."])],
        ),
        (
            'A,"One.\nB,"Two."\nC,Three.\n',
            [Row(["A", "One.\n"], READ_ON), Row(["B", "Two."]), Row(["C", "Three."])],
        ),
        (
            'A,"One,\nand one more.\nB,Two.\n',
            [Row(["A", "One,\nand one more.\n"], READ_ON), Row(["B", "Two."])],
        ),
        (
            'A,One.\nB,"Two.\n\nAnd, indeed',
            [Row(["A", "One."]), Row(["B", "Two.\n\nAnd, indeed"], NOT_CLOSED)],
        ),
        ('A,"One "two" three."\nB,Two.\n', [Row(["A", 'One two" three."'], NOT_CLOSED), Row(["B", "Two."])]),
        ('A,One "two" three.\n', [Row(["A", 'One "two" three.'])]),
    ],
    ids=["to the end", "to the next mark", "after lines", "cut short", "not doubled", "in a bare cell"],
)
def test_marks_that_nobody_closes(data: str, expected: list[Row]) -> None:
    assert rows(f"title,text\n{data}") == expected


def test_a_row_that_is_too_large_costs_itself() -> None:
    limit = "more than 100 bytes for one article; --max-size lets larger ones in"
    long = "One. " * 40
    data = f'title,text\nA,{long}\nB,"{long[:80]}\n{long[:80]}"\nC,Three.\n'
    found = rows(data, max_size=100)
    assert found[:2] == [limit, limit]
    assert found[-1] == Row(["C", "Three."])


def test_a_line_that_is_too_large_ends_what_a_mark_has_opened() -> None:
    data = f'title,text\nA,"One.\nB,Two.\n{"x" * 200}\nC,Three.\n'
    first, second, third, fourth = rows(data, max_size=100)
    assert [first, second, fourth] == [
        Row(["A", "One.\n"], READ_ON),
        Row(["B", "Two."]),
        Row(["C", "Three."]),
    ]
    assert isinstance(third, str)


@pytest.mark.parametrize("data", ["", "\n\n", "x" * 300])
def test_a_table_without_a_header(data: str) -> None:
    assert TableRows(io.BytesIO(data.encode()), 100).header == []


def test_the_limit_of_the_process_on_cells_stays_as_it_was() -> None:
    before = csv.field_size_limit()
    table = iter(TableRows(io.BytesIO(b"title,text\nA," + b"x" * 200_000 + b"\nB,y\n"), 1_000_000))
    assert next(table) == Row(["A", "x" * 200_000])
    assert csv.field_size_limit() == before


@given(st.lists(st.lists(st.text("a,;\"' \n", max_size=8), min_size=2, max_size=2), max_size=5))
def test_what_csv_writes_comes_back(cells: list[list[str]]) -> None:
    paper = io.StringIO()
    csv.writer(paper, lineterminator="\n").writerows([["title", "text"], *cells])
    assert rows(paper.getvalue()) == [Row(row) for row in cells]


def _lines_taken(data: str, monkeypatch: pytest.MonkeyPatch) -> int:
    taken = 0
    take = _Feed.__next__

    def count(feed: _Feed) -> str:
        nonlocal taken
        taken += 1
        return take(feed)

    monkeypatch.setattr(_Feed, "__next__", count)
    rows(data, max_size=1_000_000)
    monkeypatch.undo()
    return taken


@pytest.mark.parametrize("bad", ['A,x","y\nB,2,3\n', 'A,"x\n', 'A,"x\nB,2,3\n', 'A,"x""\nB,"",3\n'])
def test_reading_again_stays_linear(bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = (_lines_taken("title,text,n\n" + bad * number, monkeypatch) for number in (2000, 4000))
    assert large < 2.5 * small


def test_no_line_is_taken_for_utf_16() -> None:
    line = "F-Y\u200b\0\x1e\0\r\n"
    assert rows(f"title\n{line}") == [Row([line.strip("\r\n")])]
    assert list(TableRows(io.BytesIO(b"title\n\xff\xfea\0\n"), 1000)) == [Row(["ÿþa\0"])]
