"""What newsctl prints can be given back to it: paths of files, records and members, databases and dumps."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from newsctl.article import Article, to_json
from tests.commands.conftest import newsctl

Run = Callable[..., tuple[int, str, str]]

STORY = """{0} harbour to close

Lund (NNA) - The {0} harbour will close in May, the council said.

"Ships must go elsewhere," said Mayor Ola Brandvik.
"""
NEWSCTL = f"{sys.executable} -m newsctl"


def write_texts(folder: Path) -> Path:
    """Make three texts, a database and an export of them, and return the folder of the texts."""
    texts = folder / "news"
    texts.mkdir()
    for name in ("North", "South", "West"):
        (texts / f"{name}.txt").write_text(STORY.format(name))
    assert newsctl("index", "-q", "news", "-o", "news.db", cwd=folder) == (0, "", "")
    assert newsctl("export", "news", "-o", "dump.jsonl", cwd=folder) == (0, "", "")
    return texts


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return write_texts(tmp_path)


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """``run`` beside such texts, for tests that leave all as it is."""
    folder = tmp_path_factory.mktemp("reading")
    write_texts(folder)
    return partial(newsctl, cwd=folder)


def headlines(*names: str) -> str:
    return "".join(f"{name} harbour to close\n" for name in names)


@pytest.mark.parametrize("name", ["news.db#news/South.txt", "news.db#2", "dump.jsonl#2"])
def test_a_part_is_shown(reading: Run, name: str) -> None:
    assert reading("show", "--part", "headline", name) == (0, headlines("South"), "")
    assert reading("list", "--columns", "headline", name) == (0, headlines("South"), "")
    assert reading("grep", "-c", "harbour", name) == (0, "news/South.txt:2\n", "")
    listed = reading("show", "--part", "headline", "--files-from", "-", input=f"{name}\nnews/West.txt\n")
    assert listed == (0, headlines("South", "West"), "")


@pytest.mark.parametrize("part", ["4", "0", "-1", "01x", "North.txt", "", "9" * 400])
def test_a_part_that_is_not_there(reading: Run, part: str) -> None:
    said = f"newsctl: news.db#{part}: no such record or member in news.db\n"
    assert reading("show", f"news.db#{part}") == (2, "", said)


def gone(texts: Path) -> None:
    shutil.rmtree(texts)


def changed(texts: Path) -> None:
    for text in texts.iterdir():
        text.write_text("Another story altogether\n\nIt was written over the old one.\n")


def replaced(texts: Path) -> None:
    """By others of the same names and sizes, as in another project's folder."""
    for text in texts.iterdir():
        text.write_text(text.read_text().upper())


def printed(run: Run, corpus: str) -> dict[str, list[str]]:
    """The names of ``corpus`` as all commands and modes print them."""

    def lines(*args: str) -> list[str]:
        status, out, err = run(*args, corpus)
        assert (status, err) == (0, "")
        return out.splitlines()

    counted = lines("grep", "-c", "council")
    assert all(line.endswith(":1") for line in counted)
    return {
        "list": lines("list", "--columns", "path"),
        "list --json": [json.loads(line)["path"] for line in lines("list", "--json")],
        "list -Z": "".join(lines("list", "-Z")).removesuffix("\0").split("\0"),
        "grep": [line.rpartition(":1:")[0] for line in lines("grep", "council")],
        "grep --kwic": [line.split()[-1].rpartition(":")[0] for line in lines("grep", "--kwic", "council")],
        "grep --heading": [line.rpartition(" · ")[2] for line in lines("grep", "--heading", "council")[1::4]],
        "grep -l": lines("grep", "-l", "council"),
        "grep -L": lines("grep", "-L", "zebra"),
        "grep -c": [line.removesuffix(":1") for line in counted],
        "grep --json": [json.loads(line)["path"] for line in lines("grep", "--json", "council")],
        "export": [json.loads(line)["path"] for line in lines("export")],
        "show --json": [json.loads(line)["path"] for line in lines("show", "--json")],
    }


@pytest.mark.parametrize(
    ("corpus", "happens", "names"),
    [
        ("news.db", None, "news/{}.txt"),
        ("dump.jsonl", None, "news/{}.txt"),
        ("news.db", gone, "news.db#news/{}.txt"),
        ("dump.jsonl", gone, "dump.jsonl#{number}"),
        ("news.db", changed, "news.db#news/{}.txt"),
        ("news.db", replaced, "news.db#news/{}.txt"),
    ],
)
def test_names_lead_to_what_was_found_wherever_the_texts_are(
    run: Run, texts: Path, corpus: str, happens: Callable[[Path], None] | None, names: str
) -> None:
    if happens is not None:
        happens(texts)
    expected = [names.format(name, number=at) for at, name in enumerate(("North", "South", "West"), 1)]
    found = printed(run, corpus)
    assert found == dict.fromkeys(found, expected)
    shown = run("show", "--part", "headline", *expected)
    assert shown == (0, headlines("North", "South", "West"), "")


