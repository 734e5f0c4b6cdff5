"""newsctl turns news articles in plain text into records: who said what, where and when."""

TYPE_CHECKING = False  # typing takes longer to import than the command line needs to heed Ctrl-C
if TYPE_CHECKING:
    from typing import Any

    from newsctl.article import Article, Dateline, Link, Quote, Span
    from newsctl.parsing import parse

__all__ = ["Article", "Dateline", "Link", "Quote", "Span", "__version__", "parse"]

__version__ = "0.1.0"


def __getattr__(name: str) -> "Any":
    """Import a public name when it is first used (PEP 562): the command line starts without the parser."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'newsctl' has no attribute {name!r}")
    value = getattr(import_module("newsctl.parsing" if name == "parse" else "newsctl.article"), name)
    globals()[name] = value
    return value
