"""Patterns written with words are the regular expressions over letters that they stand for."""

import re

import pytest

from newsctl.parsing.attribution import tag_patterns
from newsctl.parsing.attribution.tag_patterns import TagPattern, spelled

SPELLED = [
    # words and marks
    ("said", "C"),
    ("name of name", "NPN"),
    ("comma semicolon colon halfstop", ",;:!"),
    ("stop", r"\."),
    ("open close", r"\(\)"),
    ("dash", r"\-"),
    # what is no word stays: quantifiers, alternatives, groups, ends, any tag
    ("name{1,4} said?", "N{1,4}C?"),
    ("name{3} .* .{0,30} said+?", "N{3}.*.{0,30}C+?"),
    ("^ (?: he | name ) $", "^(?:R|N)$"),
    ("(?= stop | $ ) (?! of ) (?<= was ) (?<! his )", r"(?=\.|$)(?!P)(?<=H)(?<!M)"),
    # the names of groups are no words, not even where they are
    ("(?P<source> he | name )", "(?P<source>R|N)"),
    ("(?P<said> said )", "(?P<said>C)"),
    ("(?P<according_source>name)", "(?P<according_source>N)"),
    # inside of brackets
    ("[said called]", "[CE]"),
    ("[^ stop quote]{0,14}", r"[^\.Q]{0,14}"),
    ("[name dash comma]", r"[N\-,]"),
    # classes, outside of brackets and inside
    ("NOUN", "[NSwn]"),
    ("NOUN{1,4} said", "[NSwn]{1,4}C"),
    ("[the NOUN]{1,8}", "[DNSwn]{1,8}"),
    ("[^ NOUN said]", "[^NSwnC]"),
    ("[he] NOUN [NOUN]", "[R][NSwn][NSwn]"),
    # white space and comments mean nothing
    ("he|him", "R|O"),
    (" he\n\t said ", "RC"),
    ("he # said, with [brackets] and (?P<groups>\n said # …", "RC"),
    ("# nothing", ""),
    ("", ""),
]


@pytest.mark.parametrize(("words", "expected"), SPELLED)
def test_spelled(words: str, expected: str) -> None:
    assert expected == spelled(words)


@pytest.mark.parametrize(
    "words",
    [
        "sayd",
        "he sayd",
        "[he sayd]",
        "[he, him]",
        "[A-Z]",
        "[ ^ he]",
        "Name",
        "Q",
        "NOUNS",
        "(?P<source> N )",
    ],
)
def test_an_unknown_word_is_an_error(words: str) -> None:
    with pytest.raises(ValueError, match="no tag or class is called"):
        spelled(words)


def test_a_pattern_reads_as_one_of_re() -> None:
    pattern, tags = TagPattern("(?P<cue> said ) name"), ".CN,CN."
    expected = re.compile("(?P<cue>C)N")
    for method in ("search", "match", "fullmatch"):
        for span in ((), (1,), (2,), (1, 3), (4, 6), (4, 5)):
            found, wanted = getattr(pattern, method)(tags, *span), getattr(expected, method)(tags, *span)
            assert (wanted and wanted.span("cue")) == (found and found.span("cue"))
    assert [match.start("cue") for match in pattern.finditer(tags)] == [1, 4]
    assert [match.start("cue") for match in pattern.finditer(tags, 2)] == [4]
    assert [match.start("cue") for match in pattern.finditer(tags, 0, 4)] == [1]


def test_a_pattern_is_compiled_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    sources: list[str] = []

    def compiled(source: str) -> re.Pattern[str]:
        sources.append(source)
        return re.compile(source)

    monkeypatch.setattr(tag_patterns, "compiled", compiled)
    pattern = TagPattern("halfstop semicolon")
    assert sources == []
    assert pattern.match("!;")
    assert sources.count("!;") == 1
    assert pattern.match("!;")
    assert pattern.search("!;")
    assert sources.count("!;") == 1
