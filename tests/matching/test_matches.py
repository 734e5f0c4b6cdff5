"""From articles to matches: spans, speakers, limits, context."""

from collections.abc import Iterator
from typing import Any

from newsctl import Article, Link, Quote
from newsctl.matching import Filters, Match, as_matches, compile_matcher, find
from newsctl.matching.query import Query, Wording


def quote(text: str, paragraph: int | None, speaker: str) -> Quote:
    return Quote(text, 0, 0, paragraph, "full", speaker, [], None, None, "before")


ARTICLE = Article(
    path="a.txt",
    headline="“No fish,” says Lind",
    body=[
        "One fish.",
        '"No fish," said Lind. "No fish," said Berg, who sells fish.',
        "Two.",
        "Three.",
        "A fish.",
    ],
    quotes=[quote("No fish,", None, "Lind"), quote("No fish,", 1, "Lind"), quote("No fish,", 1, "Berg")],
    links=[Link("Fish and chips", None, None, 0, 0)],
)


def matches_of(*args: Any, **options: Any) -> list[Match]:
    return [
        match
        for finding in find(ARTICLE, *args, **options)
        for match in as_matches(ARTICLE.path, ARTICLE.headline, finding)
    ]


def test_a_match_is_the_text_between_its_offsets() -> None:
    matches = matches_of(compile_matcher(["(?i)fish"]))
    assert all(match.match == match.text[match.start : match.end] for match in matches)
    assert ["headline", *["body"] * 5, "links"] == [match.field for match in matches]
    assert [match.paragraph for match in matches] == [None, 0, 1, 1, 1, 4, None]


def test_the_same_words_said_twice_have_two_speakers() -> None:
    matches = matches_of(compile_matcher(["fish"]))
    assert [match.speaker for match in matches] == ["Lind", None, "Lind", "Berg", None, None]


def test_only_what_one_person_says() -> None:
    matches = matches_of(compile_matcher(["fish"]), speaker=["Berg"])
    assert [(match.paragraph, match.start) for match in matches] == [(1, 26)]


class Counted(list[Quote]):
    """Quotes that count how often one of them is looked at."""

    looked = 0

    def __iter__(self) -> Iterator[Quote]:
        for each in super().__iter__():
            self.looked += 1
            yield each


def test_quotes_are_gone_through_once_however_many_paragraphs_match() -> None:
    quotes = Counted(quote("No fish,", number, "Lind") for number in range(50))
    article = Article(body=['"No fish," said Lind.'] * 50, quotes=quotes)
    findings = list(find(article, compile_matcher(["fish"])))
    assert [finding.speakers for finding in findings] == [["Lind"]] * 50
    assert quotes.looked == 50


def test_quotes_as_a_field() -> None:
    matches = matches_of(compile_matcher(["fish"]), ["quotes"])
    assert [(match.paragraph, match.speaker) for match in matches] == [
        (None, "Lind"),
        (1, "Lind"),
        (1, "Berg"),
    ]


def test_inverted_the_whole_passage_is_the_match() -> None:
    matches = matches_of(compile_matcher(["fish"]), ["body"], invert=True)
    assert [match.match for match in matches] == ["Two.", "Three."]


def test_a_limit_counts_passages() -> None:
    matches = matches_of(compile_matcher(["fish"]), ["body"], limit=2)
    assert [match.paragraph for match in matches] == [0, 1, 1, 1]


def test_context_shows_each_paragraph_once_in_order() -> None:
    answer = Query(("One|Two|chips",), Wording(), before=1, after=1).search(ARTICLE)
    assert answer is not None
    shown = [
        (finding.passage.field, finding.passage.paragraph, bool(finding.hits)) for finding in answer.findings
    ]
    assert shown == [
        ("body", 0, True),
        ("body", 1, False),
        ("body", 2, True),
        ("body", 3, False),
        ("links", None, True),
    ]
    assert answer.passages == 3


def test_required_and_forbidden_patterns_look_at_the_whole_article() -> None:
    assert Query(("fish",), required=("chips",)).search(ARTICLE) is not None
    assert Query(("fish",), required=("chips", "salad")).search(ARTICLE) is None
    assert Query(("fish",), forbidden=("chips",)).search(ARTICLE) is None
    assert Query(("fish",), filters=Filters(has=("dateline",))).search(ARTICLE) is None


def test_an_article_without_a_match_has_an_answer_without_findings() -> None:
    answer = Query(("meat",)).search(ARTICLE)
    assert answer is not None
    assert not answer.findings
