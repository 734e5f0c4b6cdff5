"""The links of a corpus as edges: from the article that has the link to the one whose headline it shows."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from newsctl.across.links.headlines import Headlines
from newsctl.across.links.matching import RULES, Matcher
from newsctl.across.links.titles import same_address
from newsctl.article import Link

__all__ = ["Edge", "LinkGraph", "Page"]


class Page(Struct, frozen=True, gc=False):
    """An article as links see it: what it is called, where it is, when it is of."""

    path: str
    headline: str | None
    date: str | None
    url: str | None


class Edge(Struct, frozen=True):
    """One link of the article ``source``; ``target`` is the article that it leads to, None when it dangles.

    ``also`` is how many other articles have the headline of the target; ``why`` says what decided, or spoke
    against the headline that came nearest.
    """

    source: Page
    title: str
    label: str | None
    url: str | None
    target: Page | None
    score: int | None
    rule: str | None
    also: int
    why: str

    @property
    def leads_to_itself(self) -> bool:
        """Whether the article links to itself, as pages do among what is most read."""
        return self.target is self.source


class LinkGraph:
    """The articles of a corpus and the links between them: ``add`` them all, then ask for the ``edges``."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._headline_of = array("q")
        self._headlines = Headlines()
        self._texts: dict[str | None, int] = {}
        self._links: list[tuple[int, int, int, int]] = []

    def add(self, page: Page, links: Sequence[Link] = ()) -> None:
        """Add an article that may be linked to, and the ``links`` it has."""
        number = len(self._pages)
        self._pages.append(page)
        headline = self._headlines.add(page.headline) if page.headline else None
        self._headline_of.append(-1 if headline is None else headline)
        self._links += [
            (number, self._text(link.title), self._text(link.label), self._text(link.url)) for link in links
        ]

    def __len__(self) -> int:
        """Return how many links there are."""
        return len(self._links)

    def edges(self) -> Iterator[Edge]:
        """Yield every link in the order of the articles, with the article that it leads to."""
        self._headlines.close()
        matcher = Matcher(self._headlines)
        bearers = self._bearers()
        addresses = self._addresses()
        texts = list(self._texts)
        for number, of_title, of_label, of_url in self._links:
            title, label, url = texts[of_title] or "", texts[of_label], texts[of_url]
            page = self._pages[number]
            at = addresses.get(same_address(url)) if url else None
            if at is not None:
                why = RULES["same-url"]
                yield Edge(page, title, label, url, self._pages[at], 100, "same-url", 0, why)
                continue
            found = matcher.match(title, url)
            if found.headline is None:
                near = "" if found.near is None else f": {self._pages[bearers[found.near].first].headline}"
                yield Edge(page, title, label, url, None, None, None, 0, f"{found.why}{near}")
                continue
            same = bearers[found.headline]
            own = self._headline_of[number] == found.headline
            target = page if own else self._pages[same.nearest(page.date)]
            yield Edge(
                page, title, label, url, target, found.score, found.rule, len(same.numbers) - 1, found.why
            )

    def _text(self, text: str | None) -> int:
        return self._texts.setdefault(text, len(self._texts))

    def _bearers(self) -> list["_Bearers"]:
        """Return for each headline the articles that have it."""
        numbers: list[list[int]] = [[] for _ in self._headlines.titles]
        for number, headline in enumerate(self._headline_of):
            if headline >= 0:
                numbers[headline].append(number)
        return [_Bearers(of_one, self._pages) for of_one in numbers]

    def _addresses(self) -> dict[str, int]:
        """Return the first article of each address."""
        found: dict[str, int] = {}
        for number, page in enumerate(self._pages):
            if page.url:
                found.setdefault(same_address(page.url), number)
        return found


class _Bearers:
    """The articles, by number, that have one headline; the dated ones in the order of their days."""

    __slots__ = ("_days", "first", "numbers")

    def __init__(self, numbers: list[int], pages: list[Page]) -> None:
        self.numbers = numbers
        self.first = numbers[0]
        self._days: list[tuple[str, int]] | None = None
        if len(numbers) > 1:
            self._days = sorted((day, number) for number in numbers if (day := pages[number].date))

    def nearest(self, day: str | None) -> int:
        """Return the article of ``day`` or the nearest before, else the nearest after, else the first."""
        days = self._days
        if not days or day is None:
            return self.first
        before = bisect_right(days, (f"{day}~", -1))
        if before:
            return days[bisect_left(days, (days[before - 1][0], -1))][1]
        return days[0][1]
