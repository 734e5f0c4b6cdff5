"""An article out of a news database: its certain lines are read for fields; what is left is the story."""

import msgspec

from newsctl.article import Article, Dateline
from newsctl.parsing.blocks import Block, BlockKind, Piece
from newsctl.parsing.byline import bare_byline, is_desk, is_outlet, read_byline
from newsctl.parsing.dateline import read_dateline
from newsctl.parsing.dates import find_stamp, stamp_of
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.layout.databases import Known, may_be_download, read_database
from newsctl.parsing.places import is_city

__all__ = ["Download", "read_download"]

RULE = "database-lines"
_KINDS: dict[Known, BlockKind] = {
    "headline": "headline", "subheadline": "subheadline", "byline": "byline", "published": "published",
    "dateline": "dateline", "caption": "caption",
}  # fmt: skip


class Download(msgspec.Struct):
    """What the certain lines say, as an ``article``, and their ``blocks``; ``pieces`` are the story's."""

    article: Article
    blocks: list[Block]
    pieces: list[Piece]


def read_download(text: str, pieces: list[Piece]) -> Download | None:
    """Return what the lines of a news database say of the story; None for any other text."""
    if not may_be_download(text):
        return None
    certainties = read_database([piece.text for piece in pieces])
    if certainties is None:
        return None
    download = Download(Article(), [], [])
    known = {certainty.line: certainty for certainty in certainties}
    for number, piece in enumerate(pieces):
        certainty = known.get(number)
        if certainty is None:
            download.pieces.append(piece)
            continue
        start = min(piece.start + certainty.start, piece.end)
        if start > piece.start:
            download.blocks.append(Block("boilerplate", piece.start, start, RULE))
        value = piece.text[certainty.start :]
        if certainty.role == "text":
            if value:
                download.pieces.append(Piece(start, piece.end, value, 0, apart=True))
                continue
        elif value:
            _take(download.article, certainty.role, value, text, start, piece.end)
        if start < piece.end:
            kind = _KINDS.get(certainty.role, "boilerplate")
            download.blocks.append(Block(kind, start, piece.end, RULE))
    return download


def _take(article: Article, role: Known, value: str, text: str, start: int, end: int) -> None:
    """Write down the value of one line."""
    if role == "headline":
        article.headline = value
    elif role == "subheadline":
        article.subheadline = value
    elif role == "byline":
        article.authors = _names(value)
    elif role == "published":
        stamp = stamp_of(value) or find_stamp(value)[1]
        article.published = stamp.iso if stamp else None
    elif role == "url" and value.startswith(("http://", "https://", "www.")):
        article.url = value.split()[0]
    elif role == "dateline":
        read = read_dateline(text, start, end, weak=False)
        article.dateline = (
            read[0] if read else Dateline(value, value.strip(" ;.") or None, None, None, start, end)
        )


def _names(value: str) -> list[str]:
    """Return the names of a byline, also with the surname first: ``Anselm, Per; Rossing, Ida``."""
    parts = [part.strip() for part in value.split(";") if part.strip(" .")]
    if parts and all(map(_is_inverted, parts)):
        return [" ".join(reversed([name.strip(" .") for name in part.split(",")])) for part in parts]
    names: list[str] = []
    for part in parts:
        if names and is_desk(part):
            continue
        byline = read_byline(part) or read_byline(f"By {part}") or bare_byline(part)
        names += byline.authors if byline else ()
    persons = [name for name in names if not is_outlet(name)]
    return list(dict.fromkeys(persons or names))


def _is_inverted(name: str) -> bool:
    """Whether a name has the surname first, and what is behind the comma is no outlet, job or place."""
    surname, comma, given = name.partition(",")
    words = given.split()
    if not comma or "," in given or not 1 <= len(words) <= 3 or len(surname.split()) > 3:
        return False
    if is_outlet(surname) or is_outlet(given.strip()) or is_desk(given.strip()):
        return False
    first, _, more = surname.partition(" ")
    if is_given_name(words[0].strip(".")):
        return not (more and is_given_name(first))  # Ann Lee, Charlotte
    return not (more or is_city(given.strip())) and all(word[0].isupper() for word in words)
