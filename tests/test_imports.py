"""Imports run one way, cost only who needs them, and `__all__` says what is public."""

import ast
import importlib
import subprocess
import sys
from collections.abc import Container, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import newsctl

PACKAGE = Path(newsctl.__file__).parent
# Programs that build word lists and weights stand beside what they build; nothing imports them.
PROGRAMS = {
    file for file in PACKAGE.rglob("*.py") if '__name__ == "__main__"' in file.read_text(encoding="utf-8")
}
FILES = [file for file in PACKAGE.rglob("*.py") if file not in PROGRAMS and file.stem != "__main__"]


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


MODULES = sorted(map(module_of, FILES))

# Each layer may import itself, errors, and what stands below it.
LAYERS = {
    "errors": set[str](),
    "article": set[str](),
    "parsing": {"article"},
    "corpus": {"parsing", "article"},
    "matching": {"corpus", "parsing", "article"},
    "across": {"matching", "corpus", "parsing", "article"},
    "export": {"across", "corpus", "parsing", "article"},
    "cluster": {"export", "corpus", "parsing", "article"},
    "library": {"across", "matching", "corpus", "parsing", "article"},
    "cli": {"cluster", "export", "across", "matching", "corpus", "parsing", "article"},
}

HEAVY = ("rich", "rapidfuzz", "sqlite3", "multiprocessing", "asyncio")
HEAVY_FOR_A_RECORD = (
    *HEAVY,
    "csv",
    "json",
    "logging",
    "pathlib",
    "subprocess",
    "tempfile",
    "dataclasses",
    "shutil",
)


def imports(file: Path) -> Iterator[str]:
    """The modules of newsctl that ``file`` imports, at its top or in a function."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [f"{node.module}.{alias.name}" for alias in node.names]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        yield from (name for name in names if name.startswith("newsctl."))


def nearest(name: str, modules: Container[str]) -> str:
    """The module in which ``name`` is: itself, or the one that defines it."""
    while name not in modules:
        name = name.rpartition(".")[0]
    return name


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_run_one_way(layer: str) -> None:
    files = [file for file in FILES if file.relative_to(PACKAGE).with_suffix("").parts[0] == layer]
    assert files
    reached = {name.split(".")[1] for file in files for name in imports(file)}
    assert reached - {"__version__"} <= LAYERS[layer] | {layer, "errors"}


def test_no_import_leads_back() -> None:
    """Nor does one inside a function: who reads a module need not have read the one that imports it."""
    names = dict(zip(map(module_of, FILES), FILES, strict=True))
    graph = {name: {nearest(each, names) for each in imports(file)} for name, file in names.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def test_every_module_belongs_to_a_layer() -> None:
    assert {name.split(".")[1] for name in MODULES if "." in name} == set(LAYERS)


def test_sql_stands_in_one_place() -> None:
    """Whoever else has a connection hands it on: nobody outside executes anything on one."""
    for file in (file for file in FILES if PACKAGE / "corpus" / "database" not in file.parents):
        calls = {
            node.func.attr
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        assert not calls & {"execute", "executemany", "executescript"}, file.name


def test_parsing_touches_nothing_outside() -> None:
    outside = {"click", "rich", "logging", "subprocess", "socket", "sys", "tempfile", "shutil"}
    learning = PACKAGE / "parsing" / "layout" / "learning.py"  # crfsuite writes its model to a file
    for file in (file for file in FILES if PACKAGE / "parsing" in file.parents and file != learning):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not {name.partition(".")[0] for name in names} & outside, file.name
        calls = {
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert "print" not in calls, file.name


@pytest.mark.parametrize("name", MODULES)
def test_all_says_what_is_public(name: str) -> None:
    module = importlib.import_module(name)
    defined = {
        key
        for key, value in vars(module).items()
        if not key.startswith("_") and getattr(value, "__module__", None) == name and callable(value)
    }
    public = set(module.__all__)
    assert all(hasattr(module, key) for key in public)
    assert not {key for key in public if key.startswith("_") and key != "__version__"}
    assert defined - public == set(), "public by its name, but not in __all__"


def loaded(*args: str, cwd: Path) -> set[str]:
    """The modules that a run of newsctl has imported by its end."""
    script = (
        "import atexit, sys; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr));"
        "from newsctl.cli import main; main()"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, *args], capture_output=True, text=True, cwd=cwd, timeout=60, check=True
    )
    return set(run.stderr.split())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(
        'Snow\n\nOSLO (AP) -- It snows.\n\n"It snows," said Ida Berg.\n', encoding="utf-8"
    )
    return tmp_path


@pytest.mark.uncounted(reason="counting imports some of them")
def test_what_show_json_does_not_import(folder: Path) -> None:
    modules = loaded("show", "a.txt", "--json", cwd=folder)
    assert "newsctl.parsing" in modules
    assert "newsctl.parsing.attribution.decisions" not in modules
    assert not modules & set(HEAVY_FOR_A_RECORD)
    assert not {name for name in modules if name.startswith(("newsctl.matching", "newsctl.export"))}


@pytest.mark.uncounted(reason="counting imports some of them")
@pytest.mark.parametrize(
    "args",
    [["--help"], ["show", "a.txt"], ["list", "a.txt"], ["export", "a.txt"], ["stats", "a.txt"], ["schema"]],
)
def test_what_commands_do_not_import_in_a_pipe(folder: Path, args: list[str]) -> None:
    assert not loaded(*args, cwd=folder) & set(HEAVY)


def test_quotes_are_looked_for_only_where_they_are_shown_or_asked_for(folder: Path) -> None:
    quoting = "newsctl.parsing.attribution"
    assert quoting not in loaded("grep", "snows", "a.txt", cwd=folder)
    assert quoting in loaded("grep", "--json", "snows", "a.txt", cwd=folder)
    assert quoting in loaded("grep", "--in", "quotes", "snows", "a.txt", cwd=folder)
    assert quoting in loaded("grep", "--speaker", "Berg", "snows", "a.txt", cwd=folder)
    assert quoting not in loaded("grep", "--place", "Oslo", "snows", "a.txt", cwd=folder)
    assert quoting not in loaded("list", "--columns", "date,headline", "a.txt", cwd=folder)
    assert quoting not in loaded("list", "--count-by", "place", "a.txt", cwd=folder)
    assert quoting in loaded("list", "--count-by", "speaker", "a.txt", cwd=folder)
    assert quoting in loaded("list", "--columns", "date", "--has", "quotes", "a.txt", cwd=folder)
    assert quoting in loaded("list", "--columns", "date", "--sort", "quotes", "a.txt", cwd=folder)
