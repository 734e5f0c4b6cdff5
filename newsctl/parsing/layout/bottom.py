"""The bottom of an article: what stands behind its body, read upwards from the last piece."""

import re
from collections.abc import Callable

import msgspec

from newsctl.parsing.blocks import BULLETS, Piece
from newsctl.parsing.byline import bare_byline
from newsctl.parsing.layout.furniture import is_credit, is_sign_off, speaks_of_page
from newsctl.parsing.layout.roles import FURNITURE, Role
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled

__all__ = ["Foot", "credit_inside", "read_bottom"]

_CREDIT_INSIDE = (
    r"(?<=[.!?”\"’'])\s*(?P<credit>"
    r"\((?:(?:Additional |With )?"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslat\w+|inputs|agencies)"
    r"\b[^()]{0,300}|[^()]{0,60}\bcontributed\b[^()]{0,60})\)\.?"
    r"|(?:Reporting|Writing|Editing|Additional reporting) by [A-Z][^.]{3,200}\.?"
    r"|[-–—]{1,2}\s?(?:With )?(?P<dashed>[A-Z][\w. ]{1,24})|\((?P<round>[A-Z][\w ]{1,24})\)"
    r"|Enditem|ENDS|#{2,}|\(END\)|[■▪◼◆□●♦⬛◾✱]"
    r"|(?P<bare>[A-Z]{3,9}|Reuter)(?: [A-Z]{2,5}){0,4})$"
)
_DOMAIN = re.compile(r"\w{2,20}(?:\.\w{2,3}){1,2}")
_RELEASE_END = re.compile(
    r"SOURCES? [A-Z]|(?:Media|Press|Investors?)(?: Relations)? Contacts?\b|Contacts?(?::|$)"
    r"|View original content|For (?:further|more|additional) information,? (?:please )?contact:?$"
)
_ABOUT = re.compile(r",? [a-z]")

MOST_TAGS = 14  # pieces of a list of topics
LONGEST_TAG = 60  # characters
TAG_HEADINGS = frozenset(("tags", "topics", "related topics", "filed under", "tagged", "keywords", "labels"))
LONGEST_NOTES = 14  # pieces of the notes of a press release


class Foot(msgspec.Struct):
    """The pieces from ``start`` on while they are read upwards; ``roles`` are those found so far, by number.

    ``prosaic`` says that the story is told in sentences, so that a last line that is none is not of it;
    ``ruled`` is the number of the drawn line under which only notes stand, ``notes`` of the line with which
    the notes of a press release begin, ``tags`` of the heading of a list of topics.
    """

    text: str
    pieces: list[Piece]
    letters: str
    start: int
    authors: list[str]
    prosaic: bool
    ruled: int
    notes: int
    tags: int
    roles: dict[int, Role] = {}


def read_bottom(
    text: str, pieces: list[Piece], letters: str, taken: frozenset[int], start: int, authors: list[str]
) -> tuple[int, dict[int, Role]]:
    """Return the number of the piece behind the body, and the roles of the pieces from there."""
    prosaic = letters.count("p", start) + letters.count("q", start) >= 2 and not any(
        piece.indent >= 2 for piece in pieces[start : start + 3]
    )
    ruled, notes = _last_rule(pieces, letters, start), _release_notes(pieces, letters, start)
    foot = Foot(
        text, pieces, letters, start, authors, prosaic, ruled, notes, _tag_list(pieces, letters, start)
    )
    for number in range(len(pieces) - 1, start - 1, -1):
        if number in taken:
            continue
        role = next((role for rule in RULES if (role := rule(foot, number))), None)
        if role is None or role[0] == "paragraph":
            return number + 1, foot.roles
        foot.roles[number] = role
    return start, {}


def credit_inside(text: str, start: int, end: int) -> int | None:
    """Return where a credit or sign-off begins inside the last paragraph, None without one."""
    if (
        text[end - 1] in '.!?”"'
        and text[end - 2] != ")"
        and text.find("ing by ", max(start, end - 250), end) < 0
    ):
        return None
    found = compiled(_CREDIT_INSIDE).search(text, max(start, end - 420), end)
    if found is None:
        return None
    name = found["dashed"] or found["round"] or found["bare"]
    if name and name.lower() not in entries("agencies") and _DOMAIN.fullmatch(name) is None:
        paper = found["round"] and " " in name and name.split()[-1].lower() in entries("outlet-words")
        return found.start("credit") if paper else None
    return found.start("credit")


def _last_rule(pieces: list[Piece], letters: str, start: int) -> int:
    """Return the number of a drawn line near the end with only notes below, else the number of pieces."""
    rule = letters.rfind("_", start)
    if rule <= start or rule < len(pieces) - 4 or sum(len(piece.text) for piece in pieces[rule + 1 :]) > 500:
        return len(pieces)
    return rule


