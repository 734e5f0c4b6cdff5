"""`newsctl export --cluster`: the records of one machine, whatever becomes of the others."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cluster.conftest import SOON, Cluster, Newsctl, kill, wait_for

PARTS = ("--part-size", "2K")


def records(folder: Path, suffix: str = "jsonl") -> str:
    return "".join(file.read_text() for file in sorted(folder.glob(f"part-*.{suffix}")))


def test_parts_hold_what_one_machine_writes(
    cluster: Cluster, newsctl: Newsctl, archive: Path, tmp_path: Path
) -> None:
    address = cluster.start()
    alone = newsctl("export", "archive")
    many = newsctl("export", "archive", "--cluster", address, *PARTS, "-o", "out")
    assert (many.returncode, many.stdout) == (alone.returncode, "") == (2, ""), many.stderr
    assert records(tmp_path / "out") == alone.stdout, many.stderr
    assert sorted(many.stderr.splitlines()) == sorted(alone.stderr.splitlines())
    names = {file.name for file in (tmp_path / "out").iterdir()}
    parts = {name for name in names if name.startswith("part-")}
    assert len(parts) > 10
    assert names - parts == {"_newsctl.json"}
    again = newsctl("export", "archive", "--cluster", address, *PARTS, "-o", "out")
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr.endswith(
        f"out: nothing has changed; its {len(parts)} parts stay as they were, without 1 input that could not"
        " be read\n"
    )


def test_filters_formats_and_changed_inputs(
    cluster: Cluster, newsctl: Newsctl, archive: Path, tmp_path: Path
) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: newsctl[parquet]")
    address = cluster.start()
    asked = ("archive", "--speaker", "Berg", "--since", "2020", "-q")
    assert newsctl("export", *asked, "--cluster", address, *PARTS, "-o", "out").returncode == 2
    assert records(tmp_path / "out") == newsctl("export", *asked).stdout == ""
    archive.joinpath("dump.jsonl").unlink()
    made = newsctl("export", "archive/0*.txt", "--cluster", address, *PARTS, "-f", "parquet", "-o", "out")
    assert (made.returncode, made.stderr) == (0, "")
    assert not list((tmp_path / "out").glob("*.jsonl"))
    import pyarrow.parquet as parquet

    assert parquet.read_table(tmp_path / "out").num_rows == 60


def running(
    folder: Path, env: dict[str, str], address: str, *more: str, session: bool = False
) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "newsctl", "export", "archive", "--cluster", address]
    return subprocess.Popen(
        [*command, *PARTS, "-o", "out", *more], cwd=folder, env=env | SOON, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=session,
    )  # fmt: skip


SLOW = """
import time
from newsctl.corpus import reading
perform = reading.perform
def slow(*arguments):
    time.sleep(0.02)
    return perform(*arguments)
reading.perform = slow
"""


def test_a_worker_then_the_scheduler_is_killed_and_the_run_goes_on(
    cluster: Cluster, newsctl: Newsctl, archive: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    out = tmp_path / "out"
    run = running(tmp_path, env, cluster.start(custom=SLOW))
    wait_for(lambda: len(list(out.glob("part-*"))) >= 3)
    kill(cluster.workers.pop())
    wait_for(lambda: len(list(out.glob("part-*"))) >= 8)
    kill(cluster.scheduler)
    _, err = run.communicate()
    assert run.returncode == 2
    assert err.endswith("; the parts that are done stay: the same command goes on from there\n")
    assert "Traceback" not in err
    before = {file.name: file.stat().st_ino for file in out.glob("part-*")}
    assert len(before) >= 8
    cluster.stop()
    again = newsctl("export", "archive", "--cluster", cluster.start(), *PARTS, "-o", "out")
    alone = newsctl("export", "archive")
    assert records(out) == alone.stdout
    assert sorted(again.stderr.splitlines()) == sorted(alone.stderr.splitlines())
    kept = [file.name for file in out.glob("part-*") if before.get(file.name) == file.stat().st_ino]
    assert sorted(kept) == sorted(before)


POISON = """
import os
from newsctl.corpus import reading
perform = reading.perform
def poisoned(entry, *arguments):
    if entry.path.endswith(("033.txt", "#{line}")):
        os._exit(9)
    return perform(entry, *arguments)
