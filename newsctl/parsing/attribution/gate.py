"""The gate that every speaker passes: what has the form of somebody or something that can speak.

Before a speaker is named, :func:`source_in` takes clauses, adverbs and headlines off the words, and gives a
lone job word back what stands before it. :func:`can_speak` turns away what is left of other forms.
"""

import re
from functools import lru_cache

from newsctl.parsing.attribution.tagging import tag_of
from newsctl.parsing.attribution.tagset import (
    ALSO,
    BASE,
    DETERMINERS,
    NAME,
    NUMBER,
    OF,
    OWNER,
    PAST,
    STOP,
    WORD,
    letters,
)
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import entries

__all__ = ["can_speak", "source_in"]

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
_BEHIND_HEAD = letters("of and who while")
_STAND_ALONE = letters("number")
_TIMES = frozenset(("earlier", "early", "late"))
_POINTS = frozenset(("This", "this"))  # this | prompted the paper
_MANY = frozenset(("children", "men", "people", "source", "women"))
_PARTICLES = frozenset(("away", "back", "down", "off", "out", "up"))
_RELATIVE = re.compile(r",?\swho\b")


def source_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where, in the words from ``start`` to ``end``, somebody is named who can speak.

    ``Roe scored | his first goal`` and ``Roe | earlier`` lose their ends, ``THE END OF THE ROAD The | team``
    and ``word of | Jane Roe``, who said it, their heads; ``clerk`` gets back the determiner that was cut off.
    """
    words = text[start:end]
    if " " not in words:
        return _with_determiner(text, start, end)
    first, last = _named_in(words)
    if first == 0 and _RELATIVE.match(text, end) and OF in map(tag_of, words.split()):
        first, last = _name_behind(words[:last])
    return start + first, start + last


@lru_cache(maxsize=4096)
def _named_in(words: str) -> tuple[int, int]:
    """Return where, in several words, stands what names somebody."""
    if words.istitle():
        return 0, len(words)  # Jane Roe
    start = 0
    if (headline := _HEADLINE.match(words)) and not words[headline.end() :].isupper():
        start = headline.end()
    spans = [match.span() for match in _WORD.finditer(words, start)]
    said = [words[first:last].strip(",;:") for first, last in spans]
    tags = [*map(tag_of, said)]
    nominal = True
    for at in range(1 + (tags[0] in DETERMINERS and said[0] not in _POINTS), len(said)):  # those surveyed
        if tags[at] in _BREAKS or words[spans[at - 1][1] - 1] in ",;:":
            break
        nominal = nominal and tags[at] != OF
        if said[at][:1].islower() and _is_finite(said, tags, at, nominal):
            return start, spans[at - 1][1]
    last = len(said)
    while last > 1 and said[last - 1].islower():
        if tags[last - 1] not in _BEHIND_NOTHING and said[last - 1] not in _TIMES:
            break
        last -= 1
    return start, spans[last - 1][1]


def _is_finite(said: list[str], tags: list[str], at: int, nominal: bool) -> bool:
    """Whether there is a verb at ``at``, and no participle: an object stands behind it, or nothing at all."""
    tag, before = tags[at], tags[at - 1]
    if at + 1 == len(tags):
        if tag == WORD and before == NAME and said[0].strip(".").lower() in entries("honorifics"):
            return said[at] not in entries("plural-sources")  # Mr. Roe | tries
        return nominal and tag in _VERBS and tag not in BASE
    after = at + 1 + (said[at + 1] in _PARTICLES and at + 2 < len(tags))  # ticked off a series
    if before == NAME and (tag == ALSO or (tag in PAST and tags[at + 1] == ALSO)):
        return True  # Roe | also lacks, Roe | met briefly with
    # Roe | forwards an article; not: the tabloid | the Mirror
    is_verb = tag in _VERBS or (tag == WORD and before == NAME and tags[0] not in DETERMINERS)
    return is_verb and tags[after] in DETERMINERS and before != OF


def _name_behind(words: str) -> tuple[int, int]:
    """Return where the first full or titled name stands behind what cannot speak: a tweet from | Jane Roe."""
    spans = [match.span() for match in _WORD.finditer(words)]
    said = [words[first:last].lower() for first, last in spans]
    tags = [tag_of(words[first:last]) for first, last in spans]
    written = tags[0] in DETERMINERS and said[tags.index(OF) - 1] in entries("group-nouns")
    if not written and _is_source(words):
        return 0, len(words)
    for at in range(1, len(tags) - 1):
        word = said[at].strip(".")
        named = is_given_name(word) or word in entries("honorifics") or word in entries("title-abbreviations")
        if tags[at - 1] != OF or not (written or named):
            continue
        last = next((end for end in range(at, len(tags)) if tags[end] != NAME), len(tags))
        if last > at + 1:
            return spans[at][0], spans[last - 1][1]
    return 0, len(words)


def _with_determiner(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a lone noun with its determiner: the Norvane | clerk."""
    word = text[start:end]
    if word in entries("roles") or word in entries("group-nouns"):
        lead = _DETERMINED.search(text, max(0, start - 60), start)
        if lead and all(tag_of(before) in _IN_PHRASE for before in lead[0].split()):
            return lead.start(), end
    return start, end


