"""Many strings at once: found as an alternation of re finds them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsctl.matching.strings import Strings

LETTERS = "abAsSiIkK -ſıİσςΣß\N{KELVIN SIGN}é"
STRINGS = st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=7), min_size=1, max_size=30)


@given(strings=STRINGS, text=st.text(alphabet=LETTERS, max_size=40))
@pytest.mark.parametrize("ignore_case", [False, True])
@pytest.mark.parametrize("word", [False, True])
def test_as_re_does(word: bool, ignore_case: bool, strings: list[str], text: str) -> None:
    pattern = "|".join(map(re.escape, sorted(strings, key=len, reverse=True)))
    pattern = rf"(?<!\w)(?:{pattern})(?!\w)" if word else pattern
    expected = [found.span() for found in re.finditer(pattern, text, re.IGNORECASE if ignore_case else 0)]
    assert expected == Strings(strings, ignore_case=ignore_case, word=word).spans(text)
