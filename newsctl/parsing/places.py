"""Which words are places. The long list of towns is read when the first line asks for it."""

from functools import cache, lru_cache

from newsctl.parsing.lexicon import entries, list_text

__all__ = ["is_city", "is_region"]


@lru_cache(maxsize=4096)
def is_city(name: str) -> bool:
    """Whether ``name``, in whatever letters, is a town that a dateline may name without a region."""
    small = " ".join(name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").lower().split())
    # One search in the list as it stands on disk is quicker than making a set of its 24,000 lines.
    return small in entries("dateline-places") or (bool(small) and f"\n{small}\n" in list_text("places"))


@lru_cache(maxsize=4096)
def is_region(name: str) -> bool:
    """Whether ``name`` is a state, province or country, abbreviated or not."""
    small = " ".join(name.lower().split())
    return small.replace(".", "").strip() in entries("regions") or small in _countries()


@cache
def _countries() -> frozenset[str]:
    return entries("countries")
