"""Markdown: a page an article, readable as it stands and wherever CommonMark is set."""

import re
from collections.abc import Iterator

from newsctl.article import Article, Link
from newsctl.export.format import Format, Settings

__all__ = ["MARKDOWN", "escape"]

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~]")
_OPENER = re.compile(r"(\d{0,9})([.)]|(?<!\d)[-+=#])")
_CLOSER = re.compile(r"(?<=\s)#+$")
_LINE_ENDS = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")  # to CommonMark two, to others all
_ADDRESS = re.compile("(https?|mailto):", re.IGNORECASE)
_UNSAFE_IN_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f-\x9f<>\\]")


def escape(text: str) -> str:
    r"""Return ``text`` on one line so that Markdown shows it as it is: ``[sic]`` becomes ``\[sic\]``.

    What would begin a heading or a list (``# ``, ``1. ``) is escaped where it stands first, what would end a
    heading where it stands last.
    """
    text = _SPECIAL.sub(r"\\\g<0>", _LINE_ENDS.sub(" ", text).strip())
    opener = _OPENER.match(text)
    text = f"{opener[1]}\\{text[opener.end(1) :]}" if opener else text
    return _CLOSER.sub(r"\\\g<0>", text)


def _page(article: Article, settings: Settings) -> bytes:
    return ("\n\n".join(_blocks(article)) + "\n").encode("utf-8", "backslashreplace")


def _blocks(article: Article) -> Iterator[str]:
    """Yield the blocks of the page: headline, standfirst, facts, story, quotes, reported speech, links."""
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
    if article.reported:
        yield "## Reported"
        yield "\n".join(
            f"- **{escape(statement.speaker or 'Speaker not named')}:** {escape(statement.text)}"
            for statement in article.reported
        )
    if article.links:
        yield "## Links"
        yield "\n".join(f"{number}. {_link(link)}" for number, link in enumerate(article.links, 1))


def _link(link: Link) -> str:
    """Return ``link`` to be clicked on, if its address is of the web or of mail; others can run programs."""
    title = escape(link.title)
    if link.url and _ADDRESS.match(link.url):
        title = f"[{title}](<{_UNSAFE_IN_ADDRESS.sub(_percent, link.url).replace('&', '&amp;')}>)"
    elif link.url:
        title = f"{title} ({escape(link.url)})"
    return f"{escape(link.label)}: {title}" if link.label else title


def _percent(unsafe: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in unsafe[0].encode("utf-8", "replace"))


MARKDOWN = Format("md", (".md", ".markdown"), _page, separator=b"\n---\n\n", takes_reported=True)
