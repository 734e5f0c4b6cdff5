"""Invented articles without end, in the house styles of many outlets, the same for the same seed."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["WORD", "articles", "fill"]

WORD = "JCPOA"
"""What is searched for: one article of five hundred is about it."""

_FIRST = (
    "Ada",
    "Bela",
    "Cyril",
    "Dora",
    "Emil",
    "Farah",
    "Goran",
    "Hanna",
    "Idris",
    "Jana",
    "Karim",
    "Lena",
    "Milos",
    "Nora",
    "Omar",
    "Petra",
    "Quentin",
)
_LAST = (
    "Abel",
    "Brandvik",
    "Castellan",
    "Dorfman",
    "Eskander",
    "Falk",
    "Grunwald",
    "Haddad",
    "Ivers",
    "Jarvi",
    "Kestrel",
    "Lindqvist",
)
_PLACES = (
    "TEHRAN",
    "VIENNA",
    "GENEVA",
    "LUND",
    "OSLO",
    "ANKARA",
    "NAIROBI",
    "LIMA",
    "QUITO",
    "SEOUL",
    "MANILA",
)
_AGENCIES = ("NNA", "GNA", "Pressline", "Northwire", "Courier")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
_OFFICES = (
    "minister",
    "mayor",
    "analyst",
    "spokesman",
    "engineer",
    "professor",
    "lawmaker",
    "farmer",
    "judge",
    "coach",
)
_MATTERS = (
    "the harbour wall",
    "a tax on fertiliser",
    "the night train",
    "the talks on water",
    "the price of bread",
    "an inquiry into the ferry",
    "the new school law",
    "the wages of nurses",
    "the flood fund",
)
_VERBS = ("defended", "criticised", "postponed", "welcomed", "explained", "rejected", "praised", "examined")
_FILLERS = (
    "The decision came after weeks of talks that had seemed to lead nowhere.",
    "Nobody was hurt, and the road was open again by the evening.",
    "The figures are to be published in full next month, with the notes of the auditors.",
    "Unions and employers had asked for more time, each for reasons of their own.",
    "Prices have risen by a tenth since the spring, while wages have stood still.",
    "A vote is expected before the summer, though the date has been moved twice.",
    "Similar plans failed in three other towns, where the money ran out halfway.",
    "Witnesses spoke of a long queue in the rain, of umbrellas and of patience.",
)


class _Story:
    """The facts of one invented article, and the sentences that it is told in."""

    def __init__(self, chance: random.Random) -> None:
        pick = chance.choice
        self.chance = chance
        self.matter = f"the {WORD}" if chance.random() < 0.002 else pick(_MATTERS)
        self.first, self.last = pick(_FIRST), pick(_LAST)
        self.author = f"{pick(_FIRST)} {pick(_LAST)}"
        self.office, self.place, self.agency = pick(_OFFICES), pick(_PLACES), pick(_AGENCIES)
        self.month, self.day, self.year = pick(_MONTHS), chance.randint(1, 28), chance.randint(1987, 2024)
        self.headline = f"{self.last} {pick(_VERBS)} plan for {self.matter}"

    def lede(self) -> str:
        return (
            f"The {self.office} {self.first} {self.last} on {self.chance.choice(('Monday', 'Friday'))} "
            f"{self.chance.choice(_VERBS)} {self.matter}, a year after it was first proposed."
        )

    def filler(self) -> str:
        return " ".join(self.chance.sample(_FILLERS, 3))

    def quoted(self, opening: str = "“", closing: str = "”") -> str:
        said = [
            f"{opening}We cannot wait for {self.matter},{closing} said {self.last}. "
            f"{opening}Others have waited longer, and look at them now.{closing}",
            f"{self.first} {self.last} told reporters that the plan was {opening}neither cheap nor "
            f"ready{closing}, adding: {opening}It will be both one day.{closing}",
            f"{opening}The question is who pays,{closing} {self.chance.choice(('she', 'he'))} added.",
        ]
        return self.chance.choice(said)

    def paragraphs(self, opening: str = "“", closing: str = "”") -> list[str]:
        count = self.chance.randint(7, 22)
        return [
            self.quoted(opening, closing) if self.chance.random() < 0.4 else self.filler()
            for _ in range(count)
        ]


def _wire(story: _Story) -> str:
    dateline = f"{story.place}, {story.month} {story.day} ({story.agency}) - "
    return "\n\n".join([story.headline, dateline + story.lede(), *story.paragraphs('"', '"')]) + "\n"


def _hard_wrapped(story: _Story) -> str:
    lines = [f"    {story.place}, {story.month} {story.day} - {story.lede()}"]
    for paragraph in story.paragraphs('"', '"'):
        words, line = paragraph.split(), "   "
        for word in words:
            if len(line) + len(word) > 62:
                lines.append(line)
                line = ""
            line += f" {word}" if line else word
        lines.append(line)
    return story.headline.upper() + "\n" + "\n".join(lines) + "\n REUTER\n"


def _web(story: _Story) -> str:
    head = [story.headline, f"By {story.author}", f"{story.month} {story.day}, {story.year}"]
    related = ["Read more:", f"{story.last} looks back on {story.matter}", "What the auditors left out"]
    return "\n\n".join([*head, story.lede(), *story.paragraphs(), *related]) + "\n"


def _city_dash(story: _Story) -> str:
    place = story.place.title()
    text = [f"{story.headline}", f"{place} ({story.agency}) - {story.lede()}", *story.paragraphs()]
    return "\n\n".join(text).replace("\n", "\r\n") + "\r\n"


def _long_dash(story: _Story) -> str:
    dateline = f"{story.place} — "
    read = f"Also read: {story.last} and {story.matter}"
    body = story.paragraphs("'", "'")
    return "\n\n".join([story.headline, story.author, dateline + story.lede(), *body[:3], read, *body[3:]])


_STYLES: tuple[Callable[[_Story], str], ...] = (_wire, _hard_wrapped, _web, _city_dash, _long_dash)


def articles(count: int, seed: int = 1) -> Iterator[str]:
    """Yield ``count`` articles of 1 to 5 kB, each in one of the house styles."""
    chance = random.Random(seed)
    for _ in range(count):
        yield chance.choice(_STYLES)(_Story(chance))


def fill(folder: Path, count: int, seed: int = 1) -> int:
    """Write ``count`` articles to files in ``folder``, a thousand to a subfolder; return their bytes."""
    size = 0
    for number, text in enumerate(articles(count, seed)):
        if number % 1000 == 0:
            shelf = folder / f"{number // 1000:04}"
            shelf.mkdir(parents=True, exist_ok=True)
        data = text.encode()
        size += len(data)
        (shelf / f"{number:07}.txt").write_bytes(data)
    return size
