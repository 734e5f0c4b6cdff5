"""Learning the weights: from a few labelled articles, made here, to the file and the figures."""

import json
import re
from pathlib import Path

import pytest

from newsctl.parsing.attribution import learning, train
from newsctl.parsing.attribution.weights import Weights, read_weights

# Each paragraph with the words of its source, None for what nobody said.
PARAGRAPHS = {
    "“We waited for the water,” Quill said.": "Quill",
    "The river fell, and Nora Quill, who runs it, had a crossing that is “safe”.": "Nora Quill",
    "They watched “A Winter Abroad” on Tuesday.": None,
    "The film “The Long Night” was shown to the crew.": None,
}
OUTLETS = ("courier", "post")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    rows = []
    for outlet in OUTLETS:
        for day in range(learning.RAREST):
            file = f"{outlet}_2021-03-0{day + 1}_ferry.txt"
            text, segments = "Ferry sails again\n", []
            for paragraph, source in PARAGRAPHS.items():
                at = len(text) + 1
                start, end = paragraph.index("“") + 1, paragraph.index("”")
                sources = []
                if source:
                    begin = at + paragraph.index(source)
                    sources = [{"start": begin, "end": begin + len(source), "text": source}]
                status = "attributed" if source else "not_quotation"
                segments.append({"start": at + start, "end": at + end, "status": status, "sources": sources})
                text += f"\n{paragraph}\n"
            (tmp_path / "texts" / file).write_text(text, encoding="utf-8")
            rows.append(json.dumps({"file": file, "segments": segments}))
    (tmp_path / "gold.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


def trained(folder: Path, name: str, *options: str) -> Weights:
    file = folder / name
    train.main([str(folder), *options, "--write", str(file)])
    return read_weights(file.read_text(encoding="utf-8"))


def test_what_is_learned_is_read_back(folder: Path) -> None:
    facts, table = trained(folder, "weights.txt")
    assert list(facts) == ["data", "hash", "articles", "settings", "seed", "date"]
    assert (facts["data"], facts["articles"], facts["seed"]) == (folder.name, "8", "1")
    assert table["nobody 3T"] >= learning.SLIGHTEST
    assert all(abs(weight) >= learning.SLIGHTEST for weight in table.values())


def test_the_same_articles_give_the_same_weights(folder: Path) -> None:
    assert trained(folder, "once.txt") == trained(folder, "again.txt")


def test_the_hash_is_of_labels_and_texts(folder: Path) -> None:
    hashes = [trained(folder, "weights.txt").provenance["hash"]]
    for file in (folder / "gold.jsonl", next((folder / "texts").iterdir())):
        with file.open("a", encoding="utf-8") as end:
            end.write("\n")
        hashes.append(trained(folder, "weights.txt").provenance["hash"])
    assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes)
    assert len(set(hashes)) == 3


TABLE = """\
courier        1.0000 of 12
post           1.0000 of 12

step and rule                decided  right
plain                              8 1.0000
  post-posed                       8 1.0000
name                               8 1.0000
  unattributed                     8 1.0000
weights                           16 1.0000
  pre-posed                        8 1.0000
  unattributed                     8 1.0000
all                               32 1.0000
"""


def test_folds_tell_what_each_rule_decided(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    train.main([str(folder), "--folds", "publisher"])
    assert capsys.readouterr().out == TABLE


def test_a_wrong_label_counts_against_its_rule(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    rows[0]["segments"][0]["sources"] = [{"start": 0, "end": 5, "text": "Ferry"}]
    rows[1]["segments"][0]["status"] = "no_source"
    (folder / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    train.main([str(folder), "--folds", "publisher"])
    assert "  post-posed                       7 0.8571\n" in capsys.readouterr().out


def test_folds_are_told_in_the_head(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = trained(folder, "weights.txt", "--folds", "month").provenance
    assert facts["folds"] == "by month"
    assert (facts["weighed"], facts["weighed-2021-03"]) == ("0.6667 of 24",) * 2  # no weights: nobody
    assert (facts["decided-plain"], facts["decided-called"]) == ("1.0000 of 8", "0.0000 of 0")


def test_predictions_are_records_of_quotes(folder: Path, tmp_path: Path) -> None:
    train.main([str(folder), "--folds", "publisher", "--into", str(tmp_path / "quotes.jsonl")])
    lines = (tmp_path / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) == 8
    assert rows[0]["path"] == "courier_2021-03-01_ferry.txt"
    assert [quote["speaker"] for quote in rows[0]["quotes"]] == ["Nora Quill", "Nora Quill"]


def test_nothing_to_do_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        train.main([str(folder)])
    assert "give --folds to measure, --write to learn, or both" in capsys.readouterr().err
