"""Work in several processes: the same results in the same order, whatever becomes of a process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from newsctl.corpus import Corpus, Document, Options
from newsctl.corpus.corpus import MOST_A_CORE
from newsctl.errors import NewsctlError, PatternError
from tests.corpus.conftest import read


class Shout(msgspec.Struct, frozen=True):
    """Upper-cases; one word kills the process, others raise, and one takes its time."""

    def __call__(self, document: Document) -> bytes:
        text = document.text or ""
        if text == "poison":
            os.kill(os.getpid(), signal.SIGKILL)
        if text == "bad pattern":
            raise PatternError("took too long")
        if text == "slow":
            time.sleep(0.05)
        if text == "bug":
            raise ValueError("a bug")
        return text.upper().encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(f"text {number}")
    return tmp_path


def shout(folder: Path, jobs: int | None) -> tuple[list[bytes], list[tuple[str, str]], int]:
    reports: list[tuple[str, str]] = []
    corpus = Corpus([str(folder)], Options(jobs=jobs), lambda path, reason: reports.append((path, reason)))
    results = list(corpus.map(Shout()))
    return results, reports, corpus.tally.articles


@pytest.mark.parametrize("jobs", [None, 1, 2, 3])
def test_results_stand_in_order(folder: Path, jobs: int | None) -> None:
    (folder / "100.txt").write_text("long " * 100_000)
    expected = [f"TEXT {number}".encode() for number in range(300)]
    expected[100] = b"LONG " * 100_000
    assert shout(folder, jobs) == (expected, [], 300)


@pytest.mark.parametrize("jobs", [1, 2])
def test_troubles_are_told_in_their_place(folder: Path, jobs: int) -> None:
    (folder / "007.txt").write_text("")
    (folder / "299.txt").write_text(" ")
    told: list[str] = []

    def tell(path: str, reason: str) -> None:
        told.append(path[-7:])

    corpus = Corpus([str(folder)], Options(jobs=jobs), tell, tell)
    told.extend(result.decode() for result in corpus.map(Shout()))
    assert told[6:9] == ["TEXT 6", "007.txt", "TEXT 8"]
    assert told[-1] == "299.txt"
    assert corpus.tally.skipped == 2


def test_an_article_that_kills_its_process_is_left_out(folder: Path) -> None:
    for number in (70, 222):
        (folder / f"{number:03}.txt").write_text("poison")
    results, reports, count = shout(folder, jobs=2)
    assert results == [f"TEXT {number}".encode() for number in range(300) if number not in (70, 222)]
    why = "the process that parsed it was killed, twice; left out"
    assert reports == [(str(folder / "070.txt"), why), (str(folder / "222.txt"), why)]
    assert count == 298


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("text", "error"), [("bad pattern", PatternError), ("bug", ValueError)])
def test_an_error_is_raised_in_its_place(folder: Path, jobs: int, text: str, error: type[Exception]) -> None:
    (folder / "200.txt").write_text(text)
    corpus = Corpus([str(folder)], Options(jobs=jobs), lambda path, reason: None)
    results = corpus.map(Shout())
    assert [next(results) for _ in range(200)] == [f"TEXT {number}".encode() for number in range(200)]
    with pytest.raises(error):
        next(results)


def test_errors_of_newsctl_survive_the_way_between_processes(folder: Path) -> None:
    (folder / "200.txt").write_text("bad pattern")
    with pytest.raises(NewsctlError, match="took too long"):
        shout(folder, jobs=2)


def test_whoever_has_seen_enough_may_leave(folder: Path) -> None:
    corpus = Corpus([str(folder)], Options(jobs=2), lambda path, reason: None)
    results = corpus.map(Shout())
    assert next(results) == b"TEXT 0"
    results.close()  # type: ignore[attr-defined]  # a generator
    assert not Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()


def test_dumps_are_worked_on_in_parallel_too(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text("".join(f'{{"text": "text {number}"}}\n' for number in range(2000)))
    corpus = Corpus([str(path)], Options(jobs=2), lambda path, reason: None)
    assert list(corpus.map(Shout())) == [f"TEXT {number}".encode() for number in range(2000)]


MEASURED = """
import resource, sys
from newsctl.corpus import Corpus, Options
from tests.corpus.test_parallel import Shout

