"""``newsctl index`` as a process: what it makes, brings up to date and refuses."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from newsctl import __version__
from tests.commands.conftest import newsctl

Run = Callable[..., tuple[int, str, str]]

STORY = """{0} harbour to close

Lund (NNA) - The {0} harbour will close in May, the council said.

"Ships must go elsewhere," said Mayor Ola Brandvik.

Read More:

Old ferry sold
"""

IMPATIENT = "from newsctl.corpus.database import updating; updating._PATIENCE = 0.2"
BUSY = "newsctl: news.db: another newsctl is writing this database; try again when it is done\n"


def write_news(folder: Path) -> Path:
    (folder / "news").mkdir()
    for name in ("North", "South", "West"):
        (folder / "news" / f"{name}.txt").write_text(STORY.format(name))
    return folder


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_news(tmp_path)


def made(news: Path, run: Run) -> Path:
    assert run("index", "-q", "news", "-o", "news.db", cwd=news) == (0, "", "")
    return news / "news.db"


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """``run`` beside such a folder and its database, for tests that leave both as they are."""
    folder = tmp_path_factory.mktemp("reading")
    write_news(folder)
    made(folder, newsctl)
    return partial(newsctl, cwd=folder)


def index_after(setup: str, news: Path) -> tuple[int, str, str]:
    """Run ``newsctl index news -o news.db`` in a process that runs the Python of ``setup`` before."""
    code = f"{setup}\nfrom newsctl.cli import main; main()"
    command = [sys.executable, "-c", code, "index", "news", "-o", "news.db"]
    done = subprocess.run(command, cwd=news, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ["grep", "harbour"],
        ["grep", "-i", "NORTH|west", "--json"],
        ["grep", "--fuzzy", "Brandvig", "--json"],
        ["grep", "elsewhere", "--speaker", "Brandvik"],
        ["grep", "elsewhere", "--in", "quotes"],
        ["grep", "elsewhere", "--json"],
        ["grep", "Lund", "--and", "elsewhere"],
        ["grep", "-l", "Lund", "--has", "quotes", "--has", "links"],
        ["grep", "ferry"],
        ["grep", "-L", "North"],
        ["grep", "-c", "-v", "ferry"],
        ["export"],
        ["list"],
    ],
)
def test_a_database_answers_like_its_folder(reading: Run, args: list[str]) -> None:
    assert reading(*args, "news.db") == reading(*args, "news")


def test_only_what_changed_is_parsed_again(run: Run, news: Path) -> None:
    said = "newsctl: news.db: {} files added, {} changed, {} gone, {} as they were; {} articles parsed\n"
    assert run("index", "news", "-o", "news.db", cwd=news) == (0, "", said.format(3, 0, 0, 0, 3))
    nothing = (0, "", "newsctl: news.db: nothing has changed; 3 as they were\n")
    assert run("index", "news", "-o", "news.db", cwd=news) == nothing
    os.utime(news / "news" / "West.txt", (1, 1))  # another time, the same bytes
    assert run("index", "news", "-o", "news.db", cwd=news) == nothing
    (news / "news" / "North.txt").unlink()
    (news / "news" / "South.txt").write_text(STORY.format("Southern"))
    (news / "news" / "A.txt").write_text(STORY.format("Eastern"))
    assert run("index", "news", "-o", "news.db", cwd=news) == (
        0,
        "",
        said.format(1, 1, 1, 1, 2).replace("1 files", "1 file"),
    )
    assert (
        run("grep", "-l", "harbour", "news.db", cwd=news)[1] == "news/A.txt\nnews/South.txt\nnews/West.txt\n"
    )
    assert run("export", "news.db", cwd=news) == run("export", "news", cwd=news)
    assert run("index", "-o", "news.db", "--check", cwd=news) == (0, "news.db: sound\n", "")


def test_what_could_not_be_read_is_said_each_time(run: Run, news: Path) -> None:
    (news / "news" / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    for _ in range(2):
        result = run("index", "-q", "news", "-o", "news.db", cwd=news)
        assert result == (2, "", "newsctl: news/photo.txt: a PNG image, not text\n")


def test_an_empty_file_and_what_is_passed_over_are_told_each_time(run: Run, news: Path) -> None:
    (news / "news" / "blank.txt").write_text(" \n")
    (news / "news" / "table.csv").touch()
    told = [
        "newsctl: news/blank.txt: an empty file: no article in it",
        "newsctl: news: passed over 1 .csv; name them to read them",
    ]
    for _ in range(2):
        status, _, err = run("index", "news", "-o", "news.db", cwd=news)
        assert (status, err.splitlines()[:-1]) == (0, told)


def test_records_of_a_dump(run: Run, news: Path) -> None:
    (news / "dump.jsonl").write_text(run("export", "news", cwd=news)[1])
    assert run("index", "-q", "dump.jsonl", "-o", "news.db", cwd=news) == (0, "", "")
    assert run("export", "news.db", cwd=news) == run("export", "dump.jsonl", cwd=news)


def test_status(run: Run, news: Path) -> None:
    made(news, run)
    (news / "news" / "North.txt").unlink()
    (news / "news" / "South.txt").write_text("Changed\n\nText.")
    status, out, err = run("index", "-o", "news.db", "--status", cwd=news)
    assert (status, err) == (0, "")
    told = dict(line.rsplit(maxsplit=1) for line in out.splitlines())
    assert told["articles"] == told["files"] == told["quotes"] == "3"
    assert told["changed since"] == told["gone since"] == told["speakers"] == "1"


def test_it_opens_in_the_sqlite_shell(run: Run, news: Path) -> None:
    with closing(sqlite3.connect(made(news, run))) as connection, connection:
        said = connection.execute("SELECT speaker, text, path FROM who_said_what ORDER BY path").fetchall()
        assert ("Ola Brandvik", "Ships must go elsewhere,", "news/North.txt") in said
        found = connection.execute("SELECT count(*) FROM passages_fts WHERE passages_fts MATCH 'elsewhere'")
        assert found.fetchone() == (3,)
        assert connection.execute("SELECT count(*) FROM paragraphs").fetchone()[0] >= 6


def test_nothing_is_left_beside_the_file(run: Run, news: Path) -> None:
    """So that it opens where nothing can be written: its header asks for no log beside it."""
    for name in ("A.txt", "B.txt"):
        (news / "news" / name).write_text(STORY.format("Inner"))
        path = made(news, run)
        assert path.read_bytes()[18:20] == b"\1\1"
        assert [file.name for file in news.glob("news.db*")] == ["news.db"]


def test_sql_may_ask_for_phrases(run: Run, news: Path) -> None:
    assert run("index", "-q", "--small", "news", "-o", "news.db", cwd=news) == (0, "", "")
    path = news / "news.db"
    phrase = "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH '\"go elsewhere\"'"
    refused = pytest.raises(sqlite3.OperationalError, match="phrase")
    with closing(sqlite3.connect(path)) as connection, refused:
        connection.execute(phrase)
    for _ in range(2):
        assert run("index", "-q", "--phrases", "news", "-o", "news.db", cwd=news) == (0, "", "")
        (news / "news" / "A.txt").write_text(STORY.format("Eastern"))
    made(news, run)  # what it has, it keeps
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(phrase).fetchone() == (4,)
    assert run("index", "-o", "news.db", "--check", cwd=news) == (0, "news.db: sound\n", "")
    assert run("grep", "-c", "elsewhere", "news.db", cwd=news) == run(
        "grep", "-c", "elsewhere", "news", cwd=news
    )


def test_datasette_finds_labels_and_the_full_text_index(run: Run, news: Path) -> None:
    """As it looks for them: a column named title or name, and the table's name behind ``content=``."""
    with closing(sqlite3.connect(made(news, run))) as connection, connection:
        assert connection.execute("SELECT title FROM articles").fetchall() == [
            (headline,) for (headline,) in connection.execute("SELECT headline FROM articles")
        ]
        found = "sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"passages\"%'"
        assert connection.execute(f"SELECT count(*) FROM sqlite_schema WHERE {found}").fetchone() == (1,)
        for table in ("articles", "passages", "quotes", "links"):
            assert connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()


