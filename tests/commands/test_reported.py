"""Reported speech on the command line: --reported of show and export; what holds no text has none."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

Run = Callable[..., tuple[int, str, str]]

TEXT = """Council weighs a new bridge

ASHBY, March 4 (NNA) - Jane Roe, the mayor, said on Monday that the bridge would open in May.

She told reporters she was "proud" of it. "It is sound," said the engineer, Tom Okoro. The old bridge \
would be torn down in June, according to the harbour board.
"""

PAGE = """\
Council weighs a new bridge
ASHBY · NNA · March 4

Jane Roe, the mayor, said on Monday that the bridge would open in May.
    ~ Jane Roe (said): the bridge would open in May

She told reporters she was "proud" of it. "It is sound," said the engineer, Tom Okoro. The old bridge \
would be torn down in June, according to the harbour board.
    — Jane Roe (told)
    — Tom Okoro (said)
    ~ Jane Roe (told): she was "proud" of it
    ~ the harbour board (according to): The old bridge would be torn down in June
"""

MINUTES = """\
Jane Roe: the bridge would open in May
Jane Roe: she was "proud" of it
the harbour board: The old bridge would be torn down in June
"""

STATEMENT = {
    "text": 'she was "proud" of it',
    "start": 143,
    "end": 164,
    "paragraph": 1,
    "speaker": "Jane Roe",
    "also": [],
    "mention": {"text": "She", "start": 124, "end": 127},
    "cue": {"text": "told", "start": 128, "end": 132},
    "rule": "reported-bare",
    "quotes": [0],
}


@pytest.fixture(autouse=True)
def bridge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def test_page_has_a_line_for_each_statement(run: Run) -> None:
    assert run("show", "--reported", "bridge.txt") == (0, PAGE, "")


def test_part_asks_for_it(run: Run) -> None:
    assert run("show", "--part", "reported", "bridge.txt") == (0, MINUTES, "")
    status, out, err = run("show", "--part", "reported", "--json", "bridge.txt")
    assert (status, err) == (0, "")
    assert json.loads(out)[1] == STATEMENT


def test_record_holds_it_behind_the_quotes_and_only_where_asked_for(run: Run) -> None:
    with_it = json.loads(run("show", "--json", "--reported", "bridge.txt")[1])
    without = json.loads(run("show", "--json", "bridge.txt")[1])
    keys = list(with_it)
    assert keys[keys.index("quotes") + 1] == "reported"
    assert with_it.pop("reported")[1] == STATEMENT
    assert with_it == without


def test_why_names_its_rules(run: Run) -> None:
    status, out, err = run("show", "--why", "--reported", "bridge.txt")
    assert (status, err) == (0, "")
    assert "    ~ Jane Roe  reported-bare, mention “She”, cue “told”  143-164\n" in out
    assert "\nreported-bare  The clause follows its verb: Roe told the council it was safe.\n" in out
    status, out, err = run("show", "--why", "--reported", "--json", "bridge.txt")
    assert (status, err) == (0, "")
    assert {"reported", "blocks", "decisions"} <= json.loads(out).keys()
    assert "reported" not in json.loads(run("show", "--why", "--json", "bridge.txt")[1])


def test_export_writes_it(run: Run) -> None:
    lines = run("export", "--reported", "bridge.txt")
    assert (lines[0], lines[2]) == (0, "")
    assert [json.loads(lines[1])] == json.loads(run("export", "--reported", "-f", "json", "bridge.txt")[1])
    page = run("export", "--reported", "-f", "md", "bridge.txt")[1]
    assert page.endswith('\n## Reported\n\n- **Jane Roe:** the bridge would open in May\n'
                         '- **Jane Roe:** she was "proud" of it\n'
                         "- **the harbour board:** The old bridge would be torn down in June\n")  # fmt: skip
    assert "## Reported" not in run("export", "-f", "md", "bridge.txt")[1]


def test_several_processes_write_the_same(run: Run, tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    assert run("export", "--reported", "-j", "1", ".") == run("export", "--reported", "-j", "2", ".")


@pytest.mark.parametrize(
    ("options", "what"),
    [("-f csv", "csv"), ("-o page.html", "html"), ("-f tsv --table quotes", "--table quotes")],
)
def test_some_formats_have_no_place_for_it(run: Run, options: str, what: str) -> None:
    status, out, err = run("export", "--reported", *options.split(), "bridge.txt")
    told = f"newsctl: --reported goes with jsonl, json, md, parquet; {what} has no place for it."
    assert (status, out, err) == (2, "", f"{told} See 'newsctl export --help'.\n")


def test_a_record_keeps_what_it_holds(run: Run, tmp_path: Path) -> None:
    whole = run("export", "--reported", "bridge.txt")[1]
    (tmp_path / "dump.jsonl").write_text(whole, encoding="utf-8")
    assert run("export", "--reported", "dump.jsonl") == (0, whole, "")
    assert run("show", "--part", "reported", "dump.jsonl") == (0, MINUTES, "")


def test_a_record_without_it_has_no_text_to_find_it_in(run: Run, tmp_path: Path) -> None:
    plain = run("export", "bridge.txt")[1]
    (tmp_path / "dump.jsonl").write_text(plain, encoding="utf-8")
    why = "a record without its text; --reported needs the file that the article came from"
    told = f"newsctl: bridge.txt: {why}\n"
    assert run("export", "--reported", "dump.jsonl") == (0, plain, told)
    assert run("show", "--part", "reported", "dump.jsonl") == (0, "", told)
    assert run("show", "--part", "reported", "--json", "dump.jsonl") == (0, "null\n", told)


def test_a_database_says_once_that_it_holds_no_texts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "second.txt").write_text(TEXT, encoding="utf-8")
    run("index", "-o", "news.db", "bridge.txt", "second.txt")
    why = "holds articles without their texts; --reported needs the files that they came from"
    told = f"newsctl: news.db: {why}\n"
    plain = run("export", "news.db")[1]
    assert run("export", "--reported", "news.db") == (0, plain, told)
    assert run("export", "--reported", "-q", "news.db") == (0, plain, "")


@pytest.mark.parametrize("number", [-1, 1 << 60])
def test_a_statement_that_lies_nowhere_breaks_its_record(run: Run, tmp_path: Path, number: int) -> None:
    record = json.loads(run("export", "--reported", "bridge.txt")[1])
    record["reported"][0]["start"] = number
    (tmp_path / "dump.jsonl").write_text(json.dumps(record), encoding="utf-8")
    status, _, err = run("export", "dump.jsonl")
    assert status == 2
    assert err.endswith("a number that is out of range\n")


def test_records_obey_the_schema(run: Run) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(run("schema")[1]))
    record = json.loads(run("export", "--reported", "bridge.txt")[1])
    validator.validate(record)
    record["reported"][0]["quotes"] = "none"
    assert not validator.is_valid(record)
