"""Which texts are grouped: cases as data, what holds for all texts, and what many of them cost."""

import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsctl import Article, parse
from newsctl.across.similar import (
    Group,
    Text,
    as_text,
    grouping,
    in_order,
    packed_text,
    same_headline,
    same_text,
    shingles,
    templates,
)
from newsctl.corpus.fingerprint import fingerprint_of
from tests.bench.archive import archive
from tests.bench.wording import Wording

ROOT = Path(__file__).parent.parent.parent
FINGERPRINT = ("c68a79f9757ad43596", "7779", 916129814)
DATA = json.loads((Path(__file__).parent / "similar.json").read_text(encoding="utf-8"))


def text(path: str, *body: str, headline: str | None = None, date: str | None = None) -> Text:
    words = sum(len(paragraph.split()) for paragraph in body)
    article = Article(path=path, headline=headline, date=date, body=list(body), words=words)
    return as_text(packed_text(None, article))


def paragraph(call: str) -> str:
    """The paragraph that a case calls: ``cost 14=15`` has 15 for 14; a form has its figures behind it."""
    name, *values = call.split()
    if name == "straight":
        return paragraph("quote").replace("“", '"').replace("”", '"')
    if name.isupper():
        return paragraph(name.lower()).upper()
    words: str = DATA["paragraphs"][name]
    if name == "table":
        return words.format(*values[1:], day=values[0])
    if name == "rain":
        return words.format(*values)
    for value in values:
        before, _, after = value.partition("=")
        words = words.replace(before, after)
    return words


def told(groups: Iterable[Group]) -> list[list[str]]:
    return [[group.kind, *(each.path for each in group.texts)] for group in groups]


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda case: case["label"])
def test_case(case: dict[str, Any]) -> None:
    texts = [text(name, *map(paragraph, calls)) for name, calls in case["articles"].items()]
    assert case["groups"] == told(same_text(texts))
    assert case.get("templates", []) == told(templates(texts))


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda case: case["label"])
def test_case_in_any_order(case: dict[str, Any]) -> None:
    texts = [text(name, *map(paragraph, calls)) for name, calls in case["articles"].items()]
    assert case["groups"] == told(same_text(in_order(reversed(texts))))


WORDING = Wording(random.Random(0))


def story(seed: int, sentences: int = 14) -> list[str]:
    """Invented sentences, without figures."""
    WORDING.chance.seed(seed)
    return [re.sub("[0-9]+", "many", WORDING.sentence()) for _ in range(sentences)]


STORIES = st.builds(story, st.integers(0, 2**20), st.integers(8, 60))