def test_names_lead_from_any_folder(run: Run, texts: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    elsewhere = tmp_path / "elsewhere"
    assert run("grep", "-l", "South", "../news.db", cwd=elsewhere) == (0, "../news.db#news/South.txt\n", "")
    corpus = {"NEWSCTL_CORPUS": str(tmp_path / "news.db")}
    name = run("grep", "-l", "South", cwd=elsewhere, env=corpus)[1].removesuffix("\n")
    assert name == f"{tmp_path}/news.db#news/South.txt"
    assert run("show", "--part", "headline", name)[1] == headlines("South")


def test_a_database_of_dumps_and_archives(run: Run, texts: Path, tmp_path: Path) -> None:
    """Where the dump is as it was its records are called by it, where it is gone by the database."""
    foreign = [{"text": STORY.format(name)} for name in ("East", "Outer")]
    (tmp_path / "more.jsonl").write_text("".join(json.dumps(record) + "\n" for record in foreign))
    assert run("index", "-q", "more.jsonl", "dump.jsonl", "-o", "both.db") == (0, "", "")
    assert run("grep", "-l", "Outer|South", "both.db")[1] == "more.jsonl#2\nnews/South.txt\n"
    gone(texts)
    (tmp_path / "more.jsonl").unlink()
    names = run("grep", "-l", "Outer|South", "both.db")[1].split()
    assert names == ["both.db#more.jsonl#2", "both.db#news/South.txt"]
    assert run("show", "--part", "headline", *names) == (0, headlines("Outer", "South"), "")


def test_the_database_keeps_the_paths_as_they_were_given(run: Run, texts: Path, tmp_path: Path) -> None:
    gone(texts)
    assert run("index", "-q", "dump.jsonl", "-o", "again.db") == (0, "", "")
    assert run("show", "--part", "headline", "again.db#news/West.txt") == (0, headlines("West"), "")


def test_what_came_through_a_pipe(run: Run, texts: Path) -> None:
    text = (texts / "North.txt").read_text()
    (record,) = run("export", "-", input=text)[1].splitlines()
    texts.with_name("piped.jsonl").write_text(f"{record}\n")
    assert run("list", "--columns", "path", "piped.jsonl")[1] == "piped.jsonl#1\n"
    assert run("show", "--part", "headline", "--", "-#1", input=record)[1] == headlines("North")


ODD = {
    b"a\nb.txt": r"a\x0ab.txt",
    b"\x1b[31mred.txt": r"\x1b[31mred.txt",
    b"tab\there.txt": r"tab\x09here.txt",
    b"caf\xe9.txt": r"caf\xe9.txt",
    b"-v.txt": "./-v.txt",
    b"-h.txt": "./-h.txt",
    b"what?.txt": "what?.txt",
    b"*.txt": "*.txt",
    b"[a].txt": "[a].txt",
    b"dump#1.txt": "dump#1.txt",
    b"two  spaces.txt": "two  spaces.txt",
    "Øre’s \N{RIGHT-TO-LEFT OVERRIDE}.txt".encode(): "Øre’s \\u202e.txt",
    b"quote\"d'.txt": "quote\"d'.txt",
    b"back\\slash.txt": "back\\slash.txt",
}


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder of files with odd names, each with its number as headline."""
    folder = tmp_path / "odd"
    folder.mkdir()
    for number, name in enumerate(sorted(ODD)):
        (folder / os.fsdecode(name)).write_text(f"Story {number} of many\n\nThere is more to it than that.\n")
    return folder


def by_headline(out: str) -> list[str]:
    return sorted(out.splitlines())


ALL = sorted(f"Story {number} of many" for number in range(len(ODD)))


def test_odd_names_show_as_one_line_each_and_lead_back(run: Run, odd: Path) -> None:
    names = run("list", "--columns", "path", cwd=odd)[1].splitlines()
    assert sorted(names) == sorted(ODD.values())
    assert names == run("grep", "-l", "Story", cwd=odd)[1].splitlines()
    assert by_headline(run("show", "--part", "headline", *names, cwd=odd)[1]) == ALL
    lines = "".join(f"{name}\n" for name in names)
    assert by_headline(run("show", "--part", "headline", "--files-from", "-", input=lines, cwd=odd)[1]) == ALL
    records = run("export", cwd=odd)[1].splitlines()
    paths = [json.loads(record)["path"] for record in records]
    assert by_headline(run("show", "--part", "headline", *paths, cwd=odd)[1]) == ALL


def test_odd_names_of_a_database(run: Run, odd: Path) -> None:
    assert run("index", "-q", "-o", "../odd.db", ".", cwd=odd)[0] == 0
    names = run("list", "--columns", "path", "odd.db")[1].splitlines()
    assert sorted(names) == sorted(f"odd.db#{name}" for name in ODD.values())
    assert by_headline(run("show", "--part", "headline", *names)[1]) == ALL


@pytest.mark.parametrize("command", ["list -Z", "grep -l -Z Story", "grep -L -Z zebra", "list -Z ../odd.db"])
def test_names_that_end_in_nul_go_through_xargs(run: Run, odd: Path, command: str) -> None:
    assert run("index", "-q", "-o", "../odd.db", ".", cwd=odd)[0] == 0

    def piped(into: str) -> bytes:
        return subprocess.run(
            ["sh", "-c", f"{NEWSCTL} {command} </dev/null | {into}"],
            cwd=odd,
            capture_output=True,
            timeout=60,
            check=True,
        ).stdout

    for into in ("xargs -0 {} show --part headline", "{} show --part headline --files-from - -0"):
        assert by_headline(piped(into.format(NEWSCTL)).decode()) == ALL
    names = piped("cat").removesuffix(b"\0").split(b"\0")
    assert sorted(names) == sorted(name if name[:1] != b"-" else b"./" + name for name in ODD)


def test_counts_that_end_paths_in_nul(reading: Run) -> None:
    assert reading("grep", "-Zc", "harbour", "news") == (
        0,
        "news/North.txt\x002\nnews/South.txt\x002\nnews/West.txt\x002\n",
        "",
    )


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["grep", "-Z", "--kwic", "x"],
            "-Z ends paths that begin a line; --json, --kwic and --heading have none."
            " See 'newsctl grep --help'.",
        ),
        (["grep", "-Z", "--json", "x"], "-Z ends paths that begin a line; --json, --kwic and --heading"),
        (["list", "-Z", "--json"], "-Z prints paths alone; leave --json out. See 'newsctl list --help'."),
        (["list", "-Z", "--count-by", "place"], "-Z prints paths alone; leave --count-by out."),
        (["list", "-Z", "--columns", "path,date"], "-Z prints paths alone; leave --columns out."),
        (["show"], "Missing argument 'FILE...'. See 'newsctl show --help'."),
    ],
)
def test_wrong_command_lines(run: Run, args: list[str], message: str) -> None:
    status, out, err = run(*args)
    assert (status, out) == (2, "")
    assert err.startswith(f"newsctl: {message}")


def test_members_and_containers_with_odd_names(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z#1 [x].zip", "w") as archive:
        for number, name in enumerate(("a#b.txt", "a\nb.txt", "what?.txt")):
            archive.writestr(name, f"Story {number} of many\n\nThere is more to it than that.\n")
    names = run("list", "--columns", "path", "z#1 [x].zip")[1].splitlines()
    assert names == [f"z#1 [x].zip#{name}" for name in (r"a\x0ab.txt", "a#b.txt", "what?.txt")]
    shown = run("show", "--part", "headline", *names)[1]
    assert shown.splitlines() == [f"Story {number} of many" for number in (1, 0, 2)]


CAFE = "Trieste café keeps its clock\n\nThe café’s owner, José Núñez, said: “Whoever sits here has time.”\n"


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"LC_ALL": "POSIX"}])
@pytest.mark.parametrize(
    "args",
    [
        ["café"],
        ["-e", "café"],
        ["clock", "--and", "café"],
        ["time", "--speaker", "Núñez"],
        ["time", "--speaker", "=José Núñez"],
        ["-F", "café", "CAFÉ.txt"],
        ["caf\udce9"],  # typed where letters are of cp1252
    ],
)
def test_the_locale_does_not_matter(
    run: Run, tmp_path: Path, locale: dict[str, str], args: list[str]
) -> None:
    (tmp_path / "CAFÉ.txt").write_text(CAFE, encoding="utf-8")
    assert run("grep", "-l", *args, env=locale) == (0, "CAFÉ.txt\n", "")


def test_what_is_said_of_names_is_utf8_in_any_locale(run: Run, tmp_path: Path) -> None:
    status, out, err = run("show", "é.txt", env={"LC_ALL": "C"})
    assert (status, out, err) == (2, "", "newsctl: é.txt: no such file or folder\n")


def test_a_dump_with_two_records_of_one_path(run: Run, tmp_path: Path) -> None:
    records = [Article(path="a.txt", headline=f"Story {number}", body=["It is so."]) for number in range(2)]
    (tmp_path / "d.jsonl").write_bytes(b"".join(to_json(record) + b"\n" for record in records))
    assert (
        run("list", "d.jsonl", "--columns", "path,headline")[1] == "d.jsonl#1\tStory 0\nd.jsonl#2\tStory 1\n"
    )
    assert run("index", "-q", "d.jsonl", "-o", "d.db")[0] == 0
    assert run("show", "--part", "headline", "d.db#a.txt")[1] == "Story 0\nStory 1\n"
    assert run("show", "--part", "headline", "d.db#2")[1] == "Story 1\n"
