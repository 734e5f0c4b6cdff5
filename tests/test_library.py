"""newsctl from Python: the same articles and matches as on the command line."""

import doctest
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import newsctl
from tests.commands.conftest import news as news  # the same dump as the commands read
from tests.commands.conftest import run as run

NOTEBOOK = Path(__file__).parent / "notebook.ipynb"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def here(news: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(news.parent)
    return news


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_read_gives_what_export_gives(run: Run, here: Path, jobs: int | None) -> None:
    records = [article.to_json() + "\n" for article in newsctl.read("news.jsonl", jobs=jobs)]
    assert "".join(records) == run("export", "news.jsonl")[1]


def test_search_gives_what_grep_gives(run: Run, here: Path) -> None:
    found = [
        json.loads(newsctl.to_json(match))
        for match in newsctl.search("ferry|snow", "news.jsonl", wording=newsctl.Wording(ignore_case=True))
    ]
    out = run("grep", "-i", "--json", "ferry|snow", "news.jsonl")[1]
    assert found == [json.loads(line) for line in out.splitlines()]
    assert found


def test_people_gives_what_people_gives(run: Run, here: Path) -> None:
    told = [json.loads(line) for line in run("people", "news.jsonl", "--json")[1].splitlines()]
    assert told
    persons = [(person.name, person.quotes) for person in newsctl.people("news.jsonl")]
    assert persons == [(each["person"], each["quotes"]) for each in told]


def test_filters_and_paths(here: Path) -> None:
    berg = newsctl.Filters(speaker=("Berg",))
    assert [article.path for article in newsctl.read(Path("news.jsonl"), filters=berg)] == [
        "ferry.txt",
        "snow.txt",
    ]
    assert {match.speaker for match in newsctl.search("bump|snow", here, filters=berg)} == {"Ida Berg"}


def test_what_cannot_be_read_is_a_warning_and_the_rest_is_read(here: Path) -> None:
    with pytest.warns(newsctl.NewsctlWarning, match=r"missing\.txt: no such file or folder"):
        assert len(list(newsctl.read("missing.txt", "news.jsonl"))) == 3


def test_a_pattern_that_does_not_compile_is_an_error(here: Path) -> None:
    with pytest.raises(newsctl.PatternError):
        next(newsctl.search("(", "news.jsonl"))


def test_a_record_is_a_dict_of_plain_values(here: Path) -> None:
    article = next(newsctl.read("news.jsonl"))
    assert article.to_dict() == json.loads(article.to_json())
    assert article.to_json(ascii_only=True).isascii()


ARCHIVE = {
    "bread.txt": """Bread dearer again

LUND, March 4, 2024 (NNA) -- Bakers have raised the price of a loaf.

"Flour is dear," said Nils Holm, a baker.
""",
    "ferry.txt": """Ferry runs aground

LUND, March 5, 2024 (NNA) -- A ferry ran aground on Tuesday.

"We felt a bump," said Ida Berg, a passenger. "Then it was quiet."
""",
}


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder ``archive`` in the current one."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "archive"
    folder.mkdir()
    for name, text in ARCHIVE.items():
        folder.joinpath(name).write_text(text, encoding="utf-8")
    return folder


def test_the_examples_in_the_documentation(archive: Path) -> None:
    for module in ("pandas", "duckdb"):
        pytest.importorskip(module, reason=f"{module} is not installed: newsctl[readers]")
    example = doctest.DocTestFinder(recurse=False).find(newsctl, "newsctl", globs={})[0]
    assert len(example.examples) == 12
    said: list[str] = []
    assert doctest.DocTestRunner().run(example, out=said.append).failed == 0, "".join(said)


def test_the_notebook(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each cell is run, in one namespace as in Jupyter, and prints what the notebook shows below it."""
    pytest.importorskip("pandas", reason="pandas is not installed: newsctl[readers]")
    names: dict[str, object] = {}
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    shown = 0
    for cell in (cell for cell in cells if cell["cell_type"] == "code"):
        exec("".join(cell["source"]), names)
        outputs = ["".join(output["text"]) for output in cell["outputs"]]
        assert capsys.readouterr().out == "".join(outputs)
        shown += len(outputs)
    assert shown == 3
