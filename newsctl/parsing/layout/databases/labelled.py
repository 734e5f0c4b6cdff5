"""ProQuest, Gale, NewsBank and EBSCO: a label before each value, often also before the story."""

import re
from collections.abc import Sequence
from functools import cache

from newsctl.parsing.characters import EN_DASH
from newsctl.parsing.dates import find_stamp
from newsctl.parsing.layout.databases.certainty import (
    COPYRIGHT,
    Certainty,
    Known,
    is_prose,
    label_of,
    tail_of,
)
from newsctl.parsing.lexicon import entries

__all__ = ["read_labelled"]

_SIGNS = frozenset((
    "proquest document id", "publication info", "language of publication", "gale document number",
    "document number", "accession number", "record number", "openurl link", "readability",
    "full text word count", "source citation", "publication details",
))  # fmt: skip
"""The labels that only these databases have."""

_FIELDS: dict[str, Known] = {
    "title": "headline", "headline": "headline", "document title": "headline",
    "subtitle": "subheadline",
    "author": "byline", "authors": "byline", "author(s)": "byline", "byline": "byline",
    "author/byline": "byline",
    "publication date": "published", "date": "published", "pub date": "published",
    "publication info": "published", "publication details": "published",
    "dateline": "dateline", "caption": "caption",
    "document url": "url", "openurl link": "url", "url": "url",
}  # fmt: skip
_STORY = frozenset(("full text", "fulltext", "body", "text", "article text"))
_MARKS = (
    "source citation", "database copyright", "contact us at", "bibliography", "search summary",
    "proquest document link",
)  # fmt: skip
_NUMBER = re.compile(r"(?i)document \d+ of \d+$|record: \d+$")
_NO_STORY = re.compile(r"(?i)full[ -]?text:?\s*(?:not available|none)?\.?")
_HIGHEST = 40  # lines above the story
_BETTER_DATES = ("publication date", "pub date", "date", "publication info", "publication details")
_LONGEST = 160


def read_labelled(lines: Sequence[str]) -> list[Certainty] | None:
    """Return what the lines with labels are, None when they are those of no such database."""
    labels = [label_of(line) for line in lines]
    said = {label for label, _ in labels if label in _labels() or label in _STORY}
    if not said & _SIGNS or len(said) + any(map(COPYRIGHT.match, lines)) < 3:
        return None
    body = _body(lines, labels)
    tail = tail_of(lines, body, _labels(), _MARKS)
    if _is_empty(lines[body:tail]) and (abstract := _labelled(labels, "abstract")) is not None:
        body, tail = abstract, abstract + 1  # all there is of the story
    return _roles(lines, labels, body, tail)


@cache
def _labels() -> frozenset[str]:
    return entries("database-labels").union(_FIELDS, _SIGNS)


def _body(lines: Sequence[str], labels: list[tuple[str, int]]) -> int:
    """Return the number of the first line of the story: with ``Full text:``, else below the labels."""
    for number, (label, _) in enumerate(labels):
        if label in _STORY or lines[number].lower().strip("* ").replace("-", " ") in _STORY:
            return number
    body = 0
    for number, line in enumerate(lines[:_HIGHEST]):
        if labels[number][0] in _labels() or _NUMBER.match(line) or COPYRIGHT.match(line) or _is_dated(line):
            body = number + 1
        elif body and is_prose(line):
            break
    return body


def _is_empty(story: Sequence[str]) -> bool:
    return not story or (len(story) == 1 and _NO_STORY.fullmatch(story[0]) is not None)


def _is_dated(line: str) -> bool:
    """Whether a line is the outlet's with the day: ``Daily Post (Lund) - January 1, 2021 - page 5``."""
    if len(line) > _LONGEST or (" - " not in line and EN_DASH not in line and "," not in line):
        return False
    stamp = find_stamp(line)[1]
    return stamp is not None and stamp.day is not None and line[-1] not in ".!?"


def _labelled(labels: list[tuple[str, int]], label: str) -> int | None:
    return next((number for number, (own, _) in enumerate(labels) if own == label), None)


def _roles(lines: Sequence[str], labels: list[tuple[str, int]], body: int, tail: int) -> list[Certainty]:
    outside = [*range(body), *range(tail, len(lines))]
    roles = _labelled_roles(lines, labels, outside)
    given = {certainty.role for certainty in roles.values()}
    if not any(certainty.role == "headline" for number, certainty in roles.items() if number < body):
        title = _title(lines, labels, body)
        if title is not None:
            roles = {number: certainty for number, certainty in roles.items() if certainty.role != "headline"}
            roles[title] = Certainty(title, "headline")
    if "published" not in given:
        dated = next((number for number in range(body) if _is_dated(lines[number])), None)
        if dated is not None:
            roles[dated] = Certainty(dated, "published")
    found = [roles.get(number, Certainty(number, "furniture")) for number in outside]
    if body < tail and (opening := _opening(lines[body], labels[body], body)):
        found.append(opening)
    return sorted(found)


def _labelled_roles(
    lines: Sequence[str], labels: list[tuple[str, int]], outside: list[int]
) -> dict[int, Certainty]:
    """Return the lines outside the story that have a field's label, the best one for each field."""
    roles: dict[int, Certainty] = {}
    given: set[Known] = set()
    for number in sorted(outside, key=lambda number: _rank(labels[number][0])):
        label, start = labels[number]
        role = _FIELDS.get(label)
        if role and role not in given and start < len(lines[number]):
            roles[number] = Certainty(number, role, start)
            given.add(role)
    return roles


def _opening(line: str, label: tuple[str, int], number: int) -> Certainty | None:
    """Return what the first line of the story is if it has a label, or is one."""
    name, start = label
    if name in _STORY and COPYRIGHT.match(line, start):
        return Certainty(number, "furniture")  # Full Text: COPYRIGHT 2012 Westmark Times
    if name in _STORY or name == "abstract":
        return Certainty(number, "text", start)
    return Certainty(number, "furniture") if line.lower().strip("* ").replace("-", " ") in _STORY else None


def _rank(label: str) -> int:
    """Return the place of a label among those of one field: the date of the publication goes first."""
    return _BETTER_DATES.index(label) if label in _BETTER_DATES else 0


def _title(lines: Sequence[str], labels: list[tuple[str, int]], body: int) -> int | None:
    """Return the number of the headline that has no label: the first such line below the number or rule."""
    first = next((number + 1 for number in range(body - 1, -1, -1) if _parts(lines[number])), 0)
    for number in range(first, body):
        line = lines[number]
        if not (labels[number][0] in _labels() or COPYRIGHT.match(line) or _is_dated(line)):
            return number
    return None


def _parts(line: str) -> bool:
    """Whether a line parts articles: their number, or a drawn line."""
    return _NUMBER.match(line) is not None or line.strip("_") == ""
