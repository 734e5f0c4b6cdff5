"""A prefilter changes how long a search takes, never what it finds."""

import pickle
from pathlib import Path

import msgspec
import pytest

from newsctl.corpus import Corpus, Document, Options
from newsctl.matching.query import Query, Wording

UNREADABLE = b"""\
{"text": "Headline" "town"}
{"text": "Headline \\q town"}
{"text": "Headline", "title": "\\q"}
{"text": "  "}
{"text": "\\n"}
{"title": "no text"}
{"path":"a.txt","headline":"Town","body":["Town"],"quotes":[],"words":"three"}
[1]
"""
"""Lines that look whole, of which each is an error to be told, whether or not it can hold what is wanted."""


def paths_found(
    folder: Path, query: Query, *, prefiltered: bool, jobs: int
) -> tuple[list[str], list[str], int]:
    troubles: list[str] = []
    corpus = Corpus(
        [str(folder)],
        Options(jobs=jobs),
        report=lambda path, reason: troubles.append(reason),
        prefilter=query.prefilter() if prefiltered else None,
    )
    found = [Path(path).name for path in corpus.map(Find(query)) if path]
    return found, troubles, corpus.tally.articles


class Find(msgspec.Struct, frozen=True):
    """Gives the path of an article in which something is found."""

    query: Query

    def __call__(self, document: Document) -> str | None:
        answer = self.query.search(document.article)
        return answer.path if answer and answer.findings else None


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("pattern", ["harbour", "grün", "no such thing"])
def test_the_same_is_found(tmp_path: Path, jobs: int, pattern: str) -> None:
    for number in range(40):
        words = "harbour grün" if number % 7 == 0 else "town"
        text = f"Headline {number}\n\nIn the {words} it rained.\n"
        (tmp_path / f"{number:02}.txt").write_bytes(text.encode(("utf-8", "cp1252", "utf-16")[number % 3]))
    (tmp_path / "blank.txt").write_bytes(b" \n")
    (tmp_path / "long.txt").write_bytes(b"Headline\n\n" + b"town\n\n" * 20_000 + b"harbour\n")
    (tmp_path / "records.jsonl").write_bytes(
        b'{"text": "Headline\\n\\nharbour"}\n{"text": "Headline\\n\\ntown"}\n{"te\n' + UNREADABLE
    )
    found, troubles, number = paths_found(tmp_path, Query((pattern,)), prefiltered=False, jobs=1)
    assert len(troubles) == 1 + UNREADABLE.count(b"\n")
    assert paths_found(tmp_path, Query((pattern,)), prefiltered=True, jobs=jobs) == (found, troubles, number)


@pytest.mark.parametrize("wording", [Wording(), Wording(fixed=True), Wording(ignore_case=True, word=True)])
def test_a_prefilter_goes_to_other_processes(wording: Wording) -> None:
    """Where they are no forks, it is sent."""
    prefilter = pickle.loads(pickle.dumps(Query(("harbour",), wording).prefilter()))
    assert prefilter.by_bytes
    assert prefilter.in_text(b"In the harbour.")
    assert not prefilter.in_text(b"In the town.")


def test_most_of_a_large_folder_is_passed_over_by_workers(tmp_path: Path) -> None:
    for number in range(3000):
        (tmp_path / f"{number:04}.txt").write_text("harbour" if number % 1000 == 500 else "town")
    expected: tuple[list[str], list[str], int] = ["0500.txt", "1500.txt", "2500.txt"], [], 3000
    assert paths_found(tmp_path, Query(("harbour",)), prefiltered=True, jobs=2) == expected
