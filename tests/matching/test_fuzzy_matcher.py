"""Misspellings: which spellings are one word, what they score, and what is not the same."""

import pytest

from newsctl.errors import PatternError
from newsctl.matching import compile_matcher
from newsctl.matching.spelling import likeness
from newsctl.matching.words import fold


def found(pattern: str, text: str, score: float = 80) -> list[tuple[str, float | None]]:
    return [
        (text[hit.start : hit.end], hit.score) for hit in compile_matcher([pattern], fuzzy=score).find(text)
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("Khatibzadeh", "Hatibzade said", [("Hatibzade", 95.0)]),
        ("Khatibzadeh", "Saeed Khatib-Zadeh's words", [("Khatib-Zadeh", 100.0)]),
        ("Khatibzadeh", "Khatib Zadeh", [("Khatib Zadeh", 100.0)]),
        ("Khatib-Zadeh", "KHATIBZADEH", [("KHATIBZADEH", 100.0)]),
        ("saeed khatibzadeh", "Said Khatib Zadeh", [("Said Khatib Zadeh", 98.4)]),
        ("Brandvik", "Brandvig, Brandvik", [("Brandvig", 87.5), ("Brandvik", 100.0)]),
        ("Müller", "Muller", [("Muller", 100.0)]),
        ("Erdogan", "Erdoğan", [("Erdoğan", 100.0)]),
        ("negotiation", "a negotation", [("negotation", 95.2)]),
        ("US", "the UN and us", [("us", 100.0)]),
        ("Iran", "Iraq", []),
        ("Jane Roe", "Jane. Then Roe", []),
        ("Jane Roe", "Jane Roe", [("Jane Roe", 100.0)]),
    ],
)
def test_finds(pattern: str, text: str, expected: list[tuple[str, float]]) -> None:
    assert expected == found(pattern, text)


def test_of_overlapping_hits_the_best_is_kept() -> None:
    hits = compile_matcher(["port", "Port Ellis"], fuzzy=80).find("from Port Ellys, a port")
    assert [tuple(hit) for hit in hits] == [(5, 9, 100.0), (19, 23, 100.0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "Muhammad"),
        ("Rouhani", "Ruhani"),
        ("Qassem", "Ghasem"),
        ("Zarif", "Zareef"),
    ],
)
def test_romanizations_of_a_name_are_alike(one: str, other: str) -> None:
    assert likeness(fold(one), fold(other), 80) >= 80


@pytest.mark.parametrize(("one", "other"), [("Iran", "Oman"), ("Berg", "Burg"), ("May", "Mai")])
def test_other_words_are_not(one: str, other: str) -> None:
    assert likeness(fold(one), fold(other), 85) < 85


def test_a_pattern_needs_letters() -> None:
    with pytest.raises(PatternError):
        compile_matcher(["--"], fuzzy=80)


def test_a_very_long_word_is_not_cut_in_all_ways() -> None:
    """There are as many ways as letters, and each makes two more words to compare all others with."""
    from newsctl.matching.fuzzy_matcher import FuzzyMatcher

    assert len(FuzzyMatcher(["x" * 1000], 80).spellings) == 1
    assert len(FuzzyMatcher(["Khatibzadeh"], 80).spellings) == 11


def test_a_text_of_fewer_words_than_the_pattern_is_not_compared() -> None:
    from newsctl.matching.fuzzy_matcher import FuzzyMatcher

    matcher = FuzzyMatcher(["one two three four five"], 80)
    assert not matcher.find("one two three")
    assert not matcher._likes
