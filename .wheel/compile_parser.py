"""Build step: compile the parser with mypyc where ``NEWSCTL_COMPILE=1`` asks for it.

The parser is typed Python and runs as it stands. Compiled to C it gives the same records 1.4 to 1.5 times as
fast; that takes a C compiler and a minute, so a plain ``pip install`` does without.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PARSER = "newsctl/parsing"
# Run by hand when a list is made, never by the parser.
SCRIPTS = {"build_places.py", "labels.py", "learning.py", "train.py"}


class CompileParser(BuildHookInterface[Any]):
    """Adds the compiled modules to the wheel, beside their sources."""

    def dependencies(self) -> list[str]:
        """Return what compiling takes: records made of msgspec's Structs must be known to be such."""
        return ["mypy[mypyc]>=1.15", "msgspec>=0.19"] if _wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder that lasts as long as the build; an editable install stays as it is."""
        if not _wanted() or version == "editable":
            return
        self._folder = TemporaryDirectory()
        build_data["force_include"].update(_compile(Path(self.root), Path(self._folder.name)))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove that folder."""
        if "_folder" in vars(self):
            self._folder.cleanup()


def _wanted() -> bool:
    return os.environ.get("NEWSCTL_COMPILE", "0") not in ("", "0")


def _compile(root: Path, folder: Path) -> dict[str, str]:
    """Return the path of each library made in ``folder`` and its place in the wheel."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    os.chdir(root)
    sources = sorted(str(path) for path in Path(PARSER).rglob("*.py") if path.name not in SCRIPTS)
    options = ["--config-file=", f"--cache-dir={folder / 'cache'}", "--ignore-missing-imports"]
    modules = mypycify(
        [*options, *sources],
        opt_level="2",
        debug_level="0",
        group_name="newsctl",
        target_dir=str(folder / "c"),
    )
    build = Distribution({"name": "newsctl", "ext_modules": modules}).get_command_obj("build_ext")
    build.build_lib = str(folder / "lib")
    build.build_temp = str(folder / "temp")
    build.ensure_finalized()
    build.run()
    made = Path(build.build_lib)
    return {str(library): str(library.relative_to(made)) for library in made.rglob("*") if library.is_file()}
