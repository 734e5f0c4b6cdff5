"""Words without their case and accents, as names and misspellings are compared."""

import re
import unicodedata

__all__ = ["WORD", "fold"]

# Letters that SQLite does not know for such: of New Tai Lue, and two of Vedic Sanskrit.
_LETTER = r"[^\W_\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]"
_MARK = r"[\u0300-\u0304\u0306-\u030c\u030f\u0311\u0313\u0314\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]"

WORD = re.compile(f"{_LETTER}(?:{_LETTER}|{_MARK})*")
"""As SQLite cuts words, or in smaller parts: a letter may have combining marks behind it."""


def fold(word: str) -> str:
    """Return ``word`` without case and accents."""
    word = word.casefold()
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
