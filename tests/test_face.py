"""What a library user meets: ``import newsctl`` shows just the public names, and says what to do instead."""

from pathlib import Path

import pytest

import newsctl
from newsctl import parsing


def test_dir_shows_the_public_names_and_they_are_there() -> None:
    assert sorted(newsctl.__all__) == dir(newsctl)
    assert all(hasattr(newsctl, name) for name in newsctl.__all__)


def test_an_unknown_name() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'parsed'"):
        newsctl.parsed  # noqa: B018 -- asking for it is what is tested


@pytest.mark.parametrize(
    ("value", "remedy"),
    [(b"Snow", "decode it first"), (Path("a.txt"), "read the file first"), (None, "not NoneType")],
)
def test_what_is_no_string(value: object, remedy: str) -> None:
    for function in (newsctl.parse, parsing.read):
        # The compiled parser refuses before it can say what helps.
        with pytest.raises(TypeError, match=f"{remedy}|str object expected"):
            function(value)  # type: ignore[arg-type]  # that is what is tested


def test_a_record_goes_to_json_and_back() -> None:
    article = newsctl.parse("Snow\n\nOSLO, March 5, 2024 (AP) -- It snows.\n")
    assert article == newsctl.from_json(newsctl.to_json(article))
    assert newsctl.json_schema()["$defs"]["Article"]["properties"].keys() == set(article.__struct_fields__)
