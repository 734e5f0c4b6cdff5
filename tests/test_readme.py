"""The README tells the truth: its examples print what it shows, and CI runs its test command."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def examples() -> Iterator[Any]:
    """Each ``$ command`` of a console block, with the output shown under it."""
    for block in re.findall(r"^```console\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE):
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, flags=re.MULTILINE):
            yield pytest.param(command, output, id=command)


@pytest.mark.parametrize(("command", "expected"), list(examples()))
def test_example_prints_what_the_readme_shows(command: str, expected: str, tmp_path: Path) -> None:
    if "| jq " in command and not shutil.which("jq"):
        pytest.skip("the example pipes into jq, which is not installed")
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
        "HOME": str(tmp_path),
    }
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    run = subprocess.run(
        ["sh", "-c", command],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (expected, 0) == (run.stdout, run.returncode), run.stderr


def test_every_command_has_an_example() -> None:
    shown = set(re.findall(r"\bnewsctl (\w+)", "\n".join(example.values[0] for example in examples())))
    listed = subprocess.run(
        [sys.executable, "-m", "newsctl", "--help"], capture_output=True, text=True, check=True
    ).stdout
    commands = set(re.findall(r"^  ([a-z]+)  ", listed.partition("Commands:")[2], flags=re.MULTILINE))
    assert commands
    assert commands == shown


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = re.findall(r"^    (python3 -m venv .*)$", README, flags=re.MULTILINE)
    assert len(commands) == 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
