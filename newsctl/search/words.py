"""Words without their case and accents, as names and misspellings are compared."""

import unicodedata

__all__ = ["fold"]


def fold(word: str) -> str:
    """Return ``word`` without case and accents."""
    word = word.casefold()
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
