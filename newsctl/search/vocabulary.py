"""The words of a newsctl database, where parts of words and misspellings are looked up before any text is."""

import re
import sqlite3
from collections.abc import Iterator
from functools import cached_property

from newsctl.search.words import fold

__all__ = ["Vocabulary", "match"]

_MANY = 500
"""Words for one part of a pattern, beyond which looking for each is slower than doing without that part."""

_ENOUGH = 3
"""Parts of a needle that are looked up, the longest: shorter words are in many texts, and long to read."""

_TOKENIZE = "unicode61 remove_diacritics 2"
"""As in the schema of the database."""

_DOTLESS = str.maketrans(
    {"\N{LATIN SMALL LETTER DOTLESS I}": "i", "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}": "i"}
)
"""What Python takes for an i when case is ignored, and SQLite does not."""

_ASCII_RUN = re.compile("[A-Za-z0-9]+")


class Vocabulary:
    """The words of one database as SQLite's tokenizer gives them: in lower case, without accents."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._near: dict[str, list[int]] = {}

    @cached_property
    def _lines(self) -> str:
        """All words, each between line ends."""
        return f"\n{self._stored('words')}\n"

    @cached_property
    def terms(self) -> list[str]:
        """The words, sorted."""
        return self._lines[1:-1].split("\n")

    @cached_property
    def _folded(self) -> list[str]:
        return [term if term.isascii() else fold(term) for term in self.terms]

    @cached_property
    def sounds(self) -> list[str]:
        """How each of the words sounds."""
        return self._stored("sounds").split("\n")

    def _stored(self, column: str) -> str:
        blocks = self._connection.execute(f"SELECT {column} FROM vocabulary ORDER BY id")
        return "\n".join(block for (block,) in blocks)

    def needle(self, needle: str, *, ignore_case: bool) -> list[list[str]] | None:
        """Return lists of words: a text with ``needle`` in it has one of each, or None."""
        lines = self._lines
        if ignore_case:
            # Letters beyond ASCII may have other forms that SQLite does not know of: ASCII has to do.
            parts = [(run.lower(), False, False) for run in _ASCII_RUN.findall(needle)]
            lines = lines.translate(_DOTLESS)
        else:
            parts = list(self._tokens(needle))
        parts.sort(key=lambda part: -len(part[0]))
        found = [self._holding(lines, *part) for part in parts[:_ENOUGH]]
        return [words for words in found if words is not None] or None

    def _holding(self, lines: str, part: str, begins: bool, ends: bool) -> list[str] | None:
        """Return the words with ``part`` in them, at the beginning or end if so asked; None if too many."""
        wanted = "\n" * begins + part + "\n" * ends
        found: list[str] = []
        at = lines.find(wanted)
        while at >= 0:
            inside = at + begins
            start, end = lines.rfind("\n", 0, inside) + 1, lines.index("\n", inside)
            found.append(self._lines[start:end])
            if len(found) > _MANY:
                return None
            at = lines.find(wanted, end)
        return found

    def _tokens(self, needle: str) -> Iterator[tuple[str, bool, bool]]:
        """Yield the words of ``needle`` as SQLite cuts them, and whether each begins and ends there."""
        inner, outer = self._tokenized(needle), self._tokenized(f"x{needle}x")
        if not inner:
            return
        last = len(inner) - 1
        first_is_open, last_is_open = outer[0] != "x", outer[-1] != "x"
        for number, token in enumerate(inner):
            yield token, not (number == 0 and first_is_open), not (number == last and last_is_open)

    def _tokenized(self, text: str) -> list[str]:
        memory = sqlite3.connect(":memory:")
        memory.execute(f"CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = '{_TOKENIZE}')")
        memory.execute("CREATE VIRTUAL TABLE tokens USING fts5vocab (texts, instance)")
        memory.execute("INSERT INTO texts VALUES (?)", (text,))
        tokens = [token for (token,) in memory.execute("SELECT term FROM tokens ORDER BY offset")]
        memory.close()
        return tokens

    def spelling(self, pieces: tuple[str, ...], least: float) -> list[list[str]]:
        """Return, for each of the folded words ``pieces``, the words that score ``least`` or more against it.

        One list is empty, and the others may be missing, when some piece has none.
        """
        from newsctl.search.spelling import near

        found = []
        # The longest first: it is the most likely to be like no word at all.
        for piece in sorted(pieces, key=len, reverse=True):
            numbers = self._near.get(piece)
            if numbers is None:
                numbers = self._near[piece] = near(piece, self._folded, self.sounds, least)
            found.append([self.terms[number] for number in numbers])
            if not numbers:
                break
        return found


def match(groups: list[list[str]]) -> str:
    """Write an FTS5 query for texts with a word of each of ``groups``; words are quoted, never syntax."""
    return " AND ".join(f"({' OR '.join(map(_quoted, group))})" for group in groups)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
