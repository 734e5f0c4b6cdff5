"""Lines that are the page's: found in a corpus by ``newsctl furniture``, and left out with --furniture."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

TOWNS = ("Lund", "Ystad", "Malmo", "Kivik", "Trelleborg", "Simrishamn")
PROMO = "Every Friday our editors pick the five stories from the quay that you should not miss."
PAGE = """\
Ferry times

Bread is dearer than cake in {0}

By Ida Holm

The price of a loaf rose by a fifth in {0} in May, the bakers of the town said on Monday.

{1}

"We have never seen the like of it in {0}," said Ida Berg, who has had a shop there for years.

The mill of {0} has raised its own prices twice, and that of flour has doubled in a year of rain.

# Most read
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of six pages of one outlet, and a file of its furniture."""
    (tmp_path / "archive").mkdir()
    for town in TOWNS:
        (tmp_path / "archive" / f"{town}.txt").write_text(PAGE.format(town, PROMO))
    (tmp_path / "lines.txt").write_text(f"# of the Quayside\n\nFerry   times\r\n\\# Most read\n{PROMO}\n")
    return tmp_path


def body(run: Run, *args: str) -> list[str]:
    status, out, err = run("show", "--json", *args)
    assert (status, err) == (0, "")
    return list(json.loads(out)["body"])


def test_lines_of_the_file_are_no_part_of_the_story(run: Run, archive: Path) -> None:
    told = body(run, "archive/Lund.txt", "--furniture", "lines.txt")
    assert [line.split()[0] for line in told] == ["The", '"We', "The"]
    (archive / "lines.txt").write_text(told[2])
    assert told[2] not in body(run, "archive/Lund.txt", "--furniture", "lines.txt")


def test_show_why_names_the_file(run: Run, archive: Path) -> None:
    status, out, err = run("show", "--why", "archive/Lund.txt", "--furniture", "lines.txt")
    assert (status, err) == (0, "")
    assert out.count("boilerplate  furniture-file  ") == 3
    status, out, _ = run("show", "--why", "--json", "archive/Lund.txt", "--furniture", "lines.txt")
    assert [block["start"] for block in json.loads(out)["blocks"] if block["rule"] == "furniture-file"] == [
        PAGE.format("Lund", PROMO).index(line) for line in ("Ferry", PROMO, "# Most")
    ]


def test_every_command_that_reads_knows_it(run: Run, archive: Path) -> None:
    (archive / "lines.txt").write_text("Bread is dearer than cake in Lund\n")
    one = ["archive/Lund.txt", "--furniture", "lines.txt"]
    assert run("grep", "dearer", *one) == (1, "", "")
    assert "Bread" not in run("list", "--columns", "headline,path", *one)[1]
    assert '"headline":"Bread' not in run("export", *one)[1]
    assert run("index", "-q", *one, "-o", "news.db") == (0, "", "")
    assert run("grep", "dearer", "news.db") == (1, "", "")


def test_it_reaches_every_process(run: Run, archive: Path) -> None:
    alone = run("export", "-j", "1", "archive", "--furniture", "lines.txt")
    assert alone[0] == 0
    assert alone != run("export", "-j", "1", "archive", "--furniture", os.devnull)
    assert alone == run("export", "-j", "3", "archive", "--furniture", "lines.txt")


def test_a_pipe_and_the_line_ends_and_encodings_of_others(run: Run, archive: Path) -> None:
    expected = body(run, "archive/Lund.txt", "--furniture", "lines.txt")
    for data in (
        f"Ferry times\r{PROMO}\r".encode(),
        f"{PROMO}\r\nFerry times".encode("utf-16"),
        b"caf\xe9\n" + PROMO.encode(),
    ):
        (archive / "other.txt").write_bytes(data)
        assert body(run, "archive/Lund.txt", "--furniture", "other.txt") == expected
    command = [sys.executable, "-m", "newsctl", "show", "--json", "archive/Lund.txt"]
    done = subprocess.run(
        [*command, "--furniture", "/dev/stdin"],
        cwd=archive,
        input=PROMO.encode(),
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert json.loads(done.stdout)["body"] == expected


@pytest.mark.parametrize("command", ["show archive/Lund.txt", "list", "grep x", "export", "index -o n.db ."])
def test_a_file_that_cannot_be_read_ends_the_run(run: Run, archive: Path, command: str) -> None:
    (archive / "binary").write_bytes(b"\x7fELF\0\0\1\2")
    for name, words in (
        ("nowhere", "no such file or folder"),
        ("archive", "a folder, not a file"),
        ("binary", "a binary file, not a list of lines"),
    ):
        told = f"newsctl: {name}: {words}\n"
        assert run(*command.split(), "--furniture", name) == (2, "", told)
    assert not (archive / "n.db").exists()


def test_a_database_remembers_it(run: Run, archive: Path) -> None:
    assert run("index", "-q", "archive", "-o", "news.db", "--furniture", "lines.txt") == (0, "", "")
    before = run("export", "news.db")
    same = (0, "", "newsctl: news.db: nothing has changed; 6 as they were\n")
    (archive / "lines.txt").rename(archive / "renamed.txt")
    assert run("index", "-o", "news.db") == same
    assert run("index", "-o", "news.db", "--furniture", "renamed.txt") == same
    (archive / "archive" / "Lund.txt").write_text(PAGE.format("Lund", PROMO) + "\n")
    assert run("index", "-q", "-o", "news.db") == (0, "", "")
    assert run("export", "news.db") == before
    (archive / "renamed.txt").write_text("Ferry times")
    status, _, err = run("index", "-o", "news.db", "--furniture", "renamed.txt")
    said = "newsctl: news.db: read with another --furniture before; all is parsed again"
    assert (status, err.splitlines()[0]) == (0, said)
    assert run("index", "-o", "news.db") == same


def test_what_was_read_before_stays_as_it_is(run: Run, archive: Path) -> None:
    assert run("index", "-q", "archive/Lund.txt", "-o", "news.db") == (0, "", "")
    told = "holds what was read before; --furniture changes nothing in it"
    for name in ("news.db", "news.db#archive/Lund.txt"):
        plain = run("export", name)
        assert run("export", name, "--furniture", "lines.txt") == (
            *plain[:2],
            f"newsctl: news.db: {told}\n",
        )
    missing = run("export", "news.db#nothing")[2]
    err = run("export", "news.db#nothing", "--furniture", "lines.txt")[2]
    assert err == f"newsctl: news.db: {told}\n{missing}"
    (archive / "news.jsonl").write_text(run("export", "archive/Lund.txt")[1])
    told = "a record without its text; --furniture changes nothing in it"
    assert run("list", "news.jsonl", "--furniture", "lines.txt")[2].endswith(f": {told}\n")


def test_furniture_is_found_and_can_be_given_back(run: Run, archive: Path) -> None:
    (archive / "archive" / "Lund.txt").write_text(
        "Ferry times\n\nNothing else stands here, but a sentence.\n"
    )
    status, out, err = run("furniture", "archive")
    assert (status, out, err) == (0, "Ferry times\n\\# Most read\n", "")
    assert run("furniture", "archive", "-j", "3") == (0, out, "")
    (archive / "found.txt").write_text(out)
    told = run("show", "--why", "archive/Ystad.txt", "--furniture", "found.txt")[1]
    assert told.count("boilerplate  furniture-file  ") == 2
    assert run("furniture", "archive", "--furniture", "found.txt") == (0, "", "")


def test_in_how_many_articles_a_line_must_stand(run: Run, archive: Path) -> None:
    (archive / "archive" / "Lund.txt").write_text(
        "Ferry times\n\nNothing else stands here, but a sentence.\n"
    )
    assert run("furniture", "archive", "--least", "6") == (0, "Ferry times\n", "")
    assert run("furniture", "archive", "--least", "7") == (0, "", "")
    assert run("furniture", "archive/Lund.txt") == (0, "", "")
    assert run("furniture", "archive", "--least", "1")[0] == 2


def test_standard_input_is_read_once(run: Run, archive: Path) -> None:
    dump = "".join(json.dumps({"text": PAGE.format(town, PROMO)}) + "\n" for town in TOWNS)
    assert run("furniture", "-", input=dump) == (0, "# Most read\nFerry times\n".replace("#", "\\#"), "")


def test_a_terminal_is_shown_escapes(
    run: Run, archive: Path, on_terminal: Callable[..., tuple[int, str]]
) -> None:
    for town in TOWNS:
        (archive / "archive" / f"{town}.txt").write_text(f"\x1b[31mRed\n\nA sentence from {town} is here.\n")
    assert run("furniture", "archive") == (0, "\x1b[31mRed\n", "")
    assert "\x1b[31m" not in on_terminal("furniture", "archive")[1]


def test_records_have_no_lines(run: Run, archive: Path) -> None:
    (archive / "news.jsonl").write_text(run("export", "archive")[1])
    assert run("index", "-q", "archive", "-o", "news.db") == (0, "", "")
    told = "newsctl: 6 records without their text; name the files that the articles came from\n"
    for name in ("news.jsonl", "news.db"):
        assert run("furniture", name) == (2, "", told)