@given(STORIES, st.data())
def test_half_of_a_story_is_found_in_it(sentences: list[str], data: st.DataObject) -> None:
    half = data.draw(st.integers(len(sentences) // 2, len(sentences)))
    start = data.draw(st.integers(0, len(sentences) - half))
    cut = sentences[start : start + half]
    (group,) = same_text([text("whole", *sentences), text("cut", *cut), text("other", *story(2**30))])
    assert [each.path for each in group.texts] == ["whole", "cut"]
    assert group.pairs[0].contained >= 0.9


@given(STORIES, st.randoms(use_true_random=False))
def test_one_word_in_twenty_may_be_another(sentences: list[str], chance: random.Random) -> None:
    words = [sentence.split() for sentence in sentences]
    places = [(line, place) for line, each in enumerate(words) for place in range(len(each))]
    for line, place in chance.sample(places, len(places) // 20):
        words[line][place] = "elsewhere"
    (group,) = same_text([text("a", *sentences), text("b", *map(" ".join, words))])
    assert [each.path for each in group.texts] == ["a", "b"]


@given(st.lists(st.tuples(st.integers(0, 5), st.sets(st.integers(0, 13), min_size=3)), max_size=12))
def test_groups_are_what_they_say(runs: list[tuple[int, set[int]]]) -> None:
    """A text is in one group at most; the first comes first; all that is told of a pair is in its figures."""
    texts = [
        text(f"{number:02}", *(story(seed)[line] for line in sorted(lines)))
        for number, (seed, lines) in enumerate(runs)
    ]
    groups = same_text(texts)
    assert all(count == 1 for count in Counter(each.path for g in groups for each in g.texts).values())
    for group in groups:
        paths = [each.path for each in group.texts]
        assert sorted(paths) == paths
        assert [(paths[0], path) for path in paths[1:]] == [(pair.a, pair.b) for pair in group.pairs]
        assert all(pair.contained >= grouping.SHARED for pair in group.pairs)
        assert all(pair.why is None or pair.why.shared <= pair.why.shingles for pair in group.pairs)


@given(st.text())
def test_any_text_has_a_fingerprint(words: str) -> None:
    fingerprint = fingerprint_of(Article(body=[words]))
    assert len(fingerprint.numbers) % 2 == 0
    assert fingerprint == fingerprint_of(Article(body=[f" {words} "]))
    assert (fingerprint.words == b"") == (fingerprint.sum == 0)


def test_a_fingerprint_is_the_same_everywhere() -> None:
    """It is kept in databases, so that another process must make the same, and another version had better."""
    body = ["The U.S. sold 1,200 tons of “rye” – not wheat."]
    found = fingerprint_of(Article(body=body))
    assert (found.words.hex(), found.numbers.hex(), found.sum) == FINGERPRINT


def test_marks_and_letters_make_no_difference() -> None:
    one = fingerprint_of(Article(body=["THE U.S. SOLD 1,200 TONS OF 'RYE' - NOT WHEAT"]))
    assert one == fingerprint_of(Article(body=["The US sold", "1200 tons of “rye” — not wheat."]))


def test_a_tail_that_many_have_is_nothing_in_common() -> None:
    """Thirty notices with leads of their own above one tail that is longer, and two that are one text."""
    tail = story(1, 4)
    notices = [text(f"{number:02}", *story(100 + number, 3), *tail) for number in range(30)]
    again = text("again", *story(100, 3), *tail)
    assert told(same_text([*notices, again])) == [["same-text", "00", "again"]]


def test_a_story_that_all_papers_ran_is_no_common_phrase() -> None:
    sentences = story(2, 30)
    runs = [text(f"{number:02}", *sentences[: 29 - number % 4], f"Number {number}.") for number in range(60)]
    (group,) = same_text(runs)
    assert len(runs) == len(group.texts)


@pytest.fixture
def comparisons(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Grows by one for each comparison of two texts."""
    made: list[None] = []

    def counting(*args: Any) -> Any:
        made.append(None)
        return shingles.overlap(*args)

    monkeypatch.setattr(grouping, "overlap", counting)
    return made


def test_ten_thousand_copies_are_compared_with_nothing(comparisons: list[None]) -> None:
    sentences = story(3)
    (group,) = same_text([text(f"{number}", *sentences) for number in range(10_000)])
    assert (len(group.texts), len(comparisons)) == (10_000, 0)


def test_near_copies_are_compared_once_each(comparisons: list[None]) -> None:
    sentences = story(4)
    (group,) = same_text([text(f"{number}", *sentences, f"Edition {number}.") for number in range(1000)])
    assert (len(group.texts), len(comparisons)) == (1000, 999)


def test_texts_that_share_phrases_alone_are_hardly_compared(comparisons: list[None]) -> None:
    phrases = story(5, 20)
    chance = random.Random(5)
    texts = [
        text(f"{number}", *story(1000 + number, 10), *chance.sample(phrases, 4)) for number in range(400)
    ]
    assert same_text(texts) == []
    assert len(comparisons) <= 10 * 20  # of each phrase, those that have it before it is a common one


def test_a_text_of_equal_lines_is_like_itself_alone() -> None:
    lines = "It snows.\n" * 10_000
    assert told(
        same_text([text("a", lines), text("b", lines), text("c", lines + "It rains."), text("d", *story(6))])
    ) == [["same-text", "a", "b"]]


def test_a_million_equal_headlines_are_one_group() -> None:
    """The texts under them are compared with the first alone."""
    texts = [text(f"{number:04}", *story(number, 4), headline="Letters") for number in range(1000)]
    (group,) = same_headline(texts)
    assert (len(group.texts), len(group.pairs)) == (1000, 999)


def test_same_headline_tells_other_texts_alone() -> None:
    texts = [
        text("a", *story(1), headline="Board votes: wall to grow"),
        text("b", *story(2), headline="BOARD VOTES – WALL TO GROW"),
        text("c", *story(1), headline="Board votes: wall to grow"),
        text("d", *story(3), headline="Board votes: wall to shrink"),
        text("e", *story(4)),
        text("f", *story(5)),
    ]
    assert told(same_headline(texts)) == [["same-headline", "a", "b"]]


def test_the_earliest_comes_first() -> None:
    texts = [
        text("a", *story(1)),
        text("b", *story(1), date="2020-02"),
        text("c", *story(1), date="2020-01-30"),
        text("d", *story(1), date="2021-01-01"),
    ]
    assert told(same_text(in_order(texts))) == [["same-text", "c", "b", "d", "a"]]


def test_an_archive_is_grouped_as_it_was_made() -> None:
    """No two invented articles are taken for one text that are not, and hardly any copy is missed."""
    filed = list(archive(1200))
    texts = in_order(as_text(packed_text(None, parse(each.text, each.path, quoting=False))) for each in filed)
    where = {each.path: number for number, group in enumerate(same_text(texts)) for each in group.texts}
    story_of = {each.path: each.story for each in filed}
    first: dict[int, str] = {}
    for each in filed:
        first.setdefault(each.story, each.path)
    assert all(story_of[pair.a] == story_of[pair.b] for group in same_text(texts) for pair in group.pairs)
    copies = [each for each in filed if first[each.story] != each.path]
    missed = [each for each in copies if where.get(each.path, -1) != where.get(first[each.story], -2)]
    assert len(copies) > 200
    assert len(missed) <= 0.03 * len(copies), Counter(each.how for each in missed)
    families = {frozenset(story_of[each.path] for each in group.texts) for group in templates(texts)}
    assert max(map(len, families)) > 10


def test_an_archive_is_the_same_in_every_process() -> None:
    script = "from tests.bench.archive import archive; import zlib;"
    script += "print(zlib.crc32(''.join(repr(each) for each in archive(200, seed=7)).encode()))"
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""
