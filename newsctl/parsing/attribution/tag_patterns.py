r"""Regular expressions over tags, written with words.

    comma? (?P<cue> said ) (?P<source> he | [the NOUN]{1,8} ) (?= stop | $ )    # "…," said the mayor.

means ``,?(?P<cue>C)(?P<source>R|[DNSwn]{1,8})(?=\.|$)``. Each word is an archetype of :mod:`.tagset` or
one of its classes, in brackets or out of them. White space and comments mean nothing, all else is what it is
in :mod:`re`: ``.`` is any one tag, ``^`` and ``$`` are the ends, ``[^ stop quote]`` is any tag but these.
"""

import re
from collections.abc import Iterator
from functools import cache

from newsctl.parsing.attribution.tagset import CLASSES, LETTERS
from newsctl.parsing.patterns import compiled

__all__ = ["TagPattern", "spelled"]

_FAR = 1_000_000_000  # more tags than any paragraph has
_COMMENT = "#[^\n]*"
_PART = r"(\(\?P<\w+>|\[[^]]*\]|[A-Za-z]+)"


class TagPattern:
    """A pattern over tags, as :func:`re.compile` makes it, but not before it is first used.

    Its methods are those of :class:`re.Pattern`; ``start`` and ``end`` are indices of the tags.
    """

    __slots__ = ("_pattern", "words")

    def __init__(self, words: str) -> None:
        self.words = words
        self._pattern: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern; raises ValueError for an unknown word."""
        if self._pattern is None:
            self._pattern = compiled(spelled(self.words))
        return self._pattern

    def match(self, tags: str, start: int = 0, end: int = _FAR) -> re.Match[str] | None:
        """Return the match that begins at ``start``."""
        return (self._pattern or self.pattern).match(tags, start, end)

    def fullmatch(self, tags: str, start: int = 0, end: int = _FAR) -> re.Match[str] | None:
        """Return the match of all from ``start`` to ``end``."""
        return (self._pattern or self.pattern).fullmatch(tags, start, end)

    def search(self, tags: str, start: int = 0, end: int = _FAR) -> re.Match[str] | None:
        """Return the first match."""
        return (self._pattern or self.pattern).search(tags, start, end)

    def finditer(self, tags: str, start: int = 0, end: int = _FAR) -> Iterator[re.Match[str]]:
        """Return the matches one after the other."""
        return (self._pattern or self.pattern).finditer(tags, start, end)


def spelled(words: str) -> str:
    """Return the regular expression that a pattern written with words stands for.

    Raises ValueError for a word that is no archetype and no class.
    """
    parts = compiled(_PART).split(compiled(_COMMENT).sub("", words))
    meanings = _meanings()
    try:
        for number in range(1, len(parts), 2):
            part = parts[number]
            if part[0] == "[":
                opening = "[^" if part[1] == "^" else "["
                members = part[len(opening) : -1].split()
                parts[number] = f"{opening}{''.join([meanings[word] for word in members])}]"
            elif part[0] != "(":
                parts[number] = f"[{meanings[part]}]" if part in CLASSES else meanings[part]
    except KeyError as error:
        raise ValueError(f"no tag or class is called {error}") from None
    return "".join("".join(parts).split())


@cache
def _meanings() -> dict[str, str]:
    """Return the letter of each archetype, with a backslash where it needs one, and of each class its own."""
    meanings = {word: re.escape(letter) for word, letter in LETTERS.items()}
    for name, words in CLASSES.items():
        meanings[name] = "".join([meanings[word] for word in words.split()])
    return meanings
