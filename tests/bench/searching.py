"""Searching with and without an index, against ripgrep; and building the index."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.bench.clock import Run, compare, measure
from tests.bench.newsroom import WORD
from tests.bench.table import NEWSCTL, Ground, Row, ratio_row

__all__ = ["evict", "index", "search"]

Command = Sequence[str | Path]

EXPRESSION = r"\bJC[A-Z]{2}A\b"
RARE = f"defended plan for the {WORD}"
"""In one headline of four thousand: fifty of 200,000."""
MISSPELLED = "JCPQA"
TIMES = 5


def search(ground: Ground) -> Iterator[Row]:
    """Look for an expression in the files; for a word, see ``scan``."""
    if not shutil.which("rg"):
        yield Row("grep, files", "", "rg is not installed", "", "")
        return
    here, rg = compare(
        [(*NEWSCTL, "grep", "-l", EXPRESSION, ground.folder), ("rg", "-l", EXPRESSION, ground.folder)], TIMES
    )
    yield ratio_row(f"grep {EXPRESSION}", here, "rg -l", rg, "<= 2.5")
    yield _memory("the same", here)


def index(ground: Ground) -> Iterator[Row]:
    """Build an index, find it up to date, and ask it."""
    database = ground.folder.with_suffix(".db")
    database.unlink(missing_ok=True)
    update = (*NEWSCTL, "index", "-q", ground.folder, "-o", database)
    try:
        built = measure(update)
        speed, share = ground.number / built.seconds, database.stat().st_size / ground.size
        yield Row("index", f"{speed:,.0f} articles/s", "", "", ">= 5,000")
        yield _memory("the same", built)
        yield Row("its size", f"{database.stat().st_size / 1e6:,.0f} MB", "the texts", f"{share:.2f}", "<= 2")
        find = "find", ground.folder, "-type", "f", "-printf", "%s %T@\n"
        again, walk = compare([update, find], TIMES)
        yield ratio_row("index, nothing changed", again, "find with stat", walk, "<= 2")
        yield _memory("the same", again)
        yield from _lookups(ground, database)
    finally:
        database.unlink(missing_ok=True)


def _lookups(ground: Ground, database: Path) -> Iterator[Row]:
    rare: Command = (*NEWSCTL, "grep", "-l", RARE, database)
    fuzzy: Command = (*NEWSCTL, "grep", "-l", "--fuzzy", MISSPELLED, database)
    scan: Command = ("rg", "-l", RARE, ground.folder)
    if not shutil.which("rg"):
        yield Row("grep, index", "", "rg is not installed", "", "")
        return
    warm, misspelled, rg = compare([rare, fuzzy, scan], TIMES)
    yield ratio_row("grep a phrase, index", warm, "rg -l", rg, "<= 0.1")
    if evict([database]):
        cold = measure(rare)
        evict(ground.folder.rglob("*.txt"))
        yield ratio_row("the same, cold", cold, "rg -l, cold", measure(scan), "<= 0.01")
    yield ratio_row(f"grep --fuzzy {MISSPELLED}, index", misspelled, "rg -l", rg, "<= 1")
    yield _memory("the same", misspelled)


def evict(files: Iterable[Path]) -> bool:
    """Have the system forget the bytes of ``files``, not their names; whether it can."""
    if not hasattr(os, "posix_fadvise"):
        return False
    os.sync()  # what is not written yet it keeps
    for file in files:
        descriptor = os.open(file, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)
    return True


def _memory(work: str, run: Run) -> Row:
    return Row(f"{work}: memory", f"{run.memory:.0f} MB", "", "", "<= 150 MB")
