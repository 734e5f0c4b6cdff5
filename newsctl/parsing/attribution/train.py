"""Learn the weights of attribution from labelled articles.

    python -m newsctl.parsing.attribution.train FOLDER [--folds publisher|month [--into PREDICTIONS]]

FOLDER holds gold.jsonl, one article a line (``file``, and ``segments`` with start, end, status and sources),
and texts/. The weights are printed, one feature a line. With --folds nothing is learned for keeps: each
publisher or month is left out in turn, the others' weights find its quotes, and the share of its weighed
quotations that come out right is printed; file names begin PUBLISHER_YYYY-MM. PREDICTIONS gets the quotes
with their speakers, one article a line (``path``, ``quotes``), for a scorer.

The model is a softmax over the candidates of one quotation, trained by gradient steps with weight decay over
the articles in turn, averaged over all steps. Each quotation is read with what was decided for the ones
before it, right or wrong, as at run time. Pure Python; the same articles always give the same weights.
"""

import argparse
import json
import math
import random
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from msgspec import to_builtins

from newsctl.parsing.attribution import find_quotes
from newsctl.parsing.attribution.candidates import Candidate
from newsctl.parsing.attribution.reading import Choice, prefer, read_quotations
from newsctl.parsing.characters import APOSTROPHES
from newsctl.parsing.layout import lay_out

EPOCHS = 10
RATE = 8.0  # hundredths of a log odds, as all weights here
DECAY = 0.0016  # of a weight, a step
RAREST = 4  # occurrences of a feature in the training articles
SLIGHTEST = 12

Segment = dict[str, Any]
Words = tuple[int, int]


class Example:
    """One article: its text, its blocks, and where its labelled segments stand."""

    def __init__(self, home: Path, row: dict[str, Any]) -> None:
        self.file: str = row["file"]
        with (home / "texts" / self.file).open(encoding="utf-8", newline="") as file:
            self.text = file.read()
        reading = lay_out(self.text)
        self.blocks, self.authors = reading.blocks, reading.article.authors
        self.segments: list[Segment] = row["segments"]

    def segment(self, start: int, end: int) -> Segment | None:
        """Return the labelled segment that shares at least four fifths with ``start`` to ``end``."""
        for segment in self.segments:
            shared = min(end, segment["end"]) - max(start, segment["start"])
            if shared >= 0.8 * (max(end, segment["end"]) - min(start, segment["start"])):
                return segment
        return None


class Model:
    """Weights while they are learned; with ``table``, weights to be tested."""

    def __init__(self, table: dict[str, int] | None = None) -> None:
        self.weight: defaultdict[str, float] = defaultdict(float, table or {})
        self.learning = table is None
        self.total: defaultdict[str, float] = defaultdict(float)
        self.since: dict[str, int] = {}
        self.seen: defaultdict[str, int] = defaultdict(int)
        self.steps = self.right = self.asked = 0

    def chooser(self, example: Example) -> Callable[[Choice], int]:
        """Return a function that chooses by the weights so far, and learns from the label."""

        def choose(choice: Choice) -> int:
            rows = [*choice.features, choice.nobody]
            scores = [sum(self.weight.get(name, 0.0) for name in row) for row in rows]
            winner = prefer(scores[:-1], scores[-1])
            segment = example.segment(choice.quotation.start, choice.quotation.end)
            if not _is_ignored(segment):
                good = _labels(segment, choice)
                self.asked += 1
                self.right += good[winner]
                if self.learning:
                    self.learn(rows, scores, good)
            return winner

        return choose

    def learn(self, rows: list[list[str]], scores: list[float], good: list[bool]) -> None:
        """Take one step uphill of the log probability of the right candidates together."""
        self.steps += 1
        top = max(scores)
        odds = [math.exp((score - top) / 100) for score in scores]
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
                    self.weight[name] = weight + RATE * slope - DECAY * weight

    def average(self, epochs: int) -> dict[str, int]:
        """Return the weights averaged over all steps, but for features too rare or too slight to matter."""
        table = {}
        for name, weight in self.weight.items():
            mean = (self.total[name] + weight * (self.steps - self.since.get(name, 0))) / max(1, self.steps)
            if self.seen[name] >= RAREST * epochs and abs(mean) >= SLIGHTEST:
                table[name] = round(mean)
        return table


