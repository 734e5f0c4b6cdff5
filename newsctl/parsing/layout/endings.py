"""What stands at the end of the last paragraph and is no part of it: a credit, a sign-off."""

import re

from newsctl.parsing.characters import DASHES, RIGHT_DOUBLE, RIGHT_SINGLE
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled

__all__ = ["credit_inside"]

_CREDIT_INSIDE = (
    rf"(?<=[.!?{RIGHT_DOUBLE}\"{RIGHT_SINGLE}'])\s*(?P<credit>"
    r"\((?:(?:Additional |With )?"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslat\w+|inputs|agencies)"
    r"\b[^()]{0,300}|[^()]{0,60}\bcontributed\b[^()]{0,60})\)\.?"
    r"|(?:Reporting|Writing|Editing|Additional reporting) by [A-Z][^.]{3,200}\.?"
    rf"|[-{DASHES}]{{1,2}}\s?(?:With )?(?P<dashed>[A-Z][\w. ]{{1,24}})|\((?P<round>[A-Z][\w ]{{1,24}})\)"
    r"|Enditem|ENDS|#{2,}|\(END\)|[■▪◼◆□●♦⬛◾✱]"
    r"|(?P<bare>[A-Z]{3,9}|Reuter)(?: [A-Z]{2,5}){0,4})$"
)
_DOMAIN = re.compile(r"\w{2,20}(?:\.\w{2,3}){1,2}")


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
