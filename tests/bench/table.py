"""A line of the table, and what all measurements are made on."""

import sys
from pathlib import Path
from typing import NamedTuple

from tests.bench.clock import Run

__all__ = ["NEWSCTL", "Ground", "Row", "ratio_row"]

NEWSCTL = (sys.executable, "-m", "newsctl")


class Row(NamedTuple):
    """What was done, how newsctl did, against what, the ratio, and the goal for it."""

    work: str
    here: str
    against: str
    ratio: str
    goal: str


class Ground(NamedTuple):
    """What is measured on: a folder of ``number`` articles of ``size`` bytes in all."""

    folder: Path
    number: int
    size: int


def ratio_row(work: str, run: Run, name: str, other: Run, goal: str) -> Row:
    ratio = f"{run.seconds / other.seconds:.2f}"
    return Row(work, f"{run.seconds:.3f} s", f"{name} {other.seconds:.3f} s", ratio, goal)
