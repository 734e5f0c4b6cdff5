"""A real scheduler and real workers on this machine, each a process, and newsctl beside them."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="dask.distributed is not installed: newsctl[cluster]")

SOON = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "4s"}  # how long newsctl waits for a scheduler
PATIENCE = 60  # seconds that a test waits for what is sure to come
ROOT = Path(__file__).parents[2]


class Cluster:
    """A scheduler and its workers."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self.folder = folder
        self._env = env
        self._runs = 0
        self.scheduler: subprocess.Popen[bytes]
        self.workers: list[subprocess.Popen[bytes]] = []
        self.address = ""

    def start(self, workers: int = 2, custom: str = "", *, watched: bool = True) -> str:
        """Start a scheduler and ``workers``, each of which runs ``custom`` first; return the address.

        Workers that are ``watched`` are started again when they die.
        """
        self._runs += 1
        file = self.folder / f"scheduler-{self._runs}.json"
        self.scheduler = self._process("scheduler", "--host", "127.0.0.1", "--port", "0",
                                       "--scheduler-file", str(file))  # fmt: skip
        wait_for(file.exists)
        import json

        wait_for(lambda: bool(file.read_text()))
        self.address = json.loads(file.read_text())["address"]
        self.folder.joinpath("sitecustomize.py").write_text(custom)
        unwatched = [] if watched else ["--no-nanny"]
        for _ in range(workers):
            self.workers.append(self._process("worker", self.address, "--nthreads", "1", "--nworkers", "1",
                                              "--local-directory", str(self.folder), *unwatched))  # fmt: skip
        return self.address

    def _process(self, kind: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments, "--no-dashboard"]
        env = self._env | {"PYTHONPATH": f"{self.folder}{os.pathsep}{ROOT}"}
        return subprocess.Popen(
            command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder,
            start_new_session=True,
        )  # fmt: skip

    def stop(self) -> None:
        """End all of it, the nannies' children too."""
        for process in [*self.workers, getattr(self, "scheduler", None)]:
            if process is not None:
                kill(process)
        self.workers.clear()


def kill(process: subprocess.Popen[bytes]) -> None:
    """Send SIGKILL to ``process`` and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, 9)
    process.wait()


def wait_for(condition: Callable[[], bool]) -> None:
    """Return when ``condition`` holds; fail when it does not come."""
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.02)


@pytest.fixture
def env() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]) -> Iterator[Cluster]:
    made = Cluster(tmp_path_factory.mktemp("cluster"), env)
    yield made
    made.stop()


Newsctl = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def newsctl(tmp_path: Path, env: dict[str, str]) -> Newsctl:
    """Run newsctl in ``tmp_path``."""

    def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "newsctl", *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=env | SOON | more, capture_output=True, text=True, timeout=120,
            check=False,
        )  # fmt: skip

    return run


ARTICLE = """Bridge {number} to open in May

ASHBY (NNA) -- The bridge at lock {number} will open in May, the council said on Monday.

"We have waited {number} years for it," said Ida Berg, who keeps the lock. "Nobody will miss the ferry."
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of 60 texts, a dump of 60 records, and what cannot be read."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(60):
        folder.joinpath(f"{number:03}.txt").write_text(ARTICLE.format(number=number))
    import json

    records = [json.dumps({"text": ARTICLE.format(number=number)}) for number in range(100, 160)]
    records[7] = "{broken"
    records[20] = ""
    folder.joinpath("dump.jsonl").write_text("\n".join(records))
    folder.joinpath("empty.txt").touch()
    return folder
