"""Which candidate wins when the weights are summed, and that what is learned are whole numbers."""

import json
from pathlib import Path

import pytest

from newsctl.parsing.attribution import train
from newsctl.parsing.attribution.reading import prefer
from newsctl.parsing.attribution.weighing import weights

TEXT = "Ferry sails again\n\nThe river fell, and Nora Quill, who runs it, called the crossing “safe”.\n"


@pytest.mark.parametrize(
    ("scores", "nobody", "winner"),
    [
        pytest.param([10, 30, 20], 0, 1, id="the greatest"),
        pytest.param([10, 30, 30], 0, 1, id="of equal ones the first, whose sieve is more precise"),
        pytest.param([10 + 20, 30], 0, 0, id="equal by sums"),
        pytest.param([], 0, -1, id="no candidates"),
        pytest.param([0], 0, -1, id="as likely as nobody"),
        pytest.param([0, -500], 0, 0, id="one as likely as nobody, and a little for another"),
        pytest.param([-100, -100, -100], 0, 0, id="less likely each, together more: 3/e"),
        pytest.param([-100, -100], 0, -1, id="together less: 2/e"),
        pytest.param([-31, -133], 0, -1, id="just less together: .7334 and .2645"),
        pytest.param([-31, -132], 0, 0, id="just more: .7334 and .2671"),
    ],
)
def test_prefer(scores: list[int], nobody: int, winner: int) -> None:
    assert winner == prefer(scores, nobody)


def test_weights_are_whole_numbers() -> None:
    assert {int} == set(map(type, weights().values()))


def test_what_is_learned_are_whole_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start, source = TEXT.index("safe"), TEXT.index("Nora")
    (tmp_path / "texts").mkdir()
    rows = []
    for number in range(train.RAREST):
        file = f"post_2021-03-{number}.txt"
        (tmp_path / "texts" / file).write_text(TEXT, encoding="utf-8")
        segment = {
            "start": start,
            "end": start + len("safe"),
            "status": "quotation",
            "sources": [{"start": source, "end": source + len("Nora Quill"), "text": "Nora Quill"}],
        }
        rows.append(json.dumps({"file": file, "segments": [segment]}))
    (tmp_path / "gold.jsonl").write_text("\n".join(rows), encoding="utf-8")
    train.main([str(tmp_path)])
    head, _, lines = capsys.readouterr().out.partition("\n\n")
    assert all(line.startswith("# ") for line in head.split("\n"))
    learned = dict(line.rsplit("\t", 1) for line in lines.splitlines())
    assert learned
    assert all(abs(int(weight)) >= train.SLIGHTEST for weight in learned.values())
