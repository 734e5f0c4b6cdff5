"""What a speaker is called, read: a person in full or in short, a body, or words that name nobody."""

import re
from functools import cache, lru_cache
from typing import Literal

import msgspec

from newsctl.across.sounds import letters
from newsctl.matching.typewriter import retype
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import entries, list_text
from newsctl.parsing.places import is_region
from newsctl.parsing.speakers.mentions import fold, head_noun, named
from newsctl.parsing.speakers.name_words import bare, gender_of_role, is_initial, is_role

__all__ = ["JOINING", "Kind", "Name", "formal_names", "is_short_for", "read_name", "shortened"]

Kind = Literal["full", "short", "short-body", "body", "description", "group"]
"""A person with given and family name; with one of them, or a title and one; an institution, in
short one word and its article (``the Post``); and who has no
name: somebody (``a neighbour``), and several (``Democrats``, ``Ida Berg and Per Roe``)."""


class Name(msgspec.Struct, frozen=True):
    """A name in parts, each in :func:`.sounds.letters`.

    ``given`` is the first given name and ``middle`` the others, initials among them; ``called`` is a given
    name that stands in quotation marks, or behind an initial. ``family`` is the family name of a person, the
    one word of a ``short`` name, all words of a ``body`` but its article. ``gender`` is that
    of the title before a ``short`` one, ``f``, ``m`` or empty.
    """

    kind: Kind
    family: str = ""
    given: str = ""
    middle: tuple[str, ...] = ()
    called: str = ""
    suffix: str = ""
    gender: str = ""


_HONORIFICS = entries("honorifics") | {"ms", "sir", "lady", "lord", "dame"}
_SUFFIXES = entries("name-suffixes")
_PARTICLES = entries("name-particles")
_PLURALS = entries("plural-sources")
_SUFFIX = re.compile(r",\s+(?=(?:Jr|Sr|II|III|IV)\b)")
_BRACKETS = re.compile(r"\(([A-Z][\w.'-]{1,18})\)(?=\s[A-Z])")
_TIMES = re.compile(r"^(\S+\s.*\S)\s+(?:late|early|later|earlier|again|today|yesterday)$")
_PLACED = re.compile(r"^[A-Z][\w.]+-(?:based|born)\s")
_KOREAN = re.compile(r"([A-Z][a-z]{1,4}) ([A-Z][a-z]{1,5}(?:-[a-z]{1,5}| [A-Z]?[a-z]{1,5}))")
_KOREAN_FAMILIES = entries("family-names-first")
_ARABIC = re.compile(r"^(?:[AaEe]l|[Aa][dnst]|[Aa]sh|[Uu]l|[Uu]r)-(?=[A-Z])")
"""The article before a family name, which is left out as often as not: al-Sisi, el-Sisi, Sisi."""
_ARTICLE = re.compile(r"[Tt]he\s+")
_SEVERAL = re.compile(r"\sand\s|\s&\s")
_POSSESSIVE = re.compile(r"'s?(?=\s)")
JOINING = frozenset(("of", "for", "and", "the", "in", "on", "at", "&", "de", "la", "des", "du"))
"""Small words in the names of bodies."""
_AGENCIES = entries("agencies")
_PRONOUNS = {line.split()[0] for line in entries("pronouns")} | {"its", "anyone", "someone", "there"}
_DETERMINERS = entries("determiners")
_NO_NAMES = _DETERMINERS | entries("lone-determiners") | _PRONOUNS | {"former", "even", "only"}
_OF_SOMEBODY = frozenset(("administration", "campaign", "government", "magazine", "newspaper"))
"""What belongs to the name of a body, in small letters: the Roe campaign."""
_OUTLETS = frozenset(("magazine", "newspaper"))
_NAME = 4  # words that a name has, most of the time
_SHOUTED = 3  # words in capitals, of which more are a headline

_NOBODY = Name("description")
_SEVERAL_PEOPLE = Name("group")


@lru_cache(maxsize=65_536)
def read_name(speaker: str) -> Name:
    """Return what ``speaker``, the speaker of a quote, is called."""
    words = _TIMES.sub(r"\1", speaker)
    words = _BRACKETS.sub(r'"\1"', _SUFFIX.sub(" ", fold(retype(words))))
    title, _, rest = words.partition(" ")
    if rest and bare(title) in _HONORIFICS and all(map(_is_capitalised, rest.split())):
        return _personal(named(rest)[0] or tuple(rest.split()), gender_of_role(bare(title)))
    if korean := _KOREAN.fullmatch(words):
        given = letters(korean[2])
        if letters(korean[1]) in _KOREAN_FAMILIES and not is_given_name(korean[2].split()[0].lower()):
            return Name("full", letters(korean[1]), given)
    words = _ARABIC.sub("", words)
    personal, titles = named(_PLACED.sub("", words))
    if len(personal) == 1 and (whole := _in_full(words)):
        personal = whole
    if personal and not _is_description(words, personal):
        if _SEVERAL.search(words) and len(personal) > 1 and " and " in words[words.find(personal[-1]) :]:
            return _SEVERAL_PEOPLE
        gender = next(filter(None, map(gender_of_role, titles)), "")
        return _personal(personal, gender)
    return _body(words)


