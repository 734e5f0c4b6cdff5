"""Numbers beyond any use, no memory, no room, no streams: a line, and the right status."""

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsctl import parsing

Run = Callable[..., tuple[int, str, str]]

NEWSCTL = [sys.executable, "-m", "newsctl"]
HUGE = ["9" * 20, "9" * 5000]
"""More than an index can be, and more than Python makes a number of."""


@pytest.mark.parametrize("number", [*HUGE, "1e20"], ids=len)
@pytest.mark.parametrize(
    "command",
    ["list --limit", "grep Lund -m", "grep Lund -A", "grep Lund -B", "grep Lund -C", "grep Lund --kwic -m"],
)
def test_a_number_is_taken_or_refused(run: Run, news: Path, command: str, number: str) -> None:
    status, out, err = run(*command.split(), number, news.name)
    if status == 0:
        assert (out.count("\n") > 0, err) == (True, "")
    else:
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(f"newsctl: Invalid value for '{command.split()[-1]}'")


def test_a_limit_beyond_any_corpus_is_none(run: Run, news: Path) -> None:
    everything = run("list", news.name)
    assert run("list", news.name, "--limit", HUGE[0]) == everything
    assert run("list", news.name, "--limit", HUGE[0], "--sort", "words", "-r")[0] == 0


@pytest.mark.parametrize(
    "size", [*HUGE, "999999999999999999G", "9223372036854775807"], ids=lambda value: value[:20]
)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.txt", "-"])
def test_a_size_beyond_any_file_is_taken_or_refused(run: Run, tmp_path: Path, size: str, name: str) -> None:
    text = {"a.json": '[{"text": "Snow"}]', "a.jsonl": '{"text": "Snow"}\n', "a.csv": "text,n\nSnow,1\n"}
    (tmp_path / name).write_text(text.get(name, "Snow\n\nIt snows.\n"))
    status, out, err = run(
        "list", "--text-field", "text", "--max-size", size, name, input="Snow\n\nIt snows.\n"
    )
    if status == 0:
        assert (out.count("\n"), err) == (1, "")
    else:
        assert (out, err.count("\n")) == ("", 1)
        assert err.startswith("newsctl: Invalid value for '--max-size'")


@pytest.mark.parametrize("columns", [f"1{'0' * 22}", "9" * 5000], ids=len)
@pytest.mark.parametrize("command", ["list", "show", "grep Lund", "grep --kwic Lund"])
def test_a_terminal_of_any_width(run: Run, news: Path, command: str, columns: str) -> None:
    status, out, err = run(*command.split(), news.name, env={"COLUMNS": columns})
    assert (status, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 10_000


def _with_memory(megabytes: int) -> Callable[[], None]:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))

    return limit


@pytest.mark.skipif(sys.platform != "linux", reason="others do not keep to this limit")
@pytest.mark.skipif(
    not parsing.__file__.endswith(".py"),
    reason="a compiled parser may abort where memory ends",
)
@pytest.mark.uncounted(reason="counting takes memory")
@pytest.mark.parametrize(
    "command", ["list", "show", "show --json", "export", "export -o out.csv", "grep --fuzzy Lund"]
)
def test_too_little_memory_for_an_article(tmp_path: Path, command: str) -> None:
    (tmp_path / "big.txt").write_text("Snow\n\n" + "It snows, Ida Berg of Lund says.\n\n" * 200_000)
    done = subprocess.run(
        [*NEWSCTL, *command.split(), "big.txt"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        preexec_fn=_with_memory(60),
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("newsctl: ")
    assert "not enough memory" in done.stderr
    assert [*tmp_path.glob(".*")] == []


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("MemoryError()", "not enough memory to start"),
        ("ImportError('no room for it')", "cannot start: no room for it"),
    ],
)
def test_a_part_that_cannot_be_loaded_is_a_line(error: str, reason: str) -> None:
    code = (
        "import sys\n"
        "class Refusing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == 'newsctl.cli.group': raise {error}\n"
        "sys.meta_path.insert(0, Refusing())\n"
        "from newsctl.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"newsctl: {reason}\n"


COMMANDS = ["list", "show", "show --json", "grep Lund", "grep --json Lund", "export", "export -f csv"]


def _in_shell(command: str, redirected: str, folder: Path) -> tuple[int, str, str]:
    line = f"{sys.executable} -m newsctl {command} {redirected}"
    done = subprocess.run(
        ["sh", "-c", line], stdin=subprocess.DEVNULL, capture_output=True, cwd=folder, timeout=60, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
CLOSED = pytest.mark.uncounted(reason="counting opens files, which take the numbers of closed streams")


@FULL
@CLOSED
@pytest.mark.parametrize("command", [*COMMANDS, "export -o /dev/stdout"])
def test_results_that_find_no_place_are_told(news: Path, command: str) -> None:
    place = "/dev/stdout" if "/dev/stdout" in command else "standard output"
    for redirected, reason in ((">&-", "bad file descriptor"), (">/dev/full", "no space left on device")):
        said = f"newsctl: {place}: {reason}\n"
        assert _in_shell(f"{command} news.jsonl", redirected, news.parent) == (2, "", said)


@FULL
def test_an_export_to_a_full_disk_is_told(run: Run, news: Path) -> None:
    said = "newsctl: /dev/full: no space left on device\n"
    assert run("export", "news.jsonl", "-f", "csv", "-o", "/dev/full") == (2, "", said)


@FULL
@CLOSED
@pytest.mark.parametrize("command", COMMANDS)
def test_errors_that_find_no_place_change_nothing_else(run: Run, news: Path, command: str) -> None:
    status, out, _ = run(*command.split(), "missing.txt", "news.jsonl")
    assert status == 2
    for redirected in ("2>&-", "2>/dev/full"):
        assert _in_shell(f"{command} missing.txt news.jsonl", redirected, news.parent) == (2, out, "")
    assert _in_shell(f"{command} missing.txt news.jsonl", ">/dev/full 2>&1", news.parent) == (2, "", "")


@CLOSED
def test_standard_output_is_not_asked_for_where_it_is_not_used(news: Path) -> None:
    assert _in_shell("export news.jsonl -o out.csv", ">&-", news.parent) == (0, "", "")
    assert (news.parent / "out.csv").read_bytes()
