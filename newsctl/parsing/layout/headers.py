"""Lines of metadata on top of a file: ``Title: …``, e-mail style, or between the fences of a front matter."""

import re

import msgspec

from newsctl.parsing.blocks import Piece
from newsctl.parsing.byline import bare_byline, read_byline
from newsctl.parsing.dates import find_stamp, stamp_of

__all__ = ["Headers", "read_headers"]

_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{1,20}?)\s*:[ \t\xa0]*(?P<value>.*)", re.DOTALL)
OTHER_KEYS = frozenset((
    "updated", "source", "publication", "publisher", "outlet", "newspaper", "from", "to", "section",
    "category", "categories", "tags", "keywords", "language", "lang", "copyright", "location", "id", "slug",
    "length", "word count", "words", "type", "edition", "page", "country", "image", "caption",
))  # fmt: skip
FIELDS = {
    "title": "headline", "headline": "headline", "subject": "headline",
    "subtitle": "subheadline", "subheadline": "subheadline", "standfirst": "subheadline",
    "dek": "subheadline", "description": "subheadline", "summary": "subheadline",
    "date": "published", "published": "published", "publish date": "published", "pubdate": "published",
    "publication date": "published", "published at": "published", "published on": "published",
    "url": "url", "link": "url", "permalink": "url", "canonical": "url",
    "author": "authors", "authors": "authors", "byline": "authors", "by": "authors", "writer": "authors",
    "text": "body", "body": "body", "content": "body", "fulltext": "body", "full text": "body",
}  # fmt: skip


class Headers(msgspec.Struct):
    """What metadata lines state; ``spans`` where each value stands, ``stop`` the first piece after them."""

    stop: int = 0
    url: str | None = None
    published: str | None = None
    authors: list[str] = []
    spans: dict[str, tuple[int, int]] = {}


def read_headers(text: str, pieces: list[Piece]) -> Headers | None:
    """Return the metadata on top of the text; None when it does not open with at least two such lines."""
    first = 1 if pieces and set(pieces[0].text) == {"-"} and len(pieces[0].text) >= 3 else 0
    if not pieces[first:] or ":" not in pieces[first].text[:24]:
        return None
    headers = Headers()
    at = first
    while at < len(pieces):
        line = _LINE.match(pieces[at].text)
        if line is None or _key(line) not in FIELDS.keys() | OTHER_KEYS:
            if not (first and pieces[at].text.startswith("- ")):
                break
        else:
            _take(text, pieces[at], line, headers)
        at += 1
    fenced = first and at < len(pieces) and set(pieces[at].text) == {"-"}
    if at - first < (1 if fenced else 2):
        return None
    headers.stop = at + 1 if fenced else at
    return headers


def _key(line: re.Match[str]) -> str:
    return line["key"].lower().replace("_", " ").replace("-", " ")


def _take(text: str, piece: Piece, line: re.Match[str], headers: Headers) -> None:
    """Write down the value of one line, unless an earlier line gave that field."""
    field = FIELDS.get(_key(line))
    value = line["value"].strip().strip("\"'")
    if field is None or not value or field in headers.spans:
        return
    start = text.find(value[:12], piece.start, piece.end)
    if start < 0:
        return
    if field == "url":
        if "://" not in value and not value.startswith("www."):
            return
        headers.url = value.split()[0]
    elif field == "published":
        stamp = stamp_of(value) or find_stamp(value)[1]
        headers.published = stamp.iso if stamp else None
    elif field == "authors":
        byline = read_byline(value) or read_byline(f"By {value.strip('[]')}") or bare_byline(value)
        headers.authors = list(byline.authors) if byline else []
    headers.spans[field] = (
        start,
        piece.end - (1 if text[piece.end - 1] in "\"'" and line["value"][:1] in "\"'" else 0),
    )
