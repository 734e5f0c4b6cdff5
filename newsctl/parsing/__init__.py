"""From the text of one article to its record.

Everything below this package is pure: text in, records out; no files, no printing, and no exception for
any string.
"""

import msgspec

from newsctl.article import Article, Quote
from newsctl.parsing.blocks import Block
from newsctl.parsing.layout import lay_out

__all__ = ["Block", "Reading", "parse", "read"]


class Reading(msgspec.Struct, frozen=True):
    """What :func:`read` found: the article, and the blocks its fields were read off."""

    article: Article
    blocks: list[Block]


def parse(text: str, path: str | None = None, *, quoting: bool = True) -> Article:
    """Return the record of the article that ``text`` holds; ``path`` is only written down in it.

    Without ``quoting`` its quotes are left out: to find them and their speakers is two thirds of the work.
    """
    return read(text, path, quoting=quoting).article


def read(text: str, path: str | None = None, *, quoting: bool = True) -> Reading:
    """Return the record together with the blocks that tile ``text``, each with the rule that named it."""
    layout = lay_out(text)
    quotes: list[Quote] = []
    if quoting:
        from newsctl.parsing.attribution import find_quotes  # a third of the start, too

        quotes = find_quotes(text, layout.blocks, layout.authors)
    article = Article(
        path=path,
        url=layout.url,
        headline=layout.headline,
        subheadline=layout.subheadline,
        dateline=layout.dateline,
        authors=layout.authors,
        published=layout.published,
        label=layout.label,
        body=layout.body,
        quotes=quotes,
        links=layout.links,
        words=sum(len(paragraph.split()) for paragraph in layout.body),
    )
    return Reading(article, layout.blocks)
