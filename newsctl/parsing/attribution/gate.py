"""The gate that every speaker passes: what has the form of somebody or something that can speak.

Before a speaker is named, :func:`source_in` takes clauses, adverbs and headlines off the words, and gives a
lone job word back what stands before it. :func:`is_source` turns away what is left of other forms.
"""

import re
from functools import lru_cache

from newsctl.parsing.attribution.tagging import tag_of
from newsctl.parsing.attribution.tagset import BASE, DETERMINERS, OF, letters
from newsctl.parsing.lexicon import entries

__all__ = ["is_source", "source_in"]

_HEADLINE = re.compile(r"(?:[^\sa-z]*[A-Z][^\sa-z]+\s+){3,}")
_DETERMINED = re.compile(r"\b(?:an?|the|this|that|one|his|her|its|their)\s(?:[\w'-]+\s){0,4}$", re.IGNORECASE)
_FIGURES = re.compile(r"[$\N{POUND SIGN}\N{EURO SIGN}]|\d[\d.,]*(?:%|\s(?:%|per\s?cent))?$")
_PARTY = re.compile(r"[DRI]-[A-Z][\w.]*$")
_WORD = re.compile(r"\S+")
_VERBS = letters("waited said called was say call")
_BREAKS = letters("and who")
_NO_SOURCES = letters("of that and while also who waiting waited said saying called calling was hes")
_NO_NAMES = letters("of while also who saying calling hes")
_IN_PHRASE = letters("PHRASE")
_BEHIND_NOTHING = letters("also of and while monday")
_STAND_ALONE = letters("the number")
_TIMES = frozenset(("earlier", "early", "late"))
_MANY = frozenset(("children", "men", "people", "police", "women"))


def source_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where, in the words from ``start`` to ``end``, somebody is named who can speak.

    ``Roe scored | his first goal`` and ``Roe | earlier`` lose their ends, ``THE END OF THE ROAD The | team``
    its head; ``clerk`` gets back the determiner that was cut off.
    """
    if text[start:end].istitle():
        return start, end  # Jane Roe
    if (headline := _HEADLINE.match(text, start, end)) and not text[headline.end() : end].isupper():
        start = headline.end()
    if " " not in text[start:end]:
        return _with_determiner(text, start, end)
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    tags = [tag_of(text[first:last].strip(",;:")) for first, last in words]
    nominal = True
    for at in range(1 + (tags[0] in DETERMINERS), len(words)):  # those surveyed
        if tags[at] in _BREAKS or text[words[at - 1][1] - 1] in ",;:":
            break
        nominal = nominal and tags[at] != OF
        if text[words[at][0]].islower() and _is_finite(tags, at, nominal):
            return start, words[at - 1][1]
    last = len(words)
    while last > 1 and text[slice(*words[last - 1])].islower():
        if tags[last - 1] not in _BEHIND_NOTHING and text[slice(*words[last - 1])] not in _TIMES:
            break
        last -= 1
    return start, words[last - 1][1]


def _is_finite(tags: list[str], at: int, nominal: bool) -> bool:
    """Whether there is a verb at ``at``, and no participle: an object stands behind it, or nothing at all."""
    if at + 1 == len(tags):
        return nominal and tags[at] in _VERBS and tags[at] not in BASE
    return tags[at] in _VERBS and tags[at + 1] in DETERMINERS and tags[at - 1] != OF


def _with_determiner(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a lone noun with its determiner: the Norvane | clerk."""
    word = text[start:end]
    if word in entries("roles") or word in entries("group-nouns"):
        lead = _DETERMINED.search(text, max(0, start - 60), start)
        if lead and all(tag_of(before) in _IN_PHRASE for before in lead[0].split()):
            return lead.start(), end
    return start, end


@lru_cache(maxsize=4096)
def is_source(speaker: str) -> bool:
    """Whether a speaker has the form of one: no figure, headline, place, clause or word that names nobody."""
    if _FIGURES.match(speaker) or _PARTY.match(speaker) or speaker.lower() in entries("states"):
        return False
    words = speaker.split()
    if len(words) > 2 and speaker.isupper():
        return False
    first = tag_of(words[0].lower())
    if len(words) == 1:
        refused = _NO_SOURCES if speaker.islower() else _NO_NAMES
        return first not in refused and (not speaker.islower() or not speaker.isalpha() or _is_many(speaker))
    if words[0].islower() and first in _NO_SOURCES and (words[0] != "that" or words[1][-1] == "s"):
        return False
    # "runs the bank" is a clause, "all the bank" is not.
    return not (words[0].islower() and first not in DETERMINERS and tag_of(words[1]) in DETERMINERS)


def _is_many(word: str) -> bool:
    """Whether a lone word in small letters is a plural, or stands by itself: ``someone``, ``most``."""
    return (
        word[-1] == "s"
        or tag_of(word) in _STAND_ALONE
        or word in _MANY
        or word in entries("plural-sources")
        or word in entries("roles")
    )
