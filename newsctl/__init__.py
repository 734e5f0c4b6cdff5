"""newsctl turns news articles in plain text into records: who said what, where and when."""

from typing import TYPE_CHECKING, Any

from newsctl.article import Article, Dateline, Link, Quote, Span

if TYPE_CHECKING:
    from newsctl.parsing import parse

__all__ = ["Article", "Dateline", "Link", "Quote", "Span", "__version__", "parse"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import the parser when it is asked for: a search in a database, where all is parsed, does without."""
    if name == "parse":
        from newsctl.parsing import parse

        return parse
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
