"""One answer for any text and pattern: of the texts themselves, of a scan of their files, of a database."""

import json
import random
import re
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsctl import Article
from newsctl.across.keeping import find_rows
from newsctl.corpus import Corpus, Options
from newsctl.corpus.database.indexing import packed
from newsctl.corpus.database.opening import opened
from newsctl.corpus.database.provenance import Provenance
from newsctl.corpus.database.updating import updating
from newsctl.corpus.walking import Found
from newsctl.errors import PatternError
from newsctl.matching.query import Query, Wording
from newsctl.matching.spelling import skeleton
from newsctl.matching.vocabulary import REWRITTEN

_ODD = (
    "don't don\u2019t don\u02bct \u201cNo\u201d \u201eNo\u201c US\u2011Iran US\xa0Iran 5\u202fkm "
    "govern\xadment West\u200bmark cafe\u0301 caf\xe9 \u212aelvin \u2126 \u03a9 \u212b A\u030a "
    "\uac00\ub098 \u1100\u1161\u1102\u1161 \u0439\u043e\u0434 \u0438\u0306\u043e\u0434 \u0622\u0628 "
    "\u0627\u0653\u0628 x\ue000y \ue000 a\ufffdb a\x81b \x85 \u0130stanbul \u0131ran \u017fea \ufb01sh "
    "\u01c4 \u01c5 \u01c6 \xdf \u1e9e STRASSE \u03a3\u0391\u03a3 \u03c3\u03b1\u03c2 "
    "\U0001f469\u200d\U0001f692 \U0001f44d\U0001f3fd \u6838\ufe00\u5fc3 \uf900 \u8c48 \u0958 "
    "\u0915\u093c x\u0305y \u1fb3 \u03b1\u0345 \u19b0\u19b1 \u0378a \u0663\u0664 \xb2 \xbd \u2460 "
    "\U0001d49c \U0001d7d8 \u202eabc\u202c \u1ea1\u0301 a\u0301\u0323 \ufdfa \xb5 \u03bc \u6771\u4eac "
    "\u6771\u4eac\u90fd talks Khatib-Zadeh"
)
ODD = _ODD.split(" ")
"""Letters in several forms, marks, digits and letters of other scripts, symbols, and what is no character."""

PATTERNS = [*ODD, "x\ue000", "\ufffd", "\x81", "needle", "核心", "核" * 9, "i", "İ", "ı", "k", "ss", "’"]
WORDINGS = [
    Wording(fixed=True),
    Wording(fixed=True, ignore_case=True),
    Wording(fixed=True, exact=True),
    Wording(fixed=True, ignore_case=True, word=True),
]

TEXTS = st.lists(st.sampled_from(ODD), min_size=1, max_size=5).map(" ".join)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of texts with the odd words, in three encodings and as JSON, and its database."""
    chance = random.Random(12)
    folder = tmp_path_factory.mktemp("odd") / "texts"
    folder.mkdir()
    for number in range(60):
        three = [" ".join(chance.choices(ODD, k=chance.randrange(1, 5))) for _ in range(3)]
        text = "Ferry late again\n\n{} sailed on Monday.\n\n{} came later.\n\nThen {}.\n".format(*three)
        if number % 6 == 5:
            (folder / f"{number:03}.jsonl").write_text(
                json.dumps({"text": text}, ensure_ascii=number % 4 == 1)
            )
        elif number % 6 == 4:
            (folder / f"{number:03}.txt").write_bytes(text.encode("utf-16"))
        else:
            data = text.encode()
            (folder / f"{number:03}.txt").write_bytes(data if number % 6 else data.replace(b"s", b"\xff", 1))
    words = "Ferry late again\n\nIt sailed on Monday.\n\n"
    (folder / "long.txt").write_text(f"{words}{'x' * 33_000}needle and {'核' * 11_000}心 ends.\n")
    (folder / "cp1252.txt").write_bytes(
        f"{words}Caf\u00e9 don’t govern\u00adment \u00ad.\n".encode("cp1252") + b"a\x81b\n"
    )
    database = folder.parent / "odd.db"
    with updating(
        str(database), Provenance("/", ("-",), Options()), skeleton, find_rows, notice=print
    ) as index:
        names = sorted(str(path) for path in folder.iterdir())
        for name in index.changed([Found(name, named=True) for name in names]):
            assert isinstance(name, Found)
            for document in Corpus([name.path], Options(), report=print).documents():
                index.add(packed(document))
        index.finish()
    return folder, database


@pytest.fixture(scope="module")
def shelves(places: tuple[Path, Path]) -> tuple[dict[str, Article], dict[str, bytes], Path]:
    """The articles by path, parsed once; the bytes of their files; and the database."""
    folder, database = places
    parsed = {str(a.path): a for a in Corpus([str(folder)], Options(), report=print).articles()}
    data = {path: Path(path.partition("#")[0]).read_bytes() for path in parsed}
    assert parsed == {str(a.path): a for a in Corpus([str(database)], Options(), report=print).articles()}
    return parsed, data, database


def check(query: Query, shelves: tuple[dict[str, Article], dict[str, bytes], Path]) -> None:
    """What has an answer is let through by its bytes, and by the words of the database."""
    try:
        query.check()
    except PatternError:
        return  # of what nobody sees
    parsed, data, database = shelves
    matching = {
        path for path, article in parsed.items() if (found := query.search(article)) and found.findings
    }
    prefilter = query.prefilter()
    assert prefilter is not None
    passed = {
        path for path in matching if (prefilter.in_json if "#" in path else prefilter.in_text)(data[path])
    }
    assert matching == passed
    with opened(str(database)) as connection:
        chosen = prefilter.in_database(connection)
        paths = dict(connection.execute("SELECT id, path FROM articles"))
    assert chosen is None or matching <= {paths[number] for number in chosen}


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_odd_words(
    pattern: str, wording: Wording, shelves: tuple[dict[str, Article], dict[str, bytes], Path]
) -> None:
    check(Query((pattern,), wording), shelves)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, wording=st.sampled_from([*WORDINGS, Wording(fuzzy=75)]), data=st.data())
def test_pieces_of_odd_texts(
    text: str,
    wording: Wording,
    data: st.DataObject,
    shelves: tuple[dict[str, Article], dict[str, bytes], Path],
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    pattern = text[start : start + data.draw(st.integers(1, 8))]
    if pattern.strip():
        check(Query((pattern if wording.fixed or wording.fuzzy else re.escape(pattern),), wording), shelves)


def test_where_letters_are_rewritten() -> None:
    """All that NFC writes otherwise, but the letters of musical notes, which are no words."""
    rewritten = {code for code in range(0x110000) if normalize("NFC", chr(code)) != chr(code)}
    told = {code for first, last in REWRITTEN for code in range(first, last + 1)}
    assert {chr(code) for code in rewritten - told} <= set("\u2000\u2001\u2adc") | set(
        map(chr, range(0x1D15E, 0x1D1C1))
    )
