"""Who speaks in which articles of a corpus, how often and when: what persons are made of."""

from array import array
from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Appearances"]


class Appearances:
    """The speakers of each article, kept as numbers, so that those of a large corpus fit in little memory.

    ``speakers`` are all there are, by their numbers. ``named`` has the persons whom the user names: for an
    article and a speaker, by their numbers, the name.
    """

    def __init__(self) -> None:
        self.speakers: list[str] = []
        self.named: dict[tuple[int, int], str] = {}
        self._numbers: dict[str, int] = {}
        self._dates: dict[str, str] = {}
        self._date_of: dict[int, str] = {}
        self._articles = array("q")
        self._of = array("L")
        self._wordings = array("q")

    def add(
        self,
        article: int,
        date: str | None,
        said: Iterable[tuple[str, int]],
        named: Mapping[str, str] | None = None,
    ) -> None:
        """Add an article, by a number above those before, with the speaker and the wording of each quote.

        A wording is a number, the same for the same words. ``named`` are speakers of this article whom the
        user names.
        """
        for speaker, wording in said:
            number = self._numbers.setdefault(speaker, len(self._numbers))
            if number == len(self.speakers):
                self.speakers.append(speaker)
            self._articles.append(article)
            self._of.append(number)
            self._wordings.append(wording)
            if named and speaker in named:
                self.named[article, number] = named[speaker]
        if date is not None:
            self._date_of[article] = self._dates.setdefault(date, date)

    def date(self, article: int) -> str | None:
        """Return the day of an article."""
        return self._date_of.get(article)

    def quotes(self) -> Iterator[tuple[int, int, int]]:
        """Yield the article, the speaker and the wording of each quote, in the order of the articles."""
        yield from zip(self._articles, self._of, self._wordings, strict=True)

    def casts(self) -> Iterator[tuple[int, list[int]]]:
        """Yield each article with its speakers, each once, in the order they speak first."""
        current, cast = 0, dict[int, None]()
        for article, speaker in zip(self._articles, self._of, strict=True):
            if article != current and cast:
                yield current, list(cast)
                cast.clear()
            current = article
            cast[speaker] = None
        if cast:
            yield current, list(cast)
