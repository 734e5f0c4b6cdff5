"""Across the corpus: what no article tells by itself.

Everything here takes articles, or what was read off them, and returns data; nothing prints.
"""

__all__: list[str] = []
