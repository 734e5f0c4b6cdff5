"""``newsctl index`` and ``grep`` as processes, on databases and disks that are not as they should be."""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

STORY = """\
Council moves harbour {}

LUND (NNA) -- The council moved the harbour {}, Ola Brandvik said on Monday.

"Ships must go elsewhere," said Brandvik.
"""


@pytest.fixture
def news(tmp_path: Path, run: Run) -> Path:
    """A folder of articles, and a database of them."""
    (tmp_path / "news").mkdir()
    for name in ("North", "South", "West"):
        (tmp_path / "news" / f"{name}.txt").write_text(STORY.format(name, name.lower()))
    assert run("index", "-q", "news", "-o", "news.db", cwd=tmp_path) == (0, "", "")
    return tmp_path


@pytest.fixture
def locked(news: Path) -> Iterator[Path]:
    """A folder with a database and an empty one, where nothing may be written."""
    folder = news / "locked"
    folder.mkdir()
    shutil.copy(news / "news.db", folder)
    (folder / "news.db").chmod(0o400)
    folder.chmod(0o500)
    yield folder
    folder.chmod(0o700)


def test_a_folder_that_may_only_be_read(news: Path, locked: Path, as_user: Run) -> None:
    assert as_user("grep", "-c", "harbour", "locked/news.db", cwd=news)[:2] == (
        0,
        "news/North.txt:2\nnews/South.txt:2\nnews/West.txt:2\n",
    )
    for output in ("locked/news.db", "locked/new.db"):
        (news / "news" / "East.txt").write_text(STORY.format("East", "east"))
        status, out, err = as_user("index", "news", "-o", output, cwd=news)
        assert (status, out) == (2, "")
        assert err.startswith(f"newsctl: {output}: may not be written to, or not made in this folder (")
        assert err.count("\n") == 1
    assert [path.name for path in locked.iterdir()] == ["news.db"]


def test_a_database_that_may_not_be_read(news: Path, as_user: Run) -> None:
    (news / "news.db").chmod(0)
    assert as_user("grep", "harbour", "news.db", cwd=news) == (
        2,
        "",
        "newsctl: news.db: permission denied; you may not read it\n",
    )


def test_a_full_disk_leaves_the_old_state(run: Run, news: Path, as_user: Run) -> None:
    """As far as a process can tell: no file may grow beyond what the database has now."""
    before = run("export", "news.db", cwd=news)
    for number in range(300):
        (news / "news" / f"{number}.txt").write_text(STORY.format(number, number))
    size = (news / "news.db").stat().st_size
    limit = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"
    )
    status, out, err = as_user("index", "-q", "news", "-o", "news.db", cwd=news, setup=limit)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("newsctl: news.db: ")
    assert run("export", "news.db", cwd=news) == before
    assert run("index", "-o", "news.db", "--check", cwd=news)[:2] == (0, "news.db: sound\n")
    assert run("index", "-q", "news", "-o", "news.db", cwd=news)[0] == 0
    assert run("grep", "-l", "harbour", "news.db", cwd=news)[1].count("\n") == 303


def test_a_disk_that_is_really_full(run: Run, news: Path) -> None:
    disk = news / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        (disk / "ballast").write_bytes(b"x" * 64 * 1024)
        for number in range(300):
            (news / "news" / f"{number}.txt").write_text(STORY.format(number, number))
        status, out, err = run("index", "-q", "news", "-o", "disk/new.db", cwd=news)
        assert (status, out) == (2, "")
        assert err == "newsctl: disk/new.db: no space left on the disk; the database is as it was\n"
        assert [path.name for path in disk.iterdir()] == ["ballast"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("damage", ["cut off", "overwritten", "zeroed"])
def test_damage_anywhere_is_an_error_or_changes_nothing(
    run: Run, news: Path, damage: str, share: float
) -> None:
    commands = (["grep", "harbour"], ["list"], ["export"])
    whole = [run(*command, "news.db", cwd=news)[1] for command in commands]
    data = bytearray((news / "news.db").read_bytes())
    at = int(len(data) * share)
    if damage == "cut off":
        del data[at:]
    else:
        data[at : at + 9000] = (b"\xa5" if damage == "overwritten" else b"\0") * len(data[at : at + 9000])
    (news / "news.db").write_bytes(data)
    for command, before in zip(commands, whole, strict=True):
        status, out, err = run(*command, "news.db", cwd=news)
        if status == 0:
            assert out == before
        else:
            assert (status, err.count("\n")) == (2, 1)
            assert "damaged database" in err
            assert "Traceback" not in err
    status, out, err = run("index", "-o", "news.db", "--check", cwd=news)
    assert status == 2
    assert "bug" not in err


def test_articles_whose_file_is_lost_are_not_left_out_silently(run: Run, news: Path) -> None:
    """So it looks when a page of the table of files holds nothing but zeros: SQLite takes that for rows."""
    with closing(sqlite3.connect(news / "news.db")) as connection, connection:
        connection.execute("DELETE FROM sources WHERE id = 2")
    for command in (["grep", "harbour"], ["export"]):
        status, _, err = run(*command, "news.db", cwd=news)
        assert (status, err.count("\n")) == (2, 1)
        assert err.startswith("newsctl: news.db: a damaged database (")


@pytest.mark.parametrize(
    ("args", "status"), [(["grep", "x", "empty.db"], 1), (["index", "-o", "empty.db", "--status"], 2)]
)
def test_an_empty_file(run: Run, news: Path, args: list[str], status: int) -> None:
    (news / "empty.db").write_bytes(b"")
    actual, out, err = run(*args, cwd=news)
    assert (actual, out, err.count("\n")) == (status, "", 1)
    assert "empty" in err


def test_a_folder_in_place_of_the_database(run: Run, news: Path) -> None:
    status, out, err = run("index", "news", "-o", "news", cwd=news)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert (news / "news" / "North.txt").is_file()


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("", "newsctl: the pattern is empty: it would match everything; give a word to search for\n"),
        (
            "harbour [",
            "newsctl: 'harbour [' is no regular expression: unterminated character set at character 9, '[';"
            " add -F to search for it as it stands\n",
        ),
    ],
)
def test_patterns_are_looked_at_first(run: Run, news: Path, pattern: str, said: str) -> None:
    for corpus in ("news", "news.db", "nowhere"):
        assert run("grep", pattern, corpus, cwd=news) == (2, "", said)


@pytest.mark.parametrize("corpus", ["news", "news.db"])
def test_a_catastrophic_pattern(run: Run, news: Path, corpus: str) -> None:
    (news / "news" / "A.txt").write_text(f"Headline\n\nThey said {'a' * 5000}! and left.\n")
    run("index", "-q", "news", "-o", "news.db", cwd=news)
    assert run("grep", "(a+)+$", corpus, cwd=news) == (1, "", "")
    status, out, err = run("grep", r"(?=a)(a+)+$", corpus, cwd=news)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "takes too long" in err
