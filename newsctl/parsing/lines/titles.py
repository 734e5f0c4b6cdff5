"""Titles that stand twice."""

__all__ = ["repeats_title"]

MARKUP = 12  # characters by which a title may differ where it stands twice


def repeats_title(line: str, title: str) -> bool:
    """Whether a line says the title again that stands above it or in the metadata."""
    if abs(len(line) - len(title)) > MARKUP:
        return False
    return _letters_only(line) == _letters_only(title) != ""


def _letters_only(line: str) -> str:
    return "".join(filter(str.isalnum, line)).casefold()
