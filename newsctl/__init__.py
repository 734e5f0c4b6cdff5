"""newsctl turns news articles in plain text into records: who said what, where and when."""

from newsctl.article import Article, Dateline, Link, Quote, Span
from newsctl.parsing import parse

__all__ = ["Article", "Dateline", "Link", "Quote", "Span", "__version__", "parse"]

__version__ = "0.1.0"
