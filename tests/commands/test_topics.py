"""The pages of `newsctl help TOPIC`: what they tell readers to run is run, and shows everywhere."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsctl.article import Article, Link, Quote
from newsctl.cli.topics import TOPICS, blocks
from tests.commands.conftest import shell

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]

PAGES = Path(__file__).parents[2] / "newsctl" / "cli" / "topics"
PROGRAMS = ("jq", "duckdb", "sqlite3", "fzf")


def scripts() -> Iterator[Any]:
    """Each fenced script that a page does not say is not run, with those before it in its section."""
    for name in TOPICS:
        for section in re.split(
            r"^## ", (PAGES / f"{name}.md").read_text(encoding="utf-8"), flags=re.MULTILINE
        ):
            before = ""
            for comment, language, code in re.findall(
                r"^(<!-- not run: .*-->\n)?```(\w+)\n(.*?)^```$", section, flags=re.DOTALL | re.MULTILINE
            ):
                if not comment and language in ("sh", "python"):
                    yield pytest.param(language, code, before, id=f"{name}: {code.splitlines()[-1]}")
                    before = code


@pytest.mark.parametrize(("language", "code", "before"), list(scripts()))
def test_script(archive: Path, language: str, code: str, before: str) -> None:
    for program in PROGRAMS:
        if re.search(rf"^(?:.*\| )?{program} ", code, flags=re.MULTILINE) and not shutil.which(program):
            pytest.skip(f"the script needs {program}, which is not installed")
    if language == "python":
        pytest.importorskip("pandas")
        assert shell(before)[0] == 0
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert "Ida Berg" in done.stdout
        return
    there = set(archive.rglob("*"))
    status, out, err = shell(f"set -e\n{code}")
    assert status == 0, err
    assert out or set(archive.rglob("*")) > there
    assert "this is a bug" not in err


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_shows_the_same_words_on_a_terminal_and_in_a_pipe(
    run: Run, on_terminal: Terminal, name: str
) -> None:
    status, piped, err = run("help", name)
    assert (status, err) == (0, "")
    status, shown = on_terminal("help", name, columns=70, env={"NO_COLOR": "1"})
    assert status == 0
    assert shown.split() == piped.split()
    assert "```" not in piped
    assert "<!--" not in piped


def test_all_pages_are_topics() -> None:
    assert {file.stem for file in PAGES.glob("*.md")} == set(TOPICS)


def test_the_record_is_told_key_by_key() -> None:
    page = (PAGES / "record.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`", page))
    assert set(Article.__struct_fields__) <= told
    assert set(Quote.__struct_fields__) <= told
    assert set(Link.__struct_fields__) - {"title", "start", "end"} <= told


def test_blocks() -> None:
    page = "# Snow\n\nIt\nsnows.\n- one\n- two\n\n<!-- not run: no -->\n```sh\nls -l\n\n# no\n```\n"
    assert [tuple(block) for block in blocks(page)] == [
        ("title", "Snow"),
        ("paragraph", "It snows."),
        ("item", "one"),
        ("item", "two"),
        ("code", "ls -l\n\n# no"),
    ]
