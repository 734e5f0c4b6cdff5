"""Personal names in running text: where capitalised words stand together, and which of them are the name.

``Foreign Ministry Spokesman Saeed Khatibzadeh`` is one run of capitalised words, ``Saeed Khatibzadeh`` its
personal part. ``Trump Tower`` is a run without one.
"""

import re
from functools import lru_cache

from newsctl.parsing.characters import APOSTROPHES, CLOSING_MARKS, OPENING_MARKS
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import entries
from newsctl.parsing.speakers.name_words import bare, is_initial

__all__ = ["RUN", "find_run", "key_of", "keys_of", "personal_part"]

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ɏ]"
_TITLES = entries("honorifics") | entries("title-abbreviations")
_SHORT_TITLE = rf"(?:{'|'.join(sorted({title[1:] for title in _TITLES}))})\.(?!\w)"
_REST = rf"(?:\.(?:[A-Z]\.)*+|{_SHORT_TITLE}|\w*+(?:[{APOSTROPHES}-](?!(?<!-)[sS]\b)\w++)*+)"
_WORD = _CAPITAL + _REST
# What joins the words of a name: de la Cruz, van der Berg, al-Haddad; O'Roe and D'Roe are words already.
# Only some of the listed particles join names wherever they stand: not und, te or st.
_PARTICLE = (
    r"(?:(?:de(?: la| los)?|da|do|dos|du|des|del|della|di|van(?: de[rn]?)?|von(?: der)?|der|den|ten|ter|bin"
    rf"|bint|ibn|y|e|al|el|ul|ur|la|le)\s|(?:al|el|ul|ad|ur|as|an|ash|at|az)-|[dl][{APOSTROPHES}])"
)
_NICKNAME = rf"[{OPENING_MARKS}][A-Z][\w .-]{{1,18}}[{CLOSING_MARKS}]\s"
# A run does not begin inside a word (easyFerry), nor with the possessive ending of one: DOG'S DINNER.
RUN = re.compile(
    rf"{_CAPITAL}(?<!\w.)(?<!\w[{APOSTROPHES}].){_REST}(?:\s{{1,2}}(?:(?=[adbvdeiluty{OPENING_MARKS}])(?:{_PARTICLE}|{_NICKNAME}))?{_WORD})*+"
)
"""Capitalised words in a row, with the particles between them: ``Sen. Jane “Jay” de Roe Jr.``"""

_SUFFIXES = entries("name-suffixes")
_PREPOSITIONS = entries("prepositions")
_POST_NOMINALS = entries("post-nominals")
_PARTICLES = entries("name-particles")
_FAMILY_NAMES_FIRST = entries("family-names-first")
_PINYIN = re.compile(r"(?:(?:[zcs]h|[b-df-hj-np-tw-z])?[aeiou]{1,3}(?:ng|n|r)?){2}")
_ROLES_THAT_ARE_NAMES = entries("roles-that-are-names")
# After these the last word is a name, whatever it means elsewhere: Dr. Black.
_BEFORE_FAMILY_NAMES = _TITLES | {"dame", "judge", "lady", "lord", "sir"}
_MONTHS = entries("english-months") - {"march", "april", "may", "june"}  # which are names as well
_WEEKDAYS = {day for day in entries("weekdays") if day.endswith("day")}  # Sun, Mon and Sat are names as well
_KINDS = {
    **dict.fromkeys(entries("not-personal") | entries("office-words"), "other"),
    **dict.fromkeys(entries("roles") | entries("role-adjectives") | entries("plural-sources"), "role"),
    **dict.fromkeys(_PARTICLES | _SUFFIXES, "particle"),
    **dict.fromkeys(_MONTHS | _WEEKDAYS, "day"),
}
"""What a word with a capital is in a run of them, where it is not simply part of a name."""


