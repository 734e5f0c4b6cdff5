"""What a bug report should say of an installation: versions, extras, and whether the parser is compiled."""

import platform
import re
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, version

from newsctl import __version__
from newsctl.cli.environment import Environment
from newsctl.parsing import rules

__all__ = ["installation"]

_PYTHON_SOURCE = ".py"
_FOR_DEVELOPERS = frozenset({"test", "readers", "train"})


def installation(environment: Environment) -> Iterator[str]:
    """Yield a line for each thing worth knowing, its name before it."""
    compiled = "no" if str(rules.__file__).endswith(_PYTHON_SOURCE) else "yes"
    yield f"newsctl {__version__}"
    yield f"Python {platform.python_version()} ({platform.python_implementation()})"
    yield f"platform {platform.platform()}"
    yield f"compiled parser: {compiled}"
    yield f"SQLite {sqlite3.sqlite_version}"
    for extra, name in sorted(_requirements()):
        yield f"{name} {_version(name)}" + (f" (extra {extra})" if extra else "")
    yield f"config: {environment.config or 'none'}"


def _requirements() -> set[tuple[str, str]]:
    """Return the packages that newsctl needs, each with the extra that asks for it."""
    try:
        stated = distribution("newsctl").requires or []
    except PackageNotFoundError:  # run from its folder
        return set()
    found = set()
    for requirement in stated:
        extra = re.search(r"extra == ['\"]([\w-]+)['\"]", requirement)
        name = re.match(r"[\w.-]+", requirement)
        if name and (extra is None or extra[1] not in _FOR_DEVELOPERS):
            found.add((extra[1] if extra else "", name[0]))
    return found


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
