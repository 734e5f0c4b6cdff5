"""The records: what newsctl knows of one article, and its JSON form.

Offsets are code points into the decoded text as it stands in the source, end exclusive, so that
``text[start:end]`` is the value itself. Where the source breaks a line inside a value, the value has
one space there.

This module imports nothing of newsctl and is the one place where records become JSON.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

__all__ = [
    "Article",
    "DateSource",
    "Dateline",
    "Link",
    "Quote",
    "QuoteKind",
    "Span",
    "Statement",
    "find_quotes",
    "from_json",
    "is_day",
    "json_schema",
    "quotes_by_paragraph",
    "stated_date",
    "to_json",
]

QuoteKind = Literal["full", "partial"]
DateSource = Literal["published", "dateline", "record", "path", "mtime"]


class Span(msgspec.Struct, frozen=True, gc=False):
    """Words of the source: ``text``, from code point ``start`` up to, not including, ``end``."""

    text: str
    start: int
    end: int


class Dateline(msgspec.Struct, frozen=True, gc=False):
    """Where, for whom and when an article was filed, as its first paragraph states it.

    ``text`` is the dateline as written with its separator (``Tehran (IP) -``); ``place`` and ``agency``
    are as written, without brackets; ``date`` is ISO 8601 when the year is known, else as written.
    """

    text: str
    place: str | None
    agency: str | None
    date: str | None
    start: int
    end: int


class Quote(msgspec.Struct, frozen=True):
    """Words in quotation marks that are owed to a source.

    ``text`` is what stands between the marks; ``paragraph`` the index in the article's body, from 0, or
    None when the quote stands in another block; ``speaker`` the fullest name that the article gives
    the person anywhere, else the fullest description; ``also`` the names of others who say it with the
    speaker; ``mention`` and ``cue`` the words beside the quote that name them and the speaking; ``rule`` the
    name of the rule that decided.
    """

    text: str
    start: int
    end: int
    paragraph: int | None
    kind: QuoteKind
    speaker: str | None = None
    also: list[str] = []
    mention: Span | None = None
    cue: Span | None = None
    rule: str = ""


class Statement(msgspec.Struct):
    """What somebody said without, or not wholly in, quotation marks: reported speech.

    ``text`` is the clause as written, without the words that say who says it; ``also`` the names of others
    who say it with the ``speaker``; ``quotes`` the numbers, from 0, of the article's quotes inside it. All
    else is as in a :class:`Quote`.
    """

    text: str
    start: int
    end: int
    paragraph: int | None
    speaker: str | None
    also: list[str]
    mention: Span | None
    cue: Span | None
    rule: str
    quotes: list[int]


class Link(msgspec.Struct, frozen=True, gc=False):
    """A "read more" target: its ``title``, and ``url`` and ``label`` as written, where there are any."""

    title: str
    url: str | None
    label: str | None
    start: int
    end: int


class Article(msgspec.Struct):
    """One article. README.md, section "The record", says what each field holds.

    ``reported`` is UNSET, and absent from its JSON, where reported speech was not asked for.
    """

    path: str | None = None
    url: str | None = None
    headline: str | None = None
    subheadline: str | None = None
    dateline: Dateline | None = None
    authors: list[str] = []
    published: str | None = None
    date: str | None = None
    date_source: DateSource | None = None
    label: str | None = None
    body: list[str] = []
    quotes: list[Quote] = []
    reported: list[Statement] | msgspec.UnsetType = msgspec.UNSET
    links: list[Link] = []
    words: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain dicts, lists, strings and numbers, as JSON would give it back."""
        record: dict[str, Any] = msgspec.to_builtins(self)
        return record

    def to_json(self, *, ascii_only: bool = False) -> str:
        """Return the record as one line of JSON, without a line end."""
        return to_json(self, ascii_only=ascii_only).decode()


_ISO_DAY = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?![0-9])")
_DAYS = {"02": 29, "04": 30, "06": 30, "09": 30, "11": 30}


def is_day(year: str, month: str, day: str) -> bool:
    """Whether a calendar has that day: ``2008-02-30`` is a misprint, and so is ``1900-02-29``."""
    leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    return int(day) <= _DAYS.get(month, 31) and (leap or (month, day) != ("02", "29"))


def stated_date(article: Article) -> tuple[str | None, DateSource | None]:
    """Return the day that an article itself states, ISO, and the field that states it; None, None for none.

    The day of publication goes before the dateline's, which counts only with its year; a day that no calendar
    has does not count.
    """
    if day := _day(article.published):
        return day, "published"
    if day := _day(article.dateline.date if article.dateline else None):
        return day, "dateline"
    return None, None


def _day(value: str | None) -> str | None:
    found = _ISO_DAY.match(value) if value else None
    return found[0] if found and is_day(*found.groups()) else None


def quotes_by_paragraph(article: Article) -> dict[int | None, list[Quote]]:
    """Return the quotes of each paragraph that has some, in order; under None those of other blocks.

    All at once: an article may have thousands of paragraphs and of quotes.
    """
    quotes: dict[int | None, list[Quote]] = {}
    for quote in article.quotes:
        quotes.setdefault(quote.paragraph, []).append(quote)
    return quotes


def find_quotes(quotes: Iterable[Quote], text: str) -> Iterator[tuple[int, int, Quote]]:
    """Yield where ``quotes`` stand in the ``text`` of their paragraph, as start and end, and each quote.

    A quote is looked for by its words, from where the one before it ended, so that the same words said twice
    are told apart: its offsets count in the source, which a record that was read back does not hold. One that
    is not in ``text`` is passed over.
    """
    end = 0
    for quote in quotes:
        if quote.text and (start := text.find(quote.text, end)) >= 0:
            end = start + len(quote.text)
            yield start, end, quote


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Article)


def to_json(record: Any, *, ascii_only: bool = False) -> bytes:
    """Encode a record (an Article, or any struct, dict or list of them) as one line of UTF-8 JSON.

    With ``ascii_only`` every character beyond ASCII is escaped by its number, astral ones as a pair.
    """
    data = _encoder.encode(record)
    if ascii_only and not data.isascii():
        # Beyond ASCII, JSON has characters in strings only, so that escaping them all is safe.
        units = data.decode().encode("utf-16-be", "surrogatepass")
        codes = (units[i] << 8 | units[i + 1] for i in range(0, len(units), 2))
        data = "".join(chr(code) if code < 128 else f"\\u{code:04x}" for code in codes).encode()
    return data


def from_json(line: bytes | str) -> Article:
    """Decode one article that :func:`to_json` wrote.

    Raises msgspec.DecodeError when it is no JSON, msgspec.ValidationError when it is no article.
    """
    return _decoder.decode(line)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an article."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Article)}
