"""Factiva with field codes: ``HD`` the headline, ``BY`` the byline, ``LP`` and ``TD`` the story."""

import re
from collections.abc import Sequence

from newsctl.parsing.layout.databases.certainty import Certainty, Known

__all__ = ["read_factiva_codes"]

_CODES: dict[str, Known] = {
    "SE": "furniture", "HD": "headline", "CLM": "furniture", "BY": "byline", "CR": "furniture",
    "WC": "furniture", "PD": "published", "ET": "furniture", "SN": "furniture", "SC": "furniture",
    "ED": "furniture",
    "PG": "furniture", "VOL": "furniture", "LA": "furniture", "CY": "furniture", "LP": "text", "TD": "text",
    "ART": "caption", "CT": "furniture", "RF": "furniture", "CO": "furniture", "IN": "furniture",
    "NS": "furniture", "RE": "furniture", "IPC": "furniture", "IPD": "furniture", "PUB": "furniture",
    "AN": "furniture",
}  # fmt: skip
_CODE = re.compile(rf"({'|'.join(_CODES)})(?:$|:[ \t]*|[ \t\xa0]+)")
_VALUE_BELOW = frozenset(("ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN"))
"""The codes of what stands below the story, whose words may also open a paragraph: IN THE HARBOUR."""
_NAMED = re.compile(r"[a-z0-9]{2,10} :|Document [A-Z]|[A-Z0-9/]{3}[A-Z0-9/ |;,-]*$")
_SIGNS = frozenset(("WC", "PD", "SN", "SC", "LA", "AN", "CY"))


def read_factiva_codes(lines: Sequence[str]) -> list[Certainty] | None:
    """Return what the lines with codes are, and those below them; None when there are no such."""
    if not any(line.startswith("HD") for line in lines[:8]):
        return None
    codes = [_code(line) for line in lines]
    said = {code for code, _ in codes}
    if "HD" not in said or len(said & _SIGNS) < 2 or not said & {"LP", "TD"}:
        return None
    found: list[Certainty] = []
    role: Known = "furniture"
    given = set()
    told = False  # a part of the story
    for number, (code, start) in enumerate(codes):
        if not _is_meant(lines, codes, number, told=told):
            code = ""
        if code:
            role = _CODES[code]
            told = told or role == "text"
        if role == "text":
            if code:
                found.append(Certainty(number, "text", start))
            continue
        is_value = start < len(lines[number]) if code else True
        if not is_value or role in given:
            found.append(Certainty(number, "furniture"))
        else:
            found.append(Certainty(number, role, start if code else 0))
            given |= {role} - {"furniture", "caption"}
    return found


def _code(line: str) -> tuple[str, int]:
    found = _CODE.match(line)
    return (found[1], found.end()) if found else ("", 0)


def _is_meant(lines: Sequence[str], codes: list[tuple[str, int]], number: int, *, told: bool) -> bool:
    """Whether what looks like a code is one, given whether a part of the story was ``told`` above."""
    code = codes[number][0]
    if code in _VALUE_BELOW:
        return told and _ends(lines, codes, number)
    return not told or _CODES.get(code) == "text"


def _ends(lines: Sequence[str], codes: list[tuple[str, int]], number: int) -> bool:
    """Whether the code of a line is one of those below the story: it is all of the line, or names follow."""
    code, start = codes[number]
    value = lines[number][start:]
    if code in ("RF", "CT", "ART"):
        return not value or any(codes[below][0] == "AN" for below in range(number, len(lines)))
    if not value and number + 1 < len(lines):
        value = lines[number + 1]
    return _NAMED.match(value) is not None