def test_a_damaged_database(run: Run, news: Path) -> None:
    path = made(news, run)
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)
    for args in (["grep", "harbour", "news.db"], ["index", "-q", "news", "-o", "news.db"]):
        status, out, err = run(*args, cwd=news)
        assert (status, out) == (2, "")
        assert err.startswith("newsctl: news.db: a damaged database (")
        assert err.count("\n") == 1


def test_a_database_of_others(run: Run, news: Path) -> None:
    with closing(sqlite3.connect(news / "other.db")) as connection, connection:
        connection.execute("CREATE TABLE cats (name)")
    message = "newsctl: other.db: an SQLite database, but none of newsctl's; `newsctl index` makes one\n"
    assert run("grep", "x", "other.db", cwd=news) == (2, "", message)
    assert run("index", "-q", "news", "-o", "other.db", cwd=news) == (2, "", message)


def test_a_newer_schema(run: Run, news: Path) -> None:
    with closing(sqlite3.connect(made(news, run))) as connection, connection:
        connection.execute("PRAGMA user_version = 99")
    message = "newsctl: news.db: made by a newer newsctl (schema 99, this one knows 5); upgrade newsctl\n"
    assert run("grep", "x", "news.db", cwd=news) == (2, "", message)
    assert run("index", "-q", "news", "-o", "news.db", cwd=news) == (2, "", message)