reading.perform = poisoned
"""


def test_an_article_that_kills_is_left_out_and_named(
    cluster: Cluster, newsctl: Newsctl, archive: Path, tmp_path: Path
) -> None:
    run = newsctl(
        "export",
        "archive/03*.txt",
        "--cluster",
        cluster.start(custom=POISON.format(line=0)),
        *PARTS,
        "-o",
        "out",
    )
    assert run.returncode == 2
    assert run.stderr == ("newsctl: archive/033.txt: killed every worker that read it; left out\n")
    rest = [f"archive/03{number}.txt" for number in range(10) if number != 3]
    assert records(tmp_path / "out") == newsctl("export", *rest).stdout


def test_a_record_that_kills_is_left_out_alone(
    cluster: Cluster, newsctl: Newsctl, archive: Path, tmp_path: Path
) -> None:
    address = cluster.start(custom=POISON.format(line=41))
    run = newsctl("export", "archive/dump.jsonl", "--cluster", address, "--part-size", "8K", "-o", "out")
    poisoned = "newsctl: archive/dump.jsonl#41: killed every worker that read it; left out"
    alone = newsctl("export", "archive/dump.jsonl")
    assert sorted(run.stderr.splitlines()) == sorted([*alone.stderr.splitlines(), poisoned])
    rest = [line for line in alone.stdout.splitlines() if "dump.jsonl#41" not in line]
    assert records(tmp_path / "out").splitlines() == rest


def test_a_run_whose_workers_all_die_ends(
    cluster: Cluster, archive: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    run = running(tmp_path, env, cluster.start(custom=SLOW, watched=False))
    wait_for(lambda: any((tmp_path / "out").glob("part-*")))
    for worker in cluster.workers:
        kill(worker)
    _, err = run.communicate(timeout=60)
    assert run.returncode == 2
    assert ": the scheduler has no workers; the parts that are done stay: the same command goes on" in err
    assert len(err.splitlines()) == 1


def test_a_scheduler_that_says_no_more_is_left(
    cluster: Cluster, archive: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    run = running(tmp_path, env, cluster.start(custom=SLOW))
    wait_for(lambda: any((tmp_path / "out").glob("part-*")))
    cluster.scheduler.send_signal(signal.SIGSTOP)
    _, err = run.communicate(timeout=60)
    assert run.returncode == 2
    assert ": the scheduler does not answer; the parts that are done stay" in err
    assert len(err.splitlines()) == 1


def test_without_a_scheduler_workers_are_started_here(
    newsctl: Newsctl, archive: Path, tmp_path: Path
) -> None:
    many = newsctl("export", "archive", "--cluster", "local", "-j", "2", "-o", "archive/out")
    alone = newsctl("export", "archive", "--exclude", "out")
    assert (many.returncode, many.stderr) == (2, alone.stderr)
    assert records(archive / "out") == alone.stdout
    again = newsctl("export", "archive", "--cluster", "local", "-j", "2", "-o", "archive/out")
    assert "nothing has changed" in again.stderr


def test_ctrl_c_says_what_stays(archive: Path, tmp_path: Path, env: dict[str, str]) -> None:
    (tmp_path / "sitecustomize.py").write_text(SLOW)
    slow = env | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{env['PYTHONPATH']}"}
    run = running(tmp_path, slow, "local", "-q", "-j", "1", session=True)
    wait_for(lambda: any((tmp_path / "out").glob("part-*")))
    os.killpg(run.pid, signal.SIGINT)
    _, err = run.communicate(timeout=60)
    assert run.returncode == 130
    said = r"newsctl: out: \d+ of \d+ parts (is|are) done; the same command goes on from there\n"
    assert re.fullmatch(said + "newsctl: interrupted\n", err)


def test_without_distributed_the_line_says_what_to_install(
    newsctl: Newsctl, archive: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    (tmp_path / "distributed.py").write_text("raise ImportError")
    path = f"{tmp_path}{os.pathsep}{env['PYTHONPATH']}"
    run = newsctl("export", "archive", "--cluster", "local", "-q", "-o", "out", PYTHONPATH=path)
    assert run.returncode == 2
    assert run.stderr == "newsctl: --cluster needs dask.distributed: pip install 'newsctl[cluster]'\n"
    assert not (tmp_path / "out").exists()


def test_workers_of_another_version_are_refused(cluster: Cluster, newsctl: Newsctl, archive: Path) -> None:
    address = cluster.start(workers=1, custom="import newsctl\nnewsctl.__version__ = '0.0.1'\n")
    run = newsctl("export", "archive", "-q", "--cluster", address, "-o", "out")
    assert run.returncode == 2
    assert "has newsctl 0.0.1, this is" in run.stderr


def test_a_scheduler_that_is_not_there(newsctl: Newsctl, archive: Path) -> None:
    run = newsctl("export", "archive", "-q", "--cluster", "tcp://127.0.0.1:1", "-o", "out")
    assert run.returncode == 2
    assert run.stderr.startswith("newsctl: tcp://127.0.0.1:1: no scheduler answers there (")
    assert len(run.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["archive", "-o", "out", "-f", "md"],
            "--cluster writes jsonl, csv, tsv, parquet as parts into a folder",
        ),
        (["archive", "-o", "out", "--table", "quotes"], "--table quotes needs all articles at once"),
        (["archive"], "--cluster writes jsonl, csv, tsv, parquet as parts into a folder"),
        (["-", "-o", "out"], "-: a cluster reads whole files; leave --cluster out for this one"),
        (["--files-from", "x", "-o", "out"], "--cluster takes no --files-from"),
        (["archive", "-o", "archive"], "archive: is one of the inputs; write to another folder"),
        (["archive/000.txt", "-o", "archive"], "archive: is one of the inputs; write to another folder"),
        (["archive", "-o", "archive/000.txt"], "archive/000.txt: is no folder, and parts go into one"),
        (["archive/no.txt", "-o", "out"], "archive/no.txt: no such file"),
    ],
)
def test_what_a_cluster_does_not_do(newsctl: Newsctl, archive: Path, arguments: list[str], said: str) -> None:
    run = newsctl("export", *arguments, "-q", "--cluster", "local")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"newsctl: {said}")
