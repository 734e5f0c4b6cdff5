"""What a mention says: the person it names, or the noun that its description turns on."""

import re
from functools import lru_cache

from newsctl.parsing.characters import DASHES, RIGHT_SINGLE
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.name_words import bare, ends_description
from newsctl.parsing.speakers.names import RUN, personal_part

__all__ = ["fold", "head_noun", "named"]

Words = tuple[str, ...]

_DETERMINERS = entries("determiners")
_NO_NOUNS = frozenset(("and", "or", "himself", "herself"))
_PARTICLES = entries("name-particles")
_NEXT = re.compile(r"\s+([a-z][\w-]*)")
_WORD = re.compile(r"[^\s,;:()]+")


def fold(words: str) -> str:
    """Return a mention with white space folded and closing punctuation left out."""
    return " ".join(words.split()).rstrip(f",;:{DASHES}- '{RIGHT_SINGLE}")


@lru_cache(maxsize=4096)
def named(mention: str) -> tuple[Words, Words]:
    """Return the words that name the person a folded mention is about, and the roles before them.

    ``Fox's Chris Wallace`` and ``campaign manager Robby Mook`` name somebody, ``a longtime adviser to Trump``
    and ``the Clinton campaign`` do not: then both are empty.
    """
    roles: Words = ()
    for run in RUN.finditer(mention):
        name, titles = personal_part(run[0])
        if not name:
            roles = titles
            continue
        before = mention[: run.start()].rstrip()
        last = before[before.rfind(" ") + 1 :]
        # In "Secretary of State Roe" the second run opens with the end of the office of the first.
        in_office = last == "of" and bool(roles) and not run[0].startswith(name[0])
        if (ends_description(last) and not in_office) or _only_says_whose(mention, run.end()):
            continue
        if (
            last.lower() in _DETERMINERS
            and not titles
            and not (len(name) > 1 and is_given_name(bare(name[0])))
        ):
            break
        if last.lower() in _PARTICLES:
            name = (last, *name)
        return name, (*titles, *roles, bare(last))
    return (), ()


def _only_says_whose(mention: str, end: int) -> bool:
    """Whether the name that ends here belongs to a noun: Roe's lawyer, the Roe campaign."""
    if mention.startswith(("'", RIGHT_SINGLE), end):
        return True
    following = _NEXT.match(mention, end)
    noun = following[1] if following else ""
    return noun != "" and noun not in _NO_NOUNS and not ends_description(noun)


def head_noun(mention: str) -> tuple[str, list[str]]:
    """Return the noun that a description turns on, as the word lists have it, and the words before it.

    ``the state's chief economist at the bank`` turns on ``economist``.
    """
    words: list[str] = []
    for match in _WORD.finditer(mention):
        if words and (ends_description(match[0]) or mention[match.start() - 2] in ",;:("):
            break
        words.append(match[0])
    if not words:
        return "", []
    return bare(words[-1]), [word for word in words[:-1] if word.lower() not in _DETERMINERS]