number = sum(1 for result in Corpus(sys.argv[1:], Options(jobs=2), print).map(Shout()))
status = open("/proc/self/status").read()  # getrusage() would count who started this process as well
print(number, int(status.partition("VmHWM:")[2].split()[0]) // 1024)
print(number, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks /proc")
@pytest.mark.uncounted(reason="counting takes memory")
def test_large_articles_after_many_small_ones_take_little_memory(tmp_path: Path) -> None:
    """By then hundreds go out together, and would come back together."""
    for number in range(4000):
        (tmp_path / f"{number:04}.txt").write_text("small")
    for number in range(4000, 4060):
        (tmp_path / f"{number:04}.txt").write_text("large " * 700_000)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, tmp_path], capture_output=True, text=True, check=True
    )
    for line in done.stdout.splitlines():
        number, megabytes = map(int, line.split())
        assert number == 4060
        assert megabytes < 150


def test_a_worker_that_dies_after_a_portion_has_not_done_that_in_vain(tmp_path: Path) -> None:
    for number in range(1000):
        (tmp_path / f"{number:04}.txt").write_text("x" * 10_000 if 500 < number < 995 else f"text {number}")
    (tmp_path / "0997.txt").write_text("poison")
    results, reports, count = shout(tmp_path, jobs=2)
    expected = [path.read_text().upper().encode() for path in sorted(tmp_path.iterdir())]
    assert results == [text for text in expected if text != b"POISON"]
    assert [Path(path).name for path, _ in reports] == ["0997.txt"]
    assert count == 999


@pytest.mark.uncounted(reason="counting imports some of them")
def test_few_files_start_no_process(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A headline\n\nAnd a text.")
    code = (
        "import sys; from newsctl.corpus import Corpus, Options\n"
        "from newsctl.corpus.corpus import _as_it_is\n"
        f"assert len(list(Corpus([{str(tmp_path)!r}], Options(), print).map(_as_it_is))) == 1\n"
        "banned = {'multiprocessing', 'asyncio', 'sqlite3', 'zipfile', 'tarfile', 'gzip', 'csv', 'json'}\n"
        "sys.exit(' '.join(banned & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.uncounted(reason="counting imports some of them")
def test_one_slow_article_starts_no_process(tmp_path: Path) -> None:
    """It takes longer than starting some, but there is nothing else to do."""
    (tmp_path / "a.txt").write_text("slow")
    (tmp_path / "b.txt").write_text("slow")
    (tmp_path / "c.txt").write_text("text")
    code = (
        "import sys; from newsctl.corpus import Corpus, Options\n"
        "from tests.corpus.test_parallel import Shout\n"
        f"print(list(Corpus([{str(tmp_path)!r}], Options(), print).map(Shout())))\n"
        "sys.exit('multiprocessing' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "[b'SLOW', b'SLOW', b'TEXT']\n")


def test_reading_in_this_process_says_the_same(folder: Path) -> None:
    (folder / "c.txt").write_bytes(b"caf\xe9")
    said = read(folder)
    assert len(said.documents) == 301
    assert [path for path, _ in said.notices] == [str(folder / "c.txt")]


def test_no_more_processes_than_the_cores_can_use(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def spread(
        entries: object, work: object, options: object, jobs: int, prefilter: object
    ) -> Iterator[bytes]:
        asked.append(jobs)
        return iter(())

    monkeypatch.setattr("newsctl.corpus.parallel.spread", spread)
    shout(folder, jobs=100_000)
    shout(folder, jobs=2)
    assert asked == [MOST_A_CORE * len(os.sched_getaffinity(0)), 2]