def test_what_it_will_not_write_to(run: Run, news: Path) -> None:
    assert run("index", "news", "-o", "news/North.txt", cwd=news) == (
        2,
        "",
        "newsctl: news/North.txt: no SQLite database\n",
    )
    assert (news / "news" / "North.txt").read_text() == STORY.format("North")
    status, _, err = run("index", "news", "-o", "nowhere/news.db", cwd=news)
    assert (status, err.count("\n")) == (2, 1)
    made(news, run)
    status, _, err = run("index", "news.db", "-o", "news.db", cwd=news)
    assert (status, err.partition(":")[2]) == (
        2,
        " news.db: is one of the inputs; write to another file\n",
    )


def test_a_second_writer_waits_and_then_gives_up(run: Run, news: Path) -> None:
    path = made(news, run)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, connection:
        connection.execute("BEGIN IMMEDIATE")
        writer = index_after(IMPATIENT, news)
        reader = run("grep", "-c", "North", "news.db", cwd=news)
        connection.execute("ROLLBACK")
    assert writer == (2, "", BUSY)
    assert reader[0] == 0


def test_a_run_that_is_killed_changes_nothing(run: Run, news: Path) -> None:
    path = made(news, run)
    (news / "news" / "A.txt").write_text(STORY.format("Eastern"))
    dying = (
        "import os; from newsctl.corpus.database import indexing\n"
        "indexing.Index.finish = lambda self, **_: os._exit(9)"
    )
    assert index_after(dying, news)[0] == 9
    assert run("grep", "-l", "harbour", "news.db", cwd=news)[1].count("\n") == 3
    assert run("index", "-q", "news", "-o", "news.db", cwd=news)[0] == 0
    assert run("grep", "-l", "harbour", "news.db", cwd=news)[1].count("\n") == 4
    assert path.is_file()


FIRST_BUILD = """
import sys
from newsctl.corpus.database import indexing, updating
updating.CACHE = indexing._BATCH = 1  # so that it is written at once
finish = indexing.Index.finish
def wait(index, **how):
    index._write()
    print("written", flush=True)
    sys.stdin.read()
    return finish(index, **how)
indexing.Index.finish = wait
from newsctl.cli import main
main()
"""


