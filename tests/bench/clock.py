"""Timing commands against each other: turn about, so that what disturbs the machine disturbs them all."""

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["Run", "compare", "measure"]


class Run(NamedTuple):
    """One run of a command.

    ``seconds`` by the clock; seconds of ``computing``, of all its processes together, which others that use
    the machine do not change; the most ``memory`` that any one of its processes had, in MB.
    """

    seconds: float
    computing: float
    memory: float


def measure(command: Sequence[str | Path], cwd: Path | None = None) -> Run:
    """Run a command to its end, its output thrown away; one that fails raises RuntimeError."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=cwd)
    assert process.stderr is not None
    said = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}: status {process.returncode}: {said[-500:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare(commands: Sequence[Sequence[str | Path]], times: int, cwd: Path | None = None) -> list[Run]:
    """Run all ``commands`` in turn, ``times`` times over; return the least time and most memory of each.

    The least, because whatever else the machine does can only add to it.
    """
    rounds = [[measure(command, cwd) for command in commands] for _ in range(times)]
    return [
        Run(
            min(run.seconds for run in runs),
            min(run.computing for run in runs),
            max(run.memory for run in runs),
        )
        for runs in zip(*rounds, strict=True)
    ]
