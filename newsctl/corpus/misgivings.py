"""Signs that a text is not what the parser is made for: one article, in English, in its right letters.

It is read all the same, and a line says so. This is looked for in each text of a corpus, so that it must take
next to no time, and must not be seen in a clean article in English.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from newsctl.parsing.bounds import MOST_MARKS, quoting_end
from newsctl.parsing.characters import ANGLES, DASHES, DOUBLE_MARKS, EN_DASH
from newsctl.parsing.lexicon import entries

__all__ = ["language_of", "misgivings"]

_FIRST, _BEGINNING = 400, 1500
"""Characters that are enough to know English by, and another language."""

_ENGLISH = 5
"""How many of the commonest English words, at least, the beginning of a text in English has in it."""

_FOREIGN = 6
"""How many of another language's it takes to name that one."""

_EASTERN = {"CJK": "Chinese or Japanese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}

_LOW_MARK = "\N{SINGLE LOW-9 QUOTATION MARK}"
# UTF-8 read as cp1252 or latin-1 (“ ” ’ – … é, a no-break space, U+FFFD), or as Mac Roman (’ “ é). Behind a
# capital, Ã may be the last letter of a Portuguese word.
_GARBLED = re.compile(
    f"â€[™œ\u009d˜{DOUBLE_MARKS}¦]|â\u0080[\u0090-\u00a6]|(?<![A-Z])Ã[\u0080-\u00bf‰{EN_DASH}œŸ€šžŠŽ…ƒ]"
    f"|Â[\N{NO-BREAK SPACE}£©®°{ANGLES}]|{_LOW_MARK}Ä[ôúùìî¶ò]|√[©®±º°]|ï¿½"
)
_GARBLED_LEADS = ("â", "Ã", "Â", f"{_LOW_MARK}Ä", "√", "ï¿½")

_RULE = re.compile(r"\n(?:[_=*#~-]{5,}|\*(?: \*){2,4})[ \t]*\r?(?=\n)")
_HEAD = 800  # of what stands below a rule: headline, byline, dateline
_DATELINE = re.compile(
    r"\n[A-Z][A-Z' ]{2,24}(?:, [A-Z][\w. ]{2,20})?(?: \([A-Z][\w. ]{1,20}\))?"
    rf" (?:--|[{DASHES}-]) "
)


def misgivings(text: str) -> Iterator[str]:
    """Yield what is to be said about ``text``, if anything."""
    if foreign := _foreign(text):
        yield f"{foreign}; newsctl knows English only, and will have misread it"
    if garbled := _garbled(text):
        yield f"has “{garbled}” in it: UTF-8 that somebody took for another encoding; ftfy mends it"
    if (articles := _articles(text)) > 1:
        yield f"looks like {articles} articles in one file, read as one; split it first"
    if (end := quoting_end(text)) < len(text):
        yield f"has over {MOST_MARKS:,} quotation marks; quotes behind character {end:,} are left out"


def _foreign(text: str) -> str | None:
    """Say which language or letters a text is in that is not in English; None if it is, or cannot be told."""
    language = language_of(text)
    if language is None or language == "English":
        return None
    return f"looks like {language}" if language in _languages() else f"is in {language}"


def language_of(text: str) -> str | None:
    """Return the language that ``text`` begins in, or its letters if not Latin; None if nothing tells."""
    languages = _languages()
    for size in (_FIRST, _BEGINNING):
        beginning = text[:size]
        words = set(beginning.lower().split())
        english = len(words & languages["English"])
        if english >= _ENGLISH:
            return "English"
    if not beginning.isascii() and (letters := _letters(beginning)):
        return letters
    found, language = max((len(words & common), name) for name, common in languages.items())
    return language if found >= max(_FOREIGN, 2 * english) else None


def _letters(beginning: str) -> str | None:
    """Return which letters ``beginning`` is in, if these are not Latin."""
    if 2 * len(beginning.encode("cp1252", "ignore")) > len(beginning):
        return None
    scripts = (unicodedata.name(letter, "?").split()[0] for letter in beginning if letter.isalpha())
    script = next((script for script in scripts if script != "LATIN"), None)
    return _EASTERN.get(script, f"{script.title()} letters") if script else None


@cache
def _languages() -> dict[str, frozenset[str]]:
    """Return the words that hold a language's sentences together, by its name."""
    lines = (line.partition(": ") for line in sorted(entries("languages")))
    return {name: frozenset(words.split()) for name, _, words in lines}


def _garbled(text: str) -> str | None:
    """Return the first letter or mark of ``text`` that was decoded in a wrong way."""
    if text.isascii() or not any(lead in text for lead in _GARBLED_LEADS):
        return None
    found = _GARBLED.search(text)
    return found[0] if found else None


def _articles(text: str) -> int:
    """Return how many articles ``text`` seems to hold."""
    lines = f"\n{text}"
    marks = Counter(mark["line"] or mark.lastgroup for mark in _marks().finditer(lines))
    if not marks:
        return 1
    if marks.pop("rule", 0):
        heads = (f"\n{part[:_HEAD]}" for part in _RULE.split(lines))
        marks["dateline"] = sum(_DATELINE.search(head) is not None for head in heads)
    return max(marks.values())


@cache
def _marks() -> re.Pattern[str]:
    """Return what finds, at the beginnings of lines, that another article may begin, or has ended."""
    openings = "|".join(map(re.escape, sorted(entries("download-lines"))))
    numbered = r"(?:AN )?Document (?:\d+ of \d|[A-Z]\w{11})|[ \t]*\d+ of \d+ DOCUMENTS"
    return re.compile(rf"\n(?:(?P<line>{openings})|(?P<number>{numbered})|(?P<rule>[_=*#~-]{{5}}|\* \*))")
