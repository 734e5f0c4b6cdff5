"""Blocks of links: a label on a line of its own, the titles under it, and what stands between them."""

import re

import msgspec

from newsctl.article import Link
from newsctl.parsing.blocks import Piece
from newsctl.parsing.layout.furniture import addresses_reader
from newsctl.parsing.links import read_item, read_link

__all__ = ["Related", "find_related"]

LONGEST_BLOCK = 100  # pieces
ONE_LEFT = frozenset(("q", "tq", "ttq", "tttq", "iq", "iiq", "iiiq"))
SHORT_TITLE = 14  # words of a title in mid-body that is two sentences
_COUNTED = re.compile(r"list of \d{1,2} items?|end of list")
_TITLES = re.compile(r"(?<=[pq])(?P<titles>t{3,8})(?=[pq]{2})")
_ALONE = re.compile(r"(?<=[pq])t(?=[pq])")
LEAST_CAPITALS = 6  # words of a title in capitals; a sub-heading has fewer


class Related(msgspec.Struct):
    """The pieces that belong to links, by number: titles, and lines that only go along with them."""

    links: dict[int, tuple[Link, str]]
    labels: dict[int, str]
    beside: dict[int, str]


def find_related(text: str, pieces: list[Piece], letters: str) -> Related:
    """Return the links of an article, those of labelled blocks and those that are a line by themselves."""
    found = Related({}, {}, {})
    _unlabelled_runs(text, pieces, letters, found)
    if "r" not in letters and "k" not in letters:
        return found
    if "r" in letters:
        letters = "".join(
            "t" if letter == "q" and piece.text[-1] in "?!" and len(piece.text) < 120 else letter
            for letter, piece in zip(letters, pieces, strict=True)
        )
    at = 0
    while at < len(letters):
        if letters[at] == "r":
            at = _block(text, pieces, letters, at, found)
        elif letters[at] == "k":
            link = read_link(text, pieces[at].start, pieces[at].end)
            if link:
                found.links[at] = link
            at += 1
            if letters[at : at + 1] == "u" and link and link[0].url is None:
                _give_url(found, at - 1, pieces[at].text, at)
                at += 1
        else:
            at += 1
    return found


def _unlabelled_runs(text: str, pieces: list[Piece], letters: str, found: Related) -> None:
    """Take titles whose label was lost for links: three in a row between paragraphs, or one in capitals."""
    for alone in _ALONE.finditer(letters):
        number = alone.start()
        line = pieces[number].text
        if line.isupper() and len(line.split()) >= LEAST_CAPITALS and pieces[number].indent < 2:
            item = read_item(text, pieces[number].start, pieces[number].end, None)
            if item and not pieces[number - 1].text.isupper() and not addresses_reader(line.lower()):
                found.links[number] = (item, "related-unlabelled")
    for run in _TITLES.finditer(letters):
        numbers = range(run.start("titles"), run.end("titles"))
        if (
            all(_is_unlabelled_title(pieces[number].text) for number in numbers)
            and pieces[run.start()].indent < 2
        ):
            for number in numbers:
                item = read_item(text, pieces[number].start, pieces[number].end, None)
                if item:
                    found.links[number] = (item, "related-unlabelled")


def _is_unlabelled_title(line: str) -> bool:
    return (
        5 <= len(line.split()) <= 20
        and not line[0].islower()
        and line[-1] not in ";,"
        and not line.startswith(("-", "*"))
    )


def _block(text: str, pieces: list[Piece], letters: str, at: int, found: Related) -> int:
    """Read the block whose label is piece ``at`` and return the number of the piece after it."""
    label = pieces[at].text.strip(":|-–—>»→ \xa0*#[]")
    stop = at + 1
    is_last = not _prose_follows(pieces, letters, at + 1)
    allowed = "tnkiuqsdpghbc" if is_last else "tnkius"
    while stop < len(letters) and stop - at < LONGEST_BLOCK:
        if letters[stop] not in allowed and not (letters[stop] == "q" and _is_two_in_one(pieces[stop].text)):
            break
        if not is_last and letters[stop] == "s" and letters[stop - 1] not in "tn":
            break
        stop += 1
    block = range(at + 1, stop)
    rule = "related-end-block" if is_last else "related-mid-block"
    titles = {
        number
        for number in _titles(letters, block, pieces, is_last=is_last)
        if not _COUNTED.fullmatch(pieces[number].text)
    }
    found.labels[at] = rule if titles else "dangling-label"
    if not titles:
        return at + 1
    for number in block:
        if number in titles:
            piece = pieces[number]
            inner = read_link(text, piece.start, piece.end) if letters[number] == "k" else None
            own = inner and inner[0].label
            item = inner[0] if inner and own else read_item(text, piece.start, piece.end, label)
            if item:
                found.links[number] = (item, rule)
        elif letters[number] == "u" and number - 1 in found.links:
            _give_url(found, number - 1, pieces[number].text, number)
        else:
            found.beside[number] = rule
    return stop


def _titles(letters: str, block: range, pieces: list[Piece], *, is_last: bool) -> set[int]:
    """Which pieces of a block are titles.

    Where section names or ages close each entry, its first line is the title and the rest a blurb;
    otherwise list items are, else every line that reads like a title.
    """
    kinds = {number: letters[number] for number in block}
    if any(letter in "sd" for letter in kinds.values()) and is_last:
        titles = set()
        fresh = True
        for number, letter in kinds.items():
            if letter in "sd":
                fresh = True
            elif fresh and letter not in "gcbu":
                titles.add(number)
                fresh = False
        return titles
    if "i" in kinds.values():
        first = next(number for number, letter in kinds.items() if letter == "i")
        return {
            number
            for number, letter in kinds.items()
            if letter in "ik" and all(kinds[n] in "iku" for n in range(first, number))
        }
    titles = {
        number
        for number, letter in kinds.items()
        if letter in "tnk"
        or (letter == "q" and (pieces[number].text[-1] in "?!’”" or _is_two_in_one(pieces[number].text)))
    }
    if not titles and is_last:
        titles = {number for number, letter in kinds.items() if letter == "q"}
    return titles


def _is_two_in_one(line: str) -> bool:
    """Whether a line under a label is a title of two short sentences: ``They built it. Then it sank.``."""
    return (
        line.count(". ") == 1
        and line[-1] == "."
        and len(line.split()) <= SHORT_TITLE
        and not any(mark in line for mark in '"“”«')
    )


def _prose_follows(pieces: list[Piece], letters: str, at: int) -> bool:
    """Whether the story goes on after the block: prose follows that is not one more blurb under a title."""
    rest = letters[at : at + LONGEST_BLOCK]
    told = rest.rstrip("xezb_")
    if told in ONE_LEFT and pieces[at + len(told) - 1].text[-1] not in "?!":
        return True  # titles and a last paragraph; a blurb would stand below each title
    if any(letter in "sd" for letter in rest[:8]) and not any(
        pair in rest for pair in ("pp", "qp", "pq", "qq")
    ):
        return False
    return any(
        letter == "p" or (letter == "q" and len(piece.text.split()) > 14)
        for letter, piece in zip(rest, pieces[at : at + LONGEST_BLOCK], strict=True)
    )


def _give_url(found: Related, title: int, url: str, at: int) -> None:
    link, rule = found.links[title]
    if link.url is None:
        found.links[title] = (Link(link.title, url, link.label, link.start, link.end), rule)
    found.beside[at] = rule
