"""Inputs and outputs that are elsewhere: an object store and a slow listing, both on this machine."""

import http.server
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.cluster.conftest import Cluster, Newsctl, kill, wait_for

KEYS = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": "us-east-1"}


@pytest.fixture
def store(env: dict[str, str], tmp_path: Path) -> Iterator[Any]:
    """An S3 look-alike; its address is in the environment of all that is started from here on."""
    pytest.importorskip("moto.server", reason="moto is not installed: pip install 'moto[server]'")
    s3fs = pytest.importorskip("s3fs", reason="s3fs is not installed: pip install s3fs")
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    env |= {**KEYS, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}

    def answers() -> bool:
        with socket.socket() as asked:
            return asked.connect_ex(("127.0.0.1", port)) == 0

    wait_for(answers)
    system = s3fs.S3FileSystem(key="x", secret="x", endpoint_url=env["AWS_ENDPOINT_URL"])
    system.mkdir("news")
    yield system
    kill(server)


def test_an_object_store_is_read_and_written(
    store: Any, cluster: Cluster, newsctl: Newsctl, archive: Path
) -> None:
    archive.joinpath("empty.txt").unlink()
    store.put(str(archive), "news/in", recursive=True)
    address = cluster.start()
    for _ in range(2):
        made = newsctl(
            "export", "s3://news/in", "--cluster", address, "--part-size", "4K", "-o", "s3://news/out"
        )
        assert made.returncode in (0, 2)
    assert made.stderr.startswith("newsctl: s3://news/out: nothing has changed")
    alone = newsctl("export", "archive").stdout.replace("archive/", "s3://news/in/")
    found = b"".join(store.cat(path) for path in sorted(store.ls("news/out")) if "part-" in path)
    assert found.decode() == alone
    manifest = json.loads(store.cat("news/out/_newsctl.json"))
    assert manifest["articles"] == len(alone.splitlines())


def test_a_bucket_that_is_not_there_is_one_line(
    store: Any, newsctl: Newsctl, archive: Path, tmp_path: Path
) -> None:
    made = newsctl("export", "s3://nothing/in", "--cluster", "local", "-j", "1", "-o", "out")
    assert made.returncode == 2
    assert made.stderr == "newsctl: s3://nothing/in: no such file or folder\n"


@pytest.mark.parametrize("arguments", [("s3://news/in", "-o", "out"), ("archive", "-o", "s3://news/out")])
def test_a_store_that_does_not_answer_is_one_line(
    newsctl: Newsctl, archive: Path, arguments: tuple[str, ...]
) -> None:
    pytest.importorskip("s3fs", reason="s3fs is not installed: pip install s3fs")
    made = newsctl(
        "export", *arguments, "--cluster", "local", "-q", **KEYS,
        AWS_ENDPOINT_URL="http://127.0.0.1:1", AWS_MAX_ATTEMPTS="1",
    )  # fmt: skip
    assert (made.returncode, len(made.stderr.splitlines())) == (2, 1), made.stderr
    assert made.stderr.startswith("newsctl: s3://news/")
    assert 'Could not connect to the endpoint URL: "http://127.0.0.1:1/' in made.stderr


def test_an_address_that_needs_a_package_says_which(
    newsctl: Newsctl, archive: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    (tmp_path / "s3fs.py").write_text("raise ModuleNotFoundError(name='s3fs')")
    path = f"{tmp_path}{os.pathsep}{env['PYTHONPATH']}"
    made = newsctl("export", "s3://news/in", "--cluster", "local", "-q", "-o", "out", PYTHONPATH=path)
    assert made.returncode == 2
    assert made.stderr == "newsctl: s3://news/in: this address needs s3fs: pip install s3fs\n"


class Slow(http.server.SimpleHTTPRequestHandler):
    """A server that takes its time."""

    def do_GET(self) -> None:
        time.sleep(0.05)
        super().do_GET()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


def test_a_slow_listing_is_read(cluster: Cluster, newsctl: Newsctl, archive: Path, tmp_path: Path) -> None:
    pytest.importorskip("aiohttp", reason="aiohttp is not installed: pip install aiohttp")
    archive.joinpath("empty.txt").unlink()
    archive.joinpath("dump.jsonl").unlink()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Slow, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/archive/"
        made = newsctl("export", url, "--cluster", cluster.start(), "--part-size", "8K", "-o", "out")
        server.shutdown()
    assert (made.returncode, made.stderr) == (0, "")
    alone = newsctl("export", "archive").stdout.replace("archive/", url)
    found = "".join(file.read_text() for file in sorted((tmp_path / "out").glob("part-*")))
    assert found == alone
