r"""Regular expressions over tags, written with words.

    comma? (?P<cue> said ) (?P<source> he | [the NOUN]{1,8} ) (?= stop | $ )    # "…," said the mayor.

means ``,?(?P<cue>C)(?P<source>R|[DNSwn]{1,8})(?=\.|$)``. Each word is an archetype of :mod:`.tagset` or
one of its classes, in brackets or out of them. White space and comments mean nothing, all else is what it is
in :mod:`re`: ``.`` is any one tag, ``^`` and ``$`` are the ends, ``[^ stop quote]`` is any tag but these.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from newsctl.parsing.attribution.tagset import CLASSES, LETTERS, letters
from newsctl.parsing.patterns import compiled

__all__ = ["TagPattern", "spelled"]

_COMMENT = "#[^\n]*"
_PART = r"(\(\?P<\w+>|\[[^]]*\]|[A-Za-z]+)"

_Reader = Callable[..., re.Match[str] | None]
_Finder = Callable[..., Iterator[re.Match[str]]]


class TagPattern:
    """A pattern over tags, as :func:`re.compile` makes it, but not before it is first used.

    Its methods are those of :class:`re.Pattern`: after the first use they are the compiled pattern's own, so
    that a call costs no more. The first use raises ValueError for an unknown word.
    """

    __slots__ = ("finditer", "fullmatch", "match", "search", "sub", "words")

    def __init__(self, words: str) -> None:
        self.words = words
        self.match: _Reader = partial(self._first, "match")
        self.fullmatch: _Reader = partial(self._first, "fullmatch")
        self.search: _Reader = partial(self._first, "search")
        self.finditer: _Finder = partial(self._first, "finditer")
        self.sub: Callable[..., str] = partial(self._first, "sub")

    def _first(self, method: str, *where: Any) -> Any:
        pattern = compiled(spelled(self.words))
        self.match, self.fullmatch, self.search = pattern.match, pattern.fullmatch, pattern.search
        self.finditer, self.sub = pattern.finditer, pattern.sub
        return getattr(pattern, method)(*where)


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
    """Return the letters of each archetype and class, with a backslash where one needs it."""
    return {word: re.escape(letters(word)) for word in (*LETTERS, *CLASSES)}