def _is_ignored(segment: Segment | None) -> bool:
    """Whether the labels do not say what is right here."""
    return segment is not None and bool(
        segment["status"] == "no_source" or segment.get("irregular") or segment.get("discard")
    )


def _labels(segment: Segment | None, choice: Choice) -> list[bool]:
    """Return which candidates are right; nobody, last, is right when no other is."""
    if segment is None or segment["status"] == "not_quotation":
        return [False] * len(choice.candidates) + [True]
    good = [_is_right(segment, choice, candidate) for candidate in choice.candidates]
    return [*good, not any(good)]


def _is_right(segment: Segment, choice: Choice, candidate: Candidate) -> bool:
    tagged = candidate.tagged or choice.tagged
    if candidate.rule == "carried-over":
        words = choice.carried
    elif candidate.relative >= 0 and _meets(segment, tagged.span(candidate.relative, candidate.relative + 1)):
        return True
    else:
        words = tagged.span(candidate.first, candidate.last)
    return words is not None and (_meets(segment, words) or _is_namesake(segment, tagged.text[slice(*words)]))


def _meets(segment: Segment, words: Words) -> bool:
    """Whether the words overlap a labelled source of the segment."""
    sources = segment["sources"] + [source for other in segment.get("alt_sources", ()) for source in other]
    return any(words[0] < source["end"] and words[1] > source["start"] for source in sources)


def _is_namesake(segment: Segment, words: str) -> bool:
    """Whether the last of the words stands in a labelled source elsewhere."""
    name = words.split()[-1].lower()
    for mark in APOSTROPHES:
        name = name.removesuffix(f"{mark}s")
    return len(name) > 3 and any(name in source["text"].lower().split() for source in segment["sources"])


def train(examples: list[Example], epochs: int = EPOCHS) -> dict[str, int]:
    """Return the weights learned from the articles."""
    model = Model()
    order = list(examples)
    shuffler = random.Random(1)
    for _ in range(epochs):
        shuffler.shuffle(order)
        for example in order:
            read_quotations(example.text, example.blocks, model.chooser(example))
    return model.average(epochs)


def cross_validate(examples: list[Example], by_month: bool, into: TextIO | None) -> None:
    """Print how much of each fold comes out right with the weights learned from the others."""
    heads = {example.file: example.file.split("_") for example in examples}
    folds = {name: head[1][:7] if by_month else head[0] for name, head in heads.items()}
    for fold in sorted(set(folds.values())):
        model = Model(train([example for example in examples if folds[example.file] != fold]))
        for example in examples:
            if folds[example.file] == fold:
                quotes = find_quotes(example.text, example.blocks, example.authors, model.chooser(example))
                if into:
                    print(json.dumps({"path": example.file, "quotes": to_builtins(quotes)}), file=into)
        print(f"{fold:14} {model.right / model.asked:.4f} of {model.asked}")


def main(arguments: list[str]) -> None:
    """Train, or cross-validate."""
    parser = argparse.ArgumentParser(description="Learn the weights of attribution from labelled articles.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", choices=["publisher", "month"])
    parser.add_argument("--into", type=argparse.FileType("w", encoding="utf-8"), metavar="PREDICTIONS")
    options = parser.parse_args(arguments)
    with (options.folder / "gold.jsonl").open(encoding="utf-8") as file:
        examples = [Example(options.folder, json.loads(line)) for line in file if line.strip()]
    if options.folds:
        cross_validate(examples, options.folds == "month", options.into)
        return
    table = train(examples)
    print("# Weights of the features of attribution, learned by attribution/train.py from labelled articles.")
    print("# Whole numbers, hundredths of a log odds: sums are exact, and the same on every Python.")
    print(
        "# Features: attribution/weighing.py. Words in them: verbs, function words, neighbours of a mark.\n"
    )
    for name in sorted(table):
        print(f"{name}\t{table[name]}")


if __name__ == "__main__":
    main(sys.argv[1:])
