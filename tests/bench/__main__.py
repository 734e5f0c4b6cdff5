"""The measurements, each a function that yields rows of the table; ``--help`` says how to choose."""

import importlib.util
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from newsctl.parsing import parse
from tests.bench.across import similar
from tests.bench.clock import compare, measure
from tests.bench.linking import linking
from tests.bench.newsroom import WORD, articles, fill
from tests.bench.searching import index, search
from tests.bench.table import NEWSCTL, Ground, Row, ratio_row

BARE = (sys.executable, "-c", "pass")


def start(ground: Ground) -> Iterator[Row]:
    """Time a whole process for one article."""
    one = next(ground.folder.rglob("*.txt"))
    show, bare = compare([(*NEWSCTL, "show", one, "--json"), BARE], 15)
    yield ratio_row("show FILE --json", show, "python -c pass", bare, "<= 4.5")


def parsing(ground: Ground) -> Iterator[Row]:
    """Parse in this process, against a tokenizer that does nothing else."""
    texts = list(articles(2000, seed=2))
    size = sum(len(text.encode()) for text in texts) / 1e6
    began = time.perf_counter()
    for text in texts:
        parse(text)
    seconds = time.perf_counter() - began
    yield Row("parsing, one core", f"{size / seconds:.1f} MB/s", "", "", ">= 8 MB/s")
    if importlib.util.find_spec("spacy"):
        spacy = importlib.import_module("spacy")
        tokenize = spacy.blank("en")
        began = time.perf_counter()
        for text in texts:
            tokenize(text)
        blank = time.perf_counter() - began
        yield Row("", "", f"spaCy blank {size / blank:.1f} MB/s", f"{blank / seconds:.1f}", ">= 10")


def workers(ground: Ground) -> Iterator[Row]:
    """Export with two workers and with one."""
    one, two = compare([(*NEWSCTL, "export", ground.folder, "-q", "--jobs", jobs) for jobs in ("1", "2")], 1)
    speed = f"{ground.number / two.seconds:,.0f} articles/s"
    yield Row(
        "export, two workers", speed, f"one {one.seconds:.1f} s", f"{one.seconds / two.seconds:.2f}", ">= 1.8"
    )
    spent = f"{one.computing / two.computing:.2f}"
    yield Row("the same, computing", f"{two.computing:.1f} s", f"one {one.computing:.1f} s", spent, ">= 0.9")
    yield Row("memory, a process", f"{max(one.memory, two.memory):.0f} MB", "", "", "<= 150 MB")


def scan(ground: Ground) -> Iterator[Row]:
    """Look through all files, against ripgrep and wc."""
    here: list[tuple[str | Path, ...]] = [
        (*NEWSCTL, "grep", "-l", "-F", WORD, ground.folder),
        (sys.executable, "-m", "tests.bench.look", ground.folder),
        (*NEWSCTL, "export", ground.folder),
    ]
    cat = f"find '{ground.folder}' -name '*.txt' -print0 | xargs -0 cat | wc -c"
    others: dict[str, tuple[str | Path, ...]] = {"wc -c": ("sh", "-c", cat)}
    goals = {"wc -c": ("", "", "")}
    if shutil.which("rg"):
        others["rg -l"] = "rg", "-l", WORD, ground.folder
        goals["rg -l"] = "<= 1.5", "<= 2", "<= 40"
    measure(others["wc -c"])  # so that the files are in memory for all of them
    runs = compare([*here, *others.values()], 3)
    for name, other in zip(others, runs[len(here) :], strict=True):
        works = f"grep -F {WORD}", "reading all bytes", "export to JSON Lines"
        for work, run, goal in zip(works, runs, goals[name], strict=False):
            yield ratio_row(work, run, name, other, goal)


def growth(ground: Ground) -> Iterator[Row]:
    """Time a quarter, a half and the whole: twice the articles, twice the time."""
    shelves = sorted(ground.folder.iterdir())
    base = 0.0
    for part in (4, 2, 1):
        some = shelves[: max(1, len(shelves) // part)]
        run = measure((*NEWSCTL, "export", *some))
        each = run.computing / len(some)
        base = base or each
        work = f"export, {len(some)} of {len(shelves)} folders"
        yield Row(
            work, f"{run.computing:.1f} s computing", "a quarter, each", f"{each / base:.2f}", "0.9 - 1.1"
        )
        yield Row("the same: memory", f"{run.memory:.0f} MB", "", "", "<= 150 MB")


MEASUREMENTS: dict[str, Callable[[Ground], Iterator[Row]]] = {
    "start": start,
    "parsing": parsing,
    "workers": workers,
    "scan": scan,
    "search": search,
    "index": index,
    "links": linking,
    "growth": growth,
    "similar": similar,
}


@click.command()
@click.option(
    "--articles", "count", default=20_000, show_default=True, help="How many articles to measure on."
)
@click.option("--folder", type=click.Path(path_type=Path), help="Where they are kept, and found again.")
@click.argument("names", nargs=-1, type=click.Choice(list(MEASUREMENTS)))
def main(count: int, folder: Path | None, names: tuple[str, ...]) -> None:
    """Measure NAMES, or everything, and print one table in Markdown."""
    with tempfile.TemporaryDirectory(prefix="newsctl-bench-") as temporary:
        place = (folder or Path(temporary)) / f"{count}"
        size = (
            sum(path.stat().st_size for path in place.rglob("*.txt"))
            if place.exists()
            else fill(place, count)
        )
        click.echo(f"{count:,} articles, {size / 1e6:,.0f} MB\n")
        click.echo("| work | newsctl | against | ratio | goal |\n| --- | --- | --- | --- | --- |")
        for name in names or MEASUREMENTS:
            for row in MEASUREMENTS[name](Ground(place, count, size)):
                click.echo(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
