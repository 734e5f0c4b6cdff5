"""The fields of other programs' records, by name: which hold the text, the title, the date and so on.

Known are the dumps of news-please (``maintext``, ``date_publish``), the Guardian's API (``webTitle``, and
``bodyText`` below ``fields``), fundus (``body`` as an object), trafilatura (``text``, the URL as ``source``)
and Media Cloud (``text`` or ``story_text``), and what is called as plainly as these. Names are in small
letters, as they are compared.
"""

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["AUTHOR", "DATE", "TEXT_FIELDS", "TITLE", "address", "long_ones", "named", "paragraphs", "summary"]

TEXT_FIELDS = ("text", "content", "maintext", "bodytext", "story_text", "body", "article")
"""The likeliest first: beside ``bodyText``, the Guardian's ``body`` is HTML."""
TITLE = ("title", "headline", "webtitle")
DATE = (
    "date", "published", "date_publish", "publish_date", "publishing_date", "webpublicationdate",
    "published_at", "publication_date", "pub_date", "date_published",
)  # fmt: skip
AUTHOR = ("author", "authors", "byline")
_URL = ("url", "link", "weburl")

_PARTS = ("headline", "sections", "paragraphs", "text")
"""Of a body that is an object, what is read, in this order."""
_DEEPEST = 8
_LONG = 200  # characters that no title has


def named(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields by their names in small letters, with those of an object ``fields`` among them."""
    inner = fields.get("fields")
    found = {name.lower(): value for name, value in inner.items()} if isinstance(inner, dict) else {}
    return found | {name.lower(): value for name, value in fields.items()}


def paragraphs(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the texts in a list or object of paragraphs, of sections with paragraphs, and so on."""
    if isinstance(value, str):
        yield value
    elif depth < _DEEPEST and isinstance(value, list | dict):
        parts = value if isinstance(value, list) else [value[name] for name in _PARTS if name in value]
        for part in parts:
            yield from paragraphs(part, depth + 1)


def summary(fields: Mapping[str, Any]) -> Any:
    """Return the standfirst that a body in parts has as one of them; None without one."""
    body = fields.get("body")
    return body.get("summary") if isinstance(body, dict) else None


def address(fields: Mapping[str, Any]) -> str | None:
    """Return the URL of an article; ``source`` may hold it, or the name of the outlet."""
    values = [fields.get(name) for name in _URL]
    source = fields.get("source")
    if isinstance(source, str) and "://" in source[:10]:
        values.append(source)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def long_ones(fields: Mapping[str, Any]) -> list[str]:
    """Return the names of the fields whose values are long enough to be a text, the longest first."""
    sizes = {
        name: len(value) for name, value in fields.items() if isinstance(value, str) and len(value) >= _LONG
    }
    return sorted(sizes, key=lambda name: -sizes[name])
