"""LexisNexis and Nexis Uni: ``BYLINE:``, ``LENGTH: 760 words``, ``Body``, ``LOAD-DATE:``."""

import re
from collections.abc import Iterator, Sequence

from newsctl.parsing.dates import find_stamp
from newsctl.parsing.layout.databases.certainty import COPYRIGHT, Certainty, Known, label_of

__all__ = ["read_lexisnexis"]

_HEAD: dict[str, Known] = {
    "headline": "headline", "byline": "byline", "dateline": "dateline", "highlight": "subheadline",
    "section": "furniture", "length": "furniture", "series": "furniture", "edition": "furniture",
    "source": "furniture", "publication": "furniture", "distribution": "furniture",
    "column": "furniture", "kicker": "furniture", "pub date": "published",
}  # fmt: skip
_TAIL = frozenset((
    "load date", "language", "graphic", "graphics", "publication type", "journal code", "document type",
    "doc type", "correction date", "acc no", "country", "update", "cusip",
))  # fmt: skip
"""The labels that stand below the story, and one of which ends it, …"""
_BARE_TAIL = frozenset(("graphic", "graphics", "classification", "end of document", "load date"))
"""… as do these words as a line of their own."""
_OF_OTHERS = frozenset(("title", "author", "authors", "url"))
"""The labels of metadata that somebody else has put on top of a text."""
_SIGNS = frozenset(("length", "load date", "highlight", "publication type"))
_NUMBER = re.compile(r"(?i)document \d+ of \d+$|\d+ of \d+ documents?$")
_WORDS = re.compile(r"(?i)length: *[\d,.]+ words?\b")
_FEW = 8
_HIGHEST = 40  # lines above the story, those of a cover included
_LONGEST = 160  # characters of a line of the head without a label
_DATE_LINE = 90


def read_lexisnexis(lines: Sequence[str]) -> list[Certainty] | None:
    """Return what the lines around the story are, None when they are not those of LexisNexis."""
    labels = [label_of(line) for line in lines]
    body = _body(lines, labels)
    if not _is_download(lines, labels, body):
        return None
    tail = next(
        (number for number in range(body, len(lines)) if _is_tail(lines[number], labels[number])), len(lines)
    )
    return [*_head(lines, labels, body), *_below(lines, labels, tail)]


def _is_download(lines: Sequence[str], labels: list[tuple[str, int]], body: int) -> bool:
    """Whether at least two things are said that LexisNexis says of an article, one of them by it alone."""
    if any(label in _OF_OTHERS for label, _ in labels[:_FEW]):
        return False
    said = {label for label, _ in labels if label in _HEAD or label in _TAIL}
    marks = sum(_NUMBER.match(line) is not None for line in lines[:_HIGHEST])
    marks += sum(line == "End of Document" for line in lines[-5:])
    marks += body > 0 and lines[body - 1].lower().strip(": ") == "body"
    certain = marks or "load date" in said or any(_WORDS.match(line) for line in lines[:_HIGHEST])
    return bool(certain) and len(said) + marks > 1 and bool(said & _SIGNS or marks)


def _body(lines: Sequence[str], labels: list[tuple[str, int]]) -> int:
    """Return the number of the first line of the story: below ``Body``, else below the last label on top."""
    last = 0
    for number, line in enumerate(lines[:_HIGHEST]):
        if line.lower().strip("* ") in ("body", "body:"):
            return number + 1
        if labels[number][0] == "body":
            return number
        if labels[number][0] in _HEAD or _NUMBER.match(line):
            last = number + 1
        elif len(line) > _LONGEST and last:
            break
    if last and _NUMBER.match(lines[last - 1]):  # nothing has a label but what is below the story
        dated = _date_line(lines, labels, last)
        return last if dated is None else min(dated + 1 + (dated < last + 2), len(lines))
    return last


def _head(lines: Sequence[str], labels: list[tuple[str, int]], body: int) -> Iterator[Certainty]:
    roles: dict[int, Certainty] = {}
    given = set()
    for number in range(body):
        label, start = labels[number]
        role = _HEAD.get(label, "furniture")
        if role != "furniture" and role not in given and start < len(lines[number]):
            roles[number] = Certainty(number, role, start)
            given.add(role)
    bare = [
        number
        for number in range(body)
        if labels[number][0] not in _HEAD
        and not _NUMBER.match(lines[number])
        and not COPYRIGHT.match(lines[number])
        and lines[number].lower().strip("*: ") != "body"
    ]
    dated = _date_line(lines, labels, 0, bare)
    if dated is not None and "published" not in given:
        roles[dated] = Certainty(dated, "published")
    if "headline" not in given and (title := _title(lines, bare, dated)) is not None:
        roles[title] = Certainty(title, "headline")
    for number in range(body):
        yield roles.get(number, Certainty(number, "furniture"))
    if body < len(lines) and labels[body][0] == "body":
        yield Certainty(body, "text", labels[body][1])


def _date_line(
    lines: Sequence[str], labels: list[tuple[str, int]], first: int, among: Sequence[int] | None = None
) -> int | None:
    """Return the number of the line with the day, the edition behind it: ``June 17, 1995, CITY EDITION``."""
    for number in among if among is not None else range(first, min(len(lines), first + 6)):
        line = lines[number]
        if len(line) <= _DATE_LINE and not labels[number][0]:
            start, stamp = find_stamp(line)
            if stamp is not None and stamp.day and start == 0:
                return number
    return None


def _title(lines: Sequence[str], bare: list[int], dated: int | None) -> int | None:
    """Return the number of the headline: above the outlet and the date, or else below these."""
    if dated is None:
        return bare[0] if bare else None
    above = [number for number in bare if number < dated]
    below = [number for number in bare if number > dated]
    if len(above) > 1:
        return above[-2]
    return below[0] if below else (above[0] if above else None)


def _is_tail(line: str, label: tuple[str, int]) -> bool:
    return label[0] in _TAIL or line.lower().strip("*: ").replace("-", " ") in _BARE_TAIL


def _below(lines: Sequence[str], labels: list[tuple[str, int]], tail: int) -> Iterator[Certainty]:
    """Yield what stands below the story; of pictures, what they show."""
    pictured = False
    for number in range(tail, len(lines)):
        label, start = labels[number]
        if label.startswith("graphic"):
            pictured = True
            yield Certainty(number, "caption", start)
            continue
        if label in _TAIL or _is_tail(lines[number], labels[number]):
            pictured = lines[number].lower().strip("*: ").startswith("graphic")
            yield Certainty(number, "furniture")
        else:
            yield Certainty(
                number, "caption" if pictured and not COPYRIGHT.match(lines[number]) else "furniture"
            )
