"""Which words are places. The long list of towns is read when the first line asks for it."""

from functools import lru_cache

from newsctl.parsing.characters import RIGHT_SINGLE
from newsctl.parsing.lexicon import entries, list_text

__all__ = ["is_city", "is_region"]

LONGEST = 40  # characters in a town's name


@lru_cache(maxsize=4096)
def is_city(name: str) -> bool:
    """Whether ``name``, in whatever letters, is a town that a dateline may name without a region."""
    if len(name) > LONGEST:
        return False
    small = " ".join(name.replace(RIGHT_SINGLE, "'").lower().split())
    if small in entries("dateline-places") or _is_listed(small):
        return True
    return not small.isascii() and (bare := _without_accents(small)).isascii() and is_city(bare)


def _is_listed(name: str) -> bool:
    """Whether ``name`` is a line of places.txt, which is sorted: to make a set of it would take longer."""
    lines = list_text("places")
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind("\n", low, (low + high) // 2) + 1 or low
        end = lines.find("\n", start)
        line = lines[start:end]
        if line == name:
            return True
        if line < name:
            low = end + 1
        else:
            high = start
    return False


def _without_accents(name: str) -> str:
    import unicodedata  # few towns are written with accents that the list does not have

    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def is_region(name: str) -> bool:
    """Whether ``name`` is a state, province or country, abbreviated or not."""
    if len(name) > LONGEST + 20:
        return False
    small = " ".join(name.lower().split())
    return small.replace(".", "").strip() in entries("regions") or small in entries("countries")
