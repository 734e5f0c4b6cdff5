"""Matching: patterns over the passages of articles, and filters that say which articles count."""

from newsctl.matching.compiling import compile_matcher
from newsctl.matching.filters import Filters
from newsctl.matching.matcher import Hit, Matcher
from newsctl.matching.matches import Finding, Match, as_matches, find
from newsctl.matching.passages import Passage, passages

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
