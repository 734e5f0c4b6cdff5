"""``newsctl index`` never loses what a database holds: it remembers what that was made of, and asks first."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsctl.cli.amounts import amount

Run = Callable[..., tuple[int, str, str]]

STORY = """\
Lighthouse {0} goes dark

Lund (NNA) - Lighthouse {0} was switched off on Monday, the coast guard said.

"Sailors have maps," said its head, Ola Brandvik.
"""

UNCHANGED = "newsctl: news.db: nothing has changed; {} as they were\n"


def _changed(added: int, changed: int, gone: int, same: int, parsed: int) -> str:
    """Return what is said of an update."""
    counts = f"{amount(added, 'file')} added, {changed} changed, {gone} gone, {same} as they were"
    return f"newsctl: news.db: {counts}; {amount(parsed, 'article')} parsed\n"


def write(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.txt").write_text(STORY.format(name))


def listed(run: Run, folder: Path) -> list[str]:
    """The paths of the articles in the database, in its order."""
    status, out, err = run("list", "--columns", "path", "news.db", cwd=folder)
    assert (status, err) == (0, "")
    return [path.removeprefix("news.db#") for path in out.splitlines()]  # so those that are elsewhere now


@pytest.fixture
def news(tmp_path: Path, run: Run) -> Path:
    """A folder of four articles, another one of one, and a database of the former."""
    write(tmp_path / "news", "A", "B", "C", "D")
    write(tmp_path / "more", "E")
    assert run("index", "-q", "news", "-o", "news.db", cwd=tmp_path) == (0, "", "")
    return tmp_path


def test_without_names_it_looks_again_at_what_it_was_made_of(run: Run, news: Path) -> None:
    assert run("index", "-o", "news.db", cwd=news) == (0, "", UNCHANGED.format(4))
    write(news / "news", "X")
    (news / "stray.txt").write_text(STORY.format("stray"))
    env = {"NEWSCTL_CORPUS": "more"}
    assert run("index", "-o", "news.db", cwd=news, env=env) == (0, "", _changed(1, 0, 0, 4, 1))
    assert listed(run, news) == [f"news/{name}.txt" for name in "ABCDX"]


def test_from_any_folder(run: Run, news: Path) -> None:
    write(news / "news", "X")
    (news / "news" / "A.txt").unlink()
    said = _changed(1, 0, 1, 3, 1).replace("news.db", "../news.db")
    assert run("index", "-o", "../news.db", cwd=news / "more") == (0, "", said)
    same = UNCHANGED.format(4)
    assert run("index", "news", "-o", "news.db", cwd=news) == (0, "", same)
    assert run("index", str(news / "news"), "-o", "news.db", cwd=news) == (0, "", same)
    assert run("index", "../news", "-o", "../news.db", cwd=news / "more")[0] == 0
    assert listed(run, news) == [f"news/{name}.txt" for name in "BCDX"]
    assert run("export", "news.db", cwd=news) == run("export", "news", cwd=news)


def test_a_trouble_elsewhere_is_named_as_it_is_seen_from_here(run: Run, news: Path) -> None:
    (news / "news" / "A.txt").write_bytes(b"MZ\0\0")
    _, _, err = run("index", "-o", "../news.db", cwd=news / "more")
    assert err.startswith(f"newsctl: {news / 'news' / 'A.txt'}: ")


def test_nothing_named_for_a_new_one(run: Run, news: Path) -> None:
    message = "newsctl: new.db is to be made: name the CORPUS to make it of. See 'newsctl index --help'.\n"
    assert run("index", "-o", "new.db", cwd=news) == (2, "", message)
    assert not (news / "new.db").exists()
    assert run("index", "-q", "-o", "new.db", cwd=news, env={"NEWSCTL_CORPUS": "more"}) == (0, "", "")
    assert run("list", "--columns", "path", "new.db", cwd=news)[1] == "more/E.txt\n"


def vanish(news: Path) -> str:
    (news / "news").rename(news / "elsewhere")
    return "newsctl: news: no such file or folder; news.db is as it was\n"


def empty(news: Path) -> str:
    vanish(news)
    (news / "news").mkdir()  # as where a disk is not mounted
    return "newsctl: news: no articles in this folder"


def lead_nowhere(news: Path) -> str:
    vanish(news)
    (news / "news").symlink_to("nowhere")
    return "newsctl: news: a symbolic link to nothing; news.db is as it was\n"


@pytest.mark.parametrize("happens", [vanish, empty, lead_nowhere])
@pytest.mark.parametrize("args", [[], ["news"], ["--add", "more"], ["--prune"]])
def test_a_source_that_is_away_drops_nothing(
    run: Run, news: Path, happens: Callable[[Path], str], args: list[str]
) -> None:
    message = happens(news)
    status, out, err = run("index", *args, "-o", "news.db", cwd=news)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(message)
    assert err.endswith("; news.db is as it was\n")
    assert listed(run, news) == [f"news/{name}.txt" for name in "ABCD"]


@pytest.mark.parametrize("name", ["more/E.txt", "more/*.txt", "dump.jsonl", "dump.jsonl#1", "names.lst"])
def test_other_sources_that_are_away(run: Run, news: Path, name: str) -> None:
    (news / "dump.jsonl").write_text(run("export", "news", cwd=news)[1])
    (news / "names.lst").write_text("more/E.txt\n")
    args = ["--files-from", name] if name.endswith(".lst") else [name]
    assert run("index", "-q", "--replace", *args, "-o", "news.db", cwd=news) == (0, "", "")
    before = listed(run, news)
    for path in ("more/E.txt", "dump.jsonl", "names.lst"):
        if not name.endswith(".lst") or path == "names.lst":
            (news / path).unlink()
    for again in ([], args):
        status, out, err = run("index", *again, "-o", "news.db", cwd=news)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(f"newsctl: {name}: ")
        assert err.endswith("; news.db is as it was\n")
    assert listed(run, news) == before


@pytest.mark.parametrize("names", [["nowhere"], ["news", "nowhere"], ["void"], ["no*thing"]])
def test_a_typo_makes_no_database(run: Run, news: Path, names: list[str]) -> None:
    (news / "void").mkdir()
    status, out, err = run("index", "-q", *names, "-o", "new.db", cwd=news)
    assert (status, out) == (2, "")
    assert err.startswith(f"newsctl: {names[-1]}: ")
    assert "as it was" not in err
    assert not list(news.glob("new.db*"))


def test_nothing_to_put_into_it_makes_no_database(run: Run, news: Path) -> None:
    (news / "blank.txt").write_text(" \n")
    message = "newsctl: new.db: there is no article to put into it; nothing was written\n"
    assert run("index", "-q", "blank.txt", "-o", "new.db", cwd=news) == (2, "", message)
    assert not list(news.glob("new.db*"))


def test_other_sources_are_refused_unless_it_is_said_how(run: Run, news: Path) -> None:
    message = (
        "newsctl: news.db: made of news, not of more; --add keeps both, --replace only what is named now\n"
    )
    assert run("index", "more", "-o", "news.db", cwd=news) == (2, "", message)
    assert run("index", "news", "more", "-o", "news.db", cwd=news)[0] == 2
    assert listed(run, news) == [f"news/{name}.txt" for name in "ABCD"]
    assert run("index", "--add", "more", "-o", "news.db", cwd=news) == (0, "", _changed(1, 0, 0, 4, 1))
    both = [*(f"news/{name}.txt" for name in "ABCD"), "more/E.txt"]
    assert listed(run, news) == both
    assert run("index", "-o", "news.db", cwd=news) == (0, "", UNCHANGED.format(5))
    assert run("index", "more", "news", "-o", "news.db", cwd=news)[0] == 0
    assert listed(run, news) == [both[-1], *both[:-1]]
    said = _changed(0, 0, 4, 1, 0)
    assert run("index", "--replace", "more", "-o", "news.db", cwd=news) == (0, "", said)
    assert run("index", "-o", "news.db", cwd=news) == (0, "", UNCHANGED.format(1))
    assert run("index", "-o", "news.db", "--check", cwd=news) == (0, "news.db: sound\n", "")


def test_more_is_added_from_another_folder(run: Run, news: Path) -> None:
    assert run("index", "-q", "--add", ".", "-o", "../news.db", cwd=news / "more") == (0, "", "")
    assert listed(run, news) == [*(f"news/{name}.txt" for name in "ABCD"), f"{news}/more/E.txt"]
    assert run("index", "-o", "news.db", cwd=news) == (0, "", UNCHANGED.format(5))


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--add"], "--add and --replace need a CORPUS."),
        (["--add", "--replace", "news"], "--add and --replace exclude each other."),
    ],
)
def test_what_cannot_be_meant(run: Run, news: Path, args: list[str], message: str) -> None:
    told = f"newsctl: {message} See 'newsctl index --help'.\n"
    assert run("index", *args, "-o", "news.db", cwd=news) == (2, "", told)


def test_when_more_than_half_would_go_it_asks(run: Run, news: Path) -> None:
    for name in "AB":
        (news / "news" / f"{name}.txt").unlink()
    assert run("index", "-o", "news.db", cwd=news) == (0, "", _changed(0, 0, 2, 2, 0))
    write(news / "news", "A", "B")
    assert run("index", "-q", "-o", "news.db", cwd=news)[0] == 0
    for name in "ABC":
        (news / "news" / f"{name}.txt").unlink()
    (news / "news" / "D.txt").write_text(STORY.format("changed"))
    message = "newsctl: news.db: 3 of its 4 files are no longer there; --prune drops them; it is as it was\n"
    assert run("index", "-o", "news.db", cwd=news) == (2, "", message)
    assert "changed" not in run("list", "news.db", cwd=news)[1]
    assert listed(run, news) == [f"news/{name}.txt" for name in "ABCD"]
    assert run("index", "--prune", "-o", "news.db", cwd=news) == (0, "", _changed(0, 1, 3, 0, 1))


@pytest.mark.parametrize("content", [b" \n", b"", b"MZ\0\0\1", b"x" * 2000])
def test_a_file_that_has_become_unreadable_stays_as_it_was(run: Run, news: Path, content: bytes) -> None:
    args = ["--max-size", "1000", "-o", "news.db"]
    assert run("index", "-q", *args, cwd=news) == (0, "", "")
    (news / "news" / "A.txt").write_bytes(content)
    (news / "news" / "B.txt").write_text(STORY.format("new"))
    _, _, err = run("index", *args, cwd=news)
    said = "0 files added, 1 changed, 0 gone, 2 as they were, 1 kept that could not be read; 1 article parsed"
    assert err.splitlines()[1:] == [f"newsctl: news.db: {said}"]
    assert err.startswith("newsctl: news/A.txt: ")
    out = run("list", "news.db", cwd=news)[1]
    assert "Lighthouse A" in out
    assert "Lighthouse new" in out
    _, _, err = run("index", *args, cwd=news)
    said = "nothing has changed; 3 as they were, 1 kept that could not be read"
    assert err.splitlines()[1:] == [f"newsctl: news.db: {said}"]


def test_what_never_could_be_read_changes_nothing(run: Run, news: Path) -> None:
    (news / "news" / "blank.txt").write_text(" \n")
    (news / "news" / "binary.txt").write_bytes(b"\0\1\2")
    (news / "news" / "dump.jsonl").write_text("{}\n")
    for _ in range(2):
        assert run("index", "-o", "news.db", cwd=news)[2].endswith(UNCHANGED.format(4))


def test_a_folder_in_it_that_cannot_be_read(run: Run, news: Path, as_user: Run) -> None:
    write(news / "news" / "sub", "F", "G", "H", "I", "J")
    write(news / "news" / "subs", "K")
    assert run("index", "-q", "-o", "news.db", cwd=news) == (0, "", "")
    before = listed(run, news)
    write(news / "news", "A2")
    (news / "news" / "subs" / "K.txt").unlink()
    (news / "news" / "sub").chmod(0)
    status, out, err = as_user("index", "-o", "news.db", cwd=news)
    (news / "news" / "sub").chmod(0o700)
    assert (status, out) == (2, "")
    said = "1 file added, 0 changed, 1 gone, 4 as they were, 5 kept that could not be read; 1 article parsed"
    assert err.splitlines() == [
        "newsctl: news/sub/: permission denied; you may not read it",
        f"newsctl: news.db: {said}",
    ]
    assert sorted(listed(run, news)) == sorted([*before[:-1], "news/A2.txt"])


def test_a_file_that_may_not_be_read(run: Run, news: Path, as_user: Run) -> None:
    (news / "news" / "A.txt").write_text(STORY.format("secret"))
    (news / "news" / "A.txt").chmod(0)
    status, _, err = as_user("index", "-o", "news.db", cwd=news)
    assert status == 2
    assert err.splitlines()[0] == "newsctl: news/A.txt: permission denied; you may not read it"
    assert listed(run, news) == [f"news/{name}.txt" for name in "ABCD"]


def test_a_container_that_is_damaged_stays_whole(run: Run, news: Path) -> None:
    """Of a new one what can be read is better than nothing; of an old one it would be a loss."""
    import gzip

    whole = gzip.compress(run("export", "news", cwd=news)[1].encode() * 20)
    (news / "dump.jsonl.gz").write_bytes(whole)
    assert run("index", "-q", "--replace", "dump.jsonl.gz", "-o", "news.db", cwd=news) == (0, "", "")
    (news / "dump.jsonl.gz").write_bytes(whole[:-40])
    status, _, err = run("index", "-o", "news.db", cwd=news)
    assert (status, err.splitlines()) == (
        2,
        [
            "newsctl: dump.jsonl.gz: the gzip data ends too early; a broken copy?",
            "newsctl: news.db: nothing has changed; 0 as they were, 1 kept that could not be read",
        ],
    )
    assert len(listed(run, news)) == 80
    assert run("index", "-o", "news.db", "--check", cwd=news) == (0, "news.db: sound\n", "")
    (news / "dump.jsonl.gz").write_bytes(gzip.compress(run("export", "more", cwd=news)[1].encode() + b"?\n"))
    assert run("index", "-q", "-o", "news.db", cwd=news)[0] == 2
    assert len(listed(run, news)) == 1  # a record that is none costs itself


def test_a_list_is_read_alone_and_in_its_order(run: Run, news: Path) -> None:
    (news / "stray.txt").write_text(STORY.format("stray"))
    names = ["news/C.txt", "news/A.txt", "more", "news/B.txt"]
    (news / "names").write_text("\n".join(names))
    assert run("index", "-q", "--files-from", "names", "-o", "list.db", cwd=news) == (0, "", "")

    def order() -> list[str]:
        return run("list", "--columns", "path", "list.db", cwd=news)[1].splitlines()

    assert order() == ["news/C.txt", "news/A.txt", "more/E.txt", "news/B.txt"]
    (news / "news" / "A.txt").write_text(STORY.format("another"))
    write(news / "more", "D")
    (news / "names").write_text("\n".join(["news/D.txt", *names[::-1]]))
    assert run("index", "-q", "-o", "../list.db", cwd=news / "more") == (0, "", "")
    assert order() == ["news/D.txt", "news/B.txt", "more/D.txt", "more/E.txt", "news/A.txt", "news/C.txt"]
    assert run("export", "list.db", cwd=news) == run("export", "--files-from", "names", cwd=news)


def test_a_list_on_standard_input_must_be_given_again(run: Run, news: Path) -> None:
    args = ["index", "--files-from", "-", "-o", "list.db"]
    assert run("index", "-q", *args[1:], cwd=news, input="news/B.txt\nnews/A.txt\n") == (0, "", "")
    message = "made of standard input, which must be given again: name it as well, as -"
    assert run("index", "-o", "list.db", cwd=news) == (2, "", f"newsctl: list.db: {message}\n")
    message = "2 of its 2 files are no longer there; --prune drops them; it is as it was"
    assert run(*args, cwd=news, input="") == (2, "", f"newsctl: list.db: {message}\n")


def test_two_records_of_one_dump(run: Run, news: Path) -> None:
    (news / "dump.jsonl").write_text(run("export", "news", cwd=news)[1])
    parts = ["dump.jsonl#3", "dump.jsonl#1"]
    assert run("index", "-q", *parts, "-o", "parts.db", cwd=news) == (0, "", "")
    assert run("export", "parts.db", cwd=news) == run("export", *parts, cwd=news)
    said = "newsctl: parts.db: nothing has changed; 2 as they were\n"
    assert run("index", "-o", "parts.db", cwd=news) == (0, "", said)


def test_how_it_was_read_is_remembered(run: Run, news: Path) -> None:
    (news / "news" / "A.txt").write_bytes(STORY.format("Å").encode("latin-1"))
    assert run("index", "-q", "--replace", "news", "--encoding", "latin-1", "-o", "news.db", cwd=news)[0] == 0
    before = run("export", "news.db", cwd=news)
    write(news / "news", "X")
    for args in ([], ["news"], ["news", "--encoding", "latin-1"]):
        assert run("index", *args, "-o", "news.db", cwd=news)[2].count("\n") == 1
    (news / "news" / "X.txt").unlink()
    assert run("index", "-q", "-o", "news.db", cwd=news) == (0, "", "")
    assert run("export", "news.db", cwd=news) == before
    said = "newsctl: news.db: read with another --encoding before; all is parsed again"
    status, _, err = run("index", "--encoding", "cp850", "-o", "news.db", cwd=news)
    assert (status, err.splitlines()[0]) == (0, said)
    assert "Lighthouse Ü" not in run("list", "news.db", cwd=news)[1]
    assert run("export", "news.db", cwd=news) == run("export", "news", "--encoding", "cp850", cwd=news)


def test_days_that_come_from_the_time_of_change_follow_it(run: Run, news: Path) -> None:
    assert run("index", "-q", "--date-from", "mtime", "-o", "news.db", cwd=news)[0] == 0
    os.utime(news / "news" / "A.txt", (10**9, 10**9))
    assert run("index", "-o", "news.db", cwd=news) == (0, "", _changed(0, 1, 0, 3, 1))
    assert '"date":"2001-09-09"' in run("export", "news.db", cwd=news)[1]


@pytest.mark.parametrize("version", [1, 2])
def test_a_database_of_an_older_schema(run: Run, news: Path, version: int) -> None:
    with closing(sqlite3.connect(news / "news.db")) as connection, connection:
        connection.execute("DROP TABLE corpora")
        if version == 1:
            connection.execute("DROP TABLE about")
        connection.execute(f"PRAGMA user_version = {version}")
    message = "newsctl: news.db: does not say what it was made of; name the CORPUS as well\n"
    assert run("index", "-o", "news.db", cwd=news) == (2, "", message)
    message = "newsctl: news.db: 4 of its 4 files are no longer there; --prune drops them; it is as it was"
    told = f"newsctl: news.db: made by an older newsctl (schema {version}); all is parsed again"
    status, _, err = run("index", "more", "-o", "news.db", cwd=news)
    assert (status, err.splitlines()) == (2, [told, message])
    assert run("index", "news", "-o", "news.db", cwd=news) == (
        0,
        "",
        f"{told}\n{_changed(4, 0, 0, 0, 4)}",
    )
    assert run("index", "-o", "news.db", cwd=news) == (0, "", UNCHANGED.format(4))


def test_where_all_is_parsed_again_all_must_be_readable(run: Run, news: Path) -> None:
    (news / "news" / "A.txt").write_bytes(b"\0\1")
    args = ["index", "--date-from", "path", "-o", "news.db"]
    message = (
        "1 of its 4 files cannot be read, where all is parsed again; --prune drops them; it is as it was"
    )
    status, _, err = run(*args, cwd=news)
    assert (status, err.splitlines()[-1]) == (2, f"newsctl: news.db: {message}")
    assert listed(run, news) == [f"news/{name}.txt" for name in "ABCD"]
    assert run(*args, "--prune", cwd=news)[2].endswith(_changed(3, 0, 1, 0, 3))


def test_status_says_what_it_was_made_of(run: Run, news: Path) -> None:
    write(news / "news", "A2")
    (news / "news" / "A.txt").unlink()
    (news / "news" / "B.txt").write_text("changed")
    status, out, err = run("index", "-o", "../news.db", "--status", cwd=news / "more")
    assert (status, err) == (0, "")
    assert out.splitlines()[-1] == f"made of       {news}/news"
    told = dict(line.rsplit(maxsplit=1) for line in out.splitlines()[:-1])
    assert (told["changed since"], told["gone since"]) == ("1", "1")


@pytest.mark.skipif(os.name != "posix", reason="names are text there")
def test_names_that_are_not_utf_8(run: Run, news: Path) -> None:
    folder = os.fsdecode(b"caf\xe9")
    write(news / folder, "A")
    assert run("index", "-q", folder, "-o", "odd.db", cwd=news) == (0, "", "")
    said = "newsctl: odd.db: nothing has changed; 1 as they were\n"
    assert run("index", "-o", "odd.db", cwd=news) == (0, "", said)
