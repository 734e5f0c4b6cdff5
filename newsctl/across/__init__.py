"""Across the corpus: what its articles say only together."""

__all__: list[str] = []
