"""``newsctl index --check`` finds what is wrong; damage of any kind is one line, whichever command reads."""

import io
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsctl.cli.environment import Environment
from newsctl.cli.group import run as run_here

Run = Callable[..., tuple[int, str, str]]

STORY = """\
Orchard {0} in bloom

LUND (NNA) -- The trees of orchard {0} are in bloom, {1} Brandvik said on Monday.

"Come and see," said Brandvik. The owner called it "a white sea".

Read More:

Old orchard sold
"""

COMMANDS = (
    ("list", "news.db"),
    ("show", "news.db"),
    ("grep", "bloom", "news.db"),
    ("grep", "--fuzzy", "Brandvig", "news.db"),
    ("grep", "-i", "LUND", "--json", "news.db"),
    ("export", "news.db"),
    ("index", "-o", "news.db", "--status"),
    ("index", "-o", "news.db", "--check"),
    ("index", "-q", "-o", "news.db"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of articles, and a database of them."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "news").mkdir()
    for number in range(8):
        (folder / "news" / f"{number}.txt").write_text(STORY.format(number, f"Ola{number}"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert here("index", "-q", "news", "-o", "news.db") == (0, b"", "")
    return folder


@pytest.fixture
def news(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def here(*args: str) -> tuple[int, bytes, str]:
    """Run newsctl in this process: it takes a tenth of the time of one of its own."""
    out, err = io.BytesIO(), io.StringIO()
    status = run_here(args, Environment(stdin=io.BytesIO(), stdout=out, stderr=err, env={}))
    return status, out.getvalue(), err.getvalue()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE vocabulary SET words = replace(words, 'bloom', 'gloom')", "the vocabulary is not that"),
        ("UPDATE vocabulary SET sounds = sounds || char(10) || 'X'", "the vocabulary is not that"),
        ("UPDATE vocabulary SET words = NULL || words", "damaged database"),
        ("DELETE FROM vocabulary", "the vocabulary is not that"),
        ("UPDATE articles SET paragraphs = 9 WHERE id = 3", "row 3 of articles has 2 paragraphs, not 9"),
        ("UPDATE articles SET quotes = 0 WHERE id = 3", "row 3 of articles has 2 quotes, not 0"),
        ("UPDATE articles SET links = 'x' WHERE id = 3", "row 3 of articles has 1 links, not x"),
        ("UPDATE articles SET headline = 'Another' WHERE id = 3", "row 3 of articles has other passages"),
        ("UPDATE articles SET date_source = 'dream' WHERE id = 3", "row 3 of articles cannot be read"),
        ("UPDATE articles SET dateline_start = 40 WHERE id = 3", "row 3 of articles has dateline_start and"),
        ("DELETE FROM articles WHERE id = 3", "row 3 of sources has 0 articles, not 1"),
        ("DELETE FROM sources WHERE id = 3", "row 3 of articles belongs to a row that is not there"),
        (
            "DELETE FROM passages WHERE article_id = 3 AND field = 'body'",
            "row 3 of articles has 0 paragraphs",
        ),
        ("UPDATE passages SET text = 'Pears' WHERE id = 3", "the full-text index is not that of the texts"),
        ("UPDATE passages SET number = 7 WHERE article_id = 3", "row 3 of articles has other passages"),
        (
            "UPDATE passages SET article_id = 99 WHERE id = 3",
            "of passages belongs to a row that is not there",
        ),
        ("UPDATE quotes SET paragraph = 99 WHERE id = 3", "row 3 of quotes stands in a paragraph that"),
        ("UPDATE quotes SET start = -1 WHERE id = 3", "row 3 of quotes has start and end that are no place"),
        ('UPDATE quotes SET "end" = 0 WHERE id = 3', "row 3 of quotes has start and end that are no place"),
        ("UPDATE quotes SET cue_end = NULL WHERE article_id = 3", "row 3 of articles cannot be read"),
        (
            "UPDATE quotes SET mention_start = -9",
            "of quotes has mention_start and mention_end that are no place",
        ),
        ("UPDATE quotes SET kind = 'whole' WHERE article_id = 3", "row 3 of articles cannot be read"),
        (
            "UPDATE quotes SET speaker_id = 99 WHERE article_id = 3",
            "of quotes belongs to a row that is not there",
        ),
        ("DELETE FROM quotes WHERE article_id = 3", "row 3 of articles has 0 quotes, not 2"),
        ("DELETE FROM speakers WHERE id = 1", "of quotes belongs to a row that is not there"),
        ("INSERT INTO speakers VALUES (99, 'Nobody')", "row 99 of speakers is the speaker of no quote"),
        ('UPDATE links SET "end" = -1 WHERE id = 3', "row 3 of links has start and end that are no place"),
        ("DELETE FROM links WHERE article_id = 3", "row 3 of articles has 0 links, not 1"),
        (
            "UPDATE sources SET path = x'ff' WHERE id = 3",
            "row 3 of sources has something else than TEXT as its path",
        ),
        ("DELETE FROM corpora", "it does not say what it was made of"),
        ("UPDATE about SET options = '[]'", "what it was made of cannot be read"),
        ("DELETE FROM passages_fts_data WHERE id > 10", "the full-text index is not that of the texts"),
        ("DROP TABLE vocabulary", "no such table: vocabulary"),
    ],
)
def test_check_finds(news: Path, change: str, fault: str) -> None:
    with closing(sqlite3.connect("news.db")) as connection, connection:
        connection.execute(change.replace("NULL || words", "CAST(x'ff' AS TEXT)"))
    status, out, err = here("index", "-o", "news.db", "--check")
    assert (status, out) == (2, b"")
    assert fault in err
    assert all(line.startswith("newsctl: news.db: ") for line in err.splitlines())
    for command in COMMANDS:
        assert "bug" not in here(*command)[2]


def test_check_needs_to_write_nothing(news: Path, as_user: Run) -> None:
    (news / "locked").mkdir()
    shutil.copy("news.db", "locked")
    (news / "locked" / "news.db").chmod(0o400)
    (news / "locked").chmod(0o500)
    args = ("index", "-o", "locked/news.db", "--check")
    assert as_user(*args, cwd=news) == (0, "locked/news.db: sound\n", "")
    (news / "locked").chmod(0o700)
    (news / "locked" / "news.db").chmod(0o600)
    with closing(sqlite3.connect("locked/news.db")) as connection, connection:
        connection.execute("UPDATE passages SET text = 'Pears' WHERE id = 3")
        connection.execute("PRAGMA journal_mode = DELETE")
    (news / "locked").chmod(0o500)
    assert "the full-text index is not that of the texts" in as_user(*args, cwd=news)[2]
    (news / "locked").chmod(0o700)


def test_check_of_phrases(news: Path) -> None:
    assert here("index", "-q", "--phrases", "-o", "news.db")[0] == 0
    assert here("index", "-o", "news.db", "--check") == (0, b"news.db: sound\n", "")
    with closing(sqlite3.connect("news.db")) as connection, connection:  # the same words in another order
        connection.execute("UPDATE passages SET text = 'bloom in 0 Orchard' WHERE id = 1")
    assert "full-text index" in here("index", "-o", "news.db", "--check")[2]


def test_a_damaged_article_costs_itself(news: Path) -> None:
    whole = here("export", "news.db")[1].splitlines()
    with closing(sqlite3.connect("news.db")) as connection, connection:
        connection.execute("UPDATE quotes SET text = x'ff' WHERE article_id = 3")
        connection.execute("DELETE FROM passages WHERE article_id = 6 AND number = 1")
    what = "a damaged database (malformed: 2 of 8 articles cannot be read); delete it and build it again"
    status, out, err = here("export", "news.db")
    assert (status, out.splitlines()) == (2, [*whole[:2], *whole[3:5], *whole[6:]])
    assert err == f"newsctl: news.db: {what} with `newsctl index`\n"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sources SET id = 9223372036854775807 WHERE id = 3",
        "UPDATE articles SET id = 9223372036854775807 WHERE id = 3",
        "UPDATE passages SET id = 9223372036854775807 WHERE id = 3",
        "UPDATE sources SET articles = 9223372036854775807",
        "UPDATE sources SET place = 'x', size = -1, modified = x'00'",
        "UPDATE sources SET path = x'ff' WHERE id = 3",
        "UPDATE sources SET path = 'a' || char(0) || 'b' WHERE id = 3",
        "UPDATE quotes SET paragraph = 9223372036854775807, start = 9223372036854775807",
        "UPDATE articles SET words = 9223372036854775807",
        "UPDATE corpora SET name = zeroblob(100000)",
        "UPDATE about SET newsctl = 7, folder = 7, options = 7",
        "UPDATE vocabulary SET sounds = ''",
        "UPDATE vocabulary SET id = 9223372036854775807",
    ],
)
def test_values_that_newsctl_never_writes(news: Path, change: str) -> None:
    (news / "news" / "9.txt").write_text(STORY.format(9, "Ada"))
    with closing(sqlite3.connect("news.db")) as connection, connection:
        connection.execute(change)
    for command in COMMANDS:
        status, _, err = here(*command)
        assert "bug" not in err
        assert status in (0, 1) or "--check" in command or err.count("\n") == 1


def _flip(data: bytearray, at: int, chance: random.Random) -> None:
    data[at] ^= 1 << chance.randrange(8)


def _scatter(data: bytearray, at: int, chance: random.Random) -> None:
    for _ in range(20):
        _flip(data, chance.randrange(len(data)), chance)


def _overwrite(data: bytearray, at: int, chance: random.Random) -> None:
    data[at : at + 64] = chance.randbytes(len(data[at : at + 64]))


def _cut_off(data: bytearray, at: int, chance: random.Random) -> None:
    del data[at:]


def _zero_page(data: bytearray, at: int, chance: random.Random) -> None:
    page = at // 4096 * 4096
    data[page : page + 4096] = bytes(4096)


def _head_of_page(data: bytearray, at: int, chance: random.Random) -> None:
    data[at // 4096 * 4096 + chance.randrange(60)] = chance.randrange(256)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("damage", [_flip, _scatter, _overwrite, _cut_off, _zero_page, _head_of_page])
def test_damage_anywhere(
    news: Path, damage: Callable[[bytearray, int, random.Random], None], seed: int
) -> None:
    whole = (news / "news.db").read_bytes()
    chance = random.Random(f"{damage.__name__} {seed}")
    data = bytearray(whole)
    damage(data, chance.randrange(len(data)), chance)
    for command in COMMANDS:
        for ending in ("-wal", "-shm", "-journal"):
            (news / f"news.db{ending}").unlink(missing_ok=True)
        (news / "news.db").write_bytes(data)
        status, _, err = here(*command)
        assert status in (0, 1, 2)
        assert "bug" not in err
        assert status != 2 or err.startswith("newsctl: ")
        assert status != 2 or "--check" in command or err.count("\n") == 1
