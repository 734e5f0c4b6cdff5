"""Commands run as real processes, and what they print is compared whole."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

_OF_THE_USER = ("NEWSCTL_CORPUS", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "PAGER")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., tuple[int, str, str]]:
    """``run("list", "news", input=None, env=None, cwd=None)`` returns exit status, stdout and stderr."""

    def run(
        *args: str,
        input: str | bytes | None = None,  # noqa: A002 -- subprocess's word
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> tuple[int, str, str]:
        inherited = {name: value for name, value in os.environ.items() if name not in _OF_THE_USER}
        done = subprocess.run(
            [sys.executable, "-m", "newsctl", *args],
            input=input.encode() if isinstance(input, str) else input,
            capture_output=True,
            env=inherited | dict(env or {}),
            cwd=cwd or tmp_path,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run
