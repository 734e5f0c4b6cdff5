"""A corpus read in the test's process, and newsctl as a process of its own whose every word is compared."""

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newsctl.corpus import Corpus, Document, Options

_DROP_FROM_BOUNDING_SET = 24  # prctl(2)
_DAC_OVERRIDE, _DAC_READ_SEARCH = 1, 2  # capabilities(7): what lets root read everything


class Outcome(NamedTuple):
    """What a run of newsctl came to: ``paths`` are those of the records on standard output."""

    status: int
    paths: list[str]
    err: str


def bound_by_permissions() -> None:
    """Make this process, should it be root's, heed the permissions of files once it runs another program."""
    libc = ctypes.CDLL(None)
    for capability in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
        libc.prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Outcome]:
    """``export("news", input=None, env=None)`` runs ``newsctl export news`` in ``tmp_path``."""

    def export(
        *args: str | bytes,
        input: str | bytes | None = None,  # noqa: A002 -- subprocess's word
        env: Mapping[str, str] | None = None,
    ) -> Outcome:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("NEWSCTL")}
        done = subprocess.run(
            [sys.executable, "-m", "newsctl", "export", *args],
            input=input.encode() if isinstance(input, str) else input,
            stdin=subprocess.DEVNULL if input is None else None,
            capture_output=True,
            env=clean | dict(env or {}),
            cwd=tmp_path,
            timeout=60,
            preexec_fn=bound_by_permissions,
        )
        paths = [json.loads(line)["path"] for line in done.stdout.splitlines()]
        return Outcome(done.returncode, paths, done.stderr.decode())

    return export


class Said(NamedTuple):
    """What a corpus yielded and what it told, in one order."""

    documents: list[Document]
    reports: list[tuple[str, str]]
    notices: list[tuple[str, str]]


def read(*names: str | Path, **options: Any) -> Said:
    """Read the corpus ``names`` in this process."""
    said = Said([], [], [])

    def report(path: str, reason: str) -> None:
        said.reports.append((path, reason))

    def notice(path: str, remark: str) -> None:
        said.notices.append((path, remark))

    corpus = Corpus([str(name) for name in names], Options(**options), report, notice)
    said.documents.extend(corpus.documents())
    return said


def texts(documents: Sequence[Document]) -> dict[str, str | None]:
    return {document.path: document.text for document in documents}
