"""An index only narrows: whatever is asked, a database answers as a scan does, to the byte."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsctl import Article, Link, Quote
from newsctl.across.keeping import find_rows
from newsctl.article import to_json
from newsctl.corpus import Corpus, Document, Options
from newsctl.corpus.database import words
from newsctl.corpus.database.articles import articles
from newsctl.corpus.database.indexing import packed
from newsctl.corpus.database.opening import opened
from newsctl.corpus.database.provenance import Provenance
from newsctl.corpus.database.updating import updating
from newsctl.corpus.walking import Found
from newsctl.matching.matches import as_matches
from newsctl.matching.query import Query, Wording
from newsctl.matching.spelling import skeleton
from newsctl.matching.typewriter import retype

ODD = (
    "Khatibzadeh Khatib-Zadeh Hatibzade khatib US-Iran Amin-Zadeh Iran's Iran\u2019s IRAN AND NEAR talks"
    " walks Müller Muller MÜLLER straße STRASSE İstanbul ıran O'Neill J.D. (IP) e\u0301lan élan \ufb01sh"
    ' Kelvin \u212aelvin \u017fea \u0628\u0631\u062c\u0627\u0645 \u6838 1,000 foo_bar a \u00adx C++ " *'
)
WORDS = ODD.split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


def article(number: int, texts: list[str]) -> Article:
    head, *rest = texts
    return Article(
        path=f"{number}.txt",
        headline=head,
        authors=rest[:1],
        published="2021-03-09",
        body=rest,
        quotes=[
            Quote(rest[0], 0, 0, 0, "full", "Lind", [], None, None, "rule"),
            Quote(head, 0, 0, None, "full", None, [], None, None, "rule"),
        ],
        links=[Link(rest[-1], None, None, 0, 0)],
    )


@pytest.fixture(scope="module")
def module_patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def corpus(module_patch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[Article]]]:
    """Sixty articles of all the odd words, in a database."""
    import random

    chance = random.Random(11)
    made = [
        article(number, [" ".join(chance.choices(WORDS, k=chance.randrange(1, 5))) for _ in range(3)])
        for number in range(60)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "news.db"))
        module_patch.setattr(words, "_BLOCK", 7)
        with updating(path, Provenance("/", ("-",), Options()), skeleton, find_rows, notice=print) as index:
            assert len(list(index.changed([Found("made.jsonl", named=True)]))) == 1
            for each in made:
                index.add(packed(Document("made.jsonl", parsed=each)))
            index.finish()
        yield path, made


def printed(query: Query, found: list[Article]) -> bytes:
    answers = [query.search(each) for each in found]
    return b"\n".join(
        to_json(match)
        for answer in answers
        if answer
        for finding in answer.findings
        for match in as_matches(answer.path, answer.headline, finding)
    )


@st.composite
def pieces_of_texts(draw: st.DrawFn) -> str:
    """Anything that may stand in a text: parts of words, over their borders too."""
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text[start : start + draw(st.integers(1, 12))]


EXPRESSIONS = st.sampled_from(
    [
        r"Khatib(-| )?[zZ]ad\w+",
        r"[A-Z]{2,}",
        r"\bIran\b",
        r"(talks|walks) \w+",
        r"Iran.s",
        r"[Mm].ller",
        r"^a",
        r"^(?=.*AND)(?=.*a)",
        r"(?i)khatib",
        r"str(aß|ASS)e",
        r"x?y?",
        r"(IRAN)? talks",
        r"\d,\d",
        r"i(?i:RAN)",
        r"(?=(?i:IRAN))\w+",
        r"(?>(?i:TALKS))",
        r"(x)?(?(1)y|Iran)",
        r".*\*",
        r"J\.D\.",
    ]
)


@settings(max_examples=600, deadline=None)
@given(
    pattern=pieces_of_texts().filter(lambda text: retype(text).strip()),
    ignore_case=st.booleans(),
    word=st.booleans(),
    field=st.sampled_from([("headline", "body", "links"), ("quotes",), ("authors", "published")]),
)
@example(pattern="iran", ignore_case=True, word=False, field=("headline", "body", "links"))
@example(pattern="kelvin", ignore_case=True, word=True, field=("headline", "body", "links"))
@example(pattern="2021", ignore_case=False, word=False, field=("authors", "published"))
def test_literals(
    corpus: tuple[str, list[Article]], pattern: str, ignore_case: bool, word: bool, field: tuple[str, ...]
) -> None:
    check(corpus, Query((pattern,), Wording(fixed=True, ignore_case=ignore_case, word=word), fields=field))


@settings(max_examples=100, deadline=None)
@given(patterns=st.lists(EXPRESSIONS, min_size=1, max_size=2), ignore_case=st.booleans())
def test_regular_expressions(
    corpus: tuple[str, list[Article]], patterns: list[str], ignore_case: bool
) -> None:
    check(corpus, Query(tuple(patterns), Wording(ignore_case=ignore_case)))


@settings(max_examples=300, deadline=None)
@given(pattern=TEXTS, score=st.sampled_from([60.0, 75.0, 80.0, 90.0, 100.0]))
def test_fuzzy(corpus: tuple[str, list[Article]], pattern: str, score: float) -> None:
    if any(char.isalnum() for char in pattern):
        check(corpus, Query((pattern,), Wording(fuzzy=score)))


def check(corpus: tuple[str, list[Article]], query: Query) -> None:
    path, made = corpus
    with opened(path) as connection:
        prefilter = query.prefilter()
        assert prefilter is not None
        ids = prefilter.in_database(connection)
        found = [article for _, article, _, _ in articles(connection, ids)]
    assert printed(query, found) == printed(query, made)


def test_what_comes_back_is_what_was_put_in(corpus: tuple[str, list[Article]]) -> None:
    path, made = corpus
    assert list(Corpus([path], Options(), report=print).articles()) == made


def test_narrowing_narrows(corpus: tuple[str, list[Article]]) -> None:
    """Exactness would be easy to have by looking at everything."""
    path, made = corpus
    for query in (
        Query(("Zadeh",)),
        Query(("Hatibz",)),
        Query(("neill",), Wording(ignore_case=True)),
        Query(("Khatibzade",), Wording(fuzzy=90)),
    ):
        with opened(path) as connection:
            prefilter = query.prefilter()
            assert prefilter is not None
            assert len(list(prefilter.in_database(connection) or made)) < len(made)
