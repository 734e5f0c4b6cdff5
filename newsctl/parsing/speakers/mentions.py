"""What a mention says: the person it names, or the head of its description."""

import re

from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.names import PREPOSITIONS, RUN, bare, is_given, personal_part

__all__ = ["fold", "head_noun", "named"]

_DETERMINERS = frozenset("the a an this that these those another one some".split())
_PARTICLES = entries("name-particles")
_NEXT = re.compile(r"\s+([a-z][\w-]*)")
_WORD = re.compile(r"[^\s,;:()]+")


def fold(words: str) -> str:
    """White space folded to one space, closing punctuation and a final possessive left out."""
    folded = " ".join(words.split()).rstrip(",;:—–- ")
    return folded[:-2] if folded.endswith(("'s", "’s")) else folded.removesuffix("'")


def named(mention: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that name the person a folded mention is about, and the roles before them.

    ``Fox's Chris Wallace`` and ``campaign manager Robby Mook`` name somebody, ``a longtime adviser to Trump``
    and ``the Clinton campaign`` do not: then both are empty.
    """
    roles: tuple[str, ...] = ()
    for run in RUN.finditer(mention):
        name, titles = personal_part(run[0])
        before = mention[: run.start()].rstrip()
        last = before[before.rfind(" ") + 1 :].lower()
        if not name:
            roles = titles
            continue
        if _is_modifier(mention, run.end()) or last in PREPOSITIONS:
            continue
        if last in _DETERMINERS and not titles and not (len(name) > 1 and is_given(bare(name[0]))):
            return (), ()
        if last in _PARTICLES and before:
            name = (before[before.rfind(" ") + 1 :], *name)
        if mention.startswith((".", "Jr.", "Sr."), run.end() - 2) and name[-1] in ("Jr", "Sr"):
            name = (*name[:-1], name[-1] + ".")
        return name, titles + (roles if last.rstrip(".") in roles else (bare(last),) if last else ())
    return (), ()


def _is_modifier(mention: str, end: int) -> bool:
    """Whether the name that ends here only says whose or which: Roe's lawyer, the Roe campaign."""
    if mention.startswith(("'", "’"), end):
        return True
    following = _NEXT.match(mention, end)
    return bool(following) and following[1] not in PREPOSITIONS and following[1] not in ("and", "or", "himself", "herself")


def head_noun(mention: str) -> tuple[str, list[str]]:
    """Return the noun that a description turns on, and the words before it, without the determiner.

    ``the state's chief economist at the bank`` turns on ``economist``.
    """
    words = []
    for match in _WORD.finditer(mention):
        if words and (match[0].lower() in PREPOSITIONS or mention[match.start() - 2] in ",;:("):
            break
        words.append(match[0])
    if not words:
        return "", []
    return bare(words[-1]), [word for word in words[:-1] if word.lower() not in _DETERMINERS]
