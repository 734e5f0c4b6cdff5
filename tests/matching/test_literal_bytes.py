"""Literal bytes: the look at the bytes may say yes too often, but never no to a text that matches."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsctl.matching.literal_bytes import LiteralBytes
from newsctl.matching.query import Query, Wording

LETTERS = (
    "abikKsIS0 -'\"\\/&éÉß\N{KELVIN SIGN}\N{LATIN SMALL LETTER LONG S}\N{LATIN SMALL LETTER DOTLESS I}\u201cب"
)
TEXTS = st.text(alphabet=LETTERS, max_size=20)
LITERALS = st.text(alphabet=LETTERS, min_size=1, max_size=5)


@given(before=TEXTS, literal=LITERALS, after=TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_no_text_that_holds_the_literal_is_passed_over(
    encoding: str, before: str, literal: str, after: str
) -> None:
    raw = LiteralBytes(frozenset([literal]), ignore_case=False)
    source = (before + literal.replace(" ", "\r\n ") + after).encode(encoding, "ignore")
    if literal in source.decode(encoding).replace("\r\n", "").replace("  ", " "):
        assert raw.in_text(source)


@given(text=TEXTS, literal=LITERALS)
def test_nor_one_that_holds_it_in_other_cases(text: str, literal: str) -> None:
    raw = LiteralBytes(frozenset([literal]), ignore_case=True)
    if re.search(re.escape(literal), text, re.IGNORECASE):
        assert raw.in_text(text.encode())
        assert raw.in_json(json.dumps({"text": text}).encode())
        assert raw.in_json(json.dumps({"text": text}, ensure_ascii=False).encode())


@given(text=TEXTS, literal=LITERALS)
def test_nor_a_json_record(text: str, literal: str) -> None:
    raw = LiteralBytes(frozenset([literal]), ignore_case=False)
    if literal in text:
        assert raw.in_json(json.dumps({"text": text}).encode())
        assert raw.in_json(json.dumps({"text": text}, ensure_ascii=False).encode())


@pytest.mark.parametrize(
    ("pattern", "source", "expected"),
    [
        ("JCPOA", b"the JCPOA", True),
        ("JCPOA", b"the deal", False),
        ("nuclear deal", b"nuclear\n  deal", True),
        ("nuclear deal", b"nuclear plant", False),
        ("Khatib(-| )?zadeh", b"Mr Khatib", True),
        ("(Lund|Oslo) -", b"Bergen -", False),
        ("(Lund|Oslo) -", b"Oslo -", True),
    ],
)
def test_in_text(pattern: str, source: bytes, expected: bool) -> None:
    prefilter = Query((pattern,)).prefilter()
    assert prefilter is not None
    assert prefilter.in_text(source) == expected


@pytest.mark.parametrize(
    "query",
    [
        Query((r"\d+",)),
        Query(("deal",), invert=True),
        Query(("2021",), fields=("published",)),
        Query(("deal",), wording=Wording(fuzzy=80)),
        Query(("deal", "[a-z]+")),
    ],
)
def test_where_nothing_can_be_told(query: Query) -> None:
    prefilter = query.prefilter()
    assert prefilter is None or not prefilter.by_bytes
