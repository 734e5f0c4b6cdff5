"""How newsctl behaves around its work: exit statuses, streams, colour, untrusted text, pipes, Ctrl-C."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsctl.article import Article, Quote, to_json

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]

NEWSCTL = [sys.executable, "-m", "newsctl"]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A dump that takes some time to read and fills any pipe."""
    path = tmp_path / "many.jsonl"
    path.write_bytes(
        (to_json(Article(path="a.txt", headline="Snow", body=["It snows. " * 50])) + b"\n") * 20_000
    )
    return path


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["shwo"], "No such command 'shwo'. Did you mean 'show'? See 'newsctl --help'."),
        (["mow"], "No such command 'mow'. See 'newsctl --help'."),
        (["show"], "Missing argument 'FILE...'. See 'newsctl show --help'."),
        (
            ["list", "--encoding", "utf-9"],
            "Invalid value for '--encoding': 'utf-9' is no encoding that Python knows",
        ),
        (
            ["list", "--max-size", "many"],
            "Invalid value for '--max-size': 'many' is no size; write it as 500000, 64K",
        ),
        (["show", "missing.txt"], "missing.txt: no such file or folder"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_error_is_one_line_on_stderr_and_status_2(run: Run, args: list[str], message: str) -> None:
    status, out, err = run(*args)
    assert (status, out) == (2, "")
    assert err.startswith(f"newsctl: {message}")
    assert err.count("\n") == 1


def test_unreadable_input_does_not_stop_the_others(run: Run, news: Path, tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    status, out, err = run("list", "picture.txt", "missing.txt", "news.jsonl", "--columns", "path")
    assert (status, out) == (2, "ferry.txt\nbread.txt\nsnow.txt\n")
    assert [line.split(": ")[:2] for line in err.splitlines()] == [
        ["newsctl", "picture.txt"],
        ["newsctl", "missing.txt"],
    ]


def test_remarks_change_nothing_and_can_be_silenced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Über Köln\n\nEs schneit in Köln.\n".encode("cp1252"))
    status, out, err = run("show", "--part", "headline", "old.txt")
    assert (status, out) == (0, "Über Köln\n")
    assert err.startswith("newsctl: old.txt: not UTF-8; read as cp1252")
    assert run("show", "--part", "headline", "--quiet", "old.txt") == (0, "Über Köln\n", "")


def test_a_bug_is_one_line_and_a_traceback_only_when_asked(tmp_path: Path) -> None:
    broken = (
        "import newsctl.cli.schema as s; s.json_schema = lambda: 1 / 0; from newsctl.cli import main; main()"
    )
    for asked in (False, True):
        done = subprocess.run(
            [sys.executable, "-c", broken, "schema", *(["--debug"] if asked else [])],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, "")
        *before, last = done.stderr.splitlines()
        assert (
            last
            == "newsctl: this is a bug: ZeroDivisionError: division by zero; please report what --debug shows"
        )
        assert bool(before) == asked


@pytest.mark.parametrize(
    ("args", "env", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"CLICOLOR_FORCE": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ([], {"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
    ],
)
def test_color_in_a_pipe(run: Run, news: Path, args: list[str], env: dict[str, str], colored: bool) -> None:
    plain = run("show", "news.jsonl")[1]
    out = run("show", "news.jsonl", *args, env=env)[1]
    assert ("\x1b[" in out) == colored
    assert colored or out == plain


@pytest.mark.parametrize(
    ("env", "colored"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"CLICOLOR": "0"}, False), ({"TERM": "dumb"}, False)],
)
def test_color_on_a_terminal(on_terminal: Terminal, news: Path, env: dict[str, str], colored: bool) -> None:
    assert ("\x1b[" in on_terminal("show", "news.jsonl", env=env)[1]) == colored


def test_json_is_the_same_bytes_on_a_terminal(run: Run, on_terminal: Terminal, news: Path) -> None:
    for args in (["list", "--json"], ["export"], ["export", "-f", "md"]):
        assert on_terminal(*args, "news.jsonl", columns=20)[1] == run(*args, "news.jsonl")[1]


HOSTILE = (
    "Red \x1b[31m[/b] [bold]\x9b2J \N{RIGHT-TO-LEFT OVERRIDE}txt.exe\N{LEFT-TO-RIGHT ISOLATE} :smile: \x07"
)
SHOWN = r"Red \x1b[31m[/b] [bold]\x9b2J \u202etxt.exe\u2066 :smile: \x07"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.jsonl"
    quote = Quote(HOSTILE, 0, 1, 0, "full", HOSTILE, [], None, None, "post-posed")
    path.write_bytes(to_json(Article(path=HOSTILE, headline=HOSTILE, body=[HOSTILE], quotes=[quote])) + b"\n")
    return path


@pytest.mark.parametrize(
    "args", [["show"], ["show", "--part", "quotes"], ["list"], ["list", "--count-by", "speaker"]]
)
def test_what_steers_a_terminal_shows_as_escapes(
    run: Run, on_terminal: Terminal, hostile: Path, args: list[str]
) -> None:
    screen = on_terminal(*args, "hostile.jsonl", columns=400, env={"NO_COLOR": "1"})[1]
    for out in (run(*args, "hostile.jsonl")[1], screen):
        assert SHOWN in out
        assert not set(out) & set("\x1b\x9b\x07\u202e\u2066")


def test_file_names_are_untrusted_as_well(run: Run) -> None:
    assert run("show", "a\x1b]2;b\n.txt") == (2, "", "newsctl: a\\x1b]2;b\\x0a.txt: no such file or folder\n")


@pytest.mark.parametrize(
    "command", ["export many.jsonl", "list many.jsonl", "show many.jsonl", "export -f json many.jsonl"]
)
def test_a_reader_that_leaves_ends_the_run_quietly_with_0(many: Path, command: str) -> None:
    with subprocess.Popen(
        [*NEWSCTL, *command.split()], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=many.parent
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait(timeout=60)) == (b"", 0)


def test_a_reader_that_never_was_is_no_error_either(news: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [*NEWSCTL, "list", "news.jsonl"], stdout=theirs, stderr=subprocess.PIPE, cwd=news.parent, check=False
    )
    os.close(theirs)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_one_line(news: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*NEWSCTL, "list", "news.jsonl"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=news.parent,
            check=False,
        )
    assert (done.returncode, done.stderr) == (2, b"newsctl: standard output: no space left on device\n")
