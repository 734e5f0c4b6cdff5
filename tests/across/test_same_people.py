"""Whoever is asked, the people are the same: files or a database made of them, read in any order."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from newsctl.across.appearances import Appearances
from newsctl.across.finding import find_people
from newsctl.across.keeping import KeptPeople, find_rows, people_in, persons_in
from newsctl.across.people import People
from newsctl.across.wanted import Wanted
from newsctl.across.wording import wording
from newsctl.article import Article, Quote, to_json
from newsctl.corpus import Corpus, Options
from newsctl.corpus.database.checking import faults
from newsctl.corpus.database.indexing import packed
from newsctl.corpus.database.opening import opened
from newsctl.corpus.database.provenance import Provenance
from newsctl.corpus.database.updating import updating
from newsctl.matching.spelling import skeleton

GIVEN = ("Ida", "Robert", "Bob", "Hilary", "Hillary", "Yuri", "Yuriy")
MIDDLE = ("", "", "M. ", "K. ", "Maria ")
FAMILY = ("Holm", "Holmes", "al-Haddad", "Haddad", "O'Brien", "Zoë")
names = st.builds(
    lambda given, middle, family, suffix: f"{given} {middle}{family}{suffix}",
    st.sampled_from(GIVEN),
    st.sampled_from(MIDDLE),
    st.sampled_from(FAMILY),
    st.sampled_from(("", "", "", " Jr.")),
)
short = st.builds("{}{}".format, st.sampled_from(("", "Mr. ", "Mrs. ")), st.sampled_from(FAMILY))
others = st.sampled_from(
    ("a neighbour", "Democrats", "the NFA", "the National Ferry Association", "Ida", "CNN")
)
casts = st.lists(st.lists(names | short | others, max_size=5), min_size=1, max_size=12)


def article(number: int, cast: list[str]) -> Article:
    """An article in which each of ``cast`` says something."""
    quotes = [
        Quote(f"Word {at % 2} of {speaker}", 0, 1, None, "full", speaker, [], None, None, "after")
        for at, speaker in enumerate(cast)
    ]
    return Article(path=f"{number}.txt", headline="Story", date=f"2024-01-{number:02}", quotes=quotes)


def scanned(articles: list[Article]) -> People:
    """The people of ``articles`` as they are read from files."""
    appearances = Appearances()
    for number, each in enumerate(articles, 1):
        said = [(str(quote.speaker), wording(quote.text)) for quote in each.quotes]
        appearances.add(number, each.date, said)
    return find_people(appearances)[0]


def indexed(articles: list[Article], folder: Path) -> str:
    """A database of the articles."""
    (folder / "dump.jsonl").write_bytes(b"".join(to_json(each) + b"\n" for each in articles))
    path = str(folder / "news.db")
    named = Provenance.of_run((str(folder / "dump.jsonl"),), Options(jobs=1))
    with updating(path, named, skeleton, find_rows, notice=print) as index:
        options = index.provenance.options
        corpus = Corpus(index.provenance.names, options, report=print, choose=index.changed, heed=index.heed)
        for each in corpus.map(packed):
            index.add(each)
        index.finish()
    return path


@settings(max_examples=25, deadline=None)
@given(casts, st.sampled_from(["Holm", "Robert Holm", "=Ida Holm", "Haddad", "neighbour"]))
def test_a_database_has_the_people_of_its_files(casts: list[list[str]], asked: str) -> None:
    articles = [article(number, cast) for number, cast in enumerate(casts, 1)]
    made = scanned(articles)
    with TemporaryDirectory() as folder:
        path = indexed(articles, Path(folder))
        assert people_in(path).persons == made.persons
        assert persons_in(path, 3) == made.persons[:3]
        assert faults(path, skeleton) == []
        kept = KeptPeople((asked,))
        with opened(path) as connection:
            ids = kept.in_database(connection)
    assert ids is not None
    assert kept.people is not None
    here, there = Wanted(made, (asked,)), Wanted(kept.people, (asked,))
    for number, cast in enumerate(casts, 1):
        for speaker in cast:
            assert here.takes(number, speaker) == (number in ids and there.takes(number, speaker))
            if here.takes(number, speaker):
                assert made.meant(number, speaker) == kept.people.meant(number, speaker)


@settings(max_examples=150, deadline=None)
@given(casts, st.randoms(use_true_random=False))
def test_the_order_of_reading_is_nothing(casts: list[list[str]], random: Random) -> None:
    numbered = list(enumerate(casts, 1))
    made = scanned([article(number, cast) for number, cast in numbered])
    random.shuffle(numbered)
    turned = scanned([article(number, list(reversed(cast))) for number, cast in numbered])
    for place, (number, cast) in enumerate(numbered, 1):
        for speaker in cast:
            left, right = made.meant(number, speaker), turned.meant(place, speaker)
            assert (left and left.name) == (right and right.name)
