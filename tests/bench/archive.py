"""An invented archive of many outlets, the same for the same seed, and the truth about it.

Its words are many, as in news, and drawn as unevenly, so that two stories share no more than two real ones
do. Stories are run again: whole, cut, under another lead, with words changed, with news in them. Some
articles fill a form with figures. People are quoted under several spellings of their names, and "read more"
titles are the headlines of other articles, some of them edited, some of articles that are not there.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from tests.bench.wording import Wording

__all__ = ["Filed", "archive", "fill_archive"]

AGAIN = 0.25
"""Of the articles: a text that another has run before."""

FORMS = 0.1
"""Of the articles: a form filled with figures."""

_OUTLETS = ("Courier", "Evening Post", "Northwire", "Daily Ledger", "Harbour Times", "Pressline", "Gazette")
_REMEMBERED = 400  # stories that may be run again or linked to
_PEOPLE_A_WORD = 20  # articles for each person that there is
_LABELS = ("Read more: ", "Also read: ", "READ | ")
_CUES = ("said", "added", "told reporters", "insisted", "explained")


@dataclass(frozen=True)
class Person:
    """Somebody who is quoted, under any of the ``spellings`` of one name."""

    number: int
    given: str
    family: str

    @property
    def spellings(self) -> tuple[str, ...]:
        initial = "BCDFGHJKLM"[self.number % 10]
        middle = f"{self.given} {initial}. {self.family}"
        accented = f"{self.given} {self.family}".replace("sh", "sch").replace("i", "y")
        return f"{self.given} {self.family}", middle, f"{self.given[0]}. {self.family}", accented


@dataclass(frozen=True)
class Story:
    """What is run: the ``number`` is that of the text, whoever runs it."""

    number: int
    headline: str
    paragraphs: tuple[str, ...]
    day: date
    people: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Filed:
    """One article and the truth about it.

    ``story`` is the number of its text, ``how`` the text is run; ``people`` are the persons by spelling;
    ``links`` the paths that its titles lead to, None where there is no such article.
    """

    path: str
    text: str
    story: int
    how: str
    people: dict[str, int]
    links: dict[str, str | None]


class _Archive:
    def __init__(self, count: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.wording = Wording(self.chance)
        names = self.wording.name
        number = max(count // _PEOPLE_A_WORD, 10)
        self.people = [Person(each, names(), names()) for each in range(number)]
        self.forms = [(self.wording.headline(), self.wording.form()) for _ in range(max(count // 500, 2))]
        self.recent: list[tuple[Story, str]] = []
        self.stories = 0
        self.day = date(2016, 1, 1)

    def filed(self, number: int) -> Filed:
        path = f"{number // 1000:04}/{number:07}.txt"
        self.day += timedelta(days=self.chance.random() < 0.002)
        turn = self.chance.random()
        if turn < AGAIN and self.recent:
            how, story = self.again(self.chance.choice(self.recent)[0])
        elif turn < AGAIN + FORMS:
            how, story = "form", self.form()
        else:
            how, story = "story", self.story()
        links = self.links()
        text = self.set(story, links)
        if how == "story":
            self.recent.append((story, path))
            del self.recent[:-_REMEMBERED]
        return Filed(path, text, story.number, how, story.people, links)

    def story(self) -> Story:
        self.stories += 1
        people: dict[str, int] = {}
        paragraphs = [
            self.quoting(people) if self.chance.random() < 0.3 else self.wording.paragraph()
            for _ in range(self.chance.randint(4, 12))
        ]
        return Story(self.stories, self.wording.headline(), tuple(paragraphs), self.day, people)

    def quoting(self, people: dict[str, int]) -> str:
        person = self.chance.choice(self.people)
        spelling = self.chance.choice(person.spellings)
        people[spelling] = person.number
        said, more = self.wording.sentence()[:-1], self.wording.sentence()
        return f"“{said},” {self.chance.choice(_CUES)} {spelling}, {self.wording.office()}. “{more}”"

    def again(self, story: Story) -> tuple[str, Story]:
        """Return how the text is run this time, and the text."""
        how = self.chance.choice(("whole", "cut", "lead", "reworded", "update"))
        lines = list(story.paragraphs)
        if how == "cut":
            lines = lines[: max(3, 2 * len(lines) // 3)]
        elif how == "lead":
            lines[0] = self.wording.retold(lines[0])
        elif how == "reworded":
            lines = [self.wording.reworded(line, share=0.04) for line in lines]
        elif how == "update":
            lines[1:1] = [self.wording.paragraph()]
        told = " ".join(lines)
        people = {name: number for name, number in story.people.items() if name in told}
        return how, replace(story, paragraphs=tuple(lines), day=self.day, people=people)

    def form(self) -> Story:
        self.stories += 1
        headline, form = self.chance.choice(self.forms)
        return Story(self.stories, headline, tuple(self.wording.filled(line) for line in form), self.day)

    def links(self) -> dict[str, str | None]:
        links: dict[str, str | None] = {}
        for _ in range(self.chance.choice((0, 0, 1, 2))):
            if self.recent and self.chance.random() < 0.8:
                story, path = self.chance.choice(self.recent)
                links[self.wording.edited_title(story.headline)] = path
            else:
                links[self.wording.headline()] = None
        return links

    def set(self, story: Story, links: dict[str, str | None]) -> str:
        """Return the article as its outlet sets it."""
        outlet, place = self.chance.choice(_OUTLETS), self.wording.place()
        day = f"{story.day:%B} {story.day.day}, {story.day.year}"
        first, *others = story.paragraphs
        more = [self.chance.choice(_LABELS) + title for title in links]
        return "\n\n".join([story.headline, day, f"{place} ({outlet}) — {first}", *others, *more]) + "\n"


def archive(count: int, seed: int = 1) -> Iterator[Filed]:
    """Yield ``count`` articles of 100 to 700 words."""
    made = _Archive(count, seed)
    return map(made.filed, range(count))


def fill_archive(folder: Path, count: int, seed: int = 1) -> None:
    """Write ``count`` articles to files in ``folder``, a thousand to a subfolder, and the truth beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".truth.jsonl").open("w", encoding="utf-8") as truth:
        for filed in archive(count, seed):
            file = folder / filed.path
            file.parent.mkdir(exist_ok=True)
            file.write_text(filed.text, encoding="utf-8")
            truth.write(json.dumps({**asdict(filed), "text": None}) + "\n")
