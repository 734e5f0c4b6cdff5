"""Learning the weights: a softmax over the candidates of one quotation.

Trained by gradient steps with weight decay over the articles in turn, averaged over all steps. Each quotation
is read with what was decided for the ones before it, right or wrong, as at run time. Pure Python; the same
articles always give the same weights.
"""

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from newsctl.parsing.attribution.labels import Example, is_ignored, labels
from newsctl.parsing.attribution.model import Choice, Scorer
from newsctl.parsing.attribution.reading import read_quotations

__all__ = ["DECAY", "EPOCHS", "RAREST", "RATE", "SEED", "SLIGHTEST", "learn"]

EPOCHS = 10
RATE = 8.0  # hundredths of a log odds, as all weights here
DECAY = 0.0016  # of a weight, a step
RAREST = 4  # occurrences of a feature in the training articles
SLIGHTEST = 12  # hundredths; less is not worth a line
SEED = 1  # of the order of the articles


class _Learner:
    """Weights while they are learned."""

    def __init__(self) -> None:
        self.weight: defaultdict[str, float] = defaultdict(float)
        self.total: defaultdict[str, float] = defaultdict(float)
        self.since: dict[str, int] = {}
        self.seen: defaultdict[str, int] = defaultdict(int)
        self.steps = 0

    def scorer(self, example: Example) -> Scorer:
        """Return a function that scores by the weights so far, and then learns from the label."""

        def score(choice: Choice) -> Sequence[float]:
            sums = [sum(self.weight.get(name, 0.0) for name in row) for row in choice.features]
            segment = example.segment(choice.quotation.start, choice.quotation.end)
            if not is_ignored(segment):
                self.step(choice.features, sums, labels(segment, choice))
            return sums

        return score

    def step(self, rows: list[list[str]], sums: list[float], good: list[bool]) -> None:
        """Take one step uphill of the log probability of the right candidates together."""
        self.steps += 1
        top = max(sums)
        odds = [math.exp((score - top) / 100) for score in sums]
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

    def average(self) -> dict[str, int]:
        """Return the weights averaged over all steps, but for features too rare or too slight to matter."""
        table = {}
        for name, weight in self.weight.items():
            mean = (self.total[name] + weight * (self.steps - self.since.get(name, 0))) / max(1, self.steps)
            if self.seen[name] >= RAREST * EPOCHS and abs(mean) >= SLIGHTEST:
                table[name] = round(mean)
        return table


def learn(examples: Iterable[Example]) -> dict[str, int]:
    """Return the weights learned from the articles."""
    learner = _Learner()
    order = list(examples)
    shuffler = random.Random(SEED)
    for _ in range(EPOCHS):
        shuffler.shuffle(order)
        for example in order:
            read_quotations(example.text, example.blocks, learner.scorer(example))
    return learner.average()
