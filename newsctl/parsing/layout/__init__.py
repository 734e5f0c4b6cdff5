"""Which block is what: one letter a piece, small grammars over the letters, fields read off the blocks.

forms        the letter of a piece, from its form alone
headers      lines of metadata on top
related      blocks of links, wherever they stand
top          headline, standfirst, byline, dates and dateline, down to where the body starts
bottom       credits, sign-off and what the page adds below
"""

from typing import TYPE_CHECKING

import msgspec

from newsctl.article import Article
from newsctl.parsing.blocks import Block, BlockKind, Piece, cut, flatten, tile
from newsctl.parsing.byline import bare_byline, is_outlet, read_byline
from newsctl.parsing.dates import Stamp, find_stamp, stamp_of
from newsctl.parsing.layout.bottom import credit_inside, read_bottom
from newsctl.parsing.layout.forms import letters_of
from newsctl.parsing.layout.furniture import is_plea
from newsctl.parsing.layout.headers import Headers, read_headers
from newsctl.parsing.layout.related import Related, find_related
from newsctl.parsing.layout.roles import FURNITURE, Role
from newsctl.parsing.layout.top import Top, read_top
from newsctl.parsing.source_tag import read_source_tag

if TYPE_CHECKING:  # a layout has none
    from newsctl.parsing.attribution.decisions import Decision

__all__ = ["Reading", "lay_out"]

BUTTON = 130  # characters of a line of the page in mid-body; a longer one that opens so is a paragraph
TAG_REACH = 3  # a source tag opens one of the first paragraphs


class Reading(msgspec.Struct):
    """An article, the blocks that its fields were read off, and if asked why, what decided each quotation."""

    article: Article
    blocks: list[Block]
    decisions: "list[Decision]" = []


def lay_out(text: str) -> Reading:
    """Return what the layout of one article's text tells: all fields but the quotes and the words."""
    pieces = cut(text)
    if not pieces:
        return Reading(Article(), tile([], text))
    article = Article()
    reading = Reading(article, [])
    headers = read_headers(text, pieces)
    first = headers.stop if headers else 0
    letters = letters_of(text, pieces)
    related = find_related(text, pieces, letters)
    taken = frozenset((*related.links, *related.labels, *related.beside)) - set(range(first))
    titled = headers.spans.get("headline") if headers else None
    top = read_top(text, pieces, letters, taken, first, flatten(text[slice(*titled)]) if titled else "")
    if top.headline in taken:
        taken -= {top.headline}
    stop, roles = read_bottom(text, pieces, letters, taken, top.start, _names_on_top(pieces, top))
    roles |= top.roles
    if headers:
        _add_headers(reading, text, pieces[:first], headers)
    opening = top.dateline[0] if top.dateline else 0
    for number, piece in enumerate(pieces[first:], first):
        if number in taken:
            _add_related(reading, piece, number, related)
        elif opening < number < stop - 1 and letters[number] in "pq" and len(article.body) >= TAG_REACH:
            article.body.append(piece.text)
            reading.blocks.append(Block("paragraph", piece.start, piece.end, "paragraph"))
        elif number in roles:
            _add_furniture(reading, piece, roles[number])
        else:
            _add_body(reading, text, pieces, letters, number, top, stop)
    article.authors = article.authors or _authors(text, reading.blocks)
    article.published = article.published or _published(text, reading.blocks)
    reading.blocks = tile(reading.blocks, text)
    return reading


def _names_on_top(pieces: list[Piece], top: Top) -> list[str]:
    """Return the names in the bylines above the body."""
    names: list[str] = []
    for number, (kind, _) in top.roles.items():
        if kind == "byline" and (
            byline := read_byline(pieces[number].text) or bare_byline(pieces[number].text)
        ):
            names += byline.authors
    return names


def _add_headers(reading: Reading, text: str, pieces: list[Piece], headers: Headers) -> None:
    """Add the blocks of metadata lines: the values that are fields, and the rest of the lines."""
    article = reading.article
    article.url, article.published, article.authors = headers.url, headers.published, headers.authors
    kinds: dict[str, BlockKind] = {
        "headline": "headline", "subheadline": "subheadline", "published": "published",
        "authors": "byline", "body": "paragraph",
    }  # fmt: skip
    spans = {start: (end, kinds[field]) for field, (start, end) in headers.spans.items() if field in kinds}
    for piece in pieces:
        at = piece.start
        for start, (end, kind) in spans.items():
            if piece.start <= start < piece.end:
                reading.blocks.append(Block("boilerplate", at, start, "header-lines"))
                reading.blocks.append(Block(kind, start, end, "header-lines"))
                value = flatten(text[start:end])
                if kind == "headline":
                    article.headline = value
                elif kind == "subheadline":
                    article.subheadline = value
                elif kind == "paragraph":
                    article.body.append(value)
                at = end
        if at < piece.end:
            reading.blocks.append(Block("boilerplate", at, piece.end, "header-lines"))


def _add_related(reading: Reading, piece: Piece, number: int, related: Related) -> None:
    if number in related.labels:
        reading.blocks.append(Block("related-label", piece.start, piece.end, related.labels[number]))
    elif number in related.links:
        link, rule = related.links[number]
        reading.article.links.append(link)
        for kind, start, end in (
            ("related-label", piece.start, link.start),
            ("related-item", link.start, link.end),
            ("related-label", link.end, piece.end),
        ):
            if start < end:
                reading.blocks.append(Block(kind, start, end, rule))  # type: ignore[arg-type]  # the tuple above widens it
    else:
        reading.blocks.append(Block("boilerplate", piece.start, piece.end, related.beside[number]))


