"""ProQuest, Gale, NewsBank and EBSCO: a label before each value, ``Full text:`` before the story or nothing."""

import re
from collections.abc import Sequence

from newsctl.parsing.dates import find_stamp
from newsctl.parsing.layout.databases.certainty import (
    COPYRIGHT,
    Certainty,
    Known,
    is_prose,
    label_of,
    tail_of,
)

__all__ = ["read_labelled"]

_SIGNS = frozenset((
    "proquest document id", "publication info", "language of publication", "gale document number",
    "document number", "accession number", "record number", "openurl link", "readability", "full text word count",
    "source citation", "publication details",
))  # fmt: skip
"""The labels that only these databases have."""

_FIELDS: dict[str, Known] = {
    "title": "headline", "headline": "headline", "document title": "headline",
    "subtitle": "subheadline",
    "author": "byline", "authors": "byline", "author(s)": "byline", "byline": "byline", "author/byline": "byline",
    "publication date": "published", "date": "published", "pub date": "published",
    "dateline": "dateline", "caption": "caption",
    "document url": "url", "openurl link": "url", "url": "url",
}  # fmt: skip
_OTHERS = frozenset((
    "abstract", "links", "publication title", "publication year", "publication subject", "publication details",
    "section", "source", "source type", "publisher", "place of publication", "country of publication", "issn",
    "isbn", "pages", "page", "first page", "edition", "paper", "newspaper", "publication", "location", "people",
    "company / organization", "company", "subject", "subjects", "subject terms", "index terms", "identifier / keyword",
    "identifier", "document type", "document feature", "volume", "issue", "year", "copyright", "last updated",
    "database", "credit", "column", "memo", "length", "lexile measure", "from", "record", "zone", "notes", "topic",
    "product/service names", "named person", "geographic terms", "geographic code", "event code", "word count",
    "language", "load date", "correction", "text", "citation", "corrections", "day", "city", "country",
)) | _SIGNS  # fmt: skip
_LABELS = _OTHERS | _FIELDS.keys()
_STORY = frozenset(("full text", "fulltext", "body", "text", "full-text", "article text"))
_MARKS = (
    "source citation", "database copyright", "contact us at", "bibliography", "search summary",
    "proquest document link",
)  # fmt: skip
_NUMBER = re.compile(r"(?i)document \d+ of \d+$|record: \d+$")
_HIGHEST = 40  # lines above the story
_BETTER_DATES = ("publication date", "pub date", "date")
_LONGEST = 160


def read_labelled(lines: Sequence[str]) -> list[Certainty] | None:
    """Return what the lines with labels are, None when they are those of no such database."""
    labels = [label_of(line) for line in lines]
    said = {label for label, _ in labels if label in _LABELS or label in _STORY}
    if not said & _SIGNS or len(said) + any(map(COPYRIGHT.match, lines)) < 3:
        return None
    body = _body(lines, labels)
    tail = tail_of(lines, body, _LABELS, _MARKS)
    if body == tail and (abstract := _labelled(labels, "abstract")) is not None:
        body, tail = abstract, abstract + 1  # all there is of the story
    return _roles(lines, labels, body, tail)


def _body(lines: Sequence[str], labels: list[tuple[str, int]]) -> int:
    """Return the number of the first line of the story: the one with ``Full text:``, else below the labels."""
    for number, (label, _) in enumerate(labels):
        if label in _STORY or lines[number].lower().strip("* ") in _STORY:
            return number
    body = 0
    for number, line in enumerate(lines[:_HIGHEST]):
        if labels[number][0] in _LABELS or _NUMBER.match(line) or COPYRIGHT.match(line) or _is_dated(line):
            body = number + 1
        elif body and is_prose(line):
            break
    return body


def _is_dated(line: str) -> bool:
    """Whether a line is the outlet's with the day: ``Daily Post (Lund) - January 1, 2021 - page 5``."""
    if len(line) > _LONGEST or " - " not in line and "–" not in line and "," not in line:
        return False
    stamp = find_stamp(line)[1]
    return stamp is not None and stamp.day is not None and line[-1] not in ".!?"


def _labelled(labels: list[tuple[str, int]], label: str) -> int | None:
    return next((number for number, (own, _) in enumerate(labels) if own == label), None)


def _roles(lines: Sequence[str], labels: list[tuple[str, int]], body: int, tail: int) -> list[Certainty]:
    roles: dict[int, Certainty] = {}
    given: set[Known] = set()
    outside = [*range(body), *range(tail, len(lines))]
    for number in sorted(outside, key=lambda number: _rank(labels[number][0])):
        label, start = labels[number]
        role = _FIELDS.get(label, "furniture")
        if role != "furniture" and role not in given and start < len(lines[number]):
            roles[number] = Certainty(number, role, start)
            given.add(role)
    if not any(roles[number].role == "headline" for number in range(body) if number in roles):
        title = _title(lines, labels, body)
        if title is not None:
            roles = {number: role for number, role in roles.items() if role.role != "headline"}
            roles[title] = Certainty(title, "headline")
    if "published" not in given:
        dated = next((number for number in range(body) if _is_dated(lines[number])), None)
        if dated is not None:
            roles[dated] = Certainty(dated, "published")
    found = [roles.get(number, Certainty(number, "furniture")) for number in outside]
    if body < tail:
        label, start = labels[body]
        if label in _STORY and COPYRIGHT.match(lines[body], start):
            found.append(Certainty(body, "furniture"))
        elif label in _STORY or label == "abstract":
            found.append(Certainty(body, "text", start))
        elif lines[body].lower().strip("* ") in _STORY:
            found.append(Certainty(body, "text", len(lines[body])))
    return sorted(found)


def _rank(label: str) -> int:
    """Return the place of a label among those of one field; that of a date says it best where it says whose."""
    return _BETTER_DATES.index(label) if label in _BETTER_DATES else 0


def _title(lines: Sequence[str], labels: list[tuple[str, int]], body: int) -> int | None:
    """Return the number of the headline that has no label: the first such line below the number or rule."""
    first = next((number + 1 for number in range(body - 1, -1, -1) if _parts(lines[number])), 0)
    for number in range(first, body):
        line = lines[number]
        if not (labels[number][0] in _LABELS or COPYRIGHT.match(line) or _is_dated(line)):
            return number
    return None


def _parts(line: str) -> bool:
    """Whether a line parts articles: their number, or a drawn line."""
    return _NUMBER.match(line) is not None or line.strip("_") == ""
