"""What one JSON object says: newsctl's own record, read back as it is, or another's, whose text is parsed.

The parser is imported for the latter only: it takes as long as all the rest.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from newsctl.article import Article, Dateline, Link, Quote, Span, Statement, from_json, stated_date
from newsctl.corpus.document import Document, Known, Trouble
from newsctl.corpus.entry import Entry
from newsctl.corpus.formats.known_fields import (
    AUTHOR,
    DATE,
    TEXT_FIELDS,
    TITLE,
    address,
    long_ones,
    named,
    paragraphs,
    summary,
)
from newsctl.corpus.formats.lenient_json import fields_of, lenient, without_surrogates
from newsctl.corpus.options import Options

__all__ = ["is_sound", "read_record"]

_OWN = frozenset({"headline", "body", "quotes", "words"})
"""The keys by which a record of newsctl is known, in whatever order they come."""

_FAR = 1 << 48
"""Beyond it lies no offset, and no count of words."""

_lax_article = msgspec.json.Decoder(Article, strict=False).decode


def read_record(entry: Entry, options: Options) -> Document | Trouble:
    """Return the document that one JSON object holds, or why it holds none."""
    if _is_own(entry):
        try:
            return _own(from_json(entry.data), entry)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            pass  # somebody else's after all, or broken: the patient way will tell
    fields = fields_of(entry.data)
    if isinstance(fields, str):
        return Trouble(entry.path, fields)
    if entry.form == "record" and fields.keys() >= _OWN and not isinstance(fields["body"], str):
        try:
            return _own(_article(entry.data), entry)
        except msgspec.MsgspecError as error:
            return Trouble(entry.path, f"looks like a record of newsctl, but is none: {error}")
    return _foreign(fields, entry, options)


def is_sound(entry: Entry, options: Options) -> bool:
    """Whether there is certainly a document in a record, told without making one; if not, there may be."""
    try:
        if _is_own(entry):
            _own(from_json(entry.data), entry)
            return True
        fields = msgspec.json.decode(entry.data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    is_own = entry.form == "record" and isinstance(fields, dict) and fields.keys() >= _OWN
    return isinstance(fields, dict) and not is_own and any(_texts(fields, options))


def _is_own(entry: Entry) -> bool:
    data = entry.data
    return (
        data.startswith(b'{"path":')
        and b'"quotes":' in data
        and b'"words":' in data
        and entry.form == "record"
    )


def _article(data: bytes) -> Article:
    """Decode newsctl's own record, if need be as patiently as the records of others.

    Raises msgspec.MsgspecError when it is none.
    """
    try:
        return from_json(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        import json

        again = json.dumps(lenient(data), ensure_ascii=False)
        return _lax_article(without_surrogates(again))  # numbers have become strings of digits


def _own(article: Article, entry: Entry) -> Document:
    """Return newsctl's own record as it was written, with the path it was written with.

    Raises msgspec.ValidationError for a number below zero or beyond all texts.
    """
    spans: list[Quote | Statement | Link | Dateline | Span | None] = [article.dateline, *article.links]
    numbers = [article.words]
    for quote in (*article.quotes, *(article.reported or ())):
        spans += (quote, quote.mention, quote.cue)
        numbers.append(quote.paragraph or 0)
    numbers += (number for span in spans if span is not None for number in (span.start, span.end))
    if min(numbers) < 0 or max(numbers) > _FAR:
        raise msgspec.ValidationError("a number that is out of range")
    if article.path is None:
        article.path = entry.path
    if article.date is None:  # newsctl 0.1 wrote none
        article.date, article.date_source = stated_date(article)
    return Document(article.path, parsed=article, origin=entry.path)


def _foreign(fields: dict[str, Any], entry: Entry, options: Options) -> Document | Trouble:
    text = next(_texts(fields, options), None)
    if text is None:
        return Trouble(entry.path, _why_no_text(fields, options))
    fields = named(fields)
    known = Known(
        headline=_first(fields, TITLE),
        published=_iso(_first(fields, DATE)),
        authors=_authors(next((fields[name] for name in AUTHOR if fields.get(name)), None)),
        url=address(fields),
        subheadline=_text(summary(fields)),
    )
    return Document(entry.path, text, known)


def _texts(fields: dict[str, Any], options: Options) -> Iterator[str]:
    """Yield the texts in the fields that may hold the article's, the likeliest first."""
    if options.text_field:
        values = [fields.get(options.text_field)]
    else:
        fields = named(fields)
        values = [fields.get(name) for name in TEXT_FIELDS]
    return (text for value in values if (text := _text(value)))


def _why_no_text(fields: dict[str, Any], options: Options) -> str:
    """Say why there is no text in a record, and, if it may be in another field, in which."""
    known = named(fields)
    names = (options.text_field,) if options.text_field else TEXT_FIELDS
    holders = [name for name in names if name in (fields if options.text_field else known)]
    if any(isinstance(known.get(name.lower()), dict) and known[name.lower()] for name in holders):
        return f"{holders[0]} is an object, and has no paragraphs that newsctl knows to find"
    others = long_ones(fields)[:3]
    if holders and not others:
        return "empty: no text in this record"
    wanted = options.text_field or "text, content, body or article"
    no = f"no text in {holders[0]}" if holders else f"no field {wanted}"
    if others:
        has = f"but long texts in {' and '.join(others)}"
    else:
        has = f"only {', '.join(list(fields)[:8]) or 'no fields'}"
    return f"{no}, {has}; --text-field NAME says which holds the text"


def _text(value: Any) -> str | None:
    """Return the text in a field: a string, or its paragraphs; lone surrogates become U+FFFD."""
    if isinstance(value, list | dict):
        value = "\n\n".join(paragraphs(value))
    if not isinstance(value, str) or not value or value.isspace():
        return None
    return value if value.isascii() else without_surrogates(value)


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and (text := _text(value)):
            return text.strip()
    return None


def _authors(value: Any) -> list[str]:
    """Return the names in a field: a list of them, or a byline with or without its "By"."""
    if isinstance(value, list):
        return [name.strip() for name in map(_text, value) if name]
    if not isinstance(value, str) or not value.strip():
        return []
    from newsctl.parsing.byline import read_byline

    line = value.strip()
    byline = read_byline(line) or read_byline(f"By {line}")
    return list(byline.authors) if byline and byline.authors else [line]


def _iso(value: str | None) -> str | None:
    """Return the date, or local date and time, of a record; None when it cannot be told."""
    if value is None:
        return None
    from newsctl.parsing.dates import stamp_of

    stamp = stamp_of(value)
    return stamp.iso if stamp else None
