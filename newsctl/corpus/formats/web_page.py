"""Web pages: the extra ``newsctl[web]``.

trafilatura finds the article in a page; what it gives is the text that is parsed and that offsets point into.
Of the links, those that have a line of their own ("Read more: …") keep their address, as ``[title](url)``.
"""

import re
from collections.abc import Iterator

from newsctl.corpus.document import Document, Known, Trouble
from newsctl.corpus.entry import Entry, OpenFile
from newsctl.corpus.formats.plain_text import whole
from newsctl.corpus.options import Options

__all__ = ["NEEDS", "entries", "read_page"]

_LINK = re.compile(r"\[([^\[\]\n]{1,400})\]\(([^()\s]{1,2000})\)")
_LABEL = 4  # words beside a link that is no part of a sentence: "Read more on this:"
NEEDS = "web pages need trafilatura and fastwarc: pip install 'newsctl[web]'"
"""Said where the extra is not installed."""


def entries(file: OpenFile, options: Options) -> Iterator[Entry | Trouble]:
    """Yield the one page that ``file`` holds."""
    yield whole(file, options, "html")


def read_page(entry: Entry) -> Document | Trouble:
    """Return the article in the HTML of ``entry`` with what the page says of it, or why there is none."""
    try:
        from trafilatura import bare_extraction
    except ImportError:
        return Trouble(entry.path, NEEDS)
    url = entry.known.url if entry.known else None
    page = bare_extraction(
        entry.data, url=url, with_metadata=True, include_links=True, include_comments=False
    )
    if page is None or isinstance(page, dict) or not page.text:
        return Trouble(entry.path, "no article in this page", notice=not entry.named)
    title = page.title or None
    lines = [_unlinked(line) for line in page.text.split("\n")]
    if title and lines[0] != title:
        lines.insert(0, title)
    known = Known(
        title, page.date, [name for name in (page.author or "").split("; ") if name], page.url or url
    )
    return Document(entry.path, "\n\n".join(lines), known)


def _unlinked(line: str) -> str:
    """Return ``line`` with the links that stand within a sentence as their words alone."""
    if "](" not in line:
        return line
    beside = _LINK.sub("", line)
    return line if len(beside.split()) <= _LABEL else _LINK.sub(r"\1", line)
