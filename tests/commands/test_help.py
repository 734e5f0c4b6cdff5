"""The help texts, whole: a change of the command line shows in tests/commands/help.

After a change that is meant, write them anew: ``NEWSCTL_WRITE_HELP=1 pytest tests/commands/test_help.py``.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newsctl import __version__
from newsctl.cli.group import COMMANDS

Run = Callable[..., tuple[int, str, str]]

HELP = Path(__file__).parent / "help"


@pytest.mark.parametrize("command", ["newsctl", *COMMANDS])
def test_help(run: Run, command: str) -> None:
    args = [] if command == "newsctl" else [command]
    actual = run(*args, "--help", env={"COLUMNS": "80"})
    file = HELP / f"{command}.txt"
    if os.environ.get("NEWSCTL_WRITE_HELP"):
        file.write_text(actual[1], encoding="utf-8")
    assert actual == (0, file.read_text(encoding="utf-8"), "")
    assert actual == run(*args, "-h", env={"COLUMNS": "80"})


def test_no_other_help_is_kept() -> None:
    assert {file.stem for file in HELP.glob("*.txt")} == {"newsctl", *COMMANDS}


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"newsctl {__version__}\n", "")


def test_no_command_at_all_prints_the_help(run: Run) -> None:
    status, out, err = run(env={"COLUMNS": "80"})
    assert (status, out, err) == (2, "", (HELP / "newsctl.txt").read_text(encoding="utf-8"))
