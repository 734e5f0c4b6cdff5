"""The Environment a command runs in, faked: a terminal without a terminal."""

import io
import itertools

import pytest

from newsctl.cli.environment import Environment
from newsctl.cli.exit import Exit
from newsctl.cli.group import run
from newsctl.cli.progress import watched
from newsctl.cli.table import fitting
from newsctl.cli.visible import visible
from newsctl.corpus import Tally


class Fake(Environment):
    """A terminal of any size whose output is kept."""

    def __init__(
        self, *, columns: int = 80, env: dict[str, str] | None = None, is_terminal: bool = True
    ) -> None:
        self.out = io.BytesIO()
        self.err = io.StringIO()
        super().__init__(
            stdin=io.BytesIO(b"Ferry aground\n\nIt ran aground.\n"),
            stdout=self.out,
            stderr=self.err,
            env=env or {},
            is_terminal=is_terminal,
            stderr_is_terminal=is_terminal,
            size=(columns, 24),
        )


def test_commands_take_everything_from_the_environment() -> None:
    fake = Fake(env={"NO_COLOR": "1"})
    assert run(["show", "-"], fake) == Exit.DONE
    assert fake.out.getvalue().decode() == "  Ferry aground\n\n  It ran aground.\n"
    assert fake.err.getvalue() == ""


def test_width_is_the_terminals_unless_columns_says_otherwise() -> None:
    assert Fake(columns=132).width == 132
    assert Fake(columns=132, env={"COLUMNS": "60"}).width == 60
    assert Fake(columns=132, env={"COLUMNS": "00060"}).width == 60
    assert Fake(columns=132).wraps
    for none in ("wide", "0", "-1", "\N{ARABIC-INDIC DIGIT NINE}", "6e1"):
        assert Fake(columns=132, env={"COLUMNS": none}).width == 132
    for huge in ("10000", "10001", "1" + "0" * 22, "9" * 5000):  # int() refuses the last
        assert Fake(columns=132, env={"COLUMNS": huge}).width == 10_000


def test_complaints_stand_on_a_line_of_their_own_while_progress_shows() -> None:
    fake = Fake()
    fake.progress("1 article")
    fake.report("a.txt", "gone")
    assert fake.failed
    assert fake.err.getvalue() == "\r\x1b[K1 article\r\x1b[Knewsctl: a.txt: gone\n"


def test_progress_shows_after_a_second_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.monotonic", itertools.count(step=2.0).__next__)
    tally = Tally(articles=1200, size=3_400_000, skipped=3, expected=lambda: 3000)
    held_back, shown, piped = Fake(), Fake(), Fake(is_terminal=False)
    assert list(watched([1], tally, held_back, held_back=True)) == [1]
    assert held_back.err.getvalue() == (
        "\r\x1b[K1,200 of 3,000 articles, 1.7 MB/s, 0:03 left\r\x1b[K"
        "newsctl: 1,200 articles read, 3 skipped, 6.0 s\n"
    )
    assert list(watched([1], tally, shown)) == [1]
    assert list(watched([1], tally, piped, held_back=True)) == [1]
    assert shown.err.getvalue() == piped.err.getvalue() == ""


def test_progress_of_containers_goes_by_their_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.monotonic", itertools.count(step=2.0).__next__)
    fake = Fake()
    tally = Tally(articles=1200, size=3_400_000, portion=lambda: 0.02)
    assert list(watched([1], tally, fake, held_back=True)) == [1]
    assert fake.err.getvalue().startswith("\r\x1b[K1,200 articles, 1.7 MB/s, 1:38 left\r\x1b[K")


def test_visible_leaves_all_scripts_alone() -> None:
    for text in (
        "Köln",
        "مذاکرات هسته‌ای",
        "核协议",
        "👩‍🚀",
        "a\N{NO-BREAK SPACE}b",
        "❤️",
        "葛\U000e0100",
        "한글",
    ):
        assert visible(text) == text
    assert visible("a\tb") == "a b"
    assert visible("\x00\x1b\x7f\x85\u2028\u202e\u2069") == r"\x00\x1b\x7f\x85\u2028\u202e\u2069"


def test_columns_give_way_by_weight_and_never_below_their_floor() -> None:
    columns = ("date", "headline", "words", "place")
    assert fitting(columns, (10, 30, 5, 10), 80) == [10, 30, 5, 10]
    assert fitting(columns, (10, 80, 5, 40), 80) == [10, 39, 5, 20]
    assert fitting(columns, (10, 80, 5, 40), 47) == [10, 18, 5, 8]
    assert fitting(columns, (10, 80, 5, 40), 46) is None


def test_paths_are_never_cut_and_leave_headlines_readable() -> None:
    columns = ("headline", "path")
    assert fitting(columns, (60, 40), 80, easy=True) == [38, 40]
    assert fitting(columns, (60, 48), 80, easy=True) == [30, 48]
    assert fitting(columns, (60, 49), 80, easy=True) is None
    assert fitting(columns, (60, 49), 80) == [29, 49]