def _add_furniture(reading: Reading, piece: Piece, role: Role) -> None:
    kind, rule = role
    start = piece.start
    if kind in ("headline", "subheadline"):
        value = piece.text.lstrip("# ") or piece.text
        start += len(piece.text) - len(value)
        if kind == "headline":
            reading.article.headline = value
        elif reading.article.subheadline is None:
            reading.article.subheadline = value
    reading.blocks.append(Block(kind, start, piece.end, rule))


def _add_body(
    reading: Reading, text: str, pieces: list[Piece], letters: str, number: int, top: Top, stop: int
) -> None:
    """Add the blocks of a piece of the body: the paragraph, a dateline before it, a credit behind it."""
    piece, letter = pieces[number], letters[number]
    start, end = piece.start, piece.end
    if top.dateline and top.dateline[0] == number:
        dateline, rule = top.dateline[1:]
        if dateline.start > start:
            byline_end = start + len(text[start : dateline.start].rstrip("* \t\n"))
            if byline_end > start:
                reading.blocks.append(Block("byline", start, byline_end, "run-in-byline"))
        reading.article.dateline = dateline
        reading.blocks.append(Block("dateline", dateline.start, dateline.end, rule))
        start = dateline.end + len(text[dateline.end : end]) - len(text[dateline.end : end].lstrip())
        if start >= end:
            return
    elif (
        letter in "eubgc_zw"
        or (letter == "d" and _is_about_page(piece.text))
        or (letter == "x" and len(piece.text) <= BUTTON)
        or (letter == "t" and is_plea(piece.text))
    ):
        kind, rule = FURNITURE.get(letter, FURNITURE["x"])
        reading.blocks.append(Block(kind, start, end, rule))
        return
    elif (
        reading.article.label is None
        and len(reading.article.body) < TAG_REACH
        and (tag := read_source_tag(text, start, end, reading.article.dateline))
    ):
        reading.article.label = text[start : tag[0]]
        reading.blocks.append(Block("label", start, tag[1], "source-tag"))
        start = tag[1] + len(text[tag[1] : end]) - len(text[tag[1] : end].lstrip())
    if (
        letter == "n"
        and reading.article.body
        and _is_only_name(letters, number, top.start)
        and _is_subject(text, piece)
    ):
        reading.blocks.append(Block("caption", start, end, "bare-name"))
        return
    credit = credit_inside(text, start, end) if number == stop - 1 else None
    body_end = start + len(text[start:credit].rstrip()) if credit is not None else end
    subhead = (
        letter in "tsnhd"
        and number + 1 < stop
        and letters[number + 1] in "pqki"
        and piece.indent < 2
        and _heads(piece.text)
    )
    reading.article.body.append(
        flatten(text[start:body_end]) if start > piece.start or credit is not None else piece.text
    )
    reading.blocks.append(
        Block("subhead" if subhead else "paragraph", start, body_end, "subhead" if subhead else "paragraph")
    )
    if credit is not None:
        reading.blocks.append(Block("credit", credit, end, "credit-inside"))


def _is_only_name(letters: str, number: int, start: int) -> bool:
    return letters.find("n", number + 1) < 0 and letters.rfind("n", start, number) < 0


def _is_subject(text: str, piece: Piece) -> bool:
    """Whether a name that stands alone is one the story speaks of: the caption of a portrait."""
    return text.count(piece.text) > 1


def _is_about_page(line: str) -> bool:
    """Whether a date in mid-body is the page's: in timelines and running reports it heads what follows."""
    small = line.lower()
    return any(word in small for word in ("updat", "publish", "posted", "ago", "read", "modif"))


def _heads(line: str) -> bool:
    return len(line.split()) <= 14 and not line[0].islower()


def _authors(text: str, blocks: list[Block]) -> list[str]:
    """Return the names of the bylines: "By" goes before bare names, persons before outlets."""
    # As keys, for a page may hold as many bylines as lines.
    said: dict[str, None] = {}
    bare: dict[str, None] = {}
    put_up: dict[str, None] = {}  # Posted by Ann Lee: hers where nobody else is named
    in_body = False
    for block in blocks:
        if block.kind == "paragraph":
            in_body = True
        elif block.kind == "byline" and block.rule != "desk-line":
            line = flatten(text[block.start : block.end])
            byline = read_byline(line)
            if byline and line.lower().startswith(("posted by", "uploaded by")):
                put_up |= dict.fromkeys(byline.authors)
            elif byline and not (in_body and said):
                said |= dict.fromkeys(byline.authors)
            elif not byline and (names := bare_byline(line)) and not (in_body and bare):
                bare |= dict.fromkeys(names.authors)
    if said:
        return list(said)
    return [author for author in bare if not is_outlet(author)] or list(put_up or bare)


def _published(text: str, blocks: list[Block]) -> str | None:
    """Return the first date that is no update's, with the time of the line below; else an update's."""
    stamps: list[Stamp] = []
    for block in blocks:
        if block.kind in ("published", "byline"):
            line = flatten(text[block.start : block.end])
            stamp = stamp_of(line) if block.kind == "published" else None
            stamp = stamp or find_stamp(line)[1]
            if stamp:
                stamps.append(stamp)
    for updated in (False, True):
        for number, stamp in enumerate(stamps):
            if stamp.day and stamp.updated == updated:
                after = stamps[number + 1] if number + 1 < len(stamps) else None
                if stamp.clock is None and after and after.day is None and after.clock and not after.updated:
                    return f"{stamp.day}T{after.clock}"
                return stamp.iso
    return None
