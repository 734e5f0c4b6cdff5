"""What there is of each person of a corpus: quotes, wordings, articles, days, names."""

from collections import Counter, defaultdict
from collections.abc import Container

from newsctl.across.appearances import Appearances
from newsctl.across.meanings import Meanings
from newsctl.across.people import IN_SHORT, People, Person, Spelling

__all__ = ["Count", "counted"]


class Count:
    """What was seen of a person so far: in ``names`` the quotes by speaker and rule, and all in all."""

    __slots__ = ("articles", "first", "last", "last_article", "names", "wordings")

    def __init__(self) -> None:
        self.names: Counter[tuple[str, str]] = Counter()
        self.wordings: set[int] = set()
        self.articles = 0
        self.last_article: int | None = None
        self.first: str | None = None
        self.last: str | None = None

    def add(self, article: int, date: str | None, wording: int) -> None:
        """Count a quote, those of an article one after another."""
        self.wordings.add(wording)
        if article != self.last_article:
            self.last_article = article
            self.articles += 1
            if date is not None:
                self.first = min(date, self.first or date)
                self.last = max(date, self.last or date)

    def person(self, name: str | None = None, *, is_alone: bool = False) -> Person:
        """Return the person, called ``name``, else as it is called most in full."""
        names = sorted(self.names.items(), key=lambda item: (-item[1], item[0]))
        spellings = [Spelling(speaker, quotes, rule) for (speaker, rule), quotes in names]
        in_full = [each for each in spellings if each.rule not in IN_SHORT] or spellings
        best = min(in_full, key=lambda each: (-each.quotes, len(each.speaker), each.speaker))
        return Person(
            name=name or best.speaker,
            quotes=self.names.total(),
            wordings=len(self.wordings),
            articles=self.articles,
            first=self.first,
            last=self.last,
            spellings=spellings,
            is_alone=is_alone,
        )


def counted(appearances: Appearances, meanings: Meanings, articles: Container[int] | None = None) -> People:
    """Return the people of a corpus, or of some ``articles``: those with most quotes first, then by name."""
    counts: defaultdict[int, Count] = defaultdict(Count)
    speakers = appearances.speakers
    for article, speaker, wording in appearances.quotes():
        found = meanings.found(article, speaker)
        if found and (articles is None or article in articles):
            person, rule = found
            count = counts[person]
            count.names[speakers[speaker], rule] += 1
            count.add(article, appearances.date(article), wording)
    persons = {
        number: count.person(meanings.called.get(number), is_alone=number in meanings.alone)
        for number, count in counts.items()
    }
    order = sorted(persons, key=lambda number: (-persons[number].quotes, persons[number].name, number))
    place = {number: at for at, number in enumerate(order)}
    return People(
        [persons[number] for number in order],
        {
            speakers[speaker]: place[number]
            for speaker, (number, _) in meanings.everywhere.items()
            if number in place
        },
        {
            (article, speakers[speaker]): place[number]
            for (article, speaker), (number, _) in meanings.within.items()
            if number in place
        },
    )
