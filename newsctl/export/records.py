"""JSON and JSON Lines: the records as they are, or some of their fields."""

from typing import Any, BinaryIO

import msgspec

from newsctl.article import Article, to_json
from newsctl.export.format import LONGEST_RECORD, Format, Settings

__all__ = ["JSON", "JSON_LINES", "fields_of_record", "record_of"]


def record_of(article: Article, settings: Settings) -> Article | dict[str, Any]:
    """Return what is written of ``article``: all of it, or the fields that ``settings`` ask for."""
    if not settings.fields:
        return article
    values = ((name, getattr(article, name)) for name in settings.fields)
    return {name: value for name, value in values if value is not msgspec.UNSET}


def fields_of_record(settings: Settings) -> tuple[str, ...]:
    """Return the fields of a record; that of reported speech, where it is asked for."""
    return tuple(name for name in Article.__struct_fields__ if settings.reported or name != "reported")


def _record(article: Article, settings: Settings) -> bytes:
    return to_json(record_of(article, settings), ascii_only=settings.ascii_only)


def _line(article: Article, settings: Settings) -> bytes:
    return _record(article, settings) + b"\n"


def _wrote_lines(file: BinaryIO) -> bool:
    return _is_own(file.readline(LONGEST_RECORD).removesuffix(b"\n"))


def _wrote_array(file: BinaryIO) -> bool:
    return file.readline(3) == b"[\n" and _is_own(file.readline(LONGEST_RECORD).rstrip(b",\n") or b"{}")


def _is_own(line: bytes) -> bool:
    """Whether ``line`` is a record with no other keys than newsctl's, written as newsctl writes it."""
    try:
        record = msgspec.json.decode(line)
    except msgspec.DecodeError:
        return False
    if not isinstance(record, dict) or not record.keys() <= set(Article.__struct_fields__):
        return False
    return line in (to_json(record), to_json(record, ascii_only=True))


JSON_LINES = Format(
    name="jsonl",
    suffixes=(".jsonl", ".ndjson"),
    encode=_line,
    is_json=True,
    takes_reported=True,
    fields_of=fields_of_record,
    wrote=_wrote_lines,
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
    fields_of=fields_of_record,
    wrote=_wrote_array,
)