def can_speak(text: str, speaker: str) -> bool:
    """Whether a speaker has the form of one, or else a capital that is more than that of its sentence."""
    if not _is_source(speaker):
        return False
    first, _, rest = speaker.partition(" ")
    if not first.istitle() or (rest and not rest.islower()) or _has_capital(text, first):
        return True
    word = first.lower()
    if rest:
        return tag_of(word) in DETERMINERS or _has_head([word, *rest.split()])
    known = _is_many(word) or word in entries("group-nouns") or word in entries("lone-determiners")
    return known or not (tag_of(word) in _NO_SOURCES or _has_word(text, word))


def _has_word(text: str, word: str) -> bool:
    return any(f" {word}{mark}" in text for mark in (" ", ",", "."))


def _has_capital(text: str, word: str) -> bool:
    """Whether the word, as written, stands inside of a sentence."""
    at = text.find(word)
    while at >= 0:
        if at > 1 and text[at - 1].isspace() and (text[at - 2].isalnum() or text[at - 2] == ","):
            return True
        at = text.find(word, at + 1)
    return False


@lru_cache(maxsize=4096)
def _is_source(speaker: str) -> bool:
    """Whether a speaker has the form of one: no figure, headline, place, clause or word that names nobody."""
    if _FIGURES.match(speaker) or _PARTY.match(speaker) or speaker.lower() in entries("states"):
        return False
    words = speaker.split()
    if len(words) > 2 and speaker.isupper():
        return False
    first = tag_of(words[0].lower())
    if len(words) == 1:
        if first in DETERMINERS:
            return speaker.lower() in entries("lone-determiners")
        refused = _NO_SOURCES if speaker.islower() else _NO_NAMES
        return first not in refused and (not speaker.islower() or not speaker.isalpha() or _is_many(speaker))
    if not words[0].islower() or first in DETERMINERS:
        return True
    if first in _NO_SOURCES and (words[0] != "that" or words[1][-1] == "s"):
        return False
    # "runs the bank" is a clause, "all the bank" is not.
    return tag_of(words[1]) not in DETERMINERS and _has_head(words)


def _has_head(words: list[str]) -> bool:
    """Whether words without a determiner before them have a head that can do without: critics of it."""
    tags = [tag_of(word) for word in words]
    end = next((at for at, tag in enumerate(tags) if tag in _BEHIND_HEAD), len(words))
    for word, tag, behind in zip(words[:end], tags, [*tags[1:], STOP], strict=False):
        if not word.islower() or tag in (NUMBER, OWNER):
            return True
        # officials | familiar with it, but not: examines records
        if _is_many(word) and (behind not in _IN_PHRASE or tags[end - 1 : end + 1] == [WORD, OF]):
            return True
    return end > 0 and words[end - 1] in entries("group-nouns")


def _is_many(word: str) -> bool:
    """Whether a lone word in small letters is a plural, or stands by itself: ``someone``, ``three``."""
    return (
        (word[-1] == "s" and word[-2:] not in ("ss", "us"))
        or tag_of(word) in _STAND_ALONE
        or word in _MANY
        or word in entries("plural-sources")
        or word in entries("mass-sources")
        or word in entries("roles")
    )
