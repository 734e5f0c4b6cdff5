"""The words of a newsctl database, where parts of words and misspellings are looked up before any text is."""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import normalize

from newsctl.corpus.database.searching import Tokenizer, sounds_of, words_of
from newsctl.corpus.database.tokens import INVISIBLE, LONG
from newsctl.matching.typewriter import retype
from newsctl.matching.words import WORD, fold

if TYPE_CHECKING:
    import sqlite3

    from newsctl.matching.spelling import Wordlist

__all__ = ["REWRITTEN", "Vocabulary"]

_MANY = 500
"""Words for one part of a pattern, beyond which looking for each is slower than doing without that part."""

_ENOUGH = 3
"""Parts of a literal that are looked up, the longest: shorter words are in many texts, and long to read."""

_DOTLESS = "\N{LATIN SMALL LETTER DOTLESS I}\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"
"""What Python takes for an i when case is ignored, and SQLite does not."""

_ASCII_RUN = re.compile("[A-Za-z0-9]+")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_WITHOUT_INVISIBLE = str.maketrans(dict.fromkeys(INVISIBLE))

_APART = frozenset(" !#$%&()*+,-./:<=>?@[\\]^_{|}~")
"""Characters of ASCII at which SQLite cuts, however they are written. Some apostrophes are letters to it."""

REWRITTEN = (
    (0x340, 0x387), (0x958, 0x95F), (0x9DC, 0x9DF), (0xA33, 0xA5E), (0xB5C, 0xB5D), (0xF43, 0xFB9),
    (0x1F71, 0x1FFD), (0x2126, 0x212B), (0x2329, 0x232A), (0xF900, 0xFAD9), (0xFB1D, 0xFB4E),
    (0x2F800, 0x2FA1D),
)  # fmt: skip
"""Where the letters are that NFC writes otherwise: nobody can tell them from what they become."""


class Vocabulary:
    """The words of one database as SQLite's tokenizer gives them: in lower case, without accents."""

    def __init__(self, connection: "sqlite3.Connection") -> None:
        self._connection = connection
        self._near: dict[str, list[int]] = {}

    def close(self) -> None:
        """Give back what looking up took; the database stays open."""
        if "_tokenizer" in vars(self):
            self._tokenizer.close()

    @cached_property
    def _lines(self) -> str:
        """All words, each between line ends."""
        return f"\n{words_of(self._connection)}\n"

    @cached_property
    def _spelled(self) -> "Wordlist":
        """The words as misspellings are compared: folded, and cut where SQLite does not and letters end."""
        from newsctl.matching.spelling import Wordlist, skeleton

        folded, sounds = self._lines[1:-1].split("\n"), sounds_of(self._connection).split("\n")
        for number, term in enumerate(list(self._spoken)):
            if not term.isascii():
                first, *others = [fold(word) for word in WORD.findall(retype(term))] or [""]
                folded[number] = first
                sounds[number] = skeleton(first)
                for other in others:
                    self._spoken.append(term)
                    folded.append(other)
                    sounds.append(skeleton(other))
        return Wordlist(folded, sounds)

    @cached_property
    def _spoken(self) -> list[str]:
        """The words of which those in _spelled are what is spelled, by number."""
        return self._lines[1:-1].split("\n")

    @cached_property
    def _veiled(self) -> list[tuple[str, str]]:
        """Words with something invisible in them: as they look, between line ends, and as they are."""
        if self._lines.isascii():
            return []
        words = {self._word_at(found.start()) for found in _INVISIBLE.finditer(self._lines)}
        return [(f"\n{word.translate(_WITHOUT_INVISIBLE)}\n", word) for word in sorted(words)]

    @cached_property
    def _long(self) -> list[str]:
        """Words so long that their ends may be missing: nobody knows what is in them."""
        found = []
        at = 0
        while (end := at + LONG) < len(self._lines):
            cut = self._lines.rfind("\n", at + 1, end)
            if cut < 0:
                found.append(self._word_at(end))
                cut = self._lines.index("\n", end)
            at = cut
        return found

    def _word_at(self, at: int) -> str:
        return self._lines[self._lines.rfind("\n", 0, at) + 1 : self._lines.index("\n", at)]

    def words_with(self, literal: str, *, ignore_case: bool) -> list[list[str]] | None:
        """Return lists of words: a text with ``literal`` in it has one of each, or None."""
        lines = self._lines
        if ignore_case:
            # Letters beyond ASCII may have other forms that SQLite does not know of: ASCII has to do.
            parts = [(run.lower(), False, False) for run in _ASCII_RUN.findall(literal)]
            for dotless in _DOTLESS:
                lines = lines.replace(dotless, "i")
        else:
            parts = list(self._parts(literal))
        parts.sort(key=lambda part: -len(part[0]))
        found = [self._holding(lines, *part) for part in parts[:_ENOUGH]]
        return [words for words in found if words is not None] or None

    def _holding(self, lines: str, part: str, begins: bool, ends: bool) -> list[str] | None:
        """Return the words with ``part`` in them, at the beginning or end if so asked; None if too many."""
        wanted = "\n" * begins + part + "\n" * ends
        found = [*self._long, *(word for look, word in self._veiled if wanted in look)]
        at = lines.find(wanted)
        while at >= 0 and len(found) <= _MANY:
            found.append(self._word_at(at + begins))
            at = lines.find(wanted, lines.index("\n", at + begins))
        return found if len(found) <= _MANY else None

    def _parts(self, literal: str) -> Iterator[tuple[str, bool, bool]]:
        """Yield the parts of ``literal`` that SQLite has in one form, and whether each begins, ends a word.

        Whatever else there is in the literal, a text that has it in it has these.
        """
        forms = [self._form(char) for char in literal]
        end = 0
        for told, run in groupby(forms, key=bool):
            part = list(run)
            start, end = end, end + len(part)
            if told:
                before, after = literal[start - 1 : start], literal[end : end + 1]
                yield "".join(filter(None, part)), before in _APART, after in _APART

    def _form(self, char: str) -> str | None:
        """Return how SQLite has ``char`` inside a word; None if it has it in none, or in several forms."""
        if char.isascii():
            return char.lower() if char.isalnum() else None
        form = self._tokenize(char)
        for other in _written_otherwise(char):
            other_form = self._tokenize(other)
            if other_form is None or (other_form != form and other_form in self._lines):
                return None
        return form

    def _tokenize(self, inside: str) -> str | None:
        """Return what SQLite makes of ``inside`` in the midst of a word; None if it cuts there."""
        words = self._tokenizer.words(f"x{inside}x")
        return words[0][1:-1] if len(words) == 1 and words[0].endswith("x") else None

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer()

    def words_like(self, wanted: tuple[str, ...], least: float) -> list[list[str]]:
        """Return, for each of the folded words ``wanted``, the words that score ``least`` or more against it.

        One list is empty, and the others may be missing, when one of those wanted has none.
        """
        found = []
        # The longest first: it is the most likely to be like no word at all.
        for word in sorted(wanted, key=len, reverse=True):
            numbers = self._near.get(word)
            if numbers is None:
                numbers = self._near[word] = self._spelled.near(word, least)
            words = self._long + [self._spoken[number] for number in numbers]
            found.append(words)
            if not words:
                break
        return found


@cache
def _written_otherwise(char: str) -> set[str]:
    """Return what ``char``, beyond ASCII, or something that it is a part of, may be written as in a text."""
    codes = (code for first, last in REWRITTEN for code in range(first, last + 1))
    return {normalize("NFD", char)} | {chr(code) for code in codes if char in normalize("NFC", chr(code))}
