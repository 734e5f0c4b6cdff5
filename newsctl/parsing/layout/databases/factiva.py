"""Factiva as it is shown, without labels: headline, byline, ``512 words``, date, source, code, language."""

import re
from collections.abc import Sequence

from newsctl.parsing.byline import bare_byline, read_byline
from newsctl.parsing.dates import find_stamp
from newsctl.parsing.layout.databases.certainty import COPYRIGHT, Certainty

__all__ = ["ACCESSION", "read_factiva"]

ACCESSION = re.compile(r"Document (?=[A-Za-z]{0,12}\d{4})[A-Z][A-Za-z0-9]{11,40}$")
_WORDS = re.compile(r"\d[\d,]* words?$")
_CODE = re.compile(r"[A-Z0-9]{2,8}$")
_PAGE = re.compile(r"(?:[Pp](?:age|g)?\.? ?)?[A-Z]{0,3}-?\d{1,4}[A-Za-z]?(?:[-,; ]{1,2}[A-Z]?\d+)*$")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?: ?[AaPp][Mm])?(?: [A-Z]{2,4})?$")
_LANGUAGES = frozenset(("english", "en"))
_DEEPEST = 12  # lines above the number of words, and between it and the story


def read_factiva(lines: Sequence[str]) -> list[Certainty] | None:
    """Return what the lines around the story are, None when they are not those of Factiva."""
    words = next(
        (number for number in range(1, min(len(lines), _DEEPEST)) if _WORDS.match(lines[number])), None
    )
    if words is None or words + 2 >= len(lines):
        return None
    dated = find_stamp(lines[words + 1])
    if dated[0] != 0 or dated[1] is None or not dated[1].day:
        return None
    end = next((number for number in range(words, len(lines)) if ACCESSION.match(lines[number])), len(lines))
    body, is_told = _body(lines, words + 2, end)
    if end == len(lines) and not is_told:
        return None
    byline = words - 1 if words > 1 and _is_byline(lines[words - 1]) else None
    title = words - 1 if byline is None else byline - 1
    found = []
    for number in (*range(body), *range(end, len(lines))):
        if number == title:
            found.append(Certainty(number, "headline"))
        elif number == byline:
            found.append(Certainty(number, "byline"))
        else:
            found.append(Certainty(number, "published" if number == words + 1 else "furniture"))
    return found


def _is_byline(line: str) -> bool:
    return read_byline(line) is not None or bare_byline(line) is not None


def _body(lines: Sequence[str], first: int, end: int) -> tuple[int, bool]:
    """Return where the story starts, and whether a language or copyright above it says so.

    Above it stand the time, the source, its code, an edition or page, the language and the copyright.
    """
    last, is_told = first + 1, False  # the source is always there
    for number in range(first, min(end, first + _DEEPEST)):
        line = lines[number]
        if line.lower() in _LANGUAGES or COPYRIGHT.match(line):
            last, is_told = number + 1, True
        elif _CODE.match(line) or _PAGE.match(line) or _CLOCK.match(line):
            last = max(last, number + 1)
        elif len(line) > 80 or is_told:
            break
    return min(last, end), is_told
