"""Which line is what: signs, certainties, one learned model over the sequence of lines, and the fields.

headers      lines of metadata on top
download     what news databases set around the story
opening      the dateline
certain      what needs no model
standing     the signs of a line, with page, wording and walk
model        weights over signs, and the best sequence of states
fields       the record, read off the states
"""

from newsctl.article import Article
from newsctl.parsing.blocks import Block, BlockKind, Piece, cut, flatten, folded, tile
from newsctl.parsing.layout.authors import authors_of
from newsctl.parsing.layout.certain import find_certain, settle_densest
from newsctl.parsing.layout.download import read_download
from newsctl.parsing.layout.fields import Reading, add_pieces
from newsctl.parsing.layout.headers import Headers, read_headers
from newsctl.parsing.layout.model import model
from newsctl.parsing.layout.published import published_of
from newsctl.parsing.layout.standing import signs_of
from newsctl.parsing.layout.states import BODY
from newsctl.parsing.lines.forms import forms_of
from newsctl.parsing.lines.signs import PROSE

__all__ = ["Reading", "lay_out"]

SIGNS = "signs"  # the rule of a line that the model decided


def lay_out(
    text: str,
    furniture: frozenset[str] = frozenset(),
    stated: frozenset[str] = frozenset(),
    *,
    why: bool = False,
) -> Reading:
    """Return what the layout of one article's text tells: all fields but the quotes and the words.

    Lines that are among ``furniture``, all of which are folded, give no field; no line gives a field that is
    ``stated`` elsewhere. If asked ``why``, there is also what the signs of each line weighed that the model
    decided.
    """
    pieces = cut(text, furniture)
    known = [piece for piece in pieces if folded(piece.text) in furniture] if furniture else []
    if known:
        pieces = [piece for piece in pieces if folded(piece.text) not in furniture]
    download = read_download(text, pieces)
    article = download.article if download else Article()
    reading = Reading(article, download.blocks if download else [])
    if download:
        pieces = download.pieces
    elif headers := read_headers(text, pieces):
        _add_headers(reading, text, pieces[: headers.stop], headers)
        pieces = pieces[headers.stop :]
    if known:
        pieces = sorted([*pieces, *known], key=lambda piece: piece.start)
    if pieces:
        starts = {piece.start for piece in known}
        given = frozenset(number for number, piece in enumerate(pieces) if piece.start in starts)
        _decide(reading, text, pieces, given, titled=article.headline is not None, stated=stated, why=why)
    if download or known:
        reading.blocks.sort(key=lambda block: block.start)
    article.authors = article.authors or authors_of(text, reading.blocks)
    article.published = article.published or published_of(text, reading.blocks)
    reading.blocks = tile(reading.blocks, text)
    return reading


def _decide(
    reading: Reading,
    text: str,
    pieces: list[Piece],
    furniture: frozenset[int],
    *,
    titled: bool,
    stated: frozenset[str],
    why: bool,
) -> None:
    """Decide what each of ``pieces`` is; the numbers in ``furniture`` are known for such."""
    forms = forms_of(text, pieces)
    for number in furniture:
        if forms[number] in PROSE:
            forms[number] = "boilerplate"
    certain = find_certain(text, pieces, forms, furniture, titled=titled, stated=stated)
    if len(certain.states) == len(pieces):
        states = [certain.states[number] for number in range(len(pieces))]
    else:
        signs = signs_of(text, pieces, forms, certain)
        states = model().decide(signs, certain)
        if BODY not in states and settle_densest(certain, pieces, forms):
            signs = signs_of(text, pieces, forms, certain)
            states = model().decide(signs, certain)
        if why:
            reading.weighings = [
                model().weighing(piece.start, piece.end, own, state)
                for piece, own, state in zip(pieces, signs, states, strict=True)
                if own is not None
            ]
    rules = [certain.rules.get(number, SIGNS) for number in range(len(pieces))]
    add_pieces(reading, text, pieces, states, rules, certain)


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
