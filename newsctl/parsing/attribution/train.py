"""Learn the weights of attribution from labelled articles, and measure how much comes out right.

    python -m newsctl.parsing.attribution.train FOLDER --folds publisher|month [--into PREDICTIONS]
    python -m newsctl.parsing.attribution.train FOLDER [--folds publisher|month] --write WEIGHTS

FOLDER holds gold.jsonl, one article a line (``file``, and ``segments`` with start, end, status and sources),
and texts/. With --folds each publisher or month is left out in turn, and the others' weights find its quotes;
file names begin PUBLISHER_YYYY-MM. Two things are printed. By fold: for which share of the quotations that
were weighed the right candidate won, or nobody where none was right. By step and rule: how many quotations it
decided, weighed or not, and for which share of them the words found are those of a labelled source, or
nobody's where the label says that nothing is quoted.

PREDICTIONS gets the quotes with their speakers, one article a line (``path``, ``quotes``), for a scorer.
WEIGHTS gets what is learned from all articles, below a head that says where it comes from, figures included.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TextIO, get_args

from msgspec import Struct, to_builtins

from newsctl.parsing.attribution import learning, quotes_of, read_quotations
from newsctl.parsing.attribution.labels import Example, is_found, is_ignored, labels
from newsctl.parsing.attribution.model import sums
from newsctl.parsing.attribution.reading import Finding, Step

HEAD = """\
# Weights of the features of attribution, learned by attribution/train.py from labelled articles.
# Whole numbers, hundredths of a log odds: sums are exact, and the same on every Python.
# The features: attribution/features.py. Words in them: verbs, function words, neighbours of a mark.
"""


class Tally(Struct):
    """How many quotations were decided, and how many of them rightly."""

    decided: int = 0
    right: int = 0

    def add(self, right: bool) -> None:
        """Count one more."""
        self.decided += 1
        self.right += right

    def __str__(self) -> str:
        return f"{self.right / max(1, self.decided):.4f} of {self.decided}"


class Figures:
    """What is right by ``folds``, of the weighed quotations, and by ``rules``, of all of them."""

    def __init__(self) -> None:
        self.folds: defaultdict[str, Tally] = defaultdict(Tally)
        self.rules: defaultdict[tuple[Step, str], Tally] = defaultdict(Tally)

    def add(self, example: Example, fold: str, findings: list[Finding]) -> None:
        """Count what was found in one article, but for what its labels leave open."""
        for number, finding in enumerate(findings):
            segment = example.segment(finding.quotation.start, finding.quotation.end)
            if is_ignored(segment):
                continue
            if finding.choice:
                self.folds[fold].add(labels(segment, finding.choice)[finding.choice.winner])
            self.rules[finding.step, finding.rule].add(is_found(segment, example.text, findings, number))

    def steps(self) -> dict[str, Tally]:
        """Return what is right of the quotations that each step decided."""
        steps = {}
        for step in get_args(Step):
            tallies = [tally for (other, _), tally in self.rules.items() if other == step]
            steps[step] = _total(tallies)
        return steps

    def table(self) -> Iterator[str]:
        """Yield the lines of a table: each step, and below it its rules, the most frequent first."""
        yield f"{'step and rule':28} {'decided':>7}  right"
        for step, whole in self.steps().items():
            if whole.decided:
                yield _row(step, whole)
            rules = [(rule, tally) for (other, rule), tally in self.rules.items() if other == step]
            for rule, tally in sorted(rules, key=lambda row: (-row[1].decided, row[0])):
                yield _row(f"  {rule}", tally)
        yield _row("all", _total(self.rules.values()))


def _row(name: str, tally: Tally) -> str:
    return f"{name:28} {tally.decided:7} {tally.right / tally.decided:6.4f}"


def _total(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        whole = Tally(whole.decided + tally.decided, whole.right + tally.right)
    return whole


def read_examples(folder: Path) -> tuple[list[Example], str]:
    """Return the labelled articles of a folder, and the SHA-256 of gold.jsonl and the texts it names."""
    examples = []
    digest = sha256()
    for line in (folder / "gold.jsonl").read_bytes().splitlines(keepends=True):
        digest.update(line)
        if line.strip():
            row = json.loads(line)
            text = (folder / "texts" / row["file"]).read_bytes()
            digest.update(text)
            examples.append(Example(row["file"], text.decode(), row["segments"]))
    return examples, digest.hexdigest()


def cross_validate(examples: list[Example], by_month: bool, into: TextIO | None) -> Figures:
    """Return how much of each fold comes out right with the weights learned from the others."""
    heads = {example.file: example.file.split("_") for example in examples}
    folds = {name: head[1][:7] if by_month else head[0] for name, head in heads.items()}
    figures = Figures()
    for fold in sorted(set(folds.values())):
        table = learning.learn(example for example in examples if folds[example.file] != fold)
        for example in examples:
            if folds[example.file] != fold:
                continue
            findings = read_quotations(example.text, example.blocks, partial(sums, table=table))
            figures.add(example, fold, findings)
            if into:
                quotes = quotes_of(example.text, example.blocks, example.authors, findings)
                print(json.dumps({"path": example.file, "quotes": to_builtins(quotes)}), file=into)
    return figures


def provenance(
    folder: Path, digest: str, examples: list[Example], kind: str | None, figures: Figures | None
) -> dict[str, str]:
    """Return the head of the file of weights: where they come from, and what was measured by ``kind``."""
    names = ("EPOCHS", "RATE", "DECAY", "RAREST", "SLIGHTEST")
    facts = {
        "data": folder.resolve().name,
        "hash": f"sha256:{digest}",
        "articles": str(len(examples)),
        "settings": ", ".join(f"{name.lower()} {getattr(learning, name)}" for name in names),
        "seed": str(learning.SEED),
        "date": datetime.now(UTC).date().isoformat(),
    }
    if figures:
        facts["folds"] = f"by {kind}"
        facts["weighed"] = str(_total(figures.folds.values()))
        facts |= {f"weighed-{fold}": str(tally) for fold, tally in figures.folds.items()}
        facts["decided"] = str(_total(figures.rules.values()))
        facts |= {f"decided-{step}": str(tally) for step, tally in figures.steps().items()}
    return facts


def weights_file(facts: dict[str, str], table: dict[str, int]) -> str:
    """Return the text that :func:`.weights.read_weights` reads."""
    head = "".join([f"# {key}: {value}\n" for key, value in facts.items()])
    return f"{HEAD}#\n{head}\n" + "".join([f"{name}\t{table[name]}\n" for name in sorted(table)])


def main(arguments: list[str]) -> None:
    """Cross-validate, learn and write the weights, or both."""
    parser = argparse.ArgumentParser(description="Learn the weights of attribution from labelled articles.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", choices=["publisher", "month"])
    parser.add_argument("--into", type=Path, metavar="PREDICTIONS")
    parser.add_argument("--write", type=Path, metavar="WEIGHTS")
    options = parser.parse_args(arguments)
    if not (options.folds or options.write):
        parser.error("give --folds to measure, --write to learn, or both")
    examples, digest = read_examples(options.folder)
    figures = None
    if options.folds:
        with options.into.open("w", encoding="utf-8") if options.into else nullcontext() as into:
            figures = cross_validate(examples, options.folds == "month", into)
        for fold, tally in figures.folds.items():
            print(f"{fold:14} {tally}")
        print("", *figures.table(), sep="\n")
    if options.write:
        facts = provenance(options.folder, digest, examples, options.folds, figures)
        options.write.write_text(weights_file(facts, learning.learn(examples)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
