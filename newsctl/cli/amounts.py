"""Numbers of things, as people say them."""

__all__ = ["amount"]


def amount(count: int, thing: str) -> str:
    """Return ``1 match``, ``1,200 matches``: ``count`` of a ``thing`` whose plural ends in s or es."""
    plural = f"{thing}es" if thing.endswith(("ch", "s", "x")) else f"{thing}s"
    return f"{count:,} {thing if count == 1 else plural}"
