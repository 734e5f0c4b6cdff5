"""An article as rows of a newsctl database; newsctl.corpus.database puts them together again."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from newsctl.article import Article, Quote

__all__ = [
    "INSERT_ARTICLE",
    "INSERT_LINK",
    "INSERT_PASSAGE",
    "INSERT_QUOTE",
    "article_row",
    "link_rows",
    "passage_rows",
    "quote_rows",
]

INSERT_ARTICLE = f"INSERT INTO articles VALUES (?, ?, {', '.join('?' * 13)})"
"""Its own number, its source's, and an :func:`article_row`."""

INSERT_PASSAGE = "INSERT INTO passages VALUES (?, ?, ?, ?, ?)"
"""Its own number, its article's, and one of the :func:`passage_rows`."""

INSERT_QUOTE = f"""
INSERT INTO quotes (article, speaker, paragraph, text, start, "end", kind,
    mention, mention_start, mention_end, cue, cue_start, cue_end, rule) VALUES ({", ".join("?" * 14)})
"""
"""The article's number, the speaker's, and one of the :func:`quote_rows` without the name."""

INSERT_LINK = 'INSERT INTO links (article, title, url, label, start, "end") VALUES (?, ?, ?, ?, ?, ?)'
"""The article's number and one of the :func:`link_rows`."""

Row = tuple[Any, ...]


class _Nothing(msgspec.Struct, frozen=True):
    """What stands in the columns of a dateline or a span that is not there."""

    text: None = None
    place: None = None
    agency: None = None
    date: None = None
    start: None = None
    end: None = None


_NOTHING = _Nothing()


def article_row(article: Article) -> Row:
    """Return what there is one of in an article."""
    dateline = article.dateline or _NOTHING
    return (
        article.path,
        article.url,
        article.headline,
        article.subheadline,
        dateline.text,
        dateline.place,
        dateline.agency,
        dateline.date,
        dateline.start,
        dateline.end,
        article.published,
        article.label,
        article.words,
    )


def passage_rows(article: Article) -> Iterator[Row]:
    """Yield the field, the number in it, and the text, of all in ``article`` that can be searched."""
    fields: list[tuple[str, Iterable[str | None]]] = [
        ("url", [article.url]),
        ("headline", [article.headline]),
        ("subheadline", [article.subheadline]),
        ("dateline", [article.dateline.text if article.dateline else None]),
        ("authors", article.authors),
        ("published", [article.published]),
        ("label", [article.label]),
        ("body", article.body),
        ("quotes", (quote.text for quote in article.quotes if not _is_in_body(quote, article))),
        ("links", (link.title for link in article.links)),
    ]
    for field, texts in fields:
        for number, text in enumerate(texts):
            if text is not None:
                yield field, number, text


def _is_in_body(quote: Quote, article: Article) -> bool:
    """Whether the words of ``quote`` are searched with its paragraph already."""
    paragraph = quote.paragraph
    return paragraph is not None and paragraph < len(article.body) and quote.text in article.body[paragraph]


def quote_rows(article: Article) -> Iterator[Row]:
    """Yield for each quote the speaker's name and the other columns."""
    for quote in article.quotes:
        mention, cue = quote.mention or _NOTHING, quote.cue or _NOTHING
        yield (
            quote.speaker,
            quote.paragraph,
            quote.text,
            quote.start,
            quote.end,
            quote.kind,
            mention.text,
            mention.start,
            mention.end,
            cue.text,
            cue.start,
            cue.end,
            quote.rule,
        )


def link_rows(article: Article) -> Iterator[Row]:
    """Yield the columns of each link."""
    return ((link.title, link.url, link.label, link.start, link.end) for link in article.links)
