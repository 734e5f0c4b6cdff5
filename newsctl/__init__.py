r"""newsctl turns news articles in plain text into records: who said what, where and when.

A text becomes an :class:`Article`; a corpus, named as on the command line, many of them:

>>> import newsctl
>>> article = newsctl.parse("Snow\n\nOSLO, March 5, 2024 (AP) -- It snows.\n")
>>> article.dateline.place, article.date
('OSLO', '2024-03-05')
>>> [article.headline for article in newsctl.read("archive/")]
['Bread dearer again', 'Ferry runs aground']

Places that match a pattern, as `newsctl grep --json` has them:

>>> [(match.path, match.speaker) for match in newsctl.search("bump|dear", "archive/") if match.speaker]
[('archive/bread.txt', 'Nils Holm'), ('archive/ferry.txt', 'Ida Berg')]

Who is quoted, the spellings of one person merged:

>>> [(person.name, person.quotes) for person in newsctl.people("archive/")]
[('Ida Berg', 2), ('Nils Holm', 1)]

pandas takes records as dictionaries:

>>> import pandas
>>> records = [article.to_dict() for article in newsctl.read("archive/")]
>>> quotes = pandas.json_normalize(records, "quotes", ["path", "date"])
>>> quotes.groupby("speaker").size().to_dict()
{'Ida Berg': 2, 'Nils Holm': 1}

DuckDB takes Parquet, which `newsctl export archive/ -o news.parquet` writes, or what pandas has:

>>> import duckdb
>>> duckdb.sql("SELECT speaker, count(*) FROM quotes GROUP BY 1 ORDER BY 2 DESC").fetchall()
[('Ida Berg', 2), ('Nils Holm', 1)]
"""

TYPE_CHECKING = False  # typing takes longer to import than the command line needs to heed Ctrl-C
if TYPE_CHECKING:
    from typing import Any

    from newsctl.across.people import Person
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
    from newsctl.library import people, read, search
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
    "Person",
    "Quote",
    "Span",
    "Statement",
    "Wording",
    "__version__",
    "from_json",
    "json_schema",
    "parse",
    "people",
    "read",
    "search",
    "to_json",
]

__version__ = "0.2.0"

_MODULES = {
    "Filters": "newsctl.matching",
    "Match": "newsctl.matching",
    "Options": "newsctl.corpus",
    "Person": "newsctl.across.people",
    "Wording": "newsctl.matching.query",
    "parse": "newsctl.parsing",
    "people": "newsctl.library",
    "read": "newsctl.library",
    "search": "newsctl.library",
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
