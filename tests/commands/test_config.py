"""Defaults of the user's own, and what is said of a file of them that has a mistake."""

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def config(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """``config(toml)`` writes a file of defaults, and returns what makes newsctl find it."""

    def config(toml: str) -> dict[str, str]:
        (tmp_path / "config.toml").write_text(toml, encoding="utf-8")
        return {"NEWSCTL_CONFIG": "config.toml"}

    return config


Config = Callable[[str], dict[str, str]]


def test_defaults_are_those_of_the_command(run: Run, news: Path, config: Config) -> None:
    env = config(
        '[list]\ncolumns = ["headline", "quotes"]\nhas = ["quotes"]\nlimit = 1\n[grep]\ncount = true\n'
    )
    assert run("list", "news.jsonl", env=env) == (0, "Ferry [sic] runs aground off Lund\t3\n", "")
    assert run("list", "news.jsonl", "--columns", "words", env=env) == (0, "23\n", "")
    assert run("grep", "aground", "news.jsonl", env=env) == (0, "ferry.txt:2\n", "")


def test_defaults_of_newsctl_itself_are_those_of_all_commands(run: Run, news: Path, config: Config) -> None:
    env = config('color = "always"\n')
    assert "\x1b[" in run("grep", "aground", "news.jsonl", env=env)[1]
    assert "\x1b[" not in run("grep", "aground", "news.jsonl", "--color", "never", env=env)[1]


@pytest.mark.parametrize("args", [["--no-config", "list"], ["list", "--no-config"]])
def test_no_config(run: Run, news: Path, config: Config, args: list[str]) -> None:
    env = config("[list]\nlimit = 1\n")
    assert len(run(*args, "news.jsonl", env=env)[1].splitlines()) == 3


def test_where_the_file_is_looked_for(run: Run, news: Path, tmp_path: Path) -> None:
    for folder, variable in ((".config", "HOME"), ("settings", "XDG_CONFIG_HOME")):
        (tmp_path / folder / "newsctl").mkdir(parents=True)
        (tmp_path / folder / "newsctl" / "config.toml").write_text("[list]\nlimit = 1\n", encoding="utf-8")
        value = str(tmp_path if variable == "HOME" else tmp_path / folder)
        script = f"unset NEWSCTL_CONFIG XDG_CONFIG_HOME; {variable}={value} newsctl list news.jsonl | wc -l"
        assert _sh(script, tmp_path).strip() == "1"


def _sh(script: str, folder: Path) -> str:
    import os
    import subprocess
    import sys

    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", script], cwd=folder, env={"PATH": path}, capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[grpe]\ncount = true\n", "[grpe] is no command. Did you mean 'grep'?"),
        ("[list]\nsrot = 'date'\n", "[list] srot is no option that has a default. Did you mean 'sort'?"),
        ("[list]\nhelp = true\n", "[list] help is no option that has a default."),
        ("colour = 'never'\n", "colour is no option that has a default. Did you mean 'color'?"),
        ("list = 3\n", "list is no option that has a default."),
        ("[list]\nreverse = 'yes'\n", "[list] reverse is true or false, not 'yes'"),
        ("[list]\nlimit = 0\n", "Invalid value for '--limit': 0 is not in the range x>=1."),
        ("[list]\nsort = 'dat'\n", None),
        ("[list\n", None),
    ],
)
def test_what_is_wrong_with_the_file(
    run: Run, news: Path, config: Config, toml: str, said: str | None
) -> None:
    status, out, err = run("list", "news.jsonl", env=config(toml))
    assert (status, out) == (2, "")
    assert err.startswith("newsctl: config.toml: ")
    assert err.count("\n") == 1
    if said:
        assert err == f"newsctl: config.toml: {said}\n"
    assert run("list", "--no-config", "news.jsonl", env=config(toml))[0] == 0


def test_a_file_that_is_named_and_not_there(run: Run, news: Path) -> None:
    assert run("list", "news.jsonl", env={"NEWSCTL_CONFIG": "gone.toml"}) == (
        2,
        "",
        "newsctl: gone.toml: no such file or directory\n",
    )


def test_version_for_a_bug_report(run: Run, config: Config) -> None:
    status, out, err = run("--version", "--verbose", env=config(""))
    assert (status, err) == (0, "")
    for words in ("newsctl 0", "Python 3", "compiled parser: ", "SQLite 3", "click ", "(extra re2)"):
        assert words in out
    assert out.endswith("config: config.toml\n")
    assert run("--verbose") == (2, "", "newsctl: --verbose goes with --version. See 'newsctl --help'.\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["list", "--sorted", "date"], " Did you mean '--sort'?"),
        (["list", "--untill", "2020"], " Did you mean '--until'?"),
        (["grep", "--before", "2020", "x"], " Did you mean '--before-context'?"),
        (["list", "--from", "2020"], " Did you mean '--since'?"),
        (["list", "--date", "2020"], " Did you mean '--since'?"),
        (["show", "--include", "x"], ""),
        (["schema", "--quotes"], ""),
        (["list", "--after", "2020"], ""),
    ],
)
def test_options_that_are_near(run: Run, args: list[str], said: str) -> None:
    option = next(arg for arg in args if arg.startswith("--"))
    assert run(*args) == (
        2,
        "",
        f"newsctl: No such option {option!r}.{said} See 'newsctl {args[0]} --help'.\n",
    )


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["list", "--columns", "speaker"], "Did you mean 'speakers'?"),
        (["list", "--count-by", "mouth"], "Did you mean 'month'?"),
        (["list", "--sort", "headlines"], "Did you mean 'headline'?"),
        (["list", "--has", "quote"], "Did you mean 'quotes'?"),
        (["grep", "--sort", "rihgt", "x"], "Did you mean 'right'?"),
    ],
)
def test_values_that_are_near(run: Run, args: list[str], said: str) -> None:
    status, out, err = run(*args)
    assert (status, out) == (2, "")
    assert f" {said} See " in err