@pytest.fixture
def first_build(news: Path) -> Iterator[subprocess.Popen[str]]:
    """Somebody who makes a new database, and has written much of it."""
    for number in range(200):
        (news / "news" / f"{number}.txt").write_text(STORY.format(number))
    command = [sys.executable, "-c", FIRST_BUILD, "index", "-q", "news", "-o", "news.db"]
    with subprocess.Popen(
        command, cwd=news, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        yield process
        process.kill()


def test_a_first_build_that_is_killed(run: Run, news: Path, first_build: subprocess.Popen[str]) -> None:
    assert (news / "news.db").stat().st_size > 100_000
    first_build.kill()
    first_build.wait()
    message = "newsctl: news.db: an empty database; `newsctl index` fills it\n"
    assert run("grep", "harbour", "news.db", cwd=news) == (2, "", message)
    assert run("index", "-q", "news", "-o", "news.db", cwd=news) == (0, "", "")
    assert run("grep", "-l", "harbour", "news.db", cwd=news)[1].count("\n") == 203
    assert run("index", "-o", "news.db", "--check", cwd=news) == (0, "news.db: sound\n", "")


def test_nobody_disturbs_a_first_build(run: Run, news: Path, first_build: subprocess.Popen[str]) -> None:
    assert run("grep", "harbour", "news.db", cwd=news) == (2, "", BUSY)
    as_it_was_just_now = "import os; os.path.lexists = lambda path: False"
    assert index_after(f"{IMPATIENT}\n{as_it_was_just_now}", news) == (2, "", BUSY)
    first_build.communicate("")
    assert first_build.returncode == 0
    assert sorted(path.name for path in news.iterdir()) == ["news", "news.db"]
    assert run("grep", "-l", "harbour", "news.db", cwd=news)[1].count("\n") == 203


@pytest.mark.parametrize("old", ["UPDATE about SET newsctl = '0.0.1'", "DELETE FROM about"])
def test_what_another_version_parsed_is_parsed_again(run: Run, news: Path, old: str) -> None:
    assert run("index", "-q", "--phrases", "news", "-o", "news.db", cwd=news) == (0, "", "")
    with closing(sqlite3.connect(news / "news.db")) as connection, connection:
        connection.execute("UPDATE articles SET headline = 'Badly parsed'")
        connection.execute("CREATE TABLE notes (text)")  # a user's own
        connection.execute(old)
    version = "0.0.1" if "0.0.1" in old else "unknown"
    _, out, err = run("index", "-o", "news.db", "--status", cwd=news)
    assert ["newsctl", version] in [line.split() for line in out.splitlines()]
    assert (
        err == f"newsctl: news.db: this is newsctl {__version__}; the next `newsctl index` parses all again\n"
    )
    assert "Badly parsed" in run("list", "news.db", cwd=news)[1]
    status, out, err = run("index", "news", "-o", "news.db", cwd=news)
    assert (status, out) == (0, "")
    assert err.splitlines() == [
        f"newsctl: news.db: parsed by newsctl {version}, and this is {__version__}; all is parsed again",
        "newsctl: news.db: 3 files added, 0 changed, 0 gone, 0 as they were; 3 articles parsed",
    ]
    assert run("export", "news.db", cwd=news) == run("export", "news", cwd=news)
    assert run("index", "-o", "news.db", "--check", cwd=news) == (0, "news.db: sound\n", "")
    _, out, err = run("index", "-o", "news.db", "--status", cwd=news)
    assert (["newsctl", __version__] in [line.split() for line in out.splitlines()], err) == (True, "")
    with closing(sqlite3.connect(news / "news.db")) as connection, connection:
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (0,)
        connection.execute("SELECT * FROM passages_fts WHERE passages_fts MATCH '\"go elsewhere\"'")


def test_an_older_schema_is_made_again(run: Run, news: Path) -> None:
    with closing(sqlite3.connect(made(news, run))) as connection, connection:
        connection.execute("DROP TABLE about")  # the first schema had none
        connection.execute("PRAGMA user_version = 1")
    message = "newsctl: news.db: made by an older newsctl (schema 1); `newsctl index` makes it again\n"
    assert run("grep", "x", "news.db", cwd=news) == (2, "", message)
    made(news, run)
    assert run("export", "news.db", cwd=news) == run("export", "news", cwd=news)


def test_standard_input_is_read_each_time(run: Run, news: Path) -> None:
    for name in ("Eastern", "Southern"):
        assert run("index", "-q", "-", "-o", "in.db", cwd=news, input=STORY.format(name))[0] == 0
        assert f"{name} harbour to close" in run("list", "in.db", cwd=news)[1]
    assert run("list", "in.db", cwd=news)[1].count("harbour") == 1


def test_speakers_whom_nobody_quotes_any_more_are_gone(run: Run, news: Path) -> None:
    (news / "news" / "A.txt").write_text(STORY.format("Eastern").replace("Ola Brandvik", "Ada Falk"))
    path = made(news, run)
    (news / "news" / "A.txt").unlink()
    made(news, run)
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute("SELECT name FROM speakers").fetchall() == [("Ola Brandvik",)]


def test_a_database_that_was_never_filled(run: Run, news: Path) -> None:
    with closing(sqlite3.connect(news / "news.db")) as connection, connection:
        connection.execute("PRAGMA journal_mode = WAL")
    message = "newsctl: news.db: an empty database; `newsctl index` fills it\n"
    assert run("grep", "x", "news.db", cwd=news) == (2, "", message)
    made(news, run)
    assert run("grep", "-c", "North", "news.db", cwd=news)[0] == 0


@pytest.mark.uncounted(reason="counting writes a file, which may not grow either")
def test_what_could_not_be_made_leaves_nothing(run: Run, news: Path) -> None:
    """As on a full disk: the file may not grow beyond what SQLite needs for nothing."""
    limit = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))"
    )
    status, out, err = index_after(limit, news)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert not list(news.glob("news.db*"))