def _release_notes(pieces: list[Piece], letters: str, start: int) -> int:
    """Return the number of the line that opens the notes of a press release, else the number of pieces.

    They say who the company is, whom to call, and close with ``SOURCE Company``: without such an end,
    ``About …`` is a sub-heading as any other.
    """
    last = max(start + 2, len(pieces) - LONGEST_NOTES)
    ends = [
        number
        for number, piece in enumerate(pieces[last:], last)
        if len(piece.text) < 120 and _RELEASE_END.match(piece.text)
    ]
    if not ends:
        return len(pieces)
    for number in range(max(start + 2, ends[0] - LONGEST_NOTES), ends[0]):
        line = pieces[number].text
        if letters[number] in "tnxq" and line[:6] in ("About ", "ABOUT ") and len(line.split()) <= 8:
            return number
    return ends[0]


def _tag_list(pieces: list[Piece], letters: str, start: int) -> int:
    """Return the number of the heading under which only short lines stand, else the number of pieces."""
    for number in range(len(pieces) - 1, max(start + 2, len(pieces) - MOST_TAGS) - 1, -1):
        line = pieces[number].text
        if len(line) <= LONGEST_TAG and line.strip(": ").lower() in TAG_HEADINGS:
            return number
        if letters[number] not in "xezb" and (len(line) > LONGEST_TAG or line[-1] in '.!?”"'):
            break
    return len(pieces)


def _below_notes(foot: Foot, number: int) -> Role | None:
    return ("boilerplate", "release-notes") if number >= foot.notes else None


def _below_rule(foot: Foot, number: int) -> Role | None:
    if number < foot.ruled:
        return None
    letter = foot.letters[number]
    return FURNITURE[letter] if letter in "eb_z" else ("boilerplate", "below-the-rule")


def _sign_off(foot: Foot, number: int) -> Role | None:
    return FURNITURE["z"] if is_sign_off(foot.pieces[number].text) else None


def _by_form(foot: Foot, number: int) -> Role | None:
    return FURNITURE.get(foot.letters[number])


def _credit(foot: Foot, number: int) -> Role | None:
    return FURNITURE["e"] if is_credit(foot.pieces[number].text) else None


def _page(foot: Foot, number: int) -> Role | None:
    line = foot.pieces[number].text
    cries = (
        line[-1] == "!"
        and len(line) < LONGEST_TAG
        and line.partition(" ")[0].lower() in entries("reader-verbs")
    )
    return ("boilerplate", "words-of-the-page") if cries or speaks_of_page(line) else None


def _about_author(foot: Foot, number: int) -> Role | None:
    """``Ann Lee covers ports for the Post.``: the byline's name opens the line."""
    line = foot.pieces[number].text
    for author in foot.authors:
        if line[: len(author)].lower() == author.lower() and _ABOUT.match(line, len(author)):
            return "boilerplate", "about-the-author"
    return None


def _tag(foot: Foot, number: int) -> Role | None:
    """Take a short list item below the story for a topic."""
    line = foot.pieces[number].text
    if number >= foot.tags:
        return "boilerplate", "tags"
    if foot.prosaic and line.startswith(BULLETS) and len(line.split()) <= 7 and line[-1] not in '.!?"”:;':
        return "boilerplate", "tags"
    return None


def _sentence_with_credit(foot: Foot, number: int) -> Role | None:
    """Stop at a line that closes with a credit: it is the last paragraph; the credit is cut off later."""
    piece = foot.pieces[number]
    return (
        ("paragraph", "paragraph") if credit_inside(foot.text, piece.start, piece.end) is not None else None
    )


def _name(foot: Foot, number: int) -> Role | None:
    line = foot.pieces[number].text
    if foot.prosaic and line[0] == "(" and line[-1] == ")" and bare_byline(line[1:-1]):
        return "byline", "bare-byline-below"
    if not foot.prosaic or foot.letters[number] != "n":
        return None
    if bare_byline(line):
        return "byline", "bare-byline-below"
    return "boilerplate", "trailing-title"


def _trailing_title(foot: Foot, number: int) -> Role | None:
    """Stories end in sentences: a last line without a full stop is a title or a button, if it is short."""
    line, letter = foot.pieces[number].text, foot.letters[number]
    if letter not in "qt" or not foot.prosaic or line[0].islower() or "@" in line or "twitter" in line:
        return None
    words = len(line.split())
    if letter == "q":
        points_below = line[-1] == ":" and (words <= 8 or line.endswith("below:"))
        return ("boilerplate", "trailing-title") if points_below else None
    if line[-1] in '"”,;)' or ". " in line:
        return None
    if "|" in line and words <= 18:
        return "boilerplate", "trailing-title"
    alone = number + 1 not in foot.roles and foot.letters[number - 1] != "t"
    return ("boilerplate", "trailing-title") if words <= (6 if alone else 18) else None


RULES: tuple[Callable[[Foot, int], Role | None], ...] = (
    _below_rule,
    _below_notes,
    _sign_off,
    _by_form,
    _credit,
    _page,
    _about_author,
    _tag,
    _sentence_with_credit,
    _name,
    _trailing_title,
)
