"""Titles as they are compared: in words, without case, accents, marks and the ways of writing a number."""

import html
import re
from functools import cache
from typing import NamedTuple

from newsctl.matching.typewriter import retype
from newsctl.matching.words import fold
from newsctl.parsing.lexicon import entries

__all__ = ["Title", "content_of", "fold_title", "has_figure", "same_address", "slug_title"]

_LONGEST = 600
"""Code points of a title that are compared: a longer one is a paragraph."""

_TOKEN = re.compile(
    r"""
    (?P<number> \d+ (?:[.,]\d+)* )
        (?: \s? (?P<unit> % | (?:percent|per\ cent|pct|mln|million|bln|billion|bn|trillion|trn)\b )
          | (?P<glued> [a-z]+ ) )?
    | (?P<initials> (?<![a-z]) [a-z] (?:\.[a-z])+ \b \.? )
    | (?P<word> [^\W_]+ (?:'[^\W_]+)* )
    | (?P<cut> \u2026 | \.\.\.+ )
    | (?P<dash> --+ | (?<=\s)- | -(?=\s) | [\u2013\u2014] )
    | (?P<hyphen> - )
    | (?P<ampersand> & )
    | (?P<mark> [|:;,?!/.(\[] )
    """,
    re.VERBOSE,
)
_TICKER = re.compile(r"(?<=\S)\s*<[A-Za-z]{1,6}(?:[. ][A-Za-z]{1,2})?>")
"""What a firm is called at the stock exchange, behind its name: ``PEGASUS GOLD <PGULF>``."""
_DASHES = {"dash": "-", "hyphen": "h"}
_THOUSANDS = re.compile(r",(?=\d\d\d(?!\d))")
_UNITS = {
    "%": "%", "percent": "%", "per cent": "%", "pct": "%", "mln": "m", "million": "m", "m": "m", "bln": "bn",
    "billion": "bn", "bn": "bn", "trillion": "trn", "trn": "trn", "tn": "trn",
}  # fmt: skip
_FIGURES = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "first": "1st", "second": "2nd", "third": "3rd",
    "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th",
    "tenth": "10th",
}  # fmt: skip
_SLUG_NUMBER = re.compile(r"(?:[-_](?:\d{5,}|[0-9a-f]*\d[0-9a-f]{6,}))+$|^\d{5,}[-_]")
_SUFFIX = re.compile(r"\.[a-z]{2,5}$")
_SINGLE_LETTERS = re.compile(r"\b(?:[a-z] ){1,}[a-z]\b")
_TRACKING = ("utm_", "fbclid=", "gclid=", "ref=", "source=", "cmp=", "smid=")
_LEAST_IN_SLUG = 3  # words


class Title(NamedTuple):
    """A title in words.

    ``marks`` says before which words what marks stand (``len(words)``: behind the last): a dash in whatever
    form as ``-``, a hyphen within a word as ``h``. ``cut`` is whether it ends in an ellipsis, and its last
    word may be cut as well.
    """

    words: tuple[str, ...]
    marks: dict[int, str]
    cut: bool

    @property
    def text(self) -> str:
        """The words with spaces between them."""
        return " ".join(self.words)

    def part(self, start: int, end: int) -> "Title":
        """Return the words from ``start`` up to ``end`` as a title of its own."""
        marks = {place - start: mark for place, mark in self.marks.items() if start < place < end}
        return Title(self.words[start:end], marks, self.cut and end == len(self.words))


def fold_title(text: str) -> Title:
    """Return ``text``, which may have entities of HTML, as a title to be compared."""
    text = text[:_LONGEST]
    if "&" in text:
        text = html.unescape(text)
    if not text.isascii():
        text = retype(text)
    if "<" in text:
        text = _TICKER.sub(" ", text)
    words: list[str] = []
    marks: dict[int, str] = {}
    cut = False
    for token in _TOKEN.finditer(fold(text)):
        kind, value = token.lastgroup or "", token[0]
        cut = kind == "cut"
        if mark := value if kind == "mark" else _DASHES.get(kind):
            marks[len(words)] = marks.get(len(words), "") + mark
        elif not cut:
            words.append(_written(token, kind))
    return Title(tuple(words), marks, cut)


def _written(token: re.Match[str], kind: str) -> str:
    """Return the word of a ``token``, its number in figures."""
    if kind == "word":
        word = token[0].replace("'", "")
        return _FIGURES.get(word, word)
    if kind == "initials":
        return token[0].replace(".", "")
    if kind == "ampersand":
        return "and"
    unit = token["unit"] or token["glued"] or ""
    return _THOUSANDS.sub("", token["number"]) + _UNITS.get(unit, unit)


def slug_title(url: str) -> Title | None:
    """Return the title that the ``url`` of an article spells in its path; None where it spells none."""
    path = url.partition("://")[2].partition("?")[0].partition("#")[0]
    parts = [_SUFFIX.sub("", part) for part in path.lower().split("/")[1:]]
    slug = max(parts, key=lambda part: part.count("-") + part.count("_"), default="")
    slug = _SLUG_NUMBER.sub("", slug[:_LONGEST]).replace("-", " ").replace("_", " ")
    slug = _SINGLE_LETTERS.sub(lambda found: found[0].replace(" ", ""), slug)
    title = fold_title(slug)
    return title if len(title.words) >= _LEAST_IN_SLUG else None


def same_address(url: str) -> str:
    """Return ``url`` without scheme, ``www.``, fragment and tracking: one page is one address."""
    rest = url.partition("://")[2] or url
    host, slash, path = rest.partition("/")
    path, _, query = path.partition("#")[0].partition("?")
    kept = "&".join(part for part in query.split("&") if part and not part.startswith(_TRACKING))
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/") + (f"?{kept}" if kept else "")


def content_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ``words`` that carry what is told, short forms written out."""
    forms, small = _short_forms(), entries("words-titles-exchange")
    return tuple(
        part for word in words if word not in small for part in forms.get(word, (word,)) if part not in small
    )


def has_figure(word: str) -> bool:
    """Whether a word is a number, or has one in it."""
    return not word.isalpha() and any(char.isdigit() for char in word)


@cache
def _short_forms() -> dict[str, tuple[str, ...]]:
    pairs = (entry.partition(" ") for entry in entries("title-short-forms"))
    return {short: tuple(long.split()) for short, _, long in pairs}
