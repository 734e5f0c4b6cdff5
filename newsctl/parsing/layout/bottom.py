"""The bottom of an article: what stands behind its body."""

import re

from newsctl.parsing.blocks import Piece
from newsctl.parsing.byline import bare_byline
from newsctl.parsing.layout.furniture import is_credit, is_sign_off, speaks_of_page
from newsctl.parsing.layout.top import FURNITURE, Role
from newsctl.parsing.lexicon import entries

__all__ = ["credit_inside", "read_bottom"]

_CREDIT_INSIDE = re.compile(
    r"(?<=[.!?”\"’'])\s*(?P<credit>"
    r"\((?:(?:Additional |With )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslat\w+|inputs|agencies)\b[^()]{0,300}|[^()]{0,60}\bcontributed\b[^()]{0,60})\)\.?"
    r"|(?:Reporting|Writing|Editing|Additional reporting) by [A-Z][^.]{3,200}\.?"
    r"|[-–—]{1,2}\s?(?:With )?(?P<dashed>[A-Z][\w ]{1,24})|\((?P<round>[A-Z][\w ]{1,24})\)|Enditem|ENDS|#{2,}|\(END\)"
    r"|(?P<bare>PTI|IANS|ANI|UNI|AFP|NAN|APP|REUTER|Reuter)(?: [A-Z]{2,5}){0,4})$"
)


def read_bottom(
    text: str, pieces: list[Piece], letters: str, taken: frozenset[int], start: int
) -> tuple[int, dict[int, Role]]:
    """Return where the body ends, as the number of the piece behind it, and the roles of the pieces from there."""
    roles: dict[int, Role] = {}
    ruled = _after_last_rule(pieces, letters, start)
    prosaic = sum(letter in "pq" for letter in letters[start:]) >= 2 and not any(
        piece.indent >= 2 for piece in pieces[start : start + 3]
    )
    number = len(pieces)
    while number > start:
        number -= 1
        piece, letter = pieces[number], letters[number]
        if number in taken:
            continue
        if number >= ruled:
            roles[number] = FURNITURE[letter] if letter in "eb_z" else ("boilerplate", "below-the-rule")
        elif (letter not in "pq" and is_sign_off(piece.text)) or (
            letter in "pq" and len(piece.text) < 40 and is_sign_off(piece.text)
        ):
            roles[number] = ("sign-off", "sign-off")
        elif letter in FURNITURE:
            roles[number] = FURNITURE[letter]
        elif letter in "pqt" and is_credit(piece.text):
            roles[number] = FURNITURE["e"]
        elif letter in "pqt" and speaks_of_page(piece.text):
            roles[number] = ("boilerplate", "words-of-the-page")
        elif letter == "i" and _is_tag(piece.text) and prosaic:
            roles[number] = ("boilerplate", "tags")
        elif letter in "tq" and credit_inside(text, piece.start, piece.end) is not None:
            return number + 1, roles
        elif letter == "n" and prosaic:
            roles[number] = (
                ("byline", "bare-byline-below")
                if bare_byline(piece.text)
                else ("boilerplate", "trailing-title")
            )
        elif (prosaic and letter == "q" and piece.text[-1] == ":" and _points_below(piece.text)) or (
            prosaic
            and letter == "t"
            and _is_trailing_title(piece.text, alone=number + 1 not in roles and letters[number - 1] != "t")
        ):
            roles[number] = ("boilerplate", "trailing-title")
        else:
            return number + 1, roles
    return start, {}


def credit_inside(text: str, start: int, end: int) -> int | None:
    """Return where a credit or sign-off begins inside the last paragraph ``text[start:end]``, None without one."""
    found = _CREDIT_INSIDE.search(text, max(start, end - 420), end)
    if found is None:
        return None
    name = found["dashed"] or found["round"] or found["bare"]
    if name and name.lower() not in entries("agencies"):
        return None
    return found.start("credit")


def _after_last_rule(pieces: list[Piece], letters: str, start: int) -> int:
    """The number of a drawn line near the end under which only notes stand, else beyond the end."""
    rule = letters.rfind("_", start)
    below = pieces[rule + 1 :]
    if rule <= start or len(below) > 3 or sum(len(piece.text) for piece in below) > 500:
        return len(pieces)
    return rule


def _points_below(line: str) -> bool:
    return len(line.split()) <= 8 or line.endswith("below:")


def _is_tag(line: str) -> bool:
    return not line[0].isdigit() and len(line.split()) <= 7 and line[-1] not in '.!?"”:;'


def _is_trailing_title(line: str, *, alone: bool) -> bool:
    """Whether a last line without a full stop is a title or button: stories end in sentences, now and then unstopped."""
    return (
        len(line.split()) <= (6 if alone else 18)
        and not line[0].islower()
        and "@" not in line
        and line[-1] not in '"”,;)'
        and "twitter" not in line
    )
