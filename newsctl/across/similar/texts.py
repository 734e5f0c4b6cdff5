"""A text as it is compared with others, wherever in the corpus it comes from."""

from collections.abc import Iterable
from typing import Any

import msgspec

from newsctl.article import Article
from newsctl.corpus.fingerprint import Fingerprint, fingerprint_of
from newsctl.matching.words import WORD, fold

__all__ = ["Text", "as_text", "in_order", "named_once", "packed_text"]

Packed = tuple[Any, ...]
"""A text as it comes from another process: tuples travel ten times as fast as a class of its own."""


class Text(msgspec.Struct, frozen=True, gc=False):
    """What is told of an article, its ``words``, the ``time`` that it stands at, and its fingerprint.

    ``time`` is ISO, of the day or to the minute, whatever is known.
    """

    path: str
    headline: str | None
    date: str | None
    words: int
    time: str | None
    fingerprint: Fingerprint

    @property
    def headline_words(self) -> str:
        """The headline without case, accents and punctuation."""
        return " ".join(fold(word) for word in WORD.findall(self.headline or ""))


def packed_text(fingerprint: Fingerprint | None, article: Article) -> Packed:
    """Return the text of ``article`` as :func:`as_text` unpacks it.

    Its body is looked at if it has no ``fingerprint``.
    """
    fingerprint = fingerprint or fingerprint_of(article)
    time = article.published if article.date_source == "published" else article.date
    told = article.path or "", article.headline, article.date, article.words, time
    return (*told, fingerprint.words, fingerprint.numbers, fingerprint.sum)


def as_text(packed: Packed) -> Text:
    """Return the text that was packed."""
    path, headline, date, length, time, words, numbers, checksum = packed
    return Text(path, headline, date, length, time, Fingerprint(words, numbers, checksum))


def in_order(texts: Iterable[Text]) -> list[Text]:
    """Return ``texts`` by time, those without one at the end, then by path."""
    return sorted(texts, key=lambda text: (text.time is None, text.time or "", text.path))


def named_once(texts: Iterable[Text]) -> list[Text]:
    """Return ``texts`` without those that are named a second time."""
    by_path: dict[str, Text] = {}
    for text in texts:
        by_path.setdefault(text.path, text)
    return list(by_path.values())