def find_run(text: str, run: str, at: int) -> int:
    """Return where :data:`RUN`, whose next match from ``at`` on is ``run``, matches: not in ``qu'Roe``."""
    at = text.index(run, at)
    while at > 0 and text[at - 1] != " " and _is_inside(text, at):
        at = text.index(run, at + 1)
    return at


def _is_inside(text: str, at: int) -> bool:
    """Whether a word goes on at ``at``, or its possessive ending begins there."""
    before = text[at - 2] if at > 1 and text[at - 1] in APOSTROPHES else text[at - 1]
    return before.isalnum() or before == "_"


def key_of(words: tuple[str, ...]) -> str:
    """Return the word that a person is looked up by: the last but for suffixes, bare, without ``al-``."""
    word = words[-1]
    if len(words) > 1 and bare(word) in _SUFFIXES:
        return key_of(words[:-1])
    word = bare(word)
    if "-" in word:
        article, _, rest = word.partition("-")
        return rest if article in _PARTICLES else word
    return word


@lru_cache(maxsize=16384)
def keys_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return each word that finds a person of this name, bare: first the one of :func:`key_of`."""
    return tuple(dict.fromkeys((key_of(words), *map(bare, words))))


@lru_cache(maxsize=16384)
def personal_part(run: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a run that name a person, and the roles before them as :func:`bare` gives them.

    The name is empty for a place, an office or an organisation.
    """
    core: list[str] = []
    titles: list[str] = []
    words = run.split()
    for at, word in enumerate(words):
        plain = bare(word)
        if core and plain in _SUFFIXES:
            core.append(word)
            break
        kind = _kind(words, at)
        if len(core) > 1 and (kind == "day" or all(map(_is_post_nominal, words[at:]))):
            break
        if word[-1] == "." and word[1].islower():
            kind = "role"  # Sen., even after Virginia, which is a given name too
            core.clear()
        elif not kind and _is_acronym(word, run):
            kind = "other"
        if not kind or kind == "particle" or (kind != "day" and core and _is_given_part(core[-1])):
            core.append(word)
        elif kind == "role":
            core.clear()
            titles.append(plain)
        else:
            if (len(core) > 1 and not _begins_a_name(words[at + 1 :])) or (at and plain in _PREPOSITIONS):
                return (), ()
            core.clear()
    return _trimmed(core), tuple(titles)


def _kind(words: list[str], at: int) -> str:
    """Return what the word at ``at`` is in a run of ``words``, empty for a name."""
    plain = bare(words[at])
    kind = _KINDS.get(plain, "")
    if plain in _FAMILY_NAMES_FIRST and at + 2 == len(words) and _follows_family_name(words[at + 1]):
        return ""
    if 0 < at == len(words) - 1 and bare(words[at - 1]) in _BEFORE_FAMILY_NAMES:
        return "" if kind == "other" or plain in _ROLES_THAT_ARE_NAMES else kind
    return kind


def _trimmed(core: list[str]) -> tuple[str, ...]:
    """Return the words of a name without a suffix before it or a pronoun after it."""
    while core and bare(core[0]) in _SUFFIXES:
        del core[0]
    while core and core[-1] == "I":
        core.pop()
    return tuple(core)


def _is_given_part(word: str) -> bool:
    return is_initial(word) or is_given_name(bare(word))


def _is_post_nominal(word: str) -> bool:
    """Whether letters behind a name are no part of it: KC, Ph.D."""
    return bare(word) in _POST_NOMINALS and (word.isupper() or "." in word or word in ("PhD", "Esq"))


def _follows_family_name(word: str) -> bool:
    """Whether a word looks like Dong-hyuk or Mengguang."""
    return ("-" in word and word[word.index("-") + 1 :].islower()) or bool(_PINYIN.fullmatch(word.lower()))


def _is_acronym(word: str, run: str) -> bool:
    return len(word) > 2 and word.isupper() and not run.isupper() and "." not in word


def _begins_a_name(words: list[str]) -> bool:
    return any(is_given_name(bare(word)) for word in words[:-1])
