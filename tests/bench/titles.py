"""Invented headlines, and titles of links with what outlets do to them, the same for the same seed."""

import random
from collections.abc import Iterator

__all__ = ["headlines", "titles"]

_ONSETS = (
    "b",
    "br",
    "d",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
)
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_CODAS = ("", "l", "m", "n", "nd", "r", "rk", "s", "st", "t")
_SMALL = ("in", "of", "for", "to", "on", "as", "after", "with", "over")
_LABELS = ("BREAKING: ", "WATCH: ", "Opinion | ", "EXCLUSIVE: ", "UPDATE 2-")
_OUTLETS = (" | The Harbour Courier", " - Lund Times", " (VIDEO)")


def headlines(count: int, seed: int = 1, vocabulary: int = 20_000) -> list[str]:
    """Return ``count`` headlines, in which some words are common and most are rare, as in a language."""
    chance = random.Random(seed)
    words = [_word(chance) for _ in range(vocabulary)]

    def one() -> str:
        chosen = [
            words[int(vocabulary * chance.random() ** 4)] if chance.random() < 0.8 else chance.choice(_SMALL)
            for _ in range(chance.randint(6, 12))
        ]
        if chance.random() < 0.2:
            chosen.insert(chance.randrange(len(chosen)), str(chance.randint(2, 900)))
        return " ".join(chosen).capitalize()

    return [one() for _ in range(count)]


def titles(of: list[str], count: int, seed: int = 2) -> Iterator[tuple[str, str | None]]:
    """Yield ``count`` titles and the headline that each is made ``of``; None for a near miss."""
    chance = random.Random(seed)
    for number in range(count):
        headline = chance.choice(of)
        words = headline.split()
        match number % 8:
            case 0:
                yield headline, headline
            case 1:
                yield chance.choice(_LABELS) + headline, headline
            case 2:
                yield headline + chance.choice(_OUTLETS), headline
            case 3:
                yield f"{' '.join(words[:-2])} …", headline
            case 4:
                yield headline.title(), headline
            case 5:
                place = max(range(len(words)), key=lambda place: len(words[place]))
                yield " ".join([*words[:place], words[place] + "s", *words[place + 1 :]]), headline
            case 6:
                place = chance.randrange(len(words))
                yield " ".join([*words[:place], _word(chance) + "oz", *words[place + 1 :]]), None
            case _:
                yield f"{headline} {chance.randint(1000, 2000)}", None


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)
        for _ in range(chance.randint(1, 3))
    )
