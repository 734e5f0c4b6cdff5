"""How alike two words are that may be spelled differently: typing errors, accents and romanization.

Names from scripts other than Latin have no one spelling: Khatibzadeh, Khatib-Zadeh and Hatibzade are one man.
"""

from functools import lru_cache

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

__all__ = ["Wordlist", "likeness", "skeleton"]

SHORT = 3
"""Words of so many letters are alike only when they are the same: one error makes another word of them."""

_ROMANIZATION_COST = 5.0
"""Points that a word loses when it is alike only in how it sounds."""

_ROMANIZED = (
    ("kh", "h"), ("gh", "g"), ("q", "g"), ("sch", "sh"), ("tch", "ch"), ("dh", "d"), ("ph", "f"), ("w", "v"),
    ("ck", "k"), ("c", "k"), ("dj", "j"),
    ("oo", "u"), ("ou", "u"), ("o", "u"), ("ee", "i"), ("ei", "i"), ("ey", "i"), ("ai", "i"), ("ay", "i"),
    ("ie", "i"), ("y", "i"), ("e", "i"),
)  # fmt: skip
"""What romanizations of Arabic, Persian and Russian write differently for one sound: the tables of BGN/PCGN
and ALA-LC, and newspapers in English, German and French. In this order, so that pairs go before letters."""


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Return how a folded ``word`` sounds, near enough: one spelling for those of one romanized name."""
    for written, sound in _ROMANIZED:
        word = word.replace(written, sound)
    once = "".join(char for char, before in zip(word, " " + word, strict=False) if char != before)
    return once.rstrip("h") or once


class Wordlist:
    """Folded words, and the :func:`skeleton` of each, among which those like another are looked up."""

    def __init__(self, words: list[str], sounds: list[str]) -> None:
        self._words = words
        self._sounds = sounds
        self._longest = max(map(len, words), default=0)
        self._longest_sound = max(map(len, sounds), default=0)

    def near(self, wanted: str, least: float) -> list[int]:
        """Return the numbers of the words that :func:`likeness` gives a score of ``least`` or more."""
        if len(wanted) <= SHORT:
            return [number for number, word in enumerate(self._words) if word == wanted]
        numbers: set[int] = set()
        if _in_reach(len(wanted), self._longest, least):
            found = extract(wanted, self._words, scorer=ratio, score_cutoff=least, limit=None)
            numbers.update(number for _, _, number in found)
        sound, least_sound = skeleton(wanted), least + _ROMANIZATION_COST
        if _in_reach(len(sound), self._longest_sound, least_sound):
            found = extract(sound, self._sounds, scorer=ratio, score_cutoff=least_sound, limit=None)
            numbers.update(number for _, _, number in found)
        return sorted(number for number in numbers if likeness(wanted, self._words[number], least))


def _in_reach(length: int, longest: int, least: float) -> bool:
    """Whether a word of ``length`` letters can score ``least`` against one of at most ``longest``."""
    return least <= 200 * min(length, longest) / max(length + min(length, longest), 1)


def likeness(wanted: str, word: str, least: float) -> float:
    """Return the score, 0 to 100, of one folded ``word`` against another; 0 when it is under ``least``."""
    if wanted == word:
        return 100.0
    if len(wanted) <= SHORT or len(word) <= SHORT:
        return 0.0
    score = ratio(wanted, word, score_cutoff=least)
    if score < 100.0 - _ROMANIZATION_COST:
        cutoff = max(score, least) + _ROMANIZATION_COST
        if cutoff <= 100.0:
            sound = ratio(skeleton(wanted), skeleton(word), score_cutoff=cutoff)
            score = max(score, sound - _ROMANIZATION_COST)
    return score
