"""A corpus at a glance: how much there is, of when, from where, by whom, and what was not understood."""

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b

from msgspec import Struct

from newsctl.across.appearances import Appearances
from newsctl.article import Article
from newsctl.corpus.misgivings import language_of
from newsctl.matching.words import fold

__all__ = ["MISSABLE", "Counts", "Facts", "Named", "Stats", "facts_of", "months_between"]

MISSABLE = ("headline", "date", "dateline", "authors", "body")
"""The fields whose absence is counted."""

_ENOUGH = 2_000  # code points of a body that tell its language
_HASH_SIZE = 8
_MONTH = 7  # characters of 2024-03
_DATE = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])(?![0-9])")
"""Records may come from others, and what names no month is not a date to count by."""


class Facts(Struct, frozen=True, gc=False):
    """What counts of one article, small enough to travel between processes.

    ``speakers`` is who speaks in each of its quotes; ``text`` a hash of its body, 0 where there is none.
    """

    words: int
    links: int
    date: str | None
    place: str | None
    agency: str | None
    authors: list[str]
    speakers: list[str | None]
    language: str | None
    missing: list[str]
    text: int


def facts_of(article: Article) -> Facts:
    """Return what counts of ``article``."""
    dateline = article.dateline
    date = article.date if article.date and _DATE.match(article.date) else None
    text = "\n".join(article.body)
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_HASH_SIZE).digest()
    return Facts(
        words=article.words,
        links=len(article.links),
        date=date,
        place=dateline.place if dateline else None,
        agency=dateline.agency if dateline else None,
        authors=article.authors,
        speakers=[quote.speaker for quote in article.quotes],
        language=language_of(text[:_ENOUGH]) if text else None,
        missing=[name for name in MISSABLE if not (date if name == "date" else getattr(article, name))],
        text=int.from_bytes(digest, "big") if text else 0,
    )


class Named(Struct, frozen=True):
    """A name and how many articles, of a speaker quotes, there are of it."""

    name: str
    count: int


class Counts(Struct, frozen=True):
    """A corpus in figures.

    ``months`` has every month from the first to the last in which there is an article, empty ones as well.
    Names stand with the commonest first, of speakers the persons behind them; ``copies`` are articles whose
    body is that of an earlier one, word for word; ``missing`` says how many articles lack a field.
    """

    articles: int
    words: int
    quotes: int
    links: int
    first: str | None
    last: str | None
    months: list[Named]
    places: list[Named]
    agencies: list[Named]
    authors: list[Named]
    speakers: list[Named]
    languages: list[Named]
    copies: int
    missing: dict[str, int]


class _Names:
    """Names counted whatever their case and accents; each goes by its commonest spelling."""

    def __init__(self) -> None:
        self._spellings: dict[str, Counter[str]] = {}

    def add(self, name: str) -> None:
        self._spellings.setdefault(fold(name), Counter())[name] += 1

    def ranked(self) -> list[Named]:
        named = (
            Named(min(spellings, key=lambda name: (-spellings[name], name)), spellings.total())
            for spellings in self._spellings.values()
        )
        return sorted(named, key=lambda each: (-each.count, each.name))


class Stats:
    """The sums so far: ``add`` the facts of each article, then take the ``counts``."""

    def __init__(self) -> None:
        self._articles = self._words = self._quotes = self._links = self._copies = 0
        self._first: str | None = None
        self._last: str | None = None
        self._months = Counter[str]()
        self._places = _Names()
        self._agencies = _Names()
        self._authors = _Names()
        self._said = Appearances()
        self._languages = Counter[str]()
        self._missing = Counter[str]()
        self._texts: set[int] = set()

    def add(self, facts: Facts) -> None:
        """Count one more article."""
        self._articles += 1
        self._words += facts.words
        self._links += facts.links
        self._quotes += len(facts.speakers)
        self._missing.update(facts.missing)
        if facts.date:
            self._first = min(self._first or facts.date, facts.date)
            self._last = max(self._last or facts.date, facts.date)
            self._months[facts.date[:_MONTH]] += 1
        for names, values in (
            (self._places, [facts.place]),
            (self._agencies, [facts.agency]),
            (self._authors, facts.authors),
        ):
            for name in filter(None, values):
                names.add(name)
        self._said.add(self._articles, facts.date, ((name, 0) for name in facts.speakers if name))
        if facts.text:
            self._languages[facts.language or ""] += 1
            self._copies += facts.text in self._texts
            self._texts.add(facts.text)

    def counts(self) -> Counts:
        """Return the figures of all articles that were added."""
        months = months_between(min(self._months), max(self._months)) if self._months else iter(())
        return Counts(
            articles=self._articles,
            words=self._words,
            quotes=self._quotes,
            links=self._links,
            first=self._first,
            last=self._last,
            months=[Named(month, self._months[month]) for month in months],
            places=self._places.ranked(),
            agencies=self._agencies.ranked(),
            authors=self._authors.ranked(),
            speakers=self._speakers(),
            languages=[
                Named(name or "not told", count)
                for name, count in sorted(self._languages.items(), key=lambda item: (-item[1], item[0]))
            ],
            copies=self._copies,
            missing={name: self._missing[name] for name in MISSABLE},
        )

    def _speakers(self) -> list[Named]:
        """Return how often each person is quoted, those whom nobody can place by their names."""
        names = _Names()
        if len(self._said.speakers) < 2:
            for _ in self._said.quotes():
                names.add(self._said.speakers[0])
            return names.ranked()
        from newsctl.across.finding import find_people  # whose comparing of names takes long to import

        people, _ = find_people(self._said)
        for article, number, _ in self._said.quotes():
            speaker = self._said.speakers[number]
            person = people.meant(article, speaker)
            names.add(person.name if person else speaker)
        return names.ranked()


def months_between(first: str, last: str) -> Iterator[str]:
    """Yield the months from ``first`` to ``last``, both of them like ``2024-03``."""
    for months in range(_since_year_0(first), _since_year_0(last) + 1):
        year, month = divmod(months, 12)
        yield f"{year:04}-{month + 1:02}"


def _since_year_0(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1
