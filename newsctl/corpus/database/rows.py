"""An article as rows of a newsctl database; newsctl.corpus.database.articles puts them together again.

Workers make the rows, so that the one process that writes has little to do: it puts numbers before them. They
travel as columns in MessagePack, which is quick to read and to put together with a column of numbers.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec.structs import astuple

from newsctl.article import Article, Quote, Span
from newsctl.corpus.fingerprint import fingerprint_of
from newsctl.corpus.searchable import SEARCHABLE

__all__ = [
    "INSERT_ARTICLE",
    "INSERT_FINGERPRINT",
    "INSERT_LINK",
    "INSERT_PASSAGE",
    "INSERT_QUOTE",
    "Rows",
    "pack",
    "passages_of",
    "unpack",
]

INSERT_ARTICLE = f"INSERT INTO articles VALUES (?, ?, {', '.join('?' * 18)})"
"""Its own number, its source's, and the row of the article."""

INSERT_PASSAGE = "INSERT INTO passages VALUES (?, ?, ?, ?, ?)"
"""Its own number, its article's, and the columns of the passages."""

INSERT_QUOTE = f"""
INSERT INTO quotes (article_id, speaker_id, paragraph, text, start, "end", kind, also,
    mention, mention_start, mention_end, cue, cue_start, cue_end, rule) VALUES ({", ".join("?" * 15)})
"""
"""The article's number, the speaker's, and the columns of the quotes."""

INSERT_FINGERPRINT = "INSERT INTO fingerprints VALUES (?, ?, ?, ?)"
"""The article's number and the fields of its fingerprint."""

INSERT_LINK = 'INSERT INTO links (article_id, title, url, label, start, "end") VALUES (?, ?, ?, ?, ?, ?)'
"""The article's number and the columns of the links."""

Columns = list[list[Any]]


class Rows(msgspec.Struct, array_like=True):
    """What an article is in the tables; where in the corpus it was found, and the hash of its text."""

    origin: str
    hash: bytes
    article: list[Any]
    passages: Columns
    speakers: list[str | None]
    quotes: Columns
    links: Columns
    fingerprint: tuple[bytes, bytes, int]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Rows).decode


def pack(article: Article, origin: str, text_hash: bytes) -> bytes:
    """Return the rows of ``article`` as bytes."""
    # As tuples, which are written like lists.
    passages = _columns(passages_of(article), 3)
    quotes = _columns(map(astuple, article.quotes), 10)
    text, start, end, paragraph, kind, speaker, also, mention, cue, rule = quotes
    joint = ["\n".join(names) or None for names in also]
    said = [paragraph, text, start, end, kind, joint, *_spans(mention), *_spans(cue), rule]
    links = _columns(map(astuple, article.links), 5)
    fingerprint = astuple(fingerprint_of(article))
    return _encode((origin, text_hash, _article(article), passages, speaker, said, links, fingerprint))


def unpack(data: bytes) -> Rows:
    """Return what :func:`pack` wrote."""
    return _decode(data)


def _columns(rows: Iterable[tuple[Any, ...]], width: int) -> list[Sequence[Any]]:
    return [*zip(*rows, strict=True)] or [()] * width


def _spans(spans: Iterable[Span | None]) -> list[Sequence[Any]]:
    return _columns(((None, None, None) if span is None else astuple(span) for span in spans), 3)


def _article(article: Article) -> tuple[Any, ...]:
    """Return what there is one of in ``article``, in the order of its table."""
    dateline = (None,) * 6 if article.dateline is None else astuple(article.dateline)
    return (
        article.path,
        article.url,
        article.headline,
        article.subheadline,
        *dateline,
        article.published,
        article.date,
        article.date_source,
        article.label,
        article.words,
        len(article.body),
        len(article.quotes),
        len(article.links),
    )


def passages_of(article: Article) -> list[tuple[str, int, str]]:
    """Return the field, the number in it, and the text, of all in ``article`` that can be searched."""
    passages: list[tuple[str, int, str]] = []
    for field, texts_of in SEARCHABLE.items():
        if field == "quotes":
            texts: Sequence[str] = [q.text for q in article.quotes if not _is_in_body(q, article)]
        else:
            texts = texts_of(article)
        passages += [(field, number, text) for number, text in enumerate(texts)]
    return passages


def _is_in_body(quote: Quote, article: Article) -> bool:
    """Whether the words of ``quote`` are searched with its paragraph already."""
    paragraph = quote.paragraph
    return (
        paragraph is not None and 0 <= paragraph < len(article.body) and quote.text in article.body[paragraph]
    )
