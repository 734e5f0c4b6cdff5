"""Files that commands write: never over an input, and wherever a name leads that is no file's."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsctl.article import Article, to_json

Run = Callable[..., tuple[int, str, str]]

NEWSCTL = [sys.executable, "-m", "newsctl"]
FOREIGN = '{"title": "Snow", "text": "It snowed in Lund on Monday, and nobody minded."}\n'
STORY = "Ferry aground\n\nA ferry ran aground off Lund.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder in which the file in.jsonl, foreign records, has all kinds of names."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "in.jsonl").write_text(FOREIGN, encoding="utf-8")
    (tmp_path / "news" / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "again.jsonl").symlink_to("../news/in.jsonl")
    (tmp_path / "hard").mkdir()
    (tmp_path / "hard" / "again.jsonl").hardlink_to(tmp_path / "news" / "in.jsonl")
    (tmp_path / "alias").symlink_to("news")
    (tmp_path / "list").write_text("news/story.txt\nnews/in.jsonl\n", encoding="utf-8")
    (tmp_path / "folders").write_text("news\n", encoding="utf-8")
    return tmp_path


REFUSED: list[tuple[list[str], str]] = [
    (["news/in.jsonl"], "news/in.jsonl"),
    (["news/in.jsonl"], "./news/../news/in.jsonl"),
    (["./news/in.jsonl", "news/story.txt"], "alias/in.jsonl"),
    (["news/story.txt", "news/in.jsonl#1"], "news/in.jsonl"),
    (["linked/again.jsonl"], "news/in.jsonl"),
    (["news/in.jsonl"], "linked/again.jsonl"),
    (["hard/again.jsonl"], "news/in.jsonl"),
    (["news"], "news/in.jsonl"),
    (["."], "news/in.jsonl"),
    (["alias"], "news/in.jsonl"),
    (["linked", "--follow"], "news/in.jsonl"),
    (["hard"], "news/in.jsonl"),
    (["news/story.txt"], "news/story.txt"),
    (["news"], "news/story.txt"),
    (["news/*.jsonl"], "news/in.jsonl"),
    (["**/*.jsonl"], "news/in.jsonl"),
    (["n*"], "news/in.jsonl"),
    (["--files-from", "list"], "news/in.jsonl"),
    (["--files-from", "folders"], "news/in.jsonl"),
    (["--files-from", "list"], "list"),
]


@pytest.mark.parametrize(("names", "output"), REFUSED, ids=lambda value: "".join(value))
@pytest.mark.parametrize("command", [["export", "--force", "--text-field", "text", "-f", "jsonl"], ["index"]])
def test_an_input_is_not_written_to(
    run: Run, corpus: Path, command: list[str], names: list[str], output: str
) -> None:
    before = (corpus / output).read_bytes()
    status, out, err = run(*command, *names, "-o", output)
    assert (status, out, (corpus / output).read_bytes()) == (2, "", before)
    said = [f"newsctl: {output}: is one of the inputs; write to another file\n"]
    if command == ["index"]:  # which opens the database before it looks into folders and lists
        said.append(f"newsctl: {output}: no SQLite database\n")
    assert err in said
    assert [path.name for path in corpus.rglob(".*")] == []


def test_neither_is_what_comes_from_the_environment_or_standard_input(run: Run, corpus: Path) -> None:
    said = (2, "", "newsctl: news/in.jsonl: is one of the inputs; write to another file\n")
    for env in ({"NEWSCTL_CORPUS": "news/in.jsonl"}, {"NEWSCTL_CORPUS": "news/story.txt:news"}):
        assert run("export", "--force", "-o", "news/in.jsonl", env=env) == said
    with (corpus / "news" / "in.jsonl").open("rb") as stdin:
        done = subprocess.run(
            [*NEWSCTL, "export", "--force", "-", "-o", "news/in.jsonl"],
            stdin=stdin,
            capture_output=True,
            text=True,
            cwd=corpus,
            check=False,
        )
    assert (done.returncode, done.stdout, done.stderr) == said
    assert (corpus / "news" / "in.jsonl").read_text(encoding="utf-8") == FOREIGN


HEADER = 100  # bytes in which SQLite counts how often a file was opened for writing


def test_a_database_is_an_input_like_any_other(run: Run, corpus: Path) -> None:
    assert run("index", "news/story.txt", "-o", "news.db")[0] == 0
    before = (corpus / "news.db").read_bytes()[HEADER:]
    said = (2, "", "newsctl: news.db: is one of the inputs; write to another file\n")
    for names in (["news.db"], ["news.db#1"], ["news", "news.db"], ["news.d?"]):
        assert run("export", *names, "--force", "-f", "csv", "-o", "news.db") == said
        assert run("index", *names, "-o", "news.db", "--add") == said
    assert (corpus / "news.db").read_bytes()[HEADER:] == before


def test_an_earlier_export_in_the_folder_is_written_anew(run: Run, corpus: Path) -> None:
    said = "newsctl: news/all.jsonl: lies in news, so that its articles are there twice now\n"
    (corpus / "news" / "in.jsonl").unlink()
    for _ in range(2):
        assert run("export", "news", "-o", "news/all.jsonl") == (0, "", said)
    assert (corpus / "news" / "all.jsonl").read_text(encoding="utf-8") == run("export", "news/story.txt")[1]


def test_a_dump_of_other_articles_in_the_folder_is_not(run: Run, corpus: Path) -> None:
    dump = corpus / "news" / "2019.jsonl"
    dump.write_bytes(to_json(Article(path="2019/a.txt", headline="Snow")) + b"\n")
    before = dump.read_bytes()
    said = "newsctl: news/2019.jsonl: is one of the inputs; write to another file\n"
    assert run("export", "news", "-o", "news/2019.jsonl", "--text-field", "text") == (2, "", said)
    assert dump.read_bytes() == before


@pytest.mark.parametrize("command", ["list", "grep ferry", "export", "export -o /dev/stdout"])
def test_a_folder_is_read_without_the_file_that_standard_output_goes_to(
    run: Run, corpus: Path, command: str
) -> None:
    args = [*command.split(), "news", "--text-field", "text"]
    expected = run(*args)[1]
    with (corpus / "news" / "out.txt").open("wb") as out:
        done = subprocess.run(
            [*NEWSCTL, *args],
            stdout=out,
            stderr=subprocess.PIPE,
            cwd=corpus,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")
    assert (corpus / "news" / "out.txt").read_text(encoding="utf-8") == expected


def test_what_is_appended_to_is_not_read_by_its_name_either(corpus: Path) -> None:
    story = corpus / "news" / "story.txt"
    with story.open("ab") as out:
        done = subprocess.run(
            [*NEWSCTL, "list", "news/story.txt"], stdout=out, stderr=subprocess.PIPE, cwd=corpus, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == f"newsctl: {story}: is one of the inputs; write to another file\n"
    assert story.read_text(encoding="utf-8") == STORY


DESCRIPTORS = pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no /dev/fd on this system")


@DESCRIPTORS
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
@pytest.mark.parametrize("form", [[], ["-f", "csv"]])
def test_output_by_descriptor(run: Run, news: Path, tmp_path: Path, name: str, form: list[str]) -> None:
    (tmp_path / "link").symlink_to("/dev/stdout")
    expected = run("export", "news.jsonl", *form)[1]
    assert run("export", "news.jsonl", *form, "-o", name) == (0, expected, "")


@DESCRIPTORS
def test_output_by_descriptor_comes_after_what_is_there(run: Run, news: Path, tmp_path: Path) -> None:
    command = f"{{ echo first; {sys.executable} -m newsctl export news.jsonl -o /dev/stdout; }} > out.txt"
    subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True)
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "first\n" + run("export", "news.jsonl")[1]


@DESCRIPTORS
def test_output_to_another_program(run: Run, news: Path, tmp_path: Path) -> None:
    ours, theirs = os.pipe()
    process = subprocess.Popen(
        [*NEWSCTL, "export", "news.jsonl", "-o", f"/dev/fd/{theirs}"], cwd=tmp_path, pass_fds=[theirs]
    )
    os.close(theirs)
    with open(ours, encoding="utf-8") as pipe:  # noqa: PTH123 -- a pipe has no path
        assert pipe.read() == run("export", "news.jsonl")[1]
    assert process.wait(timeout=60) == 0


@DESCRIPTORS
def test_a_descriptor_that_is_not_open_is_one_line(run: Run, news: Path) -> None:
    assert run("export", "news.jsonl", "-o", "/dev/fd/99") == (
        2,
        "",
        "newsctl: /dev/fd/99: bad file descriptor\n",
    )


@pytest.mark.parametrize("command", ["export", "index"])
def test_an_output_without_a_name_is_refused(run: Run, news: Path, command: str) -> None:
    said = f"newsctl: -o wants the name of a file. See 'newsctl {command} --help'.\n"
    assert run(command, "news.jsonl", "-o", "") == (2, "", said)


@pytest.mark.parametrize("name", [":memory:", "file:other.db", "file:other.db?mode=memory"])
def test_names_that_sqlite_reads_otherwise_are_no_databases(
    run: Run, news: Path, tmp_path: Path, name: str
) -> None:
    before = sorted(tmp_path.iterdir())
    said = f"newsctl: {name}: SQLite takes this for no file; write ./{name} for one of that name\n"
    assert run("index", "news.jsonl", "-o", name) == (2, "", said)
    assert sorted(tmp_path.iterdir()) == before
    assert run("index", "news.jsonl", "-o", f"./{name}", "--quiet") == (0, "", "")
    assert sorted(tmp_path.iterdir()) == sorted([*before, tmp_path / name])


@pytest.mark.parametrize("command", ["export", "index"])
def test_a_loop_of_links_is_one_line(run: Run, news: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "a.csv").symlink_to("b.csv")
    (tmp_path / "b.csv").symlink_to("a.csv")
    status, out, err = run(command, "news.jsonl", "-o", "a.csv")
    assert (status, out) == (2, "")
    assert err.startswith("newsctl: a.csv: ")
    assert err.count("\n") == 1
