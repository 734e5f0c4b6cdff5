"""Markdown: a page an article, readable as it stands and wherever CommonMark is set."""

import re
from collections.abc import Iterator

from newsctl.article import Article, Link
from newsctl.export.format import Format, Settings

__all__ = ["MARKDOWN", "escape"]

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~]")
_OPENER = re.compile(r"(\d{0,9})([.)]|(?<!\d)[-+=#])")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s<>\\]")


def escape(text: str) -> str:
    r"""Return ``text`` on one line so that Markdown shows it as it is: ``[sic]`` becomes ``\[sic\]``.

    What would begin a heading or a list (``# ``, ``1. ``) is escaped where it stands first.
    """
    text = _SPECIAL.sub(r"\\\g<0>", " ".join(text.split("\n")).strip())
    opener = _OPENER.match(text)
    return f"{opener[1]}\\{text[opener.end(1) :]}" if opener else text


def _page(article: Article, settings: Settings) -> bytes:
    return ("\n\n".join(_blocks(article)) + "\n").encode("utf-8", "backslashreplace")


def _blocks(article: Article) -> Iterator[str]:
    """Yield the blocks of the page: headline, standfirst, facts, story, quotations, links."""
    yield f"# {escape(article.headline or article.path or 'Untitled')}"
    if article.subheadline:
        yield f"*{escape(article.subheadline)}*"
    dateline = article.dateline
    facts = [dateline.place, dateline.agency, dateline.date] if dateline else []
    known = [escape(fact) for fact in [*facts, *article.authors, article.published, article.label] if fact]
    if known:
        yield " · ".join(known)
    yield from map(escape, article.body)
    if article.quotes:
        yield "## Quotes"
        yield "\n".join(
            f"- **{escape(quote.speaker or 'Speaker not named')}:** “{escape(quote.text)}”"
            for quote in article.quotes
        )
    if article.links:
        yield "## Links"
        yield "\n".join(f"{number}. {_link(link)}" for number, link in enumerate(article.links, 1))


def _link(link: Link) -> str:
    title = escape(link.title)
    if link.url:
        address = _UNSAFE_IN_ADDRESS.sub(lambda unsafe: f"%{ord(unsafe[0]):02X}", link.url)
        title = f"[{title}](<{address}>)"
    return f"{escape(link.label)}: {title}" if link.label else title


MARKDOWN = Format("md", (".md", ".markdown"), _page, separator=b"\n---\n\n")
