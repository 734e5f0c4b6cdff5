"""JSON and JSON Lines: the records as they are."""

from newsctl.article import Article, to_json
from newsctl.export.format import Format, Settings

__all__ = ["JSON", "JSON_LINES"]


def _record(article: Article, settings: Settings) -> bytes:
    return to_json(article, ascii_only=settings.ascii_only)


def _line(article: Article, settings: Settings) -> bytes:
    return _record(article, settings) + b"\n"


JSON_LINES = Format(
    name="jsonl",
    suffixes=(".jsonl", ".ndjson"),
    encode=_line,
    is_json=True,
    takes_reported=True,
    has_parts=True,
)
JSON = Format(
    name="json",
    suffixes=(".json",),
    encode=_record,
    opening=lambda settings: b"[\n",
    separator=b",\n",
    closing=b"\n]\n",
    is_json=True,
    takes_reported=True,
)
