"""What there is of each person of a corpus: quotes, wordings, articles, days, names."""

from collections import Counter, defaultdict

from newsctl.across.appearances import Appearances
from newsctl.across.meanings import Meanings
from newsctl.across.people import People, Person, Spelling

__all__ = ["counted"]


class _Count:
    """What was seen of a person so far."""

    __slots__ = ("articles", "first", "last", "last_article", "names", "wordings")

    def __init__(self) -> None:
        self.names: Counter[tuple[int, str]] = Counter()  # a speaker and the rule
        self.wordings: set[int] = set()
        self.articles = 0
        self.last_article: int | None = None
        self.first: str | None = None
        self.last: str | None = None

    def add(self, article: int, date: str | None, wording: int) -> None:
        """Count a quote."""
        self.wordings.add(wording)
        if article != self.last_article:
            self.last_article = article
            self.articles += 1
            if date is not None:
                self.first = min(date, self.first or date)
                self.last = max(date, self.last or date)


def counted(appearances: Appearances, meanings: Meanings) -> People:
    """Return the people of a corpus, those with most quotes first, then by their names."""
    counts: defaultdict[int, _Count] = defaultdict(_Count)
    for article, speaker, wording in appearances.quotes():
        if found := meanings.found(article, speaker):
            person, rule = found
            count = counts[person]
            count.names[speaker, rule] += 1
            count.add(article, appearances.date(article), wording)
    persons = {number: _person(number, count, appearances, meanings) for number, count in counts.items()}
    order = sorted(persons, key=lambda number: (-persons[number].quotes, persons[number].name, number))
    place = {number: at for at, number in enumerate(order)}
    speakers = appearances.speakers
    return People(
        [persons[number] for number in order],
        {speakers[speaker]: place[found[0]] for speaker, found in meanings.everywhere.items() if found[0] in place},
        {
            (article, speakers[speaker]): place[found[0]]
            for (article, speaker), found in meanings.within.items()
        },
    )


def _person(number: int, count: _Count, appearances: Appearances, meanings: Meanings) -> Person:
    speakers = appearances.speakers
    names = sorted(count.names.items(), key=lambda item: (-item[1], speakers[item[0][0]], item[0][1]))
    spellings = [Spelling(speakers[speaker], quotes, rule) for (speaker, rule), quotes in names]
    in_full = [each for each in spellings if each.rule not in _SHORT]
    return Person(
        name=meanings.called.get(number) or (in_full or spellings)[0].speaker,
        quotes=count.names.total(),
        wordings=len(count.wordings),
        articles=count.articles,
        first=count.first,
        last=count.last,
        spellings=spellings,
        is_alone=number in meanings.alone,
    )


_SHORT = frozenset(("short-name", "given-name", "owner", "typo", "alone"))
"""Rules that find a person under a short name, or a wrong one."""
