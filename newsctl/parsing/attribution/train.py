"""Learn the weights of attribution from labelled articles.

    python -m newsctl.parsing.attribution.train FOLDER [--folds publisher|month]

FOLDER holds gold.jsonl (an article a line: its file, and its segments with start, end, status and sources)
and texts/. The weights are printed, one feature a line; with --folds, nothing is learned for keeps: each
publisher or month is left out in turn, and how many of its speakers come out right is printed.

The model is a softmax over the candidates of one quotation, trained by averaged gradient steps over the articles in
turn, each quotation with what was decided for the ones before it, right or wrong, as at run time.
"""

import json
import math
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from newsctl.parsing.attribution.reading import Choice, Finding, read_quotations
from newsctl.parsing.attribution.weighing import NOBODY, choose
from newsctl.parsing.blocks import Block
from newsctl.parsing.layout import lay_out

EPOCHS = 10
RATE = 0.05
DECAY = 0.02
RAREST = 3
SLIGHTEST = 0.08


class Example:
    """One article: its text, its blocks, and where its labelled segments stand."""

    def __init__(self, home: Path, row: dict[str, Any]) -> None:
        self.file: str = row["file"]
        with open(home / "texts" / self.file, encoding="utf-8", newline="") as file:  # noqa: PTH123 - newline
            self.text = file.read()
        self.blocks: list[Block] = lay_out(self.text).blocks
        self.segments = row["segments"]

    def segment(self, start: int, end: int) -> dict[str, Any] | None:
        """The labelled segment that shares at least four fifths with ``start``-``end``."""
        for segment in self.segments:
            shared = min(end, segment["end"]) - max(start, segment["start"])
            if shared >= 0.8 * (max(end, segment["end"]) - min(start, segment["start"])):
                return segment  # type: ignore[no-any-return]
        return None


def right(segment: dict[str, Any], mention: tuple[int, int]) -> bool:
    """Whether the mention shares a word with a labelled source of the segment."""
    sources = segment["sources"] + [source for other in segment.get("alt_sources", ()) for source in other]
    return any(mention[0] < source["end"] and mention[1] > source["start"] for source in sources)


class Model:
    """Weights, with their running sums for the average."""

    def __init__(self) -> None:
        self.weight: defaultdict[str, float] = defaultdict(float)
        self.total: defaultdict[str, float] = defaultdict(float)
        self.since: dict[str, int] = {}
        self.seen: defaultdict[str, int] = defaultdict(int)
        self.steps = 0
        self.right = self.asked = 0
        self.learning = True

    def chooser(self, example: Example) -> Any:
        """A function that chooses by the weights so far, and learns from the label."""

        def chosen(finding: Finding, choice: Choice) -> int:
            rows = [*choice.features, choice.nobody]
            scores = [sum(self.weight.get(name, 0.0) for name in row) for row in rows]
            winner = choose(scores[:-1], scores[-1])
            segment = example.segment(finding.quotation.start, finding.quotation.end)
            ignored = segment is not None and (
                segment["status"] == "no_source" or segment.get("irregular") or segment.get("discard")
            )
            if ignored:
                return winner
            good = self.labels(segment, choice)
            self.asked += segment is not None
            self.right += bool(segment and (good[winner] if winner >= 0 else good[-1]))
            if self.learning and any(good):
                self.learn(rows, scores, good)
            return winner

        return chosen

    @staticmethod
    def labels(segment: dict[str, Any] | None, choice: Choice) -> list[bool]:
        """Which candidates are right, nobody last."""
        if segment is None or segment["status"] == "not_quotation":
            return [False] * len(choice.candidates) + [True]
        good = []
        for candidate in choice.candidates:
            if candidate.rule == "carried-over":
                mention = choice.carried
            else:
                mention = (candidate.shape or choice.shape).span(candidate.first, candidate.last)
                if candidate.relative >= 0 and right(segment, choice.shape.span(candidate.relative, candidate.relative + 1)):
                    good.append(True)
                    continue
            good.append(mention is not None and (right(segment, mention) or same_name(segment, choice.shape.text[slice(*mention)])))
        return [*good, not any(good)]

    def learn(self, rows: list[list[str]], scores: list[float], good: list[bool]) -> None:
        """One step uphill of the log probability of the right candidates together."""
        self.steps += 1
        top = max(scores)
        odds = [math.exp(score - top) for score in scores]
        whole = sum(odds)
        rightly = sum(odd for odd, fine in zip(odds, good, strict=True) if fine)
        for row, odd, fine in zip(rows, odds, good, strict=True):
            slope = (odd / rightly if fine and rightly > 0 else 0.0) - odd / whole
            for name in row:
                self.seen[name] += 1
                if abs(slope) > 1e-4:
                    weight = self.weight[name]
                    self.total[name] += weight * (self.steps - self.since.get(name, 0))
                    self.since[name] = self.steps
                    self.weight[name] = weight + RATE * slope - RATE * DECAY * weight

    def average(self) -> dict[str, float]:
        """The weights averaged over all steps, without the features that are too rare to trust."""
        table = {}
        for name, weight in self.weight.items():
            mean = (self.total[name] + weight * (self.steps - self.since.get(name, 0))) / max(1, self.steps)
            if self.seen[name] >= RAREST * EPOCHS and abs(mean) >= SLIGHTEST:
                table[name] = round(mean, 2)
        return table


def same_name(segment: dict[str, Any], mention: str) -> bool:
    """Whether the mention's last word stands in a labelled source."""
    name = mention.split()[-1].removesuffix("'s").removesuffix("’s").lower()
    return len(name) > 3 and any(name in source["text"].lower().split() for source in segment["sources"])


def train(examples: list[Example], epochs: int = EPOCHS) -> dict[str, float]:
    """Return the weights learned from the articles."""
    model = Model()
    order = list(examples)
    shuffler = random.Random(1)
    for _ in range(epochs):
        shuffler.shuffle(order)
        for example in order:
            read_quotations(example.text, example.blocks, model.chooser(example))
    return model.average()


def test(examples: list[Example], table: dict[str, float]) -> tuple[int, int]:
    """(right, asked) over the articles with the given weights."""
    model = Model()
    model.weight.update(table)
    model.learning = False
    for example in examples:
        read_quotations(example.text, example.blocks, model.chooser(example))
    return model.right, model.asked


def main(arguments: list[str]) -> None:
    """Train, or cross-validate."""
    home = Path(arguments[0])
    rows = [json.loads(line) for line in (home / "gold.jsonl").read_text(encoding="utf-8").split("\n") if line]
    examples = [Example(home, row) for row in rows]
    if "--folds" in arguments:
        by_month = arguments[arguments.index("--folds") + 1] == "month"
        for fold in sorted({example.file.split("_")[by_month][:7] for example in examples}):
            out = [example for example in examples if example.file.split("_")[by_month][:7] == fold]
            table = train([example for example in examples if example not in out])
            good, asked = test(out, table)
            print(f"{fold:14} {good / asked:.4f} of {asked}")
        return
    table = train(examples)
    print("# Weights of the features of attribution (see attribution/weighing.py), learned by attribution/train.py")
    print("# from labelled articles: no words of theirs but verbs and function words.")
    for name in sorted(table):
        print(f"{name} {table[name]}")


if __name__ == "__main__":
    main(sys.argv[1:])
