"""Invented words, names, sentences and headlines, as many and as uneven as those of news."""

import random
import re
from itertools import accumulate

__all__ = ["Wording"]

_SMALL = (
    "the of to and a in that on for was is with as it by at he from said has be which an were not but its"
)
_ONSETS = (
    "b",
    "br",
    "c",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "tr",
    "v",
    "w",
)
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_ENDS = ("", "n", "r", "l", "s", "t", "nd", "rk", "m")
_WORDS = 40_000
_DRAWN = 1 << 17
"""Words that are drawn from, the common ones as often as Zipf would have them."""

_STOCK = 2000  # phrases that recur, as "could not be reached for comment" does

_OFFICES = (
    "the mayor",
    "a minister",
    "the head of the union",
    "a judge",
    "the harbour master",
    "a professor",
)
_PLACES = ("OSLO", "LIMA", "QUITO", "LUND", "ANKARA", "NAIROBI", "SEOUL", "MANILA", "GENEVA")
_NUMBER = re.compile(r"#")


class Wording:
    """Draws words by ``chance``."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        words = [*_SMALL.split(), *(self._word(chance.choice((1, 1, 2, 2, 3))) for _ in range(_WORDS))]
        weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))
        self.drawn = chance.choices(words, cum_weights=weights, k=_DRAWN)
        self.rare = words[len(words) // 20 :]
        self.stock = [self.drawn[each * 9 : each * 9 + chance.randint(5, 9)] for each in range(_STOCK)]

    def _word(self, syllables: int) -> str:
        pick = self.chance.choice
        return "".join(pick(_ONSETS) + pick(_VOWELS) + pick(_ENDS) for _ in range(syllables))

    def name(self) -> str:
        return self._word(2).capitalize()

    def office(self) -> str:
        return self.chance.choice(_OFFICES)

    def place(self) -> str:
        return self.chance.choice(_PLACES)

    def sentence(self) -> str:
        words = self.chance.choices(self.drawn, k=self.chance.randint(8, 22))
        if self.chance.random() < 0.3:
            words[self.chance.randrange(1, len(words))] = str(self.chance.randint(2, 4000))
        if self.chance.random() < 0.15:
            words += self.chance.choice(self.stock)
        words[0] = words[0].capitalize()
        return " ".join(words) + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.chance.randint(2, 4)))

    def headline(self) -> str:
        words = [self.chance.choice(self.rare) for _ in range(4)] + self.chance.choices(self.drawn, k=4)
        self.chance.shuffle(words)
        return " ".join(words).capitalize()

    def form(self) -> list[str]:
        """Return lines in which ``#`` stands for a figure."""
        return [
            f"{' '.join(self.chance.choices(self.drawn, k=5)).capitalize()} # against #, {self.sentence()}"
            for _ in range(6)
        ]

    def filled(self, line: str) -> str:
        return _NUMBER.sub(lambda _: f"{self.chance.randint(1, 99999):,}", line)

    def reworded(self, text: str, *, share: float) -> str:
        """Return ``text`` with that share of its words put in other words."""
        chance = self.chance
        return " ".join(
            chance.choice(self.rare) if word.islower() and chance.random() < share else word
            for word in text.split(" ")
        )

    def retold(self, text: str) -> str:
        """Return a paragraph in which nothing of ``text`` is left but its numbers."""
        return f"{self.paragraph()} {' '.join(re.findall(r'[0-9]+', text))}".strip()

    def edited_title(self, title: str) -> str:
        """Return a headline as another page names it: in capitals, cut, with its outlet, or as it is."""
        words = title.split()
        return self.chance.choice(
            (title, title, title, title.upper(), " ".join(words[:6]) + "…", f"{title} | Courier")
        )
