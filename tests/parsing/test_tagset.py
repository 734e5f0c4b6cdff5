"""The table of tags is whole and true: each example is tagged as it says, and no text has another tag."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsctl.parsing.attribution.tagging import Tagged, tag_of
from newsctl.parsing.attribution.tagset import CLASSES, TAGSET, Tag, letters

LEFT = [tag for tag in TAGSET if tag.word[0].islower()]
PASSING = [tag for tag in TAGSET if tag.word[0].isupper()]
MARKS = [tag for tag in LEFT if not tag.letter.isalpha()]


def tagged(text: str) -> str:
    return Tagged(text, 0, len(text), []).tags


def test_letters_and_words_are_unique() -> None:
    assert len({tag.letter for tag in TAGSET}) == len({tag.word for tag in TAGSET}) == len(TAGSET)
    assert {len(tag.letter) for tag in TAGSET} == {1}


@pytest.mark.parametrize("tag", [tag for tag in LEFT if tag.letter.isalpha() and tag.word != "quote"])
def test_a_word_is_tagged_as_its_example(tag: Tag) -> None:
    assert tag.examples
    assert dict.fromkeys(tag.examples.split(), tag.letter) == {
        word: tag_of(word) for word in tag.examples.split()
    }


@pytest.mark.parametrize("tag", [tag for tag in MARKS if tag.word != "halfstop"])
def test_a_mark_is_tagged_as_its_example(tag: Tag) -> None:
    assert dict.fromkeys(tag.examples.split(), tag.letter) == {
        mark: tagged(mark) for mark in tag.examples.split()
    }


@pytest.mark.parametrize("tag", PASSING)
def test_a_word_with_a_capital_passes_for_a_name(tag: Tag) -> None:
    assert tagged(f"the {tag.examples} house") == "DNw"


@given(st.text("aS'’.,;:!?()[]-—\"5$@ \n\u00e9", max_size=30) | st.text(max_size=30))
def test_no_other_tag_is_left(text: str) -> None:
    assert set(tagged(text)) <= {tag.letter for tag in LEFT}


def test_letters_of_words() -> None:
    assert letters("said called") == "CE"
    assert letters("") == ""
    assert letters("name NOUN") == "NNSwn"


def test_a_class_is_made_of_tags_and_of_classes_before_it() -> None:
    assert all(name.isupper() for name in CLASSES)
    assert all(len(set(letters(name))) == len(letters(name)) for name in CLASSES)


@pytest.mark.parametrize("words", ["sayd", "N", "said,", "NUON"])
def test_an_unknown_word_is_named(words: str) -> None:
    with pytest.raises(ValueError, match=f"no tag or class is called '{words}'"):
        letters(f"said {words}")
