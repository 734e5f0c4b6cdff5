"""Bytes into text: the mark decides, then UTF-8, then cp1252, and what was not plain is remarked upon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsctl.corpus.decoding import Decoded, decode, is_binary, plain, printable

TEXT = "Caf\u00e9 \u201cn\u00b0 1\u201d opens"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_marks_and_utf8(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == Decoded(TEXT)


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-32-be"])
def test_marks_of_big_machines(encoding: str) -> None:
    assert decode(("\ufeff" + TEXT).encode(encoding)) == Decoded(TEXT)


def test_cp1252_is_said() -> None:
    assert decode(TEXT.encode("cp1252")) == Decoded(
        TEXT, "not UTF-8; read as cp1252 (--encoding NAME reads it as another)"
    )


def test_what_cp1252_leaves_undefined_is_a_control_character() -> None:
    assert decode(b"\xe9\x81\x8d\x8f\x90\x9d").text == "\u00e9\x81\x8d\x8f\x90\x9d"


def test_damaged_utf8_is_no_cp1252() -> None:
    """A file that was cut in the middle of a character."""
    data = (TEXT * 3).encode() + b"\xe2\x80"
    assert decode(data) == Decoded(TEXT * 3 + "\ufffd", "1 broken places in this UTF-8, shown as \ufffd")


PATCHED = "Caf\u00e9 \u2013 na\u00efve \u2013 fa\u00e7ade: "


def test_marks_of_cp1252_in_utf8_are_kept() -> None:
    """A paragraph from elsewhere, pasted into a file that is UTF-8."""
    data = PATCHED.encode() + b"\x93It\x92s time,\x94 she said \x96 twice\x85"
    assert decode(data) == Decoded(
        PATCHED + "\u201cIt\u2019s time,\u201d she said \u2013 twice\u2026",
        "5 quotation marks or dashes of cp1252 in this UTF-8, read as such",
    )


@pytest.mark.parametrize("damage", [b"\x80\x9c", b"\xe2\x80", b"\xe9", b"\x81", b"\xe2\x92"])
def test_what_is_left_of_a_character_is_no_mark(damage: bytes) -> None:
    """Half a character, or a letter that could be any."""
    assert decode(PATCHED.encode() + damage + b"It").text.endswith("\ufffdIt")


def test_marks_and_damage_are_both_said() -> None:
    assert decode(PATCHED.encode() + b"\x93It\x94 \xff").remark == (
        "2 quotation marks or dashes of cp1252 in this UTF-8, read as such;"
        " 1 broken places in this UTF-8, shown as \ufffd"
    )


def test_an_encoding_that_was_asked_for_gives_way_to_a_mark_only() -> None:
    assert decode("Москва".encode("koi8-r"), "koi8-r") == Decoded("Москва")
    assert decode(TEXT.encode("utf-8-sig"), "koi8-r") == Decoded(TEXT)


def test_auto_guesses() -> None:
    pytest.importorskip("charset_normalizer")
    text = "Президент заявил во вторник, что переговоры продолжатся в Вене. Это было неожиданно. " * 20
    assert decode(text.encode("cp1251"), "auto").text == text


@given(st.text(min_size=1))
def test_plain_is_what_decode_says_of_utf8(text: str) -> None:
    data = text.encode("utf-8", "replace")
    if (read := plain(data)) is not None:
        assert decode(data) == Decoded(read)


@given(st.binary())
def test_nothing_fails(data: bytes) -> None:
    assert isinstance(decode(data).text, str)
    assert is_binary(data) in (True, False)


@given(st.binary(max_size=40))
def test_any_name_can_be_printed(name: bytes) -> None:
    shown = printable(name.decode("utf-8", "surrogateescape"))
    assert shown.encode().decode() == shown
