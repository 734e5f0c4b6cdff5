"""Organisations: the full name, or fuller description, of the one that a mention is short for."""

import re

from newsctl.parsing.characters import APOSTROPHES
from newsctl.parsing.speakers.names import RUN

__all__ = ["full_name"]

FAR = 20_000  # to the full name of an organisation
MOST = 50  # occurrences of its last word that are looked at

_THE_BEFORE = re.compile(rf"\b[Tt]he\s(?:[A-Z][\w.{APOSTROPHES}-]*\s(?:and\s)?){{0,6}}$")
_FIELDS_AFTER = re.compile(r"\s(?:of|for|on)(?:\sthe)?(?:\s[A-Z][\w-]*+,?|\sand(?=\s[A-Z]))+(?<![,.])")
_OWNER_BEFORE = re.compile(rf"\b[Tt]he\s(?:[\w-]+\s)?[\w-]+[{APOSTROPHES}]s?\s$")


def full_name(text: str, mention: str, at: int) -> str:
    """Return the full name of the organisation that a mention at ``at`` is short for, else the mention.

    ``ANA`` stands for the words before ``(ANA)``; ``the institute`` for ``the ... Institute`` and for ``the
    Institute of Tides and Winds``, and ``the office`` for ``the mayor's office``.
    """
    words = mention.split()
    name = words[-1]
    if len(name) > 1 and name.isupper() and len(words) < 3:
        return _spelt_out(text, name, at) or mention
    if len(words) == 2 and words[0].lower() in ("the", "this", "that"):
        capitalised = name[0].upper() + name[1:]
        return (
            _longer(text, capitalised, at, _THE_BEFORE) or _longer(text, name, at, _OWNER_BEFORE) or mention
        )
    return mention


def _longer(text: str, name: str, at: int, before: re.Pattern[str]) -> str | None:
    """Return ``name`` with the words before it, from its last occurrence where they are as wanted."""
    begin = max(0, at - FAR)
    found = at
    for _ in range(MOST):
        found = text.rfind(name, begin, found)
        if found < 0:
            break
        lead = before.search(text, max(begin, found - 80), found)
        if lead and not text[found + len(name) : found + len(name) + 1].isalnum():
            fields = _FIELDS_AFTER.match(text, found + len(name), found + len(name) + 80)
            end = fields.end() if fields and name[0].isupper() else found + len(name)
            whole = " ".join(text[lead.start() : end].split())
            if whole.count(" ") > 1:
                return whole
    return None


def _spelt_out(text: str, short: str, at: int) -> str | None:
    """Return the capitalised words before ``(ANA)`` that begin with its letter."""
    at = text.find(f"({short})", max(0, at - FAR), at + FAR)
    if at < 0:
        return None
    for run in RUN.finditer(text, max(0, at - 100), at):
        start = run.start() + 4 * run[0].startswith("The ")
        if text[start] == short[0] and "." not in text[run.end() : at]:
            return " ".join(text[start:at].split())
    return None
