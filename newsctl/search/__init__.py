"""Search: patterns over the passages of articles, and filters that say which articles count."""

from newsctl.search.compiling import compile_matcher
from newsctl.search.filters import Filters
from newsctl.search.matcher import Hit, Matcher
from newsctl.search.matches import Finding, Match, as_matches, find
from newsctl.search.passages import Passage, passages

__all__ = [
    "Filters",
    "Finding",
    "Hit",
    "Match",
    "Matcher",
    "Passage",
    "as_matches",
    "compile_matcher",
    "find",
    "passages",
]
