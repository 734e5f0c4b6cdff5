"""newsctl turns news articles in plain text into records: who said what, where and when."""

TYPE_CHECKING = False  # typing takes longer to import than the command line needs to heed Ctrl-C
if TYPE_CHECKING:
    from typing import Any

    from newsctl.article import (
        Article,
        Dateline,
        Link,
        Quote,
        Span,
        Statement,
        from_json,
        json_schema,
        to_json,
    )
    from newsctl.corpus import Options
    from newsctl.errors import (
        FilterError,
        FormatError,
        InputError,
        NewsctlError,
        NewsctlWarning,
        OutputError,
        PatternError,
    )
    from newsctl.library import read
    from newsctl.matching import Filters, Match
    from newsctl.matching.query import Wording
    from newsctl.parsing import parse

__all__ = [
    "Article",
    "Dateline",
    "FilterError",
    "Filters",
    "FormatError",
    "InputError",
    "Link",
    "Match",
    "NewsctlError",
    "NewsctlWarning",
    "Options",
    "OutputError",
    "PatternError",
    "Quote",
    "Span",
    "Statement",
    "Wording",
    "__version__",
    "from_json",
    "json_schema",
    "parse",
    "read",
    "to_json",
]

__version__ = "0.2.0"

_MODULES = {
    "Filters": "newsctl.matching",
    "Match": "newsctl.matching",
    "Options": "newsctl.corpus",
    "Wording": "newsctl.matching.query",
    "parse": "newsctl.parsing",
    "read": "newsctl.library",
}


def __getattr__(name: str) -> "Any":
    """Import a public name when it is first used (PEP 562): the command line starts without the parser."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'newsctl' has no attribute {name!r}")
    module = _MODULES.get(
        name, "newsctl.errors" if name.endswith(("Error", "Warning")) else "newsctl.article"
    )
    value = getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, imported or not."""
    return sorted(__all__)
