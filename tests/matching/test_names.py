"""Names: when two of them are one person."""

import pytest

from newsctl.matching.names import holds_words, same_person
from newsctl.parsing.characters import LEFT_SINGLE, RIGHT_SINGLE

LETTER_APOSTROPHE = "\N{MODIFIER LETTER APOSTROPHE}"
NON_BREAKING_HYPHEN = "\N{NON-BREAKING HYPHEN}"


@pytest.mark.parametrize(
    ("wanted", "name", "expected"),
    [
        ("Brandvik", "Ola Brandvik", True),
        ("Ola Brandvik", "Brandvik", True),
        ("brandvik", "OLA BRANDVIK", True),
        ("O. Brandvik", "Ola Brandvik", True),
        ("Ola Brandvik", "Ola T. Brandvik", True),
        ("Ola Brandvik", "Tora Brandvik", False),
        ("Ola Brandvik", "Ola Berg", False),
        ("Brandvig", "Ola Brandvik", True),
        ("Okafor Reyes", "Mina Okafor-Reyes", True),
        ("Okaforreyes", "Mina Okafor-Reyes", True),
        ("O'Hara", f"Sean O{RIGHT_SINGLE}Hara", True),
        ("O'Hara", f"Sean O{LETTER_APOSTROPHE}Hara", True),
        (f"O{LEFT_SINGLE}Hara", "Sean O'Hara", True),
        ("al-Mazrui", f"Said al{NON_BREAKING_HYPHEN}Mazrui", True),
        ("Okafor\u00adReyes", "Mina OkaforReyes", True),
        ("Mina\u00a0Okafor", "Mina Okafor", True),
        ("Ohara", f"Sean O{RIGHT_SINGLE}Hara", True),
        ("Garcia", "Luís García", True),
        ("spokesman", "a ministry spokesman", True),
        ("Roe", "Rowe", False),
        ("", "Roe", False),
        ("Roe", "—", False),
    ],
)
def test_same_person(wanted: str, name: str, expected: bool) -> None:
    assert expected == same_person(wanted, name) == same_person(name, wanted)


@pytest.mark.parametrize(
    ("wanted", "text", "expected"),
    [
        ("Lund", "LUND", True),
        ("Port Ellis", "Port Ellis, Norway", True),
        ("Ellis Port", "Port Ellis", False),
        ("AP", "AFP", False),
        ("AP", "AP/Reuters", True),
        ("", "Lund", False),
        ("Val-d'Or", f"VAL{NON_BREAKING_HYPHEN}D{RIGHT_SINGLE}OR", True),
        ("Port\u00a0Ellis", "Port Ellis", True),
    ],
)
def test_holds_words(wanted: str, text: str, expected: bool) -> None:
    assert expected == holds_words(wanted, text)
