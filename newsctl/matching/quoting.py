"""Which articles of a newsctl database quote a person, by its table of speakers, before any is read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from newsctl.matching.names import EXACTLY, LEAST, readings, same_person

if TYPE_CHECKING:
    import sqlite3

_NO_LETTER = re.compile(r"[^\w\n]+|_+")

__all__ = ["SpeakerPrefilter", "quoting", "speakers_meant", "words_compared"]


class SpeakerPrefilter(msgspec.Struct):
    """Lets through the articles of a database that quote one of the ``speakers``, and all that are in files.

    Where no ``speakers`` are asked for, that is all of a database as well.

    It is a newsctl.corpus.prefilter.Prefilter.
    """

    speakers: tuple[str, ...]
    by_bytes: bool = False
    needs_quotes: bool = True
    needs_texts: bool = True

    def in_text(self, data: bytes) -> bool:
        """Whether the bytes of a text can quote them: nothing tells."""
        return True

    def in_json(self, data: bytes) -> bool:
        """Whether the bytes of a record can quote them: nothing tells."""
        return True

    def in_database(self, connection: "sqlite3.Connection") -> set[int] | None:
        """Return the articles that quote them; None for all."""
        return quoting(connection, self.speakers) if self.speakers else None


def quoting(connection: "sqlite3.Connection", speakers: Sequence[str]) -> set[int]:
    """Return the articles that quote one of ``speakers``, names as in :func:`same_person`."""
    from newsctl.corpus.database.searching import articles_quoting  # and with it SQLite

    return articles_quoting(connection, speakers_meant(connection, speakers))


def speakers_meant(connection: "sqlite3.Connection", speakers: Sequence[str]) -> dict[int, str]:
    """Return the names that one of ``speakers`` may mean, as in :func:`same_person`, by their numbers.

    Few of all names have a word that is like one that is asked for: only these are compared.
    """
    from newsctl.corpus.database.people import words_of_names
    from newsctl.corpus.database.searching import speakers_of
    from newsctl.matching.spelling import Wordlist

    names = dict(speakers_of(connection))
    inexact = [speaker for speaker in speakers if not speaker.startswith(EXACTLY)]
    if len(inexact) < len(speakers):
        return {at: name for at, name in names.items() if any(same_person(each, name) for each in speakers)}
    words, sounds = words_of_names(connection)
    known = Wordlist(words, sounds)
    near = {words[at] for word in words_compared(inexact) for at in known.near(word, LEAST)}
    return {
        at: names[at]
        for at in _with_any(names, near)
        if any(same_person(each, names[at]) for each in speakers)
    }


def _with_any(names: dict[int, str], words: set[str]) -> Iterator[int]:
    """Yield the numbers of ``names`` that may have one of ``words``: the letters of those in ASCII tell."""
    if not names:
        return
    letters = _NO_LETTER.sub("", "\n".join(name.replace("\n", " ") for name in names.values()).lower())
    for (number, name), joined in zip(names.items(), letters.split("\n"), strict=True):
        if not name.isascii() or any(word in joined for word in words):
            yield number


def words_compared(names: Iterable[str]) -> set[str]:
    """Return all that may be compared of ``names``: their words, read in both ways, and each as one word."""
    found: set[str] = set()
    for words in (words for name in names for words in readings(name)):
        found.update(words)
        found.add("".join(words))
    return found
