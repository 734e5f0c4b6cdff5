"""Downloads of news databases: the articles that one plain text holds, cut where the database parts them.

LexisNexis and ProQuest number them (``1 of 20 DOCUMENTS``, ``Document 1 of 20``), Nexis Uni and Factiva say
where each ends (``End of Document``, ``Document WJ00000020070102e31200002``), ProQuest draws a line before
each, NewsBank and Gale have the same labels in each. An article that merely looks like one of these must not
be cut: it takes two of a kind, and in each part what an article of such a download has.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

__all__ = ["articles_in"]

_LINE = r"(?<![^\r\n])[ \t\xa0\f*]*"  # the beginning of one
_END = r"[ \t\xa0*]*(?![^\r\n])"

_NUMBERED = re.compile(
    rf"{_LINE}(?:Document (\d{{1,6}}) of (\d{{1,6}})|DOCUMENT (\d{{1,6}}) OF (\d{{1,6}})"
    rf"|(\d{{1,6}}) of (\d{{1,6}}) DOCUMENTS?|(\d{{1,6}}) OF (\d{{1,6}}) DOCUMENTS?){_END}"
)
_END_OF_DOCUMENT = re.compile(rf"{_LINE}(?:End of Document|END OF DOCUMENT){_END}")
_ACCESSION = re.compile(
    rf"{_LINE}(?:AN\s{{1,8}})?Document (?=[A-Za-z]{{0,12}}\d{{4}})[A-Z][A-Za-z0-9]{{11,40}}{_END}"
)
_RULE = re.compile(rf"{_LINE}_{{20,}}{_END}")

_IDENTITIES = (
    "ProQuest document ID", "LOAD-DATE", "Load-Date", "Accession Number", "Accession number", "Record Number",
    "Document Number", "Gale Document Number",
)  # fmt: skip
"""What is said once in an article of a download, at its end; a part that has none is no article of one."""
_IDENTITY = re.compile(rf"{_LINE}(?:{'|'.join(map(re.escape, _IDENTITIES))}): ?[^\r\n]*")
_PROQUEST = re.compile(
    rf"{_LINE}(?i:full text|publication date|publication info|proquest document id|source type|document url)"
    r":[ \t]*[^\s]"
)
_LABEL = re.compile(r"\s*([A-Z][A-Za-z() -]{1,24}):[ \t]")
_TAIL = re.compile(
    r"\s*(?:(?:LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|SUBJECT|GRAPHIC|TYPE|DOCUMENT-TYPE|Language"
    r"|Publication-Type|Journal Code|Subject|OpenURL Link|Record Number|Accession Number|Document URL"
    r"|Document Type|Copyright|Source Citation|Load-Date|LOAD-DATE|Index [Tt]erms|Memo|Database):[^\r\n]*"
    r"|(?:Copyright|COPYRIGHT|©)\s[^\r\n]*|(?i:all rights reserved\.?)|https?://\S+)(?![^\r\n])"
)
"""A line that may come behind the one with the identity, and belongs to the same article."""

_CATALOGUED = re.compile(
    rf"{_LINE}(?i:(?:section|page|edition|paper|source|publication|author|byline|length|language)[^:\r\n]{{0,20}}:"
    r"|copyright\b|©)"
)
"""What a database says of an article beside its identity, which alone may be that of a work of art."""

_CLOSING_MARKS = "\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_PROSE = re.compile(rf"(?<![^\r\n])[^\r\n]{{60,}}[.!?{_CLOSING_MARKS}] *(?![^\r\n])")
_STORY = re.compile(r"(?<![^\r\n])[^\r\n]*[^\s_*=-][^\r\n]{40,}")


def articles_in(text: str) -> list[str]:
    """Return the texts of the articles in a download of several, which joined are ``text``; else it alone.

    What stands before the first article or behind the last belongs to that one. The time it takes grows with
    the length of the text.
    """
    if any(hint in text for hint in _HINTS):
        for starts_of in _WAYS:
            starts = list(starts_of(text))
            if len(starts) > 1:
                return [text[start:end] for start, end in pairwise([0, *starts[1:], len(text)])]
    return [text]


def _by_number(text: str) -> Iterator[int]:
    """Yield the places of numbers that count up to the same end."""
    last, total = 0, ""
    starts = []
    for found in _NUMBERED.finditer(text):
        number, of = (group for group in found.groups() if group)
        if int(number) <= last or of != (total or of) or int(number) > int(of):
            return  # some other count
        last, total = int(number), of
        rule = _rule_above(text, found.start())
        starts.append(found.start() if rule is None else rule)
    yield from _with(_STORY, text, starts)


def _by_end_of_document(text: str) -> Iterator[int]:
    yield from _behind([found.end() for found in _END_OF_DOCUMENT.finditer(text)], text)


def _by_accession(text: str) -> Iterator[int]:
    yield from _behind([found.end() for found in _ACCESSION.finditer(text)], text)


def _by_rule(text: str) -> Iterator[int]:
    yield from _with(_PROQUEST, text, [found.start() for found in _RULE.finditer(text)])


def _by_label(text: str) -> Iterator[int]:
    """Yield the places of the label that opens the text, if an identity follows each."""
    opening = _LABEL.match(text)
    if opening is None or len(_IDENTITY.findall(text)) < 2:
        return
    label = re.compile(rf"{_LINE}{re.escape(opening[1])}:[ \t]")
    yield from _with(_IDENTITY, text, [found.start() for found in label.finditer(text)])


def _by_identity(text: str) -> Iterator[int]:
    """Yield the places behind the identities, and behind what else closes an article."""
    ends: list[int] = []
    at = 0
    is_catalogued = False
    for found in _IDENTITY.finditer(text):
        if found.start() < at:
            continue
        is_catalogued = is_catalogued or _CATALOGUED.search(text, at, found.end()) is not None
        at = found.end()
        while tail := _TAIL.match(text, at):
            is_catalogued = is_catalogued or _CATALOGUED.search(text, at, tail.end()) is not None
            at = tail.end()
        if is_catalogued:
            ends.append(at)
            is_catalogued = False
    yield from _behind(ends, text)


def _rule_above(text: str, at: int) -> int | None:
    """Return where the line begins that is drawn right above ``at``, None without one."""
    above = text[max(0, at - 200) : at].rstrip()
    if not above.endswith("_" * 20):
        return None
    return max(0, at - 200) + len(above.rstrip("_"))


def _with(sign: re.Pattern[str], text: str, starts: list[int]) -> Iterator[int]:
    """Yield those of ``starts`` up to the next of which stands a ``sign``; the first of them is 0.

    What is before the first is an article that lost its beginning if the text of a download's end is in it.
    """
    if starts and _IDENTITY.search(text, 0, starts[0]) and _PROSE.search(text, 0, starts[0]):
        yield 0
    for start, end in pairwise([*starts, len(text)]):
        if sign.search(text, start, end):
            yield start


def _behind(ends: list[int], text: str) -> Iterator[int]:
    """Yield where articles start that end at ``ends``; what is behind the last may be one cut short."""
    start = at = 0
    for end in ends:
        if _STORY.search(text, at, end):  # which it is enough to look for behind the last end
            yield start
            start = end
        at = end
    if start and len(_PROSE.findall(text, start)) > 1:
        yield start


_WAYS: tuple[Callable[[str], Iterator[int]], ...] = (
    _by_number,
    _by_end_of_document,
    _by_accession,
    _by_rule,
    _by_label,
    _by_identity,
)
"""How an article may be parted from the next, the surest first: each yields where articles begin."""

_HINTS = (
    "Document ",
    "DOCUMENT",
    "of Document",
    "_" * 20,
    "LOAD-DATE",
    "Load-Date",
    "Number: ",
    "ID: ",
    "ccession number",
)
"""Without one of them in it, a text is no download: nearly all are told so at once."""
