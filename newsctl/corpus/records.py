"""JSON Lines: newsctl's own export, read back as it is, and the records of others, whose text is parsed.

The parser is imported for the latter only: it takes as long as all the rest.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from newsctl.article import Article, Dateline, Link, Quote, Span, from_json, stated_date
from newsctl.corpus.decoding import decode
from newsctl.corpus.document import Document, Known, Trouble
from newsctl.corpus.files import too_big
from newsctl.corpus.known_fields import (
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
from newsctl.corpus.options import Options
from newsctl.corpus.pieces import Piece, Source

__all__ = ["cut_lines", "is_sound", "read_record"]

_OWN = frozenset({"headline", "body", "quotes", "words"})
"""The keys by which a record of newsctl is known, in whatever order they come."""

_FAR = 1 << 48
"""Beyond it lies no offset, and no count of words."""

_BETWEEN = re.compile(rb"(?<=\})\r(?=\{)")

_fields_of = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_lax_article = msgspec.json.Decoder(Article, strict=False).decode


def cut_lines(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the records of a JSON Lines stream; the path of each ends in ``#`` and its line, from 1."""
    empty = True
    for number, line in enumerate(_lines(source, options.max_size + 1), 1):
        path = f"{source.path}#{number}"
        if line is None:
            yield Trouble(path, too_big(options.max_size))
        elif line.strip():
            yield Piece(path, data=line, form="record", named=source.named)
        else:
            continue
        empty = False
    if empty:
        yield Trouble(source.path, "an empty file: no records in it", notice=True)


def _lines(source: Source, limit: int) -> Iterator[bytes | None]:
    """Yield the lines of ``source``; None for one of ``limit`` bytes or more.

    A lone CR ends a line where it stands between two objects: within one it is space, or part of a text.
    """
    readline = source.stream.readline
    rest = b""
    while line := rest + readline(limit - len(rest)):
        rest = b""
        is_cut = len(line) == limit and not line.endswith(b"\n")
        if b"}\r{" in line:
            lines = _BETWEEN.split(line)
            rest = lines.pop() if is_cut else b""
            yield from lines
        elif is_cut:
            while (more := readline(limit)) and not more.endswith(b"\n"):
                pass
            yield None
        else:
            yield line


def read_record(piece: Piece, options: Options) -> Document | Trouble:
    """Return the document that one JSON object holds, or why it holds none."""
    if _is_own(piece):
        try:
            return _own(from_json(piece.data), piece)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            pass  # somebody else's after all, or broken: the patient way will tell
    fields = _fields(piece.data)
    if isinstance(fields, str):
        return Trouble(piece.path, fields)
    if piece.form == "record" and fields.keys() >= _OWN and not isinstance(fields["body"], str):
        try:
            return _own(_article(piece.data), piece)
        except msgspec.MsgspecError as error:
            return Trouble(piece.path, f"looks like a record of newsctl, but is none: {error}")
    return _foreign(fields, piece, options)


def is_sound(piece: Piece, options: Options) -> bool:
    """Whether there is certainly a document in a record, told without making one; if not, there may be."""
    try:
        if _is_own(piece):
            _own(from_json(piece.data), piece)
            return True
        fields = msgspec.json.decode(piece.data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    is_own = piece.form == "record" and isinstance(fields, dict) and fields.keys() >= _OWN
    return isinstance(fields, dict) and not is_own and any(_texts(fields, options))


def _is_own(piece: Piece) -> bool:
    data = piece.data
    return (
        data.startswith(b'{"path":')
        and b'"quotes":' in data
        and b'"words":' in data
        and piece.form == "record"
    )


def _article(data: bytes) -> Article:
    """Decode newsctl's own record, if need be as patiently as the records of others.

    Raises msgspec.MsgspecError when it is none.
    """
    try:
        return from_json(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        import json

        again = json.dumps(_lenient(data), ensure_ascii=False)
        return _lax_article(_without_surrogates(again))  # numbers have become strings of digits


def _own(article: Article, piece: Piece) -> Document:
    """Return newsctl's own record as it was written, with the path it was written with.

    Raises msgspec.ValidationError for a number below zero or beyond all texts.
    """
    spans: list[Quote | Link | Dateline | Span | None] = [article.dateline, *article.links]
    numbers = [article.words]
    for quote in article.quotes:
        spans += (quote, quote.mention, quote.cue)
        numbers.append(quote.paragraph or 0)
    numbers += (number for span in spans if span is not None for number in (span.start, span.end))
    if min(numbers) < 0 or max(numbers) > _FAR:
        raise msgspec.ValidationError("a number that is out of range")
    if article.path is None:
        article.path = piece.path
    if article.date is None:  # newsctl 0.1 wrote none
        article.date, article.date_source = stated_date(article)
    return Document(article.path, parsed=article, origin=piece.path)


def _foreign(fields: dict[str, Any], piece: Piece, options: Options) -> Document | Trouble:
    text = next(_texts(fields, options), None)
    if text is None:
        return Trouble(piece.path, _why_no_text(fields, options))
    fields = named(fields)
    known = Known(
        headline=_first(fields, TITLE),
        published=_iso(_first(fields, DATE)),
        authors=_authors(next((fields[name] for name in AUTHOR if fields.get(name)), None)),
        url=address(fields),
        subheadline=_text(summary(fields)),
    )
    return Document(piece.path, text, known)


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


def _fields(data: bytes) -> dict[str, Any] | str:
    """Return the fields of a JSON object, or, as a string, what is wrong with it."""
    try:
        return _strict(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _lenient(data)


def _strict(data: bytes) -> dict[str, Any]:
    return {name: _value(raw) for name, raw in _fields_of(data).items()}


def _value(raw: msgspec.Raw) -> Any:
    """Decode a field; a number that no machine word holds is of no use here, and None."""
    if bytes(raw)[:1] in b"-0123456789":
        return None
    return msgspec.json.decode(raw)


def _lenient(data: bytes) -> dict[str, Any] | str:
    """Read what strict JSON forbids and others write: NaN, control characters, lone surrogates, cp1252."""
    import json

    text = decode(data).text
    try:
        # Numbers are not wanted, and long ones are refused by int().
        fields = json.JSONDecoder(
            strict=False, parse_int=str, parse_float=str, parse_constant=_nothing
        ).decode(text)
    except RecursionError:
        return "nested too deep to read"
    except json.JSONDecodeError as error:
        return f"broken JSON: {error.msg.lower()} at character {error.pos + 1}"
    if not isinstance(fields, dict):
        return "no JSON object"
    return fields


def _nothing(constant: str) -> None:
    """Return what NaN and Infinity, which JSON has not, are taken for."""


def _text(value: Any) -> str | None:
    """Return the text in a field: a string, or its paragraphs; lone surrogates become U+FFFD."""
    if isinstance(value, list | dict):
        value = "\n\n".join(paragraphs(value))
    if not isinstance(value, str) or not value or value.isspace():
        return None
    return value if value.isascii() else _without_surrogates(value)


def _without_surrogates(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


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
