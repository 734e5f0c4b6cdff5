"""The fields of the record, read off the pieces once it is decided what each of them is."""

from typing import TYPE_CHECKING

import msgspec

from newsctl.article import Article, Link
from newsctl.parsing.blocks import Block, BlockKind, Piece, flatten
from newsctl.parsing.characters import DASHES, RIGHT_ANGLE
from newsctl.parsing.layout.certain import Certain
from newsctl.parsing.layout.endings import credit_inside
from newsctl.parsing.layout.model import Weighing
from newsctl.parsing.layout.states import BODY, role_of
from newsctl.parsing.lines.furniture import is_sign_off
from newsctl.parsing.lines.titles import repeats_title
from newsctl.parsing.links import read_item, read_link
from newsctl.parsing.source_tag import read_source_tag

if TYPE_CHECKING:  # a layout has none
    from newsctl.parsing.attribution.decisions import Decision

__all__ = ["Reading", "add_pieces"]

TAG_REACH = 3  # a source tag opens one of the first paragraphs
KINDS: dict[str, BlockKind] = {
    "headline": "headline", "standfirst": "subheadline", "byline": "byline", "date": "published",
    "caption": "caption", "credit": "credit", "tag": "boilerplate", "furniture": "boilerplate",
    "link-label": "related-label", "link": "related-item", "link-note": "boilerplate", "subhead": "subhead",
    "body": "paragraph",
}  # fmt: skip


class Reading(msgspec.Struct):
    """An article, the blocks that its fields were read off, and if asked why, what was weighed.

    That is of each quotation, and of each line that the model decided.
    """

    article: Article
    blocks: list[Block]
    decisions: "list[Decision]" = []
    weighings: list[Weighing] = []


def add_pieces(
    reading: Reading, text: str, pieces: list[Piece], states: list[int], rules: list[str], certain: Certain
) -> None:
    """Add to ``reading`` the blocks of ``pieces``, of which each has a state and a rule, and the fields."""
    article = reading.article
    last = max((number for number, state in enumerate(states) if state == BODY), default=-1)
    label: str | None = None
    for number, (piece, state) in enumerate(zip(pieces, states, strict=True)):
        role, rule = role_of(state), rules[number]
        if role not in ("link", "link-note", "link-label"):
            label = None
        if certain.dateline and certain.dateline[0] == number:
            _add_dateline(reading, text, piece, certain, is_last=number == last)
        elif state == BODY:
            _add_paragraph(reading, text, piece, rule, is_last=number == last)
        elif role == "subhead":
            article.body.append(piece.text)
            reading.blocks.append(Block("subhead", piece.start, piece.end, rule))
        elif role == "link-label":
            label = piece.text.strip(f":|-{DASHES}>{RIGHT_ANGLE}→ \xa0*#[]")
            reading.blocks.append(Block("related-label", piece.start, piece.end, rule))
        elif role == "link":
            _add_link(reading, text, piece, label, rule)
        else:
            if role == "link-note" and article.links and "://" in piece.text and " " not in piece.text:
                _give_url(article, piece.text)
            _add_other(reading, piece, role, rule)


def _add_other(reading: Reading, piece: Piece, role: str, rule: str) -> None:
    article, kind, start = reading.article, KINDS[role], piece.start
    if kind in ("headline", "subheadline"):
        value = piece.text.lstrip("# ") or piece.text
        start += len(piece.text) - len(value)
        if kind == "headline" and article.headline is None:
            article.headline = value
        elif kind == "subheadline" and article.subheadline is None:
            article.subheadline = value
        else:
            kind = (
                "headline" if article.headline and repeats_title(value, article.headline) else "boilerplate"
            )
    elif kind == "credit" and is_sign_off(piece.text):
        kind = "sign-off"
    reading.blocks.append(Block(kind, start, piece.end, rule))


def _add_dateline(reading: Reading, text: str, piece: Piece, certain: Certain, *, is_last: bool) -> None:
    """Add the piece that opens with the dateline: a byline run into it, and the paragraph behind it."""
    assert certain.dateline is not None
    _, dateline, rule = certain.dateline
    if dateline.start > piece.start:
        end = piece.start + len(text[piece.start : dateline.start].rstrip("* \t\n"))
        if end > piece.start:
            reading.blocks.append(Block("byline", piece.start, end, "run-in-byline"))
    reading.article.dateline = dateline
    reading.blocks.append(Block("dateline", dateline.start, dateline.end, rule))
    start = dateline.end + len(text[dateline.end : piece.end]) - len(text[dateline.end : piece.end].lstrip())
    if start < piece.end:
        _add_words(reading, text, start, piece, "behind-dateline", is_last=is_last)


def _add_paragraph(reading: Reading, text: str, piece: Piece, rule: str, *, is_last: bool) -> None:
    article = reading.article
    start, end = piece.start, piece.end
    if (
        article.label is None
        and len(article.body) < TAG_REACH
        and (tag := read_source_tag(text, start, end, article.dateline))
    ):
        article.label = text[start : tag[0]]
        reading.blocks.append(Block("label", start, tag[1], "source-tag"))
        start = tag[1] + len(text[tag[1] : end]) - len(text[tag[1] : end].lstrip())
    _add_words(reading, text, start, piece, rule, is_last=is_last)


def _add_words(reading: Reading, text: str, start: int, piece: Piece, rule: str, *, is_last: bool) -> None:
    """Add a paragraph, and in the last one a credit behind it."""
    credit = credit_inside(text, start, piece.end) if is_last else None
    end = start + len(text[start:credit].rstrip()) if credit is not None else piece.end
    whole = start == piece.start and credit is None
    reading.article.body.append(piece.text if whole else flatten(text[start:end]))
    reading.blocks.append(Block("paragraph", start, end, rule))
    if credit is not None:
        reading.blocks.append(Block("credit", credit, piece.end, "credit-inside"))


def _add_link(reading: Reading, text: str, piece: Piece, label: str | None, rule: str) -> None:
    """Add a link and its blocks: the label before the title, the title, what closes it."""
    inner = read_link(text, piece.start, piece.end)
    link = (
        inner[0]
        if inner and (inner[0].label or label is None)
        else read_item(text, piece.start, piece.end, label)
    )
    if link is None:
        reading.blocks.append(Block("boilerplate", piece.start, piece.end, rule))
        return
    if inner and link is inner[0]:
        rule = inner[1]
    reading.article.links.append(link)
    parts: tuple[tuple[BlockKind, int, int], ...] = (
        ("related-label", piece.start, link.start),
        ("related-item", link.start, link.end),
        ("related-label", link.end, piece.end),
    )
    reading.blocks += [Block(kind, start, end, rule) for kind, start, end in parts if start < end]


def _give_url(article: Article, url: str) -> None:
    link = article.links[-1]
    if link.url is None:
        article.links[-1] = Link(link.title, url, link.label, link.start, link.end)
