"""Whether a word is a first name, for those who have no cast of the article."""

from newsctl.parsing.lexicon import entries

__all__ = ["is_given_name"]

LISTS = ("given-names-female", "given-names-male", "given-names-either")


def is_given_name(word: str) -> bool:
    """Whether the word, capitals or not, is a known first name."""
    small = word.lower()
    return any(small in entries(names) for names in LISTS)
