"""A sieve changes how long a search takes, never what it finds."""

import os
from pathlib import Path

import pytest

from newsctl.corpus import Corpus, Document, Options, sifting
from newsctl.search.query import Query

UNREADABLE = b"""\
{"text": "Headline" "town"}
{"text": "Headline \\q town"}
{"text": "Headline", "title": "\\q"}
{"text": "  "}
{"text": "\\n"}
{"title": "no text"}
{"path":"a.txt","headline":"Town","body":["Town"],"quotes":[],"words":"three"}
{"headline": "Town", "body": "Town", "quotes": 3, "words": 3}
[1]
"""
"""Lines that look whole, of which each is an error to be told, whether or not it can hold what is wanted."""


def paths_found(folder: Path, pattern: str, *, sifted: bool) -> tuple[list[str], list[str], int]:
    query = Query((pattern,))
    troubles: list[str] = []
    corpus = Corpus(
        [str(folder)],
        Options(jobs=1),
        report=lambda path, reason: troubles.append(reason),
        sieve=query.sieve() if sifted else None,
    )
    answers = [query.search(document.article) for document in corpus.documents()]
    found = [Path(answer.path or "").name for answer in answers if answer and answer.findings]
    return found, troubles, corpus.tally.articles


@pytest.mark.parametrize("alone", [0, 10_000])
@pytest.mark.parametrize("pattern", ["harbour", "grün", "no such thing"])
def test_the_same_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: int, pattern: str) -> None:
    monkeypatch.setattr(sifting, "_ALONE", alone)
    monkeypatch.setattr(sifting, "_HERE", 3)
    monkeypatch.setattr(sifting, "_THERE", 4)
    for number in range(40):
        words = "harbour grün" if number % 7 == 0 else "town"
        text = f"Headline {number}\n\nIn the {words} it rained.\n"
        (tmp_path / f"{number:02}.txt").write_bytes(text.encode(("utf-8", "cp1252", "utf-16")[number % 3]))
    (tmp_path / "blank.txt").write_bytes(b" \n")
    (tmp_path / "long.txt").write_bytes(b"Headline\n\n" + b"town\n\n" * 20_000 + b"harbour\n")
    (tmp_path / "records.jsonl").write_bytes(
        b'{"text": "Headline\\n\\nharbour"}\n{"text": "Headline\\n\\ntown"}\n{"te\n' + UNREADABLE
    )
    found, troubles, number = paths_found(tmp_path, pattern, sifted=False)
    assert len(troubles) == 2 + UNREADABLE.count(b"\n")
    assert paths_found(tmp_path, pattern, sifted=True) == (found, troubles, number)


def test_a_colleague_who_is_gone_is_not_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process may be killed at any moment."""
    monkeypatch.setattr(sifting, "_ALONE", 0)
    monkeypatch.setattr(sifting, "_work", lambda *_: os._exit(9))
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Headline\n\nIn the harbour {number}.\n")
    assert len(paths_found(tmp_path, "harbour", sifted=True)[0]) == 5


def test_processes_that_parse_do_not_hold_up_the_one_that_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are forks too, and hold an end of every pipe that there is."""
    monkeypatch.setattr(sifting, "_ALONE", 0)
    for number in range(700):
        (tmp_path / f"{number:03}.txt").write_text(f"Headline\n\nIn the harbour {number}.\n")
    corpus = Corpus([str(tmp_path)], Options(jobs=2), report=print, sieve=Query(("harbour",)).sieve())
    assert sum(corpus.map(found_in)) == 700


def found_in(document: Document) -> bool:
    answer = Query(("harbour",)).search(document.article)
    return bool(answer and answer.findings)
