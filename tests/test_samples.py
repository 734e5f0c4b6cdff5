"""Parses the articles of samples/ and compares each record with the one written by hand beside it."""

import codecs
import json
import re
from pathlib import Path
from typing import Any

import pytest

from newsctl.article import Article, to_json
from newsctl.corpus.decoding import decode
from newsctl.parsing import parse

SAMPLES = Path(__file__).parent.parent / "samples"
FILES = sorted(SAMPLES.glob("*.txt"))

# The records are what a careful reader would write. Where newsctl is not there yet, the reason stands here.
KNOWN_FAILURES = {
    "caption-subhead-dateline": "a name that somebody wrote down is taken for speech",
    "irna-vienna-dash": "a description is not yet resolved to a name that comes a paragraph later",
}

each_sample = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def text_of(file: Path) -> str:
    return decode(file.read_bytes()).text


def expected_record(file: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    return record


def parsed_record(file: Path) -> dict[str, Any]:
    """The record without the rules of its quotes, which say how they were found and not what is true."""
    article = parse(text_of(file), f"samples/{file.name}")
    record: dict[str, Any] = json.loads(to_json(article))
    for quote in record["quotes"]:
        del quote["rule"]
    return record


def is_cp1252(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    return False


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(file, id=file.stem, marks=[pytest.mark.xfail(reason=reason)] if reason else [])
        for file in FILES
        for reason in [KNOWN_FAILURES.get(file.stem)]
    ],
)
def test_sample(file: Path) -> None:
    assert expected_record(file) == parsed_record(file)


@each_sample
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\r\r\n"], ids=["LF", "CRLF", "CR", "CRCRLF"])
def test_line_ends_change_offsets_alone(file: Path, line_end: str) -> None:
    unix = re.sub("\r\n?", "\n", text_of(file))
    text = unix.replace("\n", line_end)
    article = parse(text)
    expected = json.loads(to_json(parse(unix)))
    actual = json.loads(to_json(article))
    for found, wanted in zip(_spans(actual), _spans(expected), strict=True):
        assert wanted.get("text", wanted.get("title")) == unbroken(text[found["start"] : found["end"]])
        found["start"], found["end"] = wanted["start"], wanted["end"]
    assert expected == actual


def _spans(record: dict[str, Any]) -> list[dict[str, Any]]:
    beside = [quote[part] for quote in record["quotes"] for part in ("mention", "cue")]
    return [span for span in (record["dateline"], *record["quotes"], *beside, *record["links"]) if span]


@each_sample
def test_every_value_stands_where_its_offsets_say(file: Path) -> None:
    text, record = text_of(file), expected_record(file)
    for span in _spans(record):
        assert span.get("text", span.get("title")) == unbroken(text[span["start"] : span["end"]])
    for quote in record["quotes"]:
        assert quote["paragraph"] is None or quote["text"] in record["body"][quote["paragraph"]]


def unbroken(value: str) -> str:
    """``value`` with a space for each line end, which is what a record holds."""
    return re.sub(r"[ \t]*(?:\r*\n|\r)[ \t]*", " ", value)


@each_sample
def test_the_record_is_whole(file: Path) -> None:
    record = expected_record(file)
    asked_for = "reported"  # and there only then
    assert [field for field in Article.__struct_fields__ if field != asked_for] == list(record)
    assert f"samples/{file.name}" == record["path"]
    assert sum(len(paragraph.split()) for paragraph in record["body"]) == record["words"]
    assert 150 <= record["words"] <= 600


def test_there_are_enough_samples() -> None:
    assert len(FILES) >= 24
    assert [file.with_suffix(".json") for file in FILES] == sorted(SAMPLES.glob("*.json"))


def test_the_samples_differ_in_style() -> None:
    """A dateline without its words is a house style; all articles that have none count as one."""
    datelines = [expected_record(file)["dateline"] for file in FILES]
    styles = {None if line is None else re.sub(r"\w+", "x", line["text"]) for line in datelines}
    assert len(styles) >= 14


def test_the_samples_differ_in_bytes() -> None:
    contents = [file.read_bytes() for file in FILES]
    assert sum(is_cp1252(content) for content in contents) >= 2
    assert sum(b"\r\n" in content for content in contents) >= 2
    assert any(content.startswith(codecs.BOM_UTF8) for content in contents)
    assert any(not content.endswith(b"\n") for content in contents)


def test_several_samples_mention_the_jcpoa() -> None:
    assert sum("JCPOA" in " ".join(expected_record(file)["body"]) for file in FILES) >= 6
