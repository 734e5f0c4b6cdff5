"""``newsctl grep`` in the hands of those who know grep: status alone, NULs, switches typed out of habit."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsctl import Article, Quote
from newsctl.article import to_json

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]

TOLL = Article(
    path="toll.txt",
    headline="Bridge toll to end",
    body=[
        "The toll on the Marle bridge ends in June.",
        '"The toll was never fair," said Vera Lindqvist. "Nobody will miss it."',
        'Drivers were "delighted", Tom Aske said.',
    ],
    quotes=[
        Quote("The toll was never fair,", 0, 0, 1, "full", "Vera Lindqvist", [], None, None, "inverted"),
        Quote("Nobody will miss it.", 0, 0, 1, "full", "Vera Lindqvist", [], None, None, "inverted"),
        Quote("delighted", 0, 0, 2, "partial", "Tom Aske", [], None, None, "pre-posed"),
    ],
    words=26,
)
SNOW = Article(path="snow.txt", headline="Snow on the pass", body=["No toll is taken in winter."], words=6)


@pytest.fixture(autouse=True)
def news(tmp_path: Path) -> Path:
    """Two records, called by the paths of files that are there."""
    for article in (TOLL, SNOW):
        (tmp_path / str(article.path)).touch()
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"".join(to_json(article) + b"\n" for article in (TOLL, SNOW)))
    return path


@pytest.mark.parametrize("word", [("toll", 0), ("ferry", 1)], ids=str)
@pytest.mark.parametrize(
    "shown", [[], ["-c"], ["-l"], ["-o"], ["--json"], ["--kwic"], ["--heading"], ["-Z"], ["-C", "1"]], ids=str
)
def test_quiet_prints_nothing_and_the_status_tells(run: Run, word: tuple[str, int], shown: list[str]) -> None:
    pattern, status = word
    assert run("grep", "-q", pattern, "news.jsonl", *shown) == (status, "", "")


def test_quiet_makes_no_remarks_and_looks_for_articles_without_a_match(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Zoll f\u00e4llt\n\nDer Zoll f\u00e4llt weg.\n".encode("cp1252"))
    assert run("grep", "--quiet", "Zoll", "old.txt") == (0, "", "")
    assert run("grep", "-qL", "bridge", "news.jsonl") == (0, "", "")
    assert run("grep", "-qL", "toll", "news.jsonl") == (1, "", "")
    assert run("grep", "-qv", ".", "news.jsonl") == (1, "", "")


def test_with_quiet_a_match_is_0_whatever_could_not_be_read(run: Run) -> None:
    status, out, err = run("grep", "-q", "toll", "missing.txt", "news.jsonl")
    assert (status, out) == (0, "")
    assert err.startswith("newsctl: missing.txt: ")
    assert run("grep", "-q", "ferry", "missing.txt", "news.jsonl")[0] == 2


def test_quiet_before_the_command_is_about_remarks_alone(run: Run) -> None:
    assert run("-q", "grep", "-c", "toll", "news.jsonl") == (0, "toll.txt:3\nsnow.txt:1\n", "")


@pytest.mark.parametrize(
    "switches",
    [
        ["-rn"],
        ["-H", "-E"],
        ["--recursive", "--line-number", "--with-filename", "--extended-regexp"],
        ["-rnEiH"],
    ],
    ids=str,
)
def test_switches_for_what_is_always_so_are_taken(run: Run, switches: list[str]) -> None:
    expected = run("grep", "-i", "winter", "news.jsonl")
    assert expected[1] == "snow.txt:1:No toll is taken in winter.\n"
    assert run("grep", "-i", *switches, "winter", "news.jsonl") == expected


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["-P"], "-P is not needed: patterns are Python's regular expressions already"),
        (["-rnP"], "-P is not needed: patterns are Python's regular expressions already"),
        (["--perl-regexp"], "--perl-regexp is not needed: patterns are Python's"),
        (["-x"], "-x is not needed: what is searched is a whole paragraph; write ^PATTERN$"),
        (["-s"], "-s is not needed: an input that cannot be read is always told"),
        (["-R"], "-R is not needed: folders are always searched; --follow is for"),
        (["-2"], "-2 is not needed: write -C 2 for"),
        (["--exclude-dir=old"], "--exclude-dir is not needed: --exclude leaves out folders"),
    ],
    ids=str,
)
def test_what_newsctl_has_no_need_of_is_explained(run: Run, args: list[str], reason: str) -> None:
    status, out, err = run("grep", *args, "toll", "news.jsonl")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"newsctl: {reason}")
    assert err.endswith(" See 'newsctl grep --help'.\n")


def test_null_output_ends_paths_also_before_passages(run: Run) -> None:
    assert run("grep", "-Z", "winter", "news.jsonl")[1] == "snow.txt\0001:No toll is taken in winter.\n"
    assert (
        run("grep", "-Zo", "toll on|winter", "news.jsonl")[1]
        == "toll.txt\0001:toll on\nsnow.txt\0001:winter\n"
    )
    assert (
        run("grep", "-Z", "never", "-A1", "news.jsonl")[1].splitlines()[1].startswith("toll.txt\0003-Drivers")
    )
    assert run("grep", "-Zl", "toll", "news.jsonl")[1] == "toll.txt\0snow.txt\0"
    assert run("grep", "-Zc", "toll", "news.jsonl")[1] == "toll.txt\0003\nsnow.txt\0001\n"


@pytest.mark.parametrize("shown", ["--json", "--kwic", "--heading"])
def test_null_output_is_for_paths_that_begin_a_line(run: Run, shown: str) -> None:
    assert run("grep", "-Z", shown, "toll", "news.jsonl") == (
        2,
        "",
        "newsctl: -Z ends paths that begin a line; --json, --kwic and --heading have none."
        " See 'newsctl grep --help'.\n",
    )


NONE = "newsctl: the file of patterns has none, so that nothing matches; write one a line\n"


@pytest.mark.parametrize("content", ["", "\n", "\r\n\n"], ids=repr)
def test_a_file_without_patterns_finds_nothing(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "none").write_text(content, encoding="utf-8")
    assert run("grep", "-f", "none", "news.jsonl") == (1, "", NONE)
    assert run("grep", "-c", "-v", "-f", "none", "news.jsonl") == (0, "toll.txt:4\nsnow.txt:2\n", NONE)
    assert run("grep", "-q", "-f", "none", "news.jsonl") == (1, "", "")
    assert run("grep", "--fuzzy", "-f", "none", "news.jsonl") == (1, "", NONE)
    assert run("grep", "-f", "none", "-e", "winter", "-c", "news.jsonl") == (0, "snow.txt:1\n", "")


def test_a_file_without_patterns_finds_nothing_in_a_database(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none").touch()
    run("index", "news.jsonl", "-o", "news.db")
    assert run("grep", "-f", "none", "news.db") == (1, "", NONE)
    assert run("grep", "-cv", "-f", "none", "news.db")[1].split(":")[1:] == ["4\nsnow.txt", "2\n"]


SAID = [
    ("body", 1, "The toll was never fair,", "Vera Lindqvist"),
    ("body", 1, "Nobody will miss it.", "Vera Lindqvist"),
]


@pytest.mark.parametrize("corpus", ["news.jsonl", "./news.jsonl", "news.db", "."])
@pytest.mark.parametrize("named", ["as a place", "with a pattern that matches all", "in the environment"])
def test_without_a_pattern_all_that_a_speaker_says(run: Run, corpus: str, named: str) -> None:
    if corpus == "news.db":
        run("index", "news.jsonl", "-o", "news.db")
    asked = ["grep", "--json", "--speaker", "Lindqvist", "--exclude", "*.txt"]
    if named == "in the environment":
        status, out, err = run(*asked, env={"NEWSCTL_CORPUS": corpus})
    elif named == "as a place":
        status, out, err = run(*asked, corpus)
    else:
        status, out, err = run(*asked, "-e", "The toll was never.*,|Nobody will.*[.]", corpus)
    found = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [(each["field"], each["paragraph"], each["match"], each["speaker"]) for each in found] == SAID


def test_without_a_pattern_in_quotes_and_in_a_concordance(run: Run) -> None:
    asked = ["grep", "--speaker", "Aske", "news.jsonl"]
    assert run(*asked) == (0, 'toll.txt:3:Drivers were "delighted", Tom Aske said.\n', "")
    assert run(*asked, "--in", "quotes") == (0, "toll.txt:quotes:delighted\n", "")
    assert run(*asked, "-o") == (0, "toll.txt:3:delighted\n", "")
    assert run(*asked, "--kwic=14") == (0, 'Drivers were "delighted", Tom Aske sa  toll.txt:3\n', "")
    assert run("grep", "--speaker", "Nobody", "news.jsonl") == (1, "", "")


def test_a_word_that_may_be_a_place_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "toll").write_text("Toll to end\n\nIt is no more.\n", encoding="utf-8")
    (tmp_path / "winter").mkdir()
    (tmp_path / "winter" / "snow.txt").write_text("Snow\n\nIt is deep.\n", encoding="utf-8")
    asked = ["grep", "-c", "--speaker", "Aske"]
    place = "newsctl: toll: taken for a place to search, all that --speaker says; -e toll for the word\n"
    assert run(*asked, "toll") == (1, "", place)
    assert run(*asked, "toll", "news.jsonl") == (0, "toll.txt:1\n", place)
    assert run(*asked, "-e", "toll", "news.jsonl") == (1, "", "")
    assert run(*asked, "winter") == (1, "", place.replace("toll", "winter"))
    assert run("grep", "-c", "winter", env={"NEWSCTL_CORPUS": "news.jsonl"}) == (0, "snow.txt:1\n", "")


def test_kwic_has_so_many_columns_on_either_side(run: Run) -> None:
    assert run("grep", "--kwic=10", "toll", "news.jsonl", env={"COLUMNS": "200"}) == (
        0,
        "   Bridge toll to end     toll.txt:headline\n"
        "      The toll on the Ma  toll.txt:1\n"
        '     "The toll was never  toll.txt:2\n'
        "       No toll is taken   snow.txt:1\n",
        "",
    )


def test_kwic_as_json_has_left_and_right(run: Run) -> None:
    status, out, err = run("grep", "--kwic", "--json", "never", "news.jsonl")
    assert (status, err) == (0, "")
    assert json.loads(out) == {
        "path": "toll.txt",
        "headline": "Bridge toll to end",
        "field": "body",
        "paragraph": 1,
        "start": 14,
        "end": 19,
        "left": '"The toll was ',
        "match": "never",
        "right": ' fair," said Vera Lindqvist. "Nobody will miss it."',
        "speaker": "Vera Lindqvist",
        "score": None,
    }
    narrow = json.loads(run("grep", "--kwic=5", "--json", "never", "news.jsonl")[1])
    assert (narrow["left"], narrow["right"]) == (" was ", " fair")
    sides = [
        json.loads(line)["right"][:3]
        for line in run("grep", "--json", "--kwic=3", "--sort", "right", "toll", "news.jsonl")[1].splitlines()
    ]
    assert sides == sorted(sides, key=str.casefold)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--kwic", "-v"], "--kwic shows matches, and -v what has none; leave one of them out."),
        (["--kwic=3", "-v", "--json"], "--kwic shows matches, and -v what has none; leave one of them out."),
        (["--kwic", "-c"], "-c and --kwic exclude each other."),
        (["--json", "-o"], "-o and --json exclude each other."),
    ],
    ids=str,
)
def test_what_leaves_nothing_to_show_is_refused(run: Run, args: list[str], message: str) -> None:
    status, out, err = run("grep", "toll", "news.jsonl", *args)
    assert (status, out, err) == (2, "", f"newsctl: {message} See 'newsctl grep --help'.\n")


SCREEN = """\
Bridge toll to end
toll.txt
  2: "The toll was never fair," said Vera Lindqvist. "Nobody will miss it."
     \u2014 Vera Lindqvist
  3: Drivers were "delighted", Tom Aske said.
     \u2014 Tom Aske
"""


def test_a_hit_inside_a_quote_names_its_speaker(run: Run, on_terminal: Terminal) -> None:
    asked = ["grep", "-e", "miss", "-e", "never", "-e", "delighted", "-e", "Drivers", "news.jsonl"]
    assert run(*asked, "--heading") == (0, SCREEN, "")
    status, screen = on_terminal(*asked, env={"NO_COLOR": "1"})
    assert (status, screen.split()) == (0, SCREEN.split())
    assert "\u2014" not in run(*asked)[1]
    assert "\u2014" not in run("grep", "--heading", "Lindqvist", "news.jsonl")[1]
