"""What a report is about: each article kept on disk, and what the whole corpus shows kept in memory."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from newsctl.article import Article, from_json

__all__ = ["Gathered", "Person", "Saying", "Title", "gather"]


class Title(msgspec.Struct, frozen=True):
    """An article as it is named where it is only pointed to."""

    number: int
    headline: str
    date: str | None
    place: str | None
    path: str | None
    words: int
    speakers: list[str]


class Saying(msgspec.Struct, frozen=True):
    """A quotation and the number of its article."""

    text: str
    article: int


class Person(msgspec.Struct, frozen=True):
    """Somebody who is quoted: the ``number`` counts from the most quoted one, from 1."""

    number: int
    name: str
    sayings: list[Saying]
    articles: int


class Gathered(msgspec.Struct):
    """The corpus: its titles in order, its people, how many articles a month and a place have."""

    titles: list[Title]
    people: list[Person]
    months: Counter[str]
    places: Counter[str]
    words: int
    quotes: int
    links: list[tuple[int, str]]  # the number of an article, and a title that it links to
    spool: BinaryIO

    def articles(self) -> Iterator[tuple[int, Article]]:
        """Yield each article's number and the article, in order."""
        self.spool.seek(0)
        for number, line in enumerate(self.spool, 1):
            yield number, from_json(line)


def gather(articles: Iterable[bytes], spool: BinaryIO) -> Gathered:
    """Return what the ``articles``, which are lines of JSON, show together; ``spool`` takes the lines."""
    said: dict[str, list[Saying]] = defaultdict(list)
    gathered = Gathered([], [], Counter(), Counter(), 0, 0, [], spool)
    for number, line in enumerate(articles, 1):
        spool.write(line)
        article = from_json(line)
        place = article.dateline.place if article.dateline else None
        speakers = [quote.speaker for quote in article.quotes if quote.speaker]
        headline = article.headline or article.path or "Untitled"
        names = [*dict.fromkeys(speakers)]
        gathered.titles.append(
            Title(number, headline, article.date, place, article.path, article.words, names)
        )
        for quote in article.quotes:
            if quote.speaker:
                said[quote.speaker].append(Saying(quote.text, number))
        gathered.links += [(number, link.title) for link in article.links]
        gathered.words += article.words
        gathered.quotes += len(article.quotes)
        if article.date:
            gathered.months[article.date[:7]] += 1
        if place:
            gathered.places[place] += 1
    ranked = sorted(said.items(), key=lambda item: (-len(item[1]), item[0]))
    gathered.people = [
        Person(rank, name, sayings, len({saying.article for saying in sayings}))
        for rank, (name, sayings) in enumerate(ranked, 1)
    ]
    return gathered