def _in_full(words: str) -> tuple[str, ...]:
    """Return the words of a name in full whose given name has another meaning as well: August Roe."""
    parts = tuple(words.split())
    is_name = 1 < len(parts) <= _NAME and all(map(str.istitle, parts)) and is_given_name(bare(parts[0]))
    return parts if is_name else ()


def _is_description(words: str, personal: tuple[str, ...]) -> bool:
    """Whether one name among other words tells nobody: the Texan, no Roe."""
    first = words.split()[0]
    lowered = first[0].islower() and first not in _PARTICLES
    return len(personal) < 2 and (lowered or bare(first) in _DETERMINERS)


def _personal(words: tuple[str, ...], gender: str) -> Name:
    parts = [_ARABIC.sub("", word) for word in words]
    suffix = letters(parts.pop()) if len(parts) > 1 and bare(parts[-1]) in _SUFFIXES else ""
    called = ""
    for word in [each for each in parts if each[0] in "\"'(" and len(each) > 2]:
        called = letters(word)
        parts.remove(word)
    family = [parts.pop()] if parts else []
    while parts and parts[-1].lower() in _PARTICLES and (len(parts) > 1 or parts[0].islower()):
        family.insert(0, parts.pop())
    joined = "".join(map(letters, family))
    if not parts:
        plural = joined.endswith("s") and not gender and joined[:-1] in _PLURALS
        return Name("group") if plural else Name("short", joined, suffix=suffix, gender=gender)
    given, *middle = map(letters, parts)
    if not called and middle and is_initial(parts[0]) and len(middle[0]) > 2:
        called = middle[0]
    return Name("full", joined, given, tuple(middle), called, suffix)


def _body(words: str) -> Name:
    """Return the body that ``words`` name, such as ``the State Department`` and ``Roe's campaign``."""
    noun, _ = head_noun(words)
    if noun in _PLURALS:
        return _SEVERAL_PEOPLE
    without = _ARTICLE.sub("", words, count=1)
    parts = _POSSESSIVE.sub("", without).split()
    if parts and bare(parts[0]) in _HONORIFICS:
        del parts[0]
    if not parts or parts[0].lower() in _NO_NAMES or (words.isupper() and len(parts) > _SHOUTED):
        return _NOBODY
    *before, last = parts
    if not all(_is_capitalised(part) or part in JOINING for part in before) or not _is_capitalised(parts[0]):
        return _NOBODY
    if not (_is_capitalised(last) or (before and last in _OF_SOMEBODY)):
        return _NOBODY
    if not before and not _is_body(last):
        return Name("short" if without == words else "short-body", letters(last))
    if len(before) == 1 and is_given_name(bare(before[0])) and is_role(bare(last)):
        return _personal((before[0], last), "")  # Dean Baker
    if without == words and (is_region(words) or words.lower() in entries("dateline-places")):
        return _NOBODY
    if last == "News" and len(before) == 1 and _is_body(before[0]):
        parts = before  # CBS News is CBS
    return Name("body", " ".join(map(letters, parts)))


def _is_body(word: str) -> bool:
    """Whether a word by itself names one body everywhere: CNN, Reuters."""
    return (word.isupper() and len(word) > 1) or word.lower() in _AGENCIES


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


@cache
def _formal() -> dict[str, frozenset[str]]:
    formal: dict[str, set[str]] = {}
    for line in list_text("nicknames").split("\n"):
        if line and not line.startswith("#"):
            name, *others = line.split()
            for each in (name, *others):
                formal.setdefault(each, set()).add(name)
    return {name: frozenset(names) for name, names in formal.items()}


def formal_names(given: str) -> frozenset[str]:
    """Return the names that a given name may be short for, itself among them if it is one; often none."""
    return _formal().get(given, frozenset())


def is_short_for(given: str, formal: str) -> bool:
    """Whether ``given`` is the given name ``formal``, or what people who bear it are called."""
    return given == formal or formal in formal_names(given)


def shortened(name: Name) -> str:
    """Return the one word by which a full name goes once it has been given: Roe, the Post, Forbes."""
    first, _, last = name.family.rpartition(" ")
    return first if last in _OUTLETS and " " not in first else last
